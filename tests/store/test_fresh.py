"""A new register is there when all of its beginning is, and not before, however it ends."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from ropa_desktop.errors import KnownError
from ropa_desktop.register.systems import System
from ropa_desktop.store.fresh import fresh
from ropa_desktop.store.register import Register

ROOT = Path(__file__).parent.parent.parent
KILLED = """
import os, sys
from pathlib import Path
from ropa_desktop.register.systems import System
from ropa_desktop.store.fresh import fresh
with fresh(Path(sys.argv[1])) as register, register.step("Began") as session:
    session.add(System(name="Half"))
    session.flush()
    os._exit(9)
"""


def test_nothing_is_there_until_all_is(path):
    with fresh(path, "Ada") as register:
        assert not path.exists()
        with register.step("Began") as session:
            session.add(System(name="Ledger"))
        assert not path.exists()
    assert [one.name for one in path.parent.iterdir()] == [path.name]
    with Register.open(path) as register:
        assert [one.name for one in register.all(System)] == ["Ledger"]


def test_what_a_killed_program_began_is_not_there_and_is_removed_by_the_next_attempt(path):
    ended = subprocess.run(
        [sys.executable, "-c", KILLED, path], env={**os.environ, "PYTHONPATH": str(ROOT)}, check=False
    )
    assert ended.returncode == 9
    assert not path.exists()
    assert list(path.parent.iterdir()) != []
    with fresh(path):
        pass
    assert [one.name for one in path.parent.iterdir()] == [path.name]


def test_an_error_leaves_nothing_and_is_passed_on(path):
    with pytest.raises(ZeroDivisionError), fresh(path):
        raise ZeroDivisionError
    assert list(path.parent.iterdir()) == []


def test_a_file_that_comes_meanwhile_stays_as_it_is(path):
    with pytest.raises(KnownError, match="is there already"), fresh(path):
        path.write_bytes(b"of somebody else")
    assert path.read_bytes() == b"of somebody else"
    assert [one.name for one in path.parent.iterdir()] == [path.name]


def test_a_place_that_cannot_be_written_is_told_by_its_own_name(tmp_path):
    path = tmp_path / "missing" / "a.ropa"
    with pytest.raises(KnownError) as told, fresh(path):
        pass
    assert f"{path} cannot be written" in str(told.value)
