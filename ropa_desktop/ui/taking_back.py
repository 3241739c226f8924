"""Undo and redo: a large step is taken back beside the window, which is locked until it is done or was stopped."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QDialogButtonBox, QProgressBar, QVBoxLayout, QWidget

from ropa_desktop.i18n import _, figure
from ropa_desktop.ui.plain import label
from ropa_desktop.ui.reading_order import Dialog
from ropa_desktop.ui.size import px
from ropa_desktop.ui.work import Work

if TYPE_CHECKING:
    from ropa_desktop.ui.desk import Desk
    from ropa_desktop.ui.main_window import MainWindow

_UNSEEN = 300  # milliseconds in which most is done: nothing flickers


class WaitDialog(Dialog):
    """What is being done, how far it is, and Cancel; it locks the window, and whoever opened it closes it."""

    def __init__(self, words: str, stop: Callable[[], object], parent: QWidget) -> None:
        super().__init__(parent)
        self._stop = stop
        self.setWindowTitle(_("Please wait"))
        lines = QVBoxLayout(self)
        lines.setContentsMargins(24, 20, 24, 20)
        lines.setSpacing(12)
        lines.addWidget(label(words, "section", wrap=True))
        lines.addWidget(label(_("It is stored whole at its end, or nothing of it is."), "soft", wrap=True))
        self.bar = QProgressBar()
        self.bar.setRange(0, 0)
        self.bar.setAccessibleName(words)
        lines.addWidget(self.bar)
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.buttons.rejected.connect(self.reject)
        lines.addWidget(self.buttons)
        lines.addStretch(1)
        self.setMinimumWidth(px(420))
        self.adjustSize()
        self.resize(self.width(), lines.totalHeightForWidth(self.width()))  # wrapped lines ask for more than they take

    def show_later(self) -> None:
        """Lock the window now, and be seen where it takes longer."""
        self.setAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen)  # it locks all the same
        QTimer.singleShot(_UNSEEN, self, self._come)

    def _come(self) -> None:
        if self.isVisible():
            self.hide()
            self.setAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen, False)
            self.show()

    def progress(self, done: int, total: int) -> None:
        """So much of it; what comes after the last row has no measure."""
        self.bar.setRange(0, total if done < total else 0)
        self.bar.setValue(done)

    def reject(self) -> None:
        """Ask it to stop: the window stays locked until it has."""
        self.buttons.setEnabled(False)
        self._stop()


class TakingBack:
    """Takes steps back and does them again for the window."""

    def __init__(self, window: "MainWindow") -> None:
        self._window = window

    def go(self, kind: Literal["undo", "redo"]) -> None:
        """Take back the last step, or do again what was undone last."""
        desk = self._window.desk
        if desk is None:
            return
        rows = desk.rows_of(kind)
        if not rows:
            desk.undo() if kind == "undo" else desk.redo()
        elif not self._window.work.is_busy():
            self._go_beside(desk, kind, rows)

    def _go_beside(self, desk: "Desk", kind: Literal["undo", "redo"], rows: int) -> None:
        if kind == "undo":
            words = _("Taking back a step of {n} rows").format(n=figure(rows))
        else:
            words = _("Doing a step of {n} rows again").format(n=figure(rows))
        work = Work(desk.beside(kind))
        dialog = WaitDialog(words, work.stop, self._window)
        work.progressed.connect(dialog.progress)
        over = partial(self._over, desk, dialog)
        work.done.connect(lambda ids: over(lambda: desk.moved(lambda: ids)))
        work.failed.connect(lambda why: over(lambda: desk.refuse(why)))
        work.stopped.connect(lambda: over(lambda: self._window.tell(_("It was stopped. Nothing was changed."))))
        work.broken.connect(lambda _error: over(lambda: None))
        dialog.show_later()
        self._window.ask(dialog)
        self._window.work.start(words, work)
        self._window.work.hide()  # the dialog says it

    def _over(self, desk: "Desk", dialog: WaitDialog, then: Callable[[], object]) -> None:
        dialog.done(0)
        if self._window.desk is desk:  # it may have been closed meanwhile
            desk.look_anew()
            then()
            self._window.workspace.list.table.viewport().update()  # rows that came into sight were not read
