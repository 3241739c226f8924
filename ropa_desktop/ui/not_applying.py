"""Why a finding does not apply here: a reason that an authority can follow, and who gives it."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QFormLayout, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from ropa_desktop.i18n import _
from ropa_desktop.register.check import Finding
from ropa_desktop.ui.desk import Desk
from ropa_desktop.ui.plain import button, label, short


class NotApplyingDialog(QDialog):
    """Keeps the judgement as one step; the window beside it stays open to be read."""

    def __init__(self, desk: Desk, finding: Finding, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Does not apply"))
        self.setMinimumWidth(520)
        self._desk, self._finding = desk, finding
        lines = QVBoxLayout(self)
        lines.setContentsMargins(24, 20, 24, 20)
        lines.setSpacing(12)
        lines.addWidget(label(_("Why does this not apply here?"), "title", wrap=True))
        lines.addWidget(label(f"{finding.code} · {short(finding.record_title)}: {finding.sentence}", wrap=True))
        words = _("Your reason is kept in the register with your name and the day. The finding comes back as soon as "
                  "the facts that it looks at change.")  # fmt: skip
        lines.addWidget(label(words, "soft", wrap=True))
        form = QFormLayout()
        form.setVerticalSpacing(10)
        self.reason = QPlainTextEdit()
        self.reason.setObjectName("reason")
        self.reason.setTabChangesFocus(True)
        self.reason.setFixedHeight(90)
        self.by = QLineEdit(desk.register.author)
        self.by.setObjectName("by")
        for text, field in ((_("&Reason"), self.reason), (_("&Judged by"), self.by)):
            name = label(text)
            name.setBuddy(field)
            field.setAccessibleName(text.replace("&", ""))
            form.addRow(name, field)
        lines.addLayout(form)
        self.said = label("", "missing", wrap=True)
        self.said.hide()
        lines.addWidget(self.said)
        lines.addStretch(1)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.go = button(_("Does not apply"), self._accept, "first")
        buttons.addButton(self.go, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.rejected.connect(self.reject)
        lines.addWidget(buttons)
        self.reason.setFocus(Qt.FocusReason.OtherFocusReason)

    def _accept(self) -> None:
        """Without reason or name nothing is kept, and that is said here."""
        reason, by = self.reason.toPlainText().strip(), self.by.text().strip()
        if not reason:
            self._say(_("Say why it does not apply; the reason is what an authority will ask for."))
            self.reason.setFocus()
        elif not by:
            self._say(_("Say who judges so: a name or a function."))
            self.by.setFocus()
        elif self._desk.dismiss(self._finding, reason, by):
            self.accept()
        else:
            self._say(self._desk.why)

    def _say(self, words: str) -> None:
        self.said.setText(words)
        self.said.show()
