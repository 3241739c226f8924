"""The controller's record, Article 30(1): a processing activity with its purposes, data and recipients."""

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

from sqlalchemy.orm import Mapped, relationship

from ropa_desktop.i18n import N_
from ropa_desktop.register import codes
from ropa_desktop.register.assessed import interest_assessments, told_of
from ropa_desktop.register.elsewhere import elsewhere
from ropa_desktop.register.fields import A, M, P, R, field
from ropa_desktop.register.kinds import Choice, Choices, Day, Link, Links, Number, Rows, Text
from ropa_desktop.register.record import Record

if TYPE_CHECKING:
    from ropa_desktop.register.assessments import InterestAssessment, Screening
    from ropa_desktop.register.documents import Document, Review
    from ropa_desktop.register.engagements import Engagement, Transfer
    from ropa_desktop.register.organisations import Organisation
    from ropa_desktop.register.retention import RetentionRule
    from ropa_desktop.register.systems import SecurityMeasure, System
    from ropa_desktop.register.vocabulary import CategoryOfDataSubjects, CategoryOfPersonalData


def _has_joint_controllers(activity: "ProcessingActivity") -> bool:
    return bool(activity.joint_controllers)


def _screened_positive(activity: "ProcessingActivity") -> bool:
    if activity.dpia_outcome:
        return activity.dpia_outcome != "not-required"  # whether that can be is asked by rules of their own
    return bool(activity.dpia_cases) or len(activity.wp248_criteria or ()) > 1


class ProcessingActivity(Record):
    """What a controller does with personal data, for what, and for how long (Art. 30(1))."""

    one, many = N_("Processing activity"), N_("Processing activities")
    named_by = ("code", "name")

    code: Mapped[str | None] = field(Text(), N_("Reference"), "30(1)",
        help=N_("A short code that stays with the activity, such as A-05."))  # fmt: skip
    name: Mapped[str | None] = field(Text(), N_("Name"), "30(1)", M,
        N_("What your colleagues call it: Payroll, Newsletter, Video surveillance of the entrance."))  # fmt: skip
    description: Mapped[str | None] = field(Text(long=True), N_("Description"), "30(1)",
        help=N_("What happens with the data, in two or three sentences."))  # fmt: skip
    controller: Mapped["Organisation | None"] = field(Link("Organisation"), N_("Controller"), "30(1)(a)", M,
        N_("Who determines the purposes and means (Art. 4(7))."))  # fmt: skip
    joint_controllers: Mapped[list["Organisation"]] = field(Links("Organisation"), N_("Joint controllers"),
        "30(1)(a)", A, N_("Who determines them together with you (Art. 26)."))  # fmt: skip
    joint_arrangement: Mapped[str | None] = field(Text(long=True), N_("Arrangement between joint controllers"), "26", R,
        N_("Who answers data subjects and informs them, and where the arrangement is kept."),
        asked_of=_has_joint_controllers)  # fmt: skip
    department: Mapped[str | None] = field(Text(), N_("Department"), "30(1)",
        help=N_("The unit that carries the activity out."))  # fmt: skip
    process_owner: Mapped[str | None] = field(Text(), N_("Process owner"), "30(1)",
        help=N_("The person or function who answers questions about it."))  # fmt: skip
    status: Mapped[str | None] = field(Choice(codes.ACTIVITY_STATUSES), N_("Status"), "30(1)", R,
        N_("An ended activity stays in the register, with its end date."))  # fmt: skip
    starts_on: Mapped[date | None] = field(Day(), N_("Began on"), "30(1)",
        help=N_("The first day of the processing."))  # fmt: skip
    ended_on: Mapped[date | None] = field(Day(), N_("Ended on"), "30(1)",
        help=N_("The last day of the processing."))  # fmt: skip
    replaced_by: Mapped["ProcessingActivity | None"] = field(Link("ProcessingActivity"), N_("Replaced by"), "30(1)",
        help=N_("The activity that took its place."),
        asked_of=lambda activity: activity.status == "ended")  # fmt: skip
    purposes: Mapped[list["Purpose"]] = field(Rows("Purpose"), N_("Purposes"), "30(1)(b)", M,
        N_("One row for each purpose, each with its own legal basis."))  # fmt: skip
    data: Mapped[list["PersonalData"]] = field(Rows("PersonalData"), N_("Categories of personal data"), "30(1)(c)", M,
        N_("One row for each category of data, with whose data they are and when they are erased."))  # fmt: skip
    number_of_data_subjects: Mapped[str | None] = field(Choice(codes.DATA_SUBJECT_NUMBERS),
        N_("Number of data subjects"), "35(3)",
        help=N_("A range is enough; it tells large scale from small."))  # fmt: skip
    recipients: Mapped[list["Recipient"]] = field(Rows("Recipient"), N_("Recipients"), "30(1)(d)", A,
        N_("To whom the data have been or will be disclosed; processors are recipients too (Art. 4(9))."))  # fmt: skip
    engagements: Mapped[list["Engagement"]] = field(Links("Engagement"), N_("Processors"), "28", A,
        N_("Who processes the data on your behalf; each with its contract, and the sub-processors behind "
           "it."))  # fmt: skip
    transfers: Mapped[list["Transfer"]] = field(Rows("Transfer"), N_("Transfers to third countries"), "30(1)(e)", A,
        N_("Transfers that you make yourself; those of your processors stand with the processor. "
                "State none only where nobody behind you transfers either."))  # fmt: skip
    measures: Mapped[list["SecurityMeasure"]] = field(Links("SecurityMeasure"), N_("Security measures"),
        "30(1)(g)", P, N_("Technical and organisational measures from your catalogue (Art. 32(1))."))  # fmt: skip
    measures_in_words: Mapped[str | None] = field(Text(long=True), N_("Security measures in own words"), "30(1)(g)",
        help=N_("What the catalogue does not say. Measures of the systems used count too."))  # fmt: skip
    systems: Mapped[list["System"]] = field(Links("System"), N_("Systems used"), "32",
        help=N_("Programs and files in which the data lie; their measures are inherited."))  # fmt: skip
    automated_decisions: Mapped[str | None] = field(Text(long=True), N_("Automated decisions and profiling"), "22", A,
        N_("The logic involved and what it means for the data subject."))  # fmt: skip
    children: Mapped[str | None] = field(Text(long=True), N_("Children concerned"), "8", A,
        N_("Whether a service is offered to children, and how consent of a parent is obtained."))  # fmt: skip
    child_age: Mapped[int | None] = field(Number(), N_("Age of consent that holds"), "8(1)", R,
        N_("16, unless the law of the Member State sets a lower age, not below 13."),
        asked_of=lambda activity: bool(activity.children))  # fmt: skip
    rights: Mapped[str | None] = field(Text(long=True), N_("Rights of the data subjects"), "13(2)(b)",
        help=N_("How access, rectification, erasure, objection and portability are answered, and "
                "by whom."))  # fmt: skip
    dpia_cases: Mapped[tuple[str, ...]] = field(Choices(codes.DPIA_CASES), N_("Cases of Art. 35(3)"), "35(3)",
        help=N_("Any of them makes an impact assessment a duty."))  # fmt: skip
    wp248_criteria: Mapped[tuple[str, ...]] = field(Choices(codes.WP248_CRITERIA), N_("Criteria of WP 248"), "35(1)",
        help=N_("Two or more make an assessment likely to be required."))  # fmt: skip
    dpia_outcome: Mapped[str | None] = field(Choice(codes.DPIA_OUTCOMES), N_("Data protection impact assessment"),
        "35(1)", R, N_("What the screening led to."))  # fmt: skip
    dpia_reason: Mapped[str | None] = field(Text(long=True), N_("Reason for that outcome"), "35(1)",
        help=N_("In particular where two criteria are met and no assessment is made."))  # fmt: skip
    dpia_reference: Mapped[str | None] = field(Text(), N_("Reference of the assessment"), "35(7)", R,
        N_("Where it is kept."), asked_of=_screened_positive)  # fmt: skip
    dpia_date: Mapped[date | None] = field(Day(), N_("Date of the assessment"), "35(7)", R,
        N_("The day it was concluded."), asked_of=_screened_positive)  # fmt: skip
    prior_consultation: Mapped[str | None] = field(Text(), N_("Prior consultation"), "36",

                help=N_("Date and answer of the authority, where a high risk remained."),
        asked_of=_screened_positive)  # fmt: skip
    tags: Mapped[str | None] = field(Text(), N_("Tags"), help=N_("Your own words, separated by commas."))  # fmt: skip
    documents: Mapped[list["Document"]] = field(Links("Document"), N_("Documents"), "5(2)",
        help=N_("Notice, assessment, consent form, contract."))  # fmt: skip
    next_review: Mapped[date | None] = field(Day(), N_("Next review"), "5(2)",
        help=N_("When to look again."))  # fmt: skip
    reviews: Mapped[list["Review"]] = field(Rows("Review"), N_("Reviews"), "5(2)",
        help=N_("Who looked at this entry, on which day, and what was decided."))  # fmt: skip
    notes: Mapped[str | None] = field(Text(long=True), N_("Notes"),
        help=N_("For yourself and your successor."))  # fmt: skip

    screenings: Mapped[list["Screening"]] = relationship(
        "Screening", foreign_keys="Screening.activity_id", order_by="Screening.id", viewonly=True
    )
    interest_assessments: Mapped[list["InterestAssessment"]] = relationship(
        "InterestAssessment",
        foreign_keys="InterestAssessment.activity_id",
        order_by="InterestAssessment.id",
        viewonly=True,
    )

    def answered_elsewhere(self, field: str) -> str:
        """The chain of processors answers for transfers, own words and systems for measures, a screening for itself."""
        return told_of(self.screenings) if field == "dpia_outcome" else elsewhere(self, field)


def _rests_on(*bases: str) -> Callable[["Purpose"], bool]:
    return lambda purpose: purpose.legal_basis in bases


class Purpose(Record):
    """One purpose and the legal basis it rests on; a blank basis stays blank."""

    one, many = N_("Purpose"), N_("Purposes")
    owners = ("ProcessingActivity",)
    named_by = ("purpose",)

    purpose: Mapped[str | None] = field(Text(long=True), N_("Purpose"), "30(1)(b)", M,
        N_("Specified and explicit: “pay wages”, not “personnel matters” (Art. 5(1)(b))."))  # fmt: skip
    legal_basis: Mapped[str | None] = field(Choice(codes.LEGAL_BASES), N_("Legal basis"), "6(1)", R,
        N_("Not an item of Art. 30, but asked for by all authorities' templates. Never preset."))  # fmt: skip
    basis_in_words: Mapped[str | None] = field(Text(long=True), N_("Legal basis in own words"), "6(1)",
        help=N_("Which contract, which task, or how two bases share the purpose."))  # fmt: skip
    law: Mapped[str | None] = field(Text(), N_("Law that lays it down"), "6(3)", R,
        N_("The Union or Member State law behind Art. 6(1)(c) or (e)."),
        asked_of=_rests_on("A6-1-c", "A6-1-e"))  # fmt: skip
    legitimate_interest: Mapped[str | None] = field(Text(long=True), N_("Legitimate interest"), "6(1)(f)", R,
        N_("The interest pursued, by you or a third party; it is also owed to data subjects (Art. 13(1)(d))."),
        asked_of=_rests_on("A6-1-f"))  # fmt: skip
    interest_assessment: Mapped[str | None] = field(Text(long=True), N_("Balancing of interests"), "6(1)(f)", R,
        N_("The result of weighing it against the data subject's interests, and where it is kept."),
        asked_of=_rests_on("A6-1-f"))  # fmt: skip
    consent: Mapped[str | None] = field(Text(long=True), N_("How consent is recorded and withdrawn"), "7", R,
        N_("You must be able to show the consent, and withdrawing must be as easy as giving it."),
        asked_of=lambda purpose: purpose.legal_basis == "A6-1-a" or purpose.special_condition == "A9-2-a")  # fmt: skip
    special_condition: Mapped[str | None] = field(Choice(codes.SPECIAL_CONDITIONS),
        N_("Condition for special categories"), "9(2)",
        help=N_("Needed beside the legal basis where special categories of data are processed."))  # fmt: skip
    special_law: Mapped[str | None] = field(Text(), N_("Law behind that condition"), "9(2)", R,
        N_("Art. 9(2)(b), (g), (h), (i) and (j) rest on a law."),
        asked_of=lambda purpose: (purpose.special_condition or "")[-1:] in {"b", "g", "h", "i", "j"})  # fmt: skip
    criminal_law: Mapped[str | None] = field(Text(), N_("Law that authorises data on offences"), "10",
        help=N_("Data of Art. 10 need official authority or a law."))  # fmt: skip

    def answered_elsewhere(self, field: str) -> str:
        """An assessment of its own, or of all purposes of the activity, answers for the balancing."""
        return told_of(interest_assessments(self)) if field == "interest_assessment" else ""


class PersonalData(Record):
    """One category of personal data: whose, from where, for which purposes and until when."""

    one, many = N_("Category of data in this activity"), N_("Categories of data in this activity")
    owners = ("ProcessingActivity",)
    named_by, told_by = (), "category"

    category: Mapped["CategoryOfPersonalData | None"] = field(Link("CategoryOfPersonalData"),
        N_("Category of personal data"), "30(1)(c)", M,
        N_("For instance contact details, pay data, images."))  # fmt: skip
    items: Mapped[str | None] = field(Text(long=True), N_("Items"), "30(1)(c)",
        help=N_("The single facts in it: first name, e-mail address, bank account."))  # fmt: skip
    data_subjects: Mapped[list["CategoryOfDataSubjects"]] = field(Links("CategoryOfDataSubjects"),
        N_("Data subjects"), "30(1)(c)", M, N_("Whose data they are: employees, patients, visitors."))  # fmt: skip
    special: Mapped[tuple[str, ...]] = field(Choices(codes.SPECIAL_CATEGORIES), N_("Special category or offences"),
        "9(1)",
        help=N_("Special categories of Art. 9(1), and data of Art. 10."))  # fmt: skip
    sources: Mapped[tuple[str, ...]] = field(Choices(codes.DATA_SOURCES), N_("Source"), "14(2)(f)",
        help=N_("Where the data come from."))  # fmt: skip
    source_in_words: Mapped[str | None] = field(Text(long=True), N_("Source in own words"), "14(2)(f)",
        help=N_("Which third party or public register, and how the data are collected."))  # fmt: skip
    purposes: Mapped[list["Purpose"]] = field(Links("Purpose"), N_("Serves the purposes"), "5(1)(c)",
        help=N_("Which of the activity's purposes need these data."))  # fmt: skip
    retention_rule: Mapped["RetentionRule | None"] = field(Link("RetentionRule"), N_("Retention rule"), "30(1)(f)",
        help=N_("A rule of your schedule, used again in other activities."))  # fmt: skip
    time_limit: Mapped[str | None] = field(Text(long=True), N_("Time limit for erasure"), "30(1)(f)", P,
        N_("A period with its start, or the criterion in words, where no rule of the schedule fits."),
        asked_of=lambda data: data.retention_rule is None)  # fmt: skip

    def title(self) -> str:
        """The category's name, or the items where there is none."""
        return self.category.title() if self.category else self.items or super().title()


class Recipient(Record):
    """A category of recipients, or a named one (Art. 30(1)(d))."""

    one, many = N_("Recipient"), N_("Recipients")
    owners = ("ProcessingActivity",)
    named_by, told_by = (), "category"

    category: Mapped[str | None] = field(Text(), N_("Category of recipients"), "30(1)(d)", M,
        N_("For instance banks, tax authorities, advertising partners."),
        asked_of=lambda recipient: recipient.organisation is None)  # fmt: skip
    organisation: Mapped["Organisation | None"] = field(Link("Organisation"), N_("Named organisation"), "30(1)(d)",
        help=N_("Where it is known who receives the data."))  # fmt: skip
    kind: Mapped[str | None] = field(Choice(codes.RECIPIENT_KINDS), N_("Role"), "4(9)", R,
        N_("Inside the organisation, in the group, a processor, or another controller."))  # fmt: skip
    disclosed: Mapped[tuple[str, ...]] = field(Choices(codes.DISCLOSURE_TIMES), N_("Disclosed"), "30(1)(d)",
        help=N_("Art. 30 asks for past and future disclosures."))  # fmt: skip
    reason: Mapped[str | None] = field(Text(long=True), N_("Why"), "30(1)(d)",
        help=N_("What they need the data for."))  # fmt: skip

    def title(self) -> str:
        """The organisation's name, with the category where both are given."""
        names = [self.category or "", self.organisation.title() if self.organisation else ""]
        return ": ".join(name for name in names if name) or super().title()
