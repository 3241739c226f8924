"""An encrypted register: all that works on a plain one works on it, and nothing of it can be read without its key."""

import shutil
from contextlib import closing
from pathlib import Path

import pytest
from argon2.low_level import Type, hash_secret_raw
from sqlcipher3 import dbapi2

from ropa_desktop.errors import KnownError
from ropa_desktop.register.activities import ProcessingActivity, Purpose
from ropa_desktop.store import file, key, pages, password
from ropa_desktop.store.fresh import fresh
from ropa_desktop.store.register import Register
from ropa_desktop.store.verify import verify
from tests.store import state
from tests.store.keys import PASSWORD, made

CANARY = "Zwielichtkanarie"


@pytest.fixture
def our_key():
    return made()


@pytest.fixture
def path(tmp_path, our_key):
    place = tmp_path / "our register.ropa"
    with fresh(place, "A. Author", our_key) as register, register.step(f"Began with {CANARY}") as session:
        session.add_all(_records(40))
    return place


def _records(count):
    return [
        ProcessingActivity(code=f"A-{n}", name=f"{CANARY} {n}", purposes=[Purpose(purpose="x" * 900)])
        for n in range(count)
    ]


def _flip(path, place, bit=0):
    content = bytearray(path.read_bytes())
    content[place] ^= 1 << bit
    path.write_bytes(bytes(content))


def test_it_opens_with_its_password_and_with_its_recovery_code(path, our_key):
    for typed in (PASSWORD, "\n".join(our_key.recovery_code())):
        with Register.open(path, key=key.of(path, typed)) as register:
            assert not register.read_only
            assert register.key == our_key
            assert len(register.all(ProcessingActivity)) == 40


def test_without_a_key_it_is_locked_and_with_another_it_stays_so(path):
    before = path.read_bytes()
    for opening in (Register.open, file.look_into, file.examine):
        with pytest.raises(file.Locked):
            opening(path)
        for wrong in (key.of(path, "another"), made(), key.of(path, "\n".join(made().recovery_code()))):
            with pytest.raises(file.WrongKey):
                opening(path, key=wrong)
    assert path.read_bytes() == before
    assert [one.name for one in path.parent.iterdir()] == [path.name]


def test_a_wrong_key_says_nothing_to_standard_error(path, capfd):
    with pytest.raises(dbapi2.DatabaseError, match="not a database"):
        file.connect(path, key=made())
    told = capfd.readouterr()
    assert told.out + told.err == ""


def test_a_plain_register_stays_an_ordinary_file_and_needs_no_key(tmp_path):
    plain = tmp_path / "plain.ropa"
    Register.create(plain).close()
    assert plain.read_bytes().startswith(b"SQLite format 3\0")
    assert not file.is_encrypted(plain)
    with Register.open(plain, key=made()) as register:
        assert register.key is None


def test_everything_works_on_it(path, our_key):
    with Register.open(path, "A. Author", key=our_key) as register:
        with register.step("Named it") as session:
            session.get(ProcessingActivity, register.all(ProcessingActivity)[0].id).name = "Payroll"
        assert len(state.found(register, "payroll")) == 1
        before = state.rows(register)
        assert register.undo()
        assert register.redo()
        assert state.rows(register) == before
        with register.fork() as fork, fork.fork() as again:
            assert state.rows(again) == state.rows(fork) == before
            assert state.found(fork, "payroll") == state.found(register, "payroll")
            assert verify(fork.connection) == []
        assert verify(register.connection) == []
    with Register.open(path, key=our_key) as reader:
        assert state.rows(reader) == before


def test_a_second_one_can_only_read(path, our_key):
    with Register.open(path, key=our_key), Register.open(path, key=our_key) as second:
        assert second.read_only
        assert len(second.all(ProcessingActivity)) == 40
        assert verify(second.connection) == []


def test_one_that_is_only_read_is_not_touched(path, our_key):
    before = path.read_bytes()
    with Register.open(path, read_only=True, key=our_key) as register:
        assert verify(register.connection) == []
        with pytest.raises(KnownError), register.step("x"):
            pass
    assert path.read_bytes() == before


def test_one_of_an_older_form_is_read_as_it_is_and_brought_to_the_newest(tmp_path, our_key):
    released = tmp_path / "old.ropa"
    shutil.copy(Path(__file__).parents[1] / "files" / "0.1.0.ropa", released)
    password.change(released, None, our_key)
    before = released.read_bytes()
    with Register.open(released, read_only=True, key=our_key) as register:
        old = state.rows(register)
        assert verify(register.connection) == []
    assert released.read_bytes() == before
    with Register.open(released, key=our_key) as register:
        assert state.rows(register) == old
        assert verify(register.connection) == []
    with closing(file.connect(released, read_only=True, key=our_key)) as raw:
        assert file.check_contents(raw, released) == file.known_revisions()[-1]
    assert released.read_bytes() != before


def test_what_is_written_can_only_be_read_by_the_key(path, our_key):
    with Register.open(path, key=our_key) as register:
        register.connection.exec_driver_sql("PRAGMA cache_size=10")  # so that it is written out before the end
        with register.step(f"Renamed {CANARY}") as session:
            for one in register.all(ProcessingActivity):
                one.name = f"{CANARY} again, {one.name}"
            session.flush()
            lying = {one.name: one.read_bytes() for one in path.parent.iterdir()}
    assert any(name.endswith("-journal") and len(content) > 4096 for name, content in lying.items())
    for name, content in {**lying, path.name: path.read_bytes()}.items():
        for hidden in (CANARY, CANARY.lower(), "processing_activity", "CREATE TABLE", "SQLite format"):
            assert hidden.encode() not in content, name


def test_any_program_with_sqlcipher_opens_it_as_the_format_says(path, our_key, tmp_path):
    head = path.read_bytes()[:16]
    assert head[:5] == b"ROPA\x01"
    raw_key = hash_secret_raw(PASSWORD.encode(), head, head[5], 1 << head[6], 4, 32, Type.ID)
    letters = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
    told = "".join(line.replace(" ", "")[:13] for line in our_key.recovery_code())
    assert sum(letters.index(one) << 5 * place for place, one in enumerate(reversed(told))) >> 4 == int(
        raw_key.hex(), 16
    )
    plain = tmp_path / "plain.ropa"
    with closing(dbapi2.connect(str(path), isolation_level=None)) as raw:
        raw.execute(f"PRAGMA key = \"x'{raw_key.hex()}{head.hex()}'\"").fetchall()
        raw.execute(f"ATTACH DATABASE '{plain}' AS plain KEY ''")
        raw.execute("SELECT sqlcipher_export('plain')").fetchall()
    with closing(dbapi2.connect(str(plain))) as raw:
        assert raw.execute("SELECT count(*) FROM processing_activity").fetchone() == (40,)


def test_a_file_that_only_its_user_may_read(path):
    assert path.stat().st_mode & 0o777 == 0o600


def test_making_one_where_there_is_one_changes_nothing(path, our_key):
    before = path.read_bytes()
    with pytest.raises(KnownError, match="already"):
        Register.create(path, key=our_key)
    assert path.read_bytes() == before


# -- damage is not a wrong password


def _refusal(path, key_):
    try:
        with Register.open(path, read_only=True, key=key_) as register:
            return KnownError(" ".join(fault.sentence for fault in verify(register.connection)))
    except KnownError as error:
        return error


@pytest.mark.parametrize("place", [0, 3, 4, 5, 6, 7, 8, 15])
@pytest.mark.parametrize("bit", [0, 7])
def test_a_flipped_bit_of_the_head_is_damage(path, our_key, place, bit):
    _flip(path, place, bit)
    for opening in (lambda: file.is_encrypted(path), lambda: file.examine(path), lambda: file.examine(path, our_key)):
        with pytest.raises(KnownError, match="damaged") as told:
            opening()
        assert not isinstance(told.value, file.Locked | file.WrongKey)


@pytest.mark.parametrize("place", [16, 17, 1000, 4095, 4096, 5000, 40_000, 123_456, -1])
def test_a_flipped_bit_of_any_page_is_damage_and_a_wrong_password_still_wrong(path, our_key, place):
    _flip(path, place)
    told = _refusal(path, our_key)
    assert not isinstance(told, file.WrongKey)
    assert "damaged" in str(told)
    with pytest.raises(file.WrongKey):
        Register.open(path, key=made())


def test_a_whole_first_page_of_noise_is_damage(path, our_key):
    content = path.read_bytes()
    path.write_bytes(content[:16] + bytes(range(256)) * 15 + content[16 + 256 * 15 :])
    assert "damaged" in str(_refusal(path, our_key))


@pytest.mark.parametrize("size", [4096, 8192, 40_960, 41_000, -4096, -1])
def test_a_truncated_file_is_damaged(path, our_key, size):
    path.write_bytes(path.read_bytes()[:size])
    told = _refusal(path, our_key)
    assert not isinstance(told, file.WrongKey)
    assert "damaged" in str(told)


@pytest.mark.parametrize("size", [16, 100, 4095])
def test_a_file_of_less_than_a_page_is_damaged_whatever_the_password(path, our_key, size):
    path.write_bytes(path.read_bytes()[:size])
    for one in (our_key, key.of(path, "another")):
        told = _refusal(path, one)
        assert not isinstance(told, file.WrongKey)
        assert "damaged" in str(told)


def test_a_file_of_one_page_opens_to_its_key_only(tmp_path, our_key):
    path = tmp_path / "new.ropa"
    file.make_empty(path, our_key)
    assert path.stat().st_size == pages.PAGE
    assert file.examine(path, our_key) == our_key
    with pytest.raises(file.WrongKey):
        file.examine(path, key.of(path, "another"))


def test_a_later_scheme_is_said_to_be_newer(path, our_key):
    content = bytearray(path.read_bytes())
    content[4] ^= 3
    content[7] ^= 3
    path.write_bytes(bytes(content))
    with pytest.raises(KnownError, match="newer version"):
        file.examine(path, our_key)
    assert path.read_bytes() == bytes(content)


def test_a_wrong_password_leaves_a_journal_to_the_right_one(path, our_key):
    with Register.open(path, key=our_key) as register:
        before = state.rows(register)
        register.connection.exec_driver_sql("PRAGMA cache_size=10")
        with register.step("Never ended") as session:
            for one in register.all(ProcessingActivity):
                one.name = "never"
            session.flush()
            crashed = path.parent / "crashed"
            crashed.mkdir()
            for one in path.parent.glob(f"{path.name}*"):
                shutil.copy(one, crashed)
    left = crashed / path.name
    assert (crashed / f"{path.name}-journal").stat().st_size
    for wrong in (None, made(), key.of(left, "another")):
        with pytest.raises(KnownError):
            Register.open(left, key=wrong)
    with Register.open(left, key=our_key) as register:
        assert state.rows(register) == before
        assert verify(register.connection) == []


def test_pages_of_a_large_file_are_asked_all_over_it(path, our_key, monkeypatch):
    monkeypatch.setattr(pages, "_MOST", 7)
    asked = [number for number, _page in pages._pages(path)]
    assert asked[0] == 1
    assert 7 <= len(asked) <= 14
    assert asked[-1] > path.stat().st_size // pages.PAGE * 0.8
    content = path.read_bytes()
    path.write_bytes(content[: pages.PAGE - 1] + b"\0" + content[pages.PAGE :])
    assert pages.fits(path, our_key)
    assert not pages.fits(path, made())
