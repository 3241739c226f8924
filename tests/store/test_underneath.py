"""H17: a file that was replaced, removed or written by others while it is open is noticed before each write."""

import os
import shutil
import sys

import pytest
from sqlcipher3 import dbapi2

from ropa_desktop.errors import KnownError
from ropa_desktop.register.systems import System
from ropa_desktop.store.register import Register
from ropa_desktop.store.verify import verify

ON_POSIX = pytest.mark.skipif(sys.platform == "win32", reason="Windows lets nobody move or remove an open file")


def add(register, name):
    with register.step(f"Added {name}") as session:
        session.add(System(name=name))


def names(path):
    with Register.open(path, read_only=True) as register:
        assert verify(register.connection) == []
        return sorted(one.name for one in register.all(System))


def _by_another(path, statement):
    other = dbapi2.connect(str(path), isolation_level=None)
    other.execute(statement)
    other.close()


def _removed(path, _copy):
    path.rename(path.with_suffix(".away"))


def _replaced(path, copy):
    """As a sync program does it: another file takes the name."""
    copy.replace(path)


def _written_over(path, copy):
    """As `cp` does it: other bytes in the same file."""
    path.write_bytes(copy.read_bytes())


def _cut(path, _copy):
    os.truncate(path, path.stat().st_size // 2)


def _emptied(path, _copy):
    os.truncate(path, 0)


def _edited(path, _copy):
    _by_another(path, "UPDATE system SET notes = 'slipped in'")


def _edited_and_the_times_put_back(path, _copy):
    before = path.stat()
    _by_another(path, "UPDATE system SET notes = 'slipped in'")
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))


CHANGES = {
    _removed: "no longer there",
    _replaced: "was replaced",
    _written_over: "changed by another program",
    _cut: "changed by another program",
    _emptied: "changed by another program",
    _edited: "changed by another program",
    _edited_and_the_times_put_back: "changed by another program",
}


@ON_POSIX
@pytest.mark.parametrize("change", CHANGES, ids=lambda change: change.__name__)
def test_nothing_is_written_over_a_file_that_is_not_the_one_that_was_opened(register, path, tmp_path, change):
    add(register, "First")
    copy = shutil.copy(path, tmp_path / "copy.ropa")
    add(register, "Second")
    change(path, copy)
    left = path.read_bytes() if path.exists() else None
    for _ in range(2):  # it stays so until the register is opened anew
        with pytest.raises(KnownError, match=CHANGES[change]) as told:
            add(register, "Third")
        assert "stays in its field" in str(told.value)
        with pytest.raises(KnownError, match=CHANGES[change]):
            register.undo()
    assert (path.read_bytes() if path.exists() else None) == left
    assert not path.with_name(path.name + "-journal").exists()


@ON_POSIX
def test_what_took_its_place_is_written_after_opening_it_anew(register, path, tmp_path):
    add(register, "First")
    copy = shutil.copy(path, tmp_path / "copy.ropa")
    add(register, "Second")
    _replaced(path, copy)
    with pytest.raises(KnownError):
        add(register, "Third")
    register.close()
    with Register.open(path) as again:
        assert again.read_only == ""
        add(again, "Third")
    assert names(path) == ["First", "Third"]


@ON_POSIX
def test_a_register_that_comes_back_is_ours_again(register, path):
    add(register, "First")
    _removed(path, None)
    with pytest.raises(KnownError):
        add(register, "Second")
    path.with_suffix(".away").rename(path)
    add(register, "Second")
    assert names(path) == ["First", "Second"]


@ON_POSIX
def test_a_file_that_is_moved_while_a_step_is_written_is_not_acknowledged(register, path):
    add(register, "First")
    with pytest.raises(KnownError), register.step("Added") as session:  # noqa: PT012
        session.add(System(name="Second"))
        _removed(path, None)
    assert names(path.with_suffix(".away")) == ["First"]
    path.with_suffix(".away").rename(path)
    assert [one.name for one in register.all(System)] == ["First"]
    add(register, "Third")
    assert names(path) == ["First", "Third"]


def test_other_times_of_the_same_contents_change_nothing(register, path):
    add(register, "First")
    os.utime(path, (1, 1))
    add(register, "Second")
    path.chmod(0o640)
    add(register, "Third")
    assert names(path) == ["First", "Second", "Third"]


def test_a_step_that_was_taken_back_after_writing_is_no_change_from_outside(register, path):
    register.connection.exec_driver_sql("PRAGMA cache_size=1")  # so that pages are written before the commit
    with pytest.raises(ZeroDivisionError), register.step("Too much") as session:  # noqa: PT012
        session.add_all(System(name=f"System {number}", notes="x" * 3000) for number in range(200))
        session.flush()
        raise ZeroDivisionError
    add(register, "First")
    assert names(path) == ["First"]


def test_reading_by_others_is_no_change(register, path):
    add(register, "First")
    assert names(path) == ["First"]
    shutil.copy(path, path.with_suffix(".copy"))
    add(register, "Second")
    assert names(path) == ["First", "Second"]
