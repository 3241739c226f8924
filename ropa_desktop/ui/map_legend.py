"""What the colours, hatches, letters and signs of the map mean, in as many lines as it takes."""

from collections.abc import Callable

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from ropa_desktop.register.world import World
from ropa_desktop.register.world_words import LETTERS, meanings
from ropa_desktop.ui import size
from ropa_desktop.ui.flow import Flow
from ropa_desktop.ui.look import Colours, worn
from ropa_desktop.ui.map_paint import blend, diamond, fills, letter
from ropa_desktop.ui.plain import clear, label

Draw = Callable[[QPainter, QRectF, float, Colours], None]


class Swatch(QWidget):
    """A piece of the map beside its meaning."""

    def __init__(self, draw: Draw) -> None:
        super().__init__()
        self._draw = draw
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """As wide as two letters."""
        return QSize(size.px(40), size.px(22))

    def paintEvent(self, event: QPaintEvent) -> None:
        """In the colours in force."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._draw(painter, QRectF(self.rect()), size.now() / 100, worn())
        painter.end()


class Legend(QWidget):
    """One entry for each ground that the map shows, and for its signs."""

    def __init__(self) -> None:
        super().__init__()
        self._flow = Flow(self, gap=10)

    def show_world(self, seen: World) -> None:
        """What this map needs."""
        clear(self._flow)
        for code, words in meanings(seen):
            self._flow.addWidget(_entry(drawn(code), words))


def _entry(draw: Draw, words: str) -> QWidget:
    held = QWidget()
    line = QHBoxLayout(held)
    line.setContentsMargins(0, 0, 0, 0)
    line.setSpacing(6)
    line.addWidget(Swatch(draw))
    line.addWidget(label(words, "soft"))
    return held


def drawn(code: str) -> Draw:
    """How a meaning of the map is drawn."""
    return {"union": _union, "home": _home, "arrow": _arrow}.get(code) or _ground(code)


def _ground(code: str) -> Draw:
    def draw(painter: QPainter, area: QRectF, pixel: float, colours: Colours) -> None:
        if code != "unsure":
            tint, hatch = fills(code, colours, pixel)
            box = area.adjusted(0.5, 2 * pixel, -0.5, -2 * pixel)
            painter.setPen(QPen(hatch.color(), pixel))
            painter.setBrush(tint)
            painter.drawRect(box)
            painter.setBrush(hatch)
            painter.drawRect(box)
        words, ground = ("?", "eea") if code == "unsure" else (LETTERS[code], code)
        letter(painter, area.center(), words, ground, pixel, colours)

    return draw


def _union(painter: QPainter, area: QRectF, pixel: float, colours: Colours) -> None:
    painter.fillRect(area.adjusted(0, 2 * pixel, 0, -2 * pixel), blend(colours.surface, colours.soft, 0.34))


def _home(painter: QPainter, area: QRectF, pixel: float, colours: Colours) -> None:
    diamond(painter, area.center(), pixel, colours)


def _arrow(painter: QPainter, area: QRectF, pixel: float, colours: Colours) -> None:
    painter.setPen(QPen(QColor(colours.text), 1.2 * pixel))
    middle, end = area.center().y(), area.right() - 2 * pixel
    painter.drawLine(QPointF(area.left() + 2 * pixel, middle), QPointF(end, middle))
    for up in (-1, 1):
        painter.drawLine(QPointF(end, middle), QPointF(end - 6 * pixel, middle + up * 3 * pixel))
