"""The history of a record, or of the whole register: when, who, and what was there before and after."""

from datetime import datetime

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QFrame, QScrollArea, QVBoxLayout, QWidget

from ropa_desktop.i18n import _
from ropa_desktop.register.changes import Edit
from ropa_desktop.register.record import Record
from ropa_desktop.store import history
from ropa_desktop.store.steps import Step
from ropa_desktop.ui.desk import Desk
from ropa_desktop.ui.plain import button, label, short

PAGE = 40  # steps at a time
LONG = 400  # characters of a value that are shown


class HistoryDialog(QDialog):
    """Newest first; nothing in it can be changed."""

    def __init__(self, desk: Desk, record: Record | None, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("History"))
        self.resize(640, 640)
        self._desk, self._record = desk, record
        steps = history.steps_of(desk.register, record) if record else history.all_steps(desk.register)
        self._left = steps
        lines = QVBoxLayout(self)
        lines.setContentsMargins(24, 20, 24, 20)
        lines.setSpacing(12)
        lines.addWidget(label(short(record.title()) if record else _("The whole register"), "title", wrap=True))
        lines.addWidget(label(_("{n} steps, the newest first").format(n=len(steps)), "soft"))
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setAccessibleName(_("Steps"))
        inner = QWidget()
        inner.setObjectName("ground")
        self._cards = QVBoxLayout(inner)
        self._cards.setContentsMargins(0, 0, 8, 0)
        self.more = button(_("Show older steps"), self.show_more)
        self._cards.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)
        self._cards.addStretch(1)
        area.setWidget(inner)
        lines.addWidget(area, 1)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        lines.addWidget(buttons)
        self.show_more()

    def show_more(self) -> None:
        """The next steps, further back."""
        now, self._left = self._left[:PAGE], self._left[PAGE:]
        for step in now:
            self._cards.insertWidget(self._cards.count() - 2, self._card(step))
        self.more.setVisible(bool(self._left))

    def _card(self, step: Step) -> QWidget:
        card = QFrame()
        card.setObjectName("card")
        lines = QVBoxLayout(card)
        lines.setContentsMargins(12, 8, 12, 8)
        lines.setSpacing(2)
        lines.addWidget(label(step.title, wrap=True))
        at = datetime.fromisoformat(step.at).astimezone()
        said = [_("step {n}").format(n=step.number), f"{at:%Y-%m-%d %H:%M}", step.author]
        lines.addWidget(label(" · ".join(part for part in said if part), "soft", wrap=True))
        root = self._record.id if self._record else None
        edits = history.edits(self._desk.register, step, root)
        for edit in edits[:PAGE]:
            lines.addWidget(label(_sentence(edit), wrap=True))
        if len(edits) > PAGE:
            lines.addWidget(label(_("and {n} more").format(n=len(edits) - PAGE), "soft"))
        return card


def _sentence(edit: Edit) -> str:
    field = f"{edit.of}, {edit.field}" if edit.of else edit.field
    before, after = _short(edit.before), _short(edit.after)
    if not edit.before:
        return _("{field}: “{after}”").format(field=field, after=after)
    if not edit.after:
        return _("{field}: “{before}” was taken away").format(field=field, before=before)
    return _("{field}: “{before}” became “{after}”").format(field=field, before=before, after=after)


def _short(text: str) -> str:
    return text if len(text) <= LONG else text[: LONG - 1] + "…"
