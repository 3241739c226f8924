"""A question and its answer for a day: worked out beside the window, and anew when the register has changed."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from ropa_desktop.errors import KnownError
from ropa_desktop.exchange import dates
from ropa_desktop.exchange.reports.marks import MEANINGS
from ropa_desktop.i18n import _, figure, ngettext
from ropa_desktop.register.report import Report
from ropa_desktop.ui.above import Above
from ropa_desktop.ui.answering import Answering, Asked
from ropa_desktop.ui.desk import Desk
from ropa_desktop.ui.plain import button, label
from ropa_desktop.ui.questions import Question
from ropa_desktop.ui.report_choices import ReportChoices
from ropa_desktop.ui.report_view import ReportView

REST = 250  # milliseconds: of rest before it is worked out anew, and after which one is told that it is being done


class ReportPage(QWidget):
    """`opened` gives the line whose record one wants to see, `wanted` the report and the suffix of its file."""

    SHARE = 45  # per cent of its height that questions may take from the answer

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
        self.answering.failed.connect(self._say)
        self.answering.busy.connect(self._busy)
        lines = QVBoxLayout(self)
        lines.setContentsMargins(24, 16, 12, 0)
        lines.setSpacing(8)
        lines.addLayout(self._head())
        self.above = above = Above(self, self.SHARE)
        self.choices = ReportChoices(desk, question)
        above.lines.addWidget(self.choices)
        self.says = label("", "soft", wrap=True)
        self.says.hide()
        above.lines.addWidget(self.says)
        self.counts = label("", "soft", wrap=True)
        self.counts.hide()
        above.lines.addWidget(self.counts)
        self.hint = label("", wrap=True)
        self.hint.hide()
        above.lines.addWidget(self.hint)
        lines.addWidget(above)
        lines.addWidget(above.edge)
        self.view = ReportView(_(question.words))
        lines.addWidget(self.view, 1)
        self._rest = QTimer(self, singleShot=True, interval=REST)
        self._rest.timeout.connect(self.compute)
        self._slow = QTimer(self, singleShot=True, interval=REST)
        self._slow.timeout.connect(lambda: self._tell(_("Working …")))
        self.view.opened.connect(self.opened)
        self.view.shown.connect(self._count)
        self.choices.changed.connect(self.compute)
        self.choices.narrowed.connect(self._show_lines)
        desk.changed.connect(self._changed)

    def _head(self) -> QHBoxLayout:
        head = QHBoxLayout()
        head.setSpacing(8)
        self.title = label(_(self.question.words), "title", wrap=True)
        self.excel = button(_("Excel …"), lambda: self._save(".xlsx"), hint=_("Write it as an Excel workbook"))
        self.pdf = button(_("PDF …"), lambda: self._save(".pdf"), hint=_("Write it as a PDF document"))
        head.addWidget(self.title, 1)
        for one in (self.excel, self.pdf):
            one.setEnabled(False)
            head.addWidget(one, 0, Qt.AlignmentFlag.AlignTop)
        return head

    @property
    def search(self) -> QLineEdit:
        """Where one says which lines are wanted."""
        return self.choices.search

    # -- asking

    def compute(self) -> None:
        """Work the answer out, where somebody looks at it."""
        self._rest.stop()
        self._stale = True
        if not self.isVisible():
            return
        self._stale = False
        try:
            on, further = self.choices.on(), self.choices.further()
        except KnownError as error:
            self._say(str(error))
            return
        if isinstance(further, str):
            self._say(further)
            return
        self._say("")
        organisation = self.choices.organisation.currentData()
        self.answering.ask(self.desk.register, Asked(self.question.answer, on, organisation, further))

    def _changed(self, _ids: set[str]) -> None:
        self._stale = True
        if self.isVisible():
            self.choices.refresh()
            self._rest.start()

    def _busy(self, on: bool) -> None:
        if on:
            self._slow.start()
        else:
            self._slow.stop()
            self.view.when_shown(self._count)

    def _say(self, words: str) -> None:
        self.hint.setText(words)
        self.hint.setVisible(bool(words))

    # -- what came back

    def show_report(self, report: Report) -> None:
        """Show this answer, at the place where the last one was read."""
        self.report = report
        self.title.setText(report.title)
        self.says.setText(report.says)
        self.says.setVisible(bool(report.says))
        self.excel.setEnabled(True)
        self.pdf.setEnabled(True)
        self._show_lines()

    def _show_lines(self) -> None:
        if self.report is not None:
            self.view.show_parts(self.report.parts, self.search.text())

    def _count(self) -> None:
        if self.report is None:
            self._tell("")
            return
        total, shown = self.report.lines(), self.view.tree.count()
        words = ngettext("%(n)s line", "%(n)s lines", total) % {"n": figure(total)}
        if shown != total:
            words = _("{n} of {total}").format(n=figure(shown), total=words)
        tones = self.view.tree.tones()
        counted = _("{meaning}: {n}")
        told = [
            counted.format(n=figure(tones[tone]), meaning=_(words)) for tone, words in MEANINGS.items() if tones[tone]
        ]
        self._tell(" · ".join([dates.in_words(self.report.day), words, *told]))

    def _tell(self, words: str) -> None:
        self.counts.setText(words)
        self.counts.setVisible(bool(words))

    def _save(self, suffix: str) -> None:
        if self.report is not None:
            self.wanted.emit(self.report, suffix)

    def leave(self) -> None:
        """The register is about to be closed."""
        self._rest.stop()
        self.choices.stop()
        self.answering.leave()
        self._slow.stop()

    def showEvent(self, event: QShowEvent) -> None:
        """What has changed meanwhile is worked out when somebody looks."""
        super().showEvent(event)
        if self._stale:
            self.choices.refresh()
            self.compute()

    def hideEvent(self, event: QHideEvent) -> None:
        """Nobody waits for it any more."""
        super().hideEvent(event)
        self._rest.stop()
