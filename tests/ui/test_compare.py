"""Comparing through the window: asked for, worked out beside it, shown side by side, saved and followed."""

import shutil
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import QWidget

from ropa_desktop.register.activities import ProcessingActivity
from ropa_desktop.register.changes import Change, Comparison, Edit
from ropa_desktop.register.contents import Standing
from ropa_desktop.store import deliveries, handover, key, password
from ropa_desktop.ui import ask
from ropa_desktop.ui.compare_dialog import CompareDialog
from ropa_desktop.ui.compared import ComparedDialog
from ropa_desktop.ui.side_by_side import MOST, SideBySide, differing_pieces
from ropa_desktop.ui.unlock import UnlockDialog
from tests.exchange.workbooks import Workbook
from tests.store.keys import CHEAP, PASSWORD
from tests.ui.hands import click, press
from tests.ui.test_names import _nameless

LONG = 20_000  # milliseconds that a test waits at most


def _rename(window, name="Quite another name"):
    register = window.desk.register
    one = sorted(register.all(ProcessingActivity), key=lambda each: each.title())[0]
    with register.step("Renamed"):
        one.name = name
    window.desk.changed.emit({one.id})
    return one


def _ask(window, which):
    window.deeds["compare"].trigger()
    dialog = window.dialog
    assert isinstance(dialog, CompareDialog)
    dialog.which.setCurrentIndex(dialog.which.findData(which))
    return dialog


def _result(window, qtbot):
    qtbot.waitUntil(lambda: isinstance(window.dialog, ComparedDialog) and window.work.work is None, timeout=LONG)
    return window.dialog


@pytest.fixture
def copied(window, tmp_path):
    """A copy of the register as it is, beside it."""
    return Path(shutil.copy(window.desk.path, tmp_path / "copy.ropa"))


def test_another_file_with_today(window, qtbot, copied):
    one = _rename(window)
    dialog = _ask(window, "file")
    dialog.place.setText(str(copied))
    click(dialog.go)
    shown = _result(window, qtbot)
    assert [change.record_id for change in shown.comparison.changes] == [one.id]
    assert shown.windowTitle() == "What changed"
    assert shown.title.text() == one.title()
    text = shown.edits.toPlainText()
    assert "Name" in text
    assert "Quite another name" in text
    assert "Website and accounts" in text


def test_since_it_was_handed_over(window, qtbot):
    dialog = _ask(window, "delivery")
    assert not dialog.go.isEnabled()
    assert "Nothing was handed over" in dialog.hint.text()
    dialog.close()
    register = window.desk.register
    deliveries.note(register, handover.standing(register), "controller", None, "r.xlsx", "en", "the authority")
    _rename(window)
    dialog = _ask(window, "delivery")
    assert "handed to the authority" in dialog.hint.text()
    click(dialog.go)
    assert len(_result(window, qtbot).comparison.changes) == 1


def test_two_days(window, qtbot):
    dialog = _ask(window, "days")
    dialog.earlier.line.setText("yesterday")
    click(dialog.go)
    assert "not a day" in dialog.hint.text()
    dialog.earlier.line.setText("2001-01-31")
    click(dialog.go)
    assert "2026-01-31" in dialog.hint.text()  # the other day is missing
    dialog.later.line.setText("2001-06-30")
    click(dialog.go)
    shown = _result(window, qtbot)
    assert shown.comparison.changes == ()
    assert not shown.open_record.isEnabled()


def test_today_with_a_day_before_there_was_anything_and_the_filters(window, qtbot):
    dialog = _ask(window, "day")
    dialog.earlier.line.setText("2001-01-31")
    click(dialog.go)
    shown = _result(window, qtbot)
    total = len(shown.comparison.changes)
    assert shown.model.rowCount() == total > 50
    shown.kind.setCurrentIndex(shown.kind.findData("System"))
    assert 0 < shown.model.rowCount() < total
    assert {change.class_name for change in shown.model.changes} == {"System"}
    shown.what.setCurrentIndex(shown.what.findData("added"))
    assert shown.shown.text() == f"{shown.model.rowCount()} of {total}"
    assert shown.what.findData("removed") < 0


def test_an_encrypted_file_is_compared_once_its_password_is_given(window, qtbot, copied):
    _rename(window)
    password.change(copied, None, key.new(PASSWORD, CHEAP))
    dialog = _ask(window, "file")
    dialog.place.setText(str(copied))
    click(dialog.go)
    assert isinstance(window.dialog, UnlockDialog)
    window.dialog.unlock.field.line.setText(PASSWORD)
    window.dialog.unlock.try_it()
    assert len(_result(window, qtbot).comparison.changes) == 1


def test_a_file_that_is_none_is_told(window, qtbot, tmp_path):
    dialog = _ask(window, "file")
    click(dialog.go)
    assert "Choose the file" in dialog.hint.text()
    dialog.place.setText(str(tmp_path / "none.ropa"))
    click(dialog.go)
    qtbot.waitUntil(lambda: "There is no file" in window.banner.words.text(), timeout=LONG)


def test_the_record_can_be_opened_and_the_result_seen_again(window, qtbot, copied):
    one = _rename(window)
    dialog = _ask(window, "file")
    assert not hasattr(dialog, "again")
    dialog.place.setText(str(copied))
    click(dialog.go)
    click(_result(window, qtbot).open_record)
    assert window.workspace.page.record_id == one.id
    window.deeds["compare"].trigger()
    click(window.dialog.again)
    assert isinstance(window.dialog, ComparedDialog)
    assert window.dialog.selected().record_id == one.id


def test_it_is_saved_as_a_workbook(window, qtbot, copied, tmp_path, monkeypatch):
    _rename(window)
    dialog = _ask(window, "file")
    dialog.place.setText(str(copied))
    click(dialog.go)
    shown = _result(window, qtbot)
    monkeypatch.setattr(ask, "place_for_export", lambda parent, folder, suffix: tmp_path / "out.xlsx")
    click(shown.save)
    qtbot.waitUntil(lambda: "Exported to" in window.banner.words.text(), timeout=LONG)
    assert [row["after"] for row in Workbook(tmp_path / "out.xlsx").rows("Changes")] == ["Quite another name"]


def _change(number, edits=()):
    return Change("changed", "System", str(number), f"System {number} <b>", lambda: edits)


@pytest.fixture
def parent(qtbot):
    widget = QWidget()
    widget.resize(1280, 800)
    qtbot.addWidget(widget)
    return widget


def _comparison(changes):
    return Comparison(Standing("a", 1, "2026-03-09T08:15:00.000Z", "b" * 64), Standing("a"), 0, tuple(changes))


def test_only_the_change_that_is_looked_at_is_told(parent):
    told = []

    def change(number):
        return Change("changed", "System", str(number), f"System {number}", lambda: told.append(number) or ())

    dialog = ComparedDialog(_comparison(map(change, range(5000))), parent)
    dialog.show()
    assert dialog.model.rowCount() == 5000
    assert told == [0]
    press(dialog.list, Qt.Key.Key_Down)
    assert told == [0, 1]
    assert len(dialog.list.findChildren(QWidget)) < 20
    dialog.close()


def test_every_control_has_a_name(window, parent):
    for dialog in (
        CompareDialog(window.desk, lambda wish: None, lambda: None, parent),
        ComparedDialog(_comparison([_change(1, (Edit("", "Name", "a", "b"),))]), parent),
    ):
        dialog.show()
        assert _nameless(dialog) == []
        dialog.close()
        dialog.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def test_text_is_never_markup_and_what_differs_is_marked(qtbot):
    view = SideBySide()
    qtbot.addWidget(view)
    view.show_edits([Edit("Row: <i>x</i>", "Name", "<b>old</b> text here", "<b>new</b> text\nhere", "30(1)")])
    shown = view.toPlainText()
    assert "<b>old</b> text here" in shown
    assert "<i>x</i>" in shown
    assert _marked(view.document()) == ({"old", " "}, {"new"})


def _marked(document: QTextDocument):
    gone, come, block = set(), set(), document.begin()
    while block.isValid():
        parts = block.begin()
        while not parts.atEnd():
            piece = parts.fragment()
            shape = piece.charFormat()
            if shape.fontStrikeOut():
                gone.add(piece.text())
            if shape.fontUnderline():
                come.add(piece.text())
            parts += 1
        block = block.next()
    return gone, come


def test_many_edits_are_shown_in_part_and_counted(qtbot):
    view = SideBySide()
    qtbot.addWidget(view)
    view.show_edits([Edit("", f"Field {number}", "", "x" * 100_000) for number in range(MOST + 300)])
    assert "and 300 more fields" in view.toPlainText()
    assert f"Field {MOST - 1}" in view.toPlainText()
    assert len(view.toPlainText()) < MOST * 5000


@pytest.mark.parametrize(
    ("before", "after"),
    [("", "x"), ("a b c", "a x c"), ("one", "one two"), ("😀 a", "b 😀"), ("a " * 5000, "b " * 5000)],
)
def test_the_pieces_give_both_texts_whole(before, after):
    left, right = differing_pieces(before, after)
    assert "".join(text for text, _differs in left) == before
    assert "".join(text for text, _differs in right) == after
    if before and after:
        assert any(differs for _text, differs in right)
