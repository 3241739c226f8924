"""How strong a password is said to be: never stronger for what everybody tries first."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ropa_desktop.store.strength import LEAST, strength


@pytest.mark.parametrize(
    "password",
    [
        "", "a", "short7!", "password", "Password1", "P4$$w0rd!", "passwort123", "12345678", "87654321", "qwertzuiop",
        "azertyuiop", "asdfghjkl", "aaaaaaaaaaaa", "abcdefghijkl", "motdepasse", "datenschutz", "geheim2026",
        "monkeymonkey", "iloveyou!", "passwordpassword", "abcabcabc", "letmein1", "WELCOME1", "00000000", "20262026",
        "sommer2026",
    ],
)  # fmt: skip
def test_what_anybody_tries_first_is_refused(password):
    assert strength(password).refused, strength(password)


@pytest.mark.parametrize("password", ["Larkspur1", "larkspur-2026", "LARKSPUR museum", "museumlarkspur"])
def test_the_name_of_the_register_makes_no_password(password):
    assert strength(password, ["Larkspur Museum"]).refused


@pytest.mark.parametrize(
    ("password", "level"),
    [
        ("correct horse battery staple", 2), ("ein Pferd frisst nachts blaue Ziegel", 3),
        ("kT9#pQ2!mLx7", 2), ("xkqjvbzmwpgtrh", 3), ("seven heavy teapots sang below Utrecht", 4),
        ("γάτα τηλέφωνο ποτάμι χειμώνας ψωμί", 3),
    ],
)  # fmt: skip
def test_what_nobody_guesses_is_taken(password, level):
    assert strength(password).level >= level, strength(password)


def test_said_in_words_and_in_order():
    found = [
        strength(one) for one in ("password", "Hund Katze Maus", "kT9#pQ2!mL", "a b c kT9#pQ2!m", "x" + "kT9#pQ2!m" * 2)
    ]
    assert [one.level for one in found] == sorted(one.level for one in found)
    assert all(one.words for one in found)


@given(st.text(max_size=LEAST - 1))
def test_too_short_is_always_refused(password):
    assert strength(password).refused


@given(st.text(max_size=400), st.text(max_size=40))
def test_more_is_never_weaker_by_much_and_nothing_breaks_it(password, more):
    one, other = strength(password), strength(password + " " + more)
    assert 0 <= one.level <= 4
    assert one.bits >= 0
    assert other.bits >= one.bits - 14  # a part that was counted by itself may have become a part of a word


def test_a_long_one_is_judged_at_once():
    assert strength("a1!" * 100_000).level >= 0
