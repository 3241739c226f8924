"""The history of a record, or of the whole register: when, who, what was there before and after, and its way back."""

from collections.abc import Callable
from datetime import datetime
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialogButtonBox, QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from ropa_desktop.i18n import _, as_moment, ngettext
from ropa_desktop.register.changes import Edit
from ropa_desktop.register.record import Record
from ropa_desktop.store import history
from ropa_desktop.store.history import Told
from ropa_desktop.store.steps import Step
from ropa_desktop.ui.desk import Desk
from ropa_desktop.ui.plain import button, label, short
from ropa_desktop.ui.reading_order import Dialog

PAGE = 40  # steps at a time
LONG = 400  # characters of a value that are shown


class HistoryDialog(Dialog):
    """Newest first; an old value is put back by a new step, so nothing in it is ever lost."""

    looked = Signal(int)  # the step after which one wants to see everything as it stood

    def __init__(self, desk: Desk, record: Record | None, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("History"))
        self.resize(680, 640)
        self._desk, self._record = desk, record
        self._left: list[Step] = []
        lines = QVBoxLayout(self)
        lines.setContentsMargins(24, 20, 24, 20)
        lines.setSpacing(12)
        lines.addWidget(label(short(record.title()) if record else _("The whole register"), "title", wrap=True))
        self._count = label("", "soft", wrap=True)
        lines.addWidget(self._count)
        self._steps = self._area()
        lines.addWidget(self._steps, 1)
        lines.addStretch()
        self.why = label("", "missing", wrap=True)
        self.why.hide()
        lines.addWidget(self.why)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        lines.addWidget(buttons)
        self._read()

    def _area(self) -> QWidget:
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setAccessibleName(_("Steps"))
        inner = QWidget()
        inner.setObjectName("ground")
        self._cards = QVBoxLayout(inner)
        self._cards.setContentsMargins(4, 4, 8, 4)
        self.more = button(_("Show older steps"), self.show_more)
        self._cards.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)
        self._cards.addStretch(1)
        area.setWidget(inner)
        return area

    def _read(self) -> None:
        while self._cards.count() > 2:
            item = self._cards.takeAt(0)
            if item and (card := item.widget()):
                card.hide()
                card.deleteLater()
        register = self._desk.register
        self._left = history.steps_of(register, self._record) if self._record else history.all_steps(register)
        count = len(self._left)
        nothing = _("Nothing is recorded yet. Every change will stand here, with who made it and when.")
        words = ngettext("%d step", "%d steps, the newest first", count) % count
        self._count.setText(words if count else nothing)
        self._steps.setVisible(bool(count))
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
        at = as_moment(datetime.fromisoformat(step.at))
        said = [_("step {n}").format(n=step.number), at, step.author]
        lines.addWidget(label(" · ".join(part for part in said if part), "soft", wrap=True))
        told = history.told(self._desk.register, step, self._record.id if self._record else None)
        for one in told[:PAGE]:
            lines.addLayout(self._edit(one))
        if len(told) > PAGE:
            lines.addWidget(label(_("and {n} more").format(n=len(told) - PAGE), "soft"))
        if len(told) > 1 and self._record is None and step.kind == "edit" and not self._desk.read_only:
            hint = _("Take step {n} back: {title}").format(n=step.number, title=step.title)
            back = button(_("Take this step back"), partial(self._do, lambda: self._desk.take_back(step)), hint=hint)
            back.setObjectName("flat")
            lines.addWidget(back, 0, Qt.AlignmentFlag.AlignLeft)
        hint = _("Show the register as it stood after step {n}").format(n=step.number)
        look = button(_("As it stood then"), partial(self._look, step.number), "flat", hint=hint)
        lines.addWidget(look, 0, Qt.AlignmentFlag.AlignLeft)
        return card

    def _look(self, number: int) -> None:
        self.accept()
        self.looked.emit(number)

    def _edit(self, told: Told) -> QHBoxLayout:
        line = QHBoxLayout()
        line.addWidget(label(_sentence(told.edit), wrap=True), 1)
        if told.row.before is not None and not self._desk.read_only:
            hint = _("Put back: {edit}").format(edit=_sentence(told.edit))
            back = button(_("Put back"), partial(self._do, lambda: self._desk.put_back(told)), "flat", hint=hint)
            line.addWidget(back, 0, Qt.AlignmentFlag.AlignTop)
        return line

    def _do(self, way: Callable[[], bool]) -> None:
        done = way()
        self.why.setText("" if done else self._desk.why)
        self.why.setVisible(not done)
        if done:
            self._read()


def _sentence(edit: Edit) -> str:
    field = f"{edit.of}, {edit.field}" if edit.of else edit.field
    before, after = short(edit.before, LONG), short(edit.after, LONG)
    if not edit.before:
        return _("{field}: “{after}”").format(field=field, after=after)
    if not edit.after:
        return _("{field}: “{before}” was taken away").format(field=field, before=before)
    return _("{field}: “{before}” became “{after}”").format(field=field, before=before, after=after)
