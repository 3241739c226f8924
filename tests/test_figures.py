"""Figures are written as each language writes them."""

import pytest

from ropa_desktop import i18n


@pytest.mark.parametrize(
    ("language", "words"), [("en", "12,345"), ("de", "12.345"), ("fr", "12\u202f345")]
)  # fmt: skip
def test_a_long_figure_is_parted_as_the_language_does(language, words):
    i18n.use(language)
    assert i18n.figure(12345) == words
    assert i18n.figure(999) == "999"
