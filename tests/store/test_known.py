"""What the entries tell of a processor's transfers: by selects the same as by going through the whole register."""

from datetime import date

import pytest

from ropa_desktop.register.activities import ProcessingActivity
from ropa_desktop.register.engagements import Engagement
from ropa_desktop.register.organisations import Organisation
from ropa_desktop.register.sample import records
from ropa_desktop.register.verdict_register import uses_of
from ropa_desktop.store import handover
from ropa_desktop.store.known import known
from ropa_desktop.store.register import Register

ON = date(2026, 11, 1)


@pytest.fixture
def register(tmp_path):
    with Register.create(tmp_path / "one.ropa") as made:
        with made.step("sample") as session:
            session.add_all(records())
        yield made


def both(register, on=ON):
    """Each engagement's answer, in both ways."""
    uses = uses_of(handover.contents(register), on)
    return {
        one.title(): (known(register, one, on), uses[one.id].known())
        for one in register.all(Engagement)
        if one.id in uses
    }


def test_they_say_the_same_of_the_sample(register):
    found = both(register)
    assert len(found) > 10
    assert [fast for fast, _slow in found.values()] == [slow for _fast, slow in found.values()]


def test_they_say_the_same_of_staff_of_several_laws_and_of_what_ended(register):
    with register.step("more") as session:
        first, second, third, *_rest = register.all(ProcessingActivity)
        host = next(one for one in register.all(Engagement) if one.parent is None)
        for one in (first, second, third):
            one.engagements = [host]
        first.data[0].data_subjects[0].name = "Employees"
        session.add(alder := Organisation(name="Alder", country="DE"))
        second.controller = alder
        third.status, third.controller = "ended", None
    found = both(register)
    assert [fast for fast, _slow in found.values()] == [slow for _fast, slow in found.values()]
    fast, _slow = found[host.title()]
    assert (fast.staff, fast.laws) == (True, frozenset({"EU", "CH"}))
