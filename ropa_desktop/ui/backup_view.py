"""What the window shows of backups: one that is looked into, and all of a register that cannot be read."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout

from ropa_desktop.errors import KnownError
from ropa_desktop.i18n import _, as_moment
from ropa_desktop.store.backup_names import REASONS, Backup, backup_at, folder_of, short_name
from ropa_desktop.ui.strip import Strip

if TYPE_CHECKING:
    from ropa_desktop.ui.backups import Backups
    from ropa_desktop.ui.damaged_page import DamagedPage
    from ropa_desktop.ui.main_window import MainWindow


class BackupView:
    """A strip above the workspace, and a page beside it; both are made when they are needed."""

    def __init__(self, window: "MainWindow", doer: "Backups") -> None:
        self._window, self._doer = window, doer
        self.strip: Strip | None = None
        self.page: DamagedPage | None = None
        self.origin: Path | None = None  # the register of the backup that is looked into

    # -- a backup that is looked into

    def show_strip(self, backup: Backup) -> None:
        """Say that this is a backup, and offer the ways on."""
        if self.strip is None:
            self.strip = Strip()
            middle = self._window.centralWidget()
            lines = middle.layout() if middle else None
            assert isinstance(lines, QVBoxLayout)
            lines.insertWidget(1, self.strip)
        self._window.tell("")
        register = self.origin = self._register_of(backup)
        words = _("Backup of {at} · step {n} · {reason}. It can be read, and nothing in it changes.")
        said = words.format(at=as_moment(backup.at), n=backup.step, reason=_(REASONS[backup.reason]))
        if register is None:
            self.strip.tell(said)
            return
        restore = (_("Restore …"), lambda: self._doer.ask_to_restore(backup.path, register))
        back = (_("Back to {name}").format(name=register.stem), lambda: self._window.open(register))
        self.strip.tell(said, restore, back)

    def leave(self) -> None:
        """Something else is shown."""
        if self.strip:
            self.strip.hide()

    def register_shown(self) -> Path | None:
        """The register that is open, or that the open backup belongs to."""
        path = self._window.desk.path if self._window.desk else None
        backup = backup_at(path) if path else None
        return self._register_of(backup) if backup else path

    def _register_of(self, backup: Backup) -> Path | None:
        beside = backup.path.parent.with_name(f"{backup.name}.ropa")
        known = [self.origin, beside if folder_of(beside) == backup.path.parent else None]
        known += [Path(name) for name in self._window.settings.recent]
        return next((one for one in known if one and short_name(one) == backup.name and one.exists()), None)

    # -- a register that cannot be read

    def show_page(self, path: Path, error: KnownError, words: str) -> bool:
        """Show the register's backups where these may serve; False where there are none, or it is another matter."""
        from ropa_desktop.store import backups
        from ropa_desktop.store.file import Unreadable

        if backup_at(path) or not (isinstance(error, Unreadable) or not path.exists()):
            return False
        found = backups.found(path)
        if not found:
            return False
        window = self._window
        window.close_register()
        window.tell("")
        if self.page is None:
            from ropa_desktop.ui.damaged_page import DamagedPage

            self.page = DamagedPage(window.close_register)
            window.stack.addWidget(self.page)
        self.page.show_backups(
            path.name, words, found,
            look=lambda backup: self._doer.look_into(backup, path),
            restore=lambda backup: self._doer.ask_to_restore(backup.path, path),
        )  # fmt: skip
        window.stack.setCurrentWidget(self.page)
        return True
