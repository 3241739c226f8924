"""Files dropped on the window: a register opens, a document becomes a register, anything else is told what can be."""

import json
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication

from ropa_desktop.store.register import Register
from ropa_desktop.store.rows import all_rows
from ropa_desktop.ui import ask
from ropa_desktop.ui.dropping import ReadDialog
from tests.ui.hands import click
from tests.ui.test_names import _nameless

LONG = 10_000
NOTICES = Path(__file__).parent.parent / "files" / "tilt"


def drop(window, *paths, text=""):
    """Drag files over the window and let them go; whether they were welcome."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    if text:
        data.setText(text)
    buttons, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(QPoint(9, 9), Qt.DropAction.CopyAction, data, buttons, keys)
    enter.ignore()
    QApplication.sendEvent(window, enter)
    if enter.isAccepted():
        QApplication.sendEvent(window, QDropEvent(QPointF(9, 9), Qt.DropAction.CopyAction, data, buttons, keys))
    return enter.isAccepted()


def offered(window, qtbot):
    """The dialog that offers to make a register."""
    qtbot.waitUntil(lambda: isinstance(window.dialog, ReadDialog) or bool(window.banner.words.text()), timeout=LONG)
    return window.dialog


@pytest.fixture
def exported(ropa, sample_path, tmp_path):
    path = tmp_path / "whole.json"
    assert ropa("export", sample_path, "-o", path).code == 0
    return path


def test_a_register_opens(make_window, sample_path, qtbot):
    window = make_window()
    assert drop(window, sample_path)
    qtbot.waitUntil(lambda: window.desk is not None, timeout=LONG)
    assert window.desk.path == sample_path


def test_a_whole_register_as_json_becomes_a_new_register(empty, exported, sample_path, tmp_path, monkeypatch, qtbot):
    target = tmp_path / "again.ropa"
    asked = []
    monkeypatch.setattr(ask, "register_to_make", lambda _parent, place: asked.append(place) or target)
    before = exported.read_bytes()
    assert drop(empty, exported)
    dialog = offered(empty, qtbot)
    assert _nameless(dialog) == []
    click(dialog.go)
    qtbot.waitUntil(lambda: empty.desk is not None and empty.desk.path == target, timeout=LONG)
    assert asked == [str(tmp_path / "whole.ropa")]
    assert "was read" in empty.banner.words.text()
    with Register.open(sample_path, read_only=True) as register:
        wanted = {cls.__name__: list(rows) for cls, rows in all_rows(register)}
    assert {cls.__name__: list(rows) for cls, rows in all_rows(empty.desk.register)} == wanted
    assert exported.read_bytes() == before


def test_a_privacy_notice_is_chosen_by_the_menu_and_becomes_a_register(make_window, tmp_path, monkeypatch, qtbot):
    window = make_window()
    notice = sorted(NOTICES.glob("*.json"))[0]
    target = tmp_path / "notice.ropa"
    monkeypatch.setattr(ask, "document_to_read", lambda *_: notice)
    monkeypatch.setattr(ask, "register_to_make", lambda *_: target)
    window.deeds["read_document"].trigger()
    click(offered(window, qtbot).go)
    qtbot.waitUntil(lambda: window.desk is not None, timeout=LONG)
    assert window.desk.path == target
    assert window.desk.count("ProcessingActivity") > 0


def test_cancel_and_no_place_leave_nothing_behind(empty, exported, empty_path, tmp_path, monkeypatch, qtbot):
    before = sorted(one.name for one in tmp_path.iterdir())
    monkeypatch.setattr(ask, "register_to_make", lambda *_: None)
    drop(empty, exported)
    offered(empty, qtbot).reject()
    empty.dialog = None
    drop(empty, exported)
    click(offered(empty, qtbot).go)
    assert empty.desk.path == empty_path
    assert sorted(one.name for one in tmp_path.iterdir()) == before


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"PK\x03\x04workbook", "nothing that can be read here"),
        (b"", "nothing that can be read here"),
        (b'{"half": ', "Nothing was changed"),
        (json.dumps({"some": "other document"}).encode(), "neither a register nor a privacy notice"),
    ],
)
def test_anything_else_is_told_what_can_be_read(empty, tmp_path, qtbot, content, words):
    path = tmp_path / "other.doc"
    path.write_bytes(content)
    assert drop(empty, path)
    qtbot.waitUntil(lambda: empty.banner.words.text() != "", timeout=LONG)
    assert words in empty.banner.words.text()
    assert "What can be read: a register (.ropa)" in empty.banner.words.text()
    qtbot.waitUntil(lambda: empty.work.work is None, timeout=LONG)


def test_what_is_no_file_or_not_there_or_more_than_one(empty, tmp_path):
    assert not drop(empty, text="some words")
    assert drop(empty, tmp_path / "gone.json")
    assert "cannot be read" in empty.banner.words.text()
    assert drop(empty, tmp_path / "a.json", tmp_path / "b.ropa")
    assert "one file after the other" in empty.banner.words.text()
