"""What was handed over is a step of the history, and undo passes it by."""

import pytest

from ropa_desktop.errors import KnownError
from ropa_desktop.register.systems import System
from ropa_desktop.store import deliveries, handover, steps
from ropa_desktop.store.register import Register


def _note(register, name="record.xlsx", to=""):
    return deliveries.note(register, handover.standing(register), "controller", None, name, "en", to)


@pytest.fixture
def begun(register):
    with register.step("Added a system") as session:
        session.add(System(name="Ledger"))
    return register


def test_a_document_is_noted_with_the_state_that_it_shows(begun):
    shown = begun.head()
    made = _note(begun, to="  The authority ")
    assert (made.step, made.state, made.handed_to) == (shown.number, shown.hash, "The authority")
    assert begun.head().title == "Handed to The authority: record.xlsx"
    assert steps.marked(begun.connection) == (begun.head().number, begun.head().hash)
    assert deliveries.all_of(begun) == [made]


def test_the_last_delivery_is_the_last_one_that_somebody_got(begun):
    assert deliveries.last(begun) is None
    draft = _note(begun, "draft.pdf")
    assert deliveries.last(begun) == draft
    handed = _note(begun, "record.pdf", "The authority")
    _note(begun, "another draft.pdf")
    assert deliveries.last(begun) == handed


def test_undo_and_redo_pass_a_delivery_by(begun):
    _note(begun)
    assert begun.undoable().title == "Added a system"
    begun.undo()
    _note(begun)
    assert begun.all(System) == []
    begun.redo()
    assert [one.name for one in begun.all(System)] == ["Ledger"]
    _note(begun)
    begun.undo()
    assert begun.all(System) == []
    assert len(deliveries.all_of(begun)) == 3


def test_a_register_that_can_only_be_read_notes_nothing(begun, path):
    begun.close()
    with Register.open(path, read_only=True) as register, pytest.raises(KnownError, match="reading only"):
        _note(register)
