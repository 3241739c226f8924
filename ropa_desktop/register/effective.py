"""Whom the data of an entry reach in effect: its processors, countries, recipients and transfers, chain and all."""

from collections.abc import Iterator
from datetime import date
from typing import Literal, NamedTuple

from ropa_desktop.i18n import N_, _
from ropa_desktop.register.activities import ProcessingActivity
from ropa_desktop.register.chain import above, over, ways
from ropa_desktop.register.engagements import Engagement, Transfer
from ropa_desktop.register.on_behalf import ProcessingOnBehalf
from ropa_desktop.register.organisations import Organisation
from ropa_desktop.register.record import Record
from ropa_desktop.register.systems import System

Entry = ProcessingActivity | ProcessingOnBehalf
How = Literal["storage", "access", "transfer", "hosting", "seat"]
HOWS: dict[How, str] = {
    "storage": N_("storage"),
    "access": N_("remote access"),
    "transfer": N_("transfer"),
    "hosting": N_("system hosted"),
    "seat": N_("seat"),
}
ARROW = " › "


class Origin(NamedTuple):
    """Where something is stated: in the entry itself, with a system it uses, or with the last of a chain."""

    way: tuple[Engagement, ...] = ()  # from the first processor down
    system: System | None = None

    @property
    def inherited(self) -> bool:
        """Whether it is stated elsewhere than in the entry itself."""
        return bool(self.way) or self.system is not None

    @property
    def planned(self) -> bool:
        """Whether somebody on the way is only planned."""
        return any(one.status == "planned" for one in self.way)

    @property
    def record(self) -> Record | None:
        """The processor or system with which it is stated; nothing where it is the entry itself."""
        return self.way[-1] if self.way else self.system

    def words(self) -> str:
        """“Host Ltd › Backup Oy”, the system, or that it is stated directly."""
        if self.way:
            return ARROW.join(name_of(one) for one in self.way)
        return _("the system {name}").format(name=self.system.title()) if self.system else _("Stated directly")

    def above(self) -> str:
        """Behind whom the last of the chain stands, in words; empty for a processor of one's own."""
        return ARROW.join(name_of(one) for one in self.way[:-1])


class Processor(NamedTuple):
    """A processor of the entry, or a sub-processor at the end of its chain."""

    engagement: Engagement
    origin: Origin

    @property
    def tier(self) -> int:
        """1 for a processor of one's own, 2 for a sub-processor behind it."""
        return len(self.origin.way)

    @property
    def inherited(self) -> bool:
        """Whether it is behind another one; those of the first tier stand in the entry itself."""
        return self.tier > 1


class Country(NamedTuple):
    """A country that the data reach, and how; a company that has its seat there need not have the data there."""

    code: str
    how: How
    origin: Origin


class Receiver(NamedTuple):
    """Who gets the data: a stated recipient, a processor of any tier, or an importer."""

    words: str
    organisation: Organisation | None
    record: Record  # the recipient, engagement or transfer that says so
    origin: Origin
    inherited: bool


class Passed(NamedTuple):
    """A transfer of the entry, or of somebody in its chain."""

    transfer: Transfer
    origin: Origin


class Effective(NamedTuple):
    """All of it, each with where it is stated."""

    processors: tuple[Processor, ...]
    countries: tuple[Country, ...]
    recipients: tuple[Receiver, ...]
    transfers: tuple[Passed, ...]

    def inherited(self) -> "Effective":
        """Only what is not stated in the entry itself."""
        return Effective(
            tuple(one for one in self.processors if one.inherited),
            tuple(one for one in self.countries if one.origin.inherited),
            tuple(one for one in self.recipients if one.inherited),
            tuple(one for one in self.transfers if one.origin.inherited),
        )


def effective(entry: Entry, on: date) -> Effective:
    """What reaches whom through the whole chain on a day; who has ended before that day does not count."""
    processors = tuple(
        Processor(way[-1], Origin(way)) for way in ways(entry.engagements, lambda one: not over(one, on))
    )
    transfers = tuple(Passed(transfer, origin) for origin, owner in _owners(entry, processors) for transfer in owner)
    recipients = tuple(_recipients(entry, processors, transfers))
    countries = tuple(dict.fromkeys(_countries(entry, processors, recipients, transfers)))
    return Effective(processors, countries, recipients, transfers)


def name_of(engagement: Engagement) -> str:
    """The organisation's name, or what the engagement is called where none is given."""
    return engagement.processor.title() if engagement.processor else engagement.title()


def behind(engagement: Engagement) -> str:
    """Behind whom it stands, from the first processor down, in words; empty for the first tier."""
    return ARROW.join(reversed([name_of(one) for one in above(engagement)]))


def _owners(entry: Entry, processors: tuple[Processor, ...]) -> Iterator[tuple[Origin, list[Transfer]]]:
    yield Origin(), entry.transfers
    for one in processors:
        yield one.origin, one.engagement.transfers


def _recipients(entry: Entry, processors: tuple[Processor, ...], transfers: tuple[Passed, ...]) -> Iterator[Receiver]:
    if isinstance(entry, ProcessingActivity):
        for row in entry.recipients:
            yield Receiver(row.title(), row.organisation, row, Origin(), inherited=False)
    for one in processors:
        yield Receiver(
            name_of(one.engagement), one.engagement.processor, one.engagement, one.origin, inherited=one.inherited
        )
    rows = entry.recipients if isinstance(entry, ProcessingActivity) else []
    known = [one.engagement.processor for one in processors] + [row.organisation for row in rows]
    for transfer, origin in transfers:
        importer = transfer.importer
        if importer is not None and not any(importer is one for one in known):
            yield Receiver(importer.title(), importer, transfer, origin, inherited=origin.inherited)


def _countries(
    entry: Entry,
    processors: tuple[Processor, ...],
    recipients: tuple[Receiver, ...],
    transfers: tuple[Passed, ...],
) -> Iterator[Country]:
    for system in entry.systems:
        for code in system.hosting_countries or ():
            yield Country(code, "hosting", Origin(system=system))
    for one in processors:
        for code in one.engagement.storage_countries or ():
            yield Country(code, "storage", one.origin)
        for code in one.engagement.access_countries or ():
            yield Country(code, "access", one.origin)
    for transfer, origin in transfers:
        if code := transfer.country or (transfer.importer.country if transfer.importer else None) or "":
            yield Country(code, "transfer", origin)
    for receiver in recipients:
        if receiver.organisation is not None and receiver.organisation.country:
            yield Country(receiver.organisation.country, "seat", receiver.origin)
