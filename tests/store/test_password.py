"""Set, change and take away a password: everything is still there, the old file is whole until the new one is."""

import hashlib
import os
import shutil
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from ropa_desktop import durable
from ropa_desktop.errors import KnownError
from ropa_desktop.register.documents import Document
from ropa_desktop.register.organisations import Organisation
from ropa_desktop.register.sample import records
from ropa_desktop.store import file, key, password
from ropa_desktop.store.fresh import fresh
from ropa_desktop.store.register import Register
from ropa_desktop.store.verify import verify
from tests.store import state
from tests.store.keys import PASSWORD, made

ROOT = Path(__file__).parents[2]
CANARY = "Zwielichtkanarie"
WAYS = [(False, True), (True, True), (True, False)]


def _make(folder, put):
    """A register with a history and a kept file, plain and encrypted; gives their folder and the key of the second."""
    content = CANARY.encode() * 999
    sha256 = hashlib.sha256(content).hexdigest()
    for name, one in (("plain", None), ("encrypted", our := made())):
        with fresh(folder / name, "A. Author", one) as register:
            with register.step("Began") as session:
                session.add_all(put())
            with register.step(f"Kept {CANARY}") as session:
                session.add(Document(label=CANARY, file_name="a.txt", file_sha256=sha256))
                register.keep_file(sha256, content)
            register.undo()
    return folder, our


@pytest.fixture(scope="module")
def both(tmp_path_factory):
    return _make(tmp_path_factory.mktemp("small"), lambda: [Organisation(name=f"{CANARY} Ltd", kept_for=True)])


@pytest.fixture(scope="module")
def both_samples(tmp_path_factory):
    return _make(tmp_path_factory.mktemp("sample"), records)


def _case(made_both, way, folder):
    files, our = made_both
    before, after = way
    path = folder / "folder" / "our register.ropa"
    path.parent.mkdir()
    shutil.copy(files / ("encrypted" if before else "plain"), path)
    return path, our if before else None, made("the new one") if after else None


@pytest.fixture(params=WAYS, ids=["set", "change", "take away"])
def case(request, both, tmp_path):
    """A register, the key that it has and the one that it is to have."""
    return _case(both, request.param, tmp_path)


def _all(path, one):
    """Everything in the file, in its places."""
    with closing(file.connect(path, read_only=True, key=one)) as raw:
        told = {n: raw.execute(f"PRAGMA {n}").fetchone() for n in ("application_id", "user_version", "encoding")}
        told["schema"] = raw.execute("SELECT type, name, tbl_name, sql FROM sqlite_master ORDER BY 1, 2").fetchall()
        tables = raw.execute("SELECT name, wr FROM pragma_table_list WHERE type IN ('table', 'shadow')").fetchall()
        for name, without_rowid in tables:
            if not name.startswith("sqlite"):
                told[name] = raw.execute(f"SELECT {'' if without_rowid else 'rowid, '}* FROM {name}").fetchall()
        return told


@pytest.mark.parametrize("way", WAYS)
def test_all_of_it_is_in_the_new_file_and_in_its_places(both_samples, way, tmp_path):
    path, old, new = _case(both_samples, way, tmp_path)
    before = _all(path, old)
    assert len(before["step_row"]) > 100
    assert len(before["search_data"]) > 1
    password.change(path, old, new)
    assert _all(path, new) == before
    assert file.is_encrypted(path) == (new is not None)
    with Register.open(path, "A. Author", key=new) as register:
        assert verify(register.connection) == []
        assert state.found(register, "customer")
        assert register.redo()
        assert verify(register.connection) == []


def test_the_old_key_opens_it_no_more(case):
    path, old, new = case
    password.change(path, old, new)
    if new:
        with pytest.raises(file.WrongKey if old else file.Locked):
            Register.open(path, key=old)
    else:
        assert path.read_bytes().startswith(b"SQLite format 3\0")


def test_nothing_lies_beside_it_and_nothing_of_the_text(case):
    path, old, new = case
    password.change(path, old, new)
    assert [one.name for one in path.parent.iterdir()] == [path.name]
    assert path.stat().st_mode & 0o777 == 0o600
    assert (CANARY.encode() in path.read_bytes()) == (new is None)


def test_what_lies_beside_it_meanwhile_is_as_secret_as_the_new_file(case, monkeypatch):
    path, old, new = case
    seen = {}
    real = durable.contents

    def look(begun):
        seen.update({one.name: (one.stat().st_mode & 0o777, one.read_bytes()) for one in path.parent.iterdir()})
        real(begun)

    monkeypatch.setattr(durable, "contents", look)
    password.change(path, old, new)
    parts = {name: told for name, told in seen.items() if name.endswith(".part")}
    assert len(parts) == 1
    for name, (mode, content) in seen.items():
        if name != path.name:
            assert mode == 0o600
            assert new is None or CANARY.encode() not in content


def _broken(monkeypatch, name):
    """Break the change at one of its moments; gives the error that comes of it."""
    if name == "copy":
        return monkeypatch.setattr(password, "_copy", _raise(RuntimeError("copy")))
    if name == "fsync":
        return monkeypatch.setattr(durable, "contents", _raise(OSError(28, "No space left on device")))
    if name == "compare":
        calls = iter(range(2))
        return monkeypatch.setattr(password, "_told", lambda raw: iter([next(calls)]))
    if name == "head":
        return monkeypatch.setattr(Register, "head", lambda self: None)
    return monkeypatch.setattr(type(password.Path()), "replace", _raise(OSError(13, "Permission denied")))


def _raise(error):
    def act(*_given):
        raise error

    return act


@pytest.mark.parametrize("moment", ["copy", "fsync", "compare", "head", "replace"])
def test_whatever_breaks_the_old_file_is_there_and_nothing_else(case, monkeypatch, moment):
    path, old, new = case
    before = path.read_bytes()
    with monkeypatch.context() as patch:
        _broken(patch, moment)
        with pytest.raises((KnownError, RuntimeError)):
            password.change(path, old, new)
    assert path.read_bytes() == before
    assert [one.name for one in path.parent.iterdir()] == [path.name]
    password.change(path, old, new)  # the lock is free again
    assert path.read_bytes() != before


_KILLED = """
import os, sys
from pathlib import Path
from ropa_desktop import durable
from ropa_desktop.store import key, password

path, moment, old, new = Path(sys.argv[1]), *sys.argv[2:]
where = {"copied": (durable, "contents"), "compared": (password, "_verify"), "replaced": (durable, "names")}[moment]
setattr(*where, lambda *_given: os._exit(9))
made = key.new(new, key.Cost(1, 5)) if new else None
password.change(path, key.of(path, old) if old else None, made)
"""


@pytest.mark.parametrize("moment", ["copied", "compared", "replaced"])
def test_killed_at_any_moment_it_is_the_old_file_or_the_new_one(case, moment):
    path, old, new = case
    typed = [PASSWORD if old else "", "the new one" if new else ""]
    done = subprocess.run([sys.executable, "-c", _KILLED, str(path), moment, *typed], cwd=ROOT, check=False)
    assert done.returncode == 9
    word = typed[moment == "replaced"]
    assert file.is_encrypted(path) == bool(word)
    with Register.open(path, key=key.of(path, word) if word else None) as register:
        assert not register.read_only
        assert verify(register.connection) == []
    for one in path.parent.iterdir():
        assert one == path or not new or CANARY.encode() not in one.read_bytes()
    password.change(path, key.of(path, word) if word else None, made())  # what was left goes with the next one
    assert [one.name for one in path.parent.iterdir()] == [path.name]


def test_not_while_somebody_works_on_it(case):
    path, old, new = case
    before = path.read_bytes()
    with Register.open(path, key=old), pytest.raises(KnownError, match="working on"):
        password.change(path, old, new)
    assert path.read_bytes() == before


def test_not_with_a_wrong_key(case):
    path, old, new = case
    before = path.read_bytes()
    if old:
        for wrong, error in ((None, file.Locked), (made(), file.WrongKey)):
            with pytest.raises(error):
                password.change(path, wrong, new)
    assert path.read_bytes() == before


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="this user may write everywhere")
def test_not_in_a_folder_that_cannot_be_written(case):
    path, old, new = case
    path.parent.chmod(0o500)
    try:
        with pytest.raises(KnownError):
            password.change(path, old, new)
    finally:
        path.parent.chmod(0o700)
    assert [one.name for one in path.parent.iterdir()] == [path.name]


def test_a_link_to_a_register_stays_a_link(case):
    path, old, new = case
    link = path.parent / "link.ropa"
    link.symlink_to(path)
    password.change(link, old, new)
    assert link.is_symlink()
    assert file.is_encrypted(path) == (new is not None)


def test_faults_that_were_there_do_not_keep_anybody_from_a_password(case):
    path, old, new = case
    with closing(file.connect(path, key=old)) as raw:
        raw.execute("UPDATE organisation SET country = 'FR'")
    password.change(path, old, new)
    with Register.open(path, read_only=True, key=new) as register:
        assert [fault.sentence for fault in verify(register.connection)]


def test_a_full_disk_changes_nothing(both, mount):
    folder, our = both
    disk = mount("size=2m")
    path = shutil.copy(folder / "encrypted", disk / "r.ropa")
    filler = disk / "filler"
    filler.write_bytes(bytes(2 * 2**20 - path.stat().st_size - 2**16))  # room for the lock, not for a second one
    before = path.read_bytes()
    with pytest.raises(KnownError):
        password.change(path, our, None)
    assert path.read_bytes() == before
    assert {one.name for one in disk.iterdir()} == {"r.ropa", "filler"}
