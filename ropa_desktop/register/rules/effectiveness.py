"""R84: transfer impact assessments and reviews of contracts, and whether the record goes by them (Art. 28(3), 46)."""

from collections.abc import Iterator
from datetime import date

from ropa_desktop.i18n import N_, _, as_day
from ropa_desktop.register.assessed import standing
from ropa_desktop.register.assessments import ContractReview, TransferAssessment
from ropa_desktop.register.codes import CONTRACT_POINTS
from ropa_desktop.register.documents import Document
from ropa_desktop.register.engagements import Engagement, Transfer
from ropa_desktop.register.rules.processors import points_in_words
from ropa_desktop.register.rules.rule import Found, rule

_DAY = date(2026, 3, 2)
_SAFEGUARDS = ("A46", "UK-IDTA", "UK-ADD", "CH-SCC")
_POINTS = tuple((f"point_{code[-1]}", code) for code in CONTRACT_POINTS)


def _assessed(outcome: str, country: str = "US", **values: object) -> Transfer:
    assessment = TransferAssessment(assessed_on=_DAY, country="US", tool="A46-2-c", outcome=outcome, **values)
    return Transfer(tool="A46-2-c", country=country, transfer_assessments=[assessment])


def _reviewed(outcome: str, **values: object) -> Engagement:
    review = {name: values.pop(name) for name in list(values) if name.startswith(("point_", "next_"))}
    reviews = [ContractReview(assessed_on=_DAY, outcome=outcome, **review)]
    return Engagement(status="active", contract_reviews=reviews, **values)


def _goes_on(transfer: Transfer) -> bool:
    return getattr(transfer.owner(), "status", None) != "ended"


@rule(
    "R840", "Transfer", "contradiction", "46(1)",
    N_("By its assessment the safeguards are not effective, yet the transfer goes on."),
    why=N_("Where no measure makes up for it, the transfer is suspended or ended (judgment C-311/18)."),
    mend=N_("Suspend or end the transfer, or assess it again with further measures."),
    wrong=lambda: _assessed("not-effective"),
    right=lambda: _assessed("effective"),
    needs="transfer_assessments",
)  # fmt: skip
def not_effective(transfer: Transfer, on: date) -> Iterator[Found]:
    one = standing(transfer.transfer_assessments, on) if transfer.transfer_assessments else None
    if one and one.outcome == "not-effective" and _goes_on(transfer) and (transfer.tool or "").startswith(_SAFEGUARDS):
        sentence = _("By the assessment of {day} the safeguards are not effective, yet the transfer goes on.")
        yield Found("tool", sentence.format(day=as_day(one.assessed_on)))


@rule(
    "R841", "Transfer", "advice", "46(1)", N_("The next look at its transfer impact assessment is past due."),
    why=N_("Laws and practices of the third country change, and with them whether the safeguards hold (step 6 of EDPB "
           "Recommendations 01/2020)."),
    mend=N_("Assess it again, and give the day of the next review."),
    wrong=lambda: _assessed("effective", next_review=date(2026, 9, 1)),
    right=lambda: _assessed("effective", next_review=date(2028, 3, 2)),
    needs="transfer_assessments",
)  # fmt: skip
def assessment_due(transfer: Transfer, on: date) -> Iterator[Found]:
    one = standing(transfer.transfer_assessments, on) if transfer.transfer_assessments else None
    if one and one.next_review and one.next_review < on and _goes_on(transfer):
        sentence = _("The assessment of {day} was to be looked at again on {due}.")
        yield Found("tia_date", sentence.format(day=as_day(one.assessed_on), due=as_day(one.next_review)))


@rule(
    "R842", "Transfer", "contradiction", "46(1)",
    N_("The assessment named for it is of another country, or of another tool."),
    why=N_("An assessment holds for the law of one country and for one tool; of another it says nothing."),
    mend=N_("Assess this transfer, or take it from the transfers that the assessment covers."),
    wrong=lambda: _assessed("effective", country="IN"),
    right=lambda: _assessed("effective"),
    needs="transfer_assessments",
)  # fmt: skip
def of_something_else(transfer: Transfer, on: date) -> Iterator[Found]:
    one = standing(transfer.transfer_assessments, on) if transfer.transfer_assessments else None
    if one is None:
        return
    if one.country and transfer.country and one.country != transfer.country:
        sentence = _("The assessment of {day} is of another country.")
        yield Found("country", sentence.format(day=as_day(one.assessed_on)))
    elif one.tool and transfer.tool and one.tool != transfer.tool:
        sentence = _("The assessment of {day} is of another tool than the one that the transfer rests on.")
        yield Found("tool", sentence.format(day=as_day(one.assessed_on)))


@rule(
    "R843", "TransferAssessment", "contradiction", "46(1)",
    N_("Law or practice impinges on the tool, yet it is said to be effective as it is."),
    why=N_("Then only supplementary measures can bring protection up to what is essentially equivalent (step 4 of EDPB "
           "Recommendations 01/2020)."),
    mend=N_("Name the measures and choose “Effective with the supplementary measures”, or correct one of the two."),
    wrong=lambda: TransferAssessment(problematic=True, outcome="effective"),
    right=lambda: TransferAssessment(problematic=False, outcome="effective"),
)  # fmt: skip
def effective_though_impinged(assessment: TransferAssessment, on: date) -> Iterator[Found]:
    if assessment.problematic and assessment.outcome == "effective":
        yield Found("outcome")


@rule(
    "R844", "TransferAssessment", "contradiction", "46(1)",
    N_("It is effective with the supplementary measures, but none is named."),
    why=N_("The outcome rests on them, and who reads the assessment has to see which they are."),
    mend=N_("Name the measures, or choose another outcome."),
    wrong=lambda: TransferAssessment(outcome="effective-with-measures"),
    right=lambda: TransferAssessment(outcome="effective-with-measures",
                                     supplementary_measures="Encrypted, the key stays here."),
)  # fmt: skip
def measures_not_named(assessment: TransferAssessment, on: date) -> Iterator[Found]:
    if assessment.outcome == "effective-with-measures" and not assessment.supplementary_measures:
        yield Found("supplementary_measures")


@rule(
    "R845", "Engagement", "contradiction", "28(3)",
    N_("A point is marked as stipulated that the review of the contract found missing."),
    why=N_("The review is of the contract's own words; the mark says the opposite."),
    mend=N_("Take the mark away and have the point added, or review the contract that has it."),
    wrong=lambda: _reviewed("to-amend", point_c="missing", contract_points=tuple(CONTRACT_POINTS)),
    right=lambda: _reviewed("in-order", point_c="met", contract_points=tuple(CONTRACT_POINTS)),
    needs="contract_reviews",
)  # fmt: skip
def point_not_there(engagement: Engagement, on: date) -> Iterator[Found]:
    one = standing(engagement.contract_reviews, on) if engagement.contract_reviews else None
    if one is None:
        return
    missing = {code for name, code in _POINTS if getattr(one, name) == "missing"}
    if wrong := missing & set(engagement.contract_points or ()):
        sentence = _("Marked as stipulated, but missing by the review of {day}: {points}.")
        yield Found("contract_points", sentence.format(day=as_day(one.assessed_on), points=points_in_words(wrong)))


@rule(
    "R846", "ContractReview", "contradiction", "28(3)",
    N_("The contract is said to be in order, yet points of Art. 28(3) are missing or met in part."),
    why=N_("A contract with a processor has to stipulate all eight points, (a) to (h)."),
    mend=N_("Choose “To be amended”, or correct the answer to the point."),
    wrong=lambda: ContractReview(point_a="met", point_c="missing", outcome="in-order"),
    right=lambda: ContractReview(point_a="met", point_c="missing", outcome="to-amend"),
)  # fmt: skip
def in_order_though_lacking(review: ContractReview, on: date) -> Iterator[Found]:
    lacking = {code for name, code in _POINTS if getattr(review, name) in ("missing", "partly")}
    if review.outcome == "in-order" and lacking:
        sentence = _("The contract is said to be in order, yet these points are missing or met in part: {points}.")
        yield Found("outcome", sentence.format(points=points_in_words(lacking)))


@rule(
    "R847", "Engagement", "contradiction", "28(3)",
    N_("By its review the contract is not fit for any processing, yet the processor is active."),
    why=N_("Processing by a processor is governed by a contract that stipulates what Art. 28(3) asks for."),
    mend=N_("Let no data go there until the contract is amended, and review the new one."),
    wrong=lambda: _reviewed("unfit"),
    right=lambda: _reviewed("in-order"),
    needs="contract_reviews",
)  # fmt: skip
def unfit_but_active(engagement: Engagement, on: date) -> Iterator[Found]:
    one = standing(engagement.contract_reviews, on) if engagement.contract_reviews else None
    if one and one.outcome == "unfit" and engagement.status == "active":
        sentence = _("By the review of {day} the contract is not fit for any processing, yet the processor is active.")
        yield Found("status", sentence.format(day=as_day(one.assessed_on)))


@rule(
    "R848", "Engagement", "advice", "28(1)", N_("The next look at the contract is past due."),
    why=N_("Only processors that provide sufficient guarantees may be used, and that has to hold for as long as they "
           "are."),
    mend=N_("Review the contract again, and give the day of the next review."),
    wrong=lambda: _reviewed("in-order", next_review=date(2026, 9, 1)),
    right=lambda: _reviewed("in-order", next_review=date(2028, 3, 2)),
    needs="contract_reviews",
)  # fmt: skip
def review_due(engagement: Engagement, on: date) -> Iterator[Found]:
    one = standing(engagement.contract_reviews, on) if engagement.contract_reviews else None
    if one and one.next_review and one.next_review < on and engagement.status != "ended":
        sentence = _("The review of {day} was to be made again on {due}.")
        yield Found("contract", sentence.format(day=as_day(one.assessed_on), due=as_day(one.next_review)))


def _of_version(title: str) -> Engagement:
    known = {name: Document(label=name, kind="contract") for name in ("Terms of 2024", "Terms of 2026")}
    reviews = [ContractReview(assessed_on=_DAY, outcome="in-order", contract=known[title])]
    return Engagement(contract=known["Terms of 2026"], contract_reviews=reviews)


@rule(
    "R849", "Engagement", "advice", "28(3)", N_("The review is of another document than the contract that is named."),
    why=N_("A newer contract can lack what the one before had, or have what it lacked."),
    mend=N_("Review the contract in force, or name the one that was reviewed."),
    wrong=lambda: _of_version("Terms of 2024"),
    right=lambda: _of_version("Terms of 2026"),
    needs="contract_reviews",
)  # fmt: skip
def another_version(engagement: Engagement, on: date) -> Iterator[Found]:
    one = standing(engagement.contract_reviews, on) if engagement.contract_reviews else None
    if one and one.contract and engagement.contract and one.contract.id != engagement.contract.id:
        yield Found("contract")
