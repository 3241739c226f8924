"""A calendar file holds each open date as a whole day, and is read back by the library that calendars are read with."""

import subprocess
import sys
from datetime import date, timedelta

import icalendar
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ropa_desktop.errors import Cancelled, KnownError
from ropa_desktop.exchange import calendar_file
from ropa_desktop.register.contents import Standing
from ropa_desktop.register.due_dates import KINDS, Due

STANDING = Standing("5f1e", 7, "2026-11-15T08:15:00.123456+00:00", "ab" * 32)


def one(**values):
    given = {"day": date(2026, 12, 1), "kind": "review", "sentence": "Look again.", "class_name": "ProcessingActivity",
             "record_id": "a1", "article": "24(1)", "title": "A-01 Payroll"}  # fmt: skip
    return Due(**{**given, **values})


def written(tmp_path, *dates, standing=STANDING):
    target = tmp_path / "due.ics"
    assert calendar_file.write(dates, standing, target).records == len(dates)
    return target.read_bytes()


def events(raw):
    return icalendar.Calendar.from_ical(raw).walk("VEVENT")


def test_a_date_is_a_whole_day_that_blocks_no_time(tmp_path):
    raw = written(tmp_path, one())
    (event,) = events(raw)
    assert event["dtstart"].dt == date(2026, 12, 1)
    assert type(event["dtstart"].dt) is date
    assert event["dtend"].dt == date(2026, 12, 2)
    assert event["transp"] == "TRANSPARENT"
    assert event["summary"] == "Review: A-01 Payroll"
    assert event["description"] == "Look again.\nArt. 24(1)"
    assert event["dtstamp"].dt.isoformat() == "2026-11-15T08:15:00+00:00"
    assert event["uid"] == "5f1e-a1-review"
    assert b"DTSTART;VALUE=DATE:20261201\r\n" in raw


def test_the_same_state_gives_the_same_file_and_a_later_one_the_same_uids(tmp_path):
    dates = one(), one(kind="assessment"), one(record_id="b2")
    first = written(tmp_path, *dates)
    assert first == written(tmp_path, *dates)
    later = written(tmp_path, *dates, standing=Standing("5f1e", 9, "2026-11-16T08:15:00+00:00"))
    assert [event["uid"] for event in events(first)] == [event["uid"] for event in events(later)]
    assert len({event["uid"] for event in events(first)}) == 3
    assert {event["sequence"] for event in events(later)} == {9}


def test_it_has_what_calendar_programs_ask_for(tmp_path):
    raw = written(tmp_path, one(title="Ü" * 100))
    calendar = icalendar.Calendar.from_ical(raw)
    assert (calendar["version"], calendar["method"]) == ("2.0", "PUBLISH")
    assert calendar["prodid"].startswith("-//ROPA Desktop//")
    assert raw.endswith(b"END:VCALENDAR\r\n")
    assert b"\n" not in raw.replace(b"\r\n", b"")
    assert all(len(line) <= 75 for line in raw.split(b"\r\n"))


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]) | st.sampled_from('\n,;:\\"'), max_size=120))
def test_text_of_the_register_stays_text(tmp_path_factory, text):
    raw = written(tmp_path_factory.getbasetemp(), one(title=text, sentence=text))
    (event,) = events(raw)
    assert event["description"] == f"{text}\nArt. 24(1)"
    assert event["summary"] == (f"Review: {text}" if text else "Review")


def test_no_text_begins_an_entry_of_its_own(tmp_path):
    trap = "x\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nUID:mine\r\nATTACH:file:///etc/hosts".replace("\r\n", "\n")
    (event,) = events(written(tmp_path, one(title=trap, sentence=trap)))
    assert event["uid"] == "5f1e-a1-review"
    assert "attach" not in event


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_has_words(tmp_path, kind):
    (event,) = events(written(tmp_path, one(kind=kind, title="")))
    assert event["summary"] == KINDS[kind]


@pytest.mark.parametrize("day", [date.min, date.max, date(2028, 2, 28)])
def test_the_first_and_the_last_day_of_all_are_written(tmp_path, day):
    (event,) = events(written(tmp_path, one(day=day)))
    assert event["dtstart"].dt == day
    assert day == date.max or event["dtend"].dt == day + timedelta(days=1)


def test_a_register_without_dates_gives_an_empty_calendar(tmp_path):
    assert events(written(tmp_path, standing=Standing())) == []


def test_it_can_be_stopped_and_leaves_nothing(tmp_path):
    def stop(done, total):
        raise Cancelled

    with pytest.raises(Cancelled):
        calendar_file.write([one()], STANDING, tmp_path / "due.ics", stop)
    assert not list(tmp_path.iterdir())


def test_a_folder_that_is_not_there_is_said(tmp_path):
    with pytest.raises(KnownError, match="folder"):
        calendar_file.write([one()], STANDING, tmp_path / "no" / "due.ics")


def test_the_library_is_not_loaded_before_it_is_needed():
    code = "import sys, ropa_desktop.exchange.calendar_file; print('icalendar' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60)
    assert done.stdout.strip() == "False"
