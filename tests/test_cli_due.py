"""What is due, by the command line: as a list, a document and a calendar."""

import json
from datetime import date

import icalendar
import pytest

from ropa_desktop.register.activities import PersonalData, ProcessingActivity
from ropa_desktop.register.engagements import Engagement
from ropa_desktop.register.organisations import Organisation
from ropa_desktop.register.retention import DataBatch, RetentionRule
from ropa_desktop.register.vocabulary import CategoryOfPersonalData
from ropa_desktop.store.register import Register


@pytest.fixture
def register(tmp_path):
    path = tmp_path / "one.ropa"
    ours, theirs = Organisation(name="Ours Ltd", kept_for=True), Organisation(name="Theirs Ltd", kept_for=True)
    rule = RetentionRule(code="R-01", label="Invoices", period="P10Y", begins="year-end", fate="erase")
    row = PersonalData(category=CategoryOfPersonalData(name="Pay"), retention_rule=rule)
    pay = ProcessingActivity(name="Payroll", controller=ours, next_review=date(2026, 12, 1), data=[row])
    other = ProcessingActivity(name="Newsletter", controller=theirs, next_review=date(2026, 12, 2))
    rule.batches.append(DataBatch(what="Invoices of 2016, \x22paid\x22", event_on=date(2016, 3, 1), activity=pay))
    with Register.create(path) as register, register.step("First") as session:
        session.add_all([pay, other, rule, Engagement(service="Hosting", contract_end=date(2026, 11, 1))])
    return path


def test_due_says_everything_that_has_a_date(ropa, register):
    said = ropa("due", register, "--on", "2026-11-15", "--format", "json")
    assert (said.code, said.err) == (0, "")
    told = json.dumps(json.loads(said.out))
    for words in ("2026-12-01", "2026-12-02", "2026-11-01", "2026-12-31", "Invoices of 2016"):
        assert words in told


def test_due_of_one_organisation_and_as_a_workbook(ropa, register, tmp_path):
    said = ropa("due", register, "--on", "2026-11-15", "--organisation", "Ours Ltd")
    assert said.code == 0
    assert "Payroll" in said.out
    assert "Newsletter" not in said.out
    assert ropa("due", register, "-o", tmp_path / "due.xlsx").code == 0
    assert (tmp_path / "due.xlsx").read_bytes().startswith(b"PK")


def test_due_writes_a_calendar(ropa, register, tmp_path):
    said = ropa("due", register, "--on", "2026-11-15", "--ics", tmp_path / "out.ics")
    assert said.code == 0
    assert "out.ics was written: 4 dates." in said.err
    events = icalendar.Calendar.from_ical((tmp_path / "out.ics").read_bytes()).walk("VEVENT")
    assert {event["dtstart"].dt for event in events} == {
        date(2026, 11, 1), date(2026, 12, 1), date(2026, 12, 2), date(2026, 12, 31)}  # fmt: skip
    assert any("Invoices of 2016, \x22paid\x22" in event["description"] for event in events)


def test_no_calendar_is_written_over_the_register_or_under_another_name(ropa, register, tmp_path):
    before = register.read_bytes()
    said = ropa("due", register, "--ics", tmp_path / "out.txt")
    assert (said.code, (tmp_path / "out.txt").exists()) == (2, False)
    (tmp_path / "same.ics").hardlink_to(register)
    said = ropa("due", register, "--ics", tmp_path / "same.ics")
    assert said.code == 2
    assert "is the register itself" in said.err
    assert register.read_bytes() == before


def test_retention_says_what_falls_due_and_the_schedule_says_by_which_rules(ropa, register, tmp_path):
    said = ropa("retention", register, "--on", "2027-01-01")
    assert said.code == 0
    assert "Overdue" in said.out
    assert "1 day over" in said.out
    said = ropa("retention-schedule", register, "--format", "json")
    assert said.code == 0
    assert "At the end of its calendar year" in said.out
    assert ropa("retention-schedule", register, "-o", tmp_path / "schedule.pdf").code == 0
    assert (tmp_path / "schedule.pdf").read_bytes().startswith(b"%PDF-")
