"""The annexes: everything that the sections refer to by name, each told once and in full."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from ropa_desktop.exchange import dates
from ropa_desktop.exchange.pdf import parties
from ropa_desktop.exchange.pdf.answers import Answers, Pair, named
from ropa_desktop.exchange.pdf.blocks import heading, table
from ropa_desktop.exchange.pdf.both_records import Entry, add_transfer, chains, tiered, transfer_listing
from ropa_desktop.exchange.pdf.grid import Cell
from ropa_desktop.exchange.pdf.listing import Listing
from ropa_desktop.exchange.pdf.paper import Paper
from ropa_desktop.exchange.pdf.referred import Referred
from ropa_desktop.i18n import N_, _
from ropa_desktop.register.adequacy import AdequacyDecision
from ropa_desktop.register.assessments import ContractReview, InterestAssessment, Screening, TransferAssessment
from ropa_desktop.register.citation import cited
from ropa_desktop.register.contents import Contents
from ropa_desktop.register.documents import Document
from ropa_desktop.register.engagements import Engagement, Transfer
from ropa_desktop.register.organisations import Contact, DpfEntry, Organisation
from ropa_desktop.register.record import Record
from ropa_desktop.register.retention import RetentionRule
from ropa_desktop.register.systems import SecurityMeasure, System
from ropa_desktop.register.vocabulary import CategoryOfDataSubjects, CategoryOfPersonalData


@dataclass(frozen=True)
class _Annex:
    title: str
    article: str
    cls: type[Record]
    shares: Mapping[str, float]
    elsewhere: tuple[str, ...] = ()


_ANNEXES: Final = (
    _Annex(N_("Transfers"), "30(1)(e), 44", Transfer, {}),
    _Annex(N_("Processors and sub-processors"), "28", Engagement,
           {"processor": 4, "service": 3.4, "storage_countries": 2.6, "contract_date": 2.2, "status": 1.8},
           ("transfers",)),
    _Annex(N_("Retention schedule"), "30(1)(f)", RetentionRule,
           {"code": 2, "label": 5, "period": 2.5, "starts": 4.5, "fate": 2.5}),
    _Annex(N_("Screenings for an impact assessment"), "35(1)", Screening,
           {"activity": 5, "outcome": 3, "assessed_on": 2.2, "assessed_by": 3}),
    _Annex(N_("Assessments of legitimate interests"), "6(1)(f)", InterestAssessment,
           {"activity": 5, "purpose": 4, "outcome": 4, "assessed_on": 2.2}),
    _Annex(N_("Transfer impact assessments"), "46(1)", TransferAssessment,
           {"importer": 4, "country": 3, "outcome": 4, "assessed_on": 2.2}),
    _Annex(N_("Reviews of processors' contracts"), "28(3)", ContractReview,
           {"engagement": 5, "outcome": 3, "assessed_on": 2.2, "assessed_by": 3}),
    _Annex(N_("Adequacy decisions told by this register"), "45(3)", AdequacyDecision,
           {"label": 4, "decision": 3, "list": 2.5, "valid_from": 2.2, "valid_until": 2.2}),
    _Annex(N_("Security measures"), "32(1)", SecurityMeasure, {"name": 3, "group": 4, "description": 6}),
    _Annex(N_("Systems"), "32", System,
           {"name": 3, "description": 4.5, "hosting_countries": 2.5, "measures": 4}),
    _Annex(N_("Organisations"), "30(1)(a)", Organisation,
           {"name": 4, "address": 4, "country": 3, "email": 5}, ("contacts", "dpf_entries")),
    _Annex(N_("Contacts"), "30(1)(a)", Contact, {"name": 3, "function": 4, "email": 5, "phone": 3}),
    _Annex(N_("Data Privacy Framework entries"), "45(3)", DpfEntry,
           {"framework": 4, "covers": 3, "status": 2, "checked_on": 2}),
    _Annex(N_("Documents"), "5(2)", Document,
           {"label": 5, "kind": 3.5, "dated": 2.2, "reference": 5}),
    _Annex(N_("Categories of data subjects"), "30(1)(c)", CategoryOfDataSubjects,
           {"name": 3, "description": 7}),
    _Annex(N_("Categories of personal data"), "30(1)(c)", CategoryOfPersonalData,
           {"name": 3, "description": 7}),
)  # fmt: skip


class Annexes:
    """Collects what the entries refer to, and draws it behind them."""

    def __init__(self, contents: Contents, answers: Answers) -> None:
        self._answers = answers
        self._referred = Referred(contents)
        self._own_transfers: list[list[Cell]] = []

    def note(self, entry: Entry) -> None:
        """Notes what an entry refers to."""
        self._referred.follow(entry)
        for one in entry.transfers:
            said = (self._answers.said(Transfer.field(name), one) for name in ("importer", "country", "tool"))
            self._own_transfers.append([*("" if cell is None else cell for cell in said), entry.title()])

    def titles(self) -> Iterator[tuple[str, str]]:
        """Key and title of each annex that holds something."""
        for annex in _ANNEXES:
            if (annex.cls is Transfer and self._own_transfers) or self._records(annex.cls):
                yield annex.cls.__name__, _(annex.title)

    def draw(self, paper: Paper, step: Callable[[], None]) -> None:
        """Draws each annex; `step` is called for each record."""
        drawn = dict(self.titles())
        for annex in _ANNEXES:
            if annex.cls.__name__ in drawn:
                heading(paper, 2, _(annex.title), cited(annex.article), annex.cls.__name__)
                if annex.cls is Transfer:
                    self._transfers(paper, step)
                else:
                    self._listing(paper, annex, step)

    def _records(self, cls: type[Record]) -> list[Any]:
        if cls is Transfer:
            return [one for engagement in self._referred.of(Engagement) for one in engagement.transfers]
        return self._referred.of(cls)

    def _transfers(self, paper: Paper, step: Callable[[], None]) -> None:
        if self._own_transfers:
            heading(paper, 3, _("Made by the organisation itself"), _("in full in the sections of the entries"))
            labels = [self._answers.label(Transfer.field(name)) for name in ("importer", "country", "tool")]
            table(paper, [*labels, _("Entry")], self._own_transfers, (3, 2, 4, 3))
        engagements = [one for _tier, one in chains(self._referred.of(Engagement)) if one.transfers]
        if engagements:
            heading(paper, 3, _("Made by processors and sub-processors"))
            listing = transfer_listing(paper, self._answers)
            for engagement in engagements:
                for transfer in engagement.transfers:
                    add_transfer(listing, self._answers, transfer, engagement)
                    step()

    def _listing(self, paper: Paper, annex: _Annex, step: Callable[[], None]) -> None:
        listing = Listing(paper, self._answers, annex.cls, annex.shares, elsewhere=annex.elsewhere)
        records: Iterable[tuple[int, Any]] = ((0, one) for one in self._records(annex.cls))
        if annex.cls is Engagement:
            records = chains(self._referred.of(Engagement))
        for tier, record in records:
            listing.add(record, self._instead(record, tier), self._first(record))
            step()

    def _instead(self, record: Record, tier: int) -> dict[str, Cell | None]:
        if isinstance(record, Engagement):
            return {"processor": tiered(self._answers, record, tier)}
        if isinstance(record, Organisation) and record.dpo:
            return {"dpo": parties.person(record.dpo)}
        return {}

    def _first(self, record: Any) -> Iterator[Pair]:
        if isinstance(record, Organisation) and (roles := self._referred.roles(record)):
            yield _("Named here as"), roles
        if isinstance(record, Contact | DpfEntry) and (owner := record.owner()):
            yield _(Organisation.one), named(owner)
        if getattr(record, "retired_on", None):
            yield _("Retired on"), dates.in_words(record.retired_on)
