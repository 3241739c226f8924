"""A register, read to be handed over: the records of one organisation, and the directory that they point into."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import TYPE_CHECKING, Any, Generic, TypeVar, cast

from ropa_desktop.register.activities import ProcessingActivity
from ropa_desktop.register.on_behalf import ProcessingOnBehalf
from ropa_desktop.register.organisations import Organisation
from ropa_desktop.register.record import Record

if TYPE_CHECKING:
    from ropa_desktop.register.report import Report
    from ropa_desktop.register.world import World

R = TypeVar("R", bound=Record)


class Stream(Generic[R]):
    """Records that are read anew, a chunk at a time, whenever they are gone through."""

    def __init__(self, read: Callable[[], Iterator[R]]) -> None:
        self._read = read

    def __iter__(self) -> Iterator[R]:
        return self._read()


@dataclass(frozen=True)
class Standing:
    """Which state of which register this is; every document prints it."""

    register_id: str = ""
    step: int = 0
    at: str = ""
    hash: str = ""

    def short(self) -> str:
        """The first 16 digits of the head hash, in fours."""
        return " ".join(self.hash[i : i + 4] for i in range(0, 16, 4))


def day_of(until: date | datetime) -> date:
    """The day, here, until which something was recorded."""
    return until.astimezone().date() if isinstance(until, datetime) else until


@dataclass(frozen=True)
class Whole:
    """Every record of the register as plain values, and every file kept inside: for the form that carries it all."""

    rows: Callable[[], Iterable[tuple[type[Record], Iterable[Mapping[str, Any]]]]]
    files: Callable[[], Iterable[tuple[str, bytes]]]
    count: Callable[[], int]


@dataclass
class Contents:
    """Records without a session (`Record.plain`), to read only; the activities come as streams."""

    standing: Standing
    organisation: Organisation | None  # the controller or processor whose record it is; None for all
    directory: dict[type[Record], list[Record]]  # all but activities and processing on behalf
    activities: Iterable[ProcessingActivity] = ()
    activity_count: int = 0
    on_behalf: Iterable[ProcessingOnBehalf] = ()
    on_behalf_count: int = 0
    set_aside: Mapping[str, int] = field(default_factory=lambda: {"controller": 0, "processor": 0})
    not_in_force: Mapping[str, int] = field(default_factory=lambda: {"controller": 0, "processor": 0})
    as_of: date | datetime | None = None  # until when all this was recorded, None for today's state
    in_force_on: date | None = None  # the day on which the entries were in force, None for all of them
    whole: Whole | None = None  # whatever the organisation
    annexes: tuple["Report", ...] = ()  # what is handed over with the record
    world: "World | None" = None  # where its transfers go, for the map
    pictures: bool = False  # whether the document shows pictures too

    def day(self) -> date:
        """The day as of which it is judged: when the entries were in force, else the day of the state, else today."""
        return self.in_force_on or (day_of(self.as_of) if self.as_of else date.today())

    def all(self, cls: type[R]) -> list[R]:
        """Every record of a class of the directory, in the order of their titles."""
        return cast(list[R], self.directory[cls])

    def leave_out_notes(self) -> None:
        """Hand over nothing of what was noted for oneself and one's successor."""
        activities, on_behalf = self.activities, self.on_behalf
        self.activities = Stream(lambda: map(_without_notes, activities))
        self.on_behalf = Stream(lambda: map(_without_notes, on_behalf))
        for records in self.directory.values():
            for one in records:
                _without_notes(one)


def _without_notes(record: R) -> R:
    if "notes" in vars(record):
        vars(record)["notes"] = None  # records to read refuse to be written
    return record
