"""An article as it is cited in each language: Art. 30(1)(a) in English, Art. 30 Abs. 1 Buchst. a in German."""

import re
from collections.abc import Iterable
from functools import lru_cache

from ropa_desktop import i18n
from ropa_desktop.i18n import N_, _

_PARAGRAPH = N_("{article}({paragraph})")
_POINT = N_("{cited}({point})")
_POINTS = N_("{cited}({points})")  # several, of which each but the last is closed by what stands between
_NUMBER = N_("{article}({number})")  # definitions are numbered, and no paragraphs: Art. 4(7)
_BETWEEN = {"paragraph": (N_("{one}), ({paragraph}"), N_("{one}) and ({paragraph}")),
            "point": (N_("{one}), ({point}"), N_("{one}) and ({point}"))}  # fmt: skip
_SWISS = N_("FADP")
_RANGE = N_("{first} to {last}")
_SEVERAL = re.compile(r"(\d+) to (\d+)")
_SUBPARAGRAPH = {"first": N_("{cited} first subparagraph"), "second": N_("{cited} second subparagraph"),
                 "third": N_("{cited} third subparagraph")}  # fmt: skip
_ONE = re.compile(
    r"(?P<article>\d+[a-z]?)"
    r"(?:\((?P<paragraph>\d+[a-z]?(?:(?:\), \(\d+)*\) and \(\d+)?)\))?"
    r"(?:\((?P<point>[a-z]{1,2}(?:(?:\), \([a-z])*\) and \([a-z])?)\))?"
    rf"(?: (?P<ordinal>{'|'.join(_SUBPARAGRAPH)}) subparagraph)?"
)


def cited(article: str) -> str:
    """The article with its sign, `30(1)(a)` as the declarations name it, in the language in force; empty for none."""
    return _("Art. {article}").format(article=spelled(article)) if article else ""


def spelled(article: str) -> str:
    """The same without the sign; several in one text are each spelled."""
    return _spelled(article, i18n.language())


@lru_cache(4096)
def _spelled(article: str, language: str) -> str:
    several = _SEVERAL.sub(lambda found: _(_RANGE).format(first=found[1], last=found[2]), article)
    return _ONE.sub(_one, several).replace(_SWISS, _(_SWISS))


_PARTS = re.compile(r"\b(?:(Abs\.|Buchst\.|Nr\.|par\.) (?=[0-9a-z]{1,3}\b)|(points?) (?=[a-z]\)))")


def unbroken(words: str) -> str:
    """For lines that are broken: no number of a citation begins one, apart from what it counts."""
    return _PARTS.sub(lambda found: f"{found[1] or found[2]}\u00a0", words)


def _one(found: "re.Match[str]") -> str:
    words = found["article"]
    if found["paragraph"] and words == "4":
        words = _(_NUMBER).format(article=words, number=found["paragraph"])
    elif found["paragraph"]:
        words = _(_PARAGRAPH).format(article=words, paragraph=_listed(found["paragraph"], "paragraph"))
    if found["point"]:
        points = _listed(found["point"], "point")
        several = "(" in found["point"]
        words = _(_POINTS if several else _POINT).format(cited=words, point=points, points=points)
    if found["ordinal"]:
        words = _(_SUBPARAGRAPH[found["ordinal"]]).format(cited=words)
    return words


def _listed(several: str, kind: str) -> str:
    first, *others = re.split(r"\), \(|\) and \(", several)
    for place, other in enumerate(others, start=1):
        first = _(_BETWEEN[kind][place == len(others)]).format(one=first, **{kind: other})
    return first


_CODE = re.compile(r"A(\d+)-(\d+)-([a-z])")
_ROMAN = {"1": "(?:1|i)", "2": "(?:2|ii)"}  # Art. 6 I b, as German lawyers write it
_MEANT = (
    r"(?:art(?:icle|ikel)?\.?\s*)?{}[\W_]+(?:(?:abs(?:atz)?|par(?:agraphe?)?)\.?\s*)?{}[\W_]*"
    r"(?:(?:lit|buchst(?:abe)?|point|let)\.?\s*)?\(?{}\)?"
    r"(?:,?\s*(?:(?:of the|der|du)\s+)?(?:uk gdpr|gdpr|ds-?gvo|rgpd))?"
)
_CALLED = {  # what lists write before the article; another word there may mean the contrary
    "a": r"(?:explicit )?consent|(?:ausdrückliche )?einwilligung|consentement",
    "b": r"contract|vertrag|vertragserfüllung|erfüllung eines vertrags|contrat",
    "c": r"legal obligation|(?:rechtliche|gesetzliche) (?:verpflichtung|pflicht)|obligation légale",
    "f": r"legitimate interests?|berechtigtes? interessen?|intérêts? légitimes?",
}


def meant(codes: Iterable[str], words: str) -> str | None:
    """The code whose article somebody cites, as “Art. 6(1)(b) GDPR” or “Art. 6 Abs. 1 lit. b”; None where more is said.

    Trap: § 6 of another law has a first paragraph and a letter, too, so nothing but the Regulation may be named.
    """
    told = " ".join(words.split())
    found = {code: cited.groups() for code in codes if (cited := _CODE.fullmatch(code))}
    return next((code for code, of in found.items() if re.fullmatch(_way(*of), told, re.IGNORECASE)), None)


def _way(article: str, paragraph: str, letter: str) -> str:
    """How people write this article, alone or behind the name of what it is."""
    way = _MEANT.format(article, _ROMAN.get(paragraph, paragraph), letter)
    called = _CALLED.get(letter) if article == "6" else None
    return rf"{way}|(?:{called})(?: ?[,:–-] ?{way}| ?\({way}\))" if called else way
