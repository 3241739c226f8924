"""Columns that are no fields: what an authority looks for in one place and the register keeps in further rows."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any, NamedTuple, TypeVar

from ropa_desktop.exchange.excel.cells import Value
from ropa_desktop.i18n import N_, _
from ropa_desktop.register.activities import PersonalData, ProcessingActivity
from ropa_desktop.register.chain import above, ways
from ropa_desktop.register.effective import ARROW, name_of
from ropa_desktop.register.engagements import Engagement
from ropa_desktop.register.fields import State
from ropa_desktop.register.kinds import SEPARATOR
from ropa_desktop.register.on_behalf import ProcessingOnBehalf
from ropa_desktop.register.organisations import Contact, Organisation
from ropa_desktop.register.record import Record
from ropa_desktop.register.systems import System

ENTRIES = (ProcessingActivity, ProcessingOnBehalf)  # they come as a stream, with their rows
R = TypeVar("R", bound=Record)
_MANY = 60  # lines in a cell; more are separated as in a sentence
_WITH = {"Purpose": "legal_basis", "Transfer": "tool"}  # what a line of a summary says beside the title


@dataclass
class Uses:
    """What the entries point at, noted while they stream by; whole once the last has passed."""

    engagements: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    controllers: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    said: dict[str, str] = field(default_factory=dict)

    def once(self, record: R, say: Callable[[R], str]) -> str:
        """What is said of a record that many entries use, found out the first time."""
        if record.id not in self.said:
            self.said[record.id] = say(record)
        return self.said[record.id]

    def note(self, entry: ProcessingActivity | ProcessingOnBehalf) -> None:
        """Remember what this activity, or this processing on behalf, uses."""
        name = entry.code or entry.title()
        for engagement in entry.engagements:
            self.engagements[engagement.id].append(name)
        for controller in entry.controllers if isinstance(entry, ProcessingOnBehalf) else ():
            self.controllers[controller.id].append(name)


class Gathered(NamedTuple):
    """One such column, for the point of Article 30 that it answers."""

    name: str
    label: str
    value: Callable[[Any, Uses], Value]
    point: str = ""
    first: bool = False  # before the fields of its point
    width: float = 40


def lines(texts: Iterable[str]) -> str:
    """Texts one below the other, as many as can be taken in, or else in one sentence."""
    found = list(texts)
    return ("\n" if len(found) <= _MANY else SEPARATOR).join(found)


def line(row: Record) -> str:
    """An owned row in the summary of its owner."""
    said = type(row).field(_WITH[name]).text(row) if (name := type(row).__name__) in _WITH else ""
    return f"{row.title()} – {said}" if said else row.title()


def _data_subjects(activity: ProcessingActivity, uses: Uses) -> Value:
    names = dict.fromkeys(one.title() for row in activity.data for one in row.data_subjects)
    return lines(names) or State.UNANSWERED


def _time_limits(activity: ProcessingActivity, uses: Uses) -> Value:
    limits: dict[str, dict[str, None]] = defaultdict(dict)
    for row in activity.data:
        limits[_limit(row)][row.title()] = None
    answered = [row for row in activity.data if row.retention_rule or _TIME_LIMIT.state(row) is not State.UNANSWERED]
    if not answered:
        return State.UNANSWERED
    return lines(f"{SEPARATOR.join(titles)}: {limit}" for limit, titles in limits.items())


_TIME_LIMIT = PersonalData.field("time_limit")


def _limit(row: PersonalData) -> str:
    said = [row.retention_rule.in_words()] if row.retention_rule else []
    if not said or row.time_limit:
        said.append(_TIME_LIMIT.answer(row))
    return SEPARATOR.join(said)


def _sub_processors(entry: Any, uses: Uses) -> Value:
    """Recipients that stand with the processors: who is behind whom."""
    return lines(uses.once(way[-1], Engagement.title) + _behind(way) for way in ways(entry.engagements) if way[1:])


def _transfers(entry: Any, uses: Uses) -> Value:
    return lines(
        f"{way[-1].title()}{_behind(way)}: {uses.once(transfer, line)}"
        for way in ways(entry.engagements)
        for transfer in way[-1].transfers
    )


def _behind(way: tuple[Engagement, ...]) -> str:
    before = ARROW.join(name_of(one) for one in way[:-1])
    return " " + _("(behind {way})").format(way=before) if before else ""


def _measures(entry: Any, uses: Uses) -> Value:
    return lines(uses.once(system, _measures_of) for system in entry.systems if system.measures)


def _measures_of(system: System) -> str:
    return f"{system.title()}: {SEPARATOR.join(one.title() for one in system.measures)}"


def _with_those_above(engagement: Engagement) -> Iterator[Engagement]:
    yield engagement
    yield from above(engagement)


def _tier(engagement: Engagement, uses: Uses) -> Value:
    return sum(1 for one in _with_those_above(engagement))


def _entries(engagement: Engagement, uses: Uses) -> Value:
    names = dict.fromkeys(name for one in _with_those_above(engagement) for name in uses.engagements.get(one.id, ()))
    return SEPARATOR.join(names)


def _for_entries(controller: Organisation, uses: Uses) -> Value:
    return SEPARATOR.join(uses.controllers.get(controller.id, ()))


def details(one: Organisation | Contact | None) -> str:
    """The name and whatever one can write to or call."""
    if one is None:
        return ""
    said = [one.title()]
    if isinstance(one, Contact) and (owner := one.owner()):
        said.append(owner.title())
    country = Organisation.field("country").text(one) if isinstance(one, Organisation) else ""
    return lines(part for part in (*said, one.address, country, one.email, one.phone) if part)


def _representative(controller: Organisation, uses: Uses) -> Value:
    return details(controller.representative)


def _officer(controller: Organisation, uses: Uses) -> Value:
    return details(controller.dpo)


_OF_SYSTEMS = Gathered("(measures of systems)", N_("Measures of the systems used"), _measures)
ACTIVITY = (
    Gathered("(data subjects)", N_("Categories of data subjects"), _data_subjects, "c", first=True),
    Gathered("(sub-processors)", N_("Sub-processors behind them"), _sub_processors, "d"),
    Gathered("(transfers of processors)", N_("Transfers by processors"), _transfers, "e"),
    Gathered("(time limits)", N_("Time limits for erasure"), _time_limits, "f"),
    _OF_SYSTEMS._replace(point="g"),
)
ON_BEHALF = (
    Gathered("(transfers of processors)", N_("Transfers by sub-processors"), _transfers, "c"),
    _OF_SYSTEMS._replace(point="d"),
)
PROCESSOR = (
    Gathered("(tier)", N_("Tier"), _tier, first=True, width=7),
    Gathered("(entries)", N_("Used for"), _entries, width=28),
)
CONTROLLER = (
    Gathered("(entries)", N_("On behalf of it"), _for_entries, width=28),
    Gathered("(representative)", N_("Contact details of the representative"), _representative, "a", width=32),
    Gathered("(officer)", N_("Contact details of the data protection officer"), _officer, "a", width=32),
)
