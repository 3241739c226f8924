"""The deeds about a register's password: ask for it, set it, change it, take it away, save the recovery sheet."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QTimer

from ropa_desktop.errors import KnownError
from ropa_desktop.i18n import _
from ropa_desktop.ui.work import Work

if TYPE_CHECKING:
    from ropa_desktop.exchange.pdf.recovery import Sheet
    from ropa_desktop.store.key import Key
    from ropa_desktop.store.register import Register
    from ropa_desktop.ui.main_window import MainWindow
    from ropa_desktop.ui.password import PasswordDialog


class Protection(QObject):
    """Works on the file of the register that the window shows; that is closed while its password changes."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        self._running: Work | None = None
        window.installEventFilter(self)

    # -- opening

    def unlock(self, path: Path, then: Callable[[], None]) -> None:
        """Ask for the password of a file; the key of the register that is open is tried first."""
        from ropa_desktop.ui.unlock import UnlockDialog

        if (key := self._fitting(path)) is not None:
            self._window.open(path, key, then)
            return
        dialog = UnlockDialog(path, self._window)
        dialog.unlock.found.connect(lambda key: self._window.open(path, key, then))
        dialog.unlock.failed.connect(self._window.tell)
        if self._window.isVisible():
            self._window.ask(dialog)
        else:  # the program has just been started with this file
            QTimer.singleShot(0, self, lambda: self._window.ask(dialog))

    def _fitting(self, path: Path) -> "Key | None":
        from ropa_desktop.store import file

        desk = self._window.desk
        if desk is None or desk.register.key is None:
            return None
        try:
            return file.examine(path, desk.register.key)
        except KnownError:
            return None

    # -- the password

    def password(self) -> None:
        """Show whether the register has a password, and offer to set, change or remove it."""
        from ropa_desktop.ui.password import PasswordDialog

        window, desk = self._window, self._window.desk
        if desk is None or desk.path is None:
            return
        if window.work.is_busy():
            return
        window.save_now()
        dialog = PasswordDialog(desk, window.settings, window)
        dialog.wanted.connect(lambda typed: self._change(dialog, typed))
        dialog.timed.connect(window.locking.begin)
        dialog.saved.connect(lambda path: window.tell(_("Print {path}, and delete it.").format(path=path), path))
        window.ask(dialog)

    def _change(self, dialog: "PasswordDialog", typed: str | None) -> None:
        """Close the register, change it in a thread, and open it where it was."""
        window = self._window
        assert window.desk is not None
        assert window.desk.path is not None
        path, old, sheet = window.desk.path, window.desk.register.key, sheet_of(window.desk.register)
        place = window.locking.place()
        window.close_register()
        self._running = work = Work(lambda _progress: _changed(path, old, typed))

        def ended(key: "Key | None") -> None:
            work.wait()
            self._running = None
            window.open(path, key, lambda: window.locking.go_back(place))

        def done(key: "Key | None") -> None:
            ended(key)
            dialog.finish(sheet(key) if key else None)

        def failed(words: str) -> None:
            ended(old)
            dialog.refuse(words)

        def broken(_error: BaseException) -> None:
            failed(_("The password was not changed, because the program has made a mistake. The file is as it was."))

        work.done.connect(done)
        work.failed.connect(failed)
        work.broken.connect(broken)
        work.start()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The window does not close while the file is being written anew; that takes a moment only."""
        if event.type() == QEvent.Type.Close and self._running is not None:
            self._running.wait()
        return False


def sheet_of(register: "Register") -> "Callable[[Key], Sheet]":
    """Makes the recovery sheet of this register for a key, also when the register is closed."""
    from ropa_desktop.exchange.pdf.recovery import Sheet

    name, register_id = register.path.name if register.path else "", register.about().get("register_id", "")
    return lambda key: Sheet(name, register_id, key.mark, key.recovery_code())


def _changed(path: Path, old: "Key | None", typed: str | None) -> "Key | None":
    from ropa_desktop.store import key, password

    new = None if typed is None else key.new(typed)
    password.change(path, old, new)
    return new
