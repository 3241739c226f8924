"""Facts that change without us: adequacy decisions, supervisory authorities, usual retention periods.

Each is a row in db/reference with its source and with what of it is still to be verified. Whether a transfer
stands is not judged here.
"""

import csv
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from ropa_desktop import paths
from ropa_desktop.register.codes import EEA, INSIDE_UNION


@dataclass(frozen=True)
class AdequacyDecision:
    """One entry of a list of adequate territories and organisations, with its scope and its days.

    `valid_from` and `valid_until` are the first and the last day on which it can be relied on.
    """

    code: str
    list: str
    territory: str
    title: str
    decision: str
    celex: str
    adopted: date | None
    valid_from: date | None
    valid_until: date | None
    scope: str
    scope_kind: str
    review: str
    status: str
    source: str
    verify: str

    def holds_on(self, day: date) -> bool:
        """Whether the day lies within its days; a day that no source names bounds nothing."""
        return (self.valid_from or date.min) <= day <= (self.valid_until or date.max)

    def names(self, country: str) -> bool:
        """Whether it is about this territory, or this organisation where the entry has no territory."""
        if self.territory == "EEA":
            return country in EEA or country in INSIDE_UNION
        return country == (self.territory or self.code)


@dataclass(frozen=True)
class Authority:
    """A supervisory authority, and the age of consent under Art. 8 in its country (None: no fixed age)."""

    country: str
    authority: str
    short: str
    child_consent_age: int | None
    note: str
    source: str
    verify: str


@dataclass(frozen=True)
class RetentionSuggestion:
    """A period found in national law, for the user to verify; `period_iso` where it is one clear figure."""

    country: str
    records: str
    period: str
    period_iso: str
    starts: str
    legal_reference: str
    confidence: str
    note: str


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None


_READ: dict[str, Callable[[str], Any]] = {
    "adopted": _day,
    "valid_from": _day,
    "valid_until": _day,
    "child_consent_age": lambda text: int(text) if text else None,
}


def _rows(name: str) -> list[dict[str, Any]]:
    with (paths.db() / "reference" / name).open(encoding="utf-8", newline="") as file:
        return [{key: _READ.get(key, str)(text) for key, text in row.items()} for row in csv.DictReader(file)]


@cache
def adequacy_decisions() -> tuple[AdequacyDecision, ...]:
    """Every entry of the Union's, the United Kingdom's and the Swiss list, also those that ended."""
    return tuple(AdequacyDecision(**row) for row in _rows("adequacy.csv"))


@cache
def authorities() -> tuple[Authority, ...]:
    """The supervisory authorities, one for each country; `EU` is the Union's own."""
    return tuple(Authority(**row) for row in _rows("authorities.csv"))


@cache
def retention_suggestions() -> tuple[RetentionSuggestion, ...]:
    """The periods found in national law and guidance; every one is to be verified by the user."""
    return tuple(RetentionSuggestion(**row) for row in _rows("retention.csv"))


def decisions_for(country: str, on: date, of: str = "EU") -> tuple[AdequacyDecision, ...]:
    """The entries of one list that name a territory (ISO code) or organisation (`EPO`) and hold on a day."""
    return tuple(
        entry for entry in adequacy_decisions() if entry.list == of and entry.names(country) and entry.holds_on(on)
    )
