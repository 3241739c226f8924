"""Which sheets a record has, in which order, and which of the register's records stand on them."""

from collections.abc import Iterator
from typing import Any, NamedTuple

from ropa_desktop.exchange.excel import gathered
from ropa_desktop.exchange.excel.gathered import ENTRIES, Gathered, Uses
from ropa_desktop.i18n import N_
from ropa_desktop.register.activities import PersonalData, ProcessingActivity, Purpose, Recipient
from ropa_desktop.register.adequacy import AdequacyDecision
from ropa_desktop.register.assessments import (
    ContractReview,
    InterestAssessment,
    Screening,
    TransferAssessment,
    by_what_they_looked_at,
)
from ropa_desktop.register.chain import walk
from ropa_desktop.register.contents import Contents
from ropa_desktop.register.documents import Document, Review
from ropa_desktop.register.engagements import Engagement, Transfer
from ropa_desktop.register.kinds import Link, Links
from ropa_desktop.register.on_behalf import ProcessingOnBehalf
from ropa_desktop.register.organisations import Contact, DpfEntry, Organisation
from ropa_desktop.register.record import Record
from ropa_desktop.register.retention import DataBatch, RetentionRule
from ropa_desktop.register.systems import SecurityMeasure, System
from ropa_desktop.register.vocabulary import CategoryOfDataSubjects, CategoryOfPersonalData, Translation


class Sheet(NamedTuple):
    """One sheet: the records of a class, and what is gathered beside their fields."""

    cls: type[Record]
    name: str
    gathered: tuple[Gathered, ...] = ()


_BEHIND_BOTH = (
    Sheet(TransferAssessment, N_("Transfer assessments")),
    Sheet(ContractReview, N_("Contract reviews")),
    Sheet(AdequacyDecision, N_("Own adequacy decisions")),
    Sheet(SecurityMeasure, N_("Measures")),
    Sheet(System, N_("Systems")),
    Sheet(Organisation, N_("Organisations")),
    Sheet(Contact, N_("Contacts")),
    Sheet(DpfEntry, N_("DPF entries")),
    Sheet(Document, N_("Documents")),
    Sheet(Review, N_("Reviews")),
)
SHEETS = {
    "controller": (
        Sheet(ProcessingActivity, N_("Activities"), gathered.ACTIVITY),
        Sheet(Purpose, N_("Purposes")),
        Sheet(PersonalData, N_("Data")),
        Sheet(Recipient, N_("Recipients")),
        Sheet(Engagement, N_("Processors"), gathered.PROCESSOR),
        Sheet(Transfer, N_("Transfers")),
        Sheet(RetentionRule, N_("Retention rules")),
        Sheet(DataBatch, N_("Batches of data")),
        Sheet(Screening, N_("Screenings")),
        Sheet(InterestAssessment, N_("Interest assessments")),
        *_BEHIND_BOTH,
        Sheet(CategoryOfDataSubjects, N_("Categories of data subjects")),
        Sheet(CategoryOfPersonalData, N_("Categories of personal data")),
        Sheet(Translation, N_("Translations")),
    ),
    "processor": (
        Sheet(ProcessingOnBehalf, N_("Processing on behalf"), gathered.ON_BEHALF),
        Sheet(Organisation, N_("Controllers"), gathered.CONTROLLER),
        Sheet(Engagement, N_("Sub-processors"), gathered.PROCESSOR),
        Sheet(Transfer, N_("Transfers")),
        *_BEHIND_BOTH,
    ),
}


class Reach:
    """What a chosen organisation's record points at, directly or through others; all, where none is chosen."""

    def __init__(self, contents: Contents) -> None:
        self._everything = contents.organisation is None
        self._seen: set[str] = set()
        self._assessed = by_what_they_looked_at(contents.directory)
        for one in (*contents.directory.get(AdequacyDecision, ()), contents.organisation):
            if one is not None:
                self.follow(one)

    def __contains__(self, record: Record) -> bool:
        return self._everything or record.id in self._seen

    def follow(self, record: Record) -> None:
        """Take in all that the record points at; other entries are their own record's matter."""
        waiting = [] if self._everything else [record]
        while waiting:
            one = waiting.pop()
            if one.id in self._seen or (one is not record and isinstance(one, ENTRIES)):
                continue
            self._seen.add(one.id)
            waiting.extend(_behind(one))
            waiting.extend(self._assessed.get(one.id, ()))


def _behind(record: Record) -> Iterator[Record]:
    for one in type(record).fields:
        if isinstance(one.kind, Link) and (value := one.value(record)):
            yield from value if isinstance(one.kind, Links) else (value,)
    if owner := record.owner():
        yield owner
    if isinstance(record, Engagement):
        yield from record.sub_processors


def directory(contents: Contents, sheet: Sheet, reach: Reach, uses: Uses) -> Iterator[Any]:
    """The records of a sheet that did not come with the stream; None for each that is not of this record."""
    found = contents.directory.get(sheet.cls, [])
    if sheet.cls is Engagement:
        found = _chained(contents.all(Engagement))
    for one in found:
        # In the processor's record the controllers have a sheet of their own.
        elsewhere = sheet.cls is Organisation and bool(sheet.gathered) != (one.id in uses.controllers)
        yield one if one in reach and not elsewhere else None


def _chained(engagements: list[Engagement]) -> list[Record]:
    """Sub-processors below their processor; last what hangs in a circle, which no form lets in."""
    found = [one for _depth, one in walk([one for one in engagements if one.parent is None])]
    known = {one.id for one in found}
    return [*found, *(one for one in engagements if one.id not in known)]
