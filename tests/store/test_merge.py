"""Two copies become one: what does not clash is taken, what does is decided, and nothing is lost on the way."""

import pytest

from ropa_desktop.errors import KnownError
from ropa_desktop.register.activities import ProcessingActivity, Purpose
from ropa_desktop.register.systems import System
from ropa_desktop.store.merge import apply, prepare
from tests.store.copies import (
    activity,
    change,
    changing,
    copies,
    holds,
    merge,
    one,
)
from tests.store.state import found, index, rows


@pytest.fixture
def both(tmp_path):
    with copies(tmp_path) as opened:
        yield opened


def test_what_one_alone_changed_is_taken(both):
    ours, theirs = both
    change(ours, activity(ours), department="Finance")
    change(theirs, activity(theirs), description="Pays everybody", notes="by bank")
    change(theirs, one(theirs, System), name="Wages 4")
    made = merge(ours, theirs)
    here = activity(ours)
    assert (here.department, here.description, here.notes) == ("Finance", "Pays everybody", "by bank")
    assert here.systems[0].name == "Wages 4"
    assert {(each.what, each.title) for each in made.taken} == {("changed", "A-01 Payroll"), ("changed", "Wages 4")}
    assert found(ours, "everybody") == {here.id}


def test_both_wrote_the_same(both):
    ours, theirs = both
    for register in both:
        change(register, activity(register), department="Finance")
    assert prepare(ours, theirs).nothing()


def test_a_step_is_made_that_undo_takes_back(both):
    ours, theirs = both
    change(ours, activity(ours), department="Finance")
    change(theirs, activity(theirs), notes="by bank")
    before = rows(ours), index(ours)
    merge(ours, theirs)
    assert ours.head().title == "Merged theirs.ropa (their step 2)"
    assert ours.undo()
    assert (rows(ours), index(ours)) == before
    assert holds(ours)
    assert [each.title for each in prepare(ours, theirs).taken] == ["A-01 Payroll"]  # it can be had again


def test_nothing_to_take_makes_no_step(both):
    ours, theirs = both
    change(ours, activity(ours), department="Finance")
    made = prepare(ours, theirs)
    assert made.nothing()
    assert apply(ours, made, {}) == 0
    assert ours.head().number == 2


def test_the_register_must_not_have_changed_since(both):
    ours, theirs = both
    change(theirs, activity(theirs), notes="n")
    made = prepare(ours, theirs)
    change(ours, activity(ours), notes="m")
    with pytest.raises(KnownError, match="meanwhile"):
        apply(ours, made, {})


def test_links_are_sets(both):
    ours, theirs = both
    with changing(ours) as here:
        here.systems.append(System(name="Archive"))
    with changing(theirs) as there:
        there.systems[:] = [System(name="Cloud")]
    merge(ours, theirs)
    assert {each.name for each in activity(ours).systems} == {"Archive", "Cloud"}


def test_codes_that_both_added_are_all_there(both):
    ours, theirs = both
    change(ours, one(ours, System), hosting_countries=("IE", "FR"))
    change(theirs, one(theirs, System), hosting_countries=("DE", "IE"))
    merge(ours, theirs)
    assert set(one(ours, System).hosting_countries) == {"IE", "FR", "DE"}


def test_rows_that_both_added_stay_in_the_order_of_each(both):
    ours, theirs = both
    for register, purpose in ((ours, "Plan"), (theirs, "Audit")):
        with changing(register) as here:
            here.purposes.insert(0, Purpose(purpose=purpose))
    merge(ours, theirs)
    said_now = [each.purpose for each in activity(ours).purposes]
    assert set(said_now[:2]) == {"Plan", "Audit"}
    assert said_now[2:] == ["Pay wages", "Report taxes"]
    assert [each.position for each in activity(ours).purposes] == [0, 1, 2, 3]


def test_another_order_is_taken_and_never_clashes(both):
    ours, theirs = both
    with changing(theirs) as there:
        there.purposes.reverse()
        there.purposes.reorder()
    merge(ours, theirs)
    assert [each.purpose for each in activity(ours).purposes] == ["Report taxes", "Pay wages"]


def test_two_statements_of_none_and_one_taken_back(both):
    ours, theirs = both
    change(ours, activity(ours), stated_none=("transfers",))
    change(theirs, activity(theirs), stated_none=("recipients",))
    merge(ours, theirs)
    assert set(activity(ours).stated_none) == {"transfers", "recipients"}
    change(theirs, activity(theirs), stated_none=())
    merge(ours, theirs)
    assert set(activity(ours).stated_none) == {"transfers"}


def test_two_of_one_reference_both_stay_and_it_is_said(both):
    ours, theirs = both
    for register, name in ((ours, "Doors"), (theirs, "Gates")):
        with register.step("New") as session:
            session.add(ProcessingActivity(code="A-07", name=name))
    made = merge(ours, theirs)
    assert any("A-07" in words for words in made.notices)
    assert {each.name for each in ours.all(ProcessingActivity) if each.code == "A-07"} == {"Doors", "Gates"}
