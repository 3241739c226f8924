"""Rows of a spreadsheet pasted into a list: columns by headings, errors by row, one step, one undo."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from ropa_desktop.register.activities import ProcessingActivity
from ropa_desktop.store.rows import all_rows
from ropa_desktop.ui.paste_dialog import PasteDialog
from tests.ui.hands import CONTROL, click, focus, press, steps
from tests.ui.test_names import _nameless


def paste(window, text):
    QApplication.clipboard().setText(text)
    window.dialog = None
    press(focus(window.workspace.list.table), Qt.Key.Key_V, CONTROL)
    return window.dialog


def contents(window):
    return {cls.__name__: list(rows) for cls, rows in all_rows(window.desk.register)}


def test_rows_are_added_as_one_step_and_undone_as_one(window):
    before, many = contents(window), steps(window)
    text = "Reference\tName\tStatus\tRemarks of mine\nX-1\t'=Payroll\tActive\ta\nX-2\t<b>Recruiting</b>\t\tb\n"
    dialog = paste(window, text)
    assert isinstance(dialog, PasteDialog)
    assert _nameless(dialog) == []
    assert [drop.currentData() for drop in dialog.drops] == ["code", "name", "status", None]
    assert dialog.said.text() == "1 column is left out."
    assert dialog.errors.isHidden()
    click(dialog.go)
    made = {one.code: one for one in window.desk.register.all(ProcessingActivity) if (one.code or "")[0] == "X"}
    assert {code: (one.name, one.status) for code, one in made.items()} == {
        "X-1": ("=Payroll", "active"),
        "X-2": ("<b>Recruiting</b>", None),
    }
    assert all(one.controller is not None for one in made.values())
    assert steps(window) == many + 1
    assert "Pasted: 2 entries" in window.banner.words.text()
    window.undo()
    assert contents(window) == before


def test_a_cell_that_cannot_be_read_is_told_by_row_and_nothing_is_added_until_it_is_left_out(window):
    dialog = paste(window, "Name\tStatus\nOne\tActive\nTwo\tsleeping\n")
    assert dialog.errors.toPlainText().startswith("Row 3, Status: “sleeping”")
    assert not dialog.go.isEnabled()
    dialog.drops[1].setCurrentIndex(0)
    dialog.drops[1].activated.emit(0)
    assert dialog.go.text() == "Add 2 entries"
    assert dialog.go.isEnabled()
    dialog.drops[1].setCurrentIndex(dialog.drops[1].findData("name"))
    dialog.drops[1].activated.emit(0)
    assert "two columns go into it" in dialog.errors.toPlainText()
    assert not dialog.go.isEnabled()


def test_rows_without_headings_get_their_fields_by_choice(window):
    many = window.desk.count("System")
    window.workspace.navigation.go("System")
    dialog = paste(window, "Wiki\nTickets\n")
    assert not dialog.headed.isChecked()
    assert not dialog.go.isEnabled()
    dialog.drops[0].setCurrentIndex(dialog.drops[0].findData("name"))
    dialog.drops[0].activated.emit(1)
    click(dialog.go)
    assert window.desk.count("System") == many + 2


def test_what_was_copied_from_a_list_can_be_pasted_and_known_references_are_told(window):
    table = focus(window.workspace.list.table)
    press(table, Qt.Key.Key_A, CONTROL)
    press(table, Qt.Key.Key_C, CONTROL)
    dialog = paste(window, QApplication.clipboard().text())
    assert "15 references are in the register already" in dialog.said.text()
    assert dialog.go.text() == "Add 15 entries"


def test_nothing_to_paste_and_no_list_to_paste_into_are_told(window):
    assert paste(window, "  \n") is None
    assert "Nothing that was copied" in window.banner.words.text()
    window.workspace.navigation.go("Transfer")
    assert paste(window, "Name\nx\n") is None
    assert "Choose a list" in window.banner.words.text()
