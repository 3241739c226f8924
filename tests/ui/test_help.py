"""F1: beside the field it says what is asked and what the law says, it follows the focus, and Esc leads back."""

import importlib
import pkgutil

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QDialog

import ropa_desktop.ui
from ropa_desktop import i18n
from ropa_desktop.register import law, templates
from ropa_desktop.ui.place_help import DIALOGS
from tests.ui.hands import editor, focus, go_to, press, press_here

F1, ESC = Qt.Key.Key_F1, Qt.Key.Key_Escape


@pytest.fixture
def helped(window):
    """An activity with the help open on its purposes."""
    page = go_to(window, "ProcessingActivity")
    focus(editor(page, "purposes").focus)
    press_here(F1)
    return page


def _text(window):
    return window.help.panel.in_words()


def test_nothing_of_it_is_made_before_somebody_asks(window):
    assert window.help.dock is None
    press_here(ESC)
    assert window.help.panel is None


def test_a_field_is_explained_from_what_is_declared_of_it(window, helped):
    held = editor(helped, "purposes").focus
    assert QApplication.focusWidget() is held  # one can go on typing
    field = type(helped.record).field("purposes")
    said = _text(window)
    for words in (field.label, field.help, "It has to be answered", "Payroll", "Art. 30(1)(b)", law.SOURCE):
        assert words in said
    assert f"“{law.passage('30(1)(b)')}”" in said
    assert "“Zwecke der Verarbeitung”" in said
    assert templates.SOURCE in said
    assert "shown in English" not in said


def test_a_field_stays_in_sight_where_its_help_takes_the_room_below(window):
    window.preferences.resize_all(200)
    try:
        page = go_to(window, "ProcessingActivity")
        held = editor(page, "purposes").focus
        focus(held)
        press_here(F1)
        QApplication.processEvents()
        view = window.workspace.narrow.area.viewport()
        assert view.rect().contains(held.mapTo(view, held.rect().center()))
    finally:
        window.preferences.resize_all(100)


def test_the_law_s_words_are_said_to_be_english_where_the_window_speaks_otherwise(window):
    page = go_to(window, "ProcessingActivity")
    focus(editor(page, "name").focus)
    i18n.use("sv")  # no words of the law are kept in it
    try:
        press_here(F1)
    finally:
        i18n.use("en")
    assert "shown in English" in _text(window)


def test_it_follows_the_focus_into_fields_cards_lists_and_questions(window, helped):
    cards = editor(helped, "purposes")
    card = next(iter(cards.cards.values()))
    card.set_open(True)
    QApplication.processEvents()
    focus(card.form.rows["legal_basis"].editor.focus)
    assert _text(window).startswith("Legal basis\n")
    assert "Consent, Art. 6(1)(a)" in _text(window)
    focus(window.workspace.list.table)
    assert _text(window).startswith("Activities\n")
    assert "Ctrl+N" in _text(window)
    focus(window.workspace.navigation)
    window.workspace.navigation.go("points")
    assert _text(window).startswith("Point by point\n")


def test_a_second_f1_goes_into_it_and_esc_closes_it_and_leads_back(window, helped):
    held = QApplication.focusWidget()
    press_here(F1)
    text = window.help.panel.text
    assert QApplication.focusWidget() is text
    assert QAccessible.queryAccessibleInterface(text).text(QAccessible.Text.Name) == "Help: Purposes"
    assert window.help.panel in window.keyboard.panes()
    press_here(ESC)
    assert not window.help.is_open()
    assert QApplication.focusWidget() is held
    press_here(ESC)  # only now it leads back to the list
    assert QApplication.focusWidget() is window.workspace.list.table


def test_it_stands_beside_where_there_is_room_and_beneath_where_there_is_none(window, helped):
    right, below = Qt.DockWidgetArea.RightDockWidgetArea, Qt.DockWidgetArea.BottomDockWidgetArea
    places = []
    for wide in (1300, 900):
        window.resize(wide, 800)
        QApplication.processEvents()
        places.append(window.dockWidgetArea(window.help.dock))
    assert places == [right, below]
    assert window.help.panel.isVisible()


def test_without_a_register_it_says_how_to_begin(make_window):
    window = make_window()
    window.deeds["help_here"].setEnabled(True)
    window.deeds["help_here"].trigger()
    assert "Make one, open one" in _text(window)


def test_a_dialog_is_explained_beside_it(window, qtbot):
    window.deeds["export"].trigger()
    dialog = window.dialog
    qtbot.waitUntil(dialog.isActiveWindow)
    focus(dialog.handed_to)
    press_here(F1)
    beside = window.help.beside
    qtbot.waitUntil(beside.isActiveWindow)
    assert beside.parent() is dialog
    said = beside.panel.in_words()
    assert DIALOGS["ExportDialog"] in said
    assert "Handed to" in said
    dialog.activateWindow()
    focus(dialog.language)
    qtbot.waitUntil(lambda: "Language" in beside.panel.in_words())
    press(beside.panel.text, ESC)
    assert not beside.isVisible()
    assert dialog.isVisible()
    dialog.reject()


def _dialogs(kind):
    for one in kind.__subclasses__():
        if one.__module__.startswith("ropa_desktop.ui."):
            yield one.__name__
            yield from _dialogs(one)


def test_every_dialog_is_explained():
    for one in pkgutil.iter_modules(ropa_desktop.ui.__path__):
        importlib.import_module(f"ropa_desktop.ui.{one.name}")
    assert set(_dialogs(QDialog)) - {"HelpWindow", "Dialog"} == set(DIALOGS)
