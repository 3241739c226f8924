"""Old values come back as a new step, and nothing that was written since is lost."""

from datetime import date

import pytest

from ropa_desktop.errors import KnownError
from ropa_desktop.register.activities import ProcessingActivity, Purpose
from ropa_desktop.register.engagements import Engagement
from ropa_desktop.register.organisations import Organisation
from ropa_desktop.register.systems import System
from ropa_desktop.store import history
from ropa_desktop.store.put_back import put_back, take_back
from ropa_desktop.store.verify import verify
from tests.store.state import rows


@pytest.fixture
def activity(register):
    with register.step("New") as session:
        made = ProcessingActivity(
            name="Payroll", department="Finance", starts_on=date(2026, 1, 31), systems=[System(name="Ledger")],
            controller=Organisation(name="Example Ltd"),
            purposes=[Purpose(purpose="pay wages", legal_basis="A6-1-b")],
        )  # fmt: skip
        session.add(made)
    return made


def told(register, field):
    """The edit of a field in the last step."""
    (found,) = [one for one in history.told(register, register.head()) if one.edit.field == field]
    return found


VALUES = {
    "name": "Wages",
    "department": None,
    "starts_on": None,
    "controller": None,
    "dpia_needed": True,
    "wp248_criteria": ("WP248-5",),
}


@pytest.mark.parametrize("name", [name for name in VALUES if name in {one.name for one in ProcessingActivity.fields}])
def test_any_kind_of_value_comes_back(register, activity, name):
    field = ProcessingActivity.field(name)
    before = field.value(activity)
    with register.step("Changed"):
        setattr(activity, name, VALUES[name])
    edit = told(register, field.label)
    with register.step("Went on"):
        activity.code = "A-77"
    assert put_back(register, edit) == {activity.id}
    assert (field.value(activity) or None) == (before or None)
    assert activity.code == "A-77"
    assert register.head().title == f"Put back {field.label} as before step 2"
    assert verify(register.connection) == []
    register.undo()
    assert field.value(activity) == VALUES[name]


def test_a_link_that_was_taken_away_comes_back(register, activity):
    with register.step("Changed"):
        activity.systems.clear()
    put_back(register, told(register, "Systems used"))
    assert [one.name for one in activity.systems] == ["Ledger"]


def test_a_row_comes_back_with_what_hung_on_it(register, activity):
    before = rows(register)
    with register.step("Removed"):
        activity.purposes.clear()
    edit = next(one for one in history.told(register, register.head()) if one.edit.before == "pay wages")
    put_back(register, edit)
    assert rows(register) == before


def test_a_statement_of_none_comes_back_only_where_nothing_is_given(register, activity):
    with register.step("Stated"):
        activity.stated_none = ("recipients", "transfers")
    with register.step("Taken back"):
        activity.stated_none = ()
    edit = told(register, "Stated that there is none")
    put_back(register, edit)
    assert activity.stated_none == ("recipients", "transfers")
    with register.step("Changed"):
        activity.stated_none = ()
        activity.department = "Legal"
    assert verify(register.connection) == []


def test_what_was_written_since_is_not_overwritten(register, activity):
    with register.step("Changed"):
        activity.systems.clear()
    edit = told(register, "Systems used")
    with register.step("Put in again"):
        activity.systems.append(register.all(System)[0])
    with pytest.raises(KnownError, match="changed again since"):
        put_back(register, edit)
    assert len(activity.systems) == 1


def test_a_chain_never_bites_its_tail(register):
    with register.step("New") as session:
        first, second = Engagement(service="first"), Engagement(service="second")
        second.parent = first
        session.add_all([first, second])
    with register.step("Apart"):
        second.parent = None
    edit = told(register, Engagement.field("parent").label)
    with register.step("The other way round"):
        first.parent = second
    before = register.head()
    with pytest.raises(KnownError):
        put_back(register, edit)
    assert register.head() == before


def test_one_step_of_the_past_is_taken_back_alone(register, activity):
    with register.step("Changed the department"):
        activity.department = "Legal"
    step = register.head()
    with register.step("Another record") as session:
        session.add(System(name="Mail"))
    take_back(register, step)
    assert activity.department == "Finance"
    assert {one.name for one in register.all(System)} == {"Ledger", "Mail"}
    with pytest.raises(KnownError, match="changed again since"):
        take_back(register, step)
    assert verify(register.connection) == []


def test_the_making_of_a_record_is_not_taken_back_while_others_hang_on_it(register, activity):
    with register.step("New") as session:
        session.add(System(name="Mail"))
    step, mail = register.head(), next(one for one in register.all(System) if one.name == "Mail")
    with register.step("Linked"):
        activity.systems.append(mail)
    before = rows(register)
    with pytest.raises(KnownError, match="Nothing was changed"):
        take_back(register, step)
    assert rows(register) == before
