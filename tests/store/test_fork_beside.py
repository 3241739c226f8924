"""A copy made in another thread: what is written while it is made is in it, whole steps only; it can be given up."""

import threading
from contextlib import suppress

import pytest

from ropa_desktop.errors import Cancelled
from ropa_desktop.register.documents import Document
from ropa_desktop.register.systems import System
from ropa_desktop.store import file
from ropa_desktop.store.register import Register
from ropa_desktop.store.verify import verify
from tests.store.keys import made


@pytest.fixture(params=["plain", "encrypted"])
def register(request, tmp_path, monkeypatch):
    monkeypatch.setattr(file, "_HEAP", 4)
    key = made() if request.param == "encrypted" else None
    with Register.create(tmp_path / "register.ropa", "A. Author", key=key) as opened:
        with opened.step("Before") as session:
            session.add_all(Document(label=f"Document {n}", notes="x" * 2000) for n in range(200))
        yield opened


def _rows(register):
    raw = register.connection.connection.dbapi_connection
    return [
        raw.execute(f"SELECT * FROM {name} ORDER BY 1").fetchall() for name in ("system", "document", "step", "about")
    ]


def _never(register):
    """A step that fails after it has written."""
    with suppress(ZeroDivisionError), register.step("Never") as session:
        session.add(System(name="Never there"))
        session.flush()
        raise ZeroDivisionError


def test_steps_that_are_made_and_undone_meanwhile_are_in_the_copy(register):
    turns = []

    def wanted():
        turns.append(1)
        if len(turns) in (3, 20, 40):
            with register.step("Meanwhile") as session:
                session.add(System(name=f"System {len(turns)}", description="y" * 9000))
        elif len(turns) == 30:
            register.undo()
        elif len(turns) == 35:
            _never(register)

    with register.fork_beside(wanted) as fork:
        assert len(turns) > 40
        assert _rows(fork) == _rows(register)
        assert [one.name for one in fork.all(System) if one.name] == [one.name for one in register.all(System)]
        assert list(verify(fork.connection)) == []


def test_a_write_waits_for_no_more_than_a_piece_of_the_copy(register):
    begun, done = threading.Event(), []

    def wanted():
        begun.set()

    def copy():
        with register.fork_beside(wanted) as fork:
            done.append(_rows(fork))

    thread = threading.Thread(target=copy)
    thread.start()
    assert begun.wait(10)
    for number in range(5):
        with register.step("Meanwhile") as session:
            session.add(System(name=f"System {number}"))
    thread.join()
    before = [len(one) for one in done[0]]
    assert before[1] == 200
    assert before[0] + 1 == before[2]  # as many systems as steps beside the first: no half of one


def test_a_copy_that_nobody_waits_for_is_given_up(register):
    def wanted():
        raise Cancelled

    with pytest.raises(Cancelled):
        register.fork_beside(wanted)
    with register.step("Afterwards") as session:
        session.add(System(name="Written"))
    assert [one.name for one in register.all(System)] == ["Written"]


def test_a_register_that_is_closed_gives_up_the_copy_first(tmp_path, monkeypatch):
    monkeypatch.setattr(file, "_HEAP", 1)
    opened = Register.create(tmp_path / "register.ropa")
    begun, told, go = threading.Event(), [], threading.Event()

    def wanted():
        begun.set()
        go.wait(10)

    def copy():
        try:
            opened.fork_beside(wanted)
        except Cancelled:
            told.append("given up")

    thread = threading.Thread(target=copy)
    thread.start()
    assert begun.wait(10)
    threading.Timer(0.05, go.set).start()
    opened.close()
    thread.join()
    assert told == ["given up"]
