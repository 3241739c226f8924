"""The text of a box: its title and notes, broken into lines that fit."""

from typing import Final, NamedTuple

from ropa_desktop.register.picture import Measure, Node, Text
from ropa_desktop.register.report import Tone

SIZE: Final = 13.0
SMALL: Final = 12.0
LEADING: Final = 18.0
SLACK: Final = 1.04  # another font of the reader's may be a little wider
_SMALL_LEADING: Final = 16.5
_ACROSS: Final = 12.0  # room inside a box
_DOWN: Final = 9.0
PORT: Final = _DOWN + LEADING / 2  # the middle of the title's first line
_LONGEST: Final = 192.0  # of a line of text
_SHORTEST: Final = 84.0
_MOST: Final = 4  # lines of one title or note
_MOST_JUDGED: Final = 9  # of what is judged, nothing is left out


class Composed(NamedTuple):
    """The text of a box, from its own top left corner."""

    texts: tuple[Text, ...]
    width: float
    height: float


def compose(node: Node, measure: Measure) -> Composed:
    """The box of a node, before it has a place."""
    texts: list[Text] = []
    y = _DOWN
    parts: list[tuple[str, float, float, bool, Tone]] = [(node.title, SIZE, LEADING, True, "")]
    parts += [(one.words, SMALL, _SMALL_LEADING, False, one.tone) for one in node.notes]
    for words, size, leading, bold, tone in parts:
        most = _MOST if tone in ("", "soft") else _MOST_JUDGED
        for line in wrap(words, measure, size, bold=bold, most=most):
            texts.append(Text(_ACROSS, round(y + 0.75 * leading, 2), line, size, bold, tone))
            y += leading
    wide = max((measure(one.words, one.bold) * one.size for one in texts), default=0.0)
    return Composed(tuple(texts), max(wide * SLACK, _SHORTEST) + 2 * _ACROSS, y + _DOWN)


def wrap(words: str, measure: Measure, size: float, *, bold: bool, most: int = _MOST) -> list[str]:
    """The lines of a text, none wider than a box; of a very long one its beginning."""
    lines = [""]
    for word in words.split():
        tried = f"{lines[-1]} {word}".strip()
        if measure(tried, bold) * size <= _LONGEST:
            lines[-1] = tried
            continue
        pieces = _pieces(word, measure, size, bold)
        lines = [*lines, *pieces] if lines[-1] else [*lines[:-1], *pieces]
    if len(lines) <= most:
        return lines
    last = lines[most - 1]
    while last and measure(f"{last}…", bold) * size > _LONGEST:
        last = last[:-1]
    return [*lines[: most - 1], f"{last}…"]


def _pieces(word: str, measure: Measure, size: float, bold: bool) -> list[str]:
    """A word that no line has room for is broken."""
    pieces = [""]
    for letter in word:
        if pieces[-1] and measure(pieces[-1] + letter, bold) * size > _LONGEST:
            pieces.append("")
        pieces[-1] += letter
    return pieces
