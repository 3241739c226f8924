from datetime import date

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from ropa_desktop import i18n
from ropa_desktop.errors import KnownError
from ropa_desktop.register.kinds import (
    SEPARATOR,
    Choice,
    Choices,
    CodeList,
    Day,
    Number,
    Period,
    Text,
    YesNo,
    clean,
)
from ropa_desktop.register.organisations import Organisation
from ropa_desktop.register.records import ALL
from ropa_desktop.register.systems import System

LANGUAGES = i18n.languages()
CHOICES = [
    pytest.param(one.kind, id=f"{cls.__name__}.{one.name}")
    for cls in ALL
    for one in cls.fields
    if isinstance(one.kind, Choice)
]
IN_TEXT = st.characters(exclude_categories=["Cs"], exclude_characters="".join(map(chr, range(32))) + "\ufffe\uffff")


def comes_back(kind, value):
    assert kind.from_text(kind.to_text(value)) == value
    assert kind.from_json(kind.to_json(value)) == value


@given(st.text(st.one_of(IN_TEXT, st.sampled_from("\n\t"))))
@example("=1+1")
@example("\u202eright to left\u202c")
@example("<b>&amp;</b>")
@example(" leading and trailing ")
def test_a_text_comes_back(text):
    value = clean(text)
    assert value is None or value == text
    comes_back(Text(), value)


@given(st.text())
def test_a_text_is_kept_whole_or_refused_in_words(text):
    unified = text.replace("\r\n", "\n").replace("\r", "\n")
    if any(
        (char < " " and char not in "\n\t") or "\ud800" <= char <= "\udfff" or char in "\ufffe\uffff"
        for char in unified
    ):
        with pytest.raises(KnownError, match=r"U\+"):
            clean(text)
    else:
        assert clean(text) == (unified if unified.strip() else None)


@pytest.mark.parametrize("char", [0, 8, 11, 27, 0xD800, 0xDFFF, 0xFFFE, 0xFFFF])
def test_what_no_document_can_hold_is_refused_at_the_field(char):
    with pytest.raises(KnownError, match=rf"U\+{char:04X}"):
        System(name=f"a{chr(char)}b")


def test_a_text_of_100_000_characters_is_kept():
    text = "ä😀 " * 33_334
    assert System(notes=text).notes == text


@given(st.dates())
def test_a_day_comes_back(day):
    comes_back(Day(), day)


@given(st.integers(0, 10**15 - 1))
def test_a_number_comes_back(number):
    comes_back(Number(), number)
    assert Number().from_text(f"{number:,}".replace(",", "\u202f")) == number


@pytest.mark.parametrize("value", [True, False, None])
@pytest.mark.parametrize("language", LANGUAGES)
def test_yes_and_no_come_back(language, value):
    i18n.use(language)
    comes_back(YesNo(), value)


@pytest.mark.parametrize("language", LANGUAGES)
@given(count=st.integers(0, 9999), unit=st.sampled_from("DWMY"))
def test_a_period_comes_back(language, count, unit):
    i18n.use(language)
    comes_back(Period(), f"P{count}{unit}")
    i18n.use("en")


def test_equal_periods_are_kept_alike():
    assert Period().from_text("P06M") == Period().from_text("6 Months ") == Period().from_text("P6M") == "P6M"


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", CHOICES)
def test_every_choice_comes_back_from_its_title_and_from_its_code(kind, language):
    i18n.use(language)
    titles = kind.titles()
    assert titles
    for code, title in titles.items():
        assert title.strip() == title != ""
        one = (code,) if isinstance(kind, Choices) else code
        comes_back(kind, one)
        assert kind.from_text(code) == kind.from_text(f" {title.upper()} ") == one
        assert SEPARATOR.strip() not in title
    if isinstance(kind, Choices):
        comes_back(kind, tuple(titles))
        comes_back(kind, ())
    else:
        comes_back(kind, None)


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        (Day(), "31.01.2026"),
        (Day(), "2026-02-30"),
        (Day(), "soon"),
        (Number(), "-1"),
        (Number(), "1e9"),
        (Number(), "٣"),
        (Number(), "9" * 5000),
        (YesNo(), "maybe"),
        (Period(), "P1Y6M"),
        (Period(), "a while"),
        (Period(), "99999 days"),
        (Choice({"a": "A"}), "b"),
        (Choices({"a": "A"}), "A; b"),
    ],
)
def test_what_means_nothing_is_refused_in_words(kind, text):
    with pytest.raises(KnownError, match="“"):
        kind.from_text(text)


@pytest.mark.parametrize(
    ("kind", "value"),
    [
        (Text(), 5),
        (Text(), ["a"]),
        (Number(), True),
        (Number(), -1),
        (Number(), 1.5),
        (Number(), 10**15),
        (YesNo(), 1),
        (YesNo(), "yes"),
        (Day(), 20260131),
        (Period(), 6),
        (Choices({"a": "A"}), "a"),
        (Choices({"a": "A"}), [1]),
        (Choices({"a": "A"}), ["b"]),
    ],
)
def test_json_of_another_kind_is_refused_in_words(kind, value):
    with pytest.raises(KnownError, match="“"):
        kind.from_json(value)


@pytest.mark.parametrize("kind", [Text(), Day(), Number(), YesNo(), Period(), Choice({"a": "A"})])
def test_nothing_stays_nothing(kind):
    assert kind.from_text("") is None
    assert kind.from_text(" \n") is None
    assert kind.to_text(None) == ""


@given(st.lists(st.sampled_from(["A9-1-health", "A10", "x"]), unique=True))
def test_codes_are_kept_in_one_column(codes):
    kept = CodeList().process_bind_param(tuple(codes), None)
    assert CodeList().process_result_value(kept, None) == tuple(codes)
    assert kept is None or codes


def test_a_link_reads_as_the_title_of_what_it_points_at():
    part_of = Organisation.field("part_of")
    assert part_of.text(Organisation(part_of=Organisation(name="Group"))) == "Group"
    assert part_of.text(Organisation()) == ""
    with pytest.raises(KnownError):
        Organisation(name="x").name = "\x00"
    assert Day().from_text("2026-01-31") == date(2026, 1, 31)
