"""What a document is put together from: headings, paragraphs, notes, labelled rows, tables, contents."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Final, NamedTuple

from ropa_desktop.exchange.pdf.fonts import load
from ropa_desktop.exchange.pdf.grid import Cell, Column, Grid, Mark
from ropa_desktop.exchange.pdf.ink import Ink
from ropa_desktop.exchange.pdf.paper import Paper
from ropa_desktop.exchange.pdf.style import BESIDE_HEADINGS, CELL, ENTRY, HEADINGS, SOFT, STRONG_ENTRY, TEXT, Style, mm
from ropa_desktop.exchange.pdf.tags import CONTENTS, LINK, PARAGRAPH, REFERENCE, ROW_HEADING
from ropa_desktop.exchange.pdf.tags import ENTRY as IN_CONTENTS

__all__ = ["Cell", "Entry", "Mark", "contents", "heading", "note", "paragraph", "rows", "table"]

_ABOVE: Final = (0.0, 20.0, 16.0, 11.0)
_BELOW: Final = (8.0, 7.0, 4.0, 2.0)
_BETWEEN: Final = 6.0
_BASE: Final = 0.77
_FEWEST: Final = 3
_KEPT: Final = 6
_LABELS: Final = mm(43)
_NUMBERS: Final = mm(14)
_INDENT: Final = 12.0


class Entry(NamedTuple):
    """A line of the contents: the level, the text and the key of a heading."""

    level: int
    title: str
    key: str


def heading(paper: Paper, level: int, text: str, soft: str = "", key: str = "") -> None:
    """A heading of level 1 to 3, or 0 for the title, that stays with what follows; `soft` stands beside it.

    Levels 1 and 2 become bookmarks; by a `key` of its own the contents find the page.
    """
    style, soft_style = HEADINGS[level], BESIDE_HEADINGS[level]
    lines = paper.lines(text, style, paper.width)
    beside = paper.lines(soft, soft_style, paper.width) if soft else []
    indent = load(True).measure(lines[-1]) * style.size + 7
    if len(beside) == 1 and indent + load(False).measure(beside[0]) * soft_style.size <= paper.width:
        below: list[str] = []
    else:
        beside, below = [], beside
    element = paper.tags.heading(level)
    if soft:
        lines = [*lines[:-1], f"{lines[-1]} "]

    def mark(top: float) -> None:
        if key or level in (1, 2):
            paper.mark(key or f"#{len(paper.pages_of)}", text, max(level - 1, 0), top)

    def draw(top: float) -> None:
        mark(top)
        base = top - _BASE * style.leading
        last = base - (len(lines) - 1) * style.leading
        paper.ink.text(paper.left, base, lines, style, mark=paper.tags.mark(element))
        if beside:
            paper.ink.text(paper.left + indent, last, beside, soft_style, mark=paper.tags.mark(element))
        if below:
            paper.ink.text(paper.left, last - style.leading, below, soft_style, mark=paper.tags.mark(element))

    if len(lines) + len(below) <= _KEPT:
        height = (len(lines) + len(below)) * style.leading + _BELOW[level]
        paper.keep(_ABOVE[level], height, draw)
        return
    paper.keep(_ABOVE[level], 0, mark)
    _flow(paper, lines, style, element)
    _flow(paper, beside + below, soft_style, element)


def paragraph(paper: Paper, text: str, style: Style = TEXT) -> None:
    """Text over the whole width, on as many pages as it needs."""
    _flow(paper, paper.lines(text, style, paper.width), style, paper.tags.block(PARAGRAPH))
    paper.skip(_BETWEEN)


def note(paper: Paper, text: str, tone: str = "soft") -> None:
    """Text that is not part of the record itself, with a line in its tone beside it."""
    paper.skip(2)
    element = paper.tags.block(PARAGRAPH)
    for top, lines in _strips(paper, paper.lines(text, TEXT, paper.width - _INDENT), TEXT):
        mark = paper.tags.mark(element)
        paper.ink.text(paper.left + _INDENT, top - _BASE * TEXT.leading, lines, TEXT, tone, mark)
        paper.ink.rule(paper.left + 2, top, paper.left + 2, paper.y, tone, 1.5)
    paper.skip(_BETWEEN)


def rows(paper: Paper, pairs: Iterable[tuple[Cell, Cell]]) -> None:
    """Each label in a soft colour at the left and its text at the right."""
    columns = (Column(_LABELS, SOFT, ROW_HEADING), Column(paper.width - _LABELS, TEXT))
    grid = Grid(paper, columns, table=paper.tags.pairs)
    for pair in pairs:
        grid.row(pair)


def table(paper: Paper, headings: Sequence[str], lines: Iterable[Sequence[Cell]], widths: Sequence[float]) -> None:
    """A table over the whole width, shared out as `widths` say, whose rows are drawn as they come."""
    grid = Grid(paper, [Column(width, CELL) for width in widths], headings)
    for cells in lines:
        grid.row(cells)
    paper.skip(_BETWEEN)


def contents(paper: Paper, entries: Iterable[Entry]) -> None:
    """The list of the headings to come with the page of each; what follows stands on a new page."""
    tags = paper.tags
    whole = part_of = tags.block(CONTENTS)
    for entry in entries:
        style = STRONG_ENTRY if entry.level == 1 else ENTRY
        indent = 0.0 if entry.level == 1 else _INDENT
        if entry.level == 1:
            paper.skip(_BETWEEN)
            part_of = whole
        elif part_of == whole:
            part_of = tags.add(CONTENTS, whole)
        link = tags.add(LINK, tags.add(REFERENCE, tags.add(IN_CONTENTS, part_of)))
        lines = paper.lines(entry.title, style, paper.width - indent - _NUMBERS)
        for number, (top, part) in enumerate(_strips(paper, lines, style)):
            _draw_entry(paper, top, part, style, indent, "" if number else entry.key, link)
            paper.link(entry.key, entry.title, (paper.left, paper.y, paper.left + paper.width, top), link)
    paper.turn()


def _draw_entry(paper: Paper, top: float, lines: list[str], style: Style, indent: float, key: str, link: int) -> None:
    left, right, base = paper.left + indent, paper.left + paper.width, top - _BASE * style.leading
    mark, of_number = paper.tags.mark(link), paper.tags.mark(link) if key else ""

    def draw(ink: Ink) -> None:
        ink.text(left, base, [*lines[:-1], f"{lines[-1]} "], style, mark=mark)
        if key:
            page = str(paper.pages_of[key])
            ink.text(right - load(style.bold).measure(page) * style.size, base, [page], style, "soft", of_number)

    paper.late(draw)


def _flow(paper: Paper, lines: list[str], style: Style, element: int) -> None:
    for top, part in _strips(paper, lines, style):
        paper.ink.text(paper.left, top - _BASE * style.leading, part, style, mark=paper.tags.mark(element))


def _strips(paper: Paper, lines: list[str], style: Style) -> Iterator[tuple[float, list[str]]]:
    """The lines in parts that fit onto their pages, each with the top of the strip taken for it."""
    done = 0
    while done < len(lines):
        left = len(lines) - done
        fits = int((paper.room + 0.005) / style.leading)
        if fits < min(left, _FEWEST) and not paper.fresh:
            paper.turn()
            continue
        now = min(left, max(fits, 1))
        top = paper.take(now * style.leading)
        yield top, lines[done : done + now]
        done += now
