"""Small charts painted by ourselves: each piece is a button with words, a number and a hatch, never a colour alone."""

from collections.abc import Sequence
from typing import Final, NamedTuple

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QBrush,
    QColor,
    QFocusEvent,
    QFont,
    QFontMetrics,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QPushButton, QScrollArea, QSizePolicy, QWidget

from ropa_desktop.ui.plain import as_tooltip
from ropa_desktop.ui.side_by_side import worn

_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_WORDS = int(_LEFT | Qt.TextFlag.TextWordWrap)
_WRAP = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap)
# A cross, an exclamation mark, a tick: drawn, because not every font has them; in tenths of the text's height.
_SIGNS: Final[dict[str, tuple[tuple[tuple[int, int], ...], ...]]] = {
    "missing": (((-3, -3), (3, 3)), ((-3, 3), (3, -3))),
    "advice": (((0, -4), (0, 1)), ((0, 3), (0, 4))),
    "stands": (((-4, 0), (-1, 3), (4, -4)),),
}


class Fill(NamedTuple):
    """How a piece of a chart is painted: a colour of the look, by its name, and a hatch that tells it from others."""

    colour: str
    hatch: Qt.BrushStyle = Qt.BrushStyle.SolidPattern


def paint_fill(painter: QPainter, area: QRectF, fill: Fill) -> None:
    """A piece with its hatch and an outline."""
    colour = QColor(getattr(worn(), fill.colour))
    painter.fillRect(area, QColor(worn().surface))
    painter.setPen(QPen(colour, 1))
    painter.setBrush(QBrush(colour, fill.hatch))
    painter.drawRect(area.adjusted(0.5, 0.5, -0.5, -0.5))


def paint_sign(painter: QPainter, middle: QPoint, tone: str, height: int) -> None:
    """What a tone says where colour cannot be seen."""
    painter.setPen(QPen(QColor(getattr(worn(), tone)), max(height / 8, 1.5)))
    for points in _SIGNS.get(tone, ()):
        painter.drawPolyline([QPointF(middle.x() + x * height / 10, middle.y() + y * height / 10) for x, y in points])


class Piece(QPushButton):
    """A button that paints itself: Enter presses it too, and it comes into sight when it is entered."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setToolTip(as_tooltip(name))
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter as well as Space."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Whoever goes through the page by Tab sees where he is."""
        super().focusInEvent(event)
        above = self.parentWidget()
        while above is not None and not isinstance(above, QScrollArea):
            above = above.parentWidget()
        if above is not None:
            above.ensureWidgetVisible(self, 0, self.height())

    def em(self) -> int:
        """The height of the text, by which everything else is measured."""
        self.ensurePolished()  # else the font is not yet that of the look
        return max(self.fontInfo().pixelSize(), 8)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The ground, the ring around what has the focus, and then whatever it shows."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colours, area, round_by = worn(), QRectF(self.rect()).adjusted(1, 1, -1, -1), self.em() / 2
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colours.selection if self.isDown() else self.ground()))
        painter.drawRoundedRect(area, round_by, round_by)
        if self.hasFocus() or self.underMouse():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(colours.accent), 2 if self.hasFocus() else 1))
            painter.drawRoundedRect(area, round_by, round_by)
        self.draw(painter)
        painter.end()

    def ground(self) -> str:
        """The colour that it stands on."""
        return worn().surface

    def draw(self, painter: QPainter) -> None:
        """What it shows."""
        raise NotImplementedError

    def write(self, painter: QPainter, area: QRect, words: str, colour: str, flags: Qt.AlignmentFlag = _LEFT) -> None:
        """Words in one line, as far as they fit."""
        painter.setPen(QColor(getattr(worn(), colour)))
        fitting = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, area.width())
        painter.drawText(area, flags, fitting)


class Tile(Piece):
    """A number, large, with what it counts below it."""

    def __init__(self, number: str, words: str, tone: str, name: str) -> None:
        super().__init__(name)
        self.number, self.words, self.tone = number, words, tone
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Room for the number and its words."""
        longest = max(map(self.fontMetrics().horizontalAdvance, self.words.split()), default=0)
        wide = max(round(self.em() * 8.4), longest + self.em() * 2)
        return QSize(wide, self.height_for(wide))

    def height_for(self, width: int) -> int:
        """What the words need where it is so wide."""
        room = QRect(0, 0, self._inner(width).width(), 100_000)
        return round(self.em() * 3.6) + self.fontMetrics().boundingRect(room, _WRAP, self.words).height()

    def _inner(self, width: int) -> QRect:
        em = self.em()
        return QRect(0, 0, width, self.height()).adjusted(em - 2, em // 2, -em // 2, -em // 3)

    def minimumSizeHint(self) -> QSize:
        """The same."""
        return self.sizeHint()

    def ground(self) -> str:
        """A quiet plate."""
        return worn().ground

    def draw(self, painter: QPainter) -> None:
        """Number, sign and words."""
        em = self.em()
        inner = self._inner(self.width())
        font = QFont(self.font())
        font.setPixelSize(round(em * 1.8))
        font.setWeight(QFont.Weight.DemiBold)
        painter.setFont(font)
        head = QRect(inner.left(), inner.top(), inner.width(), round(em * 2.6))
        known = self.tone in _SIGNS
        self.write(painter, head, self.number, self.tone if known else "text")
        if known:
            at = head.left() + QFontMetrics(font).horizontalAdvance(self.number) + em
            paint_sign(painter, QPoint(at, head.center().y() + 1), self.tone, em)
        painter.setFont(self.font())
        painter.setPen(QColor(worn().soft))
        painter.drawText(inner.adjusted(0, head.height(), 0, 0), _WRAP, self.words)


class _Line(Piece):
    """A line with words at the left that wrap where there is no room for them, and numbers at the right."""

    def __init__(self, words: str, name: str) -> None:
        super().__init__(name)
        self.words, self.ink = words, "text"
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def for_words(self, width: int) -> tuple[int, int]:
        """Where the words begin, and how wide they may be."""
        raise NotImplementedError

    def below(self, width: int) -> int:
        """The height of what stands below the words."""
        return 0

    def heightForWidth(self, width: int) -> int:
        """What the words need."""
        _left, wide = self.for_words(width)
        room = QRect(0, 0, max(wide, self.em()), 100_000)
        words = self.fontMetrics().boundingRect(room, _WRAP, self.words).height()
        return words + round(self.em() * 0.6) + self.below(width)

    def sizeHint(self) -> QSize:
        """One line."""
        return QSize(self.em() * 30, self.fontMetrics().height() + round(self.em() * 0.6))

    def minimumSizeHint(self) -> QSize:
        """What has to be there in any case."""
        return QSize(self.em() * 12, self.sizeHint().height())

    def write_words(self, painter: QPainter) -> None:
        """In as many lines as they need."""
        left, wide = self.for_words(self.width())
        painter.setPen(QColor(getattr(worn(), self.ink)))
        painter.drawText(QRect(left, 0, wide, self.height() - self.below(self.width())), _WORDS, self.words)


class Entry(_Line):
    """A line of a legend: the piece's hatch, its words, its number, and a sign where it is one to look at."""

    def __init__(self, fill: Fill | None, words: str, number: str, tone: str, name: str) -> None:
        super().__init__(words, name)
        self.fill, self.number, self.tone = fill, number, tone
        self.indented = True  # as the others of a legend

    def for_words(self, width: int) -> tuple[int, int]:
        """Between the hatch and the sign."""
        em = self.em()
        left = round(em * 2.6) if self.indented else em // 2
        right = width - em * 3 // 2 - self.fontMetrics().horizontalAdvance(self.number)
        return left, right - (round(em * 1.5) if self.tone else 0) - left

    def draw(self, painter: QPainter) -> None:
        """Hatch, words, sign and number."""
        em, middle, right = self.em(), self.rect().center().y(), self.width() - self.em() // 2
        if self.fill:
            paint_fill(painter, QRectF(em // 2, middle - em * 0.42, em * 1.5, em * 0.9), self.fill)
        self.write_words(painter)
        wide = painter.fontMetrics().horizontalAdvance(self.number)
        self.write(painter, QRect(right - wide, 0, wide + 1, self.height()), self.number, "text", _RIGHT)
        if self.tone:
            paint_sign(painter, QPoint(right - wide - em * 3 // 2, middle), self.tone, em)


class Share(_Line):
    """One of several bars below each other: words, how much of all, and the same in numbers."""

    def __init__(self, words: str, number: int, total: int, told: tuple[str, str], name: str) -> None:
        super().__init__(words, name)
        self.number, self.total = number, total
        self.told, self.longest = told  # its numbers, and the longest of those below each other

    def for_words(self, width: int) -> tuple[int, int]:
        """At the left of the bar, or above it."""
        if self.below(width):
            return self.em() // 2, width - self._for_numbers() - self.em() * 2
        return self.em() // 2, min(self.em() * 16, width * 2 // 5) - self.em()

    def below(self, width: int) -> int:
        """The bar, where it has no room beside the words."""
        return round(self.em() * 1.2) if width < self.em() * 24 else 0

    def _for_numbers(self) -> int:
        return self.fontMetrics().horizontalAdvance(self.longest) + self.em()

    def draw(self, painter: QPainter) -> None:
        """Words at the left, the bar, a tick where it is whole, numbers at the right."""
        em, right, below = self.em(), self.width() - self.em() // 2, self.below(self.width())
        high = self.height() - below
        self.write_words(painter)
        numbers = QRect(right - self._for_numbers(), 0, self._for_numbers(), high)
        self.write(painter, numbers, self.told, "text", _RIGHT)
        sign = numbers.left() - em // 2
        if self.total and self.number == self.total:
            paint_sign(painter, QPoint(sign, high // 2), "stands", em)
        left, end = (em // 2, right) if below else (sum(self.for_words(self.width())) + em // 2, sign - em)
        top = high if below else high // 2 - em * 0.35
        self._paint_bar(painter, QRectF(left, top, end - left, em * 0.8))

    def _paint_bar(self, painter: QPainter, bar: QRectF) -> None:
        colours = worn()
        painter.setPen(QPen(QColor(colours.soft), 1))
        painter.setBrush(QBrush(QColor(colours.line), Qt.BrushStyle.BDiagPattern))
        painter.drawRect(bar.adjusted(0.5, 0.5, -0.5, -0.5))
        if self.total and self.number:
            bar.setWidth(max(bar.width() * self.number / self.total, 3))
            painter.fillRect(bar, QColor(colours.stands if self.number == self.total else colours.accent))


class Stack(QWidget):
    """A bar of pieces side by side, each as wide as its number; its legend's buttons do the same as a click on it."""

    pressed = Signal(int)

    def __init__(self, pieces: Sequence[tuple[int, Fill, str]]) -> None:
        super().__init__()
        self._pieces = pieces
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMouseTracking(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def sizeHint(self) -> QSize:
        """A line."""
        return QSize(200, round(max(self.fontInfo().pixelSize(), 8) * 1.7))

    def areas(self) -> list[QRectF]:
        """Where each piece lies; one of many is still wide enough to be seen and hit."""
        total, gap, least = sum(number for number, _fill, _name in self._pieces), 2.0, 10.0
        room = self.width() - gap * (len(self._pieces) - 1) - least * len(self._pieces)
        areas, left = [], 0.0
        for number, _fill, _name in self._pieces:
            wide = least + max(room, 0) * number / max(total, 1)
            areas.append(QRectF(left, 0, wide, self.height()))
            left += wide + gap
        return areas

    def paintEvent(self, event: QPaintEvent) -> None:
        """The pieces in their order."""
        painter = QPainter(self)
        for area, (_number, fill, _name) in zip(self.areas(), self._pieces, strict=True):
            paint_fill(painter, area, fill)
        painter.end()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """The tooltip is that of the piece under the mouse."""
        place = self._at(event)
        self.setToolTip(as_tooltip(self._pieces[place][2]) if place >= 0 else "")

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """As its button in the legend."""
        if (place := self._at(event)) >= 0:
            self.pressed.emit(place)

    def _at(self, event: QMouseEvent) -> int:
        return next((place for place, area in enumerate(self.areas()) if area.contains(event.position())), -1)
