"""R9: answers that do not go together, whatever they are about."""

from collections.abc import Callable, Iterator
from datetime import date
from functools import cache
from typing import Any

from ropa_desktop.i18n import N_, _
from ropa_desktop.register.activities import ProcessingActivity
from ropa_desktop.register.engagements import Engagement
from ropa_desktop.register.fields import Field, reader
from ropa_desktop.register.kinds import Link, Links
from ropa_desktop.register.on_behalf import ProcessingOnBehalf
from ropa_desktop.register.record import Record
from ropa_desktop.register.records import BY_NAME
from ropa_desktop.register.rules.rule import NEVER_GIVEN, Found, rule
from ropa_desktop.register.systems import System

_IN_ORDER = (
    ("starts_on", "ended_on"),
    ("contract_date", "contract_end"),
    ("notified_on", "object_until"),
    ("dated", "valid_until"),
)


@cache
def _in_order(cls: type[Record]) -> list[tuple[Field, Field]]:
    known = {one.name: one for one in cls.fields}
    return [(known[earlier], known[later]) for earlier, later in _IN_ORDER if earlier in known and later in known]


@cache
def _pointing(cls: type[Record]) -> tuple[list[tuple[Field, bool]], Callable[[Any], tuple[Any, ...]]]:
    """The fields whose answers are records of their own, and whether each can have several."""
    found = [one for one in cls.fields if isinstance(one.kind, Link) and not BY_NAME[one.kind.target].owners]
    return [(one, isinstance(one.kind, Links)) for one in found], reader(found)


@rule(
    "R901", "", "contradiction", "", N_("A day lies before the one that it follows."),
    why=N_("One of the two days is wrong, and nobody can tell which."),
    mend=N_("Correct the wrong one."),
    wrong=lambda: Engagement(contract_date=date(2026, 3, 1), contract_end=date(2025, 3, 1)),
    right=lambda: Engagement(contract_date=date(2025, 3, 1), contract_end=date(2026, 3, 1)),
    unless=lambda cls: NEVER_GIVEN if _in_order(cls) else (),
)  # fmt: skip
def dates_in_order(record: Record, on: date) -> Iterator[Found]:
    for earlier, later in _in_order(type(record)):
        first, last = earlier.value(record), later.value(record)
        if first and last and first > last:
            sentence = _("“{later}” ({last}) lies before “{earlier}” ({first}).").format(
                later=_(later.label), last=last, earlier=_(earlier.label), first=first
            )
            yield Found(later.name, sentence, later.article)


@rule(
    "R902", "", "advice", "", N_("What is used here was set aside."),
    why=N_("What was set aside is no longer kept up to date."),
    mend=N_("Choose what took its place, or bring it back."),
    wrong=lambda: ProcessingActivity(systems=[System(name="Old ledger", retired_on=date(2026, 1, 1))]),
    right=lambda: ProcessingActivity(systems=[System(name="Ledger")]),
    unless=lambda cls: NEVER_GIVEN if _pointing(cls)[0] else (),
)  # fmt: skip
def set_aside_but_used(record: Record, on: date) -> Iterator[Found]:
    fields, read = _pointing(type(record))
    for (one, several), value in zip(fields, read(record), strict=True):
        if value:
            for other in value if several else (value,):
                if other.retired_on:
                    sentence = _("“{title}” is retired, but is still used here.").format(title=other.title())
                    yield Found(one.name, sentence, one.article)


@rule(
    "R903", "ProcessingActivity ProcessingOnBehalf", "advice", "", N_("It has ended, but the day is not given."),
    why=N_("Some authorities want an ended entry kept for years after its end; that needs the day."),
    mend=N_("Give the last day of the processing."),
    wrong=lambda: ProcessingActivity(status="ended"),
    right=lambda: ProcessingActivity(status="ended", ended_on=date(2026, 3, 1)),
    needs="status",
)  # fmt: skip
def ended_without_day(record: ProcessingActivity | ProcessingOnBehalf, on: date) -> Iterator[Found]:
    if record.status == "ended" and record.ended_on is None:
        yield Found("ended_on")
