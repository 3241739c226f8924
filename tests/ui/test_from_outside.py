"""A register that others have changed, while it is open or before: told in words, and never as a crash."""

import shutil
import sys
from contextlib import closing

import pytest
from PySide6.QtWidgets import QApplication
from sqlcipher3 import dbapi2

from ropa_desktop.register.activities import ProcessingActivity
from ropa_desktop.store.register import Register
from ropa_desktop.ui import crash
from tests.ui.hands import answer, editor, go_to, row


def execute(path, statement):
    with closing(dbapi2.connect(str(path), isolation_level=None)) as raw:
        raw.execute(statement)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows lets nobody replace an open file")
def test_what_is_typed_over_a_file_that_was_replaced_stays_in_its_field(window, sample_path, tmp_path):
    page = go_to(window, "ProcessingActivity")
    activity, copy = page.record.id, shutil.copy(sample_path, tmp_path / "older copy.ropa")
    answer(editor(page, "department"), "Accounts")
    copy.replace(sample_path)
    before = sample_path.read_bytes()
    one = row(page, "notes")
    answer(one.editor, "Typed over another file")
    assert "was replaced by another one" in one.gap.text()
    assert one.editor.text.toPlainText() == "Typed over another file"
    window.undo()
    assert "was replaced by another one" in window.banner.words.text()
    assert sample_path.read_bytes() == before
    window.close_register()
    assert sample_path.read_bytes() == before
    with Register.open(sample_path) as register:
        assert register.get(ProcessingActivity, activity).notes != "Typed over another file"


@pytest.mark.parametrize(
    ("statement", "words"),
    [
        ("UPDATE processing_activity SET retired_on = 'never'", "column retired_on of processing_activity"),
        ("UPDATE processing_activity SET next_review = '9999-99-99'", "column next_review of processing_activity"),
        ("UPDATE system SET stated_none = 5.5, notes = x'FF'", "column notes of system"),
        ("UPDATE step SET at = 'yesterday'", "was changed"),
    ],
)
def test_a_file_that_others_have_changed_is_told_and_not_taken_for_a_mistake_of_the_program(
    make_window, sample_path, monkeypatch, statement, words
):
    execute(sample_path, statement)
    window, caught = make_window(), []
    monkeypatch.setattr(sys, "excepthook", lambda *error: (caught.append(error), crash.caught(window, *error)))

    def tried(act, *arguments):
        try:
            act(*arguments)
        except Exception as error:
            sys.excepthook(type(error), error, error.__traceback__)

    tried(window.open, sample_path)
    for _turn in range(5):
        tried(QApplication.processEvents)
    for name in ("ProcessingActivity", "Organisation", "System"):
        tried(go_to, window, name)
    assert window.findChildren(crash.CrashDialog) == []
    assert caught  # or nothing was proved
    assert words in window.banner.words.text()
    assert "changed from outside" in window.banner.words.text()
