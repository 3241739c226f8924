"""Starting points propose and never decide: no basis and no period without a tick, and no period without a source."""

import csv

import pytest

from ropa_desktop import paths
from ropa_desktop.register import codes
from ropa_desktop.register.check import check
from ropa_desktop.register.organisations import Organisation
from ropa_desktop.register.retention import RetentionRule
from ropa_desktop.register.starting_points import POINTS, sought
from ropa_desktop.register.starting_points.bring import records
from ropa_desktop.register.starting_points.periods import PERIODS, periods
from ropa_desktop.register.starting_points.proposals import PARTS, proposals
from ropa_desktop.register.starting_points.words import MEASURES
from ropa_desktop.register.systems import SecurityMeasure
from ropa_desktop.register.vocabulary import CategoryOfDataSubjects, CategoryOfPersonalData

COUNTRIES = ("DE", "FR", "ES", "IT", "AT", "NL", "IE", "BR")
# What only the user can know: with whom one decides, who works on one's behalf, where data go, what machines decide.
ONLY_THE_USER = {
    "joint_controllers", "engagements", "transfers", "measures", "automated_decisions", "children", "time_limit",
}  # fmt: skip

each = pytest.mark.parametrize("point", POINTS, ids=lambda one: one.name)


def controller(country="DE", authority=False):
    return Organisation(name="Heron GmbH", country=country, kept_for=True, public_authority=authority)


def ticked(point, country="DE", authority=False, every=False):
    return {one.key for one in proposals(point, country, authority) if one.ticked or every}


def test_there_are_twenty_each_with_another_name():
    assert len({one.name for one in POINTS}) == len({one.title for one in POINTS}) == len(POINTS) == 20


@each
def test_codes_and_places_exist(point):
    bases = {**codes.LEGAL_BASES, **codes.SPECIAL_CONDITIONS}
    for goal in point.purposes:
        assert {one.code for one in goal.bases} <= set(bases)
        assert {one.of for one in goal.bases} <= {"", "authority", "private"}
    for row in point.data:
        assert set(row.special) <= set(codes.SPECIAL_CATEGORIES)
        assert set(row.sources) <= set(codes.DATA_SOURCES)
        assert all(place < len(point.purposes) for place in row.serves)
        assert not row.period or row.period in PERIODS
    assert {one.kind for one in point.recipients} <= set(codes.RECIPIENT_KINDS)
    assert set(point.measures) <= set(MEASURES)
    assert point.questions
    assert point.sentence.endswith(".")


def test_every_period_stands_in_the_reference_with_its_law():
    with (paths.db() / "reference" / "retention.csv").open(encoding="utf-8", newline="") as file:
        listed = {(row["country"], row["records"]) for row in csv.DictReader(file) if row["legal_reference"]}
    for key, countries in PERIODS.items():
        for country, titles in countries.items():
            assert {(country, title) for title in titles} <= listed
            assert len(periods(key, country)) == len(titles)


@each
@pytest.mark.parametrize("country", COUNTRIES)
def test_without_a_tick_no_basis_and_no_period_is_set(point, country):
    made = records(point, ticked(point, country), {}, controller=controller(country))
    activity = made[0]
    assert activity.status == "planned"
    assert activity.purposes
    assert activity.data
    assert all(one.legal_basis is one.special_condition is None for one in activity.purposes)
    assert all(one.retention_rule is None and not one.time_limit for one in activity.data)
    assert not [one for one in made if isinstance(one, RetentionRule)]
    assert not activity.stated_none


@each
@pytest.mark.parametrize("country", COUNTRIES)
def test_ticked_periods_are_those_of_the_country_and_to_be_verified(point, country):
    made = records(point, ticked(point, country, every=True), {}, controller=controller(country))
    rules = [one for one in made if isinstance(one, RetentionRule)]
    assert {one.jurisdiction for one in rules} <= {country}
    assert all(one.legal_source and one.verified is False and "To be verified" in one.notes for one in rules)
    wanted = [row for row in point.data if periods(row.period, country)]
    assert len([one for one in made[0].data if one.retention_rule]) == len(wanted)
    if country == "BR":
        assert not rules
    assert all(one.legal_basis for one in made[0].purposes)


@each
def test_what_is_left_open_is_what_only_the_user_can_know(point):
    activity = records(point, ticked(point), {}, controller=controller())[0]
    missing = {one.field_name for one in check(activity) if one.level == "missing"}
    assert missing <= ONLY_THE_USER
    wrong = [one for one in check(activity) if one.level == "contradiction"]
    # Health data without a condition of Art. 9(2): that is what the activity is about, and for somebody to confirm.
    assert [one.code for one in wrong] == (["R301"] if point.name == "health-at-work" else [])


@each
def test_with_all_confirmed_no_contradiction_is_left(point):
    activity = records(point, ticked(point, every=True), {}, controller=controller())[0]
    assert [one.sentence for one in check(activity) if one.level == "contradiction"] == []


@each
def test_an_authority_is_not_offered_legitimate_interests_and_a_company_no_official_task(point):
    words = " ".join(one.words for one in proposals(point, "DE", True))
    assert "Art. 6(1)(f)" not in words
    activity = records(point, ticked(point, every=True), {}, controller=controller(authority=False))[0]
    assert "A6-1-e" not in {one.legal_basis for one in activity.purposes}


@each
def test_each_basis_and_period_is_worded_as_a_suggestion(point):
    for one in proposals(point, "DE", None):
        assert one.part in PARTS
        if one.either:
            assert not one.ticked
            assert one.words.startswith("Suggested: ")
            assert one.words.endswith("confirm if it is so")


def test_of_bases_that_exclude_each_other_only_the_first_counts_and_none_without_its_purpose():
    point = next(one for one in POINTS if one.name == "payroll")
    keys = {"purpose:0", "purpose:0:0", "purpose:0:1", "purpose:1:0"}
    activity = records(point, keys, {}, controller=controller())[0]
    assert [one.legal_basis for one in activity.purposes] == ["A6-1-b"]


def test_what_the_register_has_under_the_same_name_is_used_again():
    point = next(one for one in POINTS if one.name == "payroll")
    there = {
        CategoryOfDataSubjects: [CategoryOfDataSubjects(name="EMPLOYEES ")],
        CategoryOfPersonalData: [CategoryOfPersonalData(name="pay  DATA")],
        SecurityMeasure: [SecurityMeasure(name="encryption in transit")],
        RetentionRule: [RetentionRule(label="payroll account (lohnkonto) (de)", period="P7Y")],
    }
    made = records(point, ticked(point, every=True), there, controller=controller())
    old = [one for found in there.values() for one in found]
    assert not set(old) & set(made)
    activity = made[0]
    assert old[0] in activity.data[0].data_subjects
    assert old[1] in [one.category for one in activity.data]
    assert old[2] in activity.measures
    assert [one.retention_rule.period for one in activity.data if one.retention_rule] == ["P7Y"]


def test_what_was_set_aside_is_not_used_again():
    from datetime import date

    point = next(one for one in POINTS if one.name == "payroll")
    aside = CategoryOfDataSubjects(name="Employees")
    aside.retired_on = date(2026, 1, 1)
    activity = records(point, ticked(point), {CategoryOfDataSubjects: [aside]}, controller=controller())[0]
    assert all(aside not in one.data_subjects for one in activity.data)


def test_questions_and_what_was_not_confirmed_go_to_the_notes():
    point = next(one for one in POINTS if one.name == "payroll")
    notes = records(point, ticked(point) | {"purpose:0:0"}, {}, controller=controller())[0].notes
    assert "church tax" in notes
    assert "Declare and pay wage tax and social security contributions: Suggested: Legal obligation" in notes
    assert "EStG §\u00a041(1)" in notes
    assert "Contract, Art. 6(1)(b)" not in notes
    assert not records(point, ticked(point) - {"questions"}, {})[0].notes


def test_where_the_law_gives_no_figure_that_is_said_and_no_period_set():
    point = next(one for one in POINTS if one.name == "accounting")
    tax = next(one for one in proposals(point, "ES", False) if "Tax, 4 years" in one.words)
    assert "the period stays yours to set" in tax.words
    made = records(point, ticked(point, "ES") | {tax.key}, {}, controller=controller("ES"))
    rule = next(one for one in made if isinstance(one, RetentionRule))
    assert rule.period is None
    assert rule.legal_source.startswith("LGT 58/2003")


@pytest.mark.parametrize("country", [None, "", "ZZ"])
def test_without_a_country_no_period_is_proposed(country):
    point = next(one for one in POINTS if one.name == "accounting")
    assert not [one for one in proposals(point, country or "", None) if one.either.endswith("period")]


@pytest.mark.parametrize(("words", "name"), [("wages", "payroll"), ("CAMERAS", "video"), ("cookie", "analytics")])
def test_the_list_is_sought_by_words(words, name):
    assert name in [one.name for one in sought(words)]


def test_no_words_give_all_and_strange_ones_none():
    assert sought("  ") == POINTS
    assert sought("<b>%'\"") == ()
