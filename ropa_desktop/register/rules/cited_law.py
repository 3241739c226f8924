"""What a citation says: which law, which section, and which period beside it."""

import re
from functools import lru_cache

_NUMBER_WORDS = {
    word: number
    for number, words in {
        1: "one ein eine einem einen un une uno una", 2: "two zwei deux dos due", 3: "three drei trois tres tre",
        4: "four vier quatre cuatro quattro", 5: "five fünf cinq cinco cinque", 6: "six sechs seis sei",
        7: "seven sieben sept siete sette", 8: "eight acht huit ocho otto", 9: "nine neun neuf nueve nove",
        10: "ten zehn dix diez dieci", 12: "twelve zwölf douze doce dodici",
        15: "fifteen fünfzehn quinze quince quindici",
        20: "twenty zwanzig vingt veinte venti", 30: "thirty dreißig trente treinta trenta",
    }.items()
    for word in words.split()
}  # fmt: skip
_UNITS = {
    "D": r"days?|tage?n?|jours?|días?|giorn[oi]", "W": r"weeks?|wochen?|semaines?|semanas?|settiman[ae]",
    "M": r"months?|monate?n?|mois|mes(?:es|i|e)?", "Y": r"years?|jahre?n?|ans?|années?|años?|ann[oi]",
}  # fmt: skip
_FIGURE = re.compile(
    rf"\b(\d{{1,3}}|{'|'.join(_NUMBER_WORDS)})[ -](?:(?:full|volle|calendar) )?"
    rf"(?:{'|'.join(f'(?P<{unit}>{words})' for unit, words in _UNITS.items())})\b",
    re.IGNORECASE,
)
_SUBDIVISION = re.compile(
    r"\((?:\d+\w?|[a-z])\)|\b(?:no|nr|abs|satz|ziff|para|al|par|let|lit)\.? ?\d+\w?", re.IGNORECASE
)
_SECTION = re.compile(r"\b[A-Za-z]?\d+(?:[-:]\d+)*[a-z]?\b")
_YEAR = re.compile(r"(?:19|20)\d\d")
_OF_LAW = re.compile(r"\b(?:[A-ZÄÖÜ][\w.]*[A-ZÄÖÜ]\w*|[^\W\d_]{4,})\b")
_COMMON = {"code", "codice", "código", "codigo", "section", "sections", "article", "articles", "artikel", "artículo",
           "articolo", "regulation", "regulations", "directive", "verordnung", "from", "records", "paragraph", "satz",
           "arts"}  # fmt: skip


@lru_cache(1024)
def figures(text: str | None) -> tuple[str, ...]:
    """The periods that a text names, as P10Y; each once."""
    found = []
    for one in _FIGURE.finditer(text or ""):
        number = _NUMBER_WORDS.get(one[1].casefold()) or (int(one[1]) if one[1].isdigit() else 0)
        found.append(f"P{number}{one.lastgroup}")
    return tuple(dict.fromkeys(found))


@lru_cache(4096)
def cites(cited: str, listed: str) -> bool:
    """Whether a section that is cited is one of those that are listed: the same law and the same number."""
    return any(mine[0] & theirs[0] and mine[1] & theirs[1] for mine in _sections(cited) for theirs in _sections(listed))


@lru_cache(4096)
def _sections(text: str) -> tuple[tuple[frozenset[str], frozenset[str]], ...]:
    """For each law of a citation the words that it is known by, and its sections."""
    found = []
    for part in re.split(r"[;\n]", text):
        plain = _SUBDIVISION.sub(" ", part)
        names = frozenset(word.casefold() for word in _OF_LAW.findall(plain)) - _COMMON
        numbers = [number for number in _SECTION.findall(plain) if not _YEAR.fullmatch(number)]
        found.append((names, frozenset(number.casefold() for number in numbers)))
    return tuple(found)
