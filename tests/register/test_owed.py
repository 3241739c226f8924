from datetime import date

import pytest

from ropa_desktop.register.activities import PersonalData, ProcessingActivity, Purpose
from ropa_desktop.register.assessments import InterestAssessment, Screening, TransferAssessment
from ropa_desktop.register.contents import Contents, Standing
from ropa_desktop.register.documents import Document
from ropa_desktop.register.engagements import Engagement, Transfer
from ropa_desktop.register.organisations import Organisation
from ropa_desktop.register.owed import WORDS, owed
from ropa_desktop.register.owed_report import age, report
from ropa_desktop.register.records import BY_NAME

ON = date(2026, 11, 1)
BIRCH = Organisation(name="Birch Inc.", country="US")
NOTICE = Document(label="Notice", kind="notice", dated=date(2025, 5, 2))


def found(activity):
    return {(one.what, one.article, one.state) for one in owed(activity, ON)}


def from_(*sources, **values):
    return ProcessingActivity(data=[PersonalData(items="Name", sources=sources)], **values)


@pytest.mark.parametrize(
    ("activity", "due"),
    [
        (ProcessingActivity(), set()),
        (from_("observed"), {("notice", "13", "missing")}),
        (from_("public"), {("notice", "14", "missing")}),
        (from_("data-subject", "third-party", documents=[NOTICE]),
         {("notice", "13", "stands"), ("notice", "14", "stands")}),
        (from_(), {("notice", "13", "missing")}),
        (from_("observed", status="ended"), set()),
        (ProcessingActivity(dpia_cases=("A35-3-a",)), {("impact-assessment", "35", "missing")}),
        (ProcessingActivity(dpia_cases=("A35-3-a",), dpia_outcome="not-required", dpia_reason="Art. 35(10)"), set()),
        (ProcessingActivity(dpia_outcome="under-way", dpia_reference="DPIA-04"),
         {("impact-assessment", "35", "missing")}),
        (ProcessingActivity(dpia_outcome="carried-out", dpia_date=date(2026, 1, 5)),
         {("impact-assessment", "35", "stands")}),
        (ProcessingActivity(screenings=[Screening(assessed_on=date(2026, 1, 5), outcome="required")]),
         {("impact-assessment", "35", "missing")}),
        (ProcessingActivity(engagements=[Engagement(processor=BIRCH)]), {("contract", "28(3)", "missing")}),
        (ProcessingActivity(engagements=[Engagement(processor=BIRCH, status="ended")]), set()),
        (ProcessingActivity(engagements=[Engagement(contract_date=date(2020, 1, 5), contract_end=date(2025, 1, 5))]),
         {("contract", "28(3)", "out of date")}),
        (ProcessingActivity(joint_controllers=[BIRCH]), {("joint-arrangement", "26", "missing")}),
        (ProcessingActivity(joint_controllers=[BIRCH], joint_arrangement="In the contract of 2 May 2025."),
         {("joint-arrangement", "26", "stands")}),
        (ProcessingActivity(purposes=[Purpose(legal_basis="A6-1-f")]), {("interest-assessment", "6(1)(f)", "missing")}),
        (ProcessingActivity(purposes=[Purpose(legal_basis="A6-1-f", interest_assessment="The interest weighs more.")]),
         {("interest-assessment", "6(1)(f)", "stands")}),
        (ProcessingActivity(purposes=[Purpose(legal_basis="A6-1-f")], interest_assessments=[
            InterestAssessment(assessed_on=date(2024, 1, 5), next_review=date(2026, 1, 5))]),
         {("interest-assessment", "6(1)(f)", "out of date")}),
        (ProcessingActivity(purposes=[Purpose(legal_basis="A6-1-a")]), {("consent", "7(1)", "missing")}),
        (ProcessingActivity(purposes=[Purpose(special_condition="A9-2-a", consent="Ticked and logged.")]),
         {("consent", "7(1)", "stands")}),
        (ProcessingActivity(purposes=[Purpose(special_condition="A9-2-h")]), {("special-law", "9(2)", "missing")}),
        (ProcessingActivity(controller=BIRCH), {("representative", "27", "missing")}),
        (ProcessingActivity(controller=Organisation(name="Alder GmbH", country="DE")), set()),
    ],
)  # fmt: skip
def test_each_fact_makes_its_document_due(activity, due):
    assert found(activity) == due
    for one in owed(activity, ON):
        assert one.why.endswith(".")
        assert one.what in WORDS
        assert not (one.proof and one.proof.class_name) or one.proof.class_name in BY_NAME


def test_offences_owe_a_law_and_a_notice():
    activity = ProcessingActivity(data=[PersonalData(special=("A10",), sources=("public",))], purposes=[Purpose()])
    assert found(activity) == {("notice", "14", "missing"), ("criminal-law", "10", "missing")}


def test_transfers_on_safeguards_owe_an_assessment_wherever_they_stand_in_the_chain():
    below = Engagement(transfers=[Transfer(tool="A46-2-c")], contract_points=("A28-3-a",))
    above = Engagement(transfers=[Transfer(tool="A45-3")], contract_points=("A28-3-a",))
    above.__dict__["sub_processors"] = [below]
    activity = ProcessingActivity(engagements=[above], transfers=[Transfer(tool="A46-2-b", tia_date=date(2026, 3, 2))])
    states = [one.state for one in owed(activity, ON) if one.what == "transfer-assessment"]
    assert states == ["stands", "missing"]
    covering = TransferAssessment(assessed_on=date(2024, 3, 2), next_review=date(2026, 3, 2), outcome="effective")
    below.transfers[0].transfer_assessments = [covering]
    states = [one.state for one in owed(activity, ON) if one.what == "transfer-assessment"]
    assert states == ["stands", "out of date"]


@pytest.mark.parametrize(
    ("dated", "words"),
    [
        (None, "no day"), (date(2027, 1, 1), "still to come"), (date(2026, 11, 1), "0 days"),
        (date(2026, 10, 31), "1 day"), (date(2026, 9, 2), "60 days"), (date(2026, 9, 1), "2 months"),
        (date(2024, 11, 2), "23 months"), (date(2024, 11, 1), "2 years"), (date(2018, 5, 25), "8 years"),
    ],
)  # fmt: skip
def test_the_age_is_told_in_words(dated, words):
    assert age(dated, ON) == words


def test_the_report_has_what_is_missing_first():
    activities = [from_("observed", name="Newsletter"), from_("observed", name="Shop", documents=[NOTICE])]
    told = report(Contents(Standing(), None, {}, activities, 2), ON)
    assert [(part.title, [line.cells[0] for line in part.lines]) for part in told.parts] == [
        ("Missing", ["Newsletter"]), ("Past their validity", []), ("There", ["Shop"]),
    ]  # fmt: skip
    line = told.parts[2].lines[0]
    assert (line.cells[4:], line.class_name) == (("Notice", date(2025, 5, 2), "17 months", None), "Document")
    assert all(len(line.cells) == len(part.headings) for part in told.parts for line in part.lines)
