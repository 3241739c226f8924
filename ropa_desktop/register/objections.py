"""Until when one can object to a sub-processor that was announced, and what came of it (Art. 28(2))."""

from collections.abc import Iterable
from datetime import date
from itertools import chain
from typing import Literal, NamedTuple

from ropa_desktop.i18n import N_, _
from ropa_desktop.register.activities import ProcessingActivity
from ropa_desktop.register.chain import over, ways
from ropa_desktop.register.contents import Contents
from ropa_desktop.register.engagements import Engagement
from ropa_desktop.register.on_behalf import ProcessingOnBehalf
from ropa_desktop.register.retention_dates import ending

State = Literal["announced", "running", "missed", "decided"]
STATES: dict[State, str] = {
    "announced": N_("Announced"),
    "running": N_("The objection runs"),
    "missed": N_("Missed"),
    "decided": N_("Decided"),
}


class Objection(NamedTuple):
    """One announcement; `day` is the last day to object, or that of the announcement where no last day is known."""

    day: date
    sentence: str
    class_name: str
    record_id: str
    state: State
    announced_on: date | None = None


def objections(contents: Contents, on: date) -> tuple[Objection, ...]:
    """Every announcement of a sub-processor, by its day: what runs, what was missed, what was decided."""
    ours = _reached(contents)
    engagements = [one for one in contents.all(Engagement) if ours is None or one.id in ours]
    found = (objection(one, on) for one in engagements)
    return tuple(sorted((one for one in found if one), key=lambda one: (one.day, one.sentence)))


def objection(engagement: Engagement, on: date) -> Objection | None:
    """What is to be said of one sub-processor; nothing where none was announced, or where it has ended."""
    first, last = engagement.notified_on, last_day(engagement)
    day = last or first
    if engagement.parent is None or day is None or over(engagement, on):
        return None
    state = _state(engagement, on)
    words = _sentence(engagement, state, on)
    return Objection(day, words, type(engagement).__name__, engagement.id, state, first)


def last_day(engagement: Engagement) -> date | None:
    """The last day to object: the one that is told, or else the one that is counted."""
    return engagement.object_until or counted(engagement)


def counted(engagement: Engagement) -> date | None:
    """The day of the announcement and the notice period that the processor above has to keep."""
    parent = engagement.parent
    if parent is None or parent.authorisation != "A28-2-general":
        return None
    return after(engagement.notified_on, parent.notice_period)


def after(day: date | None, period: str | None) -> date | None:
    """The day when a period is over; a month after 31 January is the last day of February."""
    if day is None or not period:
        return None
    return ending(day, period) or date.max  # beyond the year 9999


def _state(engagement: Engagement, on: date) -> State:
    if engagement.decision:
        return "decided"
    first, last = engagement.notified_on, last_day(engagement)
    if last is None or (first is not None and first > on):
        return "announced"
    return "running" if on <= last else "missed"


def _sentence(engagement: Engagement, state: State, on: date) -> str:
    return _says(engagement, state, on).format(
        name=engagement.title(),
        parent=engagement.parent.title() if engagement.parent else "",
        first=engagement.notified_on,
        last=last_day(engagement),
        decision=engagement.decision,
    )


def _says(engagement: Engagement, state: State, on: date) -> str:
    if state == "decided":
        return _("{name}, behind {parent}: decided. {decision}")
    if state == "running":
        return _("{name}, behind {parent}: you can object until {last}.")
    if state == "missed":
        return _("{name}, behind {parent}: the time to object ended on {last}, and no decision is told.")
    if engagement.notified_on is not None and engagement.notified_on > on:
        return _("{name}, behind {parent}: to be announced on {first}.")
    if engagement.parent is not None and engagement.parent.authorisation == "A28-2-specific":
        return _("{name}, behind {parent}: announced on {first}; it needs your authorisation before it is engaged.")
    return _("{name}, behind {parent}: announced on {first}; nothing tells until when you can object.")


def _reached(contents: Contents) -> set[str] | None:
    """The ids of those behind the entries of one organisation; None where it is asked of all."""
    if contents.organisation is None:
        return None
    known: dict[str, set[str]] = {}
    entries: Iterable[ProcessingActivity | ProcessingOnBehalf] = chain(contents.activities, contents.on_behalf)
    for entry in entries:
        for first in entry.engagements:
            if first.id not in known:
                known[first.id] = {way[-1].id for way in ways([first])}
    return set().union(*known.values())
