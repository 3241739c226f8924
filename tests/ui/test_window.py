"""Registers are made, opened, closed and refused in words; what the window says of them is true."""

import getpass
import platform
import shutil
import sys
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QPushButton

from ropa_desktop import settings
from ropa_desktop.store import file
from ropa_desktop.store.register import Register
from ropa_desktop.ui import ask, crash
from tests.ui.hands import answer, click, editor, go_to, steps, type_over


def _opened(window, qtbot, path):
    qtbot.waitUntil(lambda: window.desk is not None and window.desk.path == path)


def test_a_new_register_begins_with_whose_it_is(make_window, qtbot, monkeypatch, tmp_path):
    window, path = make_window(), tmp_path / "ours.ropa"
    monkeypatch.setattr(ask, "register_to_make", lambda parent, folder: path)
    window.deeds["new_register"].trigger()
    _opened(window, qtbot, path)
    page = window.workspace.page
    assert (type(page.record).__name__, page.record.kept_for) == ("Organisation", True)
    assert window.focusWidget() is editor(page, "name").focus
    answer(editor(page, "name"), "Our Company")
    window.deeds["close_register"].trigger()
    window.open(path)
    _opened(window, qtbot, path)
    assert window.desk.count("Organisation") == 1, "only a register made just now gets a first entry"


def test_a_name_that_is_taken_is_refused_and_the_file_stays(make_window, monkeypatch, sample_path):
    window, before = make_window(), Path(sample_path).read_bytes()
    monkeypatch.setattr(ask, "register_to_make", lambda parent, folder: sample_path)
    window.new_register()
    assert "is there already" in window.banner.words.text()
    assert window.desk is None
    assert Path(sample_path).read_bytes() == before


def test_asking_and_getting_no_answer_does_nothing(window, monkeypatch):
    desk, before = window.desk, steps(window)
    for question in ("register_to_make", "register_to_open", "document_to_keep"):
        monkeypatch.setattr(ask, question, lambda *_rest: None)
    for deed in ("new_register", "open_register", "keep_document"):
        window.deeds[deed].trigger()
    assert (window.desk, steps(window)) == (desk, before)


def test_open_recent_and_the_sample(make_window, qtbot, monkeypatch, sample_path, empty_path):
    window = make_window()
    monkeypatch.setattr(ask, "register_to_open", lambda parent, folder: Path(empty_path))
    window.deeds["open_register"].trigger()
    _opened(window, qtbot, empty_path)
    assert window.windowTitle().startswith("empty.ropa")
    assert window.state.text() == "Empty register"
    window.deeds["open_sample"].trigger()
    qtbot.waitUntil(lambda: window.desk is not None and window.desk.path.name == "sample.ropa")
    assert "step 1 · state" in window.state.text()
    window.deeds["close_register"].trigger()
    assert window.windowTitle() == "ROPA Desktop"
    assert [Path(name).name for name in settings.load().recent] == ["sample.ropa", "empty.ropa"]
    recent = [one for one in window.start_page.findChildren(QPushButton) if "empty.ropa" in one.text()]
    click(recent[0])
    _opened(window, qtbot, empty_path)


def test_two_openings_in_one_breath_leave_the_last_one_open(make_window, qtbot, sample_path, empty_path):
    window = make_window()
    window.open(Path(sample_path))
    window.open(empty_path)
    _opened(window, qtbot, empty_path)
    QApplication.processEvents()
    with Register.open(Path(sample_path)) as first:
        assert first.read_only == ""


def test_a_window_closed_while_it_opens_leaves_no_register_open(make_window, qtbot, sample_path):
    window = make_window()
    window.open(Path(sample_path))
    window.close()
    window._painted._timer.timeout.emit()
    assert window.desk is None
    with Register.open(Path(sample_path)) as register:
        assert register.read_only == ""


def _newer(path):
    raw = file.connect(path)
    raw.execute("UPDATE alembic_version SET version_num = '9999'")
    raw.close()


BAD = {
    "is not a register of this program": lambda path: path.write_text("a letter"),
    "newer version": _newer,
    "There is no file": lambda path: path.unlink(),
    "is damaged": lambda path: path.write_bytes(path.read_bytes()[:5000] + b"\xff" * 9000),
}


@pytest.mark.parametrize("words", BAD)
def test_a_file_that_cannot_be_opened_is_told_and_what_is_open_stays_open(window, qtbot, tmp_path, sample_path, words):
    bad = tmp_path / "bad.ropa"
    shutil.copy(sample_path, bad)
    BAD[words](bad)
    content = bad.read_bytes() if bad.exists() else b""
    page, desk = go_to(window, "ProcessingActivity"), window.desk
    type_over(editor(page, "department"), "Accounts")
    window.open(bad)
    qtbot.waitUntil(window.banner.isVisible)
    assert words in window.banner.words.text()
    assert (bad.read_bytes() if bad.exists() else b"") == content
    assert window.desk is desk
    assert window.windowTitle().startswith("sample.ropa")
    answer(editor(page, "department"), "Accounts")
    assert page.record.department == "Accounts"
    window.open(Path(sample_path))
    qtbot.waitUntil(lambda: window.desk not in (None, desk))
    assert not window.banner.isVisible()


def test_a_second_window_on_the_same_file_reads_only_and_says_who_writes(window, make_window, sample_path):
    second = make_window(sample_path)
    told = second.banner.words.text()
    assert getpass.getuser() in told
    assert platform.node() in told
    assert "Read only" in second.state.text()
    for deed in ("new_record", "duplicate", "retire", "keep_document", "undo"):
        assert not second.deeds[deed].isEnabled(), deed
    assert second.deeds["export"].isEnabled()
    page = go_to(second, "ProcessingActivity", "A-01")
    before, held = steps(second), page.record.name
    type_over(editor(page, "name"), "Not mine to write")
    assert (page.record.name, steps(second)) == (held, before)


def test_a_register_that_can_only_be_read_can_be_read_to_its_end(window, make_window, sample_path):
    page = go_to(make_window(sample_path), "ProcessingActivity", "A-01")
    card = next(iter(editor(page, "purposes").cards.values()))
    click(card.toggle)
    assert card.form.rows["purpose"].editor.text.toPlainText() == page.record.purposes[0].purpose
    assert card.form.rows["purpose"].editor.text.isEnabled()
    assert editor(page, "description").text.isReadOnly()
    assert not editor(page, "purposes").new.isEnabled()
    assert not card.remove.isEnabled()
    click(editor(page, "controller").go)


def test_what_was_wrong_when_the_register_was_closed_is_still_told(window):
    type_over(editor(go_to(window, "ProcessingActivity"), "starts_on"), "some day")
    window.close_register()
    assert "“Began on” was left as it was" in window.banner.words.text()


def test_the_window_does_not_close_at_once_over_something_that_could_not_be_kept(window):
    type_over(editor(go_to(window, "ProcessingActivity"), "starts_on"), "some day")
    assert not window.close()
    assert "“Began on” was left as it was" in window.banner.words.text()
    assert window.close(), "the second time it does"


def test_a_narrow_window_has_the_record_below_the_list(window):
    go_to(window, "ProcessingActivity")
    window.resize(900, 700)
    QApplication.processEvents()
    assert window.width() == 900
    assert window.workspace.page.y() + window.workspace.stack.y() > window.workspace.list.y()


def _fails(name):
    held = f"held {name}"
    raise ValueError(f"cannot do {held}")


def test_a_bug_is_shown_and_logged_without_data_or_places(window, monkeypatch):
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    crash.install(window)
    for act in (lambda: _fails("Mirela Falkensand"), lambda: Path("/home/mirela-falkensand/x").read_text()):
        try:
            act()
        except Exception as error:
            sys.excepthook(type(error), error, error.__traceback__)
    (dialog,) = window.findChildren(crash.CrashDialog)  # one at a time, however often it happens
    assert dialog.isVisible()
    log = settings.paths.profile() / "errors.log"
    told = log.read_text() + dialog.findChild(QPlainTextEdit).toPlainText()
    assert told.count("ValueError in _fails") == 2
    assert "FileNotFoundError in" in told
    for secret in ("irela", "held", str(Path.home()), str(Path(__file__).parent), sys.prefix):
        assert secret not in told
    assert log.stat().st_mode & 0o077 == 0
    dialog.reject()
