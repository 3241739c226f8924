"""A question and its answer for a day: the day, whatever else is to be chosen, and the parts of the report."""

from datetime import date
from typing import Any

from PySide6.QtCore import QItemSelectionModel, QModelIndex, Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QKeySequence, QResizeEvent, QShortcut, QShowEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLineEdit, QTreeView, QVBoxLayout, QWidget

from ropa_desktop.errors import KnownError
from ropa_desktop.exchange import dates
from ropa_desktop.i18n import _, ngettext
from ropa_desktop.register.kinds import Day
from ropa_desktop.register.report import Line, Report
from ropa_desktop.store import handover
from ropa_desktop.ui.answering import Answering, Asked
from ropa_desktop.ui.calendar import pick_day
from ropa_desktop.ui.desk import Desk
from ropa_desktop.ui.flow import Flow
from ropa_desktop.ui.plain import Drop, button, label
from ropa_desktop.ui.questions import Question
from ropa_desktop.ui.report_paint import Rows
from ropa_desktop.ui.report_tree import ROW, ReportTree, Row, spoken

REST = 250  # milliseconds: of rest before it is worked out anew, and after which one is told that it is being done


class ReportPage(QWidget):
    """`opened` gives the line whose record one wants to see, `wanted` the report and the suffix of its file."""

    opened = Signal(object)
    wanted = Signal(object, str)

    def __init__(self, desk: Desk, question: Question) -> None:
        super().__init__()
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.desk, self.question = desk, question
        self.report: Report | None = None
        self._stale = True
        self.answering = Answering(self)
        self.answering.answered.connect(self.show_report)
        self.answering.failed.connect(self._failed)
        self.answering.busy.connect(self._busy)
        lines = QVBoxLayout(self)
        lines.setContentsMargins(24, 16, 12, 0)
        lines.setSpacing(8)
        lines.addLayout(self._head())
        self.says = label("", "soft", wrap=True)
        lines.addWidget(self.says)
        lines.addWidget(self._choices())
        self.hint = label("", "missing", wrap=True)
        self.hint.hide()
        lines.addWidget(self.hint)
        self.tree = self._tree()
        lines.addWidget(self.tree, 1)
        self._rest = QTimer(self, singleShot=True, interval=REST)
        self._rest.timeout.connect(self.compute)
        self._slow = QTimer(self, singleShot=True, interval=REST)
        self._slow.timeout.connect(lambda: self.counts.setText(_("Working …")))
        desk.changed.connect(self._changed)

    # -- what it is made of

    def _head(self) -> QHBoxLayout:
        head = QHBoxLayout()
        head.setSpacing(12)
        self.title = label(_(self.question.words), "title", wrap=True)
        self.counts = label("", "soft")
        self.excel = button(_("Excel …"), lambda: self._save(".xlsx"), hint=_("Write it as an Excel workbook"))
        self.pdf = button(_("PDF …"), lambda: self._save(".pdf"), hint=_("Write it as a PDF document"))
        head.addWidget(self.title, 1)
        head.addWidget(self.counts)
        head.addWidget(self.excel)
        head.addWidget(self.pdf)
        self._follow()
        return head

    def _choices(self) -> QWidget:
        choices = QWidget()
        flow = Flow(choices, gap=12)
        self.day = QLineEdit()
        self.day.setObjectName("day")
        self.day.setPlaceholderText(_("today, or YYYY-MM-DD"))
        self.day.setFixedWidth(150)
        self.day.editingFinished.connect(self._chosen)
        pick = button("▾", lambda: pick_day(pick, self.day.text(), self._picked), hint=_("Pick a day"))
        pick.setMaximumWidth(34)
        flow.addWidget(_pair(_("&As of"), self.day, pick))
        self.organisation = Drop()
        self.organisation.setObjectName("organisation")
        self.organisation.setMinimumContentsLength(20)
        self.organisation.currentIndexChanged.connect(lambda _place: self._later())
        self._organisations = _pair(_("&Organisation"), self.organisation)
        flow.addWidget(self._organisations)
        self.controls = self._controls()
        if self.controls is not None:
            flow.addWidget(self.controls)
        self.search = QLineEdit()
        self.search.setObjectName("search")
        self.search.setPlaceholderText(_("Lines that say (Ctrl+F)"))
        self.search.setAccessibleName(_("Only lines that say"))
        self.search.setClearButtonEnabled(True)
        self.search.setFixedWidth(200)
        flow.addWidget(self.search)
        clear = QShortcut(QKeySequence(Qt.Key.Key_Escape), self.search, self.search.clear)
        clear.setContext(Qt.ShortcutContext.WidgetShortcut)
        self._narrowing = QTimer(self, singleShot=True, interval=150)
        self._narrowing.timeout.connect(self._show_lines)
        self.search.textChanged.connect(lambda _text: self._narrowing.start())
        return choices

    def _controls(self) -> QWidget | None:
        make = self.question.further()
        if make is None:
            return None
        made = make(self.desk)
        assert isinstance(made, QWidget)
        made.changed.connect(self._later)  # type: ignore[attr-defined]
        return made

    def _tree(self) -> QTreeView:
        self.model = ReportTree(self)
        tree = QTreeView()
        tree.setObjectName("report")
        tree.setModel(self.model)
        self.rows = Rows(tree)
        tree.setItemDelegate(self.rows)
        tree.setHeaderHidden(True)
        tree.setIndentation(0)
        tree.setRootIsDecorated(False)
        tree.setExpandsOnDoubleClick(False)
        tree.setFrameShape(QTreeView.Shape.NoFrame)
        tree.setSelectionMode(QTreeView.SelectionMode.ExtendedSelection)
        tree.setVerticalScrollMode(QTreeView.ScrollMode.ScrollPerPixel)
        tree.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        tree.setAccessibleName(_(self.question.words))
        tree.setTabKeyNavigation(False)
        tree.activated.connect(self._activated)
        tree.clicked.connect(self._clicked)
        copy = QShortcut(QKeySequence(QKeySequence.StandardKey.Copy), tree, self.copy)
        copy.setContext(Qt.ShortcutContext.WidgetShortcut)
        return tree

    # -- asking

    def on(self) -> date:
        """The day that is asked about; raises KnownError where what is written is none."""
        return Day().from_text(self.day.text()) or self.desk.day

    def compute(self) -> None:
        """Work the answer out, where somebody looks at it."""
        self._rest.stop()
        self._stale = True
        if not self.isVisible():
            return
        further: Any = {}
        try:
            on = self.on()
            further = self.controls.asked() if self.controls is not None else {}  # type: ignore[attr-defined]
        except KnownError as error:
            further = str(error)
        self.hint.setText(further if isinstance(further, str) else "")
        self.hint.setVisible(isinstance(further, str))
        self._stale = False
        if not isinstance(further, str):
            chosen = self.organisation.currentData()
            self.answering.ask(self.desk.register, Asked(self.question.answer(), on, chosen, further))

    def _later(self) -> None:
        self._rest.start()

    def _chosen(self) -> None:
        """The day was left; the same day need not be worked out again."""
        try:
            same = self.report is not None and self.report.day == self.on() and self.hint.isHidden()
        except KnownError:
            same = False
        if not same:
            self.compute()

    def _picked(self, day: str) -> None:
        self.day.setText(day)
        self.compute()

    def _changed(self, _ids: set[str]) -> None:
        self._stale = True
        if self.isVisible():
            self._read_choices()
            self._later()

    def _read_choices(self) -> None:
        """The organisations that the register is kept for, and what the further controls offer."""
        ours = [(one.id, one.title()) for one in handover.kept_for(self.desk.register)]
        chosen = self.organisation.currentData()
        self.organisation.blockSignals(True)
        self.organisation.clear()
        for row_id, title in [(None, _("All organisations")), *ours]:
            self.organisation.addItem(title, row_id)
        self.organisation.setCurrentIndex(max(self.organisation.findData(chosen), 0))
        self.organisation.blockSignals(False)
        self._organisations.setVisible(len(ours) > 1)
        if self.controls is not None and hasattr(self.controls, "refresh"):
            self.controls.refresh()

    # -- what came back

    def _busy(self, on: bool) -> None:
        if on:
            self._slow.start()
        else:
            self._slow.stop()
            self._count()

    def _failed(self, words: str) -> None:
        self.hint.setText(words)
        self.hint.show()

    def show_report(self, report: Report) -> None:
        """Show this answer, at the place where the last one was read."""
        self.report = report
        self.title.setText(report.title)
        self.says.setText(report.says)
        self.says.setVisible(bool(report.says))
        self._show_lines()
        self._follow()

    def _show_lines(self) -> None:
        if self.report is None:
            return
        held, top, folded = self._current(), self.tree.verticalScrollBar().value(), self._folded()
        self.rows.forget()
        self.model.show_parts(self.report.parts, self.search.text())
        for place in range(self.model.rowCount()):
            index = self.model.index(place, 0)
            self.tree.setExpanded(index, self.model.parts[place][0].part.title not in folded)
        self._go_back(held)
        self.tree.verticalScrollBar().setValue(top)
        self._count()

    def _count(self) -> None:
        if self.report is None:
            self.counts.setText("")
            return
        total, shown = self.report.lines(), self.model.count()
        words = ngettext("%(n)s line", "%(n)s lines", total) % {"n": f"{total:,}"}
        if shown != total:
            words = _("{n} of {total}").format(n=f"{shown:,}", total=f"{total:,}")
        self.counts.setText(f"{words} · {dates.in_words(self.report.day)}")

    def _follow(self) -> None:
        for one in (self.excel, self.pdf):
            one.setEnabled(self.report is not None)

    # -- the place where one reads

    def _folded(self) -> set[str]:
        places = range(self.model.rowCount())
        return {self.model.parts[place][0].part.title for place in places
                if not self.tree.isExpanded(self.model.index(place, 0))}  # fmt: skip

    def _current(self) -> tuple[int, Row | None, int]:
        index = self.tree.currentIndex()
        return index.parent().row(), self.model.row_of(index), index.row()

    def _go_back(self, held: tuple[int, Row | None, int]) -> None:
        """To the same line, else to the line of the same record, else to the one that stands in its place."""
        above, row, place = held
        if row is None or not self.model.parts:
            return
        index = self._find(row)
        if not index.isValid():
            parent = self.model.index(above, 0) if above >= 0 else QModelIndex()
            index = self.model.index(min(place, max(self.model.rowCount(parent) - 1, 0)), 0, parent)
        if index.isValid():
            self.tree.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)

    def _find(self, row: Row) -> QModelIndex:
        def same_record(one: Row) -> bool:
            return bool(one.line and row.line and row.line.record_id and one.line.record_id == row.line.record_id)

        same = [(above, below, one) for above, (_part, rows) in enumerate(self.model.parts)
                for below, one in enumerate(rows) if one.part.title == row.part.title]  # fmt: skip
        for fits in (row.__eq__, same_record):
            for above, below, one in same:
                if fits(one):
                    return self.model.index(below, 0, self.model.index(above, 0))
        return QModelIndex()

    # -- deeds

    def _activated(self, index: QModelIndex) -> None:
        row: Row | None = index.data(ROW)
        if row is None:
            return
        if row.kind == "part":
            self.tree.setExpanded(index, not self.tree.isExpanded(index))
        elif row.kind == "more":
            self.model.show_whole(row.part)
            self._show_lines()
        elif row.line is not None and row.line.record_id:
            self.opened.emit(row.line)

    def _clicked(self, index: QModelIndex) -> None:
        row: Row | None = index.data(ROW)
        if row is not None and row.kind in ("part", "more"):
            self._activated(index)

    def copy(self) -> None:
        """The chosen lines, for a spreadsheet or a letter."""
        chosen = sorted(self.tree.selectedIndexes(), key=lambda index: (index.parent().row(), index.row()))
        rows = [index.data(ROW) for index in chosen]
        QApplication.clipboard().setText("\n".join(spoken(row, "\t") for row in rows if row.line is not None))

    def line(self) -> Line | None:
        """The line that is current."""
        row = self.model.row_of(self.tree.currentIndex())
        return row.line if row else None

    def _save(self, suffix: str) -> None:
        if self.report is not None:
            self.wanted.emit(self.report, suffix)

    def leave(self) -> None:
        """The register is about to be closed."""
        self._rest.stop()
        self._narrowing.stop()
        self.answering.leave()
        self._slow.stop()

    # -- being seen

    def showEvent(self, event: QShowEvent) -> None:
        """What has changed meanwhile is worked out when somebody looks."""
        super().showEvent(event)
        if self._stale:
            self._read_choices()
            self.compute()

    def hideEvent(self, event: QHideEvent) -> None:
        """Nobody waits for it any more."""
        super().hideEvent(event)
        self._rest.stop()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width wraps the cells anew."""
        super().resizeEvent(event)
        self.rows.forget()
        self.tree.doItemsLayout()


def _pair(words: str, *widgets: QWidget) -> QWidget:
    """A label and what it leads to, kept together where the line breaks."""
    pair = QWidget()
    line = QHBoxLayout(pair)
    line.setContentsMargins(0, 0, 0, 0)
    line.setSpacing(6)
    name = label(words)
    name.setBuddy(widgets[0])
    widgets[0].setAccessibleName(words.replace("&", ""))
    line.addWidget(name)
    for widget in widgets:
        line.addWidget(widget)
    return pair
