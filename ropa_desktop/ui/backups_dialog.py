"""File > Backups: which there are, where they lie, and what one can do with them."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from ropa_desktop.i18n import _
from ropa_desktop.store import backups as store
from ropa_desktop.ui import ask
from ropa_desktop.ui.backup_list import BackupList
from ropa_desktop.ui.plain import as_tooltip, button, label

if TYPE_CHECKING:
    from ropa_desktop.ui.backups import Backups


class BackupsDialog(QDialog):
    """About the register at one path; what is asked for is done by the window's `Backups`."""

    def __init__(self, doer: "Backups", path: Path, mark: str, *, can_make: bool, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Backups"))
        self.resize(720, 560)
        self._doer, self._path, self._mark = doer, path, mark
        lines = QVBoxLayout(self)
        lines.setContentsMargins(24, 20, 24, 20)
        lines.setSpacing(12)
        lines.addWidget(label(_("Backups of {name}").format(name=path.stem), "title", wrap=True))
        words = _(
            "A backup is made after opening, each hour in which something was changed, and before an import, "
            "a merge, a restore or a new form of the file. Each is opened and verified before it counts."
        )
        lines.addWidget(label(words, "soft", wrap=True))
        lines.addLayout(self._place())
        self.list = BackupList()
        self.list.wanted.connect(lambda _backup: self._open())
        self.list.itemSelectionChanged.connect(self._follow)
        words = _("There is no backup yet. Where nothing has been done, there is nothing to back up.")
        self.empty = label(words, "soft", wrap=True)
        self.empty.setAlignment(Qt.AlignmentFlag.AlignTop)
        lines.addWidget(self.list, 1)
        lines.addWidget(self.empty, 1)
        self.hint = label("", wrap=True)
        lines.addWidget(self.hint)
        lines.addLayout(self._buttons(can_make))
        self.say("")
        self.refresh()
        (self.list if self.list.backups else self.choose).setFocus()

    def say(self, words: str) -> None:
        """What was done, or why not."""
        self.hint.setText(words)
        self.hint.setVisible(bool(words))

    def _place(self) -> QHBoxLayout:
        line = QHBoxLayout()
        line.setSpacing(8)
        self.folder = label("", wrap=True)
        hint = _("Keep backups beside the register")
        self.beside = button(_("Beside the register"), lambda: self._move(""), hint=hint)
        self.choose = button(_("Choose a folder …"), self._choose, hint=_("Choose the folder for backups"))
        line.addWidget(self.folder, 1)
        for one in (self.beside, self.choose):
            one.setAutoDefault(False)
            line.addWidget(one)
        return line

    def _buttons(self, can_make: bool) -> QHBoxLayout:
        line = QHBoxLayout()
        line.setSpacing(8)
        self.now = button(_("Make one now"), self._make)
        self.now.setEnabled(can_make)
        self.open_one = button(_("Open to read"), self._open, hint=_("Open the chosen backup to read"))
        self.restore = button(_("Restore …"), self._restore, hint=_("Restore the chosen backup"))
        close = button(_("Close"), self.reject)
        line.addWidget(self.now)
        line.addStretch(1)
        for one in (self.open_one, self.restore, close):
            line.addWidget(one)
        return line

    def refresh(self) -> None:
        """Read the folders anew."""
        found = store.found(self._path, self._mark)
        chosen = self._doer.settings.backups
        self.list.show_backups(found)
        self.list.setVisible(bool(found))
        self.empty.setVisible(not found)
        folder = str(store.chosen_folder(self._path))
        self.folder.setText(_("They are kept in {folder}").format(folder=folder))
        self.folder.setToolTip(as_tooltip(folder))
        self.beside.setVisible(bool(chosen))
        self._follow()

    def _follow(self) -> None:
        chosen = self.list.chosen() is not None
        self.open_one.setEnabled(chosen)
        self.restore.setEnabled(chosen)

    def _choose(self) -> None:
        folder = ask.folder_for_backups(self, str(store.chosen_folder(self._path).parent))
        if folder is not None:
            self._move(str(folder))

    def _move(self, folder: str) -> None:
        self._doer.settings.backups = folder
        self._doer.settings.save()
        self.say(_("From now on backups of all registers lie there; those made before stay where they are.")
                          if folder else _("From now on each register's backups lie beside it."))  # fmt: skip
        self.refresh()

    def _make(self) -> None:
        self.now.setEnabled(False)
        self.say(_("A backup is being made …"))
        self._doer.make("by hand", self.made, self.not_made)

    def made(self, backup: object) -> None:
        """A backup was made, or there was one of this state."""
        self.now.setEnabled(True)
        self.say(_("The backup was made and holds.") if backup else _("There is a backup of this state already."))
        self.refresh()

    def not_made(self, why: str) -> None:
        """None was made."""
        self.now.setEnabled(True)
        self.say(why)

    def _open(self) -> None:
        if backup := self.list.chosen():
            self.accept()
            self._doer.look_into(backup, self._path)

    def _restore(self) -> None:
        if backup := self.list.chosen():
            self.accept()
            self._doer.ask_to_restore(backup.path, self._path)
