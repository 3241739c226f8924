"""Widgets that show text as text: data can hold anything, and none of it is markup or a file to open."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QHBoxLayout,
    QLabel,
    QLayout,
    QLineEdit,
    QPushButton,
    QStyle,
    QStyleOptionComboBox,
    QStylePainter,
    QToolButton,
    QWidget,
)

from ropa_desktop.i18n import _

LONGEST = 2**31 - 1  # a line of Qt cuts its text at 32,767 characters unless it is told not to


def label(text: str = "", tone: str = "", *, wrap: bool = False) -> QLabel:
    """A label in plain text; `tone` is one of the stylesheet's."""
    made = QLabel()
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setText(text)
    made.setWordWrap(wrap)
    if wrap:
        made.setMinimumWidth(40)  # else one word of 1,000 letters makes the window wider than the screen
    if tone:
        made.setProperty("tone", tone)
    return made


def button(text: str, does: Callable[[], object], name: str = "", *, hint: str = "") -> QPushButton:
    """A button; a hint says more to a screen reader and in the tooltip."""
    made = _Button(text, does)
    made.setAccessibleName(hint or text.replace("&", ""))
    if name:
        made.setObjectName(name)
    return made


class _Button(QPushButton):
    # Trap: a screen reader turns what can be turned on and off without a click (tests/end_to_end: by screen reader).
    def __init__(self, text: str, does: Callable[[], object]) -> None:
        super().__init__(text)
        self._does = does
        self.clicked.connect(self._clicked)
        self.toggled.connect(self._toggled)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses it, too, as it does in a dialog."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers() and not self.autoDefault():
            self.click()
            return
        super().keyPressEvent(event)

    def _clicked(self) -> None:
        if not self.isCheckable():
            self._does()

    def _toggled(self) -> None:
        self._does()

    def setChecked(self, on: bool) -> None:
        blocked = self.blockSignals(True)
        super().setChecked(on)
        self.blockSignals(blocked)


class Box(QCheckBox):
    """A box to tick: `toggled` tells of hands and screen readers only, which tick it without a click."""

    def setChecked(self, on: bool) -> None:
        """What the program shows is told to nobody."""
        blocked = self.blockSignals(True)
        super().setChecked(on)
        self.blockSignals(blocked)


def let_clear(line: QLineEdit) -> None:
    """Give the field a button that empties it; Qt's own does not grow with the text."""
    clear = QToolButton(line)
    clear.setObjectName("clear")
    clear.setAccessibleName(_("Clear"))
    clear.setCursor(Qt.CursorShape.ArrowCursor)
    clear.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    clear.clicked.connect(line.clear)
    across = QHBoxLayout(line)
    across.setContentsMargins(0, 0, 2, 0)
    across.addStretch(1)
    across.addWidget(clear)

    def follow(text: str) -> None:
        clear.setVisible(bool(text))
        line.setTextMargins(0, 0, clear.sizeHint().width() if text else 0, 0)

    line.textChanged.connect(follow)
    follow(line.text())


def short(text: str, most: int = 160) -> str:
    """The beginning of a text that would push everything else off the page."""
    return text if len(text) <= most else text[: most - 1] + "…"


def as_tooltip(text: str) -> str:
    """The text for a tooltip, which would take what looks like markup for markup."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace("\n", "<br>") if "<" in text or "&" in text else text


def clear(layout: QLayout) -> None:
    """Take everything out of a layout."""
    while (item := layout.takeAt(0)) is not None:
        if widget := item.widget():
            widget.hide()
            widget.deleteLater()
        elif inner := item.layout():
            clear(inner)


class Tick(QWidget):
    """A box to tick whose words wrap, as a check box's own do not."""

    def __init__(self, words: str) -> None:
        super().__init__()
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(8)
        self.tick = Box()
        self.tick.setAccessibleName(words)
        self.words = label(words, wrap=True)
        self.words.setContentsMargins(0, 3, 0, 0)  # in one line with the box, which is higher than the text
        line.addWidget(self.tick, 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(self.words, 1)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click on the words is a click on the box."""
        if self.tick.isEnabled() and self.rect().contains(event.position().toPoint()):
            self.tick.click()


class Drop(QComboBox):
    """A drop-down that the mouse wheel does not change while one scrolls past it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(6)
        self.by_key = False  # whether a key goes from choice to choice just now, with the list of choices closed

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Whoever is told of a choice meanwhile can see that more may follow."""
        self.by_key = True
        try:
            super().keyPressEvent(event)
        finally:
            self.by_key = False

    def paintEvent(self, event: QPaintEvent) -> None:
        """A choice that is longer than its field ends in an ellipsis."""
        if self.isEditable():
            super().paintEvent(event)
            return
        option, painter = QStyleOptionComboBox(), QStylePainter(self)
        self.initStyleOption(option)
        inside, part = QStyle.ComplexControl.CC_ComboBox, QStyle.SubControl.SC_ComboBoxEditField
        room = self.style().subControlRect(inside, option, part, self).width()
        words = option.currentText
        if self.currentIndex() < 0:  # Qt's own painting says the placeholder there
            words = self.placeholderText()
        cut = self.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, room)
        option.currentText = cut
        painter.drawComplexControl(inside, option)
        painter.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option)
        painter.end()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the page."""
        event.ignore()
