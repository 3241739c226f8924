"""The map of transfers in a PDF: in the document's own ink, with what it shows in words for who does not see it."""

import math
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Final

from ropa_desktop.exchange import dates
from ropa_desktop.exchange.pdf.blocks import heading, paragraph
from ropa_desktop.exchange.pdf.fonts import load
from ropa_desktop.exchange.pdf.paper import Paper
from ropa_desktop.exchange.pdf.style import COLOURS, TEXT, Style, tint
from ropa_desktop.i18n import _
from ropa_desktop.register.outlines import HEIGHT, WIDTH, Point, Ring, outlines
from ropa_desktop.register.world import World
from ropa_desktop.register.world_drawing import GAP, RADIUS, TONES, hatch, marks, thinned, ways
from ropa_desktop.register.world_words import LETTERS, meanings, summary, told

KEY: Final = "world"
_LEAST: Final = 250.0  # points that a map needs, else it begins a page
_ROW: Final = 19.0
_BOX: Final = (27.0, 13.0)
_BETWEEN: Final = 14.0
_LETTER: Final = Style(7.5, 10, bold=True)
_LAND, _UNION, _BORDER = tint(COLOURS["soft"], 0.13), tint(COLOURS["soft"], 0.34), tint(COLOURS["soft"], 0.45)
_BORDERS: Final = tint(COLOURS["soft"], 0.65)  # within the EEA
_INK: Final = tint(COLOURS["text"])
_WHITE: Final = "1 1 1"
_ROUND: Final = tuple((math.cos(n * math.pi / 12), math.sin(n * math.pi / 12)) for n in range(24))


def title() -> str:
    """What it is called in the contents."""
    return _("Map of transfers")


def draw(paper: Paper, seen: World, on: date) -> None:
    """The map on a page of its own."""
    paper.turn(landscape=True)
    heading(paper, 1, title(), dates.in_words(on), key=KEY)
    paragraph(paper, summary(seen))
    show(paper, seen)


def show(paper: Paper, seen: World) -> None:
    """The map with its legend, as large as the page lets it be."""
    rows = _rows(seen, paper.width)
    if paper.room < _LEAST:
        paper.turn()
    paper.skip(8)
    below = _ROW * len(rows) + 8
    scale = min(paper.width / WIDTH, (paper.room - below) / HEIGHT)
    top = paper.take(HEIGHT * scale + below)
    element = paper.tags.figure((paper.left, paper.y, paper.left + paper.width, top), told(seen).replace("\n", " "))
    drawn = _Map(paper, element, scale, paper.left + (paper.width - WIDTH * scale) / 2, top)
    drawn.countries(seen)
    drawn.over(seen)
    for number, row in enumerate(rows):
        for code, words, x in row:
            drawn.meaning(code, words, paper.left + x, top - HEIGHT * scale - 8 - _ROW * number)
    paper.skip(6)


def _rows(seen: World, width: float) -> list[list[tuple[str, str, float]]]:
    """Each meaning with its place, in as many rows as it takes."""
    rows: list[list[tuple[str, str, float]]] = [[]]
    x = 0.0
    for code, words in meanings(seen):
        wide = _BOX[0] + 5 + load(False).measure(words) * TEXT.size + _BETWEEN
        if rows[-1] and x + wide - _BETWEEN > width:
            rows.append([])
            x = 0.0
        rows[-1].append((code, words, x))
        x += wide
    return rows


class _Map:
    """Draws units of the map as points of the page."""

    def __init__(self, paper: Paper, element: int, scale: float, left: float, top: float) -> None:
        self._paper, self._element, self._scale = paper, element, scale
        self._left, self._top = left, top
        self._mark = paper.tags.mark(element)
        self._radius = RADIUS * 0.72  # points

    def at(self, point: Point) -> Point:
        return self._left + point[0] * self._scale, self._top - point[1] * self._scale

    def area(self, paths: Iterable[Sequence[Point]], fill: str = "", line: str = "", weight: float = 0.4) -> None:
        if several := [one for one in paths if one]:
            self._paper.ink.area(several, fill, line, weight, self._mark)

    def countries(self, seen: World) -> None:
        """The land, and what is coloured by its ground last."""
        grounds = {one.code: one.ground for one in seen.countries}
        for code in sorted(outlines(), key=lambda code: code in grounds):
            fine = 0.4 / self._scale
            rings = [kept for ring in outlines()[code].rings if (kept := thinned(ring, fine))]
            if ground := grounds.get(code):
                self._ground([self._placed(ring) for ring in rings], ground)
                continue
            fill, line = (_UNION, _BORDERS) if code in seen.union else (_LAND, _BORDER)
            self.area(map(self._placed, rings), fill, line, 0.3)
            if outlines()[code].small:
                self.area([_circle(self.at(outlines()[code].at), 1.0)], tint(COLOURS["soft"], 0.7))

    def _placed(self, ring: Ring) -> Ring:
        return tuple(map(self.at, ring))

    def _ground(self, rings: Sequence[Ring], ground: str) -> None:
        colour = COLOURS[TONES[ground]]
        self.area(rings, tint(colour, 0.5 if ground == "adequate" else 0.22), tint(colour), 0.5)
        self.area(hatch(rings, ground, GAP * 0.72), line=tint(colour), weight=0.35)

    def over(self, seen: World) -> None:
        """Arrows, homes and marks."""
        placed = marks(seen, 0.72 / self._scale)
        for way in ways(seen, placed, 0.72 / self._scale):
            self.area((self._placed(way.points), self._placed(way.head)), line=_INK, weight=0.7)
        self.area(((self.at(one.at), self.at(one.place)) for one in placed if one.at != one.place), line=_INK)
        at = {one.code: self.at(one.at) for one in placed}
        for code in seen.homes:
            if code in at:
                self._diamond((at[code][0], at[code][1] - self._radius - 4))
            elif code in outlines():
                self._diamond(self.at(outlines()[code].at))
        for one in placed:
            self._letter(at[one.code], one.words, one.ground)

    def _diamond(self, middle: Point) -> None:
        x, y = middle
        self.area([[(x, y + 3.2), (x + 3.2, y), (x, y - 3.2), (x - 3.2, y), (x, y + 3.2)]], _INK, _WHITE)

    def _letter(self, middle: Point, words: str, ground: str) -> None:
        tone = TONES[ground]
        self.area([_circle(middle, self._radius)], _WHITE, tint(COLOURS[tone]), 0.9)
        x = middle[0] - load(True).measure(words) * _LETTER.size / 2
        mark = self._paper.tags.mark(self._element)
        self._paper.ink.text(x, middle[1] - 0.36 * _LETTER.size, [words], _LETTER, tone, mark)

    def meaning(self, code: str, words: str, x: float, y: float) -> None:
        """An entry of the legend."""
        wide, high = _BOX
        box = ((x, y), (x + wide, y), (x + wide, y - high), (x, y - high), (x, y))
        middle = (x + wide / 2, y - high / 2)
        if code in LETTERS:
            self._ground([box], code)
            self._letter(middle, LETTERS[code], code)
        elif code == "unsure":
            self._letter(middle, "?", "eea")
        elif code == "union":
            self.area([box], _UNION)
        elif code == "home":
            self._diamond(middle)
        else:
            tip = (x + wide - 1, middle[1])
            head = ((tip[0] - 5, tip[1] + 2.4), tip, (tip[0] - 5, tip[1] - 2.4))
            self.area((((x + 1, middle[1]), tip), head), line=_INK, weight=0.7)
        shown = load(False).printable(words, self._paper.unprintable)
        mark = self._paper.tags.mark(self._element)
        self._paper.ink.text(x + wide + 5, middle[1] - 0.36 * TEXT.size, [shown], TEXT, "soft", mark)


def _circle(middle: Point, radius: float) -> list[Point]:
    found = [(middle[0] + x * radius, middle[1] + y * radius) for x, y in _ROUND]
    return [*found, found[0]]
