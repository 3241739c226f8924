"""Periods that laws give, by country, beside a retention rule: chosen by the user, and to be verified by them."""

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QHeaderView,
    QLineEdit,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from ropa_desktop.i18n import N_, _
from ropa_desktop.register.choices import countries as names_of_countries
from ropa_desktop.register.reference import RetentionSuggestion
from ropa_desktop.register.retention import RetentionRule
from ropa_desktop.register.retention_suggestions import countries, suggestions, values
from ropa_desktop.store import handover
from ropa_desktop.ui.desk import Desk
from ropa_desktop.ui.plain import Drop, button, label, short

_HEADINGS = (N_("Country"), N_("Records"), N_("Period"), N_("Counted from"), N_("Legal source"), N_("Confidence"))
_WIDTHS = (120, 230, 180, 160, 240, 110)
_PADDING = 8  # pixels at each side of a cell, as the stylesheet has it
_STRETCHED = 4  # the legal source


class SuggestionsDialog(QDialog):
    """Shows what the list has; “Use it” fills the rule as one step and closes."""

    def __init__(self, desk: Desk, rule: RetentionRule, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Suggestions"))
        self.resize(1080, 640)
        self._desk, self._rule = desk, rule
        self.found: tuple[RetentionSuggestion, ...] = ()
        lines = QVBoxLayout(self)
        lines.setContentsMargins(24, 20, 24, 20)
        lines.setSpacing(12)
        lines.addWidget(label(_("Periods that laws give"), "title"))
        words = _("A short list, put together from common knowledge and checked by nobody for your case. Laws change "
                  "and differ by sector: read the law that is cited, then mark the rule as checked.")  # fmt: skip
        lines.addWidget(label(words, "soft", wrap=True))
        lines.addLayout(self._sought())
        self.table = self._table()
        lines.addWidget(self.table, 1)
        self.hint = label("", wrap=True)
        self.hint.setMinimumHeight(58)
        self.hint.setAlignment(Qt.AlignmentFlag.AlignTop)
        lines.addWidget(self.hint)
        lines.addWidget(self._buttons())
        self.country.currentIndexChanged.connect(lambda _place: self._seek())
        self.words.textChanged.connect(lambda _text: self._seek())
        self.table.itemSelectionChanged.connect(self._chosen)
        self.table.itemActivated.connect(lambda _item: self.use())
        self._seek()
        self.table.setFocus()

    def _sought(self) -> QHBoxLayout:
        """The country of the rule, else that of whose register it is, or all; the rule's own words order the list."""
        titles = {**names_of_countries(), "EU": _("European Union")}
        self.country = Drop()
        self.country.setMinimumContentsLength(18)
        self.country.addItem(_("All countries"), "")
        for code in sorted(countries(), key=lambda one: titles.get(one, one)):
            self.country.addItem(titles.get(code, code), code)
        own = {one.country for one in handover.kept_for(self._desk.register)}
        country = self._rule.jurisdiction or (own.pop() if len(own) == 1 else "")
        self.country.setCurrentIndex(max(self.country.findData(country or ""), 0))
        self.words = QLineEdit(" ".join((self._rule.label or "").split()))
        self.words.setPlaceholderText(_("invoices, applicants, video"))
        line = QHBoxLayout()
        line.setSpacing(12)
        for text, field, stretch in ((_("&Country"), self.country, 0), (_("What fits &first"), self.words, 1)):
            name = label(text)
            name.setBuddy(field)
            field.setAccessibleName(text.replace("&", ""))
            line.addWidget(name)
            line.addWidget(field, stretch)
        return line

    def _table(self) -> QTableWidget:
        table = QTableWidget(0, len(_HEADINGS))
        table.setAccessibleName(_("Suggestions"))
        table.setHorizontalHeaderLabels([_(words) for words in _HEADINGS])
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setTabKeyNavigation(False)
        table.setShowGrid(False)
        table.verticalHeader().hide()
        header = table.horizontalHeader()
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        for column, width in enumerate(_WIDTHS):
            table.setColumnWidth(column, width)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)  # all is told in full, so there is nothing to drag
        header.setSectionResizeMode(_STRETCHED, QHeaderView.ResizeMode.Stretch)
        return table

    def _buttons(self) -> QDialogButtonBox:
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.go = button(_("&Use it"), self.use, "first", hint=_("Fill the rule with this suggestion, to be verified"))
        buttons.addButton(self.go, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.rejected.connect(self.reject)
        return buttons

    def _seek(self) -> None:
        self.found = suggestions(self.country.currentData(), self.words.text())
        titles = {**names_of_countries(), "EU": _("European Union")}
        self.table.setRowCount(len(self.found))
        for row, one in enumerate(self.found):
            texts = (titles.get(one.country, one.country), _(one.records), _(one.period), _(one.starts),
                     one.legal_reference, _(one.confidence))  # fmt: skip
            for column, text in enumerate(texts):
                self.table.setItem(row, column, QTableWidgetItem(text))
        self._fit()
        self.table.scrollToTop()
        if self.found:
            self.table.selectRow(0)
        self._chosen()

    def _fit(self) -> None:
        """Give each row the height that its cells need; the table itself forgets the stylesheet's padding."""
        metrics, wrapped = self.table.fontMetrics(), int(Qt.TextFlag.TextWordWrap)
        widths = [self.table.columnWidth(column) - 4 * _PADDING for column in range(len(_HEADINGS))]
        for row in range(self.table.rowCount()):
            items = (self.table.item(row, column) for column in range(len(_HEADINGS)))
            texts = (item.text() if item else "" for item in items)
            needed = [metrics.boundingRect(0, 0, width, 10_000, wrapped, text).height()
                      for width, text in zip(widths, texts, strict=True)]  # fmt: skip
            self.table.setRowHeight(row, max(needed) + 2 * _PADDING)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width wraps the cells anew."""
        super().resizeEvent(event)
        if layout := self.layout():
            layout.activate()
        self._fit()

    def chosen(self) -> RetentionSuggestion | None:
        """The suggestion that is chosen."""
        rows = self.table.selectionModel().selectedRows()
        return self.found[rows[0].row()] if rows else None

    def _chosen(self) -> None:
        """Say what would be filled in, and what of the rule that replaces."""
        one = self.chosen()
        self.go.setEnabled(one is not None and not self._desk.read_only)
        if one is None:
            self.hint.setText(_("The list has nothing for this country."))
            return
        self.hint.setText(" ".join(filter(None, (*_would(one, self._rule), self._desk.read_only))))

    def use(self) -> None:
        """Fill the rule, as one step; undo takes it back."""
        one = self.chosen()
        if one is not None and not self._desk.read_only and fill(self._desk, self._rule, one):
            self.accept()


def fill(desk: Desk, rule: RetentionRule, one: RetentionSuggestion) -> bool:
    """Put a suggestion into a rule, to be verified; False where that was refused."""

    def act() -> set[str]:
        with desk.register.step(_("Suggestion used: {records}").format(records=_(one.records))):
            filled = values(one, rule)
            for name, value in filled.items():
                setattr(rule, name, value)
            rule.stated_none = tuple(name for name in rule.stated_none if name not in filled)
        return {rule.id}

    return desk.moved(act)


def _would(one: RetentionSuggestion, rule: RetentionRule) -> list[str]:
    """Sentences on what the suggestion fills in and replaces."""
    replaced = []
    for name, value in values(one, rule).items():
        field, held = type(rule).field(name), getattr(rule, name)
        if held and held != value and name != "notes":
            replaced.append(f"{_(field.label)} ({short(field.text(rule), 60)})")
    told = [_("Fills period, start, legal source and country, says that nobody has checked them, and notes what is to "
              "be verified.")]  # fmt: skip
    if one.note:
        told.insert(0, _("Note: {note}.").format(note=_(one.note).rstrip(".")))
    if not one.period_iso:
        told.append(_("The law gives no single figure, so the period stays yours to set."))
    if replaced:
        told.append(_("Replaces: {fields}.").format(fields=", ".join(replaced)))
    return told


def offer(desk: Desk, record: Any, window: Any) -> None:
    """Show the list over the window, for the rule that is open."""
    window.ask(SuggestionsDialog(desk, record, window))
