"""The open dates as a calendar file (RFC 5545): all-day entries that a calendar program takes over, and updates."""

from collections.abc import Callable, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from ropa_desktop import __version__
from ropa_desktop.exchange.written import Written, replacing
from ropa_desktop.i18n import _
from ropa_desktop.register.citation import cited
from ropa_desktop.register.contents import Standing
from ropa_desktop.register.due_dates import KINDS, Due

if TYPE_CHECKING:
    from icalendar import Event

_EVENT = b"BEGIN:VEVENT\r\n"


def _unseen(done: int, total: int) -> None:
    """Nobody watches."""


def write(
    dates: Sequence[Due], standing: Standing, target: Path, progress: Callable[[int, int], None] = _unseen
) -> Written:
    """Write one entry for each date; the same date of the same record has the same UID in every file."""
    from icalendar import Calendar  # not before it is needed: it costs a tenth of a second

    calendar = Calendar()
    calendar.add("prodid", f"-//ROPA Desktop//{__version__}//EN")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", _("What is due"))
    at = _moment(standing)
    for done, one in enumerate(dates):
        if done % 50 == 0:
            progress(done, len(dates))
        calendar.add_component(_event(one, standing, at))
    with replacing(target) as fresh:
        fresh.write_bytes(calendar.to_ical())
        if (found := _events(fresh)) != len(dates):
            raise RuntimeError(f"{found} entries were read back, not {len(dates)}")
    progress(len(dates), len(dates))
    return Written(target, len(dates))


def uid(one: Due, standing: Standing) -> str:
    """What tells this date from all others, and stays when the register is written again."""
    return "-".join(part for part in (standing.register_id, one.record_id, one.kind) if part)


def _event(one: Due, standing: Standing, at: datetime) -> "Event":
    from icalendar import Event

    event = Event()
    event.add("uid", uid(one, standing))
    event.add("dtstamp", at)
    event.add("last-modified", at)
    event.add("sequence", standing.step)
    event.add("dtstart", one.day)
    if one.day < one.day.max:  # a day without an end is whole, too
        event.add("dtend", one.day + timedelta(days=1))
    event.add("summary", f"{_(KINDS[one.kind])}: {one.title}" if one.title else _(KINDS[one.kind]))
    event.add("description", "\n".join((one.sentence, cited(one.article))))
    event.add("categories", [_(KINDS[one.kind])])
    event.add("class", "PRIVATE")
    event.add("transp", "TRANSPARENT")
    event.add("x-microsoft-cdo-alldayevent", "TRUE")
    event.add("x-microsoft-cdo-busystatus", "FREE")
    return event


def _moment(standing: Standing) -> datetime:
    """When the state was recorded, so that the same state gives the same file."""
    at = datetime.fromisoformat(standing.at) if standing.at else datetime.now(UTC)
    return at.astimezone(UTC).replace(microsecond=0)


def _events(path: Path) -> int:
    with path.open("rb") as file:
        return sum(line == _EVENT for line in file)
