"""A line that stays above the page while the window shows something else than the register of today."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ropa_desktop.ui.plain import button, clear, label, short


class Strip(QWidget):
    """Says what is shown, and offers the ways on and back."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("banner")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)  # without it only its parts have a ground
        line = QHBoxLayout(self)
        line.setContentsMargins(16, 6, 12, 6)
        self.words = label("", wrap=True)
        self.ways = QHBoxLayout()
        line.addWidget(self.words, 1)
        line.addLayout(self.ways)
        self.hide()

    def tell(self, words: str, *ways: tuple[str, Callable[[], object]]) -> None:
        """Show the line, with a button for each way."""
        clear(self.ways)
        self.words.setText(short(words, 300))
        for text, does in ways:
            self.ways.addWidget(button(text.replace("&", "&&"), does, "flat"))
        self.show()
