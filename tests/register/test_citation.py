"""Articles are cited as each language does, and in English as the declarations name them."""

import pytest

from ropa_desktop import i18n
from ropa_desktop.register.citation import cited, meant, spelled, unbroken
from ropa_desktop.register.records import ALL


@pytest.fixture(autouse=True)
def _english_again():
    yield
    i18n.use("en")


ARTICLES = sorted({one.article for cls in ALL for one in cls.fields if one.article})


@pytest.mark.parametrize(
    "article", [*ARTICLES, "49(1) second subparagraph", "6(1)(ea) UK", "8, 22, 35", "35(4), (5) and (10)"]
)
def test_in_english_an_article_stays_as_it_is_declared(article):
    assert cited(article) == f"Art. {article}"


@pytest.mark.parametrize(
    ("language", "article", "words"),
    [
        ("de", "30(1)(a)", "Art. 30 Abs. 1 Buchst. a"),
        ("de", "6(1)(f), 13(1)", "Art. 6 Abs. 1 Buchst. f, 13 Abs. 1"),
        ("de", "44 to 49", "Art. 44 bis 49"),
        ("de", "30(1)(e), 44 to 49", "Art. 30 Abs. 1 Buchst. e, 44 bis 49"),
        ("fr", "30(1)(a)", "Art. 30, par. 1, point a)"),
        ("de", "28(2) and (4)", "Art. 28 Abs. 2 und 4"),
        ("de", "35(4), (5) and (10)", "Art. 35 Abs. 4, 5 und 10"),
        ("de", "30(1)(c) and (f)", "Art. 30 Abs. 1 Buchst. c und f"),
        ("de", "4(7), 30(5)", "Art. 4 Nr. 7, 30 Abs. 5"),
        ("de", "16(1) FADP", "Art. 16 Abs. 1 DSG"),
        ("fr", "4(7)", "Art. 4, point 7)"),
        ("fr", "35(4), (5) and (10)", "Art. 35, par. 4, 5 et 10"),
        ("fr", "30(1)(c) and (f)", "Art. 30, par. 1, points c) et f)"),
        ("fr", "16(1) FADP", "Art. 16, par. 1 LPD"),
        ("fr", "28(3)", "Art. 28, par. 3"),
        ("fr", "44 to 49", "Art. 44 à 49"),
    ],
)
def test_other_languages_cite_in_their_own_way(language, article, words):
    i18n.use(language)
    assert cited(article) == words


def test_where_lines_are_broken_a_number_stays_with_what_it_counts():
    assert unbroken("siehe Art. 30 Abs. 1 Buchst. a, d") == "siehe Art. 30 Abs.\xa01 Buchst.\xa0a, d"
    assert unbroken("art. 30, par. 1, point a)") == "art. 30, par.\xa01, point\xa0a)"
    assert unbroken("All points of Art. 30(1)") == "All points of Art. 30(1)"


def test_no_article_is_cited_by_nothing():
    assert cited("") == spelled("") == ""


BASES = ["A6-1-a", "A6-1-b", "A6-1-f", "A9-2-a", "other"]


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("Art. 6(1)(b) GDPR", "A6-1-b"), ("Art. 6 Abs. 1 lit. f DSGVO", "A6-1-f"), ("6.1.a", "A6-1-a"),
        ("article 6, par. 1, point b)", "A6-1-b"), ("Art. 6 Abs. 1 Buchst. a", "A6-1-a"), ("9(2)(a)", "A9-2-a"),
        ("Art. 6(1)", None), ("Art. 6(1)(c)", None), ("consent", None), ("16(1)(b)", None), ("6(1)(bb)", None),
        ("Art. 6(1)(a) and 6(1)(b)", None), ("", None), ("§ 61 b", None), ("61b", None),
        ("§ 6 Abs. 1 lit. b LDSG", None), ("Art. 6(1)(b) of another law", None), ("26(1)(b)", None),
        ("Art. 6, § 1, b)", "A6-1-b"), ("Art. 6 I b DSGVO", "A6-1-b"), ("Einwilligung (Art. 6 Abs. 1 a)", "A6-1-a"),
        ("Legitimate interests, Art. 6(1)(f) GDPR", "A6-1-f"), ("no consent (Art. 6(1)(a))", None),
        ("Consent (Art. 6(1)(b))", None), ("Vertrag (§ 6 I b LDSG)", None),
    ],
)  # fmt: skip
def test_an_article_is_understood_however_it_is_cited_and_never_guessed(words, code):
    assert meant(BASES, words) == code
