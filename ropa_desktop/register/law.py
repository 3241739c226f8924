"""The law's own words for a reference such as a field names it, for help beside the field."""

import json
from functools import cache
from typing import Any

from ropa_desktop import paths
from ropa_desktop.i18n import N_

_ORDINALS = ("first", "second", "third")
# As resources/law/README.md has it.
SOURCE = N_("Regulation (EU) 2016/679 of 27 April 2016, from EUR-Lex, © European Union; only the Official Journal is "
            "authentic.")  # fmt: skip


def _point_line(letter: str, text: str) -> str:
    return f"({letter}) {text}" if letter else f"– {text}"


@cache
def _passages(language: str) -> dict[str, str]:
    file = paths.resources() / "law" / f"gdpr-{language}.json"
    if not file.is_file():
        return {}
    passages: dict[str, str] = {}
    for article, (title, *paragraphs) in json.loads(file.read_text(encoding="utf-8")).items():
        lines = [title]
        for number, *subparagraphs in paragraphs:
            reference = f"{article}({number})" if number else article
            text = _add_paragraph(passages, reference, subparagraphs)
            lines.append(f"{number}. {text}" if number else text)
        passages[article] = "\n".join(lines)
    return passages


def _add_paragraph(passages: dict[str, str], reference: str, subparagraphs: list[Any]) -> str:
    texts = []
    for ordinal, (opening, *points) in zip(_ORDINALS, subparagraphs, strict=False):
        for letter, words in points:
            if letter:
                passages[f"{reference}({letter})"] = words
        texts.append("\n".join([opening, *(_point_line(letter, words) for letter, words in points)]))
        if len(subparagraphs) > 1:
            passages[f"{reference} {ordinal} subparagraph"] = texts[-1]
    passages[reference] = "\n".join(texts)
    return passages[reference]


def passage(article: str, language: str = "en") -> str:
    """The words of an article, paragraph, point or subparagraph, such as `30(1)(a)` or `49(1) second
    subparagraph`; empty where the Regulation, or the program in this language, has none.
    """
    return _passages(language).get(article.strip(), "")
