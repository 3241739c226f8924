"""A document as it will be: its pages, the words of each for whoever reads by ear, and the ways to keep or print it."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLineEdit, QPlainTextEdit, QPushButton, QSplitter, QVBoxLayout
from PySide6.QtWidgets import QWidget as Parent

from ropa_desktop.exchange.pdf.pages import Pages
from ropa_desktop.exchange.pdf.printed import Printed
from ropa_desktop.i18n import _, ngettext
from ropa_desktop.ui.flow import Flow
from ropa_desktop.ui.pages_view import PagesView
from ropa_desktop.ui.plain import button, label, short
from ropa_desktop.ui.work import Work, WorkBar

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrintDialog, QPrinter


class PreviewDialog(QDialog):
    """`wanted` tells that the document is to be kept as a file."""

    wanted = Signal()

    def __init__(self, title: str, printed: Printed, parent: Parent) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Preview"))
        self.resize(1000, 760)
        self.pages = Pages(printed.content)
        self._title = title
        self.asking: QPrintDialog | None = None
        self.work = WorkBar(self.tell)
        lines = QVBoxLayout(self)
        lines.setContentsMargins(24, 16, 24, 16)
        lines.setSpacing(8)
        lines.addWidget(label(short(title), "title", wrap=True))
        self.view = PagesView(self.pages, title)
        lines.addWidget(self._ways())
        lines.addWidget(self._both(), 1)
        self.told = label("", wrap=True)
        lines.addWidget(self.told)
        lines.addLayout(self._buttons())
        self.tell(" ".join(printed.notices))
        for one in self.findChildren(QPushButton):
            one.setAutoDefault(False)  # else Enter in the page's number presses the first of them, too
        self.view.turned.connect(self._turned)
        self.view.scaled.connect(lambda scale: self.scale.setText(f"{round(scale * 100)} %"))
        self.finished.connect(self._leave)
        self._turned(0)
        self.view.setFocus()

    def _ways(self) -> Parent:
        """From page to page, nearer and farther."""
        row, view = Parent(), self.view
        flow = Flow(row, gap=8)
        self.first = button("«", lambda: view.go_to(0), hint=_("First page"))
        self.before = button("‹", lambda: view.go_to(view.page - 1), hint=_("Previous page"))
        self.after = button("›", lambda: view.go_to(view.page + 1), hint=_("Next page"))
        self.last = button("»", lambda: view.go_to(len(self.pages) - 1), hint=_("Last page"))
        self.number = QLineEdit()
        self.number.setMaximumWidth(72)
        self.number.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.number.setAccessibleName(_("Page"))
        self.number.editingFinished.connect(self._typed)
        of = label(_("of {pages}").format(pages=len(self.pages)), "soft")
        self.scale = label("100 %", "soft")
        self.fit = button(_("&Fit the width"), view.fit)
        self.by_ear = button(_("&Words of the page"), self._show_words)
        self.by_ear.setCheckable(True)
        for one in (
            self.first, self.before, self.number, of, self.after, self.last,
            button("−", view.zoom_out, hint=_("Farther")), self.scale, button("+", view.zoom_in, hint=_("Nearer")),
            self.fit, self.by_ear,
        ):  # fmt: skip
            one.setMinimumHeight(30)
            flow.addWidget(one)
        return row

    def _both(self) -> QSplitter:
        both = QSplitter(Qt.Orientation.Horizontal)
        both.setHandleWidth(8)
        both.setChildrenCollapsible(False)
        self.words = QPlainTextEdit()
        self.words.setObjectName("words")
        self.words.setReadOnly(True)
        self.words.setTabChangesFocus(True)
        self.words.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByKeyboard | Qt.TextInteractionFlag.TextSelectableByMouse
        )
        self.words.hide()
        both.addWidget(self.view)
        both.addWidget(self.words)
        both.setStretchFactor(0, 3)
        both.setStretchFactor(1, 2)
        return both

    def _buttons(self) -> QHBoxLayout:
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(self.work, 1)
        line.addStretch(1)
        self.save = button(_("&Save as …"), self.wanted.emit)
        self.paper = button(_("&Print …"), self.ask_printer, "first")
        self.away = button(_("&Close"), self.reject)
        for one in (self.save, self.paper, self.away):
            line.addWidget(one)
        return line

    def tell(self, words: str) -> None:
        """Say something of the document."""
        self.told.setText(words)
        self.told.setVisible(bool(words))

    # -- pages

    def _turned(self, page: int) -> None:
        self.number.setText(str(page + 1))
        for one in (self.first, self.before):
            one.setEnabled(page > 0)
        for one in (self.after, self.last):
            one.setEnabled(page < len(self.pages) - 1)
        if not self.words.isHidden():
            self._fill_words()

    def _typed(self) -> None:
        said = self.number.text().strip()
        page = int(said) if said.isascii() and said.isdigit() else 0
        if not 1 <= page <= len(self.pages):
            self.tell(_("There are pages 1 to {pages}.").format(pages=len(self.pages)))
            self.number.setText(str(self.view.page + 1))
        elif page - 1 != self.view.page:
            self.tell("")
            self.view.go_to(page - 1)

    def _show_words(self) -> None:
        self.words.setVisible(self.by_ear.isChecked())
        if self.by_ear.isChecked():
            self._fill_words()
            self.words.setFocus()

    def _fill_words(self) -> None:
        page = self.view.page
        self.words.setAccessibleName(_("Words of page {page}").format(page=page + 1))
        self.words.setPlainText(self.pages.text(page) or _("There are no words on this page."))

    # -- onto paper

    def ask_printer(self) -> None:
        """Let the system's own dialog ask which printer, which pages and how many copies."""
        if self.work.is_busy(self.tell):
            return
        from PySide6.QtPrintSupport import QPrintDialog, QPrinter

        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setDocName(self._title[:120])
        self.asking = asking = QPrintDialog(printer, self)
        asking.setWindowTitle(_("Print"))
        asking.setOption(QPrintDialog.PrintDialogOption.PrintCurrentPage)
        asking.setMinMax(1, len(self.pages))
        asking.setFromTo(1, len(self.pages))
        asking.accepted.connect(lambda: self.print_on(printer, self._chosen(printer)))
        QDialog.open(asking)

    def _chosen(self, printer: "QPrinter") -> Sequence[int]:
        """The pages that were asked for."""
        which = printer.printRange()
        if which == type(printer).PrintRange.CurrentPage:
            return [self.view.page]
        if which == type(printer).PrintRange.PageRange and printer.fromPage():
            return range(printer.fromPage() - 1, min(printer.toPage(), len(self.pages)))
        return range(len(self.pages))

    def print_on(self, printer: "QPrinter", numbers: Sequence[int]) -> None:
        """Print them, beside the window."""
        from ropa_desktop.ui.printing import print_pages

        work = Work(lambda progress: print_pages(self.pages, numbers, printer, progress))
        work.done.connect(self._printed)
        work.finished.connect(lambda: self.away.setEnabled(True))
        self.tell("")
        self.away.setEnabled(False)
        self.work.start(_("Printing"), work, _("The printing was stopped; pages that the printer has may still come."))

    def _printed(self, count: int) -> None:
        words = ngettext("%d page was handed to the printer.", "%d pages were handed to the printer.", count) % count
        self.tell(words)

    def _leave(self) -> None:
        self.work.wait()
        self.pages.close()
