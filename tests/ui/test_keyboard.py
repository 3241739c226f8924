"""Everything can be reached by keys: the map of the design, panes, sections, and Del where it cannot eat a text."""

import json

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialog, QLabel, QWidget

from ropa_desktop import settings
from ropa_desktop.ui import actions
from ropa_desktop.ui.as_of_dialog import AsOfDialog
from ropa_desktop.ui.export_dialog import ExportDialog
from ropa_desktop.ui.keys_dialog import KeysDialog, why_not
from tests.ui.hands import CONTROL, SHIFT, editor, focus, go_to, press, press_here, steps, with_gaps

NONE = Qt.KeyboardModifier.NoModifier

MAP = {
    "new_record": "Ctrl+N", "open_register": "Ctrl+O", "search": "Ctrl+F", "clear": "Esc", "duplicate": "Ctrl+D",
    "retire": "Del", "rename": "F2", "previous_record": "Alt+Up", "next_record": "Alt+Down", "next_gap": "F8",
    "help_here": "F1", "next_pane": "F6", "section_1": "Ctrl+1", "section_9": "Ctrl+9", "history": "Ctrl+H",
    "anything": "Ctrl+Shift+P", "settings_dialog": "Ctrl+,", "keys": "Ctrl+/", "larger": "Ctrl++",
    "smaller": "Ctrl+-", "usual_size": "Ctrl+0", "save_now": "Ctrl+S", "undo": "Ctrl+Z", "close": "Ctrl+Q",
}  # fmt: skip


def test_the_keys_are_those_of_the_design(window):
    assert {name: window.deeds[name].shortcuts()[0].toString() for name in MAP} == MAP


def test_no_key_does_two_things(window):
    keys = [one.toString() for action in window.deeds.values() for one in action.shortcuts()]
    assert len(keys) == len(set(keys))
    assert all(keys)


def test_every_deed_stands_in_a_menu_and_can_be_done(window):
    menus = [action.menu() for action in window.menuBar().actions()]
    offered = [action.objectName() for menu in menus for action in menu.actions()]
    assert sorted(offered) == sorted(deed.name for deed in actions.DEEDS)
    for deed in actions.DEEDS:
        part = getattr(window, deed.of) if deed.of else window
        assert callable(getattr(part, deed.does or deed.name)), deed.name


def test_no_letter_opens_two_menus(window):
    titles = [action.text() for action in window.menuBar().actions()]
    letters = [text[text.index("&") + 1].casefold() for text in titles]
    assert len(set(letters)) == len(letters)


def test_no_letter_leads_to_two_things_of_one_form(window):
    go_to(window, "ProcessingActivity")
    dialogs: list[QDialog] = [
        ExportDialog(window.desk, lambda order: None, window),
        AsOfDialog(window.desk.register, lambda day: None, window),
    ]
    for deed in ("keys", "settings_dialog", "password", "show_backups", "erase", "compare"):
        window.dialog = None
        window.deeds[deed].trigger()
        assert window.dialog is not None, deed
        dialogs.append(window.dialog)
    for dialog in dialogs:
        labels = [one for one in dialog.findChildren(QLabel) if one.buddy()]
        texts = [one.text().replace("&&", "") for one in [*labels, *dialog.findChildren(QAbstractButton)]]
        letters = [text[text.index("&") + 1].casefold() for text in texts if "&" in text]
        assert len(set(letters)) == len(letters), (dialog.windowTitle(), letters)
        dialog.close()


def test_esc_clears_the_search_and_leads_from_a_record_back_to_its_list(window):
    page = go_to(window, "ProcessingActivity")
    space = window.workspace
    focus(editor(page, "name").focus)
    press_here(Qt.Key.Key_Escape)
    assert QApplication.focusWidget() is space.list.table
    space.list.search.setText("pay")
    press_here(Qt.Key.Key_Escape)
    assert space.list.search.text() == ""


def test_f2_goes_to_the_name_with_all_of_it_selected(window):
    page = go_to(window, "Organisation")
    focus(window.workspace.list.table)
    press_here(Qt.Key.Key_F2)
    line = editor(page, "name").focus
    assert QApplication.focusWidget() is line
    assert line.selectedText() == line.text() != ""


def test_del_sets_aside_in_the_list_and_deletes_letters_in_a_text(window):
    page = go_to(window, "Organisation")
    before, line = steps(window), editor(page, "name").focus
    focus(line)
    line.setCursorPosition(0)
    for modifier in (NONE, CONTROL):
        press(line, Qt.Key.Key_Delete, modifier)
    focus(editor(page, "kept_for").focus)
    press_here(Qt.Key.Key_Delete)
    assert page.record.retired_on is None
    window.save_now()
    window.undo()
    focus(window.workspace.list.table)
    press_here(Qt.Key.Key_Delete)
    assert page.record.retired_on is not None
    assert steps(window) > before


def test_f6_goes_from_pane_to_pane_and_back(window):
    page = go_to(with_gaps(window), "ProcessingActivity")
    space = window.workspace
    focus(space.navigation)
    panes = [space.navigation, space.list, page, page.gaps]
    reached = []
    for _pane in panes[1:]:
        press_here(Qt.Key.Key_F6)
        reached.append(QApplication.focusWidget())
    assert all(pane.isAncestorOf(one) for pane, one in zip(panes[1:], reached, strict=True))
    press_here(Qt.Key.Key_F6)
    assert QApplication.focusWidget() is space.navigation
    press_here(Qt.Key.Key_F6, SHIFT)
    assert page.gaps.isAncestorOf(QApplication.focusWidget())


def test_f6_comes_back_to_the_field_that_one_has_left(window):
    page = go_to(window, "ProcessingActivity")
    line = focus(editor(page, "description").focus)
    for _pane in window.keyboard.panes():
        press_here(Qt.Key.Key_F6)
    assert QApplication.focusWidget() is line


def test_ctrl_and_a_number_lead_to_a_section(window):
    page = go_to(window, "ProcessingActivity")
    press_here(Qt.Key.Key_2, CONTROL)
    assert page.headings[1].isAncestorOf(QApplication.focusWidget())
    held = QApplication.focusWidget()
    press_here(Qt.Key.Key_9, CONTROL)
    assert QApplication.focusWidget() is held or page.headings[8].isAncestorOf(QApplication.focusWidget())


@pytest.fixture
def dialog(window):
    window.deeds["keys"].trigger()
    return window.dialog


def test_the_keys_of_a_deed_are_changed_taken_away_and_given_back(window, dialog):
    assert isinstance(dialog, KeysDialog)
    dialog.choose("duplicate")
    press(dialog.field, Qt.Key.Key_J, CONTROL)
    assert dialog.field.text() == "Ctrl+J"
    dialog.take.click()
    assert window.deeds["duplicate"].shortcuts() == [QKeySequence("Ctrl+J")]
    assert settings.load().keys == {"duplicate": ["Ctrl+J"]}
    dialog.none.click()
    assert window.deeds["duplicate"].shortcuts() == []
    dialog.usual.click()
    assert window.deeds["duplicate"].shortcuts() == [QKeySequence("Ctrl+D")]
    assert settings.load().keys == {}


def test_a_key_that_another_deed_has_is_said_and_not_taken(window, dialog):
    dialog.choose("duplicate")
    press(dialog.field, Qt.Key.Key_N, CONTROL)
    assert not dialog.take.isEnabled()
    assert "“New”" in dialog.said.text()
    press(dialog.field, Qt.Key.Key_J, CONTROL)
    assert dialog.take.isEnabled()
    assert dialog.said.text() == ""


def test_the_usual_key_does_not_come_back_while_another_deed_has_it(window, dialog):
    dialog.choose("duplicate")
    dialog.none.click()
    dialog.choose("keep_document")
    press(dialog.field, Qt.Key.Key_D, CONTROL)
    dialog.take.click()
    dialog.choose("duplicate")
    dialog.usual.click()
    assert window.deeds["duplicate"].shortcuts() == []
    assert "Ctrl+D" in dialog.said.text()
    dialog.all_usual.click()
    assert window.settings.keys == {}
    assert window.deeds["duplicate"].shortcuts() == [QKeySequence("Ctrl+D")]


@pytest.mark.parametrize("key", ["A", "Shift+A", "Ctrl+C", "Alt+F", "Space", "Return", "Ctrl+N", "Shift+Del"])
def test_keys_that_are_for_something_else_are_refused(key):
    assert why_not(QKeySequence(key).toString(), "duplicate", {})


@pytest.mark.parametrize("key", ["F4", "Shift+F4", "Ctrl+J", "Alt+J", "Ctrl+D"])
def test_keys_that_are_free_are_taken(key):
    assert why_not(key, "duplicate", {}) == ""


def test_tab_and_esc_lead_out_of_the_field_for_a_key(dialog):
    focus(dialog.field)
    press(dialog.field, Qt.Key.Key_Tab)
    assert not dialog.field.hasFocus()
    focus(dialog.field)
    press(dialog.field, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_the_list_of_keys_can_be_narrowed(dialog):
    dialog.search.setText("undo")
    assert dialog.name() == "undo"
    dialog.search.setText("no such deed")
    assert not dialog.take.isEnabled()


def test_settings_that_a_hand_has_spoilt_give_the_usual_keys(make_window):
    place = settings._place()
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_text(json.dumps({"keys": {"undo": 5, "redo": [7], "nothing": ["Ctrl+J"]}}), encoding="utf8")
    window = make_window()
    assert window.deeds["undo"].shortcuts() == [QKeySequence("Ctrl+Z")]
    assert len(window.deeds["redo"].shortcuts()) == 2


def _is_stop(one: QWidget) -> bool:
    tabs = bool(one.focusPolicy() & Qt.FocusPolicy.TabFocus)
    return tabs and one.isEnabled() and one.focusProxy() is None and one.objectName() != "qt_scrollarea_viewport"
