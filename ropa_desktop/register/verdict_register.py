"""Every transfer of a register with its verdict on a day: of activities, on behalf of others, and along each chain."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date
from itertools import chain
from typing import NamedTuple

from ropa_desktop.register.activities import ProcessingActivity
from ropa_desktop.register.adequacy import AdequacyDecision
from ropa_desktop.register.chain import above, over, walk
from ropa_desktop.register.contents import Contents
from ropa_desktop.register.engagements import Engagement, Transfer
from ropa_desktop.register.on_behalf import ProcessingOnBehalf
from ropa_desktop.register.reference import holding
from ropa_desktop.register.rules.roles import law_of, outside_among
from ropa_desktop.register.rules.transfers import countries_told
from ropa_desktop.register.verdict import people_of, verdict
from ropa_desktop.register.verdict_reasons import Known, Verdict

Entry = ProcessingActivity | ProcessingOnBehalf
_HOMES = {"UK": "GB", "CH": "CH"}


class Judged(NamedTuple):
    """A transfer, its verdict, and the entries that it belongs to, through the processor where it stands with one."""

    transfer: Transfer
    verdict: Verdict
    entries: tuple[str, ...]
    processor: Engagement | None = None
    counts: bool = True  # false where its entry or processor has ended, or is set aside


class Untold(NamedTuple):
    """Third countries in which a processor stores data, or from which it sees them, and that no transfer tells of."""

    processor: Engagement
    countries: tuple[str, ...]
    entries: tuple[str, ...]


class All(NamedTuple):
    """All of it."""

    transfers: tuple[Judged, ...]
    untold: tuple[Untold, ...]


class Use:
    """What the entries tell that use a processor, themselves or through others."""

    def __init__(self) -> None:
        self.titles: list[str] = []
        self.laws: set[str] = set()
        self.staff: set[bool | None] = set()
        self.others: set[bool | None] = set()
        self.senders: set[tuple[str, str]] = set()

    def add(self, entry: Entry) -> None:
        """One more entry that uses it."""
        self.titles.append(entry.title())
        own = isinstance(entry, ProcessingActivity)
        sender = entry.controller if isinstance(entry, ProcessingActivity) else entry.processor
        self.laws.add(law_of(sender))
        self.senders.add((sender.id if sender is not None else "", "C" if own else "P"))
        staff, others = people_of(entry) if isinstance(entry, ProcessingActivity) else (None, None)
        self.staff.add(staff)
        self.others.add(others)

    def known(self) -> Known:
        """The same, as a verdict asks for it."""
        return Known(_any(self.staff), _any(self.others), frozenset(self.laws - {""}), frozenset(self.senders))


def _any(told: set[bool | None]) -> bool | None:
    """True where one says so, False where all deny it, else unknown."""
    return True if True in told else None if None in told or not told else False


def judged(contents: Contents, on: date) -> All:
    """Each transfer once, with its verdict by what this register holds of adequacy decisions."""
    uses: dict[str, Use] = defaultdict(Use)
    entries: Iterable[Entry] = chain(contents.activities, contents.on_behalf)
    with holding(contents.all(AdequacyDecision)):
        own = [found for entry in entries for found in of_entry(entry, on, uses)]
        behind = of_processors(contents, on, uses)
    return All((*own, *behind.transfers), behind.untold)


def of_processors(contents: Contents, on: date, uses: dict[str, Use]) -> All:
    """Those along the chains, once all entries have told what they use; what no entry uses is shown where all is."""
    engagements = [one for one in contents.all(Engagement) if contents.organisation is None or one.id in uses]
    behind = [found for one in engagements for found in _of(one, on, uses[one.id])]
    return All(tuple(behind), tuple(found for one in engagements for found in _untold(one, on, uses[one.id])))


def uses_of(contents: Contents, on: date) -> dict[str, Use]:
    """What the entries tell of each processor that they use, by its id."""
    uses: dict[str, Use] = defaultdict(Use)
    entries: Iterable[Entry] = chain(contents.activities, contents.on_behalf)
    for entry in entries:
        _add(entry, on, uses)
    return uses


def _add(entry: Entry, on: date, uses: dict[str, Use]) -> bool:
    """Whether the entry counts; if so, it is added to whatever it uses."""
    counts = runs(entry, on)
    if counts:
        for one in {engagement.id for _depth, engagement in walk(entry.engagements)}:
            uses[one].add(entry)
    return counts


def runs(entry: Entry, on: date) -> bool:
    """Whether an entry counts on a day: neither set aside nor ended before."""
    if entry.retired_on is not None:
        return False
    return entry.ended_on >= on if entry.ended_on is not None else entry.status != "ended"


def of_entry(entry: Entry, on: date, uses: dict[str, Use]) -> Iterator[Judged]:
    """The transfers of an entry's own; what it tells of its processors is added to what is known of them."""
    counts = _add(entry, on, uses)
    for transfer in entry.transfers:
        yield Judged(transfer, verdict(transfer, on), (entry.title(),), counts=counts)


def _of(engagement: Engagement, on: date, use: Use) -> Iterator[Judged]:
    counts, known = _counts(engagement, on), use.known()
    for transfer in engagement.transfers:
        found = verdict(transfer, on, known)
        yield Judged(transfer, found, tuple(use.titles), engagement, counts)


def _counts(engagement: Engagement, on: date) -> bool:
    """Nobody is reached through a processor that has ended."""
    return not any(over(one, on) for one in (engagement, *above(engagement)))


def _untold(engagement: Engagement, on: date, use: Use) -> Iterator[Untold]:
    if not _counts(engagement, on):
        return
    homes = {_HOMES[law] for law in use.laws if law in _HOMES} if len(use.laws) == 1 else set()
    outside = outside_among(engagement.storage_countries, engagement.access_countries)
    countries = [one for one in outside if one not in homes | countries_told([engagement])]
    if countries:
        yield Untold(engagement, tuple(countries), tuple(use.titles))
