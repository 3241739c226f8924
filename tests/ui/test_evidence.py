"""The register as evidence, in the window: it is checked beside the work, and a name is erased for good."""

import pytest
from PySide6.QtWidgets import QLabel

from ropa_desktop.store import deliveries, handover
from ropa_desktop.ui.erase_dialog import EraseDialog
from ropa_desktop.ui.verify_dialog import VerifyDialog
from tests.ui.hands import click, editor, go_to, type_over

LONG = 20_000  # milliseconds that a test waits at most


def _shown(window, kind):
    return [one for one in window.findChildren(kind) if one.isVisible()]


def _checked(window, qtbot):
    window.deeds["verify"].trigger()
    qtbot.waitUntil(lambda: bool(_shown(window, VerifyDialog)), timeout=LONG)
    (dialog,) = _shown(window, VerifyDialog)
    return dialog


def _words(dialog):
    return " ".join(one.text() for one in dialog.findChildren(QLabel))


def test_a_sound_register_holds_and_its_documents_are_listed(window, qtbot):
    register = window.desk.register
    shown = handover.standing(register)
    deliveries.note(register, shown, "controller", None, "record.pdf", "en", "The authority")
    dialog = _checked(window, qtbot)
    assert "The register holds" in _words(dialog)
    assert "The authority · record.pdf · step 1" in _words(dialog)
    for typed, said in (
        (f"{shown.step}, {shown.short()}", "a state of this register"),
        (f"{shown.step}, 0000 0000 0000 0000", "does not hold"),
        ("nonsense", "number of the step"),
    ):
        dialog.state.setText(typed)
        click(dialog.look)
        assert said in dialog.answer.text()
    dialog.reject()


def test_what_does_not_hold_is_said_and_nothing_is_repaired(window, qtbot):
    register = window.desk.register
    with register.step("Changed"):
        register.connection.exec_driver_sql("UPDATE system SET name = name || ' '")
    register.connection.exec_driver_sql("UPDATE step SET author = 'somebody else' WHERE number = 2")
    dialog = _checked(window, qtbot)
    assert "does not hold" in _words(dialog)
    assert "Step 2 was changed" in _words(dialog)
    dialog.reject()


@pytest.fixture
def dialog(window):
    page = go_to(window, "ProcessingActivity")
    type_over(editor(page, "name"), "Wilhelmina Käsebier's list")
    page.commit()
    window.deeds["erase"].trigger()
    (shown,) = _shown(window, EraseDialog)
    return shown


def test_a_name_is_erased_after_it_was_looked_for(window, dialog):
    assert not dialog.go.isEnabled()
    dialog.words.setText("nowhere to be found")
    click(dialog.where)
    assert "records of today 0" in dialog.said.text()
    assert not dialog.go.isEnabled()
    dialog.words.setText("wilhelmina käsebier")
    click(dialog.where)
    assert "records of today 1, changes in the history 1, titles of steps 0" in dialog.said.text()
    click(dialog.go)
    assert window.workspace.page.record.name == "[erased]'s list"
    assert editor(window.workspace.page, "name").focus.text() == "[erased]'s list"
    assert "Erased from 1 records" in window.banner.words.text()
    assert not window.deeds["undo"].isEnabled()


def test_other_words_are_looked_for_anew_before_they_are_erased(dialog):
    dialog.words.setText("Käsebier")
    click(dialog.where)
    dialog.words.setText("Käse")
    assert not dialog.go.isEnabled()
    dialog.words.setText("K")
    click(dialog.where)
    assert "at least" in dialog.said.text()
    dialog.reject()
