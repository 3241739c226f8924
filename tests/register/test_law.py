import re

import pytest

from ropa_desktop.register import law
from ropa_desktop.register.law import passage


@pytest.mark.parametrize("article", range(1, 100))
def test_every_article_can_be_read(article):
    title, *lines = passage(str(article)).split("\n")
    assert title
    assert lines
    assert all(lines)


def test_a_point_is_read_alone():
    assert passage("30(1)(f)") == (
        "where possible, the envisaged time limits for erasure of the different categories of data;"
    )
    assert passage("9(2)(g)").startswith("processing is necessary for reasons of substantial public interest")
    assert passage("28(3)(a)").startswith("processes the personal data only on documented instructions")
    assert passage("50(a)").startswith("develop international cooperation mechanisms")


def test_a_paragraph_has_its_points_and_its_subparagraphs():
    assert re.findall(r"^\((\w)\) ", passage("30(1)"), re.MULTILINE) == list("abcdefg")
    assert re.findall(r"^\((\w)\) ", passage("30(2)"), re.MULTILINE) == list("abcd")
    assert passage("6(1)").endswith(
        "Point (f) of the first subparagraph shall not apply to processing carried out by public authorities "
        "in the performance of their tasks."
    )
    assert "– their parliament;" in passage("53(1)")


def test_a_subparagraph_is_read_alone():
    second = passage("49(1) second subparagraph")
    assert "compelling legitimate interests" in second
    assert "(a)" not in second
    assert passage("49(1)") == passage("49(1) first subparagraph") + "\n" + second


def test_an_article_has_its_title_and_numbered_paragraphs():
    lines = passage("30").split("\n")
    assert lines[0] == "Records of processing activities"
    assert [line[:2] for line in lines if re.match(r"\d\. ", line)] == ["1.", "2.", "3.", "4.", "5."]
    assert "fewer than 250 persons" in lines[-1]
    assert passage("26").startswith("Joint controllers\n1. Where two or more controllers")
    assert passage("5").startswith(
        "Principles relating to processing of personal data\n1. Personal data shall be:"
    )


def test_the_definitions_are_all_there():
    assert passage("4(1)").startswith("‘personal data’ means")
    assert passage("4(26)").startswith("‘international organisation’ means")


@pytest.mark.parametrize(
    "reference", ["", "100", "30(9)", "6(1)(ea)", "30(1)(z)", "30 first", "../30", "DPA 2018"]
)
def test_what_the_regulation_does_not_have_is_empty(reference):
    assert passage(reference) == ""


def test_a_language_that_is_not_shipped_is_empty():
    assert passage("30", "xx") == ""


def test_the_file_is_read_once():
    law._passages.cache_clear()
    passage("30(1)(a)")
    passage("32(1)")
    assert law._passages.cache_info().misses == 1
