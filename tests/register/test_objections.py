"""The last day to object is the one that is told, or the one that is counted; it runs until a decision or that day."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ropa_desktop.register.activities import ProcessingActivity
from ropa_desktop.register.check import check
from ropa_desktop.register.contents import Contents, Standing
from ropa_desktop.register.engagements import Engagement
from ropa_desktop.register.objections import STATES, after, counted, last_day, objection, objections
from ropa_desktop.register.organisations import Organisation

ON = date(2026, 11, 1)


def behind(notice="P30D", authorisation="A28-2-general", **values):
    host = Engagement(service="hosting", status="active", authorisation=authorisation, notice_period=notice)
    return Engagement(service="backup", parent=host, **{"status": "planned", **values})


def codes(engagement):
    return {one.code for one in check(engagement, ON)}


def contents(*engagements, organisation=None, activities=()):
    directory = {Engagement: list(engagements)}
    return Contents(Standing(), organisation, directory, activities=activities, activity_count=len(activities))


@pytest.mark.parametrize(
    ("day", "period", "last"),
    [
        (date(2026, 1, 31), "P1M", date(2026, 2, 28)),
        (date(2028, 1, 31), "P1M", date(2028, 2, 29)),
        (date(2026, 10, 31), "P1M", date(2026, 11, 30)),
        (date(2028, 2, 29), "P1Y", date(2029, 2, 28)),
        (date(2026, 10, 5), "P30D", date(2026, 11, 4)),
        (date(2026, 10, 5), "P2W", date(2026, 10, 19)),
        (date(2026, 10, 5), "P9999Y", date.max),
        (None, "P1M", None),
        (date(2026, 10, 5), None, None),
    ],
)
def test_a_period_ends_on_the_day_of_the_same_number_or_the_last_of_the_month(day, period, last):
    assert after(day, period) == last


@given(st.dates(date(1990, 1, 1), date(2100, 1, 1)), st.integers(1, 400), st.sampled_from("DWMY"))
def test_a_period_never_ends_in_the_month_after_the_one_it_leads_to(day, count, unit):
    end = after(day, f"P{count}{unit}")
    if unit in "DW":
        assert end - day == timedelta(days=count * {"D": 1, "W": 7}[unit])
    else:
        months = count * {"M": 1, "Y": 12}[unit]
        assert (end.year * 12 + end.month) - (day.year * 12 + day.month) == months
        assert end.day == day.day or (end.day < day.day and (end + timedelta(days=1)).day == 1)


@pytest.mark.parametrize(
    ("engagement", "state", "day"),
    [
        (behind(notified_on=date(2026, 10, 5)), "running", date(2026, 11, 4)),
        (behind(notified_on=date(2026, 10, 2)), "running", ON),
        (behind(notified_on=date(2026, 10, 1)), "missed", date(2026, 10, 31)),
        (behind(notified_on=date(2026, 10, 1), decision="No objection."), "decided", date(2026, 10, 31)),
        (behind(notified_on=date(2026, 11, 2)), "announced", date(2026, 12, 2)),
        (behind(None, notified_on=date(2026, 10, 5)), "announced", date(2026, 10, 5)),
        (behind(None, "A28-2-specific", notified_on=date(2026, 10, 5)), "announced", date(2026, 10, 5)),
        (behind(None, object_until=date(2026, 11, 20)), "running", date(2026, 11, 20)),
        (behind(notified_on=date(2026, 10, 5), object_until=date(2026, 10, 20)), "missed", date(2026, 10, 20)),
    ],
)
def test_an_announcement_runs_until_its_last_day_unless_it_is_decided(engagement, state, day):
    found = objection(engagement, ON)
    assert (found.state, found.day) == (state, day)
    assert (found.class_name, found.record_id) == ("Engagement", engagement.id)
    assert "backup" in found.sentence
    assert "None" not in found.sentence
    assert found.state in STATES


def test_nothing_is_said_of_who_was_not_announced_or_has_ended():
    assert objection(behind(), ON) is None
    assert objection(Engagement(notified_on=date(2026, 10, 5)), ON) is None
    assert objection(behind(notified_on=date(2026, 10, 5), status="ended"), ON) is None
    ended = behind(notified_on=date(2026, 10, 5), status="ended", contract_end=date(2026, 11, 1))
    assert objection(ended, ON) is not None
    assert objection(ended, ON + timedelta(days=1)) is None


def test_they_come_by_their_days_and_those_of_one_organisation_alone():
    late, early = behind(notified_on=date(2026, 10, 5)), behind(notified_on=date(2026, 9, 5))
    assert [one.record_id for one in objections(contents(late, early), ON)] == [early.id, late.id]
    late.parent.sub_processors.append(late)
    activity = ProcessingActivity(engagements=[late.parent])
    ours = contents(late, early, organisation=Organisation(name="Alder GmbH"), activities=[activity])
    assert [one.record_id for one in objections(ours, ON)] == [late.id]


def test_a_told_day_that_is_not_the_counted_one_is_found_whichever_is_the_earlier():
    same = behind(notified_on=date(2026, 10, 5), object_until=date(2026, 11, 4))
    sooner = behind(notified_on=date(2026, 10, 5), object_until=date(2026, 11, 3))
    later = behind(notified_on=date(2026, 10, 5), object_until=date(2026, 11, 5))
    assert counted(same) == counted(sooner) == counted(later) == date(2026, 11, 4)
    assert [last_day(one).day for one in (same, sooner, later)] == [4, 3, 5]
    assert {"R517", "R570"} & codes(same) == set()
    assert {"R517", "R570"} & codes(sooner) == {"R517"}
    assert {"R517", "R570"} & codes(later) == {"R570"}
