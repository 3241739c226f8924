"""What checking the register has found, and whether a document shows a state of it."""

from datetime import datetime

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QBoxLayout,
    QDialog,
    QDialogButtonBox,
    QFrame,
    QLineEdit,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from ropa_desktop.errors import KnownError
from ropa_desktop.i18n import _, as_moment
from ropa_desktop.store import deliveries, steps
from ropa_desktop.store.replay import Fault
from ropa_desktop.store.verify import printed
from ropa_desktop.ui.desk import Desk
from ropa_desktop.ui.plain import button, label

SHOWN = 30


class VerifyDialog(QDialog):
    """The result in one sentence, what does not hold, and the documents that were handed over."""

    def __init__(self, desk: Desk, faults: list[Fault], parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Check of the register"))
        self.resize(640, 480)
        self._desk = desk
        lines = QVBoxLayout(self)
        lines.setContentsMargins(24, 20, 24, 20)
        lines.setSpacing(12)
        lines.addWidget(label(_("The register does not hold") if faults else _("The register holds"), "title"))
        lines.addWidget(label(self._result(faults), wrap=True))
        for fault in faults[:SHOWN]:
            lines.addWidget(label(fault.sentence, "missing", wrap=True))
        lines.addWidget(label(_("Documents that were handed over"), "section"))
        documents = self._documents()
        many = isinstance(documents, QScrollArea)
        lines.addWidget(documents, int(many))
        lines.addLayout(self._ask())
        self.answer = label("", "soft", wrap=True)
        lines.addWidget(self.answer)
        lines.addStretch(int(not many))
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        lines.addWidget(buttons)

    def _result(self, faults: list[Fault]) -> str:
        last = self._desk.register.head()
        if not faults:
            words = _("Its {n} steps were replayed from the first one: they give exactly what is stored, each is "
                      "sealed with the one before, and the search index and the kept files match.")  # fmt: skip
            return words.format(n=last.number if last else 0)
        return _("Something was changed past this program, or the file is damaged. Nothing was repaired. Keep "
                 "this file, and compare it with a backup.")  # fmt: skip

    def _documents(self) -> QWidget:
        noted = deliveries.all_of(self._desk.register)
        if not noted:
            words = _("None yet. Each export is noted here, with the state that it shows.")
            none = label(words, "soft", wrap=True)
            none.setAlignment(Qt.AlignmentFlag.AlignTop)
            return none
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setAccessibleName(_("Documents that were handed over"))
        inner = QWidget()
        inner.setObjectName("ground")
        lines = QVBoxLayout(inner)
        lines.setContentsMargins(8, 6, 8, 6)
        for one in noted[:200]:
            step = steps.read(self._desk.register.connection, one.step)
            at = as_moment(datetime.fromisoformat(step.at)) if step else ""
            said = [one.handed_to or _("not handed to anybody"), one.file_name, _("step {n}").format(n=one.step), at]
            lines.addWidget(label(" · ".join(part for part in said if part), wrap=True))
        lines.addStretch(1)
        area.setWidget(inner)
        return area

    def _ask(self) -> QBoxLayout:
        lines = QVBoxLayout()
        lines.setSpacing(8)
        self.state = QLineEdit()
        self.state.setPlaceholderText(_("step and state as a document prints them: 57, 1a2b 3c4d 5e6f 7a8b"))
        self.state.setAccessibleName(_("State that a document shows"))
        self.state.returnPressed.connect(self.compare)
        self.look = button(_("Is it of this register?"), self.compare)
        self.look.setAutoDefault(False)
        lines.addWidget(self.state)
        lines.addWidget(self.look, 0, Qt.AlignmentFlag.AlignLeft)
        return lines

    def compare(self) -> None:
        """Say whether the state that was typed is one of this register."""
        try:
            fault = printed(self._desk.register.connection, self.state.text())
            self.answer.setText(fault.sentence if fault else _("The document shows a state of this register."))
        except KnownError as error:
            self.answer.setText(str(error))
