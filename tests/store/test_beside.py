"""A step taken back in another thread: whoever comes meanwhile waits for its end, and it is done whole or not."""

import threading

import pytest
from sqlalchemy import text

from ropa_desktop.errors import Cancelled
from ropa_desktop.register.systems import System
from ropa_desktop.store.reader import reader_of
from ropa_desktop.store.register import Register
from ropa_desktop.store.verify import verify
from tests.store.keys import made

MANY = 250  # more than are told of at once


@pytest.fixture(params=["plain", "encrypted"])
def register(request, tmp_path):
    key = made() if request.param == "encrypted" else None
    with Register.create(tmp_path / "register.ropa", "A. Author", key=key) as opened:
        with opened.step("Made") as session:
            session.add_all(System(name=f"old {n}") for n in range(MANY))
        with opened.step("Renamed") as session:
            session.execute(text("UPDATE system SET name = 'new', notes = 'a note'"))
        opened.look_anew()
        yield opened


def _raw(register):
    return register.connection.connection.dbapi_connection


def _all(register):
    raw = _raw(register)
    names = [name for (name,) in raw.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")]
    return {name: raw.execute(f"SELECT * FROM {name}").fetchall() for name in names}


NAMES = "SELECT DISTINCT substr(name, 1, 3) FROM system"
READ = {
    "the session": lambda register, _reader: {one.name[:3] for one in register.session.query(System)},
    "the connection": lambda register, _reader: {one for (one,) in _raw(register).execute(NAMES)},
    "a reader": lambda _register, reader: {one for (one,) in reader.read(lambda raw: raw.execute(NAMES).fetchall())},
    "a copy": lambda register, _reader: {one.name[:3] for one in register.fork().all(System)},
}


class _Asked(threading.Event):
    """Tells that somebody waits for it."""

    def __init__(self):
        super().__init__()
        self.asked = threading.Event()
        self.set()

    def wait(self, timeout=None):
        self.asked.set()
        return super().wait(timeout)


@pytest.mark.parametrize("read", READ)
def test_who_reads_meanwhile_waits_and_sees_the_whole_step(register, read):
    register._written = _Asked()
    reader, half, found = reader_of(register), threading.Event(), []
    register.readers.append(reader)

    def progress(done, _total):
        if done:
            half.set()
            assert register._written.asked.wait(10)

    act = register.beside("undo")
    thread = threading.Thread(target=lambda: found.extend(act(progress)))
    thread.start()
    assert half.wait(10)
    reader.go_on()  # whoever begins a new look does so
    seen = READ[read](register, reader)
    thread.join()
    reader.close()
    assert seen == {"old"}
    assert len(found) == MANY
    register.look_anew()
    assert {one.name[:3] for one in register.all(System)} == {"old"}
    assert {one.notes for one in register.all(System)} == {None}
    assert verify(register.connection) == []


def test_a_step_of_the_window_waits_for_it(register):
    register._written = _Asked()
    half = threading.Event()

    def progress(done, _total):
        if done:
            half.set()

    act = register.beside("undo")
    thread = threading.Thread(target=act, args=(progress,))
    thread.start()
    assert half.wait(10)
    with register.step("Another") as session:
        session.add(System(name="one more"))
    thread.join()
    assert [step for (step,) in _raw(register).execute("SELECT title FROM step")] == [
        "Made", "Renamed", "Undone: Renamed", "Another",
    ]  # fmt: skip
    assert verify(register.connection) == []


@pytest.mark.parametrize("error", [Cancelled, ZeroDivisionError])
def test_what_is_stopped_half_way_has_done_nothing(register, error):
    head, before = register.head(), _all(register)

    def progress(done, _total):
        if done:
            raise error

    raised, act = [], register.beside("undo")

    def run():
        try:
            act(progress)
        except error as found:
            raised.append(found)

    thread = threading.Thread(target=run)
    thread.start()
    thread.join()
    assert raised
    assert register.head() == head
    assert _all(register) == before
    register.look_anew()
    with register.step("Still writes") as session:
        session.add(System(name="one more"))
    assert verify(register.connection) == []


def test_redo_does_it_again_and_nothing_is_done_where_nothing_can_be_undone(register):
    nothing = register.beside("redo")
    assert nothing(lambda *_: None) == []
    assert len(register.undo()) == MANY
    told = []
    assert len(register.beside("redo")(lambda *so_far: told.append(so_far))) == MANY
    assert told == [(0, MANY), (100, MANY), (200, MANY)]
    register.look_anew()
    assert {one.name for one in register.all(System)} == {"new"}
    assert verify(register.connection) == []
