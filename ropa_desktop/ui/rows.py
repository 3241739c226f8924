"""Rows that belong to a record, as cards: a line or two each, and the one that is open as a form."""

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from ropa_desktop.i18n import _, as_day
from ropa_desktop.register.check import open_findings
from ropa_desktop.register.engagements import Transfer
from ropa_desktop.register.fields import Field, State
from ropa_desktop.register.kinds import Rows
from ropa_desktop.register.record import Record
from ropa_desktop.register.records import BY_NAME
from ropa_desktop.ui.editor import Editor
from ropa_desktop.ui.pages import PAGES
from ropa_desktop.ui.plain import button, clear, label, short

if TYPE_CHECKING:
    from ropa_desktop.ui.form import Form
    from ropa_desktop.ui.verdict_card import StandsOn

SHOWN = 25  # cards at first; a table of 5,000 rows must not make 5,000 forms


class Card(QFrame):
    """One row: closed, a title and what is said of it; open, its form."""

    def __init__(self, cards: "RowCards", row: Record) -> None:
        super().__init__()
        self.setObjectName("card")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.cards, self.row = cards, row
        self.form: Form | None = None
        self.stands_on: StandsOn | None = None
        lines = QVBoxLayout(self)
        lines.setContentsMargins(12, 8, 8, 8)
        lines.setSpacing(2)
        head = QHBoxLayout()
        self.heading = label("", wrap=True)
        self.open_gaps = label("", "missing")
        self.toggle = button("", self.turn, "flat")
        self.remove = button(
            _("Remove"), lambda: cards.remove(self.row), "flat", hint=_("Remove this row; undo brings it back")
        )
        head.addWidget(self.heading, 1)
        head.addWidget(self.open_gaps)
        head.addWidget(self.toggle)
        head.addWidget(self.remove)
        lines.addLayout(head)
        self.said = label("", "soft", wrap=True)
        lines.addWidget(self.said)
        self.inner = QVBoxLayout()
        self.inner.setSpacing(12)
        lines.addLayout(self.inner)

    def turn(self) -> None:
        """Open the card, or close it."""
        self.set_open(self.form is None)

    def set_open(self, open_: bool) -> None:
        """Show the form of the row, or only its line."""
        if open_ and self.form is None:
            from ropa_desktop.ui.form import Form

            page = PAGES[type(self.row).__name__]
            names = [name for section in page.sections for name in section.fields]
            self.form = Form(self.cards.form.desk, self.row, names)
            self.form.entered.connect(self.cards.form.entered)
            self.form.opened.connect(self.cards.form.opened)
            self.inner.setContentsMargins(0, 8, 4, 4)
            if isinstance(self.row, Transfer):
                from ropa_desktop.ui.verdict_card import StandsOn

                self.stands_on = StandsOn(self.cards.form.desk, self.row)
                self.inner.addWidget(self.stands_on)
            self.inner.addWidget(self.form)
        elif not open_ and self.form is not None:
            for row in self.form.every_row():
                row.editor.commit()
            if any(row.left_out() for row in self.form.every_row()):
                return  # what could not be kept is still to be seen
            self.form = self.stands_on = None
            clear(self.inner)
            self.inner.setContentsMargins(0, 0, 0, 0)
        self.refresh()

    def refresh(self) -> None:
        """Show what the row holds now."""
        findings = self.cards.form.desk.findings(self.row)
        title = _heading(self.row)
        self.heading.setText(short(title))
        self.said.setText(_summary(self.row))
        self.said.setVisible(self.form is None and bool(self.said.text()))
        missing = open_findings(findings)
        self.open_gaps.setText(_("{n} open").format(n=missing) if missing else "")
        opens = _("Show") if self.cards.form.desk.read_only else _("Edit")
        self.toggle.setText(_("Close") if self.form else opens)
        self.toggle.setAccessibleName(f"{self.toggle.text()}: {title}")
        self.setAccessibleName(title)
        self.remove.setEnabled(not self.cards.form.desk.read_only)
        if self.form:
            self.form.record = self.row  # undo and redo may have made the object anew
            self.form.refresh(findings)
            if self.stands_on and isinstance(self.row, Transfer):
                self.stands_on.refresh(self.row)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """A double click opens and closes, as Enter does."""
        self.turn()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens and closes."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.hasFocus():
            self.turn()
        else:
            super().keyPressEvent(event)


class RowCards(Editor):
    """All rows of one field, with a button for another."""

    def __init__(self, form: "Form", field: Field) -> None:
        super().__init__()
        assert isinstance(field.kind, Rows)
        self.form, self.field = form, field
        self._limit = SHOWN
        self._also: set[str] = set()  # rows further down that are shown all the same
        self._ids: list[str] = []
        self.cards: dict[str, Card] = {}
        self._free: list[Card] = []  # hidden; to make one costs more than all that is shown on it
        column = QWidget()
        lines = QVBoxLayout(column)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(8)
        self._lines = QVBoxLayout()
        self._lines.setSpacing(8)
        lines.addLayout(self._lines)
        below = QHBoxLayout()
        kind = _(BY_NAME[field.kind.target].one)
        self.new = button(_("+ Add"), self.add, hint=_("Add: {kind}").format(kind=kind))
        self.more = button("", self._show_more, "flat")
        below.addWidget(self.new)
        below.addWidget(self.more)
        below.addStretch(1)
        lines.addLayout(below)
        self.focus = self.new
        self.setFocusProxy(self.new)
        self.new.installEventFilter(self)
        self.box.addWidget(column, 1)

    def add(self) -> None:
        """A new row, open."""
        row = self.form.desk.add_row(self.form.record, self.field)
        card = self.reveal(row.id) if row is not None else None
        if card and card.form:
            next(iter(card.form.rows.values())).editor.focus.setFocus()

    def remove(self, row: Record) -> None:
        """Take a row away, in one step that undo brings back."""
        self.form.desk.remove_row(self.form.record, self.field, row)

    def _show_more(self) -> None:
        self._limit += 100
        self.show_value(self.field.value(self.form.record))

    def show_value(self, value: list[Record]) -> None:
        """A card for each row; cards that stand already stay as they are."""
        shown = [row for place, row in enumerate(value) if place < self._limit or row.id in self._also]
        ids = [row.id for row in shown]
        if ids != self._ids:
            kept = {row_id: card for row_id, card in self.cards.items() if row_id in ids}
            for row_id, card in self.cards.items():
                if row_id not in kept:
                    card.hide()
                    card.deleteLater()
            while self._lines.takeAt(0) is not None:
                pass
            self.cards = {row.id: kept.get(row.id) or self._card(row) for row in shown}
            for card in self.cards.values():
                self._lines.addWidget(card)
            self._ids = ids
        for row, card in zip(shown, self.cards.values(), strict=True):
            card.row = row
            card.refresh()
        left = len(value) - len(shown)
        self.more.setVisible(left > 0)
        self.more.setText(_("Show more ({left} left)").format(left=left))

    def reset(self) -> None:
        """Close every card, before the rows of another record are shown; closed ones can show these."""
        self._limit = SHOWN
        self._also.clear()
        self._free = [card for card in (*self.cards.values(), *self._free) if card.form is None]
        for card in self.cards.values():
            card.hide()
            if card.form is not None:
                card.deleteLater()
        self.cards, self._ids = {}, []

    def _card(self, row: Record) -> Card:
        """A card that shows nothing just now, or a new one."""
        if not self._free:
            return Card(self, row)
        card = self._free.pop(0)
        card.show()
        return card

    def reveal(self, row_id: str) -> Card | None:
        """Open the card of a row, for "next gap" and search."""
        rows = self.field.value(self.form.record)
        if not any(row.id == row_id for row in rows):
            return None
        if row_id not in self.cards:
            self._also.add(row_id)
            self.show_value(rows)
        card = self.cards[row_id]
        card.set_open(True)
        return card

    def inner_forms(self) -> "list[Form]":
        """The forms of the open cards."""
        return [card.form for card in self.cards.values() if card.form]

    def set_writable(self, on: bool) -> None:
        """Cards can be opened and read in any case."""
        self.new.setEnabled(on)


def _heading(row: Record) -> str:
    """What it is named by, its day as days are spelled."""
    named = [getattr(row, name) for name in row.named_by]
    if not any(isinstance(one, date) for one in named):
        return row.title()
    return " ".join(as_day(one) if isinstance(one, date) else str(one) for one in named if one)


def _summary(row: Record) -> str:
    said = []
    for name in PAGES[type(row).__name__].summary:
        field = type(row).field(name)
        if field.state(row) is State.GIVEN:
            value = field.value(row)
            said.append(as_day(value) if isinstance(value, date) else field.text(row).replace("\n", " "))
    rule = getattr(row, "retention_rule", None)
    if rule is not None:
        said.append(rule.in_words())
    elif getattr(row, "time_limit", None):
        said.append(str(row.time_limit))  # type: ignore[attr-defined]
    return " · ".join(text if len(text) <= 120 else text[:119] + "…" for text in said)
