"""The deeds about backups: made while one works, listed, looked into, put back."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from ropa_desktop.errors import KnownError
from ropa_desktop.i18n import _
from ropa_desktop.store.backup_names import Backup, backup_at
from ropa_desktop.ui.backup_view import BackupView
from ropa_desktop.ui.work import Progress, Work

if TYPE_CHECKING:
    from ropa_desktop.settings import Settings
    from ropa_desktop.store.key import Key
    from ropa_desktop.store.restore import Restored
    from ropa_desktop.ui.main_window import MainWindow


class Backups:
    """Backs up the register that the window shows, in a thread of its own: nobody waits for it."""

    after_opening = 3_000  # milliseconds: the register is painted, and the first clicks are not disturbed
    hour = 3_600_000

    def __init__(self, window: "MainWindow") -> None:
        self._window = window
        self.view = BackupView(window, self)
        self._unasked_work: Work | None = None
        self._held = ""  # the hash of the state that was backed up last
        self._say = ""  # what is told when a register is open again
        self._first, self._hourly = QTimer(window, singleShot=True), QTimer(window)
        self._first.timeout.connect(partial(self._unasked, "opening"))
        self._hourly.timeout.connect(partial(self._unasked, "hourly"))

    @property
    def settings(self) -> "Settings":
        """Where the choice of the folder is kept."""
        return self._window.settings

    # -- what the window tells

    def opened(self, path: Path) -> None:
        """A register is open, and from now on it is backed up; a backup is shown as what it is."""
        desk = self._window.desk
        if backup := backup_at(path):
            self.view.show_strip(backup)
        elif desk and not desk.read_only:
            self._first.start(self.after_opening)
            self._hourly.start(self.hour)
        if self._say:
            self._window.tell(self._say)
            self._say = ""

    def closing(self) -> None:
        """The register is about to be closed."""
        self._held = ""
        self._first.stop()
        self._hourly.stop()
        work, self._unasked_work = self._unasked_work, None
        if work:
            work.stop()
            work.wait()
        self.view.leave()

    def refused(self, path: Path, error: KnownError) -> None:
        """A register could not be opened: say so, and show its backups where these may serve."""
        words = " ".join(part for part in (self._say, str(error)) if part)
        self._say = ""
        if not self.view.show_page(path, error, words):
            self._window.tell(words)

    def go_on_from(self, before: "Backups") -> None:
        """The window was made anew around the same register: what is known of it and its backups still holds."""
        self._held, self.view.origin = before._held, before.view.origin

    # -- made

    def _unasked(self, reason: str) -> None:
        if QApplication.activeModalWidget():  # thinning could take away the one that is chosen there
            self._first.start(self.after_opening)
            return
        desk = self._window.desk
        head = desk.register.head() if desk and not desk.read_only else None
        if self._unasked_work is None and head and head.hash != self._held:
            self._held = head.hash
            self._unasked_work = work = self._making(reason)
            work.failed.connect(self._window.tell)
            work.finished.connect(self._ended)
            work.start()

    def _ended(self) -> None:
        self._unasked_work = None

    def make(self, reason: str, made: Callable[[object], None], failed: Callable[[str], None]) -> None:
        """Make one because somebody asked for it."""
        window = self._window
        if window.work.is_busy(failed) or window.desk is None:
            return
        window.save_now()
        work = self._making(reason)
        work.done.connect(made)
        work.failed.connect(failed)
        work.stopped.connect(lambda: failed(_("The backup was stopped. Nothing was written.")))
        window.work.start(_("Making a backup"), work)

    def _making(self, reason: str) -> Work:
        """Reads the file by a connection of its own: a fork of a large register would hold the window up."""
        desk = self._window.desk
        assert desk is not None
        assert desk.path is not None
        return Work(partial(_make, desk.path, desk.register.key, reason))

    # -- listed, looked into, put back

    def show_backups(self) -> None:
        """Which backups there are."""
        from ropa_desktop.store.backup_names import mark_of
        from ropa_desktop.ui.backups_dialog import BackupsDialog

        window = self._window
        path = self.view.register_shown()
        if window.desk is None or path is None:
            window.tell(_("Which register this is a backup of is not known. Open the register, then File > Backups."))
            return
        window.save_now()
        mark = mark_of(window.desk.register.about().get("register_id", ""))
        can = not window.desk.read_only and window.desk.register.head() is not None
        window.ask(BackupsDialog(self, path, mark, can_make=can, parent=window))

    def look_into(self, backup: Backup, register: Path) -> None:
        """Open a backup to read, in the place of the register that it belongs to."""
        self.view.origin = register
        self._window.open(backup.path)

    def ask_to_restore(self, backup: Path, register: Path) -> None:
        """Say what a restore would change, and do it where the user wants it."""
        from ropa_desktop.store.file import Locked
        from ropa_desktop.ui.restore_dialog import RestoreDialog, told

        window = self._window
        if window.work.is_busy():
            return
        window.save_now()
        key = self._key_for(backup)
        try:
            said = told(backup, register, key)
        except Locked:  # opening it asks for the password
            self.view.origin = register
            window.open(backup, None, partial(self.ask_to_restore, backup, register))
        except KnownError as error:
            window.tell(str(error))
        else:
            window.ask(RestoreDialog(register, said, partial(self._restore, backup, register, key), window))

    def _key_for(self, backup: Path) -> "Key | None":
        """The key of what is open, where it opens the backup too: the password may have been another one then."""
        from ropa_desktop.store import file

        try:
            return file.examine(backup, self._window.desk.register.key if self._window.desk else None)
        except KnownError:
            return None

    def _restore(self, backup: Path, register: Path, key: "Key | None") -> None:
        window = self._window
        window.close_register()
        window.stack.setEnabled(False)
        work = Work(partial(_restore, backup, register, key))
        work.done.connect(self._restored)
        work.failed.connect(self._say_after)
        work.stopped.connect(lambda: self._say_after(_("The restore was stopped. Nothing was changed.")))
        work.finished.connect(partial(self._reopen, register, key))
        window.work.start(_("Restoring {name}").format(name=register.name), work)

    def _restored(self, done: "Restored") -> None:
        words = _("{name} is as it was at step {n}.").format(name=done.path.stem, n=done.step)
        kept = _("What was there before is kept as {path}.").format(path=done.kept) if done.kept else ""
        self._say_after(" ".join(part for part in (words, kept, done.notice) if part))

    def _say_after(self, words: str) -> None:
        self._say = words

    def _reopen(self, register: Path, key: "Key | None") -> None:
        self._window.stack.setEnabled(True)
        self._window.open(register, key)


def _make(path: Path, key: "Key | None", reason: str, progress: Progress) -> object:
    """In the thread."""
    from ropa_desktop.store import backups
    from ropa_desktop.store.register import Register

    with Register.open(path, read_only=True, key=key) as register:
        return backups.make(register, backups.chosen_folder(path), reason, progress=progress)


def _restore(backup: Path, register: Path, key: "Key | None", progress: Progress) -> object:
    """In the thread."""
    from ropa_desktop.store.restore import restore

    return restore(backup, register, key, progress)
