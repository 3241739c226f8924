"""Another copy is taken in through the window: looked at beside it, decided card by card, written, taken back."""

import shutil

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QLabel, QPushButton, QScrollArea

from ropa_desktop.errors import KnownError
from ropa_desktop.register.activities import ProcessingActivity, Recipient
from ropa_desktop.store import backups, key, password
from ropa_desktop.store.backup_names import listed, mark_of
from ropa_desktop.store.merging.excerpt import excerpts
from ropa_desktop.store.register import Register
from ropa_desktop.ui import ask
from ropa_desktop.ui.clash_list import PAGE
from ropa_desktop.ui.merge_dialog import FEW, MergeDialog
from ropa_desktop.ui.unlock import UnlockDialog
from tests.store.keys import CHEAP, PASSWORD
from tests.ui.hands import click, press, steps
from tests.ui.test_names import _nameless

LONG = 20_000  # milliseconds that a test waits at most
CODE = "A-01"


@pytest.fixture
def copied(window, tmp_path):
    """A copy of the register as it is, beside it."""
    return shutil.copy(window.desk.path, tmp_path / "copy.ropa")


def _activity(register, code=CODE):
    return next(one for one in register.all(ProcessingActivity) if one.code == code)


def _change(register, code=CODE, **values):
    record = _activity(register, code)
    with register.step("Changed"):
        for name, value in values.items():
            setattr(record, name, value)


def _change_there(path, code=CODE, **values):
    with Register.open(path, "Dana Doyle") as register:
        _change(register, code, **values)


def _merge(window, qtbot, monkeypatch, path):
    """Choose the copy; gives the dialog when it is there."""
    monkeypatch.setattr(ask, "copy_to_merge", lambda _parent, _folder: path)
    window.deeds["merge"].trigger()
    qtbot.waitUntil(lambda: isinstance(window.dialog, MergeDialog) and window.work.work is None, timeout=LONG)
    return window.dialog


def _finish(window, qtbot, dialog):
    click(dialog.go)
    qtbot.waitUntil(lambda: "was merged" in window.banner.words.text(), timeout=LONG)


def test_what_does_not_clash_is_shown_taken_and_can_be_undone(window, qtbot, monkeypatch, copied):
    _change_there(copied, notes="Seen by them", department="Sales")
    window.workspace.open(_activity(window.desk.register))
    dialog = _merge(window, qtbot, monkeypatch, copied)
    assert "by Dana Doyle" in " ".join(one.text() for one in dialog.findChildren(QLabel))
    assert dialog.taken.model.rowCount() == 1
    assert "Seen by them" in dialog.taken.edits.toPlainText()
    before = steps(window)
    _finish(window, qtbot, dialog)
    assert _activity(window.desk.register).notes == "Seen by them"
    assert steps(window) == before + 1
    assert "1 record changed" in window.banner.words.text()
    assert before in [one.step for one in _backups(window)]
    window.deeds["undo"].trigger()
    assert _activity(window.desk.register).notes != "Seen by them"


def _backups(window):
    mark = mark_of(window.desk.register.about()["register_id"])
    return listed(backups.chosen_folder(window.desk.path), window.desk.path, mark)


def test_each_clash_is_decided(window, qtbot, monkeypatch, copied):
    _change(window.desk.register, name="Ours", notes="Ours", department="Ours")
    _change_there(copied, name="Theirs", notes="Theirs", department="Theirs", tags="taken")
    dialog = _merge(window, qtbot, monkeypatch, copied)
    assert not dialog.go.isEnabled()
    cards = {clash.field: dialog.clashes.cards[clash.name] for clash in dialog.made.clashes}
    assert not any(radio.isChecked() for card in cards.values() for radio in card.radios.values())
    click(cards["Name"].radios["theirs"])
    click(cards["Notes"].radios["ours"])
    assert dialog.tally.text() == "2 of 3 decided"
    assert not dialog.go.isEnabled()
    click(dialog.clashes.next)
    assert cards["Department"].radios["ours"].hasFocus()
    press(cards["Department"].radios["ours"], Qt.Key.Key_Space)
    assert dialog.go.isEnabled()
    press(cards["Department"].radios["ours"], Qt.Key.Key_Right)
    assert cards["Department"].radios["theirs"].isChecked()
    _finish(window, qtbot, dialog)
    here = _activity(window.desk.register)
    assert (here.name, here.notes, here.department, here.tags) == ("Theirs", "Ours", "Theirs", "taken")


def test_a_click_on_the_words_chooses(window, qtbot, monkeypatch, copied):
    _change(window.desk.register, name="Ours")
    _change_there(copied, name="Theirs")
    dialog = _merge(window, qtbot, monkeypatch, copied)
    (card,) = dialog.clashes.cards.values()
    qtbot.mouseClick(
        next(one for one in card.findChildren(QLabel) if one.text() == "Theirs"), Qt.MouseButton.LeftButton
    )
    assert list(dialog.clashes.decisions.values()) == ["theirs"]
    dialog.close()


@pytest.mark.parametrize("side", ["ours", "theirs"])
def test_all_for_one_side(window, qtbot, monkeypatch, copied, side):
    _change(window.desk.register, name="ours", notes="ours")
    _change_there(copied, name="theirs", notes="theirs")
    dialog = _merge(window, qtbot, monkeypatch, copied)
    click(dialog.clashes.all_ours if side == "ours" else dialog.clashes.all_theirs)
    assert all(card.radios[side].isChecked() for card in dialog.clashes.cards.values())
    _finish(window, qtbot, dialog)
    here = _activity(window.desk.register)
    assert (here.name, here.notes) == (side, side)


def test_nothing_is_changed_where_one_leaves(window, qtbot, monkeypatch, copied):
    _change_there(copied, name="Theirs")
    before = steps(window)
    dialog = _merge(window, qtbot, monkeypatch, copied)
    dialog.reject()
    assert steps(window) == before
    assert _activity(window.desk.register).name != "Theirs"


def test_where_there_is_nothing_to_take_it_is_said(window, qtbot, monkeypatch, copied):
    monkeypatch.setattr(ask, "copy_to_merge", lambda _parent, _folder: copied)
    window.deeds["merge"].trigger()
    qtbot.waitUntil(lambda: "nothing to take" in window.banner.words.text(), timeout=LONG)
    assert window.findChildren(QDialog) == []


def test_another_register_is_refused(window, qtbot, monkeypatch, tmp_path):
    Register.create(tmp_path / "other.ropa").close()
    monkeypatch.setattr(ask, "copy_to_merge", lambda _parent, _folder: tmp_path / "other.ropa")
    window.deeds["merge"].trigger()
    qtbot.waitUntil(lambda: "not a copy of this register" in window.banner.words.text(), timeout=LONG)


def test_what_changed_while_one_decided_is_told(window, qtbot, monkeypatch, copied):
    _change_there(copied, name="Theirs")
    dialog = _merge(window, qtbot, monkeypatch, copied)
    _change(window.desk.register, "A-02", notes="meanwhile")
    click(dialog.go)
    qtbot.waitUntil(lambda: "changed meanwhile" in dialog.why.text(), timeout=LONG)
    assert _activity(window.desk.register).name != "Theirs"
    dialog.close()


def test_where_no_backup_can_be_made_nothing_is_written_and_the_decisions_stay(window, qtbot, monkeypatch, copied):
    _change(window.desk.register, name="Ours")
    _change_there(copied, name="Theirs")
    dialog = _merge(window, qtbot, monkeypatch, copied)
    dialog.clashes.decide_all("theirs")

    def full(*_arguments, **_named):
        raise KnownError("No backup could be made: the disk is full.")

    monkeypatch.setattr(backups, "make", full)
    click(dialog.go)
    qtbot.waitUntil(lambda: "disk is full" in dialog.why.text() and window.work.work is None, timeout=LONG)
    assert _activity(window.desk.register).name == "Ours"
    monkeypatch.undo()
    assert dialog.isEnabled()
    _finish(window, qtbot, dialog)
    assert _activity(window.desk.register).name == "Theirs"


def test_a_register_that_is_locked_meanwhile_is_left_alone(window, qtbot, monkeypatch, copied):
    _change_there(copied, name="Theirs")
    dialog = _merge(window, qtbot, monkeypatch, copied)
    path = window.desk.path
    before = path.read_bytes()
    click(dialog.go)
    dialog.reject()  # as locking does
    window.close_register()
    assert path.read_bytes() == before


def test_an_encrypted_copy_is_taken_in_once_its_password_is_given(window, qtbot, monkeypatch, copied):
    _change_there(copied, name="Theirs")
    password.change(copied, None, key.new(PASSWORD, CHEAP))
    monkeypatch.setattr(ask, "copy_to_merge", lambda _parent, _folder: copied)
    window.deeds["merge"].trigger()
    assert isinstance(window.dialog, UnlockDialog)
    window.dialog.unlock.field.line.setText(PASSWORD)
    window.dialog.unlock.try_it()
    qtbot.waitUntil(lambda: isinstance(window.dialog, MergeDialog) and window.work.work is None, timeout=LONG)
    _finish(window, qtbot, window.dialog)
    assert _activity(window.desk.register).name == "Theirs"


def test_two_hundred_clashes_come_in_pages(window, qtbot, monkeypatch, copied):
    def add(register, reason):
        here = _activity(register)
        with register.step("Changed"):
            for row in here.recipients[-200:]:
                row.reason = reason

    here = _activity(window.desk.register)
    with window.desk.register.step("Many"):
        here.recipients += [Recipient(category=f"Recipient {n}") for n in range(200)]
    shutil.copy(window.desk.path, copied)
    add(window.desk.register, "ours")
    with Register.open(copied) as there:
        add(there, "theirs")
    dialog = _merge(window, qtbot, monkeypatch, copied)
    assert (len(dialog.made.clashes), len(dialog.clashes.cards)) == (200, PAGE)
    dialog.clashes.decide_all("theirs")
    assert dialog.go.isEnabled()
    dialog.clashes.decisions.pop(dialog.made.clashes[-1].name)
    dialog.clashes.show_open()
    assert len(dialog.clashes.cards) == 200
    assert not dialog.clashes.more.isVisible()
    assert sum(card.radios["theirs"].isChecked() for card in dialog.clashes.cards.values()) == 199
    dialog.close()


def test_many_notices_do_not_push_the_clashes_away(window, qtbot, monkeypatch, copied):
    def add(register):
        with register.step("New") as session:
            session.add_all([ProcessingActivity(code=f"N-{n}", name="new") for n in range(FEW + 3)])

    add(window.desk.register)
    with Register.open(copied) as there:
        add(there)
    dialog = _merge(window, qtbot, monkeypatch, copied)
    (notices,) = [one for one in dialog.findChildren(QScrollArea) if one.accessibleName() == "What to know"]
    assert notices.widget().text().count("\n") == FEW + 2
    assert notices.height() < 120
    dialog.close()


def test_names_are_told_and_text_is_never_markup(window, qtbot, monkeypatch, copied):
    _change(window.desk.register, name="<b>Ours</b>", notes="x" * 2000)
    _change_there(copied, name="<img src='x'>", notes="x" * 1900 + "y")
    dialog = _merge(window, qtbot, monkeypatch, copied)
    assert _nameless(dialog) == []
    assert {one.textFormat() for one in dialog.findChildren(QLabel) if one.text()} == {Qt.TextFormat.PlainText}
    card = next(card for card in dialog.clashes.cards.values() if card.findChildren(QPushButton))
    assert max(len(one.text()) for one in card.findChildren(QLabel)) < 400
    click(card.more)
    assert "x" * 2000 in [one.text() for one in card.findChildren(QLabel)]
    dialog.tabs.setCurrentIndex(1)
    assert _nameless(dialog) == []
    dialog.close()


def test_long_texts_are_cut_to_where_they_differ():
    assert excerpts("a", "b", "", 10) == ["a", "b", ""]
    before, ours, theirs = excerpts("was", "x" * 500 + "OURS" + "x" * 500, "x" * 500 + "THEIRS", 100)
    assert before == "was"
    assert "OURS" in ours
    assert "THEIRS" in theirs
    assert ours.startswith("…")
    assert ours.endswith("…")
