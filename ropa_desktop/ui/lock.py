"""Locking: an encrypted register is closed and its key forgotten, and one password later all is where it was."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog, QHBoxLayout, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from ropa_desktop.i18n import _
from ropa_desktop.ui.idle import Clock
from ropa_desktop.ui.plain import button, label
from ropa_desktop.ui.unlock import Unlock

if TYPE_CHECKING:
    from ropa_desktop.ui.form import FormRow
    from ropa_desktop.ui.main_window import MainWindow
    from ropa_desktop.ui.record_page import RecordPage


class LockPage(QWidget):
    """What is seen of a locked register: its name."""

    def __init__(self, path: Path, close: Callable[[], object]) -> None:
        super().__init__()
        self.setObjectName("page")
        self.unlock = Unlock(path, _("Unlock"))
        inner = QWidget()
        inner.setFixedWidth(460)
        lines = QVBoxLayout(inner)
        lines.setSpacing(12)
        lines.addWidget(label(path.stem, "title", wrap=True))
        lines.addWidget(label(_("Locked. What you typed is kept."), "soft"))
        lines.addWidget(self.unlock)
        row = QHBoxLayout()
        row.addWidget(self.unlock.go)
        row.addWidget(button(_("Close the register"), close))
        row.addStretch(1)
        lines.addLayout(row)
        outer = QVBoxLayout(self)
        outer.addStretch(2)
        outer.addWidget(inner, 0, Qt.AlignmentFlag.AlignHCenter)
        outer.addStretch(3)


class Place(NamedTuple):
    """Where one was: the list, the record, and what stood in its fields and was no value yet."""

    listed: str
    record: tuple[str, str] | None
    unkept: list[tuple[str, str, str]]


class Locking:
    """Locks the register that the window shows, and opens it again where it was."""

    def __init__(self, window: "MainWindow") -> None:
        self._window = window
        self.page: LockPage | None = None
        self.locked: tuple[Path, Place] | None = None  # what the page is of, and where one was in it
        self.clock = Clock(self.lock, window)

    def begin(self) -> None:
        """A register was opened: one with a password is locked where nobody touches it."""
        self._put_away()
        desk = self._window.desk
        if desk is not None and desk.register.key is not None:
            self.clock.start(self._window.settings.lock_after)
        else:
            self.clock.stop()

    def lock(self) -> None:
        """Close the register and forget its key; what was typed is kept."""
        window, desk = self._window, self._window.desk
        if desk is None or desk.path is None:
            return
        if desk.register.key is None:
            window.tell(_("This register has no password, so nothing would be locked. File > Password sets one."))
            return
        if window.work.work is not None:
            window.tell(_("The register is locked as soon as the work below has ended."))
            window.work.work.finished.connect(self.lock, Qt.ConnectionType.SingleShotConnection)
            return
        self.close_dialogs()
        path, place = desk.path, self.place()
        window.close_register()
        window.tell("")
        self.show(path, place)

    def show(self, path: Path, place: Place) -> None:
        """The page of a locked register."""
        window = self._window
        self.locked = path, place
        self.page = page = LockPage(path, self.leave)
        page.unlock.found.connect(lambda key: window.open(path, key, lambda: self.go_back(place)))
        page.unlock.failed.connect(window.tell)
        window.stack.addWidget(page)
        window.stack.setCurrentWidget(page)
        window.setWindowTitle(f"{path.name} – ROPA Desktop")
        self.clock.stop()
        page.unlock.field.line.setFocus()

    def leave(self) -> None:
        """Close the register for good."""
        self._window.close_register()
        self._put_away()

    def close_dialogs(self) -> None:
        """Whatever stands over the window shows something of the register."""
        while popup := QApplication.activePopupWidget():
            popup.close()
            if popup is QApplication.activePopupWidget():
                break
        for dialog in self._window.findChildren(QDialog):
            dialog.reject()

    def _put_away(self) -> None:
        if self.page is not None:
            page, self.page = self.page, None
            page.unlock.wait()
            self._window.stack.removeWidget(page)
            page.deleteLater()

    # -- where one was

    def place(self) -> Place:
        """Where one is; what is typed is written down first."""
        workspace = self._window.workspace
        listed, page = workspace.navigation.current(), workspace.page
        if page is None:
            return Place(listed, None, [])
        page.commit()
        unkept = [
            (row.form.record.id, row.field.name, words)
            for form in page.forms
            for row in form.every_row()
            if row.left_out() and (words := _text(row.editor.focus))
        ]
        return Place(listed, (type(page.record).__name__, page.record_id), unkept)

    def go_back(self, place: Place) -> None:
        """To the record that was open, with what stood in its fields."""
        from ropa_desktop.register.records import BY_NAME

        workspace, desk = self._window.workspace, self._window.desk
        workspace.navigation.go(place.listed)
        record = desk.get(BY_NAME[place.record[0]], place.record[1]) if desk and place.record else None
        if record is None:
            return
        workspace.open(record)
        page = workspace.page
        for record_id, name, words in place.unkept:
            if page and (row := row_on(page, record_id, name)) is not None:
                retype(row.editor.focus, words)
                row.editor.commit()


def row_on(page: "RecordPage", record_id: str, name: str) -> "FormRow | None":
    """The row of a field, of the record itself or of one of its rows, whose card is opened for it."""
    from ropa_desktop.ui.rows import RowCards

    for form in page.forms:
        if record_id == page.record_id and name in form.rows:
            return form.rows[name]
        for row in form.rows.values():
            if isinstance(row.editor, RowCards) and (card := row.editor.reveal(record_id)) and card.form:
                return card.form.rows.get(name)
    return None


def _text(widget: QWidget) -> str:
    if isinstance(widget, QLineEdit):
        return widget.text()
    return widget.toPlainText() if isinstance(widget, QPlainTextEdit) else ""


def retype(widget: QWidget, words: str) -> None:
    """Let these words stand in a field again, as if they were typed."""
    if isinstance(widget, QLineEdit):
        widget.setText(words)
    elif isinstance(widget, QPlainTextEdit):
        widget.setPlainText(words)
        widget.document().setModified(True)  # else it counts for what the field has shown all the time
