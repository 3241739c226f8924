"""A picture that one can walk through: by arrows from box to box, nearer and farther, Enter opens what a box is."""

from typing import Final

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleEvent,
    QColor,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QFrame, QGraphicsScene, QGraphicsView, QToolTip

from ropa_desktop.i18n import _
from ropa_desktop.register.picture import Box, Picture
from ropa_desktop.ui import size
from ropa_desktop.ui.look import worn
from ropa_desktop.ui.picture_paint import AROUND, paint
from ropa_desktop.ui.plain import as_tooltip

_STEP: Final = 1.2
_LEAST, _LARGEST = 0.1, 4.0
_READABLE: Final = 0.8  # where the whole picture would be smaller, its width is what fits
_ARROWS: Final = {
    Qt.Key.Key_Right: (1, 0), Qt.Key.Key_Left: (-1, 0), Qt.Key.Key_Down: (0, 1), Qt.Key.Key_Up: (0, -1),
}  # fmt: skip


class PictureView(QGraphicsView):
    """`chosen` gives the key of the box that one went to, `opened` that of the box whose record is wanted."""

    chosen = Signal(str)
    opened = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("picture")
        self.picture: Picture | None = None
        self.key = ""
        self._fitting = True  # until somebody zooms
        self.setScene(QGraphicsScene(self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
        self.setViewportUpdateMode(QGraphicsView.ViewportUpdateMode.FullViewportUpdate)
        self.setTransformationAnchor(QGraphicsView.ViewportAnchor.AnchorUnderMouse)
        self.setDragMode(QGraphicsView.DragMode.ScrollHandDrag)

    def show_picture(self, picture: Picture) -> None:
        """Show this one, as a whole where that can be read."""
        same = self.picture is not None and self.picture.kind == picture.kind
        self.picture = picture
        self.setAccessibleName(f"{picture.words}: {picture.title}")
        around = QRectF(0, 0, picture.width, picture.height)
        self.setSceneRect(around.adjusted(-AROUND, -AROUND / 2, AROUND, AROUND))
        keys = [one.key for one in picture.boxes]
        self.choose(self.key if same and self.key in keys else keys[0] if keys else "", quietly=True)
        self.fit()

    # -- nearer and farther

    def zoom(self, by: float) -> None:
        """Nearer or farther."""
        self._fitting = False
        self._scale(self.transform().m11() * by)

    def zoom_in(self) -> None:
        """Nearer by a step."""
        self.zoom(_STEP)

    def zoom_out(self) -> None:
        """Farther by a step."""
        self.zoom(1 / _STEP)

    def fit(self) -> None:
        """As large as the window lets the whole be; at least so large that it can be read."""
        self._fitting = True
        if self.picture is None:
            return
        room, whole, usual = self.maximumViewportSize(), self.sceneRect(), size.now() / 100
        across, down = room.width() / max(whole.width(), 1), room.height() / max(whole.height(), 1)
        if down < across:  # then there is a bar at the side
            across = (room.width() - self.verticalScrollBar().sizeHint().width() - 4) / max(whole.width(), 1)
        least = _READABLE * usual
        self._scale(min(max(min(across, down), min(across, least), 0.75 * least), 1.25 * usual))
        if whole.height() * self.transform().m11() > room.height():
            self.verticalScrollBar().setValue(self.verticalScrollBar().minimum())
            self.horizontalScrollBar().setValue(self.horizontalScrollBar().minimum())

    def _scale(self, to: float) -> None:
        to = min(max(to, _LEAST), _LARGEST)
        self.resetTransform()
        self.scale(to, to)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """With Ctrl nearer and farther, else as everywhere."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom(_STEP ** (event.angleDelta().y() / 120))
            event.accept()
        else:
            super().wheelEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """It fits as long as nobody zoomed."""
        super().resizeEvent(event)
        if self._fitting:
            self.fit()

    # -- from box to box

    def choose(self, key: str, *, quietly: bool = False) -> None:
        """Go to a box, and bring it into sight; a screen reader is told what it says."""
        if self.picture is None or not key:
            return
        moved, self.key = key != self.key, key
        box = self.picture.box(key)
        self.setAccessibleDescription(self.picture.in_words(box))
        if not quietly:
            self.ensureVisible(QRectF(box.x, box.y, box.width, box.height), 32, 32)
            if moved:
                QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.DescriptionChanged))
                self.chosen.emit(key)
        self.viewport().update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows from box to box, Enter opens, plus and minus and 0 zoom."""
        key = Qt.Key(event.key())
        if self.picture is None or not self.key:
            super().keyPressEvent(event)
        elif key in _ARROWS:
            self.choose(self.picture.beside(self.key, *_ARROWS[key]))
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self.choose(self.picture.boxes[0 if key == Qt.Key.Key_Home else -1].key)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit(self.key)
        elif key in (Qt.Key.Key_Plus, Qt.Key.Key_Equal):
            self.zoom_in()
        elif key == Qt.Key.Key_Minus:
            self.zoom_out()
        elif key == Qt.Key.Key_0:
            self.fit()
        else:
            super().keyPressEvent(event)

    def at(self, place: QPointF) -> Box | None:
        """The box at a place of the scene."""
        boxes = self.picture.boxes if self.picture else ()
        return next((one for one in boxes if QRectF(one.x, one.y, one.width, one.height).contains(place)), None)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click goes to the box."""
        if box := self.at(self.mapToScene(event.position().toPoint())):
            self.choose(box.key)
        super().mousePressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """A double click opens it."""
        if box := self.at(self.mapToScene(event.position().toPoint())):
            self.opened.emit(box.key)

    def viewportEvent(self, event: QEvent) -> bool:
        """What was too long for a box is told in full."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            box = self.at(self.mapToScene(event.pos()))
            QToolTip.showText(event.globalPos(), as_tooltip(box.name) if box else "", self, QRect())
            return True
        return super().viewportEvent(event)

    # -- painting

    def drawBackground(self, painter: QPainter, rect: QRectF | QRect) -> None:
        """The picture in the colours in force."""
        colours = worn()
        painter.fillRect(rect, QColor(colours.surface))
        if self.picture is None:
            return
        if not self.picture.boxes:
            painter.setPen(QColor(colours.soft))
            painter.drawText(self.sceneRect(), Qt.AlignmentFlag.AlignCenter, _("Nothing to show yet."))
        paint(painter, self.picture, colours, self.key, focus=self.hasFocus())
