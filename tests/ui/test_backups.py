"""Backups in the window: made unasked, listed, looked into, put back; and what is offered for a damaged register."""

import shutil
import threading
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton

from ropa_desktop import settings
from ropa_desktop.errors import KnownError
from ropa_desktop.register.systems import System
from ropa_desktop.store import backups as store
from ropa_desktop.store import key
from ropa_desktop.store.backup_names import folder_of
from ropa_desktop.store.register import Register
from ropa_desktop.ui import ask
from ropa_desktop.ui.backups import Backups
from ropa_desktop.ui.backups_dialog import BackupsDialog
from ropa_desktop.ui.restore_dialog import RestoreDialog
from tests.ui.hands import answer, click, editor, focus, go_to, press, steps
from tests.ui.test_names import _nameless

LONG = 20_000


def found(path):
    return store.found(path)


def add(path, name):
    with Register.open(path) as register, register.step(f"Added {name}") as session:
        session.add(System(name=name))


@pytest.fixture
def backed_up(sample_path):
    """The sample, with a backup of it, and two steps more."""
    store.before(sample_path, "by hand")
    add(sample_path, "Later")
    add(sample_path, "Last of all")
    return sample_path


@pytest.fixture
def window(make_window, backed_up):
    return make_window(backed_up)


def opened(qtbot, window, path):
    qtbot.waitUntil(lambda: window.desk is not None and window.desk.path == path, timeout=LONG)


def dialog(window):
    window.backups.show_backups()
    assert isinstance(window.dialog, BackupsDialog)
    return window.dialog


def texts(widget):
    return [one.text() for one in widget.findChildren(QLabel) if one.isVisibleTo(widget)]


def rows(shown):
    return [[shown.item(row, column).text() for column in range(4)] for row in range(shown.rowCount())]


def way(strip, words):
    return next(one for one in strip.findChildren(QPushButton) if words in one.text() and one.isVisibleTo(strip))


# -- unasked


def test_a_register_that_is_opened_is_backed_up_once_it_is_painted(qtbot, make_window, sample_path, monkeypatch):
    monkeypatch.setattr(Backups, "after_opening", 0)
    window = make_window(sample_path)
    qtbot.waitUntil(lambda: bool(found(sample_path)), timeout=LONG)
    (made,) = found(sample_path)
    assert (made.reason, made.step) == ("opening", steps(window))
    assert not window.work.isVisible()
    assert not window.banner.isVisible()


def test_each_hour_a_register_that_was_changed_is_backed_up(qtbot, make_window, sample_path, monkeypatch):
    monkeypatch.setattr(Backups, "hour", 20)
    window = make_window(sample_path)
    qtbot.waitUntil(lambda: [one.reason for one in found(sample_path)] == ["hourly"], timeout=LONG)
    answer(editor(go_to(window, "System"), "name"), "Renamed")
    qtbot.waitUntil(lambda: [one.step for one in found(sample_path)][:1] == [steps(window)], timeout=LONG)
    made = []
    monkeypatch.setattr("ropa_desktop.ui.backups._make", lambda *_rest: made.append(1))
    qtbot.waitUntil(lambda: window.backups._unasked_work is None, timeout=LONG)
    qtbot.wait(100)
    assert made == []  # nothing has changed since


def test_the_window_lives_while_a_backup_is_made_and_closing_it_does_not_wait(qtbot, window, monkeypatch):
    begun, go = threading.Event(), threading.Event()

    def slow(_path, _key, _reason, progress):
        begun.set()
        assert go.wait(10)
        progress(1, 2)
        raise AssertionError("it was not stopped")

    monkeypatch.setattr("ropa_desktop.ui.backups._make", slow)
    window.backups._unasked("hourly")
    qtbot.waitUntil(begun.is_set)
    answer(editor(go_to(window, "System"), "name"), "Renamed")
    assert window.work.work is None  # a document can be exported meanwhile
    threading.Timer(0.05, go.set).start()
    window.close_register()
    assert window.desk is None


def test_while_one_looks_at_the_backups_none_is_thinned_out(qtbot, window, backed_up, monkeypatch):
    monkeypatch.setattr(Backups, "after_opening", 20)
    shown = dialog(window)
    window.backups._unasked("hourly")
    qtbot.wait(100)
    assert window.backups._unasked_work is None
    shown.reject()
    qtbot.waitUntil(lambda: len(found(backed_up)) == 2, timeout=LONG)


def test_a_register_that_is_only_read_is_not_backed_up(qtbot, make_window, sample_path, monkeypatch):
    monkeypatch.setattr(Backups, "after_opening", 0)
    with Register.open(sample_path):
        window = make_window(sample_path)
        assert window.desk.read_only
        window.backups._unasked("opening")
        qtbot.wait(50)
    assert not folder_of(sample_path).exists()


def test_a_backup_that_cannot_be_made_is_told(qtbot, window, monkeypatch):
    def refuse(*_rest):
        raise KnownError("No backup could be made, because of a test.")

    monkeypatch.setattr("ropa_desktop.ui.backups._make", refuse)
    window.backups._unasked("hourly")
    qtbot.waitUntil(lambda: "because of a test" in window.banner.words.text())


# -- the dialog


def test_the_dialog_lists_them_the_newest_first(window, backed_up):
    store.before(backed_up, "merge")
    shown = dialog(window)
    found_rows = rows(shown.list)
    assert [row[1] for row in found_rows] == ["3", "1"]
    assert [row[2] for row in found_rows] == ["Before a merge", "By hand"]
    assert shown.list.chosen().step == 3
    assert str(folder_of(backed_up)) in shown.folder.text()
    assert not shown.empty.isVisibleTo(shown)


def test_one_is_made_by_hand(qtbot, window, backed_up):
    shown = dialog(window)
    click(shown.now)
    qtbot.waitUntil(lambda: "was made and holds" in shown.hint.text(), timeout=LONG)
    assert [row[1] for row in rows(shown.list)] == ["3", "1"]
    qtbot.waitUntil(lambda: window.work.work is None)
    click(shown.now)
    qtbot.waitUntil(lambda: "already" in shown.hint.text(), timeout=LONG)


def test_in_a_register_without_backups_the_dialog_says_so(make_window, empty_path):
    shown = dialog(make_window(empty_path))
    assert shown.empty.isVisible()
    assert not shown.list.isVisible()
    assert not shown.restore.isEnabled()
    assert not shown.now.isEnabled()
    assert not shown.open_one.isEnabled()


def test_the_folder_is_chosen_and_taken_back(qtbot, window, backed_up, tmp_path, monkeypatch):
    (tmp_path / "stick").mkdir()
    monkeypatch.setattr(ask, "folder_for_backups", lambda *_rest: tmp_path / "stick")
    shown = dialog(window)
    assert not shown.beside.isVisible()
    click(shown.choose)
    assert settings.load().backups == str(tmp_path / "stick")
    assert str(tmp_path / "stick") in shown.folder.text()
    assert len(rows(shown.list)) == 1  # the old ones are shown still
    click(shown.now)
    qtbot.waitUntil(lambda: len(rows(shown.list)) == 2, timeout=LONG)
    assert len(list((tmp_path / "stick").iterdir())) == 1
    click(shown.beside)
    assert settings.load().backups == ""
    monkeypatch.setattr(ask, "folder_for_backups", lambda *_rest: None)
    click(shown.choose)
    assert settings.load().backups == ""


# -- looked into


def look(qtbot, window):
    shown = dialog(window)
    backup = shown.list.chosen()
    click(shown.open_one)
    opened(qtbot, window, backup.path)
    return backup


def test_a_backup_is_looked_into_and_left_again(qtbot, window, backed_up):
    backup = look(qtbot, window)
    strip = window.backups.view.strip
    assert strip.isVisible()
    assert f"step {backup.step}" in strip.words.text()
    assert window.desk.read_only
    assert steps(window) == 1
    assert str(backup.path) not in window.settings.recent
    assert not window.banner.isVisible()
    assert not dialog(window).now.isEnabled()
    assert window.dialog.list.chosen() == backup  # the list is the register's, not the backup's
    window.dialog.reject()
    click(way(strip, "Back to sample"))
    opened(qtbot, window, backed_up)
    assert not strip.isVisible()
    assert (steps(window), window.desk.read_only) == (3, "")


def test_enter_opens_the_chosen_one(qtbot, window, backed_up):
    shown = dialog(window)
    focus(shown.list)
    press(shown.list, Qt.Key.Key_Return)
    opened(qtbot, window, found(backed_up)[0].path)


def test_a_backup_opened_like_any_file_knows_its_register(qtbot, make_window, backed_up, tmp_path):
    (backup,) = found(backed_up)
    window = make_window(backup.path)
    assert window.backups.view.register_shown() == backed_up
    alone = Path(shutil.copy(backup.path, tmp_path))
    window.open(alone)
    opened(qtbot, window, alone)
    assert window.backups.view.register_shown() == backed_up  # the one that was looked at before
    window.backups.view.origin = None
    backed_up.unlink()
    assert window.backups.view.register_shown() is None
    window.backups.show_backups()
    assert "is not known" in window.banner.words.text()


# -- put back


def ask_to_restore(window):
    click(dialog(window).restore)
    assert isinstance(window.dialog, RestoreDialog)
    return window.dialog


def test_what_would_be_missing_is_said_before(window, backed_up):
    before = backed_up.read_bytes()
    asked = ask_to_restore(window)
    said = "\n".join(texts(asked))
    assert "The register is at step 3, the backup at step 1." in said
    assert "2 steps would be missing:" in said
    assert "3 · Added Last of all\n2 · Added Later" in said
    asked.reject()
    assert backed_up.read_bytes() == before
    assert steps(window) == 3


def test_a_backup_is_put_back_and_what_was_there_is_kept(qtbot, window, backed_up):
    asked = ask_to_restore(window)
    click(asked.go)
    qtbot.waitUntil(lambda: "is as it was at step 1" in window.banner.words.text(), timeout=LONG)
    (kept,) = backed_up.parent.glob("sample before restore *.ropa")
    assert str(kept) in window.banner.words.text()
    assert (window.desk.path, steps(window), window.desk.read_only) == (backed_up, 1, "")
    assert window.stack.isEnabled()
    with Register.open(kept) as register:
        assert register.head().number == 3
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    answer(editor(go_to(window, "System"), "name"), "Goes on from here")
    assert steps(window) == 2


def test_from_the_backup_that_is_looked_into_too(qtbot, window, backed_up):
    look(qtbot, window)
    click(way(window.backups.view.strip, "Restore"))
    assert "2 steps would be missing:" in texts(window.dialog)
    click(window.dialog.go)
    qtbot.waitUntil(lambda: "is as it was at step 1" in window.banner.words.text(), timeout=LONG)
    assert (window.desk.path, steps(window)) == (backed_up, 1)


def test_a_backup_that_does_not_hold_is_refused_and_the_register_is_open_again(qtbot, window, backed_up):
    asked = ask_to_restore(window)
    (backup,) = found(backed_up)
    whole = backup.path.read_bytes()
    backup.path.write_bytes(whole[:4096] + b"\xff" * 4096 + whole[8192:])
    click(asked.go)
    qtbot.waitUntil(lambda: window.desk is not None and window.banner.isVisible(), timeout=LONG)
    assert "damaged" in window.banner.words.text() or "does not hold" in window.banner.words.text()
    assert (window.desk.path, steps(window)) == (backed_up, 3)
    assert not list(backed_up.parent.glob("* before restore *"))


def test_a_backup_that_does_not_open_is_told(window, backed_up):
    shown = dialog(window)
    found(backed_up)[0].path.write_bytes(b"x")
    click(shown.restore)
    assert "is not a register" in window.banner.words.text()
    assert window.desk is not None


# -- a register that is damaged


@pytest.mark.parametrize("content", [b"", b"SQLite format 3\x00" + b"x" * 9000, None])
def test_where_a_register_is_damaged_its_backups_are_offered_and_nothing_else(
    qtbot, make_window, backed_up, tmp_path, content
):
    damaged = (content or backed_up.read_bytes()[:8192]) if content != b"" else b""
    backed_up.write_bytes(damaged)
    window = make_window()
    window.open(backed_up)
    page = window.backups.view.page
    qtbot.waitUntil(lambda: window.stack.currentWidget() is window.backups.view.page, timeout=LONG)
    page = window.backups.view.page
    assert "cannot be opened" in page.title.text()
    assert "not changed" in page.why.text()
    assert [row[1] for row in rows(page.list)] == ["1"]
    words = " ".join(one.text() for one in page.findChildren(QPushButton))
    assert "elete" not in words
    assert "New" not in words
    assert backed_up.read_bytes() == damaged
    click(page.open_one)
    opened(qtbot, window, found(backed_up)[0].path)
    click(way(window.backups.view.strip, "Back to sample"))
    qtbot.waitUntil(lambda: window.stack.currentWidget() is page, timeout=LONG)
    click(page.restore)
    assert "cannot be read" in " ".join(texts(window.dialog))
    click(window.dialog.go)
    opened(qtbot, window, backed_up)
    assert steps(window) == 1
    (kept,) = backed_up.parent.glob("sample before restore *.ropa")
    assert kept.read_bytes() == damaged


def test_what_is_no_register_and_has_no_backups_is_only_told(make_window, tmp_path):
    (tmp_path / "a.ropa").write_bytes(b"x")
    window = make_window()
    window.open(tmp_path / "a.ropa")
    assert "not a register" in window.banner.words.text()
    assert window.stack.currentWidget() is window.start_page


def test_a_register_that_is_gone_is_put_back(qtbot, make_window, backed_up):
    backed_up.unlink()
    window = make_window()
    window.open(backed_up)
    page = window.backups.view.page
    assert "There is no file" in page.why.text()
    click(page.restore)
    click(window.dialog.go)
    opened(qtbot, window, backed_up)
    assert steps(window) == 1


# -- encrypted


def test_an_encrypted_register_is_backed_up_looked_into_and_put_back_without_asking_again(
    qtbot, make_window, tmp_path, monkeypatch
):
    path, ours = tmp_path / "secret.ropa", key.new("correct horse", key.Cost(1, 5))
    with Register.create(path, key=ours) as register, register.step("Canary") as session:
        session.add(System(name="Canary"))
    monkeypatch.setattr(Backups, "after_opening", 0)
    window = make_window()
    window.open(path, ours)
    qtbot.waitUntil(lambda: bool(found(path)), timeout=LONG)
    (backup,) = found(path)
    assert b"Canary" not in backup.path.read_bytes()
    qtbot.waitUntil(lambda: window.backups._unasked_work is None, timeout=LONG)
    monkeypatch.setattr(Backups, "after_opening", 10**9)
    assert window.desk.undo()
    look(qtbot, window)
    click(way(window.backups.view.strip, "Back to secret"))
    opened(qtbot, window, path)
    asked = ask_to_restore(window)
    assert "1 step would be missing:" in texts(asked)
    click(asked.go)
    qtbot.waitUntil(lambda: "is as it was at step 1" in window.banner.words.text(), timeout=LONG)
    assert steps(window) == 1


def test_a_damaged_register_that_was_encrypted_is_put_back_with_its_password(qtbot, make_window, tmp_path):
    path, ours = tmp_path / "secret.ropa", key.new("correct horse", key.Cost(1, 5))
    with Register.create(path, key=ours) as register, register.step("Canary") as session:
        session.add(System(name="Canary"))
    store.before(path, "by hand", ours)
    path.write_bytes(b"damaged")
    window = make_window()
    window.open(path)
    click(window.backups.view.page.restore)
    box = window.dialog.unlock
    box.field.line.setText("correct horse")
    box.try_it()
    qtbot.waitUntil(lambda: isinstance(window.dialog, RestoreDialog), timeout=LONG)
    assert "cannot be read" in " ".join(texts(window.dialog))
    click(window.dialog.go)
    qtbot.waitUntil(lambda: "is as it was at step 1" in window.banner.words.text(), timeout=LONG)
    assert (window.desk.path, window.desk.register.key) == (path, ours)


# -- names


def test_every_control_has_a_name(window, backed_up):
    shown = dialog(window)
    assert _nameless(shown) == []
    click(shown.restore)
    assert _nameless(window.dialog) == []
    window.dialog.reject()
    window.close_register()
    backed_up.write_bytes(b"")
    window.open(backed_up)
    assert _nameless(window) == []
