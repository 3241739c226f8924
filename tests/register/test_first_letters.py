"""A tree of first letters finds a text wherever the words are found that it is made of."""

from importlib import import_module
from pkgutil import iter_modules

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ropa_desktop.register import rules
from ropa_desktop.register.rules.first_letters import tree
from ropa_desktop.register.rules.phrases import Wording


def wordings():
    for module in iter_modules(rules.__path__):
        for name, value in vars(import_module(f"{rules.__name__}.{module.name}")).items():
            for one in value.values() if isinstance(value, dict) else [value]:
                if isinstance(one, Wording):
                    yield pytest.param(one, id=f"{module.name}.{name}")


@pytest.mark.parametrize(
    ("pattern", "made"),
    [
        (r"\b(?:tea|ten|toe)\b", r"\W(?:t(?:e(?:a\b|n\b)|oe\b))"),
        (r"\btea\b|\bten\b", r"\W(?:t(?:e(?:a\b|n\b)))"),
        (r"\b(?:ab?c|ad)", r"\W(?:a(?:b?c|d))"),
        (r"\b(?:a?b|ab)", r"\W(?:a?b|ab)"),
        (r"\b(?:(?:big|small) dogs?|[ck]at)\b", r"\W(?:big dogs?\b|small dogs?\b|[ck]at\b)"),
        (r"\b(?:very )?big", r"\W(?:very big|big)"),
        (r"\b(?:very )*big", r"\W(?:(?:very )*big)"),
        (r"\b(?:(?:so|too) )?much\b", r"\W(?:so much\b|too much\b|much\b)"),
        (r"^\W*(?:no|none)\W*$", r"\W(?:n(?:o(?:\W*$|ne\W*$)))"),
        (r"[|(]x\||\bye", r"\W(?:ye)|[|(]x\|"),
    ],
)
def test_alternatives_that_begin_alike_are_tried_together(pattern, made):
    assert tree(pattern) == made


# Letters whose small letter is another one than a search without regard to capitals takes them for.
LETTERS = st.characters(max_codepoint=0x4FF, exclude_characters="İıſµΣς")


@pytest.mark.parametrize("wording", list(wordings()))
def test_whatever_the_words_find_the_tree_finds(wording):
    @settings(max_examples=60)
    @given(st.from_regex(wording.exact, alphabet=LETTERS), st.text(LETTERS, max_size=9), st.text(LETTERS, max_size=9))
    def found(text, before, after):
        assert wording.may_be_in(text)
        around = f"{before} {text} {after}"
        assert wording.may_be_in(around) or not wording.exact.search(around)

    found()
