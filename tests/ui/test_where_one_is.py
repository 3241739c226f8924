"""The focus is where one works: in a new entry at its first field, never at the top because something was hidden."""

from PySide6.QtWidgets import QApplication

from ropa_desktop.register.activities import ProcessingActivity
from ropa_desktop.store.register import Register
from tests.ui.hands import ENTER, TAB, click, editor, focus, go_to, press, press_here, row, steps, type_over


def _held():
    return QApplication.focusWidget()


def test_a_new_processor_is_begun_at_its_first_field_and_seen_from_its_top(window):
    page = go_to(window, "ProcessingActivity")
    editor(page, "engagements").new.click()
    page = window.workspace.page
    assert type(page.record).__name__ == "Engagement"
    assert _held() is editor(page, "processor").focus
    page.behind.tree.add_behind(page.record)
    assert window.workspace.page.area.verticalScrollBar().value() == 0
    assert _held() is editor(window.workspace.page, "processor").focus


def test_a_new_retention_rule_is_begun_at_its_title(window):
    window.workspace.navigation.go("RetentionRule")
    window.new_record()
    assert _held() is editor(window.workspace.page, "label").focus


def test_enter_presses_the_button_that_has_the_focus(window):
    page = go_to(window, "ProcessingActivity")
    before = steps(window)
    press(focus(editor(page, "purposes").new), ENTER)
    assert steps(window) == before + 1
    assert _held() is not editor(page, "purposes").new


def test_tab_goes_on_where_the_answer_takes_the_box_for_none_away(window):
    page = go_to(window, "ProcessingActivity")
    cards = editor(page, "data")
    cards.new.click()
    form = next(reversed(cards.cards.values())).form
    type_over(form.rows["time_limit"].editor, "Ten years")
    press_here(TAB)
    assert form.rows["time_limit"].none.isHidden()
    assert _held() is cards.new


def test_undo_of_a_new_row_leaves_the_focus_beside_where_it_was(window):
    page = go_to(window, "ProcessingActivity")
    cards = editor(page, "purposes")
    click(cards.new)
    QApplication.processEvents()
    assert _held().isVisible()
    window.undo()
    QApplication.processEvents()
    assert _held() is cards.new
    assert row(page, "purposes").column.isAncestorOf(_held())
    assert isinstance(page.record, ProcessingActivity)


def test_who_may_only_read_is_not_offered_to_edit_a_row(make_window, sample_path):
    with Register.open(sample_path):  # somebody else holds it
        window = make_window(sample_path)
        assert window.desk.read_only
        cards = editor(go_to(window, "ProcessingActivity"), "purposes")
        assert {card.toggle.text() for card in cards.cards.values()} == {"Show"}


def test_a_day_typed_into_the_calendar_is_not_read_in_another_order(window):
    window.time_travel.as_it_stood()
    assert not window.dialog.calendar.isDateEditEnabled()  # Qt's own reads days by the system's order only
