"""Where data go in the world, and on what ground: what the map of transfers shows, judged on a day."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import chain
from typing import Final, NamedTuple

from ropa_desktop.i18n import N_
from ropa_desktop.register.activities import ProcessingActivity
from ropa_desktop.register.adequacy import AdequacyDecision
from ropa_desktop.register.contents import Contents
from ropa_desktop.register.engagements import Engagement
from ropa_desktop.register.on_behalf import ProcessingOnBehalf
from ropa_desktop.register.organisations import Organisation
from ropa_desktop.register.reference import holding
from ropa_desktop.register.rules.roles import UNION, country_of, exporter_of, inside
from ropa_desktop.register.verdict_reasons import GROUNDS
from ropa_desktop.register.verdict_register import All, Judged, Untold, Use, of_entry, of_processors, runs, uses_of
from ropa_desktop.register.what_if import supposing

# The worst first; it is what a country is shown by.
ON_THE_MAP: Final[dict[str, str]] = {
    "nothing": GROUNDS["nothing"],
    "untold": N_("No transfer tells of it"),
    **{code: words for code, words in GROUNDS.items() if code != "nothing"},
}


class Going(NamedTuple):
    """One transfer, the countries that it is sent from, and its ground without what is supposed, if that is another."""

    judged: Judged
    sources: tuple[str, ...]
    before: str = ""

    @property
    def ground(self) -> str:
        """One of ON_THE_MAP."""
        return self.judged.verdict.ground

    @property
    def unsure(self) -> bool:
        """Whether it stands only if something is confirmed."""
        return self.ground != "nothing" and bool(self.judged.verdict.open())


class Country(NamedTuple):
    """A country with its worst ground, and everything that goes there; `unsure` are those to be confirmed."""

    code: str
    ground: str
    transfers: tuple[Going, ...]
    untold: tuple[Untold, ...] = ()
    before: str = ""  # the worst ground without what is supposed, where that is another

    @property
    def unsure(self) -> int:
        """How many of its transfers stand if something is confirmed."""
        return sum(one.unsure for one in self.transfers)

    @property
    def in_doubt(self) -> bool:
        """Whether one of those on its worst ground is among them."""
        return any(one.unsure for one in self.transfers if one.ground == self.ground)


class Arrow(NamedTuple):
    """From one country to another, and how many transfers go this way."""

    source: str
    target: str
    transfers: int


@dataclass(frozen=True)
class World:
    """Everything that the map shows."""

    on: date
    countries: tuple[Country, ...]  # the worst ground first
    arrows: tuple[Arrow, ...]
    sources: tuple[str, ...]  # countries that something is sent from
    homes: tuple[str, ...]  # of the controllers, and of the processors whose own entries these are
    union: frozenset[str]  # countries within the EEA on the day
    elsewhere: tuple[Going, ...]  # of which no country is told, or that go to an international organisation
    over: int  # transfers of what has ended or is set aside, which are not shown
    supposed: str = ""  # what is supposed to have happened, in words

    def country(self, code: str) -> Country | None:
        """What goes to a country; None where nothing does."""
        return next((one for one in self.countries if one.code == code), None)

    def total(self) -> int:
        """How many transfers are shown."""
        return sum(len(one.transfers) for one in self.countries) + len(self.elsewhere)


def world(
    contents: Contents,
    on: date,
    end_decision: Sequence[str] = (),
    end_clauses: Sequence[str] = (),
    drop_processor: Sequence[str] = (),
) -> World:
    """The ground by country on a day, also as it would be if decisions or clauses ended or processors were dropped."""
    facts = (end_decision, end_clauses, drop_processor)
    _found, before = look(contents, on)
    if not any(facts):
        return before
    with supposing(contents, on, *facts) as supposed:
        return look(contents, on, supposed, before)[1]


def of_record(contents: Contents, record: str) -> World:
    """What the controller's record, or the processor's, tells of transfers, on the day of the document."""
    on = contents.day()
    mine = replace(contents, activities=()) if record == "processor" else replace(contents, on_behalf=())
    if contents.organisation is None:  # else what no entry uses is left out anyway
        used = uses_of(mine, on)
        mine.directory = {**contents.directory, Engagement: [one for one in contents.all(Engagement) if one.id in used]}
    return world(mine, on)


def look(contents: Contents, on: date, supposed: str = "", before: World | None = None) -> tuple[All, World]:
    """All transfers judged, and where they go; the entries are read once."""
    uses: dict[str, Use] = defaultdict(Use)
    homes: set[str] = set()
    own: list[Judged] = []
    with holding(contents.all(AdequacyDecision)):
        for entry in _entries(contents):
            own += of_entry(entry, on, uses)
            homes |= _home(entry, on)
        behind = of_processors(contents, on, uses)
        union = frozenset(code for code in UNION if inside(code, on))
    found = All((*own, *behind.transfers), behind.untold)
    return found, _seen(contents, on, found, _Beside(uses, homes, union, supposed, before))


class _Beside(NamedTuple):
    uses: Mapping[str, Use]
    homes: set[str]
    union: frozenset[str]
    supposed: str
    before: World | None


def _home(entry: ProcessingActivity | ProcessingOnBehalf, on: date) -> set[str]:
    whose = entry.controller if isinstance(entry, ProcessingActivity) else entry.processor
    return {whose.country} if whose is not None and whose.country and runs(entry, on) else set()


def _seen(contents: Contents, on: date, found: All, beside: _Beside) -> World:
    before = beside.before
    organisations = contents.all(Organisation) if Organisation in contents.directory else []
    countries_of = {one.id: one.country or "" for one in organisations}
    were = {one.judged.transfer.id: one.ground for one in _all(before)} if before else {}
    going = [_going(one, beside.uses, countries_of, were) for one in found.transfers if one.counts]
    countries = _countries(going, found.untold, before)
    return World(
        on,
        countries,
        _arrows(countries),
        tuple(sorted({source for one in going for source in one.sources})),
        tuple(sorted(beside.homes)),
        beside.union,
        tuple(one for one in going if not country_of(one.judged.transfer)),
        sum(not one.counts for one in found.transfers),
        beside.supposed,
    )


def _entries(contents: Contents) -> Iterator[ProcessingActivity | ProcessingOnBehalf]:
    yield from chain(contents.activities, contents.on_behalf)


def _all(seen: World) -> Iterator[Going]:
    yield from chain(seen.elsewhere, *(one.transfers for one in seen.countries))


def _going(one: Judged, uses: Mapping[str, Use], homes: Mapping[str, str], were: Mapping[str, str]) -> Going:
    before = were.get(one.transfer.id, "")
    return Going(one, _sources(one, uses, homes), before if before != one.verdict.ground else "")


def _sources(one: Judged, uses: Mapping[str, Use], homes: Mapping[str, str]) -> tuple[str, ...]:
    """The exporter's country where one is named, else those of the controllers, or processors, whose entries use it."""
    transfer = one.transfer
    exporter = transfer.exporter or (exporter_of(transfer) if one.processor is None else None)
    found = {exporter.country} if exporter is not None else set()
    if not found and one.processor is not None and one.processor.id in uses:
        found = {homes.get(sender) for sender, _role in uses[one.processor.id].senders}
    if not found and (exporter := exporter_of(transfer)) is not None:
        found = {exporter.country}
    return tuple(sorted(code for code in found if code))


def _countries(going: Sequence[Going], untold: Sequence[Untold], before: World | None) -> tuple[Country, ...]:
    by_code: dict[str, list[Going]] = defaultdict(list)
    for one in going:
        if code := country_of(one.judged.transfer):
            by_code[code].append(one)
    silent: dict[str, list[Untold]] = defaultdict(list)
    for other in untold:
        for code in other.countries:
            silent[code].append(other)
    found = []
    for code in sorted({*by_code, *silent}):
        ground = _worst([one.ground for one in by_code[code]] + ["untold"] * bool(silent[code]))
        was = before.country(code) if before else None
        earlier = was.ground if was is not None and was.ground != ground else ""
        found.append(Country(code, ground, tuple(by_code[code]), tuple(silent[code]), earlier))
    return tuple(sorted(found, key=lambda one: (_rank(one.ground), not one.in_doubt, one.code)))


def _rank(ground: str) -> int:
    return list(ON_THE_MAP).index(ground)


def _worst(grounds: Sequence[str]) -> str:
    return min(grounds, key=_rank)


def _arrows(countries: Sequence[Country]) -> tuple[Arrow, ...]:
    """One for each pair of countries; what stays in its country has none."""
    found: Counter[tuple[str, str]] = Counter(
        (source, country.code)
        for country in countries
        for one in country.transfers
        for source in one.sources
        if source != country.code
    )
    return tuple(Arrow(source, target, number) for (source, target), number in sorted(found.items()))
