"""A large step is taken back beside the window: it is locked until that is done, and Cancel leaves all as it was."""

import pytest
from PySide6.QtCore import QCoreApplication, Qt, QThread
from PySide6.QtWidgets import QApplication
from sqlalchemy import text

from ropa_desktop.errors import KnownError
from ropa_desktop.register.systems import System
from ropa_desktop.ui import desk
from ropa_desktop.ui.taking_back import WaitDialog
from tests.ui.hands import editor, go_to, press


@pytest.fixture
def large(window, monkeypatch):
    """A window on a register of which each step is large, and the last one touched every activity."""
    monkeypatch.setattr(desk, "FEW", 0)
    monkeypatch.setattr(desk, "MANY", 1)
    with window.desk.register.step("Another department") as session:
        session.execute(text("UPDATE processing_activity SET department = 'Elsewhere'"))
    window.desk.look_anew()
    window.desk.changed.emit(set())
    go_to(window, "ProcessingActivity")
    window._follow()
    return window


def _department(window):
    return editor(window.workspace.page, "department").line.text()


def test_a_large_step_is_undone_and_redone_while_the_window_is_locked(qtbot, large):
    told = []
    large.desk.changed.connect(lambda ids: told.append((len(ids), QThread.currentThread())))
    assert _department(large) == "Elsewhere"
    for way in ("undo", "redo"):
        large.deeds[way].trigger()
        assert isinstance(large.dialog, WaitDialog)
        assert QApplication.activeModalWidget() is large.dialog
        qtbot.waitUntil(lambda: large.work.work is None)
        qtbot.waitUntil(lambda: QApplication.activeModalWidget() is None)
        assert (_department(large) == "Elsewhere") == (way == "redo")
    assert [number > 1 for number, _thread in told] == [True, True]
    assert {thread for _number, thread in told} == {QCoreApplication.instance().thread()}


def _until_it_is_stopped(progress):
    while True:
        progress(1, 10)


def test_cancel_leaves_all_as_it_was(qtbot, large, monkeypatch):
    monkeypatch.setattr(large.desk, "beside", lambda _kind: _until_it_is_stopped)
    large.deeds["undo"].trigger()
    qtbot.waitUntil(lambda: large.dialog.bar.maximum() == 10)
    unseen = Qt.WidgetAttribute.WA_DontShowOnScreen
    assert QApplication.activeModalWidget() is large.dialog
    qtbot.waitUntil(lambda: not large.dialog.testAttribute(unseen))
    assert large.dialog.isVisible()
    assert QApplication.activeModalWidget() is large.dialog
    press(large.dialog, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: large.work.work is None)
    qtbot.waitUntil(lambda: QApplication.activeModalWidget() is None)
    assert large.banner.words.text() == "It was stopped. Nothing was changed."
    assert _department(large) == "Elsewhere"


def test_why_it_cannot_be_done_is_told(qtbot, large, monkeypatch):
    def refused(_progress):
        raise KnownError("The file is no longer there.")

    monkeypatch.setattr(large.desk, "beside", lambda _kind: refused)
    large.deeds["undo"].trigger()
    qtbot.waitUntil(lambda: large.work.work is None)
    qtbot.waitUntil(lambda: QApplication.activeModalWidget() is None)
    assert large.banner.words.text() == "The file is no longer there."


def test_a_window_that_is_closed_meanwhile_stops_it(qtbot, large, monkeypatch):
    monkeypatch.setattr(large.desk, "beside", lambda _kind: _until_it_is_stopped)
    large.deeds["undo"].trigger()
    large.close_register()
    qtbot.waitUntil(lambda: QApplication.activeModalWidget() is None)
    assert large.desk is None
    assert large.work.work is None


def test_small_steps_are_taken_back_at_once(window):
    window.desk.write(window.desk.register.all(System)[0], System.field("name"), "Another")
    window.undo()
    assert window.dialog is None
    assert window.desk.register.head().kind == "undo"


def test_no_row_of_a_list_is_read_while_another_thread_writes(window, monkeypatch):
    go_to(window, "ProcessingActivity")
    model = window.workspace.list.model
    name = model.whole(0, 1)
    assert name
    model.forget()
    monkeypatch.setattr(window.desk.register, "_writes", -1)  # no thread has this number
    assert model.whole(0, 1) == ""
    monkeypatch.undo()
    assert model.whole(0, 1) == name
