"""After a crash what was typed is there again: in its field after a mistake, and after a killed program, too."""

import shutil
import sys

import pytest

from ropa_desktop.store import typed
from ropa_desktop.store.key import Cost, new
from ropa_desktop.store.register import Register
from ropa_desktop.ui import crash
from ropa_desktop.ui.desk import Desk
from tests.ui.hands import answer, click, editor, go_to, leave, row, steps, type_over

WORDS = "Half a sentence that nobody has"


def _killed(window, tmp_path):
    """What lies on the disk if the program ended now: the register and all that is beside it."""
    folder = tmp_path / "after"
    folder.mkdir()
    for one in window.desk.path.parent.iterdir():
        if one.is_file():
            shutil.copy(one, folder / one.name)
    return folder / window.desk.path.name


def _opened(make_window, qtbot, path, key=None):
    window = make_window()
    window.open(path, key)
    qtbot.waitUntil(lambda: window.desk is not None)
    return window


def test_what_was_being_typed_when_the_program_was_killed_is_there_again(window, make_window, qtbot, tmp_path):
    page = go_to(window, "ProcessingActivity")
    name, record_id = page.record.title(), page.record_id
    type_over(editor(page, "description"), WORDS)
    window.unsaved.look()
    path = _killed(window, tmp_path)
    again = _opened(make_window, qtbot, path)
    assert again.workspace.page.record_id == record_id
    assert again.workspace.page.record.description == WORDS
    assert f"it is there again: Description of “{name}”" in again.banner.words.text()
    assert not typed.place(path).exists()
    again.undo()
    assert again.workspace.page.record.description != WORDS


def test_words_that_are_no_value_come_back_with_their_sentence_also_in_a_row(window, make_window, qtbot, tmp_path):
    page = go_to(window, "ProcessingActivity")
    cards = editor(page, "purposes")
    click(cards.new)
    card = list(cards.cards.values())[-1]
    card.set_open(True)
    type_over(card.form.rows["purpose"].editor, WORDS)
    answer(editor(page, "starts_on"), "2026-02-31")
    type_over(card.form.rows["purpose"].editor, WORDS + " yet")
    window.unsaved.look()
    again = _opened(make_window, qtbot, _killed(window, tmp_path))
    assert editor(again.workspace.page, "starts_on").focus.text() == "2026-02-31"
    assert "2026-02-31" in row(again.workspace.page, "starts_on").gap.text()
    assert WORDS + " yet" in [one.purpose for one in again.workspace.page.record.purposes]
    assert "they are there again" in again.banner.words.text()


def test_beside_an_encrypted_register_they_are_encrypted(empty_path, make_window, qtbot, tmp_path):
    key = new("a long password of nobody", Cost(1, 10))
    path = tmp_path / "locked.ropa"
    Register.create(path, key=key).close()
    window = _opened(make_window, qtbot, path, key)
    page = go_to(window, "ProcessingActivity")
    type_over(editor(page, "name"), WORDS)
    window.unsaved.look()
    beside = typed.place(path)
    assert WORDS.encode() not in beside.read_bytes()
    assert beside.stat().st_mode & 0o077 == 0
    assert typed.left(path, None) == []
    after = _killed(window, tmp_path)
    assert _opened(make_window, qtbot, after, key).workspace.page.record.name == WORDS


def test_once_all_is_stored_or_closed_nothing_lies_beside_the_register(window):
    page = go_to(window, "ProcessingActivity")
    beside = typed.place(window.desk.path)
    type_over(editor(page, "description"), WORDS)
    assert not beside.exists()
    window.unsaved.look()
    assert beside.exists()
    leave()
    window.unsaved.look()
    assert not beside.exists()
    type_over(editor(page, "description"), WORDS + " yet")
    window.unsaved.look()
    window.close_register()
    assert not beside.exists()


def test_what_was_left_of_another_register_or_is_damaged_is_passed_by(sample_path, make_window, qtbot):
    typed.keep(sample_path, None, [typed.Typed("ProcessingActivity", "x" * 32, "y" * 32, "name", WORDS),
                                   typed.Typed("Nothing", "x", "y", "z", WORDS)])  # fmt: skip
    window = _opened(make_window, qtbot, sample_path)
    assert steps(window) == 1
    assert "there again" not in window.banner.words.text()
    window.close_register()
    typed.place(sample_path).write_bytes(b"no database" * 400)
    window.open(sample_path)
    qtbot.waitUntil(lambda: window.desk is not None)
    assert steps(window) == 1


@pytest.mark.parametrize("name", ["description", "code"])
def test_a_mistake_while_storing_leaves_the_words_in_the_field_and_they_are_tried_again(window, monkeypatch, name):
    page = go_to(window, "ProcessingActivity")
    before = steps(window)
    seen = []
    monkeypatch.setattr(sys, "excepthook", lambda *error: (seen.append(error), crash.caught(window, *error)))
    with monkeypatch.context() as broken:
        broken.setattr(Desk, "write", lambda *_given: 1 / 0)
        answer(editor(page, name), "X-99")
    assert seen
    (dialog,) = window.findChildren(crash.CrashDialog)
    dialog.reject()
    assert steps(window) == before
    assert editor(page, name).said() == "X-99"
    assert "is not stored" in row(page, name).gap.text()
    window.save_now()
    assert getattr(page.record, name) == "X-99"
    assert row(page, name).left_out() == ""
