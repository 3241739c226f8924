"""A list of adequacy decisions is looked at, taken over in one step, and undone; one that is not sound is told."""

import pytest
from PySide6.QtWidgets import QPushButton

from ropa_desktop.register.adequacy import AdequacyDecision
from ropa_desktop.register.reference import decision_named
from ropa_desktop.ui import ask
from tests.ui.hands import answer, click, editor, go_to, steps

HEAD = "code,list,territory,title,valid_from,valid_until,scope_kind,source\n"


@pytest.fixture
def load(window, tmp_path, monkeypatch):
    """Load a file of these rows, as far as the dialog."""

    def of(rows):
        path = tmp_path / "list.csv"
        path.write_text(HEAD + rows, encoding="utf-8")
        monkeypatch.setattr(ask, "list_of_decisions", lambda _parent, _folder: path)
        before = window.dialog
        window.deeds["load_decisions"].trigger()
        return window.dialog if window.dialog is not before else None

    return of


def shown(dialog):
    """The titles of the parts, and the cells of each line."""
    found = [(row.part.title, [one.line.cells for one in below if one.line]) for row, below in dialog.view.tree.parts]
    return dict(found)


def test_what_is_new_and_what_changes_is_shown_before_anything_is_written(window, load):
    before = steps(window)
    dialog = load("KE,EU,KE,Kenya,2026-01-01,,,invented\nUS-DPF,EU,US,United States (DPF),,2026-02-01,DPF,invented\n")
    parts = shown(dialog)
    assert list(parts) == ["New: 1", "Changed: 1", "The same: 0"]
    assert parts["New: 1"][0][:2] == ("KE", "Kenya")
    assert {cells[1] for cells in parts["Changed: 1"]} >= {"Holds until", "Source"}
    dialog.reject()
    assert steps(window) == before


def test_it_is_one_step_and_undo_takes_it_back(window, load):
    before = steps(window)
    click(load("KE,EU,KE,Kenya,2026-01-01,,,invented\n").go)
    assert steps(window) == before + 1
    assert [one.code for one in window.desk.register.all(AdequacyDecision)] == ["KE"]
    assert "1 adequacy decision was taken over" in window.banner.words.text()
    window.undo()
    assert window.desk.register.all(AdequacyDecision) == []


def test_what_brings_nothing_cannot_be_taken_over(load):
    click(load("KE,EU,KE,Kenya,2026-01-01,,,invented\n").go)
    dialog = load("KE,EU,KE,Kenya,2026-01-01,,,invented\n")
    assert not dialog.go.isEnabled()
    assert list(shown(dialog)) == ["New: 0", "Changed: 0", "The same: 1"]


def test_a_list_that_is_not_sound_is_told_with_each_row_and_nothing_is_written(window, load):
    before = steps(window)
    dialog = load("KE,EU,Narnia,Kenya,,,,\n" * 30)
    assert "row 2: territory" in dialog.rows.toPlainText()
    assert "row 21: territory" in dialog.rows.toPlainText()
    dialog.reject()
    assert steps(window) == before


def test_what_is_no_list_at_all_is_told_in_a_sentence(load):
    dialog = load("")
    assert dialog.rows.isHidden()


def fill_in(page):
    (button,) = (one for one in page.findChildren(QPushButton) if one.text() == "Fill in")
    click(button)


def test_an_own_entry_takes_the_facts_that_ship_where_it_has_none(window):
    page = go_to(window, "AdequacyDecision")
    answer(editor(page, "code"), "US-DPF")
    answer(editor(page, "valid_until"), "2027-02-28")
    before = steps(window)
    fill_in(page)
    assert steps(window) == before + 1
    assert (page.record.label, str(page.record.valid_until)) == ("United States (DPF)", "2027-02-28")
    assert str(decision_named("US-DPF").valid_until) == "2027-02-28"
    window.undo()
    assert page.record.label is None


def test_a_code_that_does_not_ship_fills_in_nothing(window):
    page = go_to(window, "AdequacyDecision")
    answer(editor(page, "code"), "KE")
    before = steps(window)
    fill_in(page)
    assert steps(window) == before
    assert "“KE” is no entry that ships" in window.banner.words.text()
