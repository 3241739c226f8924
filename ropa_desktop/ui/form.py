"""A record as a form: each row is its label, its editor, "none" where that is an answer, and what is missing."""

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QCheckBox, QGridLayout, QVBoxLayout, QWidget

from ropa_desktop.i18n import _
from ropa_desktop.register.check import Finding
from ropa_desktop.register.citation import cited, unbroken
from ropa_desktop.register.fields import Field, State
from ropa_desktop.register.kinds import Link, Links, Rows
from ropa_desktop.register.record import Record
from ropa_desktop.register.records import BY_NAME
from ropa_desktop.ui import kept
from ropa_desktop.ui.chips import ChipsOfRecords, LinkLine
from ropa_desktop.ui.desk import Desk
from ropa_desktop.ui.editor import Editor
from ropa_desktop.ui.editors import editor_for
from ropa_desktop.ui.kept import KeptFile
from ropa_desktop.ui.plain import Box, label
from ropa_desktop.ui.size import NO_MOST, grown_to, px

LABEL_WIDTH = 160
ABOVE = 440  # pixels of a form under which labels stand above their fields


class FormRow:
    """The one place that gives a field its label, buddy, names and the sentence of what is missing."""

    def __init__(self, form: "Form", field: Field) -> None:
        self.form, self.field = form, field
        self.editor = self._make_editor()
        self.name = label(_(field.label), wrap=True)
        self.name.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        self.name.setContentsMargins(0, 6, 8, 0)
        self.name.setBuddy(self.editor.focus)
        self.editor.setObjectName(field.name)
        for widget in {self.editor, self.editor.focus}:
            if not widget.accessibleName():  # a box is called by its choice, a button by what it adds
                widget.setAccessibleName(_(field.label))
            widget.setAccessibleDescription(_(field.help))
        self.none = self._make_none()
        self.gap = label("", "missing", wrap=True)
        self.gap.hide()
        self.column = self._make_column()
        self._refusal = ""
        self._findings: list[Finding] = []
        self.editor.edited.connect(self._edited)
        self.editor.refused.connect(self._refused)
        self.editor.entered.connect(lambda: form.entered.emit(form.record, field))

    def _make_editor(self) -> Editor:
        kind, desk = self.field.kind, self.form.desk
        if isinstance(kind, Rows):
            from ropa_desktop.ui.rows import RowCards

            return RowCards(self.form, self.field)
        if isinstance(kind, Links):
            own = None if self.form.candidates(kind.target) is None else partial(self.form.candidates, kind.target)
            if kind.target == "Engagement":
                from ropa_desktop.ui.chain import Chain

                return Chain(desk, kind, self.form)
            return ChipsOfRecords(desk, kind, own)
        if isinstance(kind, Link):
            line = LinkLine(desk, kind, partial(self.form.candidates, kind.target), self.form.maker(kind.target))
            line.opened.connect(self.form.opened)
            return line
        if self.field.name == "file_name":
            return KeptFile(self.form, kind)
        return editor_for(kind)

    def _make_none(self) -> QCheckBox | None:
        if not self.field.may_be_none:
            return None
        box = Box(_("None – stated"))
        box.setObjectName(f"{self.field.name}_none")
        box.setAccessibleName(_("{field}: state that there is none").format(field=_(self.field.label)))
        box.toggled.connect(lambda on: self._state_none(bool(on)))
        return box

    def wide(self) -> bool:
        """Owned rows and the chain of processors need the whole width; their label stands above."""
        kind = self.field.kind
        return isinstance(kind, Rows) or (isinstance(kind, Links) and kind.target == "Engagement")

    def _make_column(self) -> QWidget:
        column = QWidget()
        lines = QVBoxLayout(column)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(4)
        lines.addWidget(self.editor)
        if self.none:
            lines.addWidget(self.none)
        lines.addWidget(self.gap)
        return column

    def place(self, grid: QGridLayout, line: int, *, above: bool) -> None:
        """Put the row into the form, its label beside the field or above it."""
        if self.wide() and self.form.alone:
            self.name.hide()
            grid.addWidget(self.column, line, 0, 1, 2)
            return
        self.name.setMaximumWidth(NO_MOST if above else LABEL_WIDTH * grown_to(self.name) // 100)
        if above:
            grid.addWidget(self.name, line, 0, 1, 2)
            grid.addWidget(self.column, line + 1, 0, 1, 2)
        else:
            grid.addWidget(self.name, line, 0)
            grid.addWidget(self.column, line, 1)

    def refresh(self, findings: list[Finding]) -> None:
        """Show what the record holds now, and what is missing."""
        for _step in self.refreshing(findings):
            pass

    def refreshing(self, findings: list[Finding]) -> Iterator[None]:
        """The same, step by step."""
        record = self.form.record
        asked = self.field.asked_of(record)
        state = self.field.state(record)
        shown = asked or state is not State.UNANSWERED
        self.column.setVisible(shown)
        if not (self.wide() and self.form.alone):
            self.name.setVisible(shown)
        yield from self.editor.showing(self.field.value(record))
        self.editor.set_writable(not self.form.desk.read_only and self.field.name not in kept.FIELDS)
        if self.none:
            self.none.setVisible(state is not State.GIVEN)
            self.none.setChecked(state is State.NONE)
            self.none.setEnabled(not self.form.desk.read_only)
        self._findings = [one for one in findings if one.field_name == self.field.name and one.record_id == record.id]
        self._show_gap()

    def turn_to_another(self) -> None:
        """Forget what belongs to the record shown so far."""
        self._refused("")
        self.editor.reset()

    def left_out(self) -> str:
        """Why what was typed last could not be kept, empty where it was."""
        return self._refusal

    def _edited(self, value: Any) -> None:
        self._refused("")
        try:
            kept = self.form.desk.write(self.form.record, self.field, value)
        except Exception:  # the crash page tells of it; the words stay in the field, and are not taken for stored
            self._refused(_("The program made a mistake, so this is not stored. It stays here and is tried again when "
                            "you save, or go on to another entry."))  # fmt: skip
            raise
        if not kept:
            self._refused(self.form.desk.why)

    def _state_none(self, none: bool) -> None:
        if not self.form.desk.state_none(self.form.record, self.field, none) and self.none:
            self.none.setChecked(not none)

    def _refused(self, sentence: str) -> None:
        self._refusal, self.editor.unkept = sentence, bool(sentence)
        self._show_gap()

    def _show_gap(self) -> None:
        words = self._refusal or "\n".join(_with_article(one) for one in self._findings)
        advice = not self._refusal and bool(self._findings) and all(one.level == "advice" for one in self._findings)
        self.gap.setText(words)
        self.gap.setVisible(bool(words))
        tone = "advice" if advice else "missing"
        if self.gap.property("tone") != tone:
            self.gap.setProperty("tone", tone)
            self.gap.style().polish(self.gap)


def _with_article(finding: Finding) -> str:
    return f"{finding.sentence} ({unbroken(cited(finding.article))})" if finding.article else finding.sentence


class Form(QWidget):
    """The rows of some fields of one record."""

    entered = Signal(object, object)
    opened = Signal(object)

    def __init__(self, desk: Desk, record: Record, names: Iterable[str], alone: bool = False) -> None:
        super().__init__()
        self.desk, self.record = desk, record
        self.alone = alone  # the section's heading says already what the only rows are
        self.grid = QGridLayout(self)
        self.grid.setContentsMargins(0, 0, 0, 0)
        self.grid.setHorizontalSpacing(8)
        self.grid.setColumnStretch(1, 1)
        self.rows: dict[str, FormRow] = {}
        self._above = False
        for _row in self.making(names):
            pass

    def making(self, names: Iterable[str]) -> Iterator[None]:
        """Make the rows of these fields, one at a time."""
        for name in names:
            self.rows[name] = FormRow(self, type(self.record).field(name))
            yield
        self._arrange()

    def _arrange(self) -> None:
        """Labels beside their fields, or above them where both would be squeezed."""
        size = grown_to(self)
        self.grid.setVerticalSpacing((4 if self._above else 8) * size // 100)
        self.grid.setColumnMinimumWidth(0, 0 if self._above else LABEL_WIDTH * size // 100)
        for line, row in enumerate(self.rows.values()):
            self.grid.removeWidget(row.name)
            self.grid.removeWidget(row.column)
            row.place(self.grid, 2 * line, above=self._above or row.wide())

    def fit_the_room(self) -> None:
        """Labels go above their fields in a narrow form, and come back where there is a little more room."""
        above = self.width() < px(ABOVE + 24 * self._above)
        if above != self._above:
            self._above = above
            self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """It has another width."""
        super().resizeEvent(event)
        self.fit_the_room()

    def every_row(self) -> Iterator[FormRow]:
        """The rows, and those of the cards that are open in them."""
        for row in self.rows.values():
            yield row
            for form in row.editor.inner_forms():
                yield from form.every_row()

    def candidates(self, target: str) -> list[Record] | None:
        """For a link to rows of the record's owner, or of the activity that it is of: the rows to choose from."""
        owner = self.record.owner() or getattr(self.record, "activity", None)
        if owner is None:
            return None
        for field in owner.rows_fields():
            if isinstance(field.kind, Rows) and field.kind.target == target:
                return list(field.value(owner))
        return None

    def maker(self, target: str) -> Callable[[str], Record | None] | None:
        """For a link to a row of the record itself, such as its contact: what makes one of a name."""
        for one in type(self.record).rows_fields():
            if isinstance(one.kind, Rows) and one.kind.target == target and "name" in BY_NAME[target].named_by:
                return partial(self._made, one)
        return None

    def _made(self, rows: Field, name: str) -> Record | None:
        made = self.desk.add_row(self.record, rows)
        return made if made is not None and self.desk.write(made, type(made).field("name"), name) else None

    def refresh(self, findings: list[Finding]) -> None:
        """Show what the record holds now."""
        for row in self.rows.values():
            row.refresh(findings)
