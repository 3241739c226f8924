"""Chips above the lists: several together, all by keyboard, each with its name; counts follow."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QMenu, QWidget

from ropa_desktop.register.activities import ProcessingActivity, Purpose
from ropa_desktop.register.records import BY_NAME
from ropa_desktop.store.filters import ANY, CHIPS, NONE
from ropa_desktop.store.lists import PAGE
from ropa_desktop.store.register import Register
from ropa_desktop.ui.chip_picker import Picker
from tests.ui.hands import click, focus, press, press_here

SPACE, DOWN, END, ENTER, ESC, DEL = (
    Qt.Key.Key_Space, Qt.Key.Key_Down, Qt.Key.Key_End, Qt.Key.Key_Return, Qt.Key.Key_Escape, Qt.Key.Key_Delete,
)  # fmt: skip


def _offer(window, name):
    """Open the menu of the row by keyboard and choose a question."""
    row = window.workspace.list.chips
    press(focus(row.add), SPACE)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    names = [action.objectName() for action in menu.actions()]
    for _step in range(names.index(name)):
        press(menu, DOWN)
    press(menu, ENTER)
    return QApplication.activePopupWidget()


def _tick(picker, *places):
    assert isinstance(picker, Picker)
    for place in places:
        picker.list.setCurrentRow(place)
        press(picker.list, SPACE)


def _shown(window):
    model = window.workspace.list.model
    return [window.desk.get(BY_NAME[model.listing.record], one) for one in model.ids]


def test_chips_are_set_changed_and_taken_away_by_keyboard_alone(window):
    row, shown = window.workspace.list.chips, window.workspace.list
    everything = len(shown.model.ids)
    picker = _offer(window, "Purpose.legal_basis")
    assert picker.list.hasFocus()
    _tick(picker, 0, 1)
    bases = {"A6-1-a", "A6-1-b"}
    assert set(row.chosen["Purpose.legal_basis"]) == bases
    found = _shown(window)
    assert 0 < len(found) < everything
    assert all(bases & {one.legal_basis for one in activity.purposes} for activity in found)
    assert shown.count.text() == f"{len(found)} of {everything}"
    press(picker.list, ENTER)
    assert row.boxes["Purpose.legal_basis"].open.hasFocus()
    picker = _offer(window, "status")
    _tick(picker, 0)
    press(picker.list, ESC)
    assert list(row.boxes) == ["Purpose.legal_basis", "status"]
    assert {one.status for one in _shown(window)} == set(row.chosen["status"])
    press(focus(row.boxes["Purpose.legal_basis"].open), DEL)
    assert list(row.boxes) == ["status"]
    assert row.boxes["status"].open.hasFocus()
    press_here(DEL)
    assert row.add.hasFocus()
    assert len(shown.model.ids) == everything
    assert row.chosen == {}


def test_a_chip_is_changed_where_it_stands_and_goes_with_its_last_answer(window):
    row = window.workspace.list.chips
    _tick(_offer(window, "status"), 0)
    press(row.picker.list, ENTER)
    press_here(ENTER)
    picker = QApplication.activePopupWidget()
    assert picker.values() == row.chosen["status"]
    _tick(picker, 0)
    assert row.chosen == {}
    press(picker.list, ESC)
    assert row.add.hasFocus()
    assert not row.boxes


def test_a_fact_is_asked_at_once_and_taken_back_the_same_way(window):
    window.workspace.navigation.go("Engagement")
    row = window.workspace.list.chips
    assert _offer(window, "no_contract") is None
    assert [one.contract or one.contract_date for one in _shown(window)] == [None] * len(_shown(window))
    assert row.boxes["no_contract"].open.hasFocus()
    assert row.boxes["no_contract"].open.text() == "Contract missing"
    click(row.boxes["no_contract"].away)
    assert row.chosen == {}


def test_the_counts_of_the_answers_follow_search_and_other_chips(window):
    row, shown = window.workspace.list.chips, window.workspace.list
    for name in CHIPS["ProcessingActivity"]:
        if not row.source.is_fact(name):
            for one in row.source.answers(name):
                row.choose(name, [one.value])
                assert len(shown.model.ids) == one.often, (name, one)
                row.choose(name, [])
    row.choose("Purpose.legal_basis", ["A6-1-a"])
    shown.search.setText("website")
    shown._rest.timeout.emit()
    for one in row.source.answers("status"):
        row.choose("status", [one.value])
        assert len(shown.model.ids) == one.often
    row.clear()
    assert shown.search.text() == "website"


def test_what_stands_on_a_chip_is_told_in_full_and_as_text(window):
    with window.desk.register.step("Renamed"):
        window.desk.register.all(ProcessingActivity)[0].department = "<b>R&D</b> " * 8
    row = window.workspace.list.chips
    row.choose("department", ["<b>R&D</b> " * 7 + "<b>R&D</b>", NONE, ANY])
    box = row.boxes["department"]
    assert box.open.accessibleName().startswith("Filter: Department: <b>R&D</b>")
    assert box.open.accessibleName().endswith(" or none stated or any")
    assert "&&" in box.open.text()
    assert box.open.toolTip().startswith("Department: &lt;b>")
    assert box.away.accessibleName() == "Take away Department"


def test_each_list_offers_chips_that_have_words_and_keeps_its_own(window):
    row = window.workspace.list.chips
    row.choose("status", ["active"])
    for name in CHIPS:
        window.workspace.navigation.go(name)
        assert row.source.chips() == list(CHIPS[name])
        for chip in row.source.chips():
            assert row.source.label(chip)
            if not row.source.is_fact(chip):
                assert all(one.words for one in row.source.answers(chip)), (name, chip)
    assert row.chosen == {}
    window.workspace.navigation.go("ProcessingActivity")
    assert row.chosen == {"status": ["active"]}
    assert list(row.boxes) == ["status"]


def test_every_control_of_the_row_has_a_name_and_one_stop(window):
    row = window.workspace.list.chips
    row.choose("status", ["active"])
    row.choose("overdue", ["1"])
    controls = [one for one in row.findChildren(QWidget) if one.isVisible() and one.focusPolicy().value]
    assert [one.accessibleName() or one.text() for one in controls] == [
        "Filter this list", "Take all filters away", "Show what was set aside", "Filter: Status: Active",
        "Filter: Review overdue",
    ]  # fmt: skip
    stops = [focus(row.add)]
    for _step in range(len(controls) - 1):
        press_here(Qt.Key.Key_Tab)
        stops.append(QApplication.focusWidget())
    assert stops[1:3] == [box.open for box in row.boxes.values()]
    assert set(stops) == set(controls)


def test_a_new_record_is_seen_although_chips_would_hide_it(window):
    window.workspace.list.chips.choose("status", ["ended"])
    window.new_record()
    assert window.workspace.list.chips.chosen == {}
    assert window.workspace.page.record_id in window.workspace.list.model.ids


def test_where_nothing_fits_that_is_said(window):
    row, shown = window.workspace.list.chips, window.workspace.list
    row.choose("status", ["?"])
    assert shown.empty.isVisible()
    assert "filters" in shown.empty.text()
    press(focus(row.boxes["status"].open), SPACE)
    picker = QApplication.activePopupWidget()
    assert picker.values() == ["?"]  # what nobody answers any more can still be taken out
    press(picker.list, ESC)


def test_it_is_said_where_the_words_stand(window):
    shown = window.workspace.list
    shown.search.setText("tidewell")
    shown._rest.timeout.emit()
    assert shown.where.isVisible()
    assert shown.where.text().startswith("Found in: ")
    assert "linked entries" in shown.where.text()
    press(focus(shown.search), ESC)
    shown._rest.timeout.emit()
    assert shown.search.text() == ""
    assert not shown.where.isVisible()


@pytest.mark.parametrize("key", [Qt.Key.Key_F3, Qt.Key.Key_Return])
def test_the_next_of_what_was_found_goes_round(window, key):
    shown = window.workspace.list
    focus(shown.search)
    shown.search.setText("website")
    press(shown.search, key)  # before the search has rested
    assert not shown._rest.isActive()
    count = len(shown.model.ids)
    assert 1 < count < len(window.desk.register.all(ProcessingActivity))
    seen = [window.workspace.page.record_id]
    for _turn in range(count):
        press(focus(shown.search), key)
        seen.append(window.workspace.page.record_id)
    assert seen == [*shown.model.ids, shown.model.ids[0]]
    if key == Qt.Key.Key_F3:
        press(shown.search, key, Qt.KeyboardModifier.ShiftModifier)
        assert window.workspace.page.record_id == shown.model.ids[-1]


def test_10000_activities_are_filtered_and_stay_paged(make_window, tmp_path):
    path = tmp_path / "large.ropa"
    with Register.create(path) as register, register.step("Many") as session:
        session.add_all(
            ProcessingActivity(
                code=f"A-{n:05}", status=("active", "planned")[n % 2], department=f"D{n % 50}",
                purposes=[Purpose(legal_basis="A6-1-c")] if n % 5 == 0 else [],
            )
            for n in range(10_000)
        )  # fmt: skip
    window = make_window(path)
    shown = window.workspace.list
    shown.chips.choose("department", ["D2", "D3"])
    shown.chips.choose("status", ["planned"])
    shown.settle()
    assert len(shown.model.ids) == 200
    QApplication.processEvents()
    assert 0 < len(shown.model._rows) <= 2 * PAGE
    shown.chips.clear()
    shown.chips.choose("Purpose.legal_basis", [NONE])
    shown.settle()
    QApplication.processEvents()
    assert len(shown.model.ids) == 8_000
    assert len(shown.model._rows) <= 2 * PAGE
    assert {one.value: one.often for one in shown.chips.source.answers("department")}["D1"] == 200
