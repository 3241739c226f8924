"""Words that end in an ellipsis where they have no room: a chip keeps its cross, a heading its tooltip."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QPushButton, QStyle, QStyleOptionButton, QStylePainter

from ropa_desktop.ui.plain import as_tooltip

_RIGHT = Qt.TextElideMode.ElideRight
_LEAST = 48  # pixels: it may be cut, what it stands on must not grow with it


class Cut(QPushButton):
    """A button that may be narrower than its words; what is at their end stays."""

    end = ""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setMinimumWidth(_LEAST)

    def shown(self) -> str:
        """What there is room for."""
        option = QStyleOptionButton()
        self.initStyleOption(option)
        room = self.style().subElementRect(QStyle.SubElement.SE_PushButtonContents, option, self).width()
        metrics = self.fontMetrics()
        words = self.text().replace("&&", "&").removesuffix(self.end)
        cut = metrics.elidedText(words, _RIGHT, room - metrics.horizontalAdvance(self.end))
        return f"{cut}{self.end}".replace("&", "&&")

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint as much as there is room for."""
        option, painter = QStyleOptionButton(), QStylePainter(self)
        self.initStyleOption(option)
        option.text = self.shown()
        painter.drawControl(QStyle.ControlElement.CE_PushButton, option)
        painter.end()


class Heading(QLabel):
    """A line that may be narrower than its words."""

    def __init__(self, tone: str) -> None:
        super().__init__()
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("tone", tone)

    def minimumSizeHint(self) -> QSize:
        """Room for its beginning."""
        return QSize(_LEAST, super().minimumSizeHint().height())

    def shown(self) -> str:
        """What there is room for."""
        return self.fontMetrics().elidedText(self.text(), _RIGHT, self.contentsRect().width())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint as much as there is room for; the tooltip says the rest."""
        cut = self.shown()
        self.setToolTip(as_tooltip(self.text()) if cut != self.text() else "")
        if cut == self.text():
            super().paintEvent(event)
            return
        painter = QPainter(self)
        self.style().drawItemText(
            painter, self.contentsRect(), self.alignment(), self.palette(), self.isEnabled(), cut,
            self.foregroundRole(),
        )  # fmt: skip
        painter.end()
