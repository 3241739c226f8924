"""Which data fall due for erasure, what is held back or gone, and why some rules lead to no day."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ropa_desktop.register import retention_calendar
from ropa_desktop.register.activities import ProcessingActivity
from ropa_desktop.register.contents import Contents, Standing
from ropa_desktop.register.organisations import Organisation
from ropa_desktop.register.records import ALL
from ropa_desktop.register.retention import DataBatch, RetentionRule

ON = date(2026, 11, 15)
PAYROLL = ProcessingActivity(code="A-01", name="Payroll")


def contents(*rules, activities=(), organisation=None):
    directory = {cls: [] for cls in ALL}
    directory[RetentionRule] = list(rules)
    return Contents(Standing(), organisation, directory, list(activities), len(activities))


def rule(*batches, **values):
    return RetentionRule(**{"label": "Files", "period": "P1Y", "fate": "erase", "responsible": "Office", **values},
                         batches=list(batches))  # fmt: skip


def report(*rules, on=ON, **further):
    return retention_calendar.report(contents(*rules, **further), on)


def shown(found):
    return {line.cells[1]: (part.title, line.cells[4]) for part in found.parts[:-1] for line in part.lines}


def test_each_batch_stands_where_its_day_is():
    days = {"2025-11-14": "Overdue", "2025-11-15": "Within 30 days", "2025-12-15": "Within 30 days",
            "2025-12-16": "Within a year", "2026-11-15": "Within a year", "2026-11-16": "Later"}  # fmt: skip
    found = report(rule(*[DataBatch(what=day, event_on=date.fromisoformat(day)) for day in days]))
    assert {name: part for name, (part, _words) in shown(found).items()} == days
    assert "6 batches of data have a day; overdue: 1." in found.says


def test_what_is_held_back_or_gone_does_not_fall_due():
    event = date(2020, 1, 1)
    found = report(
        rule(
            DataBatch(what="Held", event_on=event, hold="A lawsuit"),
            DataBatch(what="Gone", event_on=event, erased_on=date(2021, 1, 2), evidence="Protocol 7"),
            DataBatch(what="Unproven", event_on=event, erased_on=date(2021, 1, 2), hold="An audit"),
            DataBatch(what="Late", event_on=event, erased_on=date(2027, 1, 2)),
        )
    )
    assert shown(found) == {
        "Late": ("Overdue", "2144 days over"),
        "Held": ("Held back", "held back: A lawsuit"),
        "Gone": ("Done", "done on 2 Jan 2021: Protocol 7"),
        "Unproven": ("Done", "done on 2 Jan 2021 – no evidence is given"),
    }


@pytest.mark.parametrize(
    ("on", "words"),
    [
        ("2020-05-01", "the period begins on 31 Dec 2020"),
        ("2021-05-01", "in active use until 31 Dec 2022"),
        ("2023-05-01", "in the restricted archive since 31 Dec 2022"),
        ("2031-01-01", "1 day over"),
    ],
)
def test_it_says_in_which_phase_the_data_are(on, words):
    one = rule(DataBatch(what="Invoices", event_on=date(2020, 3, 1), activity=PAYROLL), period="P10Y",
               begins="year-end", active_period="P2Y")  # fmt: skip
    found = report(one, on=date.fromisoformat(on))
    (line,) = [line for part in found.parts[:-1] for line in part.lines]
    assert line.cells == (date(2030, 12, 31), "Invoices", "A-01 Payroll", "Files", words, "Erase", "Office")
    assert (line.class_name, line.record_id) == ("DataBatch", one.batches[0].id)


def test_rules_without_a_day_are_named_with_the_reason():
    found = report(
        rule(label="Asked", period=None, criterion="Until revoked"),
        rule(label="Open", period=None),
        rule(label="Unused"),
        rule(DataBatch(what="Undated"), label="Dated"),
        rule(DataBatch(what="Far", event_on=date(2020, 1, 1)), label="Long", period="P9000Y"),
        rule(label="Aside", retired_on=ON),
    )
    why = {line.cells[0]: line.cells[2] for line in found.parts[-1].lines}
    assert set(why) == {"Long", "Dated", "Asked", "Open", "Unused"}
    assert "criterion" in why["Asked"]
    assert "no period" in why["Open"]
    assert "listed" in why["Unused"]
    assert "event" in why["Dated"]
    assert "9999" in why["Long"]
    assert sum(part.title != "Rules without a day" and len(part.lines) for part in found.parts) == 0


def test_of_one_organisation_the_batches_of_others_are_counted_but_not_shown():
    ours = Organisation(name="Ours", kept_for=True)
    batches = [DataBatch(what=name, event_on=ON, activity=activity)
               for name, activity in (("Ours", PAYROLL), ("Theirs", ProcessingActivity()), ("Free", None))]  # fmt: skip
    found = report(rule(*batches), activities=[PAYROLL], organisation=ours)
    assert set(shown(found)) == {"Ours", "Free"}
    assert "1 batch belongs to an activity that is not in this record" in found.says
    assert found.organisation == "Ours"


@given(st.dates(), st.lists(st.dates(), max_size=8), st.booleans())
def test_every_batch_is_shown_once_on_any_day(on, events, late):
    one = rule(*[DataBatch(what=str(place), event_on=day) for place, day in enumerate(events)],
               period="P1000Y" if late else "P1Y")  # fmt: skip
    found = report(one, on=on)
    names = [line.cells[1] for part in found.parts for line in part.lines if line.cells[1]]
    assert sorted(names) == sorted(str(place) for place in range(len(events)))
    for line in (line for part in found.parts if part.title == "Overdue" for line in part.lines):
        assert line.cells[0] < on or on == date.min
