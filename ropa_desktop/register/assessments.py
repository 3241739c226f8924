"""Assessments that the record asks for, each dated, signed and to be looked at again.

`looks_at` says in which field an assessment names what it is of, and under which name that record has its
assessments: to be read only, as the chain of processors is (register/assessed.py).
"""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, ClassVar

from sqlalchemy.orm import Mapped

from ropa_desktop.i18n import N_
from ropa_desktop.register import codes
from ropa_desktop.register.choices import countries
from ropa_desktop.register.fields import M, R, field
from ropa_desktop.register.kinds import Choice, Choices, Day, Link, Links, Text, YesNo
from ropa_desktop.register.record import Record

if TYPE_CHECKING:
    from ropa_desktop.register.activities import ProcessingActivity, Purpose
    from ropa_desktop.register.documents import Document
    from ropa_desktop.register.engagements import Engagement, Transfer
    from ropa_desktop.register.organisations import Organisation


class Screening(Record):
    """Whether an activity needs a data protection impact assessment, and why (Art. 35(1), (3) to (5))."""

    one, many = N_("Screening for an impact assessment"), N_("Screenings for an impact assessment")
    named_by = ()
    looked_at = ("activity",)
    looks_at: ClassVar[dict[str, str]] = {"activity": "screenings"}

    activity: Mapped["ProcessingActivity | None"] = field(Link("ProcessingActivity"), N_("Activity"), "35(1)", M,
        N_("Which processing was looked at."))  # fmt: skip
    assessed_on: Mapped[date | None] = field(Day(), N_("Assessed on"), "35(1)", M,
        N_("The day on which it was concluded."))  # fmt: skip
    assessed_by: Mapped[str | None] = field(Text(), N_("Assessed by"), "35(1)", M,
        N_("Name or function of who answers for it."))  # fmt: skip
    cases: Mapped[tuple[str, ...]] = field(Choices(codes.DPIA_CASES), N_("Cases of Art. 35(3)"), "35(3)",
        help=N_("Any of them makes an impact assessment a duty."))  # fmt: skip
    criteria: Mapped[tuple[str, ...]] = field(Choices(codes.WP248_CRITERIA), N_("Criteria of WP 248"), "35(1)",
        help=N_("Two or more make an assessment likely to be required."))  # fmt: skip
    criteria_in_words: Mapped[str | None] = field(Text(long=True), N_("Why they are met or not"), "35(1)", R,
        N_("One sentence on each criterion that could be met."))  # fmt: skip
    authority_list: Mapped[str | None] = field(Text(long=True), N_("List of the authority"), "35(4)", R,
        N_("Which entry of your authority's list applies, in its words, or that none does."))  # fmt: skip
    exempted: Mapped[str | None] = field(Text(long=True), N_("Exempted"), "35(10)",
        help=N_("The entry of a list of Art. 35(5), or the law of Art. 35(10) whose making was assessed."))  # fmt: skip
    outcome: Mapped[str | None] = field(Choice(codes.SCREENING_OUTCOMES), N_("Outcome"), "35(1)", M,
        N_("Your own decision; what the program proposes stands beside it."))  # fmt: skip
    reason: Mapped[str | None] = field(Text(long=True), N_("Reasons"), "35(1)", R,
        N_("In particular where two criteria are met and no assessment is made."))  # fmt: skip
    next_review: Mapped[date | None] = field(Day(), N_("Next review"), "35(11)", R,
        N_("When to look again."))  # fmt: skip
    documents: Mapped[list["Document"]] = field(Links("Document"), N_("Documents"), "35(11)",
        help=N_("What was looked at, or the signed assessment itself."))  # fmt: skip

    def title(self) -> str:
        """The activity and the day."""
        return _of(self, self.activity)


class InterestAssessment(Record):
    """Interest, necessity and balance behind Art. 6(1)(f)."""

    one, many = N_("Assessment of legitimate interests"), N_("Assessments of legitimate interests")
    named_by = ()
    looked_at = ("activity", "purpose")
    looks_at: ClassVar[dict[str, str]] = {"activity": "interest_assessments"}

    activity: Mapped["ProcessingActivity | None"] = field(Link("ProcessingActivity"), N_("Activity"), "6(1)(f)", M,
        N_("Which processing was looked at."))  # fmt: skip
    purpose: Mapped["Purpose | None"] = field(Link("Purpose"), N_("Purpose"), "6(1)(f)",
        help=N_("Which of its purposes; empty for all that rest on legitimate interests."))  # fmt: skip
    assessed_on: Mapped[date | None] = field(Day(), N_("Assessed on"), "6(1)(f)", M,
        N_("The day on which it was concluded."))  # fmt: skip
    assessed_by: Mapped[str | None] = field(Text(), N_("Assessed by"), "6(1)(f)", M,
        N_("Name or function of who answers for it."))  # fmt: skip
    interest: Mapped[str | None] = field(Text(long=True), N_("Interest"), "6(1)(f)", M,
        N_("Whose interest it is; that it is lawful, clearly put, and present."))  # fmt: skip
    necessity: Mapped[str | None] = field(Text(long=True), N_("Necessity"), "6(1)(f)", M,
        N_("Why the interest cannot be met with less data or by less intrusive means."))  # fmt: skip
    effects: Mapped[str | None] = field(Text(long=True), N_("Data subjects"), "6(1)(f)", R,
        N_("What they can reasonably expect, what it does to them, and whether they are children."))  # fmt: skip
    safeguards: Mapped[str | None] = field(Text(long=True), N_("Safeguards"), "6(1)(f)",
        help=N_("What softens the effects: opt-out, short periods, pseudonyms."))  # fmt: skip
    balance: Mapped[str | None] = field(Text(long=True), N_("Balance"), "6(1)(f)", M,
        N_("The interest against the interests, rights and freedoms of the data subjects."))  # fmt: skip
    outcome: Mapped[str | None] = field(Choice(codes.INTEREST_OUTCOMES), N_("Outcome"), "6(1)(f)", M,
        N_("What weighs more."))  # fmt: skip
    next_review: Mapped[date | None] = field(Day(), N_("Next review"), "6(1)(f)", R,
        N_("When to look again."))  # fmt: skip
    documents: Mapped[list["Document"]] = field(Links("Document"), N_("Documents"), "6(1)(f)",
        help=N_("What was looked at, or the signed assessment itself."))  # fmt: skip

    def title(self) -> str:
        """The activity and the day."""
        return _of(self, self.activity)


class TransferAssessment(Record):
    """Whether the safeguards of a transfer are effective there, in six steps (EDPB Recommendations 01/2020)."""

    one, many = N_("Transfer impact assessment"), N_("Transfer impact assessments")
    named_by = ()
    looked_at = ("transfers", "importer")
    looks_at: ClassVar[dict[str, str]] = {"transfers": "transfer_assessments"}

    importer: Mapped["Organisation | None"] = field(Link("Organisation"), N_("Importer"), "46(1)", R,
        N_("Who receives the data."))  # fmt: skip
    country: Mapped[str | None] = field(Choice(countries), N_("Third country"), "46(1)", M,
        N_("Whose law and practice were looked at."))  # fmt: skip
    transfers: Mapped[list["Transfer"]] = field(Links("Transfer"), N_("Transfers covered"), "46(1)", R,
        N_("Each transfer that rests on this assessment."))  # fmt: skip
    assessed_on: Mapped[date | None] = field(Day(), N_("Assessed on"), "46(1)", M,
        N_("The day on which it was concluded."))  # fmt: skip
    assessed_by: Mapped[str | None] = field(Text(), N_("Assessed by"), "46(1)", M,
        N_("Name or function of who answers for it."))  # fmt: skip
    know_your_transfers: Mapped[str | None] = field(Text(long=True), N_("Step 1: the transfer"), "46(1)", M,
        N_("Which data of whom go there, in what form, for what, and who can pass them on."))  # fmt: skip
    tool: Mapped[str | None] = field(Choice(codes.TRANSFER_TOOLS), N_("Step 2: the tool"), "46(1)", M,
        N_("What the transfer rests on."))  # fmt: skip
    law_and_practice: Mapped[str | None] = field(Text(long=True), N_("Step 3: law and practice there"), "46(1)", M,
        N_("Which laws let authorities reach the data, what is known of practice, from which sources."))  # fmt: skip
    problematic: Mapped[bool | None] = field(YesNo(), N_("They impinge on the tool"), "46(1)", R,
        N_("Whether law or practice keeps the importer from what the tool demands."))  # fmt: skip
    supplementary_measures: Mapped[str | None] = field(Text(long=True),
        N_("Step 4: supplementary measures"), "46(1)",
        help=N_("Technical, contractual and organisational ones; for instance encryption whose key stays "
                "here."))  # fmt: skip
    procedural_steps: Mapped[str | None] = field(Text(long=True), N_("Step 5: formal steps"), "46(1)",
        help=N_("What has to be signed, or authorised by the authority."))  # fmt: skip
    reevaluation: Mapped[str | None] = field(Text(long=True), N_("Step 6: looking again"), "46(1)", R,
        N_("Who watches the law there, and what makes you look again before the next review."))  # fmt: skip
    outcome: Mapped[str | None] = field(Choice(codes.TRANSFER_ASSESSMENT_OUTCOMES), N_("Outcome"), "46(1)", M,
        N_("Whether protection there is essentially equivalent."))  # fmt: skip
    next_review: Mapped[date | None] = field(Day(), N_("Next review"), "46(1)", R,
        N_("When to look again."))  # fmt: skip
    documents: Mapped[list["Document"]] = field(Links("Document"), N_("Documents"), "46(1)",
        help=N_("What was looked at, or the signed assessment itself."))  # fmt: skip

    def title(self) -> str:
        """The importer, the country and the day."""
        country = type(self).field("country").text(self)
        name = self.importer.title() if self.importer else ""
        day = str(self.assessed_on or "")
        return ", ".join(part for part in (name, country, day) if part) or super().title()


class ContractReview(Record):
    """A processor's contract held against Art. 28(3), point by point."""

    one, many = N_("Review of a processor's contract"), N_("Reviews of processors' contracts")
    named_by = ()
    looked_at = ("engagement",)
    looks_at: ClassVar[dict[str, str]] = {"engagement": "contract_reviews"}

    engagement: Mapped["Engagement | None"] = field(Link("Engagement"), N_("Processor"), "28(3)", M,
        N_("Whose contract was read."))  # fmt: skip
    contract: Mapped["Document | None"] = field(Link("Document"), N_("Contract"), "28(3)", R,
        N_("The version that was read."))  # fmt: skip
    assessed_on: Mapped[date | None] = field(Day(), N_("Assessed on"), "28(3)", M,
        N_("The day on which it was concluded."))  # fmt: skip
    assessed_by: Mapped[str | None] = field(Text(), N_("Assessed by"), "28(3)", M,
        N_("Name or function of who answers for it."))  # fmt: skip
    point_a: Mapped[str | None] = field(Choice(codes.POINT_ANSWERS),
        N_("Point (a): documented instructions, transfers included"), "28(3)(a)", R,
        N_("Whether the contract stipulates it, and as the Regulation words it."))  # fmt: skip
    point_b: Mapped[str | None] = field(Choice(codes.POINT_ANSWERS),
        N_("Point (b): commitment to confidentiality"), "28(3)(b)", R,
        N_("Whether the contract stipulates it, and as the Regulation words it."))  # fmt: skip
    point_c: Mapped[str | None] = field(Choice(codes.POINT_ANSWERS),
        N_("Point (c): measures of Art. 32"), "28(3)(c)", R,
        N_("Whether the contract stipulates it, and as the Regulation words it."))  # fmt: skip
    point_d: Mapped[str | None] = field(Choice(codes.POINT_ANSWERS),
        N_("Point (d): conditions for engaging another processor"), "28(3)(d)", R,
        N_("Whether the contract stipulates it, and as the Regulation words it."))  # fmt: skip
    point_e: Mapped[str | None] = field(Choice(codes.POINT_ANSWERS),
        N_("Point (e): assistance with the rights of data subjects"), "28(3)(e)", R,
        N_("Whether the contract stipulates it, and as the Regulation words it."))  # fmt: skip
    point_f: Mapped[str | None] = field(Choice(codes.POINT_ANSWERS),
        N_("Point (f): assistance with Articles 32 to 36"), "28(3)(f)", R,
        N_("Whether the contract stipulates it, and as the Regulation words it."))  # fmt: skip
    point_g: Mapped[str | None] = field(Choice(codes.POINT_ANSWERS),
        N_("Point (g): deletion or return at the end"), "28(3)(g)", R,
        N_("Whether the contract stipulates it, and as the Regulation words it."))  # fmt: skip
    point_h: Mapped[str | None] = field(Choice(codes.POINT_ANSWERS),
        N_("Point (h): information and audits"), "28(3)(h)", R,
        N_("Whether the contract stipulates it, and as the Regulation words it."))  # fmt: skip
    flow_down: Mapped[str | None] = field(Choice(codes.POINT_ANSWERS),
        N_("Same duties for sub-processors"), "28(4)", R,
        N_("Whether the processor must lay the same duties on whoever it engages."))  # fmt: skip
    remarks: Mapped[str | None] = field(Text(long=True), N_("Remarks"), "28(3)", R,
        N_("For each point that is not fully met: the clause, and what is missing in it."))  # fmt: skip
    outcome: Mapped[str | None] = field(Choice(codes.CONTRACT_OUTCOMES), N_("Outcome"), "28(3)", M,
        N_("What follows from it."))  # fmt: skip
    next_review: Mapped[date | None] = field(Day(), N_("Next review"), "28(3)", R,
        N_("When to look again."))  # fmt: skip
    documents: Mapped[list["Document"]] = field(Links("Document"), N_("Documents"), "28(3)",
        help=N_("What was looked at, or the signed assessment itself."))  # fmt: skip

    def title(self) -> str:
        """The processor and the day."""
        return _of(self, self.engagement)


ASSESSMENTS = (Screening, InterestAssessment, TransferAssessment, ContractReview)


def by_what_they_looked_at(directory: Mapping[type[Record], Sequence[Record]]) -> dict[str, list[Record]]:
    """The assessments of a register by the id of each record that one looked at."""
    found: dict[str, list[Record]] = {}
    for cls in ASSESSMENTS:
        for one in directory.get(cls, ()):
            for name in cls.looked_at:
                value = getattr(one, name)
                for other in value if isinstance(value, Sequence) else filter(None, (value,)):
                    found.setdefault(other.id, []).append(one)
    return found


def _of(record: "Screening | InterestAssessment | ContractReview", looked_at: Record | None) -> str:
    day = str(record.assessed_on or "")
    name = looked_at.title() if looked_at else ""
    return ", ".join(part for part in (name, day) if part) or Record.title(record)
