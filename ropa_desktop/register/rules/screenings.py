"""R82: what a screening answers, its outcome, and the entry that it is of (Art. 35)."""

from collections.abc import Iterator
from datetime import date

from ropa_desktop.i18n import N_, _, as_day
from ropa_desktop.register.activities import ProcessingActivity
from ropa_desktop.register.assessed import standing
from ropa_desktop.register.assessments import Screening
from ropa_desktop.register.rules.rule import Found, rule
from ropa_desktop.register.screening import shown

_DAY = date(2026, 3, 2)
_REQUIRED = ("required", "under-way", "carried-out")


def _screened(outcome: str, **values: object) -> list[Screening]:
    return [Screening(assessed_on=_DAY, outcome=outcome, **values)]


@rule(
    "R820", "Screening", "contradiction", "35(3)",
    N_("A case of Art. 35(3) is marked, yet the outcome is that no assessment is required."),
    why=N_("Each of these cases makes the assessment a duty; an exemption of Art. 35(5) or (10) alone lifts it, and "
           "that is an outcome of its own."),
    mend=N_("Choose “Required”, take the mark away where the case is not met, or name the exemption."),
    wrong=lambda: Screening(cases=("A35-3-b",), outcome="not-required"),
    right=lambda: Screening(cases=("A35-3-b",), outcome="required"), needs="cases",
)  # fmt: skip
def case_yet_not_required(screening: Screening, on: date) -> Iterator[Found]:
    if screening.cases and screening.outcome == "not-required" and not screening.exempted:
        yield Found("outcome")


@rule(
    "R821", "Screening", "advice", "35(1)",
    N_("Two or more criteria are marked, yet no assessment is required, and no reason says why."),
    why=N_("With two criteria an assessment is needed in most cases; who makes none documents the reasons (WP 248 "
           "rev.01)."),
    mend=N_("Give the reasons, or choose “Required”."),
    wrong=lambda: Screening(criteria=("WP248-5", "WP248-7"), outcome="not-required"),
    right=lambda: Screening(criteria=("WP248-5", "WP248-7"), outcome="not-required", reason="A list of seats only."),
    needs="criteria",
)  # fmt: skip
def criteria_yet_not_required(screening: Screening, on: date) -> Iterator[Found]:
    many = len(screening.criteria or ()) > 1 and not screening.cases
    if many and screening.outcome == "not-required" and not screening.reason and not screening.exempted:
        yield Found("outcome")


@rule(
    "R822", "Screening", "advice", "35(1)",
    N_("The outcome is that an assessment is required, but nothing that is answered asks for one."),
    why=N_("Fewer than two criteria are marked, no case of Art. 35(3), nothing of the authority's list, and no reason; "
           "a reader cannot follow the outcome."),
    mend=N_("Mark what is met, or give the reason."),
    wrong=lambda: Screening(criteria=("WP248-5",), outcome="required"),
    right=lambda: Screening(criteria=("WP248-5",), outcome="required", reason="The data reveal where people live."),
)  # fmt: skip
def required_by_nothing(screening: Screening, on: date) -> Iterator[Found]:
    asked = screening.cases or len(screening.criteria or ()) > 1 or screening.authority_list or screening.reason
    if screening.outcome == "required" and not asked:
        yield Found("outcome")


@rule(
    "R823", "Screening", "contradiction", "35(10)", N_("It is said to be exempted, but not by what."),
    why=N_("Only an entry of the authority's list of Art. 35(5) or a law that was itself assessed (Art. 35(10)) lifts "
           "the duty; the record has to name it."),
    mend=N_("Name the entry or the law, or choose another outcome."),
    wrong=lambda: Screening(outcome="exempted"),
    right=lambda: Screening(outcome="exempted", exempted="Stations Act, section 4, assessed in 2024."),
)  # fmt: skip
def exempted_by_nothing(screening: Screening, on: date) -> Iterator[Found]:
    if screening.outcome == "exempted" and not screening.exempted:
        yield Found("exempted")


@rule(
    "R824", "ProcessingActivity", "contradiction", "35(1)",
    N_("The screening says that an assessment is required, the entry that it is not."),
    why=N_("One of the two is older than the facts, and an authority can hold you to either."),
    mend=N_("Correct the outcome in the entry, or make a new screening."),
    wrong=lambda: ProcessingActivity(dpia_outcome="not-required", screenings=_screened("required")),
    right=lambda: ProcessingActivity(dpia_outcome="under-way", screenings=_screened("required")),
    needs="screenings",
)  # fmt: skip
def two_outcomes(activity: ProcessingActivity, on: date) -> Iterator[Found]:
    screening = standing(activity.screenings, on) if activity.screenings else None
    if screening and screening.outcome == "required" and activity.dpia_outcome == "not-required":
        sentence = _("The screening of {day} says that an assessment is required, the entry that it is not.")
        yield Found("dpia_outcome", sentence.format(day=as_day(screening.assessed_on)))


@rule(
    "R825", "ProcessingActivity", "advice", "35(1)",
    N_("The screening says that an assessment is required, but nothing tells what became of it."),
    why=N_("The assessment is carried out prior to the processing; the entry says how far it is."),
    mend=N_("Say in the entry whether it is under way or carried out, and where it is kept."),
    wrong=lambda: ProcessingActivity(screenings=_screened("required")),
    right=lambda: ProcessingActivity(screenings=_screened("not-required")),
    needs="screenings",
)  # fmt: skip
def required_and_then(activity: ProcessingActivity, on: date) -> Iterator[Found]:
    screening = standing(activity.screenings, on) if activity.screenings else None
    if screening and screening.outcome == "required" and not activity.dpia_outcome and activity.status != "ended":
        sentence = _("The screening of {day} says that an assessment is required, but nothing tells what became of it.")
        yield Found("dpia_outcome", sentence.format(day=as_day(screening.assessed_on)))


@rule(
    "R826", "ProcessingActivity", "advice", "35(1)", N_("The entry marks other cases or criteria than its screening."),
    why=N_("What was screened is no longer what the entry says, or a mark was forgotten in one of the two."),
    mend=N_("Mark the same in the entry, or make a new screening of what has changed."),
    wrong=lambda: ProcessingActivity(wp248_criteria=("WP248-5", "WP248-7"),
                                     screenings=_screened("required", criteria=("WP248-5",))),
    right=lambda: ProcessingActivity(wp248_criteria=("WP248-5",),
                                     screenings=_screened("required", criteria=("WP248-5",))),
    needs="screenings",
)  # fmt: skip
def marked_otherwise(activity: ProcessingActivity, on: date) -> Iterator[Found]:
    screening = standing(activity.screenings, on) if activity.screenings else None
    if screening is None:
        return
    for ours, theirs, name in (
        (activity.dpia_cases, screening.cases, "dpia_cases"),
        (activity.wp248_criteria, screening.criteria, "wp248_criteria"),
    ):
        if ours and set(ours) != set(theirs or ()):
            sentence = _("“{label}” is marked otherwise than in the screening of {day}.")
            label = _(ProcessingActivity.field(name).label)
            yield Found(name, sentence.format(label=label, day=as_day(screening.assessed_on)))


@rule(
    "R827", "ProcessingActivity", "advice", "35(1)",
    N_("By what the entry says a criterion seems met that its screening does not mark."),
    why=N_("The screening may be older than the facts, or say in words why the criterion is not met."),
    mend=N_("Look at the screening again; say in it why the criterion is met or not."),
    wrong=lambda: ProcessingActivity(number_of_data_subjects="from-1000000", screenings=_screened("not-required")),
    right=lambda: ProcessingActivity(
        number_of_data_subjects="from-1000000",
        screenings=_screened("not-required", criteria_in_words="Large, but nothing is learnt of anybody."),
    ),
    needs="screenings",
)  # fmt: skip
def seems_met(activity: ProcessingActivity, on: date) -> Iterator[Found]:
    screening = standing(activity.screenings, on) if activity.screenings else None
    if screening is None or screening.outcome != "not-required" or screening.criteria_in_words:
        return
    marked = {*(screening.cases or ()), *(screening.criteria or ())}
    if found := [one.says for one in shown(activity) if one.code not in marked]:
        sentence = _("The screening of {day} does not mark what seems met by what the entry says: {what}.")
        yield Found("dpia_outcome", sentence.format(day=as_day(screening.assessed_on), what="; ".join(found)))


@rule(
    "R828", "ProcessingActivity", "advice", "35(11)", N_("The next look at the screening is past due."),
    why=N_("Where the risk changes, it is reviewed whether the processing still is what was assessed."),
    mend=N_("Screen the activity again, and give the day of the next review."),
    wrong=lambda: ProcessingActivity(screenings=_screened("not-required", next_review=date(2026, 9, 1))),
    right=lambda: ProcessingActivity(screenings=_screened("not-required", next_review=date(2028, 3, 2))),
    needs="screenings",
)  # fmt: skip
def screening_due(activity: ProcessingActivity, on: date) -> Iterator[Found]:
    screening = standing(activity.screenings, on) if activity.screenings else None
    if screening and screening.next_review and screening.next_review < on and activity.status != "ended":
        sentence = _("The screening of {day} was to be looked at again on {due}.")
        yield Found(
            "dpia_outcome", sentence.format(day=as_day(screening.assessed_on), due=as_day(screening.next_review))
        )
