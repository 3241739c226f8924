"""A starting point is put in as one step, and one undo takes all of it back."""

import pytest

from ropa_desktop.errors import KnownError
from ropa_desktop.register.activities import ProcessingActivity
from ropa_desktop.register.organisations import Organisation
from ropa_desktop.register.records import ALL
from ropa_desktop.register.retention import RetentionRule
from ropa_desktop.register.starting_points import POINTS
from ropa_desktop.register.starting_points.proposals import proposals
from ropa_desktop.store.register import Register
from ropa_desktop.store.starting import start

HOSTILE = ("<b>bold</b>", "=1+1", "'; DROP TABLE organisation; --", "\u202egnp.exe", "x" * 5000, "  ")


@pytest.fixture
def register(tmp_path):
    with Register.create(tmp_path / "one.ropa") as made:
        with made.step("Began") as session:
            session.add(Organisation(name="Heron GmbH", country="DE", kept_for=True))
        yield made


def _all(point, country="DE"):
    return {one.key for one in proposals(point, country, None)}


def _counts(register):
    return {cls.__name__: len(register.all(cls)) for cls in ALL}


@pytest.mark.parametrize("point", POINTS, ids=lambda one: one.name)
def test_one_undo_takes_all_of_it_back(register, point):
    before, ours = _counts(register), register.all(Organisation)[0]
    activity = start(register, point, _all(point), controller=ours, code="A-01")
    assert register.head().number == 2
    assert activity.controller is ours
    assert _counts(register) != before
    register.undo()
    assert _counts(register) == before


def test_all_of_them_share_categories_measures_and_rules(register):
    ours = register.all(Organisation)[0]
    for point in POINTS:
        start(register, point, _all(point), controller=ours)
    assert len(register.all(ProcessingActivity)) == len(POINTS)
    for cls in ALL:
        if cls.__name__ in ("CategoryOfPersonalData", "CategoryOfDataSubjects", "SecurityMeasure"):
            names = [one.name.casefold() for one in register.all(cls)]
            assert len(set(names)) == len(names)
    rules = register.all(RetentionRule)
    assert sorted(one.code for one in rules) == [f"R-{number:02d}" for number in range(1, len(rules) + 1)]


def test_a_number_in_use_is_not_given_again(register):
    with register.step("Rule") as session:
        session.add_all([RetentionRule(code="R-07", label="Ours"), RetentionRule(code="R-x", label="Odd")])
    point = next(one for one in POINTS if one.name == "payroll")
    start(register, point, _all(point), controller=register.all(Organisation)[0])
    assert "R-08" in [one.code for one in register.all(RetentionRule)]


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_name_is_a_text_and_no_more(register, name):
    with register.step("Named") as session:
        session.add(Organisation(name=name, country="DE", kept_for=True))
    theirs = next(one for one in register.all(Organisation) if one.name != "Heron GmbH")
    activity = start(register, POINTS[0], _all(POINTS[0]), controller=theirs, name=name)
    assert activity.name == theirs.name
    assert len(register.all(Organisation)) == 2


def test_a_name_that_no_file_can_hold_is_refused_and_nothing_is_kept(register):
    before = _counts(register)
    with pytest.raises(KnownError, match="U\\+0000"):
        start(register, POINTS[0], _all(POINTS[0]), controller=register.all(Organisation)[0], name="a\x00b")
    assert _counts(register) == before
