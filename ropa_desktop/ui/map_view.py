"""A map that one can go through: by arrows from country to country, nearer and farther, Enter to what goes there."""

import math
from typing import Final

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleEvent,
    QColor,
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QTransform,
    QWheelEvent,
)
from PySide6.QtWidgets import QToolTip, QWidget

from ropa_desktop.i18n import _
from ropa_desktop.register.outlines import HEIGHT, WIDTH, outlines
from ropa_desktop.register.world import World
from ropa_desktop.register.world_drawing import RADIUS
from ropa_desktop.register.world_words import in_words, name_of
from ropa_desktop.ui import size
from ropa_desktop.ui.look import worn
from ropa_desktop.ui.map_paint import Placed, paint, path_of, placed
from ropa_desktop.ui.plain import as_tooltip

_STEP: Final = 1.25
_NEAREST: Final = 24.0  # times the whole
_PAN: Final = 60  # pixels by a key
_ARROWS: Final = {
    Qt.Key.Key_Right: (1, 0), Qt.Key.Key_Left: (-1, 0), Qt.Key.Key_Down: (0, 1), Qt.Key.Key_Up: (0, -1),
}  # fmt: skip


class MapView(QWidget):
    """`chosen` gives the code of the country that one went to, `opened` that of the one whose transfers are wanted."""

    chosen = Signal(str)
    opened = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("map")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(_("Map of transfers"))
        self.setWhatsThis(
            _("Arrow keys go from country to country, with Shift over the map; Enter lists what goes there, plus and "
              "minus go nearer and farther, 0 shows the whole.")
        )  # fmt: skip
        self.setMinimumSize(240, 190)
        self.seen: World | None = None
        self.code = ""
        self.zoomed = 1.0
        self._middle = QPointF(WIDTH / 2, HEIGHT / 2)
        self._where: Placed | None = None
        self._pressed: QPointF | None = None
        self._dragged = False

    def sizeHint(self) -> QSize:
        """Little: it takes what there is."""
        return QSize(size.px(360), size.px(180))

    def show_world(self, seen: World) -> None:
        """Show this one, at the place where one was looking."""
        self.seen = seen
        codes = [one.code for one in seen.countries]
        self.code = self.code if self.code in codes else codes[0] if codes else ""
        self._describe()
        self._place()

    # -- nearer and farther

    def zoom(self, by: float, at: QPointF | None = None) -> None:
        """Nearer or farther; the place under the pointer stays there."""
        at = at or QPointF(self.width() / 2, self.height() / 2)
        before = self.transform().inverted()[0].map(at)
        self.zoomed = min(max(self.zoomed * by, 1.0), _NEAREST)
        self._where = None
        after = self.transform().inverted()[0].map(at)
        self.look_at(self._middle + before - after)

    def zoom_in(self) -> None:
        """Nearer by a step."""
        self.zoom(_STEP, self._chosen_place())

    def zoom_out(self) -> None:
        """Farther by a step."""
        self.zoom(1 / _STEP)

    def fit(self) -> None:
        """The whole world."""
        self.zoomed = 1.0
        self.look_at(QPointF(WIDTH / 2, HEIGHT / 2))

    def look_at(self, middle: QPointF) -> None:
        """Bring a place of the map into the middle, as far as the map reaches."""
        wide, high = self.width() / self._scale(), self.height() / self._scale()
        self._middle = QPointF(_within(middle.x(), wide, WIDTH), _within(middle.y(), high, HEIGHT))
        self._place()

    def transform(self) -> QTransform:
        """How places of the map become pixels of the widget."""
        scale = self._scale()
        x, y = self.width() / 2 - self._middle.x() * scale, self.height() / 2 - self._middle.y() * scale
        return QTransform(scale, 0, 0, scale, x, y)

    def _scale(self) -> float:
        return max(min(self.width() / WIDTH, self.height() / HEIGHT), 0.01) * self.zoomed

    def _place(self) -> None:
        self._where = placed(self.seen, self.transform(), size.now() / 100) if self.seen else None
        self.update()

    def _chosen_place(self) -> QPointF | None:
        found = next((one for one in self.where().marks if one.code == self.code), None) if self.seen else None
        return self.where().at(found.at) if found else None

    def where(self) -> Placed:
        """Where everything stands now."""
        if self._where is None:
            self._place()
        assert self._where is not None
        return self._where

    # -- from country to country

    def choose(self, code: str, *, quietly: bool = False) -> None:
        """Go to a country with transfers, and bring it into sight; a screen reader is told what it says."""
        if self.seen is None or self.seen.country(code) is None:
            return
        moved, self.code = code != self.code, code
        self._describe()
        place = self._chosen_place()
        if place is not None and not self.rect().adjusted(8, 8, -8, -8).contains(place.toPoint()):
            self.look_at(QPointF(*outlines()[code].at))
        if moved:
            QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.DescriptionChanged))
        if not quietly:
            self.chosen.emit(code)
        self.update()

    def _describe(self) -> None:
        country = self.seen.country(self.code) if self.seen else None
        self.setAccessibleDescription(in_words(country) if country else _("No transfer to a country is recorded."))

    def beside(self, across: int, down: int) -> str:
        """The nearest country with transfers on one side of the chosen one; itself where there is none."""
        marks = self.where().marks
        here = next((one.at for one in marks if one.code == self.code), None)
        if here is None:
            return marks[0].code if marks else ""

        def far(at: tuple[float, float]) -> float:
            x, y = at[0] - here[0], at[1] - here[1]
            ahead, aside = x * across + y * down, abs(x * down + y * across)
            return math.hypot(ahead, 2 * aside) if ahead > 0.5 and aside < 3 * ahead else math.inf

        found = min(marks, key=lambda one: far(one.at))
        return found.code if far(found.at) < math.inf else self.code

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows from country to country, with Shift over the map; Enter opens; plus, minus and 0 zoom."""
        key, codes = Qt.Key(event.key()), [one.code for one in self.seen.countries] if self.seen else []
        if key in _ARROWS and event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            across, down = _ARROWS[key]
            self.look_at(self._middle + QPointF(across, down) * size.px(_PAN) / self._scale())
        elif key in _ARROWS:
            self.choose(self.beside(*_ARROWS[key]))
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End) and codes:
            self.choose(codes[0 if key == Qt.Key.Key_Home else -1])
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space) and self.code:
            self.opened.emit(self.code)
        elif key in (Qt.Key.Key_Plus, Qt.Key.Key_Equal):
            self.zoom_in()
        elif key == Qt.Key.Key_Minus:
            self.zoom_out()
        elif key == Qt.Key.Key_0:
            self.fit()
        else:
            super().keyPressEvent(event)

    # -- by mouse

    def at(self, pixel: QPointF) -> str:
        """The country at a pixel: its mark, else its outline, else a small one that is near."""
        where = self.where()
        near = RADIUS * where.pixel + 2
        for mark in reversed(where.marks):
            away = where.at(mark.at) - pixel
            if math.hypot(away.x(), away.y()) <= near:
                return mark.code
        place = where.transform.inverted()[0].map(pixel)
        found = [code for code in outlines() if path_of(code).contains(place)]
        if found:
            return found[-1]
        away_from = {code: where.at(one.at) - pixel for code, one in outlines().items() if one.small}
        return next((code for code, away in away_from.items() if math.hypot(away.x(), away.y()) < near / 2), "")

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click goes to the country, a drag over the map."""
        self._pressed, self._dragged = event.position(), False

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """The map goes along."""
        if self._pressed is None:
            return
        moved = event.position() - self._pressed
        if self._dragged or moved.manhattanLength() > 4:
            self._dragged, self._pressed = True, event.position()
            self.look_at(self._middle - moved / self._scale())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Where nothing was dragged, it was a click."""
        if self._pressed is not None and not self._dragged:
            self.choose(self.at(event.position()))
        self._pressed = None

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """A double click leads to what goes there."""
        code = self.at(event.position())
        if self.seen is not None and self.seen.country(code) is not None:
            self.opened.emit(code)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Nearer and farther, around the pointer."""
        self.zoom(_STEP ** (event.angleDelta().y() / 120), event.position())
        event.accept()

    def event(self, event: QEvent) -> bool:
        """The name of what is under the pointer, also where nothing goes."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip and self.seen is not None:
            code = self.at(QPointF(event.pos()))
            country = self.seen.country(code)
            words = in_words(country) if country else name_of(code) if code else self.whatsThis()
            QToolTip.showText(event.globalPos(), as_tooltip(words), self, QRect())
            return True
        return super().event(event)

    # -- painting

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another size."""
        super().resizeEvent(event)
        self.look_at(self._middle)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The ring around the chosen country is there only with the keyboard."""
        super().focusInEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """In the colours in force."""
        colours = worn()
        painter = QPainter(self)
        if self.seen is None:
            painter.fillRect(self.rect(), QColor(colours.surface))
        else:
            paint(painter, QRectF(self.rect()), self.seen, self.where(), colours, self.code, focus=self.hasFocus())
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(colours.accent), 2))
            painter.drawRect(self.rect().adjusted(1, 1, -1, -1))
        painter.end()

    def changeEvent(self, event: QEvent) -> None:
        """Another size of the text moves the marks."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._place()


def _within(middle: float, seen: float, whole: float) -> float:
    """The middle of what is seen, so that no more than needed lies beside the map."""
    return whole / 2 if seen >= whole else min(max(middle, seen / 2), whole - seen / 2)
