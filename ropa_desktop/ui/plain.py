"""Widgets that show text as text: data can hold anything, and none of it is markup or a file to open."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QComboBox, QLabel, QLayout, QPushButton, QWidget


def label(text: str = "", tone: str = "", *, wrap: bool = False) -> QLabel:
    """A label in plain text; `tone` is one of the stylesheet's."""
    made = QLabel()
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setText(text)
    made.setWordWrap(wrap)
    if tone:
        made.setProperty("tone", tone)
    return made


def button(text: str, does: Callable[[], object], name: str = "", *, hint: str = "") -> QPushButton:
    """A button; a hint says more to a screen reader and in the tooltip."""
    made = QPushButton(text)
    made.setAccessibleName(hint or text.replace("&", ""))
    if name:
        made.setObjectName(name)
    made.clicked.connect(lambda _checked=False: does())
    return made


def clear(layout: QLayout) -> None:
    """Take everything out of a layout."""
    while (item := layout.takeAt(0)) is not None:
        if widget := item.widget():
            widget.hide()
            widget.deleteLater()
        elif inner := item.layout():
            clear(inner)


class Drop(QComboBox):
    """A drop-down that the mouse wheel does not change while one scrolls past it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(12)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the page."""
        event.ignore()
