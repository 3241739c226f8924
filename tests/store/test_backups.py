import os
import shutil
import stat
import sys
import tempfile
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlcipher3 import dbapi2

from ropa_desktop import paths, settings
from ropa_desktop.errors import KnownError
from ropa_desktop.register.systems import System
from ropa_desktop.store import backup_names, backups, file, key, verify
from ropa_desktop.store.backup_names import REASONS, backup_at, folder_of, listed, mark_of, named
from ropa_desktop.store.register import Register
from ropa_desktop.unfinished import unfinished
from tests.store.state import rows

NOW = datetime(2026, 11, 22, 14, 30, 5)
CHEAP = key.Cost(1, 5)


def add(register, name):
    with register.step(f"Added {name}") as session:
        session.add(System(name=name))


def files(folder):
    return sorted(one.name for one in folder.iterdir()) if folder.exists() else []


@pytest.fixture
def folder(path):
    return folder_of(path)


@pytest.fixture
def filled(register):
    add(register, "Ledger")
    add(register, "Archive")
    return register


# -- names


def test_the_name_says_what_it_is(filled, folder):
    made = backups.make(filled, folder, "opening", NOW)
    mark = filled.about()["register_id"][:8]
    assert files(folder) == [f"our register 2026-11-22 14.30.05 step 2 opening {mark}.ropa"]
    assert folder.name == "our register backups"
    assert (made.at, made.step, made.reason, made.size) == (NOW, 2, "opening", made.path.stat().st_size)
    assert listed(folder, filled.path, mark) == [made]


names = st.text(st.characters(codec="utf-8", exclude_characters="/\\\x00"), min_size=1).map(lambda text: f"{text}.ropa")


@given(names, st.integers(1, 10**15), st.sampled_from(sorted(REASONS)), st.datetimes(datetime(1970, 1, 2)))
def test_any_name_is_read_back(name, step, reason, at):
    made = named(Path("/b"), Path("/", name), "00c0ffee", step, reason, at)
    assert backup_at(made.path) == made
    assert len(os.fsencode(made.path.name)) < 255
    assert len(os.fsencode(folder_of(Path("/", name)).name)) < 255


@pytest.mark.parametrize(
    "name",
    [
        "Larkspur.ropa",
        "Larkspur 2026-11-22 14.30.05 step 57 opening.ropa",
        "Larkspur 2026-11-22 14.30.05 step 57 opening 1a2b3c4d.ropa.part",
        "Larkspur 2026-11-22 14.30.05 step 57 opening 1a2b3c4d (1).ropa",
        "Larkspur 2026-11-22 14.30.05 step 057 opening 1a2b3c4d.ropa",
        "Larkspur 2026-11-22 14.30.05 step ٥ opening 1a2b3c4d.ropa",
        "Larkspur 2026-13-22 14.30.05 step 57 opening 1a2b3c4d.ropa",
        "Larkspur 2026-11-22 14.30.05 step 57 closing 1a2b3c4d.ropa",
        "2026-11-22 14.30.05 step 57 opening 1a2b3c4d.ropa",
    ],
)
def test_other_files_are_none_of_ours(name):
    assert backup_at(Path(name)) is None


def test_an_id_that_is_none_of_ours_is_no_part_of_a_path():
    assert mark_of("0123456789abcdef0123456789abcdef") == "01234567"
    for hostile in ("../../x", "", "C:\\x", "\ud800", "0123456789ABCDEF0123456789ABCDEF"):
        assert backup_names.re.fullmatch("[0-9a-f]{8}", mark_of(hostile))


def test_registers_share_the_folder_of_the_users_choice(filled, tmp_path):
    settings.Settings(backups=str(tmp_path / "all")).save()
    other = tmp_path / "elsewhere" / filled.path.name
    other.parent.mkdir()
    with Register.create(other) as second:
        add(second, "Ledger")
        of_other = backups.before(second, "import")
    ours = backups.before(filled, "import")
    assert ours.path.parent == of_other.path.parent == tmp_path / "all"
    assert listed(tmp_path / "all", filled.path, ours.register) == [ours]
    assert listed(tmp_path / "all", filled.path) == [ours, of_other]  # by name, where the id cannot be read


# -- making


def test_a_backup_is_the_register_itself(filled, folder):
    made = backups.make(filled, folder, "opening")
    with Register.open(made.path, read_only=True) as copy:
        assert rows(copy) == rows(filled)
        assert copy.head() == filled.head()
        assert copy.about() == filled.about()
        assert verify.verify(copy.connection) == []
    if sys.platform != "win32":
        assert stat.S_IMODE(made.path.stat().st_mode) == 0o600
        assert stat.S_IMODE(folder.stat().st_mode) == 0o700


def test_another_thread_makes_it_from_a_fork(filled, folder):
    fork = filled.fork()
    add(filled, "Later")
    made = backups.make(fork, folder, "hourly")
    fork.close()
    assert made.step == 2
    assert backups.head_of(made.path) != filled.head().hash


def test_a_backup_is_not_worked_in(filled, folder):
    made = backups.make(filled, folder, "opening")
    with Register.open(made.path) as copy:
        assert "It is a backup" in copy.read_only
        with pytest.raises(KnownError, match="reading only"):
            add(copy, "Wrong file")
    assert files(folder) == [made.path.name]


def test_a_backup_of_the_same_state_is_not_made_twice(filled, folder):
    first = backups.make(filled, folder, "opening", NOW)
    assert backups.make(filled, folder, "hourly", NOW + timedelta(hours=1)) is None
    meant = backups.make(filled, folder, "by hand", NOW + timedelta(hours=2))
    assert meant  # it is kept for longer than the first
    assert backups.make(filled, folder, "merge", NOW + timedelta(hours=3)) is None
    assert backups.make(filled, folder, "opening", NOW + timedelta(hours=3)) is None
    assert files(folder) == sorted([first.path.name, meant.path.name])
    add(filled, "Another")
    assert backups.make(filled, folder, "hourly", NOW + timedelta(hours=4)).step == 3


def test_a_backup_that_does_not_open_does_not_count(filled, folder):
    first = backups.make(filled, folder, "opening", NOW)
    first.path.write_bytes(b"not a register")
    assert backups.make(filled, folder, "hourly", NOW + timedelta(hours=1))


def test_where_nothing_was_done_nothing_can_be_lost(register, folder):
    assert backups.make(register, folder, "opening") is None
    assert not folder.exists()


def test_a_backup_inside_a_step_is_a_bug(filled, folder):
    with pytest.raises(RuntimeError, match="inside a step"), filled.step("Adding"):
        backups.make(filled, folder, "by hand")
    assert not folder.exists()


def test_foreign_files_in_the_folder_are_left_alone(filled, folder):
    folder.mkdir()
    old = folder / "Other 2001-11-22 14.30.05 step 57 opening 1a2b3c4d.ropa"
    for one in (folder / "notes.txt", old, old.with_name(old.name.replace("57", "58"))):
        one.write_bytes(b"x")
    with unfinished(folder):
        before = set(files(folder))
        made = backups.make(filled, folder, "opening")
        assert set(files(folder)) == before | {made.path.name}


def test_old_backups_are_thinned_out_after_a_new_one(filled, folder):
    made = []
    for minutes in (0, 10, 20):
        made.append(backups.make(filled, folder, "hourly", NOW + timedelta(minutes=minutes)))
        add(filled, f"At {minutes}")
    assert [one.path.exists() for one in made] == [False, False, True]
    assert backups.make(filled, folder, "by hand", NOW + timedelta(minutes=25))
    assert made[2].path.exists()


# -- what goes wrong


def damaged(register):
    """Change a row past the triggers, as a program from outside does."""
    raw = dbapi2.connect(str(register.path), isolation_level=None)
    raw.execute("UPDATE system SET name = 'Forged' WHERE name = 'Ledger'")
    raw.close()


def test_a_register_that_does_not_hold_is_not_backed_up_and_the_good_ones_stay(filled, folder):
    good = backups.make(filled, folder, "opening", NOW - timedelta(days=400))
    add(filled, "Later")
    damaged(filled)
    with pytest.raises(KnownError, match=r"does not hold: 1 rows of system .* left alone"):
        backups.make(filled, folder, "by hand", NOW)
    assert files(folder) == [good.path.name]


def test_flipped_bits_in_the_register_are_noticed(filled, folder, path):
    with filled.step("Much") as session:
        session.add_all(System(name=f"System {n}", notes="x" * 3000) for n in range(20))
    filled.close()
    raw = bytearray(path.read_bytes())
    place = raw.rindex(b"x" * 50)
    raw[place] ^= 1
    path.write_bytes(raw)
    with Register.open(path) as register, pytest.raises(KnownError, match="does not hold"):
        backups.make(register, folder, "opening")
    assert files(folder) == []


@pytest.mark.parametrize("words", ["is not what was copied", "damaged and cannot be read"])
def test_a_copy_that_is_another_is_no_backup(filled, folder, tmp_path, monkeypatch, words):
    other = tmp_path / "other.ropa"
    with Register.create(other) as second:
        add(second, "Ledger")
    content = other.read_bytes() if "what" in words else b"SQLite format 3\x00" + b"x" * 4096
    monkeypatch.setattr(backups, "_copy", lambda _source, target: target.write_bytes(content))
    with pytest.raises(KnownError, match=words):
        backups.make(filled, folder, "opening")
    assert files(folder) == []


def test_a_folder_that_is_not_there_is_told_and_not_made(filled, tmp_path):
    with pytest.raises(KnownError, match="No backup could be made"):
        backups.make(filled, tmp_path / "stick" / "backups", "opening")
    assert not (tmp_path / "stick").exists()
    (tmp_path / "a file").write_bytes(b"")
    with pytest.raises(KnownError, match="No backup could be made"):
        backups.make(filled, tmp_path / "a file", "opening")


def test_a_full_disk_leaves_no_half_backup(mount, filled):
    with filled.step("Much") as session:
        session.add_all(System(name=f"System {n}", notes="x" * 20_000) for n in range(100))
    disk = mount("size=1m")
    with pytest.raises(KnownError, match=r"No backup could be made in .*full"):
        backups.make(filled, disk / "backups", "opening")
    assert files(disk / "backups") == []


@pytest.mark.parametrize("step", ["mkstemp", "fsync", "replace"])
def test_every_refusal_of_the_disk_leaves_no_half_backup(filled, folder, monkeypatch, step):
    def refuse(*_rest, **_named):
        raise OSError(5, "Input/output error")

    monkeypatch.setattr(tempfile if step == "mkstemp" else os, step, refuse)
    with pytest.raises(KnownError, match=r"No backup could be made in .*: Input/output error"):
        backups.make(filled, folder, "opening")
    assert files(folder) == []


# -- before a change of form


@pytest.fixture
def older(filled, path):
    """The last step of a register of today's form, for a program whose newest form is a later one."""
    filled.close()
    with Register.open(path, read_only=True) as register:
        return register.head()


def open_by_a_later_program(path, monkeypatch, tmp_path, **how):
    shutil.copytree(paths.db() / "migrations", tmp_path / "db" / "migrations")
    (tmp_path / "db" / "migrations" / "versions" / "9998_next.py").write_text(
        f'from alembic import op\n\nrevision = "9998"\ndown_revision = "{file.known_revisions()[-1]}"\n\n\n'
        'def upgrade():\n    op.execute("CREATE TABLE extra (a INTEGER)")\n'
    )
    monkeypatch.setattr(paths, "db", lambda: tmp_path / "db")
    return Register.open(path, **how)


def tables(path):
    raw = dbapi2.connect(path.as_uri() + "?mode=ro", uri=True)
    found = {name for (name,) in raw.execute("SELECT name FROM sqlite_master").fetchall()}
    raw.close()
    return found


@pytest.mark.parametrize("mode", ["delete", "wal"])
def test_the_old_form_is_kept_before_it_is_brought_to_the_new_one(older, path, folder, monkeypatch, tmp_path, mode):
    raw = dbapi2.connect(str(path), isolation_level=None)
    raw.execute(f"PRAGMA journal_mode={mode}")
    raw.close()
    with open_by_a_later_program(path, monkeypatch, tmp_path) as register:
        assert not register.read_only
    assert "extra" in tables(path)
    (made,) = listed(folder, path)
    assert (made.reason, made.step) == ("migration", older.number)
    assert "extra" not in tables(made.path)
    assert files(folder) == [made.path.name]
    assert backups.head_of(made.path) == older.hash


def test_a_register_that_is_only_read_is_neither_changed_nor_backed_up(older, path, folder, monkeypatch, tmp_path):
    with open_by_a_later_program(path, monkeypatch, tmp_path, read_only=True) as register:
        assert register.head() == older
    assert not folder.exists()


@pytest.mark.parametrize("why", ["the folder", "the copy"])
def test_without_a_backup_the_old_form_is_only_read(older, path, folder, monkeypatch, tmp_path, why):
    if why == "the folder":
        folder.write_bytes(b"")
    else:
        copied = backups._copy

        def changed(source, target):
            copied(source, target)
            raw = dbapi2.connect(str(target), isolation_level=None)
            raw.execute("UPDATE system SET name = 'Forged' WHERE name = 'Ledger'")
            raw.close()

        monkeypatch.setattr(backups, "_copy", changed)
    before = path.read_bytes()
    with open_by_a_later_program(path, monkeypatch, tmp_path) as register:
        assert "a backup comes before a change of form" in register.read_only
        assert {one.name for one in register.all(System)} == {"Archive", "Ledger"}
    assert path.read_bytes() == before
    assert [one for one in files(path.parent) if "part" in one] == []
    if why == "the copy":
        assert files(folder) == []


# -- encrypted


def test_the_backup_of_an_encrypted_register_opens_with_the_same_password(path, folder):
    ours = key.new("correct horse", CHEAP)
    with Register.create(path, key=ours) as register:
        add(register, "Canary")
        made = backups.make(register, folder, "opening", NOW)
        assert backups.make(register, folder, "hourly", NOW + timedelta(hours=1)) is None
        fork = register.fork()
        add(register, "Canary, later")
        again = backups.make(register.fork(), folder, "hourly", NOW + timedelta(hours=1))
        fork.close()
    for one in (made, again):
        assert b"Canary" not in one.path.read_bytes()
        with pytest.raises(file.Locked):
            Register.open(one.path)
        with Register.open(one.path, key=key.of(one.path, "correct horse")) as copy:
            assert verify.verify(copy.connection) == []
            assert {system.name for system in copy.all(System)} >= {"Canary"}
    assert backups.head_of(made.path) == ""


def test_a_closed_register_is_backed_up_by_its_path(filled, path, folder):
    filled.close()
    assert backups.before(path, "restore").path.parent == folder
