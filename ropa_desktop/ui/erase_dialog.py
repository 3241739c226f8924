"""Erase somebody's name: which words, where they stand, and what erasing cannot reach."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QFormLayout, QLineEdit, QVBoxLayout, QWidget

from ropa_desktop.errors import KnownError
from ropa_desktop.i18n import _
from ropa_desktop.store import redaction
from ropa_desktop.ui.desk import Desk
from ropa_desktop.ui.plain import button, label


class EraseDialog(QDialog):
    """Looks first; the second button erases what the first one has found. `erased` tells what that was."""

    erased = Signal(object)

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Erase"))
        self.setMinimumWidth(560)
        self._desk = desk
        lines = QVBoxLayout(self)
        lines.setContentsMargins(24, 20, 24, 20)
        lines.setSpacing(12)
        lines.addWidget(label(_("Erase a name from the register and its history"), "title", wrap=True))
        words = _("Where somebody has a right to erasure (Art. 17), the words are replaced by “[erased]” in every text "
                  "of today and of the history. The chain of the steps still holds. This cannot be undone, and "
                  "undo does not reach back behind it.")  # fmt: skip
        lines.addWidget(label(words, "soft", wrap=True))
        form = QFormLayout()
        form.setVerticalSpacing(10)
        self.words, self.reason = QLineEdit(), QLineEdit()
        self.reason.setPlaceholderText(_("may stay empty; kept in the history, so without the name"))
        for text, field in ((_("&Words"), self.words), (_("&Reason"), self.reason)):
            name = label(text)
            name.setBuddy(field)
            field.setAccessibleName(text.replace("&", ""))
            form.addRow(name, field)
        lines.addLayout(form)
        self.said = label("", wrap=True)
        lines.addWidget(self.said)
        lines.addStretch(1)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.where = button(_("Where do they stand?"), self.look)
        buttons.addButton(self.where, QDialogButtonBox.ButtonRole.ActionRole)
        self.go = button(_("Erase"), self._erase, "first")
        buttons.addButton(self.go, QDialogButtonBox.ButtonRole.ActionRole)
        self.where.setDefault(True)
        self.go.setEnabled(False)
        self.words.textChanged.connect(lambda _text: self._forget())
        buttons.rejected.connect(self.reject)
        lines.addWidget(buttons)

    def _forget(self) -> None:
        self.go.setEnabled(False)
        self.said.setText("")

    def look(self) -> None:
        """Say where the words stand, and offer to erase them."""
        try:
            found = redaction.mentions(self._desk.register, self.words.text())
        except KnownError as error:
            self.said.setText(str(error))
            return
        self.said.setText(redaction.in_words(found))
        self.go.setEnabled(found.any())

    def _erase(self) -> None:
        found: list[redaction.Mentions] = []

        def way() -> set[str]:
            found.append(redaction.erase(self._desk.register, self.words.text(), self.reason.text()))
            return {row_id for _table, row_id in found[0].now} | {""}

        if not self._desk.moved(way):
            self.said.setText(self._desk.why)
            return
        self.accept()
        self.erased.emit(found[0])
