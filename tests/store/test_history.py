"""The story of a record reads as its user would tell it."""

from datetime import date

import pytest

from ropa_desktop.register.changes import Edit
from ropa_desktop.register.records import Organisation, PersonalData, ProcessingActivity, Purpose, SecurityMeasure
from ropa_desktop.store import history
from ropa_desktop.store.register import Register


@pytest.fixture
def register(tmp_path):
    with Register.create(tmp_path / "r.ropa", "the officer") as register:
        yield register


@pytest.fixture
def activity(register):
    with register.step("New activity") as session:
        activity = ProcessingActivity(name="Payroll")
        session.add(activity)
    return activity


def _last(register, activity):
    step = history.steps_of(register, activity)[0]
    return step, history.edits(register, step, activity.id)


def test_a_field_is_told_with_its_label_before_and_after(register, activity):
    with register.step("Changed the name"):
        activity.name = "Wages"
    step, edits = _last(register, activity)
    assert (step.title, step.author) == ("Changed the name", "the officer")
    assert edits == [Edit("", "Name", "Payroll", "Wages")]


def test_choices_days_and_statements_of_none_are_told_in_words(register, activity):
    with register.step("Several"):
        activity.status, activity.starts_on = "active", date(2026, 1, 31)
        activity.wp248_criteria, activity.stated_none = ("WP248-1",), ("joint_controllers",)
    assert _last(register, activity)[1] == [
        Edit("", "Status", "", "Active"),
        Edit("", "Began on", "", "31 Jan 2026"),
        Edit("", "Criteria of WP 248", "", "Evaluation or scoring"),
        Edit("", "Stated that there is none", "", "Joint controllers"),
    ]


def test_links_are_told_by_the_titles_of_what_they_link(register, activity):
    controller, measure = Organisation(name="Example Ltd"), SecurityMeasure(name="Daily backup")
    with register.step("Linked") as session:
        session.add_all([controller, measure])
        activity.controller = controller
        activity.measures.append(measure)
    edits = _last(register, activity)[1]
    assert Edit("", "Controller", "", "Example Ltd") in edits
    assert Edit("", "Security measures", "", "Daily backup") in edits


def test_rows_belong_to_the_story_of_their_record(register, activity):
    with register.step("A purpose"):
        activity.purposes.append(Purpose(purpose="Pay wages", legal_basis="A6-1-b"))
        activity.data.append(PersonalData(items="bank account"))
    edits = _last(register, activity)[1]
    assert Edit("Purpose", "Legal basis", "", "Contract, Art. 6(1)(b)") in edits
    assert any(edit.after == "bank account" for edit in edits)


def test_undo_is_part_of_the_story(register, activity):
    with register.step("Changed the name"):
        activity.name = "Wages"
    register.undo()
    step, edits = _last(register, activity)
    assert step.kind == "undo"
    assert edits == [Edit("", "Name", "Wages", "Payroll")]
    assert [one.number for one in history.all_steps(register)] == [3, 2, 1]


def test_another_record_has_another_story(register, activity):
    with register.step("Another") as session:
        other = ProcessingActivity(name="Newsletter")
        session.add(other)
    assert len(history.steps_of(register, activity)) == 1
    assert len(history.steps_of(register, other)) == 1
