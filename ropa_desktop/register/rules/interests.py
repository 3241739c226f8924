"""R83: assessments of legitimate interests, and the purposes that rest on them (Art. 6(1)(f))."""

from collections.abc import Iterator
from datetime import date

from ropa_desktop.i18n import N_, _, as_day
from ropa_desktop.register.activities import ProcessingActivity, Purpose
from ropa_desktop.register.assessed import interest_assessments, standing
from ropa_desktop.register.assessments import InterestAssessment
from ropa_desktop.register.rules.rule import Found, rule

_DAY = date(2026, 3, 2)


def _weighed(outcome: str, basis: str = "A6-1-f", **values: object) -> ProcessingActivity:
    purpose = Purpose(purpose="Guard the car park", legal_basis=basis)
    assessment = InterestAssessment(assessed_on=_DAY, outcome=outcome, **values)
    return ProcessingActivity(purposes=[purpose], interest_assessments=[assessment])


def _of_another_basis(basis: str) -> ProcessingActivity:
    activity = _weighed("interest-prevails", basis)
    activity.interest_assessments[0].purpose = activity.purposes[0]
    return activity


def _standing(purpose: Purpose, on: date) -> InterestAssessment | None:
    found = interest_assessments(purpose)
    return standing(found, on) if found else None


@rule(
    "R830", "Purpose", "contradiction", "6(1)(f)",
    N_("It rests on legitimate interests, yet the assessment found that the data subjects' rights weigh more."),
    why=N_("Point (f) holds only where the interest is not overridden; by the assessment it is."),
    mend=N_("Stop, choose another basis, or weigh again with further safeguards."),
    wrong=lambda: _weighed("rights-prevail"),
    right=lambda: _weighed("with-safeguards", safeguards="Erased after three days."), needs="legal_basis",
)  # fmt: skip
def rights_prevail(purpose: Purpose, on: date) -> Iterator[Found]:
    if purpose.legal_basis == "A6-1-f":
        one = _standing(purpose, on)
        if one and one.outcome == "rights-prevail":
            sentence = _("It rests on legitimate interests, yet the assessment of {day} found that the data subjects' "
                         "rights weigh more.")  # fmt: skip
            yield Found("legal_basis", sentence.format(day=as_day(one.assessed_on)))


@rule(
    "R831", "Purpose", "advice", "6(1)(f)", N_("The next look at the assessment of interests is past due."),
    why=N_("What weighs more can change with the facts, and the controller has to show that it still holds (Art. "
           "5(2))."),
    mend=N_("Weigh it again, and give the day of the next review."),
    wrong=lambda: _weighed("interest-prevails", next_review=date(2026, 9, 1)),
    right=lambda: _weighed("interest-prevails", next_review=date(2028, 3, 2)), needs="legal_basis",
)  # fmt: skip
def weighing_due(purpose: Purpose, on: date) -> Iterator[Found]:
    if purpose.legal_basis == "A6-1-f":
        one = _standing(purpose, on)
        if one and one.next_review and one.next_review < on:
            sentence = _("The assessment of {day} was to be looked at again on {due}.")
            yield Found(
                "interest_assessment", sentence.format(day=as_day(one.assessed_on), due=as_day(one.next_review))
            )


@rule(
    "R832", "Purpose", "advice", "6(1)(f)",
    N_("Its legitimate interest was assessed, but it rests on another legal basis."),
    why=N_("Either the basis was changed after the assessment, or the assessment is of another purpose."),
    mend=N_("Choose the basis that holds, or the purpose that the assessment is of, or set the assessment aside."),
    wrong=lambda: _of_another_basis("A6-1-a"),
    right=lambda: _of_another_basis("A6-1-f"), needs="legal_basis",
)  # fmt: skip
def weighed_for_another_basis(purpose: Purpose, on: date) -> Iterator[Found]:
    if purpose.legal_basis and purpose.legal_basis not in ("A6-1-f", "UK-A6-1-ea"):
        one = _standing(purpose, on)
        if one and one.purpose is not None:
            sentence = _("Its legitimate interest was assessed on {day}, but it rests on another legal basis.")
            yield Found("legal_basis", sentence.format(day=as_day(one.assessed_on)))


@rule(
    "R833", "InterestAssessment", "contradiction", "6(1)(f)",
    N_("The interest weighs more with the safeguards named, but none is named."),
    why=N_("The outcome rests on safeguards; without them the balance is another one."),
    mend=N_("Name the safeguards, or choose another outcome."),
    wrong=lambda: InterestAssessment(outcome="with-safeguards"),
    right=lambda: InterestAssessment(outcome="with-safeguards", safeguards="Erased after three days."),
)  # fmt: skip
def safeguards_not_named(assessment: InterestAssessment, on: date) -> Iterator[Found]:
    if assessment.outcome == "with-safeguards" and not assessment.safeguards:
        yield Found("safeguards")


@rule(
    "R834", "InterestAssessment Screening TransferAssessment ContractReview", "advice", "5(2)",
    N_("It bears a day still to come, so nothing rests on it yet."),
    why=N_("An assessment that is not concluded answers no question of the record."),
    mend=N_("Correct the day, or leave it empty until the assessment is concluded."),
    wrong=lambda: InterestAssessment(assessed_on=date(2027, 5, 2)),
    right=lambda: InterestAssessment(assessed_on=_DAY),
)  # fmt: skip
def day_to_come(assessment: InterestAssessment, on: date) -> Iterator[Found]:
    if assessment.assessed_on and assessment.assessed_on > on:
        yield Found("assessed_on")
