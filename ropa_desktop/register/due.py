"""Everything in the register that has a date: what is due when, as of any day."""

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import chain
from typing import Any

from ropa_desktop.i18n import _
from ropa_desktop.register import due_dates
from ropa_desktop.register.activities import ProcessingActivity
from ropa_desktop.register.adequacy import AdequacyDecision
from ropa_desktop.register.assessments import ContractReview, InterestAssessment, Screening, TransferAssessment
from ropa_desktop.register.chain import over, walk
from ropa_desktop.register.contents import Contents
from ropa_desktop.register.documents import Document
from ropa_desktop.register.due_dates import Due
from ropa_desktop.register.engagements import Engagement
from ropa_desktop.register.objections import objections
from ropa_desktop.register.on_behalf import ProcessingOnBehalf
from ropa_desktop.register.organisations import Organisation
from ropa_desktop.register.record import Record
from ropa_desktop.register.reference import holding
from ropa_desktop.register.retention import DataBatch, RetentionRule

Assessment = Screening | InterestAssessment | TransferAssessment | ContractReview
# What each kind of assessment is about: a later one on the same takes the earlier one's place.
_ABOUT: dict[type[Record], tuple[str, ...]] = {
    Screening: ("activity",),
    InterestAssessment: ("activity", "purpose"),
    TransferAssessment: ("importer", "country"),
    ContractReview: ("engagement",),
}


def due(contents: Contents, on: date) -> list[Due]:
    """Every date that is open on a day, the earliest first; of one organisation only what its record reaches."""
    with holding(contents.all(AdequacyDecision)):
        dates = Dates(contents, on)
        entries: Iterable[ProcessingActivity | ProcessingOnBehalf] = chain(contents.activities, contents.on_behalf)
        found = [one for entry in entries for one in dates.of_entry(entry)]
        found += dates.of_the_rest()
    return sorted(found, key=lambda one: (one.day, one.kind, one.title.casefold(), one.record_id))


class Reach:
    """What the entries of a record lead to: processors behind them, documents, importers, and the entries themselves.

    Without an organisation nothing is left out.
    """

    def __init__(self, contents: Contents) -> None:
        self._everything = contents.organisation is None
        self._ids: set[str] = {contents.organisation.id} if contents.organisation else set()
        self.running: dict[str, str] = {}  # the entries that have not ended: id and title

    def __contains__(self, record: object) -> bool:
        return self._everything or (isinstance(record, Record) and record.id in self._ids)

    def has(self, record_id: str | None) -> bool:
        """The same for the id of a record, which may be of an entry that is not read with the directory."""
        return self._everything or record_id in self._ids

    def add(self, entry: ProcessingActivity | ProcessingOnBehalf) -> None:
        """Whatever this entry leads to."""
        if entry.status != "ended":
            self.running[entry.id] = entry.title()
        if self._everything:
            return
        contract = getattr(entry, "contract", None)
        self._put([entry, *entry.documents, *([contract] if contract else [])])
        self._put_transfers(entry.transfers)
        for _depth, engagement in walk(entry.engagements):
            if engagement.id not in self._ids:
                self._put([engagement, *engagement.documents, *([engagement.contract] if engagement.contract else [])])
                self._put([engagement.processor] if engagement.processor else [])
                self._put_transfers(engagement.transfers)
        for row in getattr(entry, "data", ()):
            self._put([row.retention_rule] if row.retention_rule else [])

    def _put_transfers(self, transfers: Iterable[Any]) -> None:
        for transfer in transfers:
            self._put([transfer, *transfer.documents, *([transfer.importer] if transfer.importer else [])])

    def _put(self, records: Iterable[Record]) -> None:
        self._ids.update(one.id for one in records)


def id_of(record: Record, name: str) -> str | None:
    """The id of the record that a link names, also where that record was not read."""
    linked = getattr(record, name)
    found: str | None = linked.id if linked is not None else getattr(record, f"{name}_id", None)
    return found


class Dates:
    """The open dates, for who goes through the entries himself: those of each entry, then those of the rest.

    The register's own adequacy decisions are to be held meanwhile.
    """

    def __init__(self, contents: Contents, on: date) -> None:
        self._contents, self._on = contents, on
        self._reach, self._assessed = Reach(contents), _assessed(contents, on)

    def of_entry(self, entry: ProcessingActivity | ProcessingOnBehalf) -> Iterator[Due]:
        """Those of an activity, or of a processing on behalf of others."""
        self._reach.add(entry)
        yield from due_dates.of_entry(entry)
        if entry.status != "ended":
            yield from self._of_transfers(entry)

    def _of_transfers(self, root: ProcessingActivity | ProcessingOnBehalf | Engagement) -> Iterator[Due]:
        for transfer in root.transfers:
            yield from due_dates.of_transfer(transfer, root, self._on, self._assessed.get(transfer.id, ()))

    def of_the_rest(self) -> Iterator[Due]:
        """Those of everything else, once the entries have told what they reach."""
        contents, on, reach = self._contents, self._on, self._reach
        for engagement in _standing(contents.all(Engagement), reach):
            yield from due_dates.of_engagement(engagement, on)
            if not over(engagement, on):
                yield from self._of_transfers(engagement)
        for document in _standing(contents.all(Document), reach):
            yield from due_dates.of_document(document)
        for organisation in _standing(contents.all(Organisation), reach):
            yield from due_dates.of_list_entries(organisation)
        yield from _assessments(contents, on, reach)
        yield from _objections(contents, on)
        for rule in contents.all(RetentionRule):
            if rule.retired_on is None:
                yield from due_dates.of_rule(rule, batches(rule, reach), on)


def batches(rule: RetentionRule, reach: Reach) -> list[DataBatch]:
    """The data under a rule, without those of activities that the record has not."""
    return [one for one in rule.batches if id_of(one, "activity") is None or reach.has(id_of(one, "activity"))]


def _standing(records: Iterable[Any], reach: Reach) -> Iterator[Any]:
    return (one for one in records if one.retired_on is None and one in reach)


def _assessed(contents: Contents, on: date) -> dict[str, set[date | None]]:
    """For each transfer the days on which assessments that cover it are to be looked at again."""
    found: dict[str, set[date | None]] = {}
    for one in contents.all(TransferAssessment):
        if one.retired_on is None and (one.assessed_on or on) <= on:
            for transfer in one.transfers:
                found.setdefault(transfer.id, set()).add(one.next_review)
    return found


def _assessments(contents: Contents, on: date, reach: Reach) -> Iterator[Due]:
    """The next look at the latest assessment of each thing."""
    for cls, names in _ABOUT.items():
        latest: dict[tuple[Any, ...], Any] = {}
        every: Iterable[Any] = contents.directory.get(cls, ())
        for one in every:
            about = tuple(one.country if name == "country" else id_of(one, name) for name in names)
            ended = "activity" in names and about[0] is not None and about[0] not in reach.running
            if one.retired_on is None and (one.assessed_on or on) <= on and reach.has(about[0]) and not ended:
                other = latest.get(about)
                if other is None or (one.assessed_on or date.min) >= (other.assessed_on or date.min):
                    latest[about] = one
        for one in latest.values():
            if one.next_review:
                title = reach.running.get(id_of(one, names[0]) or "", "") or one.title()
                words = _("{kind}: look at it again ({name}).").format(kind=_(cls.one), name=title)
                article = cls.fields[0].article
                yield Due(one.next_review, "assessment", words, cls.__name__, one.id, article, title, "next_review")


def _objections(contents: Contents, on: date) -> Iterator[Due]:
    """The last days to object to sub-processors that were announced, and what was missed."""
    names = {one.id: one.title() for one in contents.all(Engagement)}
    for one in objections(contents, on):
        if one.state in ("running", "missed"):
            title = names.get(one.record_id, "")
            yield Due(one.day, "objection", one.sentence, one.class_name, one.record_id, "28(2)", title, "object_until")
