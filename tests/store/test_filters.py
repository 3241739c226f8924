"""Chips find by SQL exactly what the records say when one reads them one by one."""

import random
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ropa_desktop.register.codes import EEA, INSIDE_UNION
from ropa_desktop.register.effective import effective
from ropa_desktop.register.kinds import Choice, Choices, Day, Link, Links, Rows, Text, YesNo
from ropa_desktop.register.records import BY_NAME, ROOTS
from ropa_desktop.register.rules.processors import has_contract
from ropa_desktop.register.rules.special_data import special_codes
from ropa_desktop.store import filters
from ropa_desktop.store.filters import ANY, CHIPS, NONE, YES
from ropa_desktop.store.lists import LISTINGS
from ropa_desktop.store.register import Register

DAY = date(2026, 6, 15)
NEAR = [DAY + timedelta(days=n) for n in (-400, -1, 0, 1, 400)]
WRITTEN = ["HR", "hr", "R&D", "a'b\"c", "%_", "Öffentlichkeit  und  mehr", "*", "\\", "x, y"]


def some(kind, pick, made):
    """An answer of this kind, or none; few different ones, so that records share them."""
    match kind:
        case Choices():
            return tuple(pick.sample([*sorted(kind.titles())[:4], "US", "IN", "DE", "NO"], pick.randint(0, 3)))
        case Choice():
            return pick.choice([None, *sorted(kind.titles())[:3], "US", "DE"])
        case Text():
            return pick.choice([None, *WRITTEN])
        case Day():
            return pick.choice([None, *NEAR])
        case YesNo():
            return pick.choice([None, True, False])
        case Links():
            return pick.sample(others := made[BY_NAME[kind.target]], pick.randint(0, min(2, len(others))))
        case Link():
            return pick.choice([None, *made[BY_NAME[kind.target]]])
    return None


def filled(register, pick):
    """A register in which every list has records that say this and that; chains of processors can be circles."""
    made = {cls: [cls() for _n in range(3)] for cls in ROOTS}
    with register.step("Filled") as session:
        for records in list(made.values()):
            for record in records:
                session.add(record)
                for one in record.fields:
                    if isinstance(one.kind, Rows):
                        rows = [BY_NAME[one.kind.target]() for _n in range(pick.randint(0, 2))]
                        setattr(record, one.name, rows)
                        made.setdefault(BY_NAME[one.kind.target], []).extend(rows)
        for records in made.values():
            for record in records:
                if not record.owners:
                    record.retired_on = pick.choice([None, None, DAY])
                for one in record.fields:
                    if not isinstance(one.kind, Rows) and made.get(BY_NAME.get(getattr(one.kind, "target", "")), True):
                        setattr(record, one.name, some(one.kind, pick, made))


def of_chip(record, chip):
    """What a record answers to a chip, as one reads it."""
    match chip.field:
        case "overdue":
            over = record.next_review and record.next_review < DAY and getattr(record, "status", None) != "ended"
            return {YES} if over else set()
        case "expired":
            return {YES} if record.valid_until and record.valid_until < DAY else set()
        case "no_contract":
            return {YES} if record.status != "ended" and not has_contract(record) else set()
        case "PersonalData.special":
            return special_codes(record)
        case "Transfer.country":
            reached = {one.code for one in effective(record, DAY).countries if one.how != "seat"}
            return reached - EEA - INSIDE_UNION
        case "Purpose.legal_basis":
            return {one.legal_basis for one in record.purposes if one.legal_basis}
    value, kind = getattr(record, chip.field), type(record).field(chip.field).kind
    if isinstance(kind, YesNo):
        return set() if value is None else {str(int(value))}
    if isinstance(kind, Link):
        return {one.id for one in (value if isinstance(value, list) else [value]) if one}
    return set(value) if isinstance(value, tuple) else {value} - {None}


def fits(record, chosen):
    """Whether a record says one of the answers of each chip."""
    return all(
        (said := of_chip(record, CHIPS[type(record).__name__][name])) & set(answers)
        or (ANY in answers and said)
        or (NONE in answers and not said)
        for name, answers in chosen.items()
    )


@settings(max_examples=12)
@given(st.integers(0, 2**32))
def test_chips_find_exactly_what_plain_records_say(tmp_path_factory, seed):
    pick = random.Random(seed)
    with Register.create(tmp_path_factory.mktemp("made") / "a.ropa") as register:
        filled(register, pick)
        raw = register.connection.connection.dbapi_connection
        for class_name, chips in CHIPS.items():
            records = register.all(BY_NAME[class_name])
            ids = {one.id for one in records}
            for chip in chips.values():
                answers = {one.id: of_chip(one, chip) for one in records}
                counted = filters.count(raw, chip, ids, DAY)
                assert counted.pop(ANY) == sum(bool(said) for said in answers.values()), (class_name, chip.field)
                assert counted.pop(NONE) == sum(not said for said in answers.values())
                known = {one for said in answers.values() for one in said}
                assert counted == {one: sum(one in said for said in answers.values()) for one in known}
            for _turn in range(4):
                chosen = {
                    name: pick.sample([ANY, NONE, *sorted(filters.count(raw, chips[name], ids, DAY)), "?"], 2)
                    for name in pick.sample(sorted(chips), pick.randint(1, min(3, len(chips))))
                }
                only = filters.condition(class_name, chosen, DAY)
                found = LISTINGS[class_name].ids(raw, with_retired=True, only=only)
                assert set(found) == {one.id for one in records if fits(one, chosen)}, (class_name, chosen)
                kept = filters.sealed("id", class_name, chosen)
                again = filters.unsealed(raw, "id", class_name, kept, DAY)
                only = filters.condition(class_name, again, DAY)
                if all({*answers} - {"?"} for answers in chosen.values()):  # else a chip of nothing known is left out
                    assert LISTINGS[class_name].ids(raw, with_retired=True, only=only) == found


def test_every_chip_asks_of_a_declared_field_or_says_a_fact():
    for class_name, chips in CHIPS.items():
        for chip in chips.values():
            owner, _dot, name = chip.field.rpartition(".")
            if not chip.fact:
                kind = BY_NAME[owner or class_name].field(name).kind
                assert isinstance(kind, Choice | YesNo | Link) or chip.written
                assert isinstance(kind, Text) == chip.written
            assert bool(chip.names) == (not chip.fact and isinstance(kind, Link))
    assert set(CHIPS) == set(LISTINGS)


@pytest.fixture
def raw(register):
    return register.connection.connection.dbapi_connection


def test_what_somebody_wrote_is_kept_as_a_digest_alone(register, raw):
    activity = BY_NAME["ProcessingActivity"]
    with register.step("Made") as session:
        session.add_all([activity(department="Human Resources", status="active"), activity(department="Sales")])
    chosen = {"department": ["Human Resources", NONE], "status": ["active"], "overdue": [YES]}
    kept = filters.sealed("one", "ProcessingActivity", chosen)
    assert "Human" not in str(kept)
    assert kept["status"] == ["active"]
    assert kept != filters.sealed("another", "ProcessingActivity", chosen)
    assert filters.unsealed(raw, "one", "ProcessingActivity", kept, DAY) == chosen
    with register.step("Gone"):
        register.all(activity)[0].department = register.all(activity)[1].department = "Sales"
    assert filters.unsealed(raw, "one", "ProcessingActivity", kept, DAY)["department"] == [NONE]


@pytest.mark.parametrize("chosen", [{}, {"status": []}, {"gone": ["x"]}, {"status": ["'; DROP TABLE step; --", "\\"]}])
def test_what_is_unknown_or_odd_is_only_a_value(register, raw, chosen):
    with register.step("Made") as session:
        session.add(BY_NAME["ProcessingActivity"](status="active"))
    ids = LISTINGS["ProcessingActivity"].ids(raw, only=filters.condition("ProcessingActivity", chosen, DAY))
    assert len(ids) == (0 if chosen.get("status") else 1)


def test_codes_that_a_foreign_file_mangled_break_nothing(register, raw):
    cls = BY_NAME["Engagement"]
    with register.step("Made") as session:
        session.add(cls(storage_countries=("DE", 'a"],[{"b\\', "US")))
    [only] = register.all(cls)
    counted = filters.count(raw, CHIPS["Engagement"]["storage_countries"], {only.id}, DAY)
    assert counted["DE"] == counted["US"] == counted['a"],[{"b\\'] == 1
