"""Undo and redo go back and forth over everything that can be done in the window, and lose nothing."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton

from ropa_desktop.register.records import BY_NAME
from ropa_desktop.store import rows as all_rows_of
from tests.ui.hands import (
    CONTROL,
    SHIFT,
    answer,
    click,
    editor,
    focus,
    go_to,
    leave,
    pick,
    press,
    row,
    steps,
    type_over,
)


def _state(window):
    return {cls.__name__: list(rows) for cls, rows in all_rows_of.all_rows(window.desk.register)}


def _do_much(window):
    """Fields, a statement of none, rows, links, a chip, a new record, a copy, one set aside."""
    page = go_to(window, "ProcessingActivity")
    answer(editor(page, "name"), "Payroll")
    answer(editor(page, "notes"), "First line and more")
    pick(editor(page, "status"), "Suspended")
    pick(editor(page, "controller"), "Tidewell Support Ltd")
    pick(editor(page, "systems"), "Case file")
    click(editor(page, "systems").findChild(QPushButton, "chip"))
    cards = editor(page, "purposes")
    click(cards.new)
    answer(next(reversed(cards.cards.values())).form.rows["purpose"].editor, "Pay wages")
    click(next(iter(cards.cards.values())).remove)
    page = go_to(window, "Engagement", "Saltbrook")
    boxes = editor(page, "contract_points").boxes
    click(next(iter(boxes.values())))
    window.duplicate()
    window.workspace.navigation.go("RetentionRule")
    window.new_record()
    answer(editor(window.workspace.page, "label"), "Invoices, ten years")
    answer(editor(window.workspace.page, "period"), "10 years")
    window.retire()
    window.retire()
    page = go_to(window, "Organisation", "Tallgrass")
    answer(editor(page, "phone"), "+1 555 0100")


def test_undo_goes_back_to_the_beginning_and_redo_to_the_end(window):
    states = [_state(window)]
    first = steps(window)
    _do_much(window)
    done = steps(window) - first
    assert done >= 17
    end = _state(window)
    while window.deeds["undo"].isEnabled() and steps(window) < first + 2 * done:
        window.undo()
    assert _state(window) == states[0]
    for _step in range(done):
        assert window.deeds["redo"].isEnabled()
        window.redo()
    assert _state(window) == end
    assert not window.deeds["redo"].isEnabled()


def test_pages_show_at_every_point_of_undo_and_redo_what_the_register_holds(window):
    before = steps(window)
    page = go_to(window, "ProcessingActivity")
    names = ["Payroll", "Wages", "Wages and pensions"]
    old = page.record.name
    for name in names:
        answer(editor(page, "name"), name)
    for name in [*names[::-1][1:], old]:
        window.undo()
        assert editor(page, "name").line.text() == page.record.name == name
        assert name in page.head.title.text()
    for name in names:
        window.redo()
        assert editor(page, "name").line.text() == page.record.name == name
    assert steps(window) == before + 9


def test_undo_takes_back_what_is_being_typed_first(window):
    page = go_to(window, "ProcessingActivity")
    old = page.record.name
    type_over(editor(page, "name"), "Half a na")
    window.undo()
    assert page.record.name == old
    window.redo()
    assert page.record.name == "Half a na"


def test_ctrl_z_reaches_the_register_from_every_field_that_has_nothing_of_its_own(window):
    page = go_to(window, "ProcessingActivity")
    old = page.record.name
    for name in ("department", "description", "controller", "status", "systems"):
        answer(editor(page, "name"), f"Payroll {name}")
        held = focus(editor(page, name).focus)
        press(held, Qt.Key.Key_Z, CONTROL)
        assert page.record.name == old, name
        press(held, Qt.Key.Key_Z, CONTROL | SHIFT)
        assert page.record.name == f"Payroll {name}", name
        window.undo()


def test_ctrl_z_in_a_field_takes_back_the_typing_of_this_field(window):
    page = go_to(window, "ProcessingActivity")
    before, old = steps(window), page.record.name
    type_over(editor(page, "name"), "Payroll")
    while editor(page, "name").line.isUndoAvailable():
        press(QApplication.focusWidget(), Qt.Key.Key_Z, CONTROL)
    leave()
    assert (page.record.name, steps(window)) == (old, before)


def test_undo_of_a_new_record_closes_its_page_and_redo_lists_it_again(window):
    window.workspace.navigation.go("System")
    many = window.desk.count("System")
    window.new_record()
    answer(editor(window.workspace.page, "name"), "Card index")
    made = window.workspace.page.record_id
    window.undo()
    assert window.workspace.page is not None
    window.undo()
    assert window.workspace.page is None
    assert window.workspace.stack.currentWidget() is window.workspace.blank
    assert window.desk.count("System") == many
    assert made not in window.workspace.list.model.ids
    window.redo()
    window.redo()
    assert made in window.workspace.list.model.ids
    assert window.desk.get(BY_NAME["System"], made).name == "Card index"


def test_undo_of_a_new_record_with_something_wrong_typed_in_it(window):
    window.workspace.navigation.go("ProcessingActivity")
    window.new_record()
    type_over(editor(window.workspace.page, "starts_on"), "the day before")
    window.undo()
    assert window.workspace.page is None
    page = go_to(window, "ProcessingActivity")
    assert "the day before" not in editor(page, "starts_on").line.text()
    assert row(page, "starts_on").gap.text() == ""
