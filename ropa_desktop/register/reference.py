"""Facts that change without us: adequacy decisions, standard clauses, authorities, usual retention periods.

Each is a row in db/reference with its source and with what of it is still to be verified. Whether a transfer
stands is not judged here.
"""

import csv
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, fields, replace
from datetime import date
from functools import cache
from typing import Any, TypeVar

from ropa_desktop import paths
from ropa_desktop.errors import KnownError
from ropa_desktop.i18n import _
from ropa_desktop.register.codes import EEA, INSIDE_UNION


@dataclass(frozen=True)
class Decision:
    """One entry of a list of adequate territories and organisations, with its scope and its days.

    `valid_from` and `valid_until` are the first and the last day on which it can be relied on; `own` is one that
    the register holds itself, new or in the place of one that ships.
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
    own: bool = False

    def holds_on(self, day: date) -> bool:
        """Whether the day lies within its days; a day that no source names bounds nothing."""
        return (self.valid_from or date.min) <= day <= (self.valid_until or date.max)

    def names(self, country: str) -> bool:
        """Whether it is about this territory, or this organisation where the entry has no territory."""
        if self.territory == "EEA":
            return country in EEA or country in INSIDE_UNION
        return country == (self.territory or self.code)


@dataclass(frozen=True)
class ClauseSet:
    """Clauses that carry or carried a transfer, with the first and the last day on which it can rest on them."""

    code: str
    tool: str
    title: str
    adopted: date | None
    valid_from: date | None
    valid_until: date | None
    note: str
    source: str
    verify: str

    def holds_on(self, day: date) -> bool:
        """Whether the day lies within its days; a day that no source names bounds nothing."""
        return (self.valid_from or date.min) <= day <= (self.valid_until or date.max)


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


Ends = TypeVar("Ends", Decision, ClauseSet)


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
def adequacy_decisions() -> tuple[Decision, ...]:
    """Every entry of the Union's, the United Kingdom's and the Swiss list that ships, also those that ended."""
    return tuple(Decision(**row) for row in _rows("adequacy.csv"))


class Counting:
    """The entries that count somewhere, in order and by code; equal only to itself, so that it can be a key."""

    def __init__(self, entries: Iterable[Decision]) -> None:
        self.by_code: dict[str, Decision] = {one.code: one for one in entries}
        self.entries = tuple(self.by_code.values())


@cache
def _shipped() -> Counting:
    return Counting(adequacy_decisions())


# By thread and task: what one register holds is no fact of another that is open beside it. What ends is kept apart,
# so that a report that holds the register's entries itself does not take back what somebody asked "what if" of.
_held: ContextVar[Counting | None] = ContextVar("decisions", default=None)
_ending: ContextVar[tuple[tuple[str, date], ...]] = ContextVar("ending", default=())


def counting() -> Counting:
    """What counts here and now; what is computed from it can be kept for as long as it is the same."""
    return _held.get() or _shipped()


def decisions() -> tuple[Decision, ...]:
    """Every entry that counts: those that ship, replaced and supplemented by those that are held."""
    return counting().entries


def decision_named(code: str | None) -> Decision | None:
    """The entry of a code that counts."""
    return counting().by_code.get(code or "")


@contextmanager
def holding(records: Iterable[Any]) -> Iterator[None]:
    """Judge with a register's own entries (records, or whatever has the fields of one) beside those that ship."""
    token = _held.set(_with(records))
    try:
        yield
    finally:
        _held.reset(token)


def hold(records: Iterable[Any]) -> None:
    """The same from now on in this thread, for the register that a window shows; nothing anew where none differs."""
    held = _with(records)
    before = _held.get()
    if (held.entries if held else None) != (before.entries if before else None):
        _held.set(held)


def _with(records: Iterable[Any]) -> Counting | None:
    own, ends = [_own(record) for record in records if counts(record)], _ending.get()
    return Counting(_ended((*adequacy_decisions(), *own), ends)) if own or ends else None


@contextmanager
def ending(code: str, last_day: date) -> Iterator[None]:
    """Judge as if a decision, or a set of clauses, ended on this day, unless it ends earlier; raises KnownError where
    there is none of this code.

    A decision of the register's own is known inside `holding` only; `holding` once more inside keeps the end.
    """
    if decision_named(code) is None and code not in _shipped_clauses():
        raise KnownError(_("There is no adequacy decision “{code}”.").format(code=code[:40]))
    held = _held.set(Counting(_ended(decisions(), ((code, last_day),))))
    ends = _ending.set((*_ending.get(), (code, last_day)))
    try:
        yield
    finally:
        _ending.reset(ends)
        _held.reset(held)


def _ended(entries: Iterable[Ends], ends: tuple[tuple[str, date], ...]) -> Iterator[Ends]:
    for entry in entries:
        days: list[date] = [day for code, day in ends if code == entry.code]
        yield replace(entry, valid_until=min([*days, entry.valid_until or date.max])) if days else entry


def counts(record: Any) -> bool:
    """Whether an entry that a register holds is one to judge with: named, on a list, and not retired."""
    return bool(record.code and record.list) and getattr(record, "retired_on", None) is None


def _own(record: Any) -> Decision:
    values = {one.name: getattr(record, one.name) for one in fields(Decision) if one.name not in ("own", "title")}
    # A record's `title` is a method; the fact stands in its `label`.
    values["title"] = record.label if hasattr(record, "label") else record.title
    told: dict[str, Any] = {
        name: "" if value is None and name not in _READ else value for name, value in values.items()
    }
    return Decision(**told, own=True)


@cache
def _shipped_clauses() -> Mapping[str, ClauseSet]:
    return {row["code"]: ClauseSet(**row) for row in _rows("clauses.csv")}


def clause_sets() -> Mapping[str, ClauseSet]:
    """The sets of standard clauses, those repealed too, and the British and Swiss ones, by code."""
    shipped, ends = _shipped_clauses(), _ending.get()
    return {one.code: one for one in _ended(shipped.values(), ends)} if ends else shipped


@cache
def authorities() -> tuple[Authority, ...]:
    """The supervisory authorities, one for each country; `EU` is the Union's own."""
    return tuple(Authority(**row) for row in _rows("authorities.csv"))


@cache
def retention_suggestions() -> tuple[RetentionSuggestion, ...]:
    """The periods found in national law and guidance; every one is to be verified by the user."""
    return tuple(RetentionSuggestion(**row) for row in _rows("retention.csv"))


def decisions_for(country: str, on: date, of: str = "EU") -> tuple[Decision, ...]:
    """The entries of one list that name a territory (ISO code) or organisation (`EPO`) and hold on a day."""
    return tuple(entry for entry in decisions() if entry.list == of and entry.names(country) and entry.holds_on(on))
