"""What one sees without a register: one sentence, three ways on, and the recent registers."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ropa_desktop.i18n import _
from ropa_desktop.ui.flow import Flow
from ropa_desktop.ui.plain import button, clear, label

WIDTH = 560


class StartPage(QWidget):
    """Emits what the user wants."""

    new = Signal()
    open_other = Signal()
    sample = Signal()
    led = Signal()
    recent = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("page")
        outer = QVBoxLayout(self)
        outer.addStretch(2)
        inner = QWidget()
        inner.setFixedWidth(WIDTH)  # wrapped words get their height only where the width is known
        lines = QVBoxLayout(inner)
        lines.setSpacing(16)
        lines.addWidget(label(_("The record of processing activities, in one file of your own"), "title", wrap=True))
        lines.addWidget(
            label(
                _("A register is a file on this computer. Nothing leaves it unless you export it."), "soft", wrap=True
            )
        )
        ways = Flow(gap=8)
        ways.addWidget(button(_("New register …"), self.new.emit, "first"))
        ways.addWidget(button(_("Open a register …"), self.open_other.emit))
        ways.addWidget(button(_("Open the sample"), self.sample.emit))
        lines.addLayout(ways)
        led = button(_("Guide me: three questions, and a first activity …"), self.led.emit, "flat")
        lines.addWidget(led, 0, Qt.AlignmentFlag.AlignLeft)
        self._title = label(_("Recent"), "section")
        lines.addWidget(self._title)
        self._recent = QVBoxLayout()
        self._recent.setSpacing(2)
        lines.addLayout(self._recent)
        middle = QHBoxLayout()
        middle.addStretch(1)
        middle.addWidget(inner)
        middle.addStretch(1)
        outer.addLayout(middle)
        outer.addStretch(3)

    def show_recent(self, names: list[str]) -> None:
        """The registers opened last, those that are still there."""
        clear(self._recent)
        there = [Path(name) for name in names if Path(name).exists()]
        self._title.setVisible(bool(there))
        for path in there:
            words = f"{path.name}   –   {path.parent}".replace("&", "&&")
            self._recent.addWidget(
                button(words, partial(self.recent.emit, path), "flat"), 0, Qt.AlignmentFlag.AlignLeft
            )
