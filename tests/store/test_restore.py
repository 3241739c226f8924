import os
import shutil
from pathlib import Path

import pytest
from sqlcipher3 import dbapi2

from ropa_desktop.errors import KnownError
from ropa_desktop.register.systems import System
from ropa_desktop.store import backups, file, key
from ropa_desktop.store.backup_names import folder_of, listed
from ropa_desktop.store.register import Register
from ropa_desktop.store.restore import Apart, apart, restore
from ropa_desktop.store.verify import verify

BESIDE = ("-journal", "-wal", "-shm")


def add(register, name):
    with register.step(f"Added {name}") as session:
        session.add(System(name=name))


def names(path, **how):
    """The systems of a register that holds together."""
    with Register.open(path, read_only=True, **how) as register:
        assert verify(register.connection) == []
        return {one.name for one in register.all(System)}


def there(folder):
    return {one.name for one in folder.iterdir() if one.is_file()}


def kept_in(folder):
    return sorted(one for one in folder.iterdir() if " before restore " in one.name)


@pytest.fixture(scope="module")
def made_once(tmp_path_factory):
    path = tmp_path_factory.mktemp("made") / "our register.ropa"
    with Register.create(path) as register:
        add(register, "Ledger")
        made = backups.make(register, folder_of(path), "opening")
        add(register, "Later")
    return path, made.path


@pytest.fixture
def backup(path, made_once):
    """The backup of a register that has gone on since."""
    shutil.copy(made_once[0], path)
    folder_of(path).mkdir()
    return Path(shutil.copy(made_once[1], folder_of(path)))


def test_the_backup_is_there_and_what_was_there_is_kept_aside(backup, path):
    before, content = path.read_bytes(), backup.read_bytes()
    done = restore(backup, path)
    assert (done.path, done.step) == (path, 1)
    assert path.read_bytes() == backup.read_bytes() == content
    assert done.kept.read_bytes() == before
    assert done.kept.name.startswith("our register before restore ")
    assert there(path.parent) == {path.name, done.kept.name}
    assert (names(path), names(done.kept)) == ({"Ledger"}, {"Ledger", "Later"})
    with Register.open(path) as register:
        assert not register.read_only
        add(register, "From here")
    assert names(path) == {"Ledger", "From here"}


def test_what_was_there_is_among_the_backups_too_where_it_holds(backup, path):
    assert restore(backup, path).notice == ""
    (made,) = [one for one in listed(folder_of(path), path) if one.reason == "restore"]
    assert names(made.path) == {"Ledger", "Later"}


def test_what_was_changed_from_outside_is_kept_aside_and_no_backup(backup, path):
    raw = dbapi2.connect(str(path), isolation_level=None)
    raw.execute("UPDATE system SET name = 'Forged' WHERE name = 'Later'")
    raw.close()
    before = path.read_bytes()
    done = restore(backup, path)
    assert "does not hold" in done.notice
    assert done.kept.read_bytes() == before
    assert [one.reason for one in listed(folder_of(path), path)] == ["opening"]


def test_twice_in_a_moment_keeps_both_aside(backup, path):
    first = restore(backup, path)
    second = restore(first.kept, path)
    assert len(kept_in(path.parent)) == 2
    assert (names(path), names(second.kept)) == ({"Ledger", "Later"}, {"Ledger"})


def test_where_nothing_is_there_the_backup_is_put_there(backup, path):
    path.unlink()
    assert restore(backup, path).kept is None
    assert names(path) == {"Ledger"}


@pytest.mark.parametrize("content", [b"", b"x" * 5000, b"SQLite format 3\x00" + b"x" * 5000])
def test_a_damaged_file_is_kept_byte_by_byte(backup, path, content):
    path.write_bytes(content)
    done = restore(backup, path)
    assert done.kept.read_bytes() == content
    assert names(path) == {"Ledger"}


def test_rights_stay_as_they_were(backup, path):
    path.chmod(0o660)
    restore(backup, path)
    assert path.stat().st_mode & 0o777 == 0o660


# -- journals of the old file


def hot(path):
    """Leave the file as a program does that was killed while it wrote: half written, with its journal beside it."""
    writer = dbapi2.connect(str(path), isolation_level=None)
    writer.execute("PRAGMA cache_size=1")
    writer.execute("BEGIN IMMEDIATE")
    for number in range(50):
        writer.execute("INSERT INTO about VALUES (?, ?)", (f"half {number}", "x" * 3000))
    half, journal = path.read_bytes(), path.with_name(f"{path.name}-journal").read_bytes()
    writer.execute("ROLLBACK")
    writer.close()
    path.write_bytes(half)
    path.with_name(f"{path.name}-journal").write_bytes(journal)
    return half, journal


def test_a_journal_of_the_old_file_goes_with_it_and_is_not_played_into_the_new_one(backup, path):
    half, journal = hot(path)
    done = restore(backup, path)
    assert path.read_bytes() == backup.read_bytes()
    assert names(path) == {"Ledger"}
    assert done.kept.read_bytes() == half
    assert done.kept.with_name(f"{done.kept.name}-journal").read_bytes() == journal
    with Register.open(done.kept) as old:  # which undoes the half write
        assert {one.name for one in old.all(System)} == {"Ledger", "Later"}
        assert not [one for one in old.about() if one.startswith("half")]


@pytest.mark.parametrize("is_there", [True, False])
def test_whatever_lies_beside_the_old_file_goes_with_it(backup, path, is_there):
    if is_there:
        path.write_bytes(b"damaged")
    else:
        path.unlink()
    for end in BESIDE:
        path.with_name(path.name + end).write_bytes(end.encode())
    done = restore(backup, path)
    for end in BESIDE:
        assert not path.with_name(path.name + end).exists()
        assert done.kept.with_name(done.kept.name + end).read_bytes() == end.encode()
    assert names(path) == {"Ledger"}


# -- refused


def refused(backup, path, words, **how):
    before = {one: one.read_bytes() for one in path.parent.iterdir() if one.is_file()}
    with pytest.raises(KnownError, match=words) as caught:
        restore(backup, path, **how)
    assert {one: one.read_bytes() for one in path.parent.iterdir() if one.is_file()} == before
    assert ".part" not in str(caught.value)


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "not a register"),
        (b"x" * 5000, "not a register"),
        (b"SQLite format 3\x00" + b"x" * 5000, "not a register"),
    ],
)
def test_what_is_no_backup_is_refused(backup, path, content, words):
    backup.write_bytes(content)
    refused(backup, path, words)
    backup.unlink()
    refused(backup, path, "There is no file")


def test_a_backup_that_was_changed_or_is_damaged_is_refused(backup, path):
    whole = backup.read_bytes()
    raw = dbapi2.connect(str(backup), isolation_level=None)
    raw.execute("UPDATE system SET name = 'Forged'")
    raw.close()
    refused(backup, path, "does not hold: 1 rows of system")
    backup.write_bytes(whole[:4096] + b"\xff" * 4096 + whole[8192:])
    refused(backup, path, "damaged|does not hold")
    backup.write_bytes(whole[: len(whole) // 2])
    refused(backup, path, "damaged|does not hold")


def test_a_register_that_is_open_is_not_replaced(backup, path):
    with Register.open(path):
        with pytest.raises(KnownError, match="Somebody is working"):
            restore(backup, path)
        assert names(path) == {"Ledger", "Later"}


def test_another_register_is_not_replaced(backup, path, tmp_path):
    other = tmp_path / "other.ropa"
    with Register.create(other) as register:
        add(register, "Theirs")
    refused(backup, other, "is not the register")
    letter = tmp_path / "letter.odt"
    letter.write_bytes(b"Dear all")
    refused(backup, letter, "is not the register")
    refused(backup, backup, "is a backup itself")
    refused(path, path, "is the backup itself")


def test_a_folder_that_is_not_there_is_told(backup, tmp_path):
    with pytest.raises(KnownError, match="Nothing was restored"):
        restore(backup, tmp_path / "no such folder" / "a.ropa")


def test_a_full_disk_changes_nothing(mount, path):
    disk = mount("size=2m")
    with Register.create(disk / "a.ropa") as register:
        add(register, "Ledger")
        made = backups.make(register, path.parent / "backups", "opening")
        add(register, "Later")
    (disk / "ballast").write_bytes(b"x" * (2**21 - 4096 - (disk / "a.ropa").stat().st_size - 8192))
    refused(made.path, disk / "a.ropa", "Nothing was restored")
    assert names(disk / "a.ropa") == {"Ledger", "Later"}


# -- old or new, never half


class Killed(BaseException):
    """What a program feels that is killed: nothing it does from here on reaches the disk."""


def breaking(monkeypatch, number, error, *, for_ever):
    """Let the disk refuse the operation of this number, or all from there on; gives what was asked for."""
    asked = []

    def guard(module, name):
        real = getattr(module, name)

        def guarded(*arguments, **named):
            if str(arguments[0]).endswith(".lock"):  # the lock's own tests
                return real(*arguments, **named)
            asked.append(name)
            if len(asked) == number or (for_ever and len(asked) > number):
                raise error
            return real(*arguments, **named)

        monkeypatch.setattr(module, name, guarded)

    for name in ("link", "unlink", "replace", "fsync", "chmod"):
        guard(os, name)
    for name in ("copyfile", "copy2"):
        guard(shutil, name)
    return asked


def good(path):
    """Whether a register of before or of after is at the path, or kept aside with all that belongs to it."""
    states = []
    for one in (path, *kept_in(path.parent)):
        if one.suffix == ".ropa" and one.exists():
            try:
                with Register.open(one) as register:  # as the next start does, which plays a journal
                    assert verify(register.connection) == []
                    states.append({system.name for system in register.all(System)})
            except KnownError:
                states.append(None)
    return states


def attempts(path, backup, monkeypatch, error, *, for_ever):
    """Restore with the first operation broken, then the second, until none is; the state is put back before each."""
    before = {one: one.read_bytes() for one in path.parent.iterdir() if one.is_file()}
    for number in range(1, 60):
        with monkeypatch.context() as patch:
            asked = breaking(patch, number, error, for_ever=for_ever)
            try:
                restore(backup, path)
            except (KnownError, Killed):
                pass
            else:
                assert for_ever is False or len(asked) < number
        yield number, before
        if len(asked) < number:
            assert number > 8
            return
        for one in path.parent.iterdir():
            if one.is_file():
                one.unlink()
        for one, content in before.items():
            one.write_bytes(content)
    raise AssertionError("it never ends")


WITH_JOURNAL = pytest.mark.parametrize("journal", [False, True])


@WITH_JOURNAL
def test_killed_at_any_moment_there_is_a_good_register(backup, path, monkeypatch, journal):
    if journal:
        hot(path)
    for _number, _before in attempts(path, backup, monkeypatch, Killed(), for_ever=True):
        states = good(path)
        assert {"Ledger", "Later"} in states or {"Ledger"} in states[:1]
        if not journal:
            assert states[0] in ({"Ledger", "Later"}, {"Ledger"})  # at the path itself, and never half


@WITH_JOURNAL
def test_whatever_the_disk_refuses_there_is_a_good_register_and_no_litter(backup, path, monkeypatch, journal):
    if journal:
        hot(path)
    refusal = OSError(28, "No space left on device")
    for _number, before in attempts(path, backup, monkeypatch, refusal, for_ever=False):
        now = {one: one.read_bytes() for one in path.parent.iterdir() if one.is_file() and one.suffix != ".lock"}
        if path.read_bytes() == backup.read_bytes():
            assert not path.with_name(f"{path.name}-journal").exists()
            (kept,) = [one for one in kept_in(path.parent) if one.suffix == ".ropa"]
            assert kept.read_bytes() == before[path]
        else:
            assert {one: content for one, content in now.items() if one.suffix != ".part"} == before
        assert good(path)[0] in ({"Ledger", "Later"}, {"Ledger"})


def test_a_disk_without_second_names_keeps_a_copy(backup, path, monkeypatch):
    def no_links(*_names):
        raise OSError(1, "Operation not permitted")

    monkeypatch.setattr(os, "link", no_links)
    before = path.read_bytes()
    assert restore(backup, path).kept.read_bytes() == before
    assert names(path) == {"Ledger"}


# -- encrypted, older, apart


def test_an_encrypted_backup_needs_its_password(path):
    ours = key.new("correct horse", key.Cost(1, 5))
    with Register.create(path, key=ours) as register:
        add(register, "Ledger")
        made = backups.make(register, folder_of(path), "opening")
        add(register, "Later")
    refused(made.path, path, "is encrypted")
    refused(made.path, path, "does not open", key=key.derive("wrong", ours.head))
    restore(made.path, path, ours)
    assert names(path, key=ours) == {"Ledger"}
    with pytest.raises(file.Locked):
        Register.open(path)


def test_a_backup_of_an_older_form_is_restored_as_it_is(tmp_path):
    old = Path(__file__).parent.parent / "files" / "0.1.0.ropa"
    done = restore(Path(shutil.copy(old, tmp_path / "old.ropa")), tmp_path / "new.ropa")
    assert done.path.read_bytes() == old.read_bytes()


def test_how_far_a_register_and_its_backup_are_apart_is_counted(backup, path):
    with Register.open(path) as register, Register.open(backup, read_only=True) as other:
        assert apart(register, other) == Apart(2, 1, 1)
        assert apart(register, other).lost == 1
        assert apart(other, register) == Apart(1, 2, 1)
    kept = restore(backup, path).kept
    with Register.open(path) as register, Register.open(kept, read_only=True) as other:
        add(register, "Another way")
        add(register, "And on")
        assert apart(register, other) == Apart(3, 2, 1)
