import errno
import json
import os
import platform
import re
import subprocess
import sys
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from dateutil import parser

from ropa_desktop import cli
from ropa_desktop.errors import KnownError
from ropa_desktop.register.systems import System
from ropa_desktop.store import lock
from ropa_desktop.store.lock import InUse, WriterLock
from ropa_desktop.store.register import Register

ROOT = Path(__file__).parent.parent.parent
MOMENT = r"\d{1,2} [A-Z][a-z]+ 2\d{3}, \d\d:\d\d"
HOLDER = """
import sys
from pathlib import Path
from ropa_desktop.store.register import Register
with Register.open(Path(sys.argv[1])) as register:
    print(repr(register.read_only), flush=True)
    sys.stdin.read()
"""


@pytest.fixture
def elsewhere(path):
    """Another process that has the register open; it lets go when its input ends."""
    Register.create(path).close()
    holder = subprocess.Popen(
        [sys.executable, "-c", HOLDER, path],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )
    assert holder.stdout.readline().strip() == b"''"
    yield holder
    holder.stdin.close()
    holder.stdout.close()
    assert holder.wait() == 0


def test_a_second_opening_reads_and_is_told_who_writes(register, path, monkeypatch):
    with Register.open(path) as second:
        assert lock._user() in second.read_only
        assert "working on it" in second.read_only
        with pytest.raises(KnownError, match="working on it"), second.step("Refused"):
            pass
        with register.step("Added") as session:
            session.add(System(name="Ledger"))
        assert [one.name for one in second.all(System)] == ["Ledger"]
    with Register.open(path) as third:
        assert third.read_only  # the second has not taken the lock away with it
    register.close()
    with Register.open(path) as alone:
        assert not alone.read_only


def test_another_process_is_told_too(elsewhere, path):
    with Register.open(path) as second:
        assert "working on it" in second.read_only
    elsewhere.communicate(b"")
    with Register.open(path) as alone:
        assert not alone.read_only


def test_a_killed_program_leaves_no_lock(elsewhere, path):
    elsewhere.kill()
    elsewhere.wait()
    with Register.open(path) as register:
        assert not register.read_only
    elsewhere.wait = lambda: 0
    assert [one.name for one in path.parent.iterdir()] == [path.name]


def test_the_lock_says_who_where_and_since_when(register, path):
    said = json.loads(path.with_name(f".{path.name}.lock").read_bytes()[1:])
    assert set(said) == {"user", "computer", "since"}
    assert all(said.values())


def test_who_where_and_since_when_are_said_in_words(register, path):
    now = datetime.now()
    with Register.open(path) as second:
        found = re.search(r"working on it: (.+) on the computer (.+), since (.+)\.", second.read_only)
    assert found[1] == lock._user()
    assert found[2] == platform.node()
    assert abs(parser.parse(found[3]) - now) < timedelta(hours=1)


def test_the_command_line_says_who_is_working_on_it(register, path, tmp_path, capsys):
    (tmp_path / "all.json").write_text('{"format": "ropa-register", "version": 1, "records": {}}')
    assert cli.main(["import", str(tmp_path / "all.json"), "--into", str(path)]) == 2
    said = capsys.readouterr().err
    since = f"{re.escape(lock._user())} on the computer {re.escape(platform.node())}, since {MOMENT}"
    assert re.search(since, said)
    assert "nothing was changed" in said


@pytest.mark.parametrize(
    "content",
    [b"", b" {", b" []", b"\xff\xfe", b' {"user": 1, "computer": 2, "since": 3}',
     b' {"user": "a", "computer": "b", "since": "9999-12-31T23:59+00:00"}'],
)  # fmt: skip
def test_an_unreadable_lock_still_locks(register, path, content):
    path.with_name(f".{path.name}.lock").write_bytes(content)
    with Register.open(path) as second:
        assert second.read_only


@pytest.mark.skipif(sys.platform == "win32", reason="Windows removes no open file")
def test_a_lock_that_was_removed_while_it_was_waited_for_is_made_again(path, monkeypatch):
    """Between opening and locking, who held it lets go and a third takes it."""
    first, second, third = WriterLock(path), WriterLock(path), WriterLock(path)
    first.take()
    real, turns = lock._lock, []

    def meanwhile(file):
        turns.append(file)
        if len(turns) == 1:
            first.release()
            third.take()
        real(file)

    monkeypatch.setattr(lock, "_lock", meanwhile)
    with pytest.raises(InUse):
        second.take()
    third.release()
    second.take()
    assert second.place.exists()
    second.release()


def test_where_no_lock_can_be_had_one_can_read(register, path, monkeypatch):
    register.close()

    def none_here(_file):
        raise OSError(errno.ENOLCK, "No locks available")

    monkeypatch.setattr(lock, "_lock", none_here)
    with Register.open(path) as read:
        assert "No locks available" in read.read_only


def test_a_disk_that_can_only_be_read_is_read(register, path, tmp_path, mount):
    register.close()
    disk = mount("size=4m")
    there = disk / path.name
    there.write_bytes(path.read_bytes())
    subprocess.run(["mount", "-o", "remount,ro", disk], check=True)
    before = there.read_bytes()
    with Register.open(there) as read:
        assert "cannot be written" in read.read_only
        assert read.all(System) == []
        with pytest.raises(KnownError, match="cannot be written"), read.step("Refused"):
            pass
    with pytest.raises(KnownError, match="cannot be written"):
        Register.create(disk / "new.ropa")
    assert there.read_bytes() == before
