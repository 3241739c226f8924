"""H18: a clock that jumps back and forth: what came after what is told by the number of the step alone."""

from datetime import UTC, datetime

import pytest

from ropa_desktop.register.systems import System
from ropa_desktop.store import backups, history, steps
from ropa_desktop.store.as_of import as_of, step_at
from ropa_desktop.store.compare import compare
from ropa_desktop.store.register import Register
from ropa_desktop.store.verify import verify
from tests.store.state import rows

# Forwards, far back, the same again, before any computer, the end of all years, and back to today.
CLOCK = [
    datetime(2026, 5, 1, tzinfo=UTC),
    datetime(2019, 1, 1, tzinfo=UTC),
    datetime(2019, 1, 1, tzinfo=UTC),
    datetime(1, 1, 1, tzinfo=UTC),
    datetime(9999, 12, 31, 23, 59, tzinfo=UTC),
    datetime(2026, 5, 2, tzinfo=UTC),
]


@pytest.fixture
def jumping(register, monkeypatch):
    """A register with a step at each of these times; gives what it held after each."""
    times = iter([*CLOCK, *[CLOCK[1]] * 100])

    class Clock(datetime):
        @classmethod
        def now(cls, tz=None):
            return next(times).astimezone(tz)

    monkeypatch.setattr(steps, "datetime", Clock)
    states = [rows(register)]
    system = System(name="0")
    for number in range(len(CLOCK)):
        with register.step(f"Step {number + 1}") as session:
            system.name = str(number + 1)
            session.add(system)
        states.append(rows(register))
    return states


def test_the_steps_stand_in_the_order_of_their_numbers(register, jumping):
    told = history.all_steps(register)
    assert [step.number for step in told] == [6, 5, 4, 3, 2, 1]
    assert [step.at[:4] for step in told] == ["2026", "9999", "0001", "2019", "2019", "2026"]
    assert register.head().number == 6
    assert verify(register.connection) == []


def test_undo_and_redo_go_by_the_numbers(register, jumping):
    for state in reversed(jumping[:-1]):
        register.undo()
        assert rows(register) == state
    assert register.undo() == []
    for state in jumping[1:]:
        register.redo()
        assert rows(register) == state
    assert verify(register.connection) == []


def test_a_state_of_the_past_is_picked_by_its_number(register, jumping):
    for number, state in enumerate(jumping):
        with as_of(register, number) as past:
            assert rows(past) == state


def test_a_day_of_the_past_gives_a_whole_state_whatever_the_clock_said(register, jumping):
    for moment in [*CLOCK[:3], CLOCK[5]]:
        number = step_at(register.connection, moment)
        with as_of(register, moment) as past:
            assert rows(past) == jumping[number]


def test_comparing_backups_and_opening_again_go_by_the_numbers(register, path, jumping, tmp_path):
    made = backups.make(register, tmp_path / "kept", "by hand")
    assert made.step == 6
    with as_of(register, 3) as before:
        [changed] = compare(before, register).changes
        assert [(edit.before, edit.after) for edit in changed.edits] == [("3", "6")]
    register.close()
    with Register.open(path) as again:
        assert rows(again) == jumping[-1]
        again.undo()
        assert again.head().number == 7
        assert verify(again.connection) == []
