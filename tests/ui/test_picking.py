"""Choices are made by mouse or keyboard, and never by accident: a wheel, a half-typed word, a list that is closed."""

from PySide6.QtCore import QDate, QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication, QCalendarWidget, QPushButton

from ropa_desktop.register.organisations import Organisation
from tests.ui.hands import (
    ENTER,
    TAB,
    answer,
    click,
    editor,
    focus,
    go_to,
    leave,
    pick,
    press,
    press_here,
    row,
    steps,
    type_over,
)  # fmt: skip


def test_a_day_is_picked_from_the_calendar_in_one_step(window):
    page = go_to(window, "ProcessingActivity")
    one, before = editor(page, "starts_on"), steps(window)
    click(one.pick)
    calendar = one.pick.findChild(QCalendarWidget)
    assert calendar.selectedDate() == QDate(page.record.starts_on)
    calendar.clicked.emit(QDate(2026, 3, 9))
    assert str(page.record.starts_on) == one.line.text() == "2026-03-09"
    assert steps(window) == before + 1


def test_the_wheel_scrolls_the_page_and_changes_no_choice(window):
    page = go_to(window, "ProcessingActivity")
    before = steps(window)
    for name in ("status", "controller", "number_of_data_subjects"):
        drop = focus(editor(page, name).focus)
        place = QPointF(drop.rect().center())
        turn = QWheelEvent(place, drop.mapToGlobal(place), QPoint(0, -240), QPoint(0, -240), Qt.MouseButton.NoButton,
                           Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False)  # fmt: skip
        QApplication.sendEvent(drop, turn)
    assert steps(window) == before


def test_a_long_list_is_searched_by_any_part_of_a_name(window):
    page = go_to(window, "Organisation", "Larkspur")
    type_over(editor(page, "country"), "herlan")
    popup = editor(page, "country").drop.completer().popup()
    assert popup.isVisible()
    offered = [popup.model().index(n, 0).data() for n in range(popup.model().rowCount())]
    assert offered == ["Caribbean Netherlands", "Netherlands"]
    press_here(Qt.Key.Key_Down)
    press_here(ENTER)
    assert row(page, "country").field.text(page.record) == offered[0]


def test_a_list_that_is_closed_without_a_choice_changes_nothing(window):
    page = go_to(window, "ProcessingActivity")
    before, held = steps(window), page.record.controller
    drop = focus(editor(page, "controller").focus)
    drop.showPopup()
    press(drop.view(), Qt.Key.Key_Escape)
    drop.hidePopup()
    leave()
    assert (page.record.controller, steps(window)) == (held, before)


def test_a_choice_can_be_taken_back_to_unanswered(window):
    page = go_to(window, "ProcessingActivity", "A-01")
    pick(editor(page, "status"), "")
    assert page.record.status is None
    answer(editor(page, "controller"), "")
    assert page.record.controller is None
    assert "is missing" in row(page, "controller").gap.text()


def test_a_chip_is_added_and_taken_away_by_keyboard_alone(window, qtbot):
    page = go_to(window, "Engagement", "Saltbrook")
    one, before = editor(page, "storage_countries"), steps(window)
    type_over(one, "iceland")
    press_here(TAB)
    assert page.record.storage_countries == ("US", "IS")
    assert one.finder.line.text() == ""
    QApplication.processEvents()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    chips = [chip for chip in one.findChildren(QPushButton, "chip") if not chip.isHidden()]
    press(focus(chips[0]), Qt.Key.Key_Space)
    assert page.record.storage_countries == ("IS",)
    assert steps(window) == before + 2


def test_two_of_one_name_are_told_apart_by_what_was_picked(window):
    with window.desk.register.step("Twins") as session:
        twins = [Organisation(name="Twin Ltd", country=code) for code in ("IE", "FR")]
        session.add_all(twins)
    page = go_to(window, "ProcessingActivity")
    line = editor(page, "controller")
    focus(line.focus)
    places = [n for n in range(line.finder.count()) if line.finder.itemText(n) == "Twin Ltd"]
    chosen = []
    for place in places:
        focus(line.focus)
        line.finder.setCurrentIndex(place)
        line.finder.activated.emit(place)
        chosen.append(page.record.controller)
        leave()
        assert page.record.controller is chosen[-1]
    assert set(chosen) == set(twins)


def test_a_name_with_spaces_around_it_is_left_as_it_is(window):
    with window.desk.register.step("Spaces"):
        go_to(window, "ProcessingActivity").record.controller.name = "  Larkspur  AG "
    page = go_to(window, "ProcessingActivity")
    before, held = steps(window), page.record.controller
    focus(editor(page, "controller").focus)
    leave()
    assert (page.record.controller, steps(window)) == (held, before)
    assert "not in the register" not in row(page, "controller").gap.text()


def test_the_officer_is_named_where_one_is_asked_for_and_becomes_a_contact(empty):
    page = go_to(empty, "Organisation")
    answer(editor(page, "name"), "Millbrook Hospital")
    type_over(editor(page, "dpo"), "Dana Doyle")
    press_here(ENTER)
    assert page.record.dpo.name == "Dana Doyle"
    assert [one.name for one in page.record.contacts] == ["Dana Doyle"]


def test_a_retention_rule_is_made_from_the_data_that_it_is_for(window):
    page = go_to(window, "ProcessingActivity")
    rows = editor(page, "data")
    card = rows.reveal(next(iter(rows.cards)))
    line = card.form.rows["retention_rule"].editor
    type_over(line, "Patient files")
    press_here(ENTER)
    made = card.row.retention_rule
    assert (made.label, made.period) == ("Patient files", None)
    assert made.code.startswith("R-")


def test_a_long_choice_is_shown_from_its_beginning(window):
    page = go_to(window, "Engagement", "Hosting in the United States")
    rows = editor(page, "transfers")
    tool = rows.reveal(next(iter(rows.cards))).form.rows["tool"].editor
    pick(tool, "Adequacy decision, Art. 45(3)")
    pick(tool, "Standard data protection clauses adopted by the Commission, Art. 46(2)(c)")
    assert tool.drop.line.cursorPosition() == 0
