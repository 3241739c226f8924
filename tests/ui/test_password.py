"""A register with a password in the window: it is asked for, set, changed and removed, and the register is locked."""

import gc
import shutil
import threading
import time

import pytest
from PySide6.QtCore import QEvent, QTimer
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QLineEdit, QWidget
from shiboken6 import isValid

from ropa_desktop import settings
from ropa_desktop.register.sample import records
from ropa_desktop.store import file, key
from ropa_desktop.store import password as passwords
from ropa_desktop.store.fresh import fresh
from ropa_desktop.store.key import Key
from ropa_desktop.store.register import Register
from ropa_desktop.ui import ask, look
from ropa_desktop.ui.export_dialog import ExportDialog, Order
from ropa_desktop.ui.idle import Clock
from tests.store.keys import CHEAP, PASSWORD, made
from tests.ui.hands import answer, click, editor, go_to, press_here, steps, type_over

NEW = "seven heavy teapots sang below Utrecht"


@pytest.fixture(autouse=True)
def _quick(monkeypatch):
    """What a new key costs is measured; here it is cheap on every computer."""
    monkeypatch.setattr(key, "calibrated", lambda: CHEAP)


@pytest.fixture(scope="session")
def _encrypted_once(tmp_path_factory):
    path = tmp_path_factory.mktemp("encrypted") / "sample.ropa"
    with fresh(path, key=made()) as register, register.step("The sample") as session:
        session.add_all(records())
    return path


@pytest.fixture
def path(_encrypted_once, tmp_path):
    return shutil.copy(_encrypted_once, tmp_path / "Larkspur.ropa")


@pytest.fixture
def locked(make_window, path):
    """A window that asks for the password."""
    window = make_window()
    window.open(path)
    return window


@pytest.fixture
def window(make_window, path, qtbot):
    window = make_window()
    window.open(path, key.of(path, PASSWORD))
    qtbot.waitUntil(lambda: window.desk is not None)
    return window


def unlock(qtbot, box, typed):
    """Type and press the button; wait until it has been tried."""
    box.field.line.setText(typed)
    click(box.go)
    qtbot.waitUntil(lambda: not isValid(box) or box.go.isEnabled())


def open_dialog(window):
    window.protection.password()
    return window.dialog


def change(qtbot, window, dialog, *typed):
    """Type the new password twice, or tick the box that removes it; wait until the register is open again."""
    if typed:
        dialog.new.first.line.setText(typed[0])
        dialog.new.second.line.setText(typed[-1])
    else:
        dialog.remove.tick.click()
    click(dialog.go)
    assert not dialog.go.isEnabled()
    qtbot.waitUntil(lambda: window.desk is not None)


# -- opening


def test_an_encrypted_register_is_asked_about_and_opens(qtbot, locked, path):
    assert locked.desk is None
    dialog = locked.dialog
    assert "Larkspur" in [one.text() for one in dialog.findChildren(QLabel)]
    unlock(qtbot, dialog.unlock, PASSWORD)
    qtbot.waitUntil(lambda: locked.desk is not None)
    assert locked.desk.path == path
    assert not locked.desk.read_only
    assert locked.workspace.list.model.rowCount() > 3


def test_a_wrong_password_is_said_beside_the_field_and_damage_otherwise(qtbot, locked, path):
    dialog = locked.dialog
    unlock(qtbot, dialog.unlock, "not this one")
    assert "neither its password" in dialog.unlock.said.text()
    assert dialog.isVisible()
    assert locked.desk is None
    content = bytearray(path.read_bytes())
    content[2000] ^= 1
    path.write_bytes(bytes(content))
    unlock(qtbot, dialog.unlock, "not this one")
    assert "neither its password" in dialog.unlock.said.text()
    unlock(qtbot, dialog.unlock, PASSWORD)
    qtbot.waitUntil(lambda: not isValid(dialog) or not dialog.isVisible())
    assert "damaged" in locked.banner.words.text()


def test_the_recovery_code_opens_it_and_a_slip_in_it_is_told(qtbot, locked, path):
    lines = key.of(path, PASSWORD).recovery_code()
    box = locked.dialog.unlock
    unlock(qtbot, box, "\n".join([lines[0], lines[1][:-1] + "?", *lines[2:]]))
    assert "line 2" in box.said.text()
    unlock(qtbot, box, "\n".join(lines).lower())
    qtbot.waitUntil(lambda: locked.desk is not None)


def test_the_window_lives_while_the_key_is_made(qtbot, locked, monkeypatch):
    beaten, real = threading.Event(), key.of

    def waiting(path, typed):
        assert beaten.wait(20)  # for ever, if the window itself made the key
        return real(path, typed)

    monkeypatch.setattr(key, "of", waiting)
    box = locked.dialog.unlock
    box.field.line.setText(PASSWORD)
    click(box.go)
    assert not box.go.isEnabled()
    assert box.busy.isVisibleTo(box)
    QTimer.singleShot(0, beaten.set)
    qtbot.waitUntil(lambda: locked.desk is not None)


def test_nothing_is_tried_without_a_password_and_a_file_that_went_away_is_said(qtbot, locked, path):
    box = locked.dialog.unlock
    box.try_it()
    assert box.go.isEnabled()
    path.unlink()
    unlock(qtbot, box, PASSWORD)
    assert "no file" in locked.banner.words.text()


def test_who_does_not_want_to_open_it_keeps_what_is_open(qtbot, make_window, sample_path, path):
    window = make_window(sample_path)
    window.open(path)
    assert window.desk.path == sample_path
    window.dialog.reject()
    assert window.desk.path == sample_path


def test_a_window_that_is_not_yet_shown_asks_when_it_is(qtbot, make_window, path):
    window = make_window()
    window.hide()
    window.open(path)
    assert window.dialog is None
    window.show()
    qtbot.waitUntil(lambda: window.dialog is not None)
    window.dialog.reject()


def test_a_dialog_that_is_closed_waits_for_its_try(qtbot, locked):
    dialog = locked.dialog
    dialog.unlock.field.line.setText("wrong")
    dialog.unlock.try_it()
    dialog.reject()
    assert not dialog.isVisible()
    assert locked.desk is None


def test_a_copy_with_the_same_key_is_not_asked_about_again(qtbot, window, path, tmp_path):
    copy = shutil.copy(path, tmp_path / "copy.ropa")
    window.open(copy)
    qtbot.waitUntil(lambda: window.desk is not None and window.desk.path == copy)
    other = tmp_path / "other.ropa"
    Register.create(other, key=made("of its own")).close()
    window.open(other)
    assert "other" in [one.text() for one in window.dialog.findChildren(QLabel)]
    window.dialog.reject()


# -- the password


def test_a_plain_register_gets_a_password_and_its_sheet(qtbot, make_window, sample_path, monkeypatch, tmp_path):
    window = make_window(sample_path)
    page = go_to(window, "ProcessingActivity")
    before, opened = steps(window), page.record_id
    dialog = open_dialog(window)
    assert not dialog.go.isEnabled()
    change(qtbot, window, dialog, NEW)
    qtbot.waitUntil(lambda: window.workspace.page is not None)
    assert file.examine(sample_path, key.of(sample_path, NEW))
    assert steps(window) == before
    assert window.workspace.page.record_id == opened
    assert dialog.isVisible()
    sheet = tmp_path / "sheet.pdf"
    monkeypatch.setattr(ask, "place_for_sheet", lambda parent, folder: sheet)
    click(dialog.sheet)
    assert sheet.read_bytes().startswith(b"%PDF-")
    assert str(sheet) in window.banner.words.text()
    assert not dialog.isVisible()


def test_a_password_is_changed_and_removed(qtbot, window, path):
    change(qtbot, window, dialog := open_dialog(window), NEW)
    dialog.accept()
    assert file.examine(path, key.of(path, NEW))
    change(qtbot, window, dialog := open_dialog(window))
    qtbot.waitUntil(lambda: not isValid(dialog))
    assert not file.is_encrypted(path)
    assert not window.desk.read_only
    assert window.desk.register.key is None


def test_what_is_typed_is_judged_and_only_what_will_do_is_taken(window):
    dialog = open_dialog(window)
    for first, second, words, ready in (
        ("password", "password", "easy to guess", False), ("Larkspur1", "Larkspur1", "easy to guess", False),
        (NEW, "", "Strong", False), (NEW, "another", "differ", False), (NEW, NEW, "Strong", True),
    ):  # fmt: skip
        dialog.new.first.line.setText(first)
        dialog.new.second.line.setText(second)
        assert words in dialog.new.judged.text()
        assert dialog.go.isEnabled() == ready
    assert dialog.new.meter.level == 4
    dialog.remove.tick.click()
    assert dialog.go.text() == "Remove the password"
    assert not dialog.new.first.line.isEnabled()
    dialog.reject()


def test_a_password_can_be_shown_and_is_hidden_else(window):
    dialog = open_dialog(window)
    for secret in (dialog.new.first, dialog.new.second):
        assert secret.line.echoMode() == QLineEdit.EchoMode.Password
        click(secret.show_it)
        assert secret.line.echoMode() == QLineEdit.EchoMode.Normal
        assert secret.show_it.text() == "Hide"
        secret.clear()
        assert secret.line.echoMode() == QLineEdit.EchoMode.Password
    dialog.reject()


def test_what_goes_wrong_is_said_and_the_register_is_open_as_before(qtbot, window, path, monkeypatch):
    def refuse(*_given):
        raise file.KnownError("No room.")

    monkeypatch.setattr(passwords, "change", refuse)
    before = path.read_bytes()
    dialog = open_dialog(window)
    change(qtbot, window, dialog, NEW)
    assert dialog.said.text() == "No room."
    assert dialog.go.isEnabled()
    assert path.read_bytes() == before
    assert not window.desk.read_only
    dialog.reject()


def test_a_dialog_does_not_go_while_the_file_is_written(qtbot, window):
    dialog = open_dialog(window)
    dialog.new.first.line.setText(NEW)
    dialog.new.second.line.setText(NEW)
    click(dialog.go)
    dialog.reject()
    assert dialog.isVisible()
    qtbot.waitUntil(lambda: window.desk is not None)
    dialog.accept()


def test_a_window_that_is_closed_meanwhile_waits_for_the_file(qtbot, window, path):
    dialog = open_dialog(window)
    dialog.new.first.line.setText(NEW)
    dialog.new.second.line.setText(NEW)
    click(dialog.go)
    window.close()
    assert file.examine(path, key.of(path, NEW))


def test_who_can_only_read_can_only_print(qtbot, path, make_window, monkeypatch, tmp_path):
    with Register.open(path, key=key.of(path, PASSWORD)):
        window = make_window()
        window.open(path, key.of(path, PASSWORD))
        qtbot.waitUntil(lambda: window.desk is not None)
        dialog = open_dialog(window)
        dialog.new.first.line.setText(NEW)
        dialog.new.second.line.setText(NEW)
        assert not dialog.go.isEnabled()
        monkeypatch.setattr(ask, "place_for_sheet", lambda parent, folder: tmp_path / "missing" / "sheet.pdf")
        click(dialog.sheet)
        assert "not written" in dialog.said.text()
        monkeypatch.setattr(ask, "place_for_sheet", lambda parent, folder: None)
        click(dialog.sheet)
        assert dialog.isVisible()
        dialog.reject()


# -- locking


def shown(window):
    """All words that can be seen in the window."""
    seen = [one for one in window.findChildren(QWidget) if one.isVisible()]
    return " ".join(str(getattr(one, "text", str)()) for one in seen) + window.windowTitle()


def test_a_locked_register_shows_its_name_and_nothing_else(qtbot, window, path):
    page = go_to(window, "ProcessingActivity")
    title = page.record.title()
    window.story.whole_history()
    window.tell("A sentence about the register.")
    assert window.dialog.isVisible()
    window.deeds["lock"].trigger()
    assert window.desk is None
    assert not [one for one in QApplication.topLevelWidgets() if isinstance(one, QDialog) and one.isVisible()]
    words = shown(window)
    assert "Larkspur" in words
    assert title not in words
    assert "step" not in words
    assert "sentence" not in words
    assert not window.deeds["export"].isEnabled()
    with Register.open(path, key=key.of(path, PASSWORD)) as other:  # it is really closed
        assert not other.read_only


def keys_of(path):
    """The keys of this file that are anywhere in the program."""
    gc.collect()
    return [one for one in gc.get_objects() if isinstance(one, Key) and one.head == key.head_of(path)]


def test_the_key_of_a_locked_register_is_forgotten(qtbot, make_window, tmp_path):
    path = tmp_path / "of its own.ropa"
    Register.create(path, key=made()).close()
    window = make_window()
    window.open(path)
    unlock(qtbot, window.dialog.unlock, PASSWORD)
    qtbot.waitUntil(lambda: window.desk is not None)
    window.handing_over.start(Order("controller", None, "en", tmp_path / "out.csv"))
    qtbot.waitUntil(lambda: window.work.work is None)
    assert keys_of(path)
    window.locking.lock()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert keys_of(path) == []


def test_unlocking_goes_back_to_where_one_was_with_all_that_was_typed(qtbot, window):
    page = go_to(window, "ProcessingActivity", "Cookies")
    opened = page.record_id
    before = steps(window)
    type_over(editor(page, "ended_on"), "31 Febr")  # no day
    type_over(editor(page, "department"), "Front desk")  # not yet left
    window.locking.lock()
    unlock(qtbot, window.locking.page.unlock, PASSWORD)
    qtbot.waitUntil(lambda: window.workspace.page is not None)
    page = window.workspace.page
    assert page.record_id == opened
    assert page.record.department == "Front desk"
    assert steps(window) == before + 1
    assert editor(page, "ended_on").line.text() == "31 Febr"
    assert page.record.ended_on is None
    assert window.locking.page is None
    answer(editor(page, "ended_on"), "2026-02-28")
    assert str(page.record.ended_on) == "2026-02-28"


def test_what_was_typed_into_a_row_comes_back_too(qtbot, window):
    page = go_to(window, "ProcessingActivity", "Cookies")
    cards = editor(page, "purposes")
    first = page.record.purposes[0]
    card = cards.reveal(first.id)
    type_over(card.form.rows["purpose"].editor, "Remember the language")
    window.locking.lock()
    unlock(qtbot, window.locking.page.unlock, PASSWORD)
    qtbot.waitUntil(lambda: window.workspace.page is not None)
    assert window.workspace.page.record.purposes[0].purpose == "Remember the language"


def test_a_wrong_password_does_not_unlock_and_one_may_leave(qtbot, window):
    window.locking.lock()
    page = window.locking.page
    unlock(qtbot, page.unlock, "wrong")
    assert "neither" in page.unlock.said.text()
    assert window.desk is None
    page.unlock.field.line.clear()
    window.locking.leave()
    assert window.stack.currentWidget() is window.start_page
    assert window.locking.page is None


def test_another_register_may_be_opened_instead(qtbot, window, sample_path):
    window.locking.lock()
    window.open(sample_path)
    qtbot.waitUntil(lambda: window.desk is not None)
    assert window.locking.page is None
    assert window.stack.currentWidget() is window.workspace


def test_one_without_a_password_is_not_locked(make_window, sample_path):
    window = make_window(sample_path)
    window.locking.lock()
    assert window.desk is not None
    assert "no password" in window.banner.words.text()


def test_a_locked_window_closes(window):
    window.locking.lock()
    assert window.close()


def test_work_in_the_background_is_not_cut_off(qtbot, window, tmp_path):
    window.handing_over.export()
    dialog = window.dialog
    assert isinstance(dialog, ExportDialog)
    dialog.place.setText(str(tmp_path / "out.csv"))
    dialog.form.setCurrentIndex(dialog.form.findData(".csv"))
    dialog.place.setText(str(tmp_path / "out.csv"))
    dialog.go.click()
    window.locking.lock()
    assert window.desk is not None
    qtbot.waitUntil(lambda: window.desk is None)
    assert (tmp_path / "out.csv").exists()


def test_it_is_locked_where_nobody_touches_it(qtbot, window, monkeypatch):
    now = [1000.0]
    monkeypatch.setattr(time, "monotonic", lambda: now[0])
    monkeypatch.setattr(time, "time", lambda: 10 * now[0])
    clock = window.locking.clock
    clock.touch()
    assert clock.minutes == 15
    now[0] += 60
    QTest.keyClick(window.windowHandle(), "x")
    now[0] += 80
    clock.look()
    assert window.desk is not None
    now[0] += 11  # 15 minutes and 10 seconds of the wall clock, as after a sleep
    clock.look()
    assert window.desk is None
    assert window.locking.page is not None


def test_the_clock_is_set_in_the_dialog_and_remembered(window):
    dialog = open_dialog(window)
    dialog.after.setCurrentIndex(dialog.after.findData(0))
    assert settings.load().lock_after == 0
    assert window.locking.clock.minutes == 0
    window.locking.clock._last = (0.0, 0.0)
    window.locking.clock.look()
    assert window.desk is not None
    dialog.reject()


def test_the_clock_runs_only_where_there_is_something_to_lock(qtbot, make_window, sample_path, path):
    window = make_window(sample_path)
    clock = window.locking.clock
    assert not clock._timer.isActive()
    window.open(path, key.of(path, PASSWORD))
    qtbot.waitUntil(lambda: window.desk is not None and window.desk.path == path)
    assert clock._timer.isActive()
    window.locking.lock()
    assert not clock._timer.isActive()


def test_the_clock_outlives_the_windows_that_it_watches(qtbot):
    clock = Clock(lambda: None, parent := QWidget())
    clock.start(5)
    other = QLineEdit()
    other.show()
    other.activateWindow()
    qtbot.waitUntil(lambda: clock._watched is other.windowHandle())
    other.deleteLater()
    qtbot.waitUntil(lambda: clock._watched is None)
    clock.stop()
    parent.deleteLater()


# -- how it is made


def test_every_control_has_a_name_and_letters_are_not_given_twice(qtbot, window, locked):
    asking = locked.dialog
    dialog = open_dialog(window)
    for one in (dialog, asking):
        takers = [w for w in one.findChildren(QWidget) if w.isVisibleTo(one) and w.focusPolicy() and not w.focusProxy()]
        assert takers
        for widget in takers:
            assert widget.accessibleName() or QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name)
        texts = [w.text() for w in one.findChildren(QWidget) if w.isVisibleTo(one) and hasattr(w, "text")]
        letters = [text[text.index("&") + 1].casefold() for text in texts if isinstance(text, str) and "&" in text]
        assert len(letters) == len(set(letters))
        one.reject()


@pytest.mark.parametrize("dark", [False, True])
def test_the_dialogs_show_all_their_words_in_both_looks(qapp, qtbot, window, locked, dark):
    look.wear(qapp, dark)
    try:
        box = locked.dialog.unlock
        unlock(qtbot, box, "wrong")
        dialog = open_dialog(window)
        QApplication.processEvents()
        for one in [*dialog.findChildren(QLabel), *locked.dialog.findChildren(QLabel)]:
            if one.isVisible():
                needed = one.heightForWidth(one.width()) if one.wordWrap() else one.sizeHint().height()
                assert one.height() >= needed - 1, one.text()
        dialog.reject()
        locked.dialog.reject()
    finally:
        look.wear(qapp, dark=False)


def test_enter_is_as_good_as_the_button(qtbot, locked):
    from PySide6.QtCore import Qt

    box = locked.dialog.unlock
    box.field.line.setText(PASSWORD)
    box.field.line.setFocus()
    press_here(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: locked.desk is not None)
