"""Keys: made from a password as the head of the file says, written down as a code that names its own slips."""

import unicodedata
from types import SimpleNamespace

import pytest
from argon2 import exceptions, low_level
from hypothesis import given
from hypothesis import strategies as st

from ropa_desktop.errors import KnownError
from ropa_desktop.store import key, recovery
from tests.store.keys import CHEAP

RAW = st.binary(min_size=32, max_size=32)


def code(raw):
    return "\n".join(recovery.lines(raw))


def test_the_head_of_a_file_says_how_its_key_is_made():
    made = key.new("a password", key.Cost(2, 6))
    assert made.head[:7] == b"ROPA\x01\x02\x06"
    assert len(made.head) == key.HEAD
    assert key.is_encrypted(made.head)
    assert key.derive("a password", made.head) == made
    assert key.derive("another", made.head) != made
    assert key.new("a password", key.Cost(2, 6)).raw != made.raw


def test_a_key_is_the_argon2id_of_its_password_and_head():
    made = key.new("Größe", CHEAP)
    told = low_level.hash_secret_raw("Größe".encode(), made.head, 1, 32, 4, 32, low_level.Type.ID)
    assert made.raw == told


def test_a_password_may_be_typed_on_any_keyboard():
    composed, split = (unicodedata.normalize(form, "Ångström é") for form in ("NFC", "NFD"))
    assert composed != split
    made = key.new(composed, CHEAP)
    assert key.derive(split, made.head) == made


def test_any_flipped_bit_of_a_head_is_noticed():
    head = key.new("x", CHEAP).head
    for bit in range(key.HEAD * 8):
        flipped = bytearray(head)
        flipped[bit // 8] ^= 1 << bit % 8
        assert not key.is_ours(bytes(flipped))
        assert key.is_broken(bytes(flipped)), bit
    assert not key.is_broken(head)
    assert not key.is_broken(b"SQLite format 3\0")


@pytest.mark.parametrize(("place", "value"), [(4, 2), (5, 0), (5, 33), (6, 4), (6, 22), (6, 255)])
def test_what_a_head_may_ask_for_is_bounded(place, value):
    head = bytearray(key.new("x", CHEAP).head)
    head[7] ^= head[place] ^ value
    head[place] = value
    assert key.is_ours(bytes(head))
    assert not key.is_encrypted(bytes(head))
    with pytest.raises(ValueError, match="head"):
        key.derive("x", bytes(head))


@pytest.mark.parametrize("took", [0.001, 0.1, 0.3, 0.49, 0.6, 5.0])
def test_the_cost_follows_the_computer_within_bounds(monkeypatch, took):
    monkeypatch.setattr(key, "_time", lambda cost: took)
    cost = key.calibrated()
    assert 3 <= cost.passes <= 16
    assert 16 <= cost.memory <= 18
    expected = took * cost.passes / 3 * 2 ** (cost.memory - 16)
    assert expected <= 0.75 or cost == key.Cost(3, 16)
    assert expected >= 0.25 or cost == key.Cost(16, 18)


def test_the_calibration_is_of_the_derivation_itself():
    assert key._time(CHEAP) > 0
    assert key.is_encrypted(key.new("x", CHEAP).head)


def test_too_little_memory_is_said_in_words(monkeypatch):
    def out_of_memory(*_given, **_named):
        raise exceptions.HashingError("Memory allocation error")

    head = key.new("x", CHEAP).head
    monkeypatch.setattr(low_level, "hash_secret_raw", out_of_memory)
    with pytest.raises(KnownError, match="memory"):
        key.derive("x", head)


def test_a_key_is_never_shown():
    made = key.new("the password", CHEAP)
    for shown in (repr(made), str(made), f"{made}", repr(SimpleNamespace(key=made))):
        assert made.raw.hex() not in shown
        assert repr(made.raw) not in shown


@given(RAW)
def test_what_was_written_down_is_read_back(raw):
    assert recovery.read(code(raw)) == raw


@given(RAW, st.randoms())
def test_however_it_is_typed(raw, random):
    typed = code(raw).lower().replace("0", random.choice("oO0")).replace("1", random.choice("iIlL1"))
    assert recovery.read(typed.replace("\n", random.choice(["\n", " ", "-", " – ", ""]))) == raw
    assert recovery.read(" ".join(typed.split())) == raw
    assert recovery.read("\n".join(f"{n} {line}" for n, line in enumerate(recovery.lines(raw), start=1))) == raw


def test_a_code_is_four_lines_of_letters_that_look_like_no_others():
    lines = recovery.lines(bytes(range(32)))
    assert [len(line) for line in lines] == [19] * 4
    assert not set("".join(lines)) & set("ILOU")
    assert [[len(group) for group in line.split(" ")] for line in lines] == [[4] * 4] * 4


@given(RAW, st.integers(0, 63), st.sampled_from(recovery._LETTERS))
def test_a_slip_is_told_by_its_line(raw, place, letter):
    letters = code(raw).replace(" ", "").replace("\n", "")
    if letters[place] == letter:
        return
    with pytest.raises(KnownError, match=f"line {place // 16 + 1} "):
        recovery.read(letters[:place] + letter + letters[place + 1 :])


def test_a_line_left_out_twice_or_in_the_wrong_place_is_told():
    one, two, three, four = recovery.lines(bytes(range(32)))
    for typed, line in (
        ([one, two, three], 4), ([one, two, four, three], 3), ([one, two, two, four], 3),
        ([one, two, three[:-1], four], 3),
    ):  # fmt: skip
        with pytest.raises(KnownError, match=f"line {line} "):
            recovery.read(" ".join(typed))
    with pytest.raises(KnownError, match="more"):
        recovery.read(" ".join([one, two, three, four, one]))


@given(st.text(max_size=80))
def test_a_password_is_no_code(text):
    assert recovery.read(text) is None


def test_a_password_that_is_as_long_as_a_code_is_no_code():
    assert recovery.read("correct horse battery staple " * 3) is None
    assert recovery.read("0" * 64) is None
