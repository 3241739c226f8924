"""When data fall due: month ends, leap years and the end of all calendars."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ropa_desktop.register import codes, records  # noqa: F401  (the classes point at each other)
from ropa_desktop.register.retention import DataBatch, RetentionRule
from ropa_desktop.register.retention_dates import beginning, ending, falls_due, phases, shorter

BEGINNINGS = st.sampled_from([None, *codes.RETENTION_BEGINNINGS])
PERIODS = st.builds("P{}{}".format, st.integers(0, 9999), st.sampled_from("DWMY"))
USUAL = st.builds("P{}{}".format, st.integers(0, 120), st.sampled_from("DWMY"))
DAYS = st.dates(date(1900, 1, 1), date(2200, 12, 31))


def is_month_end(day):
    return (day + timedelta(days=1)).day == 1


@pytest.mark.parametrize(
    ("event", "period", "begins", "day"),
    [
        ("2024-01-31", "P1M", "event", "2024-02-29"),
        ("2023-01-31", "P1M", None, "2023-02-28"),
        ("2024-02-29", "P1Y", "event", "2025-02-28"),
        ("2024-02-29", "P4Y", "event", "2028-02-29"),
        ("2019-05-03", "P10Y", "year-end", "2029-12-31"),
        ("2019-12-31", "P10Y", "year-end", "2029-12-31"),
        ("2025-06-01", "P1M", "month-end", "2025-07-31"),
        ("2025-01-15", "P1M", "month-end", "2025-02-28"),
        ("2027-11-02", "P3M", "month-end", "2028-02-29"),
        ("2025-04-01", "P1M", "quarter-end", "2025-07-31"),
        ("2025-05-20", "P6M", "quarter-end", "2025-12-31"),
        ("2025-10-01", "P90D", "event", "2025-12-30"),
        ("2025-10-01", "P4W", "month-end", "2025-11-28"),
        ("2025-10-01", "P0D", "event", "2025-10-01"),
    ],
)
def test_the_end_of_a_period(event, period, begins, day):
    assert ending(date.fromisoformat(event), period, begins) == date.fromisoformat(day)


@given(DAYS, USUAL, BEGINNINGS)
def test_nothing_falls_due_before_its_event(event, period, begins):
    assert event <= beginning(event, begins) <= ending(event, period, begins)


@given(DAYS, DAYS, USUAL, BEGINNINGS)
def test_what_happened_later_never_falls_due_earlier(one, other, period, begins):
    first, second = sorted((one, other))
    assert ending(first, period, begins) <= ending(second, period, begins)


@given(DAYS, st.integers(0, 600), st.sampled_from("MY"), st.sampled_from(["month-end", "quarter-end", "year-end"]))
def test_what_begins_with_the_end_of_a_month_ends_with_the_end_of_one(event, count, unit, begins):
    assert is_month_end(beginning(event, begins))
    assert is_month_end(ending(event, f"P{count}{unit}", begins))


@given(DAYS, st.integers(1, 100), BEGINNINGS)
def test_years_keep_the_day_but_for_29_february(event, count, begins):
    first, last = beginning(event, begins), ending(event, f"P{count}Y", begins)
    assert last.year == first.year + count
    assert (last.month, last.day) in {(first.month, first.day), (2, 28), (2, 29)}


@given(st.dates(), PERIODS, BEGINNINGS)
def test_no_day_at_all_overflows(event, period, begins):
    rule = RetentionRule(period=period, begins=begins, active_period=period)
    batch = DataBatch(what="Files", event_on=event)
    known = falls_due(rule, batch)
    assert (known.day is None) == bool(known.why)
    assert known.day is None or known.day >= event
    assert phases(rule, batch).until == known.day


def test_where_no_day_is_known_it_is_said_why():
    assert "9999" in falls_due(RetentionRule(period="P8000Y"), DataBatch(event_on=date(2020, 1, 1))).why
    assert "event" in falls_due(RetentionRule(period="P1Y"), DataBatch()).why
    assert "criterion" in falls_due(RetentionRule(criterion="Until revoked"), DataBatch(event_on=date.max)).why
    assert "no period" in falls_due(RetentionRule(), DataBatch(event_on=date.max)).why


def test_active_use_is_followed_by_the_archive():
    rule = RetentionRule(period="P10Y", active_period="P2Y", begins="year-end")
    found = phases(rule, DataBatch(event_on=date(2020, 3, 1)))
    assert found[:3] == (date(2020, 12, 31), date(2022, 12, 31), date(2030, 12, 31))
    assert phases(rule, DataBatch()).why


@pytest.mark.parametrize(
    ("one", "other", "is_it"),
    [("P6M", "P1Y", True), ("P12M", "P1Y", False), ("P1Y", "P12M", False), ("P30D", "P1M", False),
     ("P4W", "P1M", False), ("P27D", "P1M", True), ("P365D", "P1Y", False), ("P364D", "P1Y", True)],
)  # fmt: skip
def test_a_period_is_shorter_only_where_it_always_is(one, other, is_it):
    assert shorter(one, other) is is_it


@given(USUAL, USUAL, DAYS)
def test_what_is_shorter_ends_earlier(one, other, event):
    if shorter(one, other):
        assert ending(event, one) <= ending(event, other)
        assert not shorter(other, one)
