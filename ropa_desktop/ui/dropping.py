"""A file dropped on the window, or chosen to be read: a register opens, a document becomes a register of its own."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QMimeData, QObject, QTimer
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QVBoxLayout, QWidget

from ropa_desktop.i18n import _
from ropa_desktop.ui import ask
from ropa_desktop.ui.plain import button, label, short
from ropa_desktop.ui.work import Progress, Work

if TYPE_CHECKING:
    from ropa_desktop.exchange.sheets_in import Sheet
    from ropa_desktop.ui.main_window import MainWindow
    from ropa_desktop.ui.source import Put

SHEETS = (".xlsx", ".xlsm", ".csv")
_MARKED = 512  # bytes at the beginning of a file that tell whether it can be JSON


class Dropping(QObject):
    """Takes files that are dropped on the window, and those of File > Read a document."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        window.setAcceptDrops(True)
        window.installEventFilter(self)
        window.workspace.workbook_wanted.connect(self.read_document)
        self._read: tuple[Path, bool, Put] | None = None
        self._soon = QTimer(self, singleShot=True, interval=10)
        self._soon.timeout.connect(self._offer)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Files are welcome; all else is left to what lies under the mouse."""
        kinds = (QEvent.Type.DragEnter, QEvent.Type.DragMove, QEvent.Type.Drop)
        if event.type() not in kinds or not isinstance(event, QDropEvent) or not (paths := files(event.mimeData())):
            return super().eventFilter(watched, event)
        event.acceptProposedAction()
        if event.type() == QEvent.Type.Drop:
            self.take(paths)
        return True

    def take(self, paths: list[Path]) -> None:
        """Open the register, or read the document."""
        window = self._window
        if len(paths) > 1:
            window.tell(_("Drop one file after the other; {n} at once are too many.").format(n=len(paths)))
        elif paths[0].suffix.casefold() == ".ropa":
            window.open(paths[0])
        else:
            self.read(paths[0])

    def read_document(self) -> None:
        """Ask which document, and read it."""
        window = self._window
        folder = window.desk.path.parent if window.desk and window.desk.path else Path.home()
        if path := ask.document_to_read(window, str(folder)):
            self.take([path])

    def read(self, path: Path) -> None:
        """Read the whole document in the background, and offer to make a register of it."""
        window = self._window
        if window.work.is_busy():
            return
        if why := _no_document(path):
            window.tell(f"{why} {what_can_be_read()}")
            return
        sheets = path.suffix.casefold() in SHEETS
        if sheets and (window.desk is None or window.desk.read_only):
            window.tell(_("A workbook is read into a register. Open or make the register first, then drop it again."))
            return
        work = Work(partial(_sheets if sheets else _read, path))
        work.done.connect(self._sheets if sheets else self._sound)
        work.failed.connect(self._unsound)
        work.stopped.connect(self._stopped)
        window.work.start(_("Reading {name}").format(name=path.name), work)

    def _sound(self, read: "tuple[Path, bool, Put]") -> None:
        self._read = read
        self._offer()

    def _sheets(self, read: "tuple[Path, list[Sheet]]") -> None:
        """Show what would become of the sheets, once the thread that has read them is done."""
        if self._window.work.work is not None:
            QTimer.singleShot(10, self, partial(self._sheets, read))
        elif self._window.desk is not None:
            from ropa_desktop.ui.sheet_dialog import SheetDialog

            path, sheets = read
            self._window.save_now()
            self._window.ask(SheetDialog(self._window.desk, path.name, sheets, self._window))

    def _unsound(self, why: str) -> None:
        self._window.tell(f"{why} {what_can_be_read()}")

    def _stopped(self) -> None:
        self._window.tell(_("Reading was stopped. Nothing was written."))

    def _offer(self) -> None:
        if self._window.work.work is not None:
            self._soon.start()  # the thread that has read it is about to end
        elif self._read is not None:
            (path, whole, put), self._read = self._read, None
            self._window.ask(ReadDialog(path, whole, lambda: self._make(path, put), self._window))

    def _make(self, document: Path, put: "Put") -> None:
        """Ask where the register is to lie, and write it in the background."""
        window = self._window
        if window.work.is_busy():
            return
        path = ask.register_to_make(window, str(document.with_suffix(".ropa")))
        if path is None:
            return
        work = Work(partial(_write, path, put, window.settings.author))
        work.done.connect(lambda said: window.open(path, None, lambda: window.tell(said)))
        words = _("Reading {name}").format(name=document.name)
        window.work.start(words, work, _("Reading was stopped. Nothing was written."))


class ReadDialog(QDialog):
    """What the document is, and what becomes of it."""

    def __init__(self, path: Path, whole: bool, make: Callable[[], None], parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Read a document"))
        self.setMinimumWidth(480)
        self._make = make
        lines = QVBoxLayout(self)
        lines.setContentsMargins(24, 20, 24, 20)
        lines.setSpacing(12)
        lines.addWidget(label(short(path.name, 80), "title", wrap=True))
        words = (
            _("This is a whole register that the program has written as JSON.")
            if whole
            else _("This is a privacy notice in the Transparency Information Language (TILT). What has no field of its "
                   "own is kept as a note.")
        )  # fmt: skip
        lines.addWidget(label(words, wrap=True))
        lines.addWidget(label(_("It is sound. A new register is made of it; the one that is open stays as it is, and "
                                "so does the document."), "soft", wrap=True))  # fmt: skip
        lines.addStretch(1)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.go = button(_("Read into a new register …"), self._accept, "first")
        buttons.addButton(self.go, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.rejected.connect(self.reject)
        lines.addWidget(buttons)
        self.go.setFocus()

    def _accept(self) -> None:
        self.accept()
        self._make()


def files(data: QMimeData) -> list[Path]:
    """The files of this computer that somebody drags."""
    return [Path(one.toLocalFile()) for one in data.urls() if one.isLocalFile()]


def what_can_be_read() -> str:
    """The kinds of files that the window takes."""
    return _("What can be read: a register (.ropa), a whole register as JSON, a privacy notice as TILT (JSON), and a "
             "workbook (.xlsx) or CSV file.")  # fmt: skip


def _no_document(path: Path) -> str:
    """Why a file is none of what can be read, from its first bytes; empty where it may be."""
    try:
        with path.open("rb") as file:
            start = file.read(_MARKED)
    except OSError as error:
        return _("{path} cannot be read: {why}.").format(path=path, why=error.strerror)
    if path.suffix.casefold() in SHEETS:
        return ""
    if start.removeprefix(b"\xef\xbb\xbf").lstrip()[:1] == b"{":
        return ""
    return _("{name} is nothing that can be read here. Nothing was changed.").format(name=path.name)


def _read(path: Path, progress: Progress) -> "tuple[Path, bool, Put]":
    """In the thread; who has stopped it meanwhile is asked nothing."""
    from ropa_desktop.exchange import json_in
    from ropa_desktop.ui.source import read

    put, whole = read(path), json_in.is_register(path)
    progress(1, 1)
    return path, whole, put


def _sheets(path: Path, progress: Progress) -> "tuple[Path, list[Sheet]]":
    """In the thread."""
    from ropa_desktop.exchange import sheets_in

    sheets = sheets_in.read(path)
    progress(1, 1)
    return path, sheets


def _write(path: Path, put: "Put", author: str, progress: Progress) -> str:
    """In the thread; stopped before its end, nothing is there."""
    from ropa_desktop.store.fresh import fresh

    with fresh(path, author) as register:
        said = put(register)
        progress(1, 1)
    return said
