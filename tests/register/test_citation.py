"""Articles are cited as each language does, and in English as the declarations name them."""

import pytest

from ropa_desktop import i18n
from ropa_desktop.register.citation import cited, spelled
from ropa_desktop.register.records import ALL

ARTICLES = sorted({one.article for cls in ALL for one in cls.fields if one.article})


@pytest.mark.parametrize("article", [*ARTICLES, "49(1) second subparagraph", "6(1)(ea) UK", "8, 22, 35"])
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
        ("fr", "28(3)", "Art. 28, par. 3"),
        ("fr", "44 to 49", "Art. 44 à 49"),
    ],
)
def test_other_languages_cite_in_their_own_way(language, article, words):
    i18n.use(language)
    assert cited(article) == words


def test_no_article_is_cited_by_nothing():
    assert cited("") == spelled("") == ""
