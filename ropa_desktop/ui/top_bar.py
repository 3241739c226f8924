"""The bar above a register: what undo would take back, which register it is, New and Export."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ropa_desktop.i18n import _
from ropa_desktop.ui.plain import button, label

SHORT = 40  # characters of a step's title on the button


class TopBar(QWidget):
    """Three buttons and a name."""

    def __init__(self, undo: Callable[[], object], new: Callable[[], object], export: Callable[[], object]) -> None:
        super().__init__()
        self.setObjectName("bar")
        line = QHBoxLayout(self)
        line.setContentsMargins(12, 8, 12, 8)
        self.undo = button(_("Undo"), undo)
        self.new = button(_("New"), new)
        self.export = button(_("Export …"), export, "first")
        self.name = label("", "soft")
        line.addWidget(self.undo)
        line.addWidget(self.name, 1, Qt.AlignmentFlag.AlignCenter)
        line.addWidget(self.new)
        line.addWidget(self.export)

    def follow(self, undoable: str, *, writable: bool) -> None:
        """Say what undo would take back, and offer what can be done."""
        short = undoable if len(undoable) <= SHORT else undoable[: SHORT - 1] + "…"
        self.undo.setText(_("Undo “{step}”").format(step=short).replace("&", "&&") if short else _("Undo"))
        self.undo.setEnabled(writable and bool(undoable))
        self.new.setEnabled(writable)
