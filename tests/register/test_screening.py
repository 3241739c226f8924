from datetime import date

import pytest

from ropa_desktop.register.activities import PersonalData, ProcessingActivity, Purpose
from ropa_desktop.register.assessed import ASSESSMENTS, newest_first, standing
from ropa_desktop.register.assessments import InterestAssessment, Screening, TransferAssessment
from ropa_desktop.register.check import check, check_all
from ropa_desktop.register.engagements import Transfer
from ropa_desktop.register.fields import State
from ropa_desktop.register.kinds import Links
from ropa_desktop.register.records import ROOTS
from ropa_desktop.register.rules.book import all_rules
from ropa_desktop.register.screening import proposal, shown
from ropa_desktop.register.vocabulary import CategoryOfDataSubjects
from ropa_desktop.store.handover import contents
from ropa_desktop.store.register import Register

ON = date(2026, 11, 1)
LIST = "No entry of the list applies."


@pytest.mark.parametrize(
    ("answers", "outcome"),
    [
        ({"cases": ("A35-3-a",)}, "required"),
        ({"criteria": ("WP248-1", "WP248-2")}, "required"),
        ({"criteria": ("WP248-1", "WP248-2"), "authority_list": LIST}, "required"),
        ({"criteria": ("WP248-1",), "authority_list": LIST}, "not-required"),
        ({"criteria": ("WP248-1",)}, ""),
        ({"criteria_in_words": "None is met.", "authority_list": LIST}, "not-required"),
        ({"authority_list": LIST}, ""),
        ({}, ""),
        ({"exempted": "Stations Act, section 4."}, "not-required"),
        ({"exempted": "Stations Act, section 4.", "cases": ("A35-3-c",)}, ""),
    ],
)
def test_the_answers_lead_to_a_proposal_or_leave_it_to_the_user(answers, outcome):
    assert proposal(Screening(**answers)).outcome == outcome


def test_every_proposal_gives_each_reason_with_its_article():
    found = proposal(Screening(cases=("A35-3-b",), criteria=("WP248-4", "WP248-5"), exempted="Act 7"))
    assert [(one.article, one.weight) for one in found.reasons] == [
        ("35(3)(b)", "for"), ("35(1)", "for"), ("35(4)", "open"), ("35(10)", "against"),
    ]  # fmt: skip
    assert all(one.says.endswith(".") for one in found.reasons)


def test_what_the_entry_shows_is_a_hint_and_never_marked():
    patients = CategoryOfDataSubjects(name="Patients", vulnerable=True)
    activity = ProcessingActivity(
        name="Video surveillance", number_of_data_subjects="from-1000000", automated_decisions="Ranks by urgency.",
        data=[PersonalData(special=("A9-1-health",), data_subjects=[patients])],
        purposes=[Purpose(purpose="Train machine learning")],
    )  # fmt: skip
    codes = {"WP248-2", "WP248-3", "WP248-4", "WP248-5", "WP248-7", "WP248-8", "A35-3-b"}
    assert {one.code for one in shown(activity)} == codes
    screening = Screening(criteria=("WP248-4",), authority_list=LIST)
    found = proposal(screening, activity)
    assert found.outcome == ""
    assert screening.criteria == ("WP248-4",)
    assert sum("seems met" in one.says for one in found.reasons) == len(codes) - 1


def test_an_entry_that_shows_nothing_adds_nothing():
    screening = Screening(criteria=("WP248-6",), authority_list=LIST)
    assert proposal(screening, ProcessingActivity(name="Guest list")) == proposal(screening)


def test_the_newest_that_is_concluded_and_not_set_aside_stands():
    old, new = Screening(assessed_on=date(2024, 1, 1)), Screening(assessed_on=date(2026, 1, 1))
    draft, aside = Screening(), Screening(assessed_on=date(2026, 6, 1), retired_on=date(2026, 7, 1))
    every = [old, draft, new, aside]
    assert standing(every) is new
    assert standing(every, date(2025, 1, 1)) is old
    assert standing([draft, aside]) is None
    assert newest_first(every) == [draft, new, old]


def test_an_assessment_answers_where_the_record_asks():
    weighed = InterestAssessment(assessed_on=date(2026, 3, 2), outcome="interest-prevails")
    purpose = Purpose(purpose="Guard the car park", legal_basis="A6-1-f", legitimate_interest="Safety of the cars.")
    other = Purpose(purpose="Report damage", legal_basis="A6-1-f", legitimate_interest="Claims.")
    asked = ProcessingActivity(purposes=[purpose, other], interest_assessments=[weighed])
    assert {one.code for one in check(asked, ON) if one.record_id == purpose.id} == set()
    weighed.purpose = other
    assert {one.code for one in check(asked, ON) if one.field_name == "interest_assessment"} == {"R103"}
    assert "Assessed on 2 Mar 2026" in Purpose.field("interest_assessment").answer(other)
    transfer = Transfer(tool="A46-2-c")
    assert Transfer.field("tia_date").state(transfer) is State.UNANSWERED
    transfer.transfer_assessments = [TransferAssessment(assessed_on=date(2026, 3, 2), outcome="effective")]
    assert Transfer.field("tia_date").state(transfer) is State.GIVEN


def test_a_screening_gives_the_reason_that_the_entry_owes():
    open_ = ProcessingActivity(dpia_cases=("A35-3-c",), dpia_outcome="not-required")
    assert "R801" in {one.code for one in check(open_, ON)}
    open_.screenings = [Screening(assessed_on=date(2026, 3, 2), outcome="exempted", exempted="Act 7")]
    assert "R801" not in {one.code for one in check(open_, ON)}


def test_a_newer_assessment_takes_the_place_of_the_look_that_was_due():
    transfer = Transfer(tool="A46-2-c", tia_date=date(2023, 5, 2), tia_review=date(2025, 5, 2))
    assert "R481" in {one.code for one in check(transfer, ON)}
    transfer.transfer_assessments = [
        TransferAssessment(assessed_on=date(2026, 3, 2), outcome="effective", next_review=date(2028, 3, 2))
    ]
    assert not {"R481", "R841"} & {one.code for one in check(transfer, ON)}


def _linked(record):
    """The assessments that an example names only for reading, with their links set, as a register keeps them."""
    for row in [record, *(row for one in type(record).rows_fields() for row in one.value(record))]:
        for cls in ASSESSMENTS:
            for field, name in cls.looks_at.items():
                for assessment in getattr(row, name, ()) if cls.field(field).kind.target == type(row).__name__ else ():
                    setattr(assessment, field, [row] if isinstance(cls.field(field).kind, Links) else row)
                    yield assessment


def test_the_rules_on_assessments_say_the_same_with_a_session_and_without(tmp_path):
    rules = [one for one in all_rules() if one.code[:3] in ("R82", "R83", "R84")]
    with Register.create(tmp_path / "one.ropa") as register:
        with register.step("Filled") as session:
            for example in (make() for rule in rules for make in (rule.wrong, rule.right)):
                whole = example if not type(example).owners else ProcessingActivity(transfers=[example])
                session.add_all([whole, *_linked(whole)])
        register.session.expire_all()
        plain = sorted((one.code, one.record_id, one.sentence) for one in check_all(contents(register), ON))
        found = [one for cls in ROOTS for record in register.all(cls) for one in check(record, ON)]
    assert plain == sorted((one.code, one.record_id, one.sentence) for one in found)
    assert {rule.code for rule in rules} <= {one[0] for one in plain}
