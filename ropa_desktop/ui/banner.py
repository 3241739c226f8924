"""A line above the page for what the user should know; nothing waits for it."""

from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ropa_desktop.i18n import _
from ropa_desktop.ui.plain import button, label, short


class Banner(QWidget):
    """Words, a way to open what was just made, and a way to put the words away."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("banner")
        line = QHBoxLayout(self)
        line.setContentsMargins(16, 6, 12, 6)
        self.words = label("", wrap=True)
        self.go = button(_("Open"), self._open, "flat", hint=_("Open the exported document"))
        line.addWidget(self.words, 1)
        line.addWidget(self.go)
        line.addWidget(button(_("Close"), self.hide, "flat", hint=_("Close this message")))
        self._made: Path | None = None
        self.hide()

    def tell(self, words: str, made: Path | None = None) -> None:
        """Say something; no words put the banner away."""
        self._made = made
        self.words.setText(short(words, 600))
        self.go.setVisible(made is not None)
        self.setVisible(bool(words))

    def _open(self) -> None:
        if self._made:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._made)))
