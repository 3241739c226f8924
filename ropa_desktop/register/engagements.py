"""Processors and whoever stands behind them (Art. 28), and transfers to third countries (Chapter V)."""

from datetime import date
from typing import TYPE_CHECKING

from sqlalchemy.orm import Mapped, relationship

from ropa_desktop.i18n import N_
from ropa_desktop.register import codes
from ropa_desktop.register.assessed import told_of
from ropa_desktop.register.choices import countries, decisions
from ropa_desktop.register.fields import A, M, R, field
from ropa_desktop.register.kinds import Choice, Choices, Day, Link, Links, Period, Rows, Text, YesNo
from ropa_desktop.register.record import Record
from ropa_desktop.register.reference import decision_named

if TYPE_CHECKING:
    from ropa_desktop.register.assessments import ContractReview, TransferAssessment
    from ropa_desktop.register.documents import Document
    from ropa_desktop.register.organisations import DpfEntry, Organisation
    from ropa_desktop.register.systems import SecurityMeasure


def _is_sub_processor(engagement: "Engagement") -> bool:
    return engagement.parent is not None


def _general(engagement: "Engagement") -> bool:
    return engagement.authorisation == "A28-2-general"


class Engagement(Record):
    """A processor under contract, or a sub-processor behind one, to any depth (Art. 28(2) to (4))."""

    one, many = N_("Processor"), N_("Processors")
    named_by, told_by = (), "processor"

    processor: Mapped["Organisation | None"] = field(Link("Organisation"), N_("Processor"), "28(1)", M,
        N_("The organisation that processes the data on behalf of another."))  # fmt: skip
    service: Mapped[str | None] = field(Text(), N_("Service"), "28(3)", R,
        N_("What it does: hosting, payroll, support desk."))  # fmt: skip
    parent: Mapped["Engagement | None"] = field(Link("Engagement"), N_("Sub-processor of"), "28(4)",
        help=N_("Empty for a processor of your own; otherwise the processor that engaged it."))  # fmt: skip
    status: Mapped[str | None] = field(Choice(codes.ENGAGEMENT_STATUSES), N_("Status"), "28",
        help=N_("Planned, active or ended."))  # fmt: skip
    storage_countries: Mapped[tuple[str, ...]] = field(Choices(countries), N_("Countries of storage"), "28(3)", R,
        N_("Where the data lie."))  # fmt: skip
    access_countries: Mapped[tuple[str, ...]] = field(Choices(countries), N_("Countries of remote access"), "44",
        help=N_("Access from a third country is a transfer too."))  # fmt: skip
    contract: Mapped["Document | None"] = field(Link("Document"), N_("Contract"), "28(3)",
        help=N_("The contract itself, or a reference to where it is kept."))  # fmt: skip
    contract_date: Mapped[date | None] = field(Day(), N_("Contract of"), "28(3)", R,
        N_("The day it was concluded."))  # fmt: skip
    contract_end: Mapped[date | None] = field(Day(), N_("Contract ends"), "28(3)",
        help=N_("If it is limited."))  # fmt: skip
    contract_points: Mapped[tuple[str, ...]] = field(Choices(codes.CONTRACT_POINTS), N_("Points of the contract"),
        "28(3)", R, N_("Which of the eight points (a) to (h) the contract stipulates."))  # fmt: skip
    deletion_period: Mapped[str | None] = field(Period(), N_("Deletion or return within"), "28(3)(g)",
        help=N_("The period that the contract gives after the end of the service."))  # fmt: skip
    authorisation: Mapped[str | None] = field(Choice(codes.SUBPROCESSOR_AUTHORISATIONS),
        N_("Authorisation of sub-processors"), "28(2)",
        help=N_("Specific for each, or general with notice of changes."))  # fmt: skip
    notice_period: Mapped[str | None] = field(Period(), N_("Notice period"), "28(2)", R,
        N_("How long before a change it must be announced."), asked_of=_general)  # fmt: skip
    notified_on: Mapped[date | None] = field(Day(), N_("Announced on"), "28(2)",
        help=N_("The day on which this sub-processor was announced."), asked_of=_is_sub_processor)  # fmt: skip
    object_until: Mapped[date | None] = field(Day(), N_("Objection until"), "28(2)",
        help=N_("The last day on which you can object."), asked_of=_is_sub_processor)  # fmt: skip
    decision: Mapped[str | None] = field(Text(long=True), N_("Decision"), "28(2)",
        help=N_("Authorised, objected to, and by whom."), asked_of=_is_sub_processor)  # fmt: skip
    measures: Mapped[list["SecurityMeasure"]] = field(Links("SecurityMeasure"), N_("Security measures"), "28(3)(c)",
        help=N_("What the processor has undertaken (Art. 32)."))  # fmt: skip
    transfers: Mapped[list["Transfer"]] = field(Rows("Transfer"), N_("Transfers to third countries"), "30(1)(e)", A,
        N_("Transfers to this processor, or that it makes itself."))  # fmt: skip
    documents: Mapped[list["Document"]] = field(Links("Document"), N_("Documents"), "28",
        help=N_("Annexes, certificates, audit reports."))  # fmt: skip
    notes: Mapped[str | None] = field(Text(long=True), N_("Notes"),
        help=N_("For yourself and your successor."))  # fmt: skip

    sub_processors: Mapped[list["Engagement"]] = relationship(
        "Engagement", foreign_keys="Engagement.parent_id", order_by="Engagement.id", viewonly=True
    )

    contract_reviews: Mapped[list["ContractReview"]] = relationship(
        "ContractReview", foreign_keys="ContractReview.engagement_id", order_by="ContractReview.id", viewonly=True
    )

    def answered_elsewhere(self, field: str) -> str:
        """A review of the contract goes through its points."""
        return told_of(self.contract_reviews) if field == "contract_points" else ""

    def title(self) -> str:
        """The processor's name and what it does."""
        name = self.processor.title() if self.processor else ""
        return " – ".join(part for part in (name, self.service) if part) or super().title()


def _by_framework(transfer: "Transfer") -> bool:
    decision = decision_named(transfer.adequacy_decision)
    return decision is not None and decision.scope_kind == "DPF"


def _by_clauses(transfer: "Transfer") -> bool:
    return transfer.tool == "A46-2-c"


def _sub2(transfer: "Transfer") -> bool:
    return transfer.tool == "A49-1-sub2"


def _safeguarded(transfer: "Transfer") -> bool:
    return (transfer.tool or "").startswith(("A46", "UK-IDTA", "UK-ADD", "CH-SCC"))


class Transfer(Record):
    """Data that go to a third country or an international organisation, and what they rest on."""

    one, many = N_("Transfer"), N_("Transfers")
    owners = ("ProcessingActivity", "ProcessingOnBehalf", "Engagement")
    named_by, told_by = (), "country"

    importer: Mapped["Organisation | None"] = field(Link("Organisation"), N_("Importer"), "30(1)(e)", R,
        N_("Who receives the data in the third country."))  # fmt: skip
    country: Mapped[str | None] = field(Choice(countries), N_("Third country"), "30(1)(e)", M,
        N_("Its name, not a region. Leave it empty for an international organisation named as importer."),
        asked_of=lambda one: not (one.importer and one.importer.international))  # fmt: skip
    exporter: Mapped["Organisation | None"] = field(Link("Organisation"), N_("Exporter"), "44",
        help=N_("Who sends the data: you, or the processor that passes them on."))  # fmt: skip
    kind: Mapped[str | None] = field(Choice(codes.TRANSFER_KINDS), N_("Kind"), "44",
        help=N_("Sent, passed on, or seen from there by remote access."))  # fmt: skip
    tool: Mapped[str | None] = field(Choice(codes.TRANSFER_TOOLS), N_("Rests on"), "44", R,
        N_("The ground of Chapter V: adequacy, appropriate safeguards, or a derogation."))  # fmt: skip
    adequacy_decision: Mapped[str | None] = field(Choice(decisions, grows=True), N_("Adequacy decision"), "45(3)", R,
        N_("Decisions have a scope and an end; those that have ended are marked."),
        asked_of=lambda one: one.tool == "A45-3")  # fmt: skip
    dpf_entry: Mapped["DpfEntry | None"] = field(Link("DpfEntry"), N_("Entry on the Data Privacy Framework List"),
        "45(3)", R, N_("The decision for the United States holds for listed companies only."),
        asked_of=_by_framework)  # fmt: skip
    clause_set: Mapped[str | None] = field(Choice(codes.CLAUSE_SETS), N_("Set of clauses"), "46(2)(c)", R,
        N_("The sets of 2001, 2004 and 2010 cannot be used since 27 December 2022."), asked_of=_by_clauses)  # fmt: skip
    clause_module: Mapped[str | None] = field(Choice(codes.CLAUSE_MODULES), N_("Module"), "46(2)(c)", R,
        N_("It follows from the two roles."), asked_of=_by_clauses)  # fmt: skip
    docking: Mapped[bool | None] = field(YesNo(), N_("Docking clause agreed"), "46(2)(c)",
        help=N_("Clause 7: others may join the contract."), asked_of=_by_clauses)  # fmt: skip
    clause_9: Mapped[str | None] = field(Choice(codes.CLAUSE_9_OPTIONS), N_("Clause 9 option"), "46(2)(c)",

                help=N_("Specific or general authorisation of sub-processors; modules two and three."),
        asked_of=_by_clauses)  # fmt: skip
    clause_9_period: Mapped[str | None] = field(Period(), N_("Clause 9 period"), "46(2)(c)",
        help=N_("Notice of a new sub-processor."), asked_of=_by_clauses)  # fmt: skip
    governing_law: Mapped[str | None] = field(Choice(countries), N_("Governing law"), "46(2)(c)",
        help=N_("Clause 17: the law of a Member State."), asked_of=_by_clauses)  # fmt: skip
    annexes_complete: Mapped[bool | None] = field(YesNo(), N_("Annexes complete"), "46(2)(c)", R,
        N_("Parties, description, measures and, where named, the sub-processors."), asked_of=_by_clauses)  # fmt: skip
    signed_on: Mapped[date | None] = field(Day(), N_("Signed on"), "46", help=N_("The day of the last signature."),
        asked_of=_safeguarded)  # fmt: skip
    safeguards: Mapped[str | None] = field(Text(long=True), N_("Suitable safeguards"), "30(1)(e)", M,
        N_("Art. 49(6) wants them documented in this very record."), asked_of=_sub2)  # fmt: skip
    assessment: Mapped[str | None] = field(Text(long=True), N_("Assessment of all the circumstances"), "49(6)", M,
        N_("Art. 49(1) second subparagraph: not repetitive, few data subjects, compelling interests."),
        asked_of=_sub2)  # fmt: skip
    informed: Mapped[str | None] = field(Text(), N_("Authority and data subjects informed"), "49(1)", R,
        N_("When, and how."), asked_of=_sub2)  # fmt: skip
    ground_in_words: Mapped[str | None] = field(Text(long=True), N_("Ground in own words"), "44",
        help=N_("Which corporate rules, which law, which contract; and how to get a copy (Art. "
                "13(1)(f))."))  # fmt: skip
    tia_date: Mapped[date | None] = field(Day(), N_("Transfer impact assessment of"), "46(1)", R,
        N_("Whether the law of the third country leaves the safeguards effective (Clause 14)."),
        asked_of=_safeguarded)  # fmt: skip
    tia_laws: Mapped[str | None] = field(Text(long=True), N_("Laws and practices looked at"), "46(1)",
        help=N_("For instance access by authorities."), asked_of=_safeguarded)  # fmt: skip
    tia_conclusion: Mapped[str | None] = field(Text(long=True), N_("Conclusion"), "46(1)",
        help=N_("What the assessment found."), asked_of=_safeguarded)  # fmt: skip
    supplementary_measures: Mapped[str | None] = field(Text(long=True), N_("Supplementary measures"), "46(1)",
        help=N_("What was added so that the safeguards hold."), asked_of=_safeguarded)  # fmt: skip
    tia_review: Mapped[date | None] = field(Day(), N_("Next look at the assessment"), "46(1)",
        help=N_("Laws change."), asked_of=_safeguarded)  # fmt: skip
    documents: Mapped[list["Document"]] = field(Links("Document"), N_("Documents"), "46",
        help=N_("Signed clauses, assessment, corporate rules."))  # fmt: skip

    transfer_assessments: Mapped[list["TransferAssessment"]] = relationship(
        "TransferAssessment",
        secondary="transfer_assessment_transfers",
        order_by="TransferAssessment.id",
        viewonly=True,
    )

    def answered_elsewhere(self, field: str) -> str:
        """A transfer impact assessment that covers it answers for the day and the conclusion."""
        return told_of(self.transfer_assessments) if field in ("tia_date", "tia_conclusion") else ""

    def title(self) -> str:
        """The importer and its country."""
        country = type(self).field("country").text(self)
        return ", ".join(part for part in (self.importer.title() if self.importer else "", country) if part) \
            or super().title()  # fmt: skip
