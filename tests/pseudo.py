"""A language made up for tests: every text is longer, stands in brackets and has accents, and is still read as English.

What a test finds outside of the brackets nobody marked for translation; what a placeholder brings in must have brackets
of its own, or be data.
"""

import gettext
import re
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from ropa_desktop import i18n

LANGUAGE = "sv"  # one that Babel knows, and that is not shipped
OPEN, CLOSE = "‹", "›"  # in every font of the documents
_KEPT = re.compile(r"(\{[^{}]*\}|%\([a-z_]+\)[sd]|%[sd%]|\s*…$|^\s+|\s+$|\n)")
_ACCENTS = str.maketrans("aeiouyAEIOUY", "áéíóúýÁÉÍÓÚÝ")
_LONGER = re.compile("(&.)|([aeiouyAEIOUY]+)")
_LETTER = re.compile("&.")
_FIRST = re.compile("(?<![{%(a-z])[bcdfghj-np-tv-xzB-DF-HJ-NP-TV-XZ]")
_INNER = re.compile(rf"{OPEN}[^{OPEN}{CLOSE}]*{CLOSE}")


def pseudo(text: str) -> str:
    """The text in the language made up: what is between placeholders in brackets, 40 % longer.

    Its translator always took the first consonant for Alt.
    """
    if found := _LETTER.search(text.replace("&&", "  ")):
        plain = text[: found.start()] + text[found.end() - 1 :]
        text = _FIRST.sub(r"&\g<0>", plain, count=1) if _FIRST.search(plain) else text
    return "".join(_piece(piece) if n % 2 == 0 else piece for n, piece in enumerate(_KEPT.split(text)))


def _piece(text: str) -> str:
    if not re.search(r"[^\W\d]", text):
        return text
    return f"{OPEN}{_LONGER.sub(_doubled, text)}{CLOSE}"


def _doubled(found: re.Match[str]) -> str:
    # The letter after & is a key; what is doubled beside it is as long as any.
    return found[1] or (found[2] + found[2][-1].lower()).translate(_ACCENTS)


def outside(text: str) -> str:
    """What stands in no brackets."""
    before = None
    while before != text:
        before, text = text, _INNER.sub(" ", text)
    return text


class Pseudo(gettext.NullTranslations):
    """The catalogue of the language."""

    def gettext(self, message: str) -> str:
        """One text."""
        return pseudo(message)

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        """Singular or plural."""
        return pseudo(msgid1 if n == 1 else msgid2)


@contextmanager
def speaking() -> Iterator[str]:
    """The program knows the language; gives its code."""
    with pytest.MonkeyPatch.context() as patch:
        real, pseudos = i18n._catalogue, Pseudo()
        patch.setattr(i18n, "_catalogue", lambda language: pseudos if language == LANGUAGE else real(language))
        known = (*i18n.languages(), LANGUAGE)
        patch.setattr(i18n, "languages", lambda: known)
        i18n._told.cache_clear()  # whoever used the language before has got English
        yield LANGUAGE
        i18n._told.cache_clear()
