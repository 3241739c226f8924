"""Rows of cells side by side: a row that does not fit goes to the next page, a tall one over several."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from ropa_desktop.exchange.pdf.paper import Paper
from ropa_desktop.exchange.pdf.style import COLUMN, Style
from ropa_desktop.exchange.pdf.tags import ARTIFACT, BODY, CELL, COLUMN_HEADING, ITEM, LIST, ROW, TABLE, Role

_ABOVE: Final = 3.5
_BELOW: Final = 4.0
_CLOSE_ABOVE: Final = 0.5
_CLOSE_BELOW: Final = 1.5
_RULE: Final = 4.0
_GAP: Final = 9.0
# A row of so many lines moves to the next page as a whole; a taller one begins where it stands.
_WHOLE: Final = 12
# No fewer lines than these stand alone at the foot or at the head of a page.
_FEWEST: Final = 3


@dataclass(frozen=True, slots=True)
class Mark:
    """A cell's text in a tone that says what it is: missing, advice, soft or stands."""

    text: str
    tone: str


BULLET: Final = "• "  # begins each item of a list in a cell
Cell = str | Mark
Lines = Sequence[str]
Wrapped = list[tuple[Lines, str]]


@dataclass(frozen=True, slots=True)
class Column:
    """A share of the paper's width, how its cells are set, and what they are; None where nothing stands in it."""

    share: float
    style: Style
    role: Role | None = CELL


class Grid:
    """Columns on a paper. Headings, where there are any, stand again at the head of each page."""

    def __init__(
        self,
        paper: Paper,
        columns: Sequence[Column],
        headings: Sequence[str] = (),
        *,
        close: bool = False,
        table: Callable[[], int] | None = None,
    ) -> None:
        self._paper = paper
        self._table = -1
        self._begin = table or (lambda: paper.tags.block(TABLE))
        self._above, self._below = (_CLOSE_ABOVE, _CLOSE_BELOW) if close else (_ABOVE, _BELOW)
        self._columns = columns
        self._leading = max(column.style.leading for column in columns)
        self._place()
        self._headings = [
            paper.lines(heading, COLUMN, width) for heading, width in zip(headings, self._widths, strict=False)
        ]
        self._page = 0
        self._named: list[int] = []
        self._roles = paper.tags.coded([ROW, *(column.role for column in columns if column.role)])

    @property
    def table(self) -> int:
        """The element of the table, which another grid may share."""
        if self._table < 0:
            self._table = self._begin()
        return self._table

    def _place(self) -> None:
        whole = sum(column.share for column in self._columns)
        self._lefts, self._widths = [], []
        left = self._paper.left
        for column in self._columns:
            width = self._paper.width * column.share / whole
            self._lefts.append(left)
            self._widths.append(width - _GAP)
            left += width
        self._widths[-1] += _GAP

    def row(self, cells: Sequence[Cell], *, ruled: bool = True) -> None:
        """Draws one row, with as many lines as its tallest cell; `ruled` is the line under it."""
        self.put(self.wrap(cells), ruled=ruled)

    def wrap(self, cells: Sequence[Cell]) -> Wrapped:
        """The cells of a row broken into lines."""
        wrapped: Wrapped = []
        for cell, column, width in zip(cells, self._columns, self._widths, strict=True):
            text, tone = (cell, "") if isinstance(cell, str) else (cell.text, cell.tone)
            wrapped.append((self._paper.lines(text, column.style, width), tone))
        return wrapped

    def height(self, wrapped: Wrapped) -> float:
        """The height that a row takes on this page."""
        tallest = max(len(lines) for lines, _ in wrapped)
        return self._heading_height() + self._above + tallest * self._leading + max(self._below, _RULE)

    def put(self, wrapped: Wrapped, *, ruled: bool = True, repeated: bool = False) -> None:
        """Draws a row whose cells are wrapped already; `repeated` is one that was read before."""
        tallest = max(len(lines) for lines, _ in wrapped)
        elements: list[list[int]] = [[]] * len(wrapped) if repeated else self._elements(wrapped)
        done = 0
        while done < tallest:
            now = self._fitting(tallest - done, begun=done > 0)
            if not now:
                self._paper.turn()
                continue
            self._draw(wrapped, elements, done, now, ruled=ruled and done + now == tallest)
            done += now

    def _fitting(self, left: int, begun: bool) -> int:
        """How many of the lines that are left go onto this page: 0 is for a new page."""
        room = self._paper.room - self._above - self._below - self._heading_height()
        fits = int((room + 0.005) / self._leading)
        if left <= fits:
            return left
        if self._paper.fresh:
            return max(fits, 1)
        if fits < _FEWEST or (left <= _WHOLE and not begun):
            return 0
        return min(fits, max(left - _FEWEST, 1))

    def _elements(self, wrapped: Wrapped) -> list[list[int]]:
        """What stands in each cell of a new row of the table, and before the first one its headings."""
        tags, table = self._paper.tags, self.table
        if self._headings and not self._named:
            roles = tags.coded([ROW, *(COLUMN_HEADING if any(lines) else CELL for lines in self._headings)])
            first = tags.row(table, roles)
            self._named = list(range(first, first + len(self._headings)))
        cell = tags.row(table, self._roles) - 1
        found: list[list[int]] = []
        for column, (lines, _tone) in zip(self._columns, wrapped, strict=True):
            cell += column.role is not None
            found.append([] if column.role is None else self._inside(cell, lines))
        return found

    def _inside(self, cell: int, lines: Lines) -> list[int]:
        """The items of a list, or the cell itself."""
        if not lines[0].startswith(BULLET):
            return [cell]
        add = self._paper.tags.add
        whole = add(LIST, cell)
        return [add(BODY, add(ITEM, whole)) for line in lines if line.startswith(BULLET)]

    def _draw(self, wrapped: Wrapped, elements: list[list[int]], done: int, now: int, ruled: bool) -> None:
        paper = self._paper
        heading = self._heading_height()
        below = max(self._below, _RULE) if ruled else self._below
        top = paper.take(heading + self._above + now * self._leading + below)
        if heading:
            self._draw_headings(top)
        self._page = paper.page
        ink, base = paper.ink, top - heading - self._above - 0.77 * self._leading
        for left, column, (lines, tone), inside in zip(self._lefts, self._columns, wrapped, elements, strict=True):
            part = lines[done : done + now] if now < len(lines) or done else lines
            if len(inside) > 1:
                self._draw_items(left, base, column, (lines, tone), inside, range(done, done + len(part)))
            elif part and (len(part) > 1 or part[0]):
                ink.text(left, base, part, column.style, tone, paper.tags.mark(inside[0]) if inside else ARTIFACT)
        if ruled:
            ink.rule(paper.left, paper.y, paper.left + paper.width, paper.y)

    def _draw_items(
        self, left: float, base: float, column: Column, cell: tuple[Lines, str], items: list[int], shown: range
    ) -> None:
        lines, tone = cell
        item = -1
        for number, line in enumerate(lines):
            item += line.startswith(BULLET)
            if number in shown:
                y = base - (number - shown.start) * column.style.leading
                self._paper.ink.text(left, y, [line], column.style, tone, self._paper.tags.mark(items[item]))

    def _heading_height(self) -> float:
        if not self._headings or self._page == self._paper.page:
            return 0.0
        return _ABOVE + max(map(len, self._headings)) * COLUMN.leading + _BELOW

    def _draw_headings(self, top: float) -> None:
        paper = self._paper
        marks = [paper.tags.mark(one) for one in self._named] if not self._page else [ARTIFACT] * len(self._headings)
        for left, lines, mark in zip(self._lefts, self._headings, marks, strict=True):
            paper.ink.text(left, top - _ABOVE - 0.77 * COLUMN.leading, lines, COLUMN, mark=mark)
        y = top - self._heading_height()
        paper.ink.rule(paper.left, y, paper.left + paper.width, y, "soft")
