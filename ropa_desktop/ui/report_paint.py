"""Paints the rows of a report: a part's title and sentence, its headings, and cells that wrap in their columns."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen, QPolygon
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTreeView

from ropa_desktop.i18n import figure
from ropa_desktop.register.citation import unbroken
from ropa_desktop.register.report import Heading, Line, Part
from ropa_desktop.ui.look import Colours
from ropa_desktop.ui.report_columns import GAP, MARK, Columns, columns, sample
from ropa_desktop.ui.report_tree import ROW, Row, painted
from ropa_desktop.ui.side_by_side import worn
from ropa_desktop.ui.size import px

Index = QModelIndex | QPersistentModelIndex
ABOVE = 6  # and below a line's text
LONGEST = 1200  # characters of a cell that are painted; the record has all of them
_TOP = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop
_WORDS = int(_TOP | Qt.TextFlag.TextWordWrap)
_ANYWHERE = int(_TOP | Qt.TextFlag.TextWrapAnywhere)


class _Text(NamedTuple):
    """Words with their place in the row, and how they are written."""

    words: str
    left: int
    top: int
    width: int
    tone: str = "text"
    bold: bool = False
    larger: int = 0


class Rows(QStyledItemDelegate):
    """One delegate for every row of some parts; heights are remembered until the width changes."""

    def __init__(self, view: QTreeView, parts: Sequence[Part], width: int) -> None:
        super().__init__(view)
        self._view, self._parts, self.width = view, parts, width
        self._heights: dict[tuple[int, int], int] = {}
        self._columns: dict[tuple[Heading, ...], Columns] = {}
        self._fonts: dict[tuple[bool, int], tuple[QFont, QFontMetrics]] = {}

    def forget(self, width: int) -> None:
        """The text has another size, or the page another width."""
        self.width = width
        self._heights, self._columns, self._fonts = {}, {}, {}

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """As high as its tallest cell."""
        place = index.internalId(), index.row()
        if place not in self._heights:
            self.measure(place, index.data(ROW))
        return QSize(100, self._heights[place])

    def measure(self, place: tuple[int, int], row: Row) -> None:
        """Find out how high a row is; that takes so long that it is done before hundreds of them are shown."""
        bottoms = [text.top + self._height(text) for text in self._texts(row, self.width)]
        self._heights[place] = max(bottoms, default=0) + px(ABOVE)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw the row."""
        row: Row = index.data(ROW)
        painter.save()
        colours, states = worn(), QStyle.StateFlag
        area: QRect = option.rect
        chosen = bool(option.state & states.State_Selected)
        if chosen:
            painter.fillRect(area, QColor(colours.selection))
        entered = bool(option.state & states.State_HasFocus) and self._view.hasFocus()
        painter.setPen(QColor(colours.accent if entered else colours.line))
        if row.kind != "part" or entered:
            painter.drawLine(area.bottomLeft(), area.bottomRight())
        if entered:
            painter.drawLine(area.topLeft(), area.topRight())
        for text in self._texts(row, area.width()):
            painter.setFont(self._font(text))
            painter.setPen(QColor(getattr(colours, text.tone)))
            place = QRect(area.left() + text.left, area.top() + text.top, text.width, area.height())
            painter.drawText(place, self._wrap(text), text.words)
        self._sign(painter, row, area, colours, index)
        painter.restore()

    # -- what stands where

    def _texts(self, row: Row, width: int) -> Iterator[_Text]:
        whole = width - px(MARK) - px(GAP)
        if row.kind == "part":
            count = figure(len(row.part.lines))
            words = row.part.title.removesuffix(f": {count}")  # some say it themselves, for who reads them on paper
            title = _Text(words, px(MARK), px(16), whole, _tone(row.part), bold=True, larger=px(1))
            room = self._metrics(title).horizontalAdvance(words) + px(GAP)
            yield title
            if room < whole - px(60) and not words.endswith(f" {count}"):
                yield _Text(count, px(MARK) + room, px(17), px(60), "soft")
            if row.part.says:
                yield _Text(unbroken(row.part.says), px(MARK), px(18) + self._height(title), whole, "soft")
        elif row.kind == "heads":
            places, below = self._places(row.part, width)
            for at, heading in enumerate(row.part.headings):
                if at not in below:
                    yield _Text(heading.words, places[at][0], px(ABOVE), places[at][1], "soft", bold=True)
        elif row.line is None:
            yield _Text(row.words, px(MARK), px(ABOVE), whole, "accent" if row.kind == "more" else "soft")
        else:
            yield from self._cells(row.part, row.line, width)

    def _cells(self, part: Part, line: Line, width: int) -> Iterator[_Text]:
        places, below = self._places(part, width)
        tone = "soft" if line.tone == "soft" else "text"
        beside = [
            _Text(unbroken(painted(cell)[:LONGEST]), places[at][0], px(ABOVE), places[at][1], tone)
            for at, cell in enumerate(line.cells)
            if at not in below
        ]
        yield from beside
        bottom = max((text.top + self._height(text) for text in beside), default=px(ABOVE))
        for at in below:
            if words := unbroken(painted(line.cells[at])[:LONGEST]):
                heading = part.headings[at].words
                under = _Text(f"{heading}: {words}" if heading else words, px(MARK), bottom + 4, places[at][1], "soft")
                bottom = under.top + self._height(under)
                yield under

    def _places(self, part: Part, width: int) -> Columns:
        """The same for all parts of the same headings, so that their columns stand below each other."""
        if part.headings not in self._columns:
            lines = sample([one.lines for one in self._parts if one.headings == part.headings])
            measure = QFontMetrics(self._view.font()).horizontalAdvance
            self._columns[part.headings] = columns(part.headings, lines, painted, measure, width)
        return self._columns[part.headings]

    def _height(self, text: _Text) -> int:
        return self._wrapped(text)[1]

    def _wrap(self, text: _Text) -> int:
        return self._wrapped(text)[0]

    def _wrapped(self, text: _Text) -> tuple[int, int]:
        """How its lines are broken, and its height: between words, unless one alone is wider than its column."""
        metrics, words, room = self._metrics(text), text.words or " ", QRect(0, 0, text.width, 100_000)
        taken = metrics.boundingRect(room, _WORDS, words)
        if taken.width() <= text.width:
            return _WORDS, taken.height()
        return _ANYWHERE, metrics.boundingRect(room, _ANYWHERE, words).height()

    def _font(self, text: _Text) -> QFont:
        return self._written(text)[0]

    def _metrics(self, text: _Text) -> QFontMetrics:
        return self._written(text)[1]

    def _written(self, text: _Text) -> tuple[QFont, QFontMetrics]:
        """Made once for each way of writing: a page has thousands of texts."""
        way = text.bold, text.larger
        if way not in self._fonts:
            font = QFont(self._view.font())
            if text.bold:
                font.setWeight(QFont.Weight.DemiBold)
            if text.larger:
                font.setPixelSize(max(self._view.fontInfo().pixelSize(), 8) + text.larger)
            self._fonts[way] = font, QFontMetrics(font)
        return self._fonts[way]

    # -- marks, drawn because not every font has them

    def _sign(self, painter: QPainter, row: Row, area: QRect, colours: Colours, index: Index) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        line = self._view.fontMetrics().height()
        middle = area.topLeft() + QPoint(px(10), px(ABOVE) + line // 2)
        if row.kind == "part":
            self._arrow(
                painter,
                area.topLeft() + QPoint(px(9), px(16) + line // 2 + 1),
                colours,
                open_=self._view.isExpanded(index),
            )
        elif row.line is not None and row.line.tone in _SIGNS:
            painter.setPen(QPen(QColor(getattr(colours, row.line.tone)), px(2)))
            for points in _SIGNS[row.line.tone]:
                painter.drawPolyline(QPolygon([middle + QPoint(px(x), px(y)) for x, y in points]))

    def _arrow(self, painter: QPainter, middle: QPoint, colours: Colours, *, open_: bool) -> None:
        painter.setPen(QPen(QColor(colours.soft), px(150) / 100))
        points = ((-4, -2), (0, 2), (4, -2)) if open_ else ((-2, -4), (2, 0), (-2, 4))
        painter.drawPolyline(QPolygon([middle + QPoint(px(x), px(y)) for x, y in points]))


# A cross, an exclamation mark, a tick.
_SIGNS: dict[str, tuple[tuple[tuple[int, int], ...], ...]] = {
    "missing": (((-4, -4), (4, 4)), ((-4, 4), (4, -4))),
    "advice": (((0, -5), (0, 1)), ((0, 4), (0, 5))),
    "stands": (((-5, 0), (-1, 4), (5, -4)),),
}


def _tone(part: Part) -> str:
    """A part without a line has nothing to warn of."""
    return part.tone if part.lines and part.tone in _SIGNS else "text"
