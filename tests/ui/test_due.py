"""Dates and time limits in the window: the calendar file from the page, and the suggestions beside a rule."""

from datetime import date

import icalendar
import pytest

from ropa_desktop.register.organisations import Organisation
from ropa_desktop.register.retention import RetentionRule
from ropa_desktop.register.retention_suggestions import suggestions, values
from ropa_desktop.ui import ask
from ropa_desktop.ui.retention_suggestions import SuggestionsDialog
from tests.ui.hands import ENTER, click, go_to, press, steps

LONG = 20_000  # milliseconds that a test waits at most


@pytest.fixture
def due(window, qtbot):
    window.workspace.navigation.go("due")
    page = window.workspace.answer()
    qtbot.waitUntil(lambda: page.report is not None, timeout=LONG)
    return page


def test_what_is_due_is_the_first_question_and_leads_to_the_record(window, due):
    assert due.report.title == "What is due"
    line = next(line for part in due.report.parts for line in part.lines if line.class_name == "ProcessingActivity")
    due.opened.emit(line)
    assert window.workspace.page.record_id == line.record_id


def test_the_dates_leave_as_a_calendar(window, due, qtbot, monkeypatch, tmp_path):
    monkeypatch.setattr(ask, "place_for_export", lambda _parent, name, suffix: tmp_path / f"due{suffix}")
    due.choices.day.setText("2027-02-01")
    click(due.choices.controls.calendar)
    qtbot.waitUntil(lambda: window.work.work is None and (tmp_path / "due.ics").exists(), timeout=LONG)
    events = icalendar.Calendar.from_ical((tmp_path / "due.ics").read_bytes()).walk("VEVENT")
    assert len(events) == due.report.lines()
    assert date(2031, 12, 27) in {event["dtstart"].dt for event in events}


def test_a_day_that_is_none_is_said_and_nothing_is_written(window, due, monkeypatch):
    monkeypatch.setattr(ask, "place_for_export", lambda *_all: pytest.fail("nobody asked for a place"))
    due.choices.day.setText("tomorrow")
    due.choices.controls.save()
    assert "is not a day" in window.banner.words.text()


def test_without_a_place_nothing_is_written(window, due, monkeypatch):
    monkeypatch.setattr(ask, "place_for_export", lambda *_all: None)
    due.choices.controls.save()
    assert window.work.work is None


def suggested(window, title="R-01"):
    page = go_to(window, "RetentionRule", title)
    page.suggest()
    assert isinstance(window.dialog, SuggestionsDialog)
    return window.dialog


def test_the_list_opens_with_the_rules_country_and_words(window):
    dialog = suggested(window)
    assert dialog.country.currentData() == "CH"
    assert dialog.words.text() == "Books and vouchers, ten years"
    assert [one.records for one in dialog.found] == ["Books and vouchers"]
    assert "Checked against the source (Yes)" in dialog.hint.text()
    before = steps(window)
    dialog.reject()
    assert steps(window) == before


def test_a_suggestion_fills_the_rule_as_one_step_to_be_verified(window):
    dialog = suggested(window)
    rule, before = dialog._rule, steps(window)
    dialog.country.setCurrentIndex(dialog.country.findData("DE"))
    dialog.words.setText("Rechnungen")
    chosen = dialog.chosen()
    assert chosen == suggestions("DE", "Rechnungen")[0]
    expected = values(chosen, rule)
    click(dialog.go)
    assert steps(window) == before + 1
    rule = window.desk.get(RetentionRule, rule.id)
    assert {name: getattr(rule, name) for name in expected} == expected
    assert (rule.period, rule.begins, rule.jurisdiction, rule.verified) == ("P8Y", "year-end", "DE", False)
    assert rule.notes.startswith("To be verified:")
    assert "R608" in {one.code for one in window.workspace.page.findings}
    window.desk.undo()
    assert (rule.period, rule.jurisdiction, rule.verified) == ("P10Y", "CH", True)


def test_where_the_law_gives_no_single_figure_the_period_is_left(window):
    dialog = suggested(window)
    dialog.country.setCurrentIndex(dialog.country.findData("ES"))
    dialog.words.setText("Tax")
    assert dialog.chosen().records == "Tax"
    assert "the period stays yours to set" in dialog.hint.text()
    rule = dialog._rule
    press(dialog.table, ENTER)
    assert (rule.period, rule.jurisdiction) == ("P10Y", "ES")


def test_a_country_without_a_line_says_so_and_a_register_that_is_only_read_is_not_filled(window, monkeypatch):
    dialog = suggested(window)
    before = steps(window)
    monkeypatch.setattr(type(window.desk), "read_only", property(lambda _desk: "Another program writes to it."))
    dialog.words.setText("Invoices")
    assert not dialog.go.isEnabled()
    assert "Another program writes to it." in dialog.hint.text()
    dialog.use()
    assert steps(window) == before
    dialog.table.clearSelection()
    assert dialog.chosen() is None
    dialog.use()
    assert steps(window) == before


def test_a_new_rule_is_offered_the_periods_of_the_own_country_and_takes_its_title_from_what_is_used(empty):
    with empty.desk.register.step("Ours") as session:
        session.add(Organisation(name="Millbrook Hospital", country="DE", kept_for=True))
    empty.workspace.navigation.go("RetentionRule")
    empty.new_record()
    empty.workspace.page.suggest()
    dialog = empty.dialog
    assert dialog.country.currentData() == "DE"
    dialog.words.setText("patient")
    rule = dialog._rule
    click(dialog.go)
    assert rule.label == "Patient records"
