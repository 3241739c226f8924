"""Which words of a text in the language made up for tests nobody has translated."""

import re
from collections.abc import Iterable, Iterator

from babel import Locale

from ropa_desktop import i18n
from ropa_desktop.register import law, sample, templates
from ropa_desktop.register.kinds import Rows
from ropa_desktop.register.record import Record
from ropa_desktop.register.reference import adequacy_decisions, retention_suggestions

_WORD = re.compile(r"[^\W\d_]{3,}")
# In the language made up each vowel has an accent, but for those that stand for Alt.
_ENGLISH = re.compile("(?!.*[áéíóúýÁÉÍÓÚÝ]).*[aeiouyAEIOUY]")
_ALT = re.compile("&.")
# Seals, and paths of files.
_FIGURES = re.compile(r"\b[0-9a-f]{4}(?:\s+[0-9a-f]{4})+\b|\b[0-9a-f]{8,}\b|(?:/[\w.-]+){2,}(?: backups)?")
# Programs, forms, and what the tests themselves put into files and fields.
ALWAYS = (
    "ROPA Desktop", "JSON xlsx PDF CSV TILT Excel png svg html UTC", "officer A. Author", "sample copy empty list",
    "Reference Payroll Visitors soon First Status Active", "register step backup steps would missing", "FADP",
)  # fmt: skip


class Words:
    """Those that have no accents and are no data, no name of a law, and nothing that Babel has said."""

    def __init__(self, language: str, also: Iterable[str] = ()) -> None:
        locale = Locale.parse(language)
        named = [*locale.territories.values(), *locale.languages.values(), *i18n.NAMES.values(), *ALWAYS, *also]
        named += [word for widths in (*locale.months.values(), *locale.days.values())
                  for words in widths.values() for word in words.values()]  # fmt: skip
        named += [*_data(sample.records()), *_names_of_templates(), *(one.code for one in adequacy_decisions())]
        named += [one.legal_reference for one in retention_suggestions()]
        self._names = {word.casefold() for text in named for word in _WORD.findall(str(text))}
        self._law = " ".join(" ".join(law._passages("en").values()).split())

    def strange(self, text: str) -> list[str]:
        """The words of it that are none of these; the law's own text is known as a whole."""
        seen = _FIGURES.sub(" ", _ALT.sub("", text))
        words = [one for one in _WORD.findall(seen) if _ENGLISH.match(one) and one.casefold() not in self._names]
        return [] if words and all(" ".join(line.split()) in self._law for line in text.split("\n")) else words


def _data(records: Iterable[Record]) -> Iterator[str]:
    for one in records:
        for field in type(one).fields:
            value = field.value(one)
            if isinstance(field.kind, Rows):
                yield from _data(value)
            elif isinstance(value, str):
                yield value


def _names_of_templates() -> Iterator[str]:
    for one in templates.ALL.values():
        yield from (item.name for item in one.items)
        yield from (*one.history, *one.marks, *one.not_kept)
