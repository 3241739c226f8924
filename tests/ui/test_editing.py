"""Each edit is one step; what cannot be kept stays in its field, with a sentence beside it."""

import pytest
from PySide6.QtCore import Qt

from ropa_desktop.errors import KnownError
from ropa_desktop.register.engagements import Engagement
from ropa_desktop.register.fields import State
from tests.ui.hands import (
    ENTER,
    answer,
    click,
    editor,
    focus,
    go_to,
    leave,
    pick,
    press,
    press_here,
    row,
    steps,
    type_over,
)


def test_typing_and_leaving_writes_one_step(window):
    page = go_to(window, "ProcessingActivity")
    before = steps(window)
    answer(editor(page, "name"), "Payroll of the staff")
    assert page.record.name == "Payroll of the staff"
    assert steps(window) == before + 1
    assert "Payroll of the staff" in page.head.title.text()
    head = window.desk.register.head()
    assert head.title.startswith("Changed Name of")


@pytest.mark.parametrize("name", ["name", "description"])
def test_resting_writes_what_was_typed_and_leaving_then_writes_nothing_more(window, name):
    page = go_to(window, "ProcessingActivity")
    before = steps(window)
    one = editor(page, name)
    type_over(one, "Payroll")
    assert steps(window) == before
    assert one._idle.isActive()
    assert one._idle.interval() == 2000
    one._idle.timeout.emit()
    assert getattr(page.record, name) == "Payroll"
    leave()
    assert steps(window) == before + 1
    assert not one._idle.isActive()


def test_a_long_text_shows_its_beginning_when_nobody_is_in_it(window):
    page = go_to(window, "ProcessingActivity")
    answer(editor(page, "name"), "Payroll of the staff of " + "all the companies and " * 20)
    leave()
    assert editor(page, "name").line.cursorPosition() == 0


def test_going_through_every_field_of_a_record_writes_nothing(window):
    for name in ("ProcessingActivity", "Organisation", "Engagement", "RetentionRule"):
        page = go_to(window, name)
        before = steps(window)
        for form in page.forms:
            for one in form.rows.values():
                focus(one.editor.focus)
        page.commit()
        assert steps(window) == before
        assert not window.banner.isVisible()


WRONG = [
    ("ProcessingActivity", "starts_on", "31.02.2026", "2026-02-28", "is not a day"),
    ("Engagement", "deletion_period", "soon", "6 months", "is not a period"),
    ("Organisation", "persons_employed", "many", "250", "is not a whole number"),
    ("Organisation", "country", "Atlantis", "Austria", "is not in the list of choices"),
    ("ProcessingActivity", "controller", "Nobody Ltd", "Tidewell Support Ltd", "is not in the register yet"),
]


@pytest.mark.parametrize(("cls", "name", "wrong", "right", "words"), WRONG)
def test_what_is_no_answer_stays_in_the_field_with_a_sentence(window, cls, name, wrong, right, words):
    page = go_to(window, cls)
    one, before, held = row(page, name), steps(window), row(page, name).field.value(page.record)
    shown = getattr(one.editor.focus, "text", getattr(one.editor.focus, "currentText", None))
    answer(one.editor, wrong)
    assert words in one.gap.text()
    assert one.gap.isVisibleTo(page)
    answer(editor(page, "notes"), "Something else, meanwhile")
    assert (shown(), steps(window)) == (wrong, before + 1)
    assert words in one.gap.text()
    assert one.field.value(page.record) == held
    answer(one.editor, right)
    assert words not in one.gap.text()
    assert one.field.text(page.record) == right
    assert steps(window) == before + 2


def test_taking_a_wrong_answer_back_takes_its_sentence_away(window):
    for cls, name, wrong, _right, words in WRONG:
        page = go_to(window, cls)
        one, before = row(page, name), steps(window)
        held = one.field.text(page.record)
        answer(one.editor, wrong)
        assert words in one.gap.text()
        answer(one.editor, held)
        assert words not in one.gap.text()
        assert steps(window) == before


def test_a_wrong_answer_that_is_left_with_its_record_is_told(window):
    for cls, name, wrong, _right, words in WRONG:
        page = go_to(window, cls)
        before = steps(window)
        type_over(editor(page, name), wrong)
        go_to(window, "System")
        assert window.banner.isVisible()
        assert words in window.banner.words.text()
        assert steps(window) == before
        assert words not in row(go_to(window, cls), name).gap.text()
        window.tell("")


def test_an_empty_field_is_not_a_statement_of_none(window):
    page = go_to(window, "ProcessingActivity")
    one = row(page, "children")
    answer(one.editor, "")
    if one.none.isChecked():
        click(one.none)
    assert one.field.state(page.record) is State.UNANSWERED
    assert "not yet answered" in one.gap.text()
    click(one.none)
    assert one.field.state(page.record) is State.NONE
    assert one.gap.text() == ""
    answer(one.editor, "Pupils of the school")
    assert one.field.state(page.record) is State.GIVEN
    assert page.record.stated_none.count("children") == 0
    assert not one.none.isVisibleTo(page)
    answer(one.editor, "")
    assert one.field.state(page.record) is State.UNANSWERED
    assert one.none.isVisibleTo(page)
    assert not one.none.isChecked()


def test_a_row_takes_the_statement_of_none_back(empty):
    click(empty.bar.new)
    page = empty.workspace.page
    one = row(page, "recipients")
    click(one.none)
    assert one.field.state(page.record) is State.NONE
    click(one.editor.new)
    assert one.field.state(page.record) is State.GIVEN
    assert "recipients" not in page.record.stated_none
    click(next(iter(one.editor.cards.values())).remove)
    assert one.field.state(page.record) is State.UNANSWERED


def test_only_questions_of_where_applicable_and_possible_offer_none(window):
    page = go_to(window, "ProcessingActivity")
    for form in page.forms:
        for one in form.rows.values():
            assert (one.none is not None) == one.field.may_be_none


def test_a_name_that_is_not_there_yet_is_added_by_enter_and_never_by_leaving(window):
    page = go_to(window, "ProcessingActivity")
    many = len(window.desk.options("System"))
    one = row(page, "systems")
    type_over(one.editor, "Card index")
    leave()
    assert len(window.desk.options("System")) == many
    assert "press Enter" in one.gap.text()
    focus(one.editor.focus)
    press_here(ENTER)
    assert "Card index" in [system.name for system in page.record.systems]
    assert len(window.desk.options("System")) == many + 1
    assert "press Enter" not in one.gap.text()


def test_a_link_to_records_that_cannot_be_made_here_does_not_promise_it(window):
    page = go_to(window, "ContractReview")
    one, other = row(page, "engagement"), window.desk.register.all(Engagement)[-1]
    assert page.record.engagement is not other
    answer(one.editor, "Nobody")
    assert "is not in the register" in one.gap.text()
    assert "Enter" not in one.gap.text()
    pick(one.editor, other.title())
    assert page.record.engagement is other


@pytest.mark.parametrize("name", ["name", "description", "starts_on"])
def test_what_the_disk_refuses_stays_in_the_field_and_is_tried_again(window, monkeypatch, name):
    page = go_to(window, "ProcessingActivity")
    one, before = row(page, name), steps(window)
    text = "2026-01-31" if name == "starts_on" else "Typed on a full disk"

    def full(title, *rest):
        raise KnownError("The disk is full.")

    with monkeypatch.context() as patch:
        patch.setattr(window.desk.register, "step", full)
        answer(one.editor, text)
        assert "The disk is full." in one.gap.text()
    assert steps(window) == before
    answer(editor(page, "department"), "Accounts")
    window.save_now()
    assert one.field.text(page.record) == text
    assert "The disk is full." not in one.gap.text()


def test_choices_that_keys_go_past_are_no_steps(window):
    page = go_to(window, "ProcessingActivity")
    drop = editor(page, "status").focus
    before, status = steps(window), page.record.status
    focus(drop)
    for _step in range(2):
        press(drop, Qt.Key.Key_Down)
    assert steps(window) == before
    assert page.record.status == status
    reached = drop.currentData()
    press(drop, Qt.Key.Key_Tab)
    assert page.record.status == reached != status
    assert steps(window) == before + 1


def test_a_choice_that_keys_have_gone_to_is_kept_by_undo_and_by_the_next_entry(window):
    page = go_to(window, "ProcessingActivity")
    drop = editor(page, "status").focus
    record, before, status = page.record, steps(window), page.record.status
    press(focus(drop), Qt.Key.Key_Down)
    reached = drop.currentData()
    window.workspace.step(1)
    page.complete()
    assert record.status == reached != status
    assert steps(window) == before + 1
    window.undo()
    assert record.status == status


def test_measures_of_a_starting_point_are_only_suggested():
    from ropa_desktop.register.starting_points import POINTS
    from ropa_desktop.register.starting_points.proposals import proposals

    measures = [one for point in POINTS for one in proposals(point, "DE", None) if one.part == "measure"]
    assert measures
    assert not any(one.ticked for one in measures)
