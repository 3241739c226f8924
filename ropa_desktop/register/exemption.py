"""Art. 30(5): for whom the duty to keep a record is lifted, as a dated rule; explained, and no reason to hide one.

What is only proposed stands in the table as a note and is never computed with.
"""

import csv
from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache
from typing import Final, Literal, NamedTuple

from ropa_desktop import paths
from ropa_desktop.i18n import N_, _, as_day
from ropa_desktop.register.activities import ProcessingActivity
from ropa_desktop.register.assessed import standing
from ropa_desktop.register.codes import SPECIAL_CATEGORIES
from ropa_desktop.register.on_behalf import ProcessingOnBehalf
from ropa_desktop.register.organisations import Organisation
from ropa_desktop.register.rules.special_data import special_codes

Entry = ProcessingActivity | ProcessingOnBehalf
State = Literal["asks", "seems", "open", "not shown"]
Duty = Literal["owed", "seems owed", "open"]

# What goes on for this long seems no longer occasional. No text gives a figure; it only makes the program say why.
_LONG: Final = timedelta(days=366)
DUTIES: Final[dict[Duty, str]] = {
    "owed": N_("Owed"),
    "seems owed": N_("Seems owed"),
    "open": N_("Yours to say"),
}


class Exemption(NamedTuple):
    """One version of the rule: below how many persons, from when until when, and what takes it away again."""

    code: str
    status: str
    valid_from: date | None
    valid_until: date | None
    below: int
    conditions: str
    source: str
    verify: str
    note: str


class Alternative(NamedTuple):
    """One of the three that bring the duty back, and what the entry tells of it."""

    name: Literal["risk", "not occasional", "special"]
    state: State
    says: str


class Judged(NamedTuple):
    """Whether the record of an entry is owed although few persons are employed."""

    duty: Duty
    alternatives: tuple[Alternative, ...]


@cache
def exemptions() -> tuple[Exemption, ...]:
    """Every version in the table, those that are only proposed too."""
    with (paths.db() / "reference" / "exemption.csv").open(encoding="utf-8", newline="") as file:
        return tuple(_read(row) for row in csv.DictReader(file))


def _read(row: dict[str, str]) -> Exemption:
    first, last = (date.fromisoformat(text) if text else None for text in (row["valid_from"], row["valid_until"]))
    return Exemption(
        row["code"], row["status"], first, last, int(row["below"]), row["conditions"], row["source"], row["verify"],
        row["note"],
    )  # fmt: skip


def in_force(on: date) -> Exemption | None:
    """The version that is law on a day."""
    law = [one for one in exemptions() if one.status != "proposed" and one.valid_from]
    return next(
        (one for one in law if (one.valid_from or date.max) <= on <= (one.valid_until or date.max)), None
    )  # fmt: skip


def proposed() -> tuple[Exemption, ...]:
    """What is not law, to be told as such."""
    return tuple(one for one in exemptions() if one.status == "proposed")


def is_below(organisation: Organisation | None, on: date) -> bool | None:
    """Whether fewer persons are employed than the rule asks; None where the number, or the rule, is not there."""
    rule = in_force(on)
    if organisation is None or organisation.persons_employed is None or rule is None:
        return None
    return organisation.persons_employed < rule.below


def judged(entry: Entry, on: date) -> Judged:
    """The three alternatives for one entry; one that holds is enough, and a risk is never computed."""
    found = (_risk(entry), _not_occasional(entry, on), _special(entry))
    states = {one.state for one in found}
    duty: Duty = "owed" if "asks" in states else "seems owed" if "seems" in states else "open"
    return Judged(duty, found)


def _risk(entry: Entry) -> Alternative:
    if isinstance(entry, ProcessingActivity):
        if said := next(_high_risk(entry), ""):
            return Alternative("risk", "asks", said)
        if len(entry.wp248_criteria or ()) == 1:
            words = _("Yours to say: one criterion of WP 248 is marked, so look whether a risk is likely.")
            return Alternative("risk", "open", words)
    return Alternative("risk", "open", _("Yours to say: whether a risk is likely cannot be computed."))


def _high_risk(activity: ProcessingActivity) -> Iterator[str]:
    """What the entry itself states of a high risk, which is a risk all the more."""
    screening = standing(activity.screenings) if activity.screenings else None
    if screening and screening.outcome == "required":
        yield _("The screening of {day} says that an impact assessment is required, so a high risk is taken to be "
                "likely.").format(day=as_day(screening.assessed_on))  # fmt: skip
    if activity.dpia_cases:
        yield _("A case of Art. 35(3) is marked, so a high risk is stated.")
    if activity.dpia_outcome in ("required", "under-way", "carried-out"):
        yield _("An impact assessment is said to be required or made, so a high risk is taken to be likely.")
    if len(activity.wp248_criteria or ()) > 1:
        yield _("Two or more criteria of WP 248 are marked, so a high risk is taken to be likely.")


def _not_occasional(entry: Entry, on: date) -> Alternative:
    if entry.status in ("active", "suspended") and entry.starts_on and on - entry.starts_on > _LONG:
        words = _("It has been going on since {day}, which seems not occasional.").format(day=as_day(entry.starts_on))
        return Alternative("not occasional", "seems", words)
    if isinstance(entry, ProcessingOnBehalf):
        words = _("What is done for customers as a service seems not occasional.")
        return Alternative("not occasional", "seems", words)
    return Alternative("not occasional", "open", _("Yours to say: the entry does not tell how often it is done."))


def _special(entry: Entry) -> Alternative:
    if isinstance(entry, ProcessingOnBehalf):
        return Alternative("special", "open", _("Yours to say: the entry does not list the controllers' data."))
    if codes := sorted(special_codes(entry)):
        titles = "; ".join(_(SPECIAL_CATEGORIES.get(code, code)) for code in codes)
        return Alternative("special", "asks", _("Its data include: {titles}.").format(titles=titles))
    if not entry.data:
        return Alternative("special", "open", _("Yours to say: no categories of data are given yet."))
    return Alternative("special", "not shown", _("No row of its data is marked as such."))
