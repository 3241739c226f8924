"""The history in the window: what was said before comes back by a click, as a new step."""

import pytest
from PySide6.QtWidgets import QPushButton

from ropa_desktop.ui.history import HistoryDialog
from tests.ui.hands import click, editor, go_to, type_over


def _dialog(window, deed):
    window.deeds[deed].trigger()
    (found,) = [one for one in window.findChildren(HistoryDialog) if one.isVisible()]
    return found


def _buttons(dialog, words):
    return [one for one in dialog.findChildren(QPushButton) if one.text() == words and one.isVisible()]


@pytest.fixture
def page(window):
    page = go_to(window, "ProcessingActivity")
    type_over(editor(page, "name"), "Renamed by mistake")
    page.commit()
    return page


def test_an_old_value_is_put_back_and_shown_everywhere(window, page):
    steps = window.desk.register.head().number
    before = window.desk.register.undoable()
    dialog = _dialog(window, "history")
    back = _buttons(dialog, "Put back")[0]
    assert "became “Renamed by mistake”" in back.accessibleName()
    click(back)
    assert page.record.name != "Renamed by mistake"
    assert editor(page, "name").focus.text() == page.record.name
    assert window.desk.register.head().number == steps + 1
    assert window.desk.register.undoable() != before
    assert "Put back Name as before step" in window.desk.register.head().title
    assert dialog.isVisible()
    dialog.reject()


def test_what_cannot_be_put_back_is_said_in_the_dialog(window, qtbot, page):
    click(_buttons(_dialog(window, "history"), "Put back")[0])
    dialog = next(one for one in window.findChildren(HistoryDialog) if one.isVisible())
    head = window.desk.register.head()
    qtbot.waitUntil(lambda: len(_buttons(dialog, "Put back")) == 2)
    click(_buttons(dialog, "Put back")[1])  # the rename: it was put back just now
    assert dialog.why.isVisible()
    assert "says so today already" in dialog.why.text()
    assert window.desk.register.head() == head
    dialog.reject()


def test_a_register_that_is_only_read_offers_no_way_back(window, page):
    window.desk.register.read_only = "It was opened to be read."
    dialog = _dialog(window, "whole_history")
    assert not _buttons(dialog, "Put back")
    assert not _buttons(dialog, "Take this step back")
    dialog.reject()
