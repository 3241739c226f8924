"""Anything by a few letters: deeds with their keys, lists, questions and records; what is chosen is done."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from ropa_desktop.register.organisations import Organisation
from ropa_desktop.ui.palette import Entry, PaletteDialog, matching
from tests.ui.hands import CONTROL, SHIFT, press


def _open(window) -> PaletteDialog:
    QApplication.processEvents()
    press(window, Qt.Key.Key_P, CONTROL | SHIFT)
    assert isinstance(window.dialog, PaletteDialog)
    return window.dialog


def _entry(words: str) -> Entry:
    return Entry(words, "", "", lambda: None)


def test_a_deed_is_found_with_its_key_and_done(window):
    dialog = _open(window)
    dialog.line.setText("history of the register")
    item = dialog.list.currentItem()
    assert (item.text(0), item.text(1), item.text(2)) == ("History of the register", "View", "Ctrl+Shift+H")
    press(dialog.line, Qt.Key.Key_Return)
    assert window.dialog is not dialog


def test_a_record_is_found_by_its_title_and_opened(window):
    wanted = window.desk.register.all(Organisation)[-1]
    dialog = _open(window)
    dialog.line.setText(wanted.name.casefold())
    assert dialog.shown[0].words == wanted.name
    assert dialog.shown[0].kind == "Organisations"
    press(dialog.line, Qt.Key.Key_Return)
    assert window.workspace.page.record_id == wanted.id


def test_a_slip_of_the_finger_finds_it_still():
    entries = [_entry(words) for words in ("Retention schedule", "Export …", "Payroll accounting", "Processors")]
    assert matching("payrol acounting", entries)[0].words == "Payroll accounting"
    assert matching("retnetion", entries)[0].words == "Retention schedule"
    assert matching("proc", entries)[0].words == "Processors"
    assert matching("", entries) == entries
    assert matching("qqqqq", entries) == []
    assert matching("reten schedule", entries)[0].words == "Retention schedule"


def test_marks_and_capitals_make_no_difference_and_the_beginning_counts_most():
    entries = [_entry(words) for words in ("Décisions en vigueur", "Kept décisions", "Straße & Söhne")]
    assert [one.words for one in matching("DECIS", entries)] == ["Décisions en vigueur", "Kept décisions"]
    assert [one.words for one in matching("strasse sohne", entries)] == ["Straße & Söhne"]


def test_lists_and_questions_are_gone_to(window):
    dialog = _open(window)
    dialog.line.setText("Retention schedule")
    press(dialog.line, Qt.Key.Key_Enter)
    assert window.workspace.answer().question.name == "retention-schedule"


def test_up_and_down_choose_while_one_types_and_esc_closes(window):
    dialog = _open(window)
    dialog.line.setText("re")
    assert dialog.chosen() == 0
    press(dialog.line, Qt.Key.Key_Down)
    press(dialog.line, Qt.Key.Key_Down)
    press(dialog.line, Qt.Key.Key_Up)
    assert dialog.chosen() == 1
    press(dialog.line, Qt.Key.Key_PageDown)
    press(dialog.line, Qt.Key.Key_PageUp)
    press(dialog.line, Qt.Key.Key_Up)
    assert dialog.chosen() == 0
    assert dialog.focusWidget() is dialog.line
    press(dialog.line, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_without_a_register_only_what_needs_none_is_offered(make_window):
    window = make_window()
    dialog = _open(window)
    words = {entry.words for entry in dialog.shown}
    assert "Open the sample" in words
    assert "Undo" not in words
    dialog.line.setText("zzzz")
    assert dialog.shown == []
    press(dialog.line, Qt.Key.Key_Return)
    assert dialog.isVisible()
    assert dialog.hint.isVisible()
    dialog.close()


def test_what_a_record_is_called_is_no_markup(window):
    window.desk.add(Organisation, name="<b>Bold</b> & Co")
    dialog = _open(window)
    dialog.line.setText("<b>Bold</b>")
    assert dialog.shown[0].words == "<b>Bold</b> & Co"
    assert "&lt;b>" in dialog.list.topLevelItem(0).toolTip(0)
    QApplication.processEvents()
    dialog.close()
