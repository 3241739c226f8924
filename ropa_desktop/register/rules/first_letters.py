"""The same words looked for as a tree of their letters: a regular expression tries its alternatives one by one, so a
hundred of them that begin at a word take twenty tries there, not a hundred."""

import re
from collections.abc import Iterator

_TOKEN = re.compile(r"\\.|\[(?:\\.|[^\]\\])*\]|.", re.DOTALL)
_LETTER = re.compile(r"\w(?![?*+{])")


def tree(pattern: str) -> str:
    """A pattern that is found in a blank and a text after it, wherever this one is found in the text.

    It may be found in more of them (`\\W` is put for a `\\b` before a letter), and elsewhere.
    """
    parts = _split(pattern)
    words = [word for part in parts if part.startswith(r"\b") for word in _opened(part.removeprefix(r"\b"))]
    others = [part for part in parts if not part.startswith(r"\b")]
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
    """(?:one|two)\\b as one\\b and two\\b."""
    depth = 0
    for token in _TOKEN.finditer(word):
        depth += (token[0] == "(") - (token[0] == ")")
        if not depth:
            rest = word[token.end() :]
            if word.startswith("(?:") and not rest.startswith(("?", "*", "+", "{")):
                yield from (one + rest for one in _split(word[3 : token.start()]))
            else:
                yield word
            return
