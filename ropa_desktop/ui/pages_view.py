"""The pages of a document below one another: scrolled, zoomed and walked through by keys; painted as they are seen."""

from bisect import bisect_right
from itertools import accumulate
from typing import Final

from PySide6.QtCore import QPoint, QRect, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleEvent,
    QColor,
    QFocusEvent,
    QImage,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QFrame

from ropa_desktop.exchange.pdf.pages import Pages
from ropa_desktop.i18n import _
from ropa_desktop.ui.look import worn
from ropa_desktop.ui.size import px

_INCH: Final = 96 / 72  # pixels of 100 % to the point
_STEP: Final = 1.2
_LEAST, _LARGEST = 0.2, 5.0
_READABLE: Final = 0.7  # all of a wide page is shown by itself down to this, the width of the first one further
_WIDE: Final = 1.5  # and no page is made wider than this
_AROUND: Final = 16  # pixels
_KEPT: Final = 6  # pages whose picture is remembered


class PagesView(QAbstractScrollArea):
    """`turned` tells that another page is read now, `scaled` that it is nearer or farther."""

    turned = Signal(int)
    scaled = Signal(float)

    def __init__(self, pages: Pages, title: str) -> None:
        super().__init__()
        self.setObjectName("pages")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.pages, self._title = pages, title
        self.page = -1
        self.scale = 1.0
        self._fitting = True  # until somebody zooms
        self._going = False  # then the bar follows the page, else the page the bar
        self._tops: list[int] = []
        self._drawn: dict[int, QImage] = {}
        self.verticalScrollBar().valueChanged.connect(self._scrolled)
        self._widest = max((wide for wide, _high in pages.sizes), default=1.0)
        self._read(0)

    # -- where one is

    def go_to(self, page: int) -> None:
        """Show this page from its head; the last ones may share the window."""
        page = min(max(page, 0), len(self.pages) - 1)
        self._going = True
        self.verticalScrollBar().setValue(self._tops[page] - px(_AROUND) // 2 if self._tops else 0)
        self._going = False
        self._read(page)
        self._bring_across()

    def _bring_across(self) -> None:
        """A page narrower than the window in its middle, a wider one from its left."""
        bar, wide = self.horizontalScrollBar(), self._size(self.page)[0]
        fits = wide + 2 * px(_AROUND) <= self.viewport().width()
        bar.setValue(bar.maximum() // 2 if fits else (round(self._widest * _INCH * self.scale) - wide) // 2)

    def _scrolled(self, value: int) -> None:
        if not self._going and self._tops:
            self._read(max(bisect_right(self._tops, value + self.viewport().height() // 3) - 1, 0))
        self.viewport().update()

    def _read(self, page: int) -> None:
        if page == self.page:
            return
        self.page = page
        words = _("{title}, page {page} of {pages}")
        self.setAccessibleName(words.format(title=self._title, page=page + 1, pages=len(self.pages)))
        self.setAccessibleDescription(self.pages.text(page))
        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.NameChanged))
        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.DescriptionChanged))
        self.turned.emit(page)

    # -- nearer and farther

    def zoom(self, by: float) -> None:
        """Nearer or farther."""
        self._fitting = False
        self._set_scale(self.scale * by)

    def zoom_in(self) -> None:
        """Nearer by a step."""
        self.zoom(_STEP)

    def zoom_out(self) -> None:
        """Farther by a step."""
        self.zoom(1 / _STEP)

    def fit(self) -> None:
        """As wide as the window lets the page be that is read."""
        self._fitting = False
        self._set_scale(self._fitted(self.pages.sizes[self.page][0]))

    def _fitted(self, wide: float) -> float:
        room = self.maximumViewportSize().width() - self.verticalScrollBar().sizeHint().width() - 2 * px(_AROUND)
        return room / (wide * _INCH)

    def _set_scale(self, to: float) -> None:
        """Another size of the pages; what is read stays where it is."""
        bar, page = self.verticalScrollBar(), self.page
        high = self._size(page)[1]
        within = (bar.value() - self._tops[page]) / max(high, 1) if self._tops else 0.0
        self.scale = min(max(to, _LEAST), _LARGEST)
        self._drawn.clear()
        self._measure()
        self._going = True
        bar.setValue(round(self._tops[page] + within * self._size(page)[1]) if within else 0)
        self._going = False
        self._bring_across()
        self.viewport().update()
        self.scaled.emit(self.scale)

    def _measure(self) -> None:
        gap, room = px(_AROUND), self.maximumViewportSize()
        heights = [self._size(page)[1] + gap for page in range(len(self.pages))]
        *self._tops, whole = accumulate(heights, initial=gap)
        wide = round(self._widest * _INCH * self.scale) + 2 * gap
        down, across = self.verticalScrollBar(), self.horizontalScrollBar()
        across.setRange(0, max(wide - (room.width() - down.sizeHint().width()), 0))
        across.setPageStep(room.width())
        down.setRange(0, max(whole - room.height(), 0))
        down.setPageStep(room.height() - px(40))
        down.setSingleStep(px(40))
        across.setSingleStep(px(40))

    def _size(self, page: int) -> tuple[int, int]:
        wide, high = self.pages.sizes[page]
        return max(round(wide * _INCH * self.scale), 1), max(round(high * _INCH * self.scale), 1)

    def fit_the_room(self) -> None:
        """It goes by the room as long as nobody zoomed."""
        if self._fitting:
            usual = px(100) / 100
            least = min(self._fitted(self.pages.sizes[0][0]), _READABLE * usual)
            self._set_scale(min(max(self._fitted(self._widest), least), _WIDE * usual))
        else:
            self._measure()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another room."""
        super().resizeEvent(event)
        self.fit_the_room()

    # -- by hand

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Left and right turn the page, Home and End go to the first and the last, plus and minus and W zoom."""
        key = Qt.Key(event.key())
        ways = {
            Qt.Key.Key_Left: lambda: self.go_to(self.page - 1), Qt.Key.Key_Right: lambda: self.go_to(self.page + 1),
            Qt.Key.Key_Home: lambda: self.go_to(0), Qt.Key.Key_End: lambda: self.go_to(len(self.pages) - 1),
            Qt.Key.Key_Plus: self.zoom_in, Qt.Key.Key_Equal: self.zoom_in, Qt.Key.Key_Minus: self.zoom_out,
            Qt.Key.Key_W: self.fit, Qt.Key.Key_0: self.fit,
        }  # fmt: skip
        if key in ways:
            ways[key]()
        else:
            super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """With Ctrl nearer and farther, else as everywhere."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom(_STEP ** (event.angleDelta().y() / 120))
            event.accept()
        else:
            super().wheelEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The edge says where the keys go."""
        super().focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """The edge says where the keys go."""
        super().focusOutEvent(event)
        self.viewport().update()

    def scrollContentsBy(self, _across: int, _down: int) -> None:
        """All is painted anew."""
        self.viewport().update()

    # -- painting

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The pages that are in sight."""
        colours, painter, room = worn(), QPainter(self.viewport()), self.viewport().rect()
        painter.fillRect(room, QColor(colours.ground))
        for page, place in self._in_sight():
            painter.drawImage(place.topLeft(), self._image(page, place))
            painter.setPen(QColor(colours.line))
            painter.drawRect(place.adjusted(-1, -1, 0, 0))
        if self.hasFocus():
            painter.setPen(QPen(QColor(colours.accent), 2))
            painter.drawRect(room.adjusted(1, 1, -1, -1))
        painter.end()

    def _in_sight(self) -> list[tuple[int, QRect]]:
        top, room = self.verticalScrollBar().value(), self.viewport().size()
        across = self.horizontalScrollBar()
        found: list[tuple[int, QRect]] = []
        first = max(bisect_right(self._tops, top) - 1, 0)
        for page in range(first, len(self._tops)):
            wide, high = self._size(page)
            y = self._tops[page] - top
            if y >= room.height():
                break
            left = (room.width() - wide) // 2
            if across.maximum():
                left = px(_AROUND) + (round(self._widest * _INCH * self.scale) - wide) // 2 - across.value()
            found.append((page, QRect(QPoint(left, y), QPoint(left + wide - 1, y + high - 1))))
        return found

    def _image(self, page: int, place: QRect) -> QImage:
        if page not in self._drawn:
            sharp = self.devicePixelRatioF()
            found = self.pages.pixels(page, round(place.width() * sharp), round(place.height() * sharp))
            made = QImage(found.content, found.width, found.height, found.stride, QImage.Format.Format_RGB32).copy()
            made.setDevicePixelRatio(sharp)
            self._drawn[page] = made
            for far in sorted(self._drawn, key=lambda one: -abs(one - page))[: max(len(self._drawn) - _KEPT, 0)]:
                del self._drawn[far]
        return self._drawn[page]
