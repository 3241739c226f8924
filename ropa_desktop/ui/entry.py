"""One line of text: wide enough for its hint, and marked where it is longer than its field."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QLineEdit, QStyle, QStyleOptionFrame

from ropa_desktop.ui import look

_USUAL = 17  # letters x that Qt makes every line wide
_EDGE = 2  # pixels that Qt leaves beside the text
CUT = "…"


class Entry(QLineEdit):
    """A text that goes on beyond its end is seen to go on, until somebody goes along it."""

    def sizeHint(self) -> QSize:
        """Wide enough for the hint in it, in any language."""
        size, metrics = super().sizeHint(), self.fontMetrics()
        edges = size.width() - _USUAL * metrics.horizontalAdvance("x")
        wanted = edges + metrics.horizontalAdvance(self.placeholderText()) + 4
        return size.expandedTo(QSize(wanted, 0))

    def is_cut(self) -> bool:
        """Whether more stands in it than it shows, from its beginning."""
        usual = self.echoMode() == QLineEdit.EchoMode.Normal
        at_rest = self.cursorPosition() == 0 and not self.hasSelectedText()
        return usual and at_rest and self.fontMetrics().horizontalAdvance(self.text()) > self._room().width()

    def _room(self) -> QRect:
        option = QStyleOptionFrame()
        self.initStyleOption(option)
        inside = self.style().subElementRect(QStyle.SubElement.SE_LineEditContents, option, self)
        return inside.adjusted(_EDGE, 0, -_EDGE, 0)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Set the mark over the letters that have no room."""
        super().paintEvent(event)
        if not self.is_cut():
            return
        room, metrics, palette = self._room(), self.fontMetrics(), self.palette()
        whole = metrics.elidedText(self.text(), Qt.TextElideMode.ElideRight, room.width()).removesuffix(CUT)
        rest = room.adjusted(metrics.horizontalAdvance(whole), 0, _EDGE, 0)
        ground = palette.base().color()  # that of a line in a drop-down is the drop-down's
        painter = QPainter(self)
        painter.fillRect(rest, ground if ground.alpha() else self._behind())
        painter.setPen(palette.text().color())
        painter.drawText(rest, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, CUT)
        painter.end()

    def _behind(self) -> QColor:
        colours = look.worn()
        return QColor(colours.surface if self.isEnabled() else colours.ground)
