"""Rows of a record: edited side by side, taken away with what points at them, and never thousands of widgets."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from ropa_desktop.register.activities import PersonalData, ProcessingActivity
from ropa_desktop.store import rows as all_rows_of
from ropa_desktop.store.register import Register
from ropa_desktop.ui.rows import SHOWN
from tests.ui.hands import ENTER, answer, click, editor, focus, go_to, pick, press, steps, type_over


def _state(window):
    return {cls.__name__: list(rows) for cls, rows in all_rows_of.all_rows(window.desk.register)}


def test_two_rows_are_edited_side_by_side(window):
    page = go_to(window, "ProcessingActivity")
    cards, before = editor(page, "purposes"), steps(window)
    first, second = list(cards.cards.values())[:2]
    click(first.toggle)
    click(second.toggle)
    type_over(first.form.rows["purpose"].editor, "Pay wages")
    type_over(second.form.rows["purpose"].editor, "Pay taxes")
    answer(first.form.rows["law"].editor, "Labour code")
    assert [one.purpose for one in page.record.purposes[:2]] == ["Pay wages", "Pay taxes"]
    assert first.heading.text() == "Pay wages"
    assert steps(window) == before + 3
    assert page.record.purposes[0].law == "Labour code"


def test_enter_and_a_double_click_open_and_close_a_row(window):
    page = go_to(window, "ProcessingActivity")
    card = next(iter(editor(page, "purposes").cards.values()))
    for turn in (lambda: press(focus(card), ENTER), lambda: QTest.mouseDClick(card, Qt.MouseButton.LeftButton)):
        turn()
        assert card.form is not None
        turn()
        assert card.form is None


def test_a_new_row_stands_last_and_is_open_at_its_first_field(window):
    page = go_to(window, "ProcessingActivity")
    cards = editor(page, "recipients")
    click(cards.new)
    made = page.record.recipients[-1]
    card = list(cards.cards.values())[-1]
    assert card.row is made
    assert window.focusWidget() is card.form.rows["category"].editor.focus


def test_an_open_row_of_data_offers_a_purpose_that_is_added_meanwhile(window):
    page = go_to(window, "ProcessingActivity")
    card = next(iter(editor(page, "data").cards.values()))
    click(card.toggle)
    purposes = editor(page, "purposes")
    click(purposes.new)
    answer(next(reversed(purposes.cards.values())).form.rows["purpose"].editor, "Answer to inspectors")
    pick(card.form.rows["purposes"].editor, "Answer to inspectors")
    assert page.record.purposes[-1] in card.row.purposes


def test_a_row_with_something_wrong_typed_in_it_stays_open(window):
    page = go_to(window, "Organisation", "Larkspur")
    card = next(iter(editor(page, "reviews").cards.values()))
    click(card.toggle)
    day = card.form.rows["reviewed_on"]
    type_over(day.editor, "lately")
    click(card.toggle)
    assert card.form is not None
    assert "is not a day" in day.gap.text()
    answer(day.editor, "2026-09-15")
    click(card.toggle)
    assert card.form is None
    assert str(page.record.reviews[0].reviewed_on) == "2026-09-15"


def test_a_wrong_answer_in_a_row_is_told_when_its_record_is_left(window):
    page = go_to(window, "Organisation", "Larkspur")
    card = next(iter(editor(page, "reviews").cards.values()))
    click(card.toggle)
    type_over(card.form.rows["reviewed_on"].editor, "lately")
    go_to(window, "System")
    assert "is not a day" in window.banner.words.text()


@pytest.fixture
def crowded(tmp_path, make_window):
    path = tmp_path / "crowded.ropa"
    with Register.create(path) as register, register.step("5,000 rows") as session:
        activity = ProcessingActivity(name="Census")
        activity.data.extend(PersonalData(items=f"Item {number}") for number in range(5000))
        session.add(activity)
    return make_window(path)


def test_a_table_of_5000_rows_is_few_widgets_and_can_be_edited_to_its_end(crowded):
    page = go_to(crowded, "ProcessingActivity")
    cards = editor(page, "data")
    assert len(cards.cards) == SHOWN
    assert len(page.findChildren(QWidget)) < 1500
    assert "4,975" in cards.more.text() or "4975" in cards.more.text()
    click(cards.more)
    assert len(cards.cards) == SHOWN + 100
    finding = next(one for one in page.findings if one.record_id == page.record.data[40].id)
    page.go_to(finding)
    card = cards.cards[finding.record_id]
    answer(card.form.rows["items"].editor, "Forty")
    assert page.record.data[40].items == "Forty"
    click(cards.new)
    made = page.record.data[-1]
    assert len(page.record.data) == 5001
    assert len(cards.cards) < 500, "a new row must not make 5,000 cards"
    answer(cards.cards[made.id].form.rows["items"].editor, "The last")
    assert page.record.data[-1].items == "The last"


def test_a_purpose_that_data_serve_can_be_removed_and_comes_back_with_its_links(window):
    page = go_to(window, "ProcessingActivity")
    cards, activity = editor(page, "purposes"), page.record
    gone = activity.purposes[0]
    served = [data.id for data in activity.data if gone in data.purposes]
    assert served
    name, before = gone.purpose, steps(window)
    click(cards.cards[gone.id].remove)
    assert steps(window) == before + 1
    assert all(gone.id not in [one.id for one in data.purposes] for data in activity.data)
    window.undo()
    assert activity.purposes[0].purpose == name
    assert [data.id for data in activity.data if activity.purposes[0] in data.purposes] == served
    assert next(iter(cards.cards.values())).heading.text() == name


def test_a_contact_that_is_the_officer_can_be_removed_and_comes_back_as_the_officer(window):
    page = go_to(window, "Organisation", "Larkspur")
    officer = page.record.dpo.id
    click(editor(page, "contacts").cards[officer].remove)
    assert page.record.dpo is None
    assert editor(page, "dpo").finder.line.text() == ""
    window.undo()
    assert page.record.dpo.id == officer


def test_an_entry_on_a_list_that_a_transfer_rests_on_can_be_removed_and_comes_back(window):
    page = go_to(window, "Organisation", "Tallgrass")
    before = _state(window)
    for _n in range(2):
        click(next(iter(editor(page, "dpf_entries").cards.values())).remove)
    assert page.record.dpf_entries == []
    window.undo()
    window.undo()
    assert _state(window) == before


def test_the_copy_of_a_record_has_rows_of_its_own(window):
    page = go_to(window, "Organisation", "Larkspur")
    original = page.record
    window.duplicate()
    copy = window.workspace.page.record
    assert copy is not original
    assert copy.name == "Larkspur Messaging AG (copy)"
    assert copy.dpo in copy.contacts
    assert {one.id for one in copy.contacts}.isdisjoint(one.id for one in original.contacts)
    assert len(copy.contacts) == len(original.contacts)


def test_a_copy_holds_what_was_typed_up_to_now(window):
    page = go_to(window, "ProcessingActivity")
    type_over(editor(page, "department"), "Accounts")
    window.duplicate()
    assert window.workspace.page.record.department == "Accounts"
    assert page.record.department == "Accounts"
    copy, original = window.workspace.page.record, go_to(window, "ProcessingActivity").record
    assert {one.id for one in copy.data[0].purposes} <= {one.id for one in copy.purposes}
    assert {one.id for one in original.data[0].purposes} <= {one.id for one in original.purposes}
