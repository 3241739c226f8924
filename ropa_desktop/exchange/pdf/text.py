"""Breaks text into lines that fit, and turns a line round where it runs from right to left."""

import re
import unicodedata
from collections.abc import Iterator
from typing import Final

from ropa_desktop.exchange.pdf.fonts import Font

# Where a word longer than its line is better broken: web and mail addresses, paths, compounds.
_JOINTS: Final = frozenset("-/\\._@:;,&?=+")
_RIGHT_TO_LEFT: Final = "\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc"
_RIGHT_TO_LEFT_RUN: Final = re.compile(f"[{_RIGHT_TO_LEFT}](?:[^A-Za-z\u00c0-\u058f]*[{_RIGHT_TO_LEFT}])?")
_NUMBER: Final = re.compile(r"\d(?:[\d.,:/]*\d)?")
_MIRRORED: Final = str.maketrans("()[]{}<>«»", ")(][}{><»«")


def wrap(text: str, font: Font, size: float, width: float) -> list[str]:
    """The lines of a printable text; always at least one, and none wider than `width`.

    A space ends each but the last, unless a word goes on: without it whoever listens hears two words as one.
    """
    room = width / size
    lines: list[str] = []
    for paragraph in text.splitlines() or [""]:
        if lines and lines[-1]:
            lines[-1] += " "
        _fill(paragraph, font, room, lines)
    return lines


def _fill(paragraph: str, font: Font, room: float, lines: list[str]) -> None:
    words = paragraph.split(" ")
    space, measure = font.space, font.measure
    first, used = 0, 0.0
    for at, word in enumerate(words):
        width = measure(word)
        if used + width <= room:
            used += width + space
            continue
        if at > first:
            lines.append(" ".join(words[first:at]) + " ")
        if width > room:
            *whole, rest = _split(word, font, room)
            lines.extend(whole)
            words[at], width = rest, measure(rest)
        first, used = at, width + space
    lines.append(" ".join(words[first:]))


def _split(word: str, font: Font, room: float) -> list[str]:
    pieces: list[str] = []
    start, used, joint = 0, 0.0, 0
    for at, character in enumerate(word):
        width = font.advances[character]
        if used + width > room and at > start and not unicodedata.combining(character):
            end = joint if joint - start > (at - start) / 2 else at
            pieces.append(word[start:end])
            start, used = end, sum(font.advances[c] for c in word[end:at])
        used += width
        if character in _JOINTS:
            joint = at + 1
    pieces.append(word[start:])
    return pieces


def directions(line: str) -> Iterator[tuple[str, bool]]:
    """The line in the order in which the eye meets it, and whether each part runs from right to left."""
    done = 0
    for run in _RIGHT_TO_LEFT_RUN.finditer(line):
        if run.start() > done:
            yield line[done : run.start()], False
        turned = run[0][::-1].translate(_MIRRORED)
        # Numbers run from left to right also there.
        yield _NUMBER.sub(lambda number: number[0][::-1], turned), True
        done = run.end()
    if done < len(line):
        yield line[done:], False
