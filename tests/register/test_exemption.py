from datetime import date

import pytest

from ropa_desktop.register.activities import PersonalData, ProcessingActivity
from ropa_desktop.register.assessments import Screening
from ropa_desktop.register.check import check
from ropa_desktop.register.contents import Contents, Standing
from ropa_desktop.register.exemption import exemptions, in_force, is_below, judged, proposed
from ropa_desktop.register.exemption_report import report
from ropa_desktop.register.on_behalf import ProcessingOnBehalf
from ropa_desktop.register.organisations import Organisation

ON = date(2026, 11, 1)


def alternatives(entry):
    return {one.name: one.state for one in judged(entry, ON).alternatives}


def register(organisation, *activities, on_behalf=()):
    return Contents(
        Standing(), organisation, {Organisation: [organisation]}, activities, len(activities), on_behalf, len(on_behalf)
    )


@pytest.mark.parametrize(
    ("day", "below"), [(date(2018, 5, 24), None), (date(2018, 5, 25), 250), (ON, 250), (date(2035, 1, 1), 250)]
)
def test_the_rule_is_law_from_the_day_of_the_regulation_on(day, below):
    rule = in_force(day)
    assert (rule.below if rule else None) == below


def test_what_is_proposed_is_told_with_its_mark_and_never_computed_with():
    assert [one.below for one in proposed()] == [1000]
    assert all(one.verify and one.valid_from is None for one in proposed())
    assert is_below(Organisation(name="Alder GmbH", persons_employed=400), ON) is False
    assert len(exemptions()) == 2


@pytest.mark.parametrize(("persons", "below"), [(249, True), (250, False), (0, True), (None, None)])
def test_the_number_of_persons_decides_or_is_not_known(persons, below):
    assert is_below(Organisation(name="Alder GmbH", persons_employed=persons), ON) is below


def test_one_alternative_is_enough():
    health = ProcessingActivity(data=[PersonalData(special=("A9-1-health",))])
    assert alternatives(health) == {"risk": "open", "not occasional": "open", "special": "asks"}
    assert judged(health, ON).duty == "owed"


def test_a_high_risk_that_the_entry_states_is_a_risk():
    for stated in ({"dpia_cases": ("A35-3-a",)}, {"dpia_outcome": "carried-out"},
                   {"wp248_criteria": ("WP248-5", "WP248-7")},
                   {"screenings": [Screening(assessed_on=date(2026, 3, 2), outcome="required")]}):  # fmt: skip
        assert alternatives(ProcessingActivity(**stated))["risk"] == "asks"
    assert alternatives(ProcessingActivity(wp248_criteria=("WP248-5",)))["risk"] == "open"


def test_what_goes_on_for_years_seems_not_occasional_and_what_began_lately_is_left_open():
    old = ProcessingActivity(status="active", starts_on=date(2023, 1, 1), data=[PersonalData(items="Name")])
    new = ProcessingActivity(status="active", starts_on=date(2026, 9, 1), data=[PersonalData(items="Name")])
    assert judged(old, ON).duty == "seems owed"
    assert judged(new, ON).duty == "open"
    assert alternatives(new)["special"] == "not shown"
    assert judged(ProcessingOnBehalf(), ON).duty == "seems owed"


def test_the_report_lists_every_entry_of_a_small_organisation_once_and_hides_none():
    small = Organisation(name="Alder GmbH", kept_for=True, persons_employed=40)
    activities = [
        ProcessingActivity(name="Sick leave", controller=small, data=[PersonalData(special=("A9-1-health",))]),
        ProcessingActivity(name="Newsletter", controller=small, status="active", starts_on=date(2020, 1, 1)),
        ProcessingActivity(name="Anniversary", controller=small),
    ]
    told = report(register(small, *activities, on_behalf=[ProcessingOnBehalf(name="Hosting", processor=small)]), ON)
    by_title = {part.title: [line.cells[0] for line in part.lines] for part in told.parts}
    assert by_title["Owed"] == ["Sick leave"]
    assert by_title["Seems owed"] == ["Newsletter", "Hosting"]
    assert by_title["Yours to say"] == ["Anniversary"]
    assert "COM(2025) 501" in by_title["Proposed, not law"][0]


def test_a_large_organisation_owes_every_entry_so_none_is_weighed():
    large = Organisation(name="Alder GmbH", kept_for=True, persons_employed=900)
    told = report(register(large, ProcessingActivity(name="Newsletter", controller=large)), ON)
    assert "holds for every entry" in told.parts[0].lines[0].cells[2]
    assert sum(len(part.lines) for part in told.parts[1:4]) == 0


def test_before_the_regulation_the_rule_says_nothing():
    small = Organisation(name="Alder GmbH", kept_for=True, persons_employed=40)
    assert "R468" in {one.code for one in check(small, ON)}
    assert "R468" not in {one.code for one in check(small, date(2018, 5, 24))}
    assert "no rule" in report(register(small), date(2018, 5, 24)).says
