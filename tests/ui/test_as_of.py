"""The window as it stood: another state in every part of it, plainly marked, to be read only, and the way back."""

import csv
from datetime import date, timedelta

import pytest
from PySide6.QtCore import QDate
from PySide6.QtWidgets import QLabel, QPushButton

from ropa_desktop.register.records import BY_NAME
from ropa_desktop.store import deliveries
from ropa_desktop.store.as_of import as_of
from ropa_desktop.store.handover import standing
from ropa_desktop.store.register import Register
from ropa_desktop.ui.as_of_dialog import AsOfDialog
from ropa_desktop.ui.history import HistoryDialog
from ropa_desktop.ui.verify_dialog import VerifyDialog
from tests.ui.hands import answer, click, editor, go_to, steps, type_over

LONG = 10_000  # milliseconds that a test waits at most
OLD, NEW = "Website and accounts", "Website as it is"


@pytest.fixture
def travelling(window):
    """A window whose first activity got a new name a month after the sample was made; its first day is given."""
    page = go_to(window, "ProcessingActivity", OLD)
    answer(editor(page, "name"), NEW)
    assert steps(window) == 2
    for number, at in ((1, "2026-01-10T12:00:00.000Z"), (2, "2026-02-10T12:00:00.000Z")):
        window.desk.register.connection.exec_driver_sql("UPDATE step SET at = ? WHERE number = ?", (at, number))
    return window


def names(window):
    table = window.workspace.list.model
    return [table.index(place, 1).data() for place in range(table.rowCount())]


def strip(window):
    """The words above everything; empty where today is shown."""
    line = window.time_travel.strip
    return line.words.text() if line is not None and line.isVisible() else ""


def way(window, words):
    return next(one for one in window.time_travel.strip.findChildren(QPushButton) if one.text() == words)


def test_a_day_is_chosen_and_everything_shows_it(travelling):
    window = travelling
    window.deeds["as_it_stood"].trigger()
    dialog = window.dialog
    assert [dialog.days.item(place).text() for place in range(2)] == ["10 Feb 2026, 1 step", "10 Jan 2026, 1 step"]
    dialog.calendar.setSelectedDate(QDate(2026, 1, 31))
    assert dialog.days.currentRow() == -1
    assert "Step 1 of 10 Jan 2026" in dialog.hint.text()
    click(dialog.go)
    assert strip(window) == "As it stood on 31 Jan 2026 (step 1)"
    assert "As it stood on 31 Jan 2026" in window.windowTitle()
    assert OLD in names(window)
    assert window.workspace.page.record.name == OLD
    assert "Read only · step 1" in window.state.text()
    assert not any(window.deeds[name].isEnabled() for name in ("undo", "new_record", "retire", "erase"))
    assert editor(window.workspace.page, "name").focus.isReadOnly()
    assert window.workspace.page.head.title.text().endswith(OLD)


def test_the_way_back_leads_to_the_record_that_was_open(travelling):
    window = travelling
    go_to(window, "Organisation")
    there = window.workspace.page.record_id
    window.time_travel.go(date(2026, 1, 31))
    assert window.workspace.page.record_id == there
    go_to(window, "System")
    window.time_travel.go(1)
    click(way(window, "Back to today"))
    assert (strip(window), window.workspace.page.record_id) == ("", there)
    assert window.windowTitle() == "sample.ropa[*] – ROPA Desktop"
    page = go_to(window, "ProcessingActivity", NEW)
    answer(editor(page, "name"), "Written again")
    assert steps(window) == 3
    assert "Written again" in names(window)


def test_lists_and_search_are_of_that_state(travelling, qtbot):
    window = travelling
    for moment, found in ((1, [OLD]), (2, [])):
        window.time_travel.go(moment)
        window.workspace.list.search.setText("accounts Website")
        qtbot.waitUntil(lambda found=found: [one for one in names(window) if one == OLD] == found)
    window.time_travel.back()
    assert window.workspace.list.search.text() == ""


def test_what_was_typed_is_kept_before_going(travelling):
    window = travelling
    type_over(editor(window.workspace.page, "department"), "Typed and not left")
    window.time_travel.go(1)
    assert window.workspace.page.record.department == "Product"
    window.time_travel.back()
    assert window.workspace.page.record.department == "Typed and not left"


def test_what_cannot_be_kept_keeps_one_here(travelling):
    window = travelling
    page = window.workspace.page
    type_over(editor(page, "ended_on"), "soon")
    window.time_travel.go(1)
    assert "“soon” is not a day" in window.banner.words.text()
    window.deeds["as_it_stood"].trigger()
    assert not [one for one in window.findChildren(AsOfDialog) if one.isVisible()]
    assert (strip(window), editor(page, "ended_on").line.text()) == ("", "soon")
    type_over(editor(page, "ended_on"), "")
    window.time_travel.go(1)
    assert strip(window)


def test_a_record_that_was_not_there_yet_is_not_shown(travelling):
    window = travelling
    window.workspace.navigation.go("System")
    window.new_record()
    made = window.workspace.page.record_id
    window.time_travel.go(2)
    assert window.workspace.page is None
    assert window.desk.get(BY_NAME["System"], made) is None
    window.time_travel.back()
    assert window.workspace.page.record_id == made


def test_before_the_first_step_there_is_nothing_and_it_is_said(travelling):
    window = travelling
    window.time_travel.go(date(2020, 1, 1))
    assert "nothing had been recorded" in strip(window)
    assert names(window) == []
    assert window.state.text() == "Empty register"
    window.deeds["as_it_stood"].trigger()  # from a state to another one
    assert window.dialog.days.count() == 2
    window.dialog.calendar.setSelectedDate(QDate(2026, 2, 10))
    click(window.dialog.go)
    assert strip(window) == "As it stood on 10 Feb 2026 (step 2)"


def test_a_step_of_the_history_can_be_looked_at(travelling):
    window = travelling
    window.deeds["whole_history"].trigger()
    dialog = window.dialog
    assert isinstance(dialog, HistoryDialog)
    looks = [one for one in dialog.findChildren(QPushButton) if one.text() == "As it stood then"]
    assert len(looks) == 2
    click(looks[1])
    assert strip(window).endswith("(step 1)")
    window.deeds["whole_history"].trigger()
    assert len([one for one in window.dialog.findChildren(QPushButton) if one.text() == "As it stood then"]) == 1
    window.dialog.reject()


def test_the_strip_stays_and_is_not_to_be_put_away(travelling):
    window = travelling
    window.time_travel.go(1)
    window.tell("Something else")
    window.banner.hide()
    window.tell("")
    assert strip(window)
    assert {one.text() for one in window.time_travel.strip.findChildren(QPushButton)} == {
        "Another day …",
        "Back to today",
    }
    middle = window.centralWidget()
    assert middle.objectName() == "edge"
    edge = middle.grab().toImage().pixelColor(1, middle.height() // 2)
    window.time_travel.back()
    today = middle.grab().toImage().pixelColor(1, middle.height() // 2)
    assert edge.name() == "#8a5a00"
    assert today.name() != edge.name()


def test_an_export_is_of_that_state_and_noted_in_the_register_of_today(travelling, qtbot, tmp_path):
    window = travelling
    window.time_travel.go(date(2026, 1, 31))
    window.deeds["export"].trigger()
    dialog = window.dialog
    assert dialog.place.text().endswith("sample-controller-2026-01-31.xlsx")
    dialog.form.setCurrentIndex(dialog.form.findData(".csv"))
    dialog.place.setText(str(tmp_path / "then.csv"))
    dialog.in_force_on.setText("2022-01-31")
    assert "first day" in dialog.hint.text()
    click(dialog.go)
    qtbot.waitUntil(lambda: "Exported to" in window.banner.words.text(), timeout=LONG)
    assert "could not be noted" not in window.banner.words.text()
    with (tmp_path / "then.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert OLD in [one["Name"] for one in rows]
    assert "Marketing messages" in [one["Name"] for one in rows]
    assert "Personalised advertising" not in [one["Name"] for one in rows]  # since 2024
    assert "as recorded on 31 Jan 2026, in force on 31 Jan 2022" in rows[0]["State of the register"]
    assert steps(window) == 1
    window.time_travel.back()
    assert steps(window) == 3
    assert [one.step for one in deliveries.all_of(window.desk.register)] == [1]


def test_a_day_that_is_none_keeps_the_export_dialog_open(travelling):
    window = travelling
    window.deeds["export"].trigger()
    dialog = window.dialog
    dialog.in_force_on.setText("the day before")
    assert "is not a day" in dialog.hint.text()
    click(dialog.go)
    assert dialog.isVisible()
    dialog.reject()


def test_the_check_of_the_register_is_of_all_of_it(window, qtbot):
    page = go_to(window, "ProcessingActivity", OLD)
    answer(editor(page, "name"), NEW)
    deliveries.note(window.desk.register, standing(window.desk.register), "whole", None, "a.json", "en")
    window.time_travel.go(1)
    window.deeds["verify"].trigger()
    qtbot.waitUntil(lambda: isinstance(window.dialog, VerifyDialog) and window.dialog.isVisible(), timeout=LONG)
    words = [one.text() for one in window.dialog.findChildren(QLabel)]
    assert "The register holds" in words
    assert any("a.json" in one for one in words)
    window.dialog.reject()
    assert strip(window)


def test_gaps_are_judged_by_the_day_of_the_state(travelling):
    window = travelling

    def findings():
        page = go_to(window, "ProcessingActivity", "Personalised advertising")
        return [one.sentence for one in page.findings if "not in force on" in one.sentence]

    assert (window.desk.day, findings()) == (date.today(), [])
    window.desk.register.connection.exec_driver_sql("UPDATE step SET at = '2021-05-05T12:00:00.000Z' WHERE number = 1")
    window.time_travel.go(date(2021, 6, 1))
    assert window.desk.day == date(2021, 6, 1)
    assert findings()
    assert all("1 Jun 2021" in one for one in findings())
    window.time_travel.go(1)
    assert all("5 May 2021" in one for one in findings())


@pytest.mark.parametrize("way_out", ["close_register", "open", "close"])
def test_closing_closes_both_and_lets_others_write(travelling, sample_path, tmp_path, way_out, qtbot):
    window = travelling
    register = window.desk.register
    other = tmp_path / "other.ropa"
    Register.create(other).close()
    window.time_travel.go(1)
    past = window.desk.register
    with Register.open(sample_path) as second:
        assert second.read_only  # the one underneath is still open, and locked
    window.open(other) if way_out == "open" else getattr(window, way_out)()
    if way_out == "open":
        qtbot.waitUntil(lambda: window.desk is not None and window.desk.path == other)
        assert not window.desk.read_only
        assert "other" in window.windowTitle()
    for closed in (past, register):
        with pytest.raises(Exception, match="closed"):
            closed.connection.exec_driver_sql("SELECT 1")
    assert strip(window) == ""
    with Register.open(sample_path) as second:
        assert not second.read_only


def test_a_history_that_does_not_hold_together_is_told_and_today_stays(travelling):
    window = travelling
    window.desk.register.connection.exec_driver_sql("UPDATE step_row SET before = '{' WHERE before IS NOT NULL")
    window.time_travel.go(1)
    assert "does not hold together" in window.banner.words.text()
    assert (strip(window), window.workspace.page.record.name) == ("", NEW)
    assert not window.desk.read_only


def test_the_dialog_follows_list_and_calendar(travelling, qtbot):
    chosen = []
    dialog = AsOfDialog(travelling.desk.register, chosen.append, travelling)
    assert dialog.day() == date(2026, 1, 10)  # the day before the last one
    dialog.days.setCurrentRow(0)
    assert dialog.day() == date(2026, 2, 10)
    dialog.calendar.setSelectedDate(QDate(2026, 1, 9))
    assert "Nothing had been recorded" in dialog.hint.text()
    assert not dialog.go.isEnabled()
    dialog.calendar.activated.emit(dialog.calendar.selectedDate())
    assert chosen == []
    dialog.days.setCurrentRow(1)
    dialog.days.itemActivated.emit(dialog.days.item(1))
    assert chosen == [date(2026, 1, 10)]
    assert dialog.calendar.maximumDate().toPython() >= date.today() - timedelta(days=1)
    dialog.deleteLater()


def test_a_state_is_a_copy_that_lasts_as_long_as_it_is_shown(travelling):
    window = travelling
    with as_of(window.desk.register, 1) as past:
        assert past.head().number == 1
    window.time_travel.go(1)
    first = window.desk.register
    window.time_travel.go(2)
    with pytest.raises(Exception, match="closed"):
        first.connection.exec_driver_sql("SELECT 1")
