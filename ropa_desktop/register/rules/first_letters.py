"""The same words looked for as a tree of their letters: a regular expression tries its alternatives one by one, so a
hundred of them that begin at a word take twenty tries there, not a hundred."""

import re
from collections.abc import Iterator

_TOKEN = re.compile(r"\\.|\[(?:\\.|[^\]\\])*\]|.", re.DOTALL)
_LETTER = re.compile(r"\w(?![?*+{])")
_BEGINNING = re.compile(r"\\b|\^\\W\*")  # of a word, and of a text with signs before its first word


def tree(pattern: str) -> str:
    """A pattern that is found in a blank and a text after it, wherever this one is found in the text.

    It may be found in more of them (`\\W` is put for a `\\b` before a letter, and for `^\\W*`), and elsewhere.
    """
    parts = [(part, _BEGINNING.match(part)) for part in _split(pattern)]
    words = [word for part, begins in parts if begins for word in _opened(part[begins.end() :])]
    others = [part for part, begins in parts if not begins]
    return "|".join([rf"\W(?:{_tree(words)})", *others] if words else others)


def _tree(parts: list[str]) -> str:
    by_letter: dict[str, list[str]] = {}
    for part in parts:
        letter = part[0] if _LETTER.match(part) else ""
        by_letter.setdefault(letter, []).append(part.removeprefix(letter))
    return "|".join(
        f"{letter}(?:{_tree(rest)})" if letter and rest[1:] else f"{letter}{'|'.join(rest)}"
        for letter, rest in by_letter.items()
    )


def _split(pattern: str) -> list[str]:
    """Its alternatives, those within brackets left alone."""
    parts, depth = [""], 0
    for token in _TOKEN.findall(pattern):
        depth += (token == "(") - (token == ")")
        if token == "|" and not depth:
            parts.append("")
        else:
            parts[-1] += token
    return parts


def _opened(word: str) -> Iterator[str]:
    """(?:one|two)? more, as one more, two more and more: what each begins with is told by its first letter."""
    depth = 0
    for token in _TOKEN.finditer(word) if word.startswith("(?:") else ():
        depth += (token[0] == "(") - (token[0] == ")")
        if not depth:
            first, rest = _split(word[3 : token.start()]), word[token.end() :]
            if rest.startswith("?"):
                first, rest = [*first, ""], rest[1:]
            if not rest.startswith(("?", "*", "+", "{")):
                for one in first:
                    yield from _opened(one + rest)
                return
            break
    yield word
