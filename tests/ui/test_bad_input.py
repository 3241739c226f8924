"""Texts of any length and any letters come back as they were; what no file can hold is refused in words."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from ropa_desktop.register.records import BY_NAME
from ropa_desktop.store.register import Register
from tests.ui.hands import answer, click, editor, focus, go_to, leave, paste, pick, press, row, steps, type_over

ODD = [
    "Größe ≥ 2 µm, naïve café, Ελληνικά, български, Malti: ħ ż ċ",
    "👩‍👩‍👧‍👦 family, 🇪🇺 flag, 🏳️‍🌈",
    "سجل أنشطة المعالجة 2026 (ABC)",
    "רישום פעולות עיבוד",
    "« no-break\u00a0spaces\u202f» and a zero\u200bwidth one",
    "e\u0301 combining, \u202eright to left override\u202c",
    "  spaces before and behind  ",
    "= + - @ formula, R&D, <b>bold</b>, &amp;, 6(1)(b), 100 %",
    "\U0001f9d1\U0001f3fd\u200d\U0001f680\U000e0067",
    "x" * 100_000,
]
LINES = "one\n\ntwo\u2028three\tfour\u00a0five\n"


def test_any_text_is_shown_and_left_as_it_is(window):
    for text in ODD:
        page = go_to(window, "ProcessingActivity")
        with window.desk.register.step("From elsewhere"):
            page.record.name = page.record.notes = text
        page.refresh()
        before = steps(window)
        for name in ("name", "notes", "department"):
            focus(editor(page, name).focus)
        page.commit()
        assert steps(window) == before
        assert (page.record.name, page.record.notes) == (text, text)
        assert editor(page, "name").line.text() == text


def test_any_text_that_is_pasted_is_kept(window):
    for text in ODD[:-1]:
        page = go_to(window, "ProcessingActivity")
        for name in ("name", "notes"):
            paste(editor(page, name), text)
            leave()
            assert getattr(page.record, name) == text
            assert row(page, name).gap.text() == ""


@pytest.mark.parametrize("text", ["word " * 20_000, "x" * 40_000], ids=["words", "one word"])
def test_a_very_long_text_does_not_push_the_page_apart(window, text):
    paste(editor(go_to(window, "Engagement", "Saltbrook"), "service"), text)
    leave()
    page = go_to(window, "ProcessingActivity", "A-01")
    QApplication.processEvents()
    paste(editor(page, "name"), text)
    paste(editor(page, "notes"), text)
    card = next(iter(editor(page, "purposes").cards.values()))
    click(card.toggle)
    paste(card.form.rows["purpose"].editor, text)
    leave()
    window.retire()
    QApplication.processEvents()
    assert page.record.purposes[0].purpose == text.strip() or page.record.purposes[0].purpose == text
    assert page.head.title.height() < window.height() / 3
    assert window.minimumSizeHint().width() <= 1040
    assert window.minimumSizeHint().height() <= 700
    assert page.area.widget().width() <= page.area.viewport().width()


def test_several_lines_are_kept_and_left_as_they_are(window):
    page = go_to(window, "ProcessingActivity")
    with window.desk.register.step("From elsewhere"):
        page.record.notes = LINES
        page.record.name = "one\ntwo"
    page.refresh()
    before = steps(window)
    for name in ("notes", "name", "department"):
        focus(editor(page, name).focus)
    assert (page.record.notes, page.record.name) == (LINES, "one\ntwo")
    assert steps(window) == before
    paste(editor(page, "notes"), "one\r\n\r\ntwo")
    leave()
    assert page.record.notes == "one\n\ntwo"


@pytest.mark.parametrize("code", [0x00, 0x07, 0x0B, 0xFFFE])
def test_control_characters_are_refused_in_words_and_stay_to_be_mended(window, code):
    page = go_to(window, "ProcessingActivity")
    held, before = page.record.notes, steps(window)
    one = row(page, "notes")
    paste(one.editor, f"a bell {chr(code)} rings")
    leave()
    if steps(window) > before:  # some never come through the clipboard
        assert chr(code) not in page.record.notes
        return
    assert f"U+{code:04X}" in one.gap.text()
    assert page.record.notes == held
    assert "bell" in one.editor.text.toPlainText()
    answer(one.editor, "a bell rings")
    assert page.record.notes == "a bell rings"
    assert one.gap.text() == ""


def test_a_line_refuses_control_characters_too(window):
    page = go_to(window, "ProcessingActivity")
    held, one = page.record.name, row(page, "name")
    type_over(one.editor, "a bell ")
    one.editor.line.insert("\x07")
    one.editor.line.setModified(True)
    leave()
    assert "U+0007" in one.gap.text()
    assert page.record.name == held


def test_dates_in_the_wrong_order_are_kept_and_said_so_beside_the_later_one(window):
    page = go_to(window, "ProcessingActivity")
    answer(editor(page, "starts_on"), "2026-05-01")
    answer(editor(page, "ended_on"), "2026-04-01")
    assert str(page.record.ended_on) == "2026-04-01"
    assert "lies before" in row(page, "ended_on").gap.text()


def test_an_empty_name_is_a_gap_and_the_record_can_still_be_found(window):
    page = go_to(window, "System")
    many = len(window.workspace.list.model.ids)
    answer(editor(page, "name"), " \u00a0 ")
    assert page.record.name is None
    assert "is missing" in row(page, "name").gap.text()
    assert page.head.title.text() == "(no name yet)"
    model = window.workspace.list.model
    assert len(model.ids) == many
    cells = {model.data(model.index(place, 0)) for place in range(many)}
    assert "(no name yet)" in cells


LEAVING = {
    "another list": lambda window: window.workspace.navigation.go("System"),
    "another record": lambda window: window.workspace.step(1),
    "a new record": lambda window: window.new_record(),
    "a link": lambda window: editor(window.workspace.page, "controller").go.click(),
    "save": lambda window: window.save_now(),
    "a copy": lambda window: window.duplicate(),
    "close the register": lambda window: window.close_register(),
    "close the window": lambda window: window.close(),
}


def _type_everywhere(page, words):
    card = next(iter(editor(page, "purposes").cards.values()))
    card.set_open(True)
    type_over(card.form.rows["purpose"].editor, f"{words}, a row")
    type_over(editor(page, "description"), f"{words}, lines")
    type_over(editor(page, "department"), f"{words}, a line")
    type_over(editor(page, "controller"), "tidewell support ltd")


def _what_was_typed(record):
    return [record.purposes[0].purpose, record.description, record.department, record.controller.name]


def _typed(words):
    return [f"{words}, a row", f"{words}, lines", f"{words}, a line", "Tidewell Support Ltd"]


def test_whatever_one_does_next_what_is_being_typed_is_kept(window):
    for words in [way for way in LEAVING if not way.startswith("close")]:
        page = go_to(window, "ProcessingActivity", "A-01")
        record = page.record
        pick(editor(page, "controller"), "Postwren SAS")
        _type_everywhere(page, words)
        LEAVING[words](window)
        assert _what_was_typed(record) == _typed(words)


@pytest.mark.parametrize("way", ["close the register", "close the window"])
def test_closing_keeps_what_is_being_typed(make_window, sample_path, way):
    window = make_window(sample_path)
    page = go_to(window, "ProcessingActivity", "A-01")
    activity = page.record.id
    _type_everywhere(page, way)
    LEAVING[way](window)
    with Register.open(sample_path) as register:
        assert register.read_only == ""
        assert _what_was_typed(register.get(BY_NAME["ProcessingActivity"], activity)) == _typed(way)


def test_a_field_being_typed_in_survives_a_change_elsewhere(window):
    page = go_to(window, "ProcessingActivity")
    type_over(editor(page, "notes"), "Half a sen")
    window.desk.write(page.record, type(page.record).field("department"), "Accounts")
    assert editor(page, "notes").text.toPlainText() == "Half a sen"
    press(QApplication.focusWidget(), Qt.Key.Key_T)
    leave()
    assert page.record.notes == "Half a sent"
    assert editor(page, "department").line.text() == "Accounts"
    pick(editor(page, "status"), "Active")
    assert page.record.status == "active"
