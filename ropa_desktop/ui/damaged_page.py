"""What is seen where a register cannot be read: its backups, and nothing that would make it worse."""

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ropa_desktop.i18n import _
from ropa_desktop.store.backup_names import Backup
from ropa_desktop.ui.backup_list import BackupList
from ropa_desktop.ui.plain import button, label, short

WIDTH = 640
Does = Callable[[Backup], None]


class DamagedPage(QWidget):
    """Offers to read a backup, or to put one in the register's place."""

    def __init__(self, leave: Callable[[], None]) -> None:
        super().__init__()
        self.setObjectName("page")
        self._look: Does = _nothing
        self._restore: Does = _nothing
        inner = QWidget()
        inner.setFixedWidth(WIDTH)  # wrapped words get their height only where the width is known
        lines = QVBoxLayout(inner)
        lines.setContentsMargins(0, 32, 0, 32)
        lines.setSpacing(14)
        self.title, self.why = label("", "title", wrap=True), label("", wrap=True)
        lines.addWidget(self.title)
        lines.addWidget(self.why)
        words = _(
            "These are its backups, the newest first. Each was verified when it was made, and is verified "
            "again before it is restored. The file as it is now is never deleted: a restore keeps it aside."
        )
        lines.addWidget(label(words, "soft", wrap=True))
        self.list = BackupList()
        self.list.wanted.connect(lambda _backup: self._open())
        lines.addWidget(self.list, 1)
        ways = QHBoxLayout()
        self.restore = button(_("Restore …"), self._ask, "first", hint=_("Restore the chosen backup"))
        self.open_one = button(_("Open to read"), self._open, hint=_("Open the chosen backup to read"))
        ways.addWidget(self.restore)
        ways.addWidget(self.open_one)
        ways.addStretch(1)
        ways.addWidget(button(_("Another register …"), leave))
        lines.addLayout(ways)
        outer = QHBoxLayout(self)
        outer.addStretch(1)
        outer.addWidget(inner)
        outer.addStretch(1)

    def show_backups(self, name: str, why: str, found: Sequence[Backup], *, look: Does, restore: Does) -> None:
        """What cannot be opened, how that was said, what there is instead, and what is done with one of it."""
        self._look, self._restore = look, restore
        self.title.setText(_("{name} cannot be opened").format(name=short(name, 80)))
        self.why.setText(why)
        self.list.show_backups(found)

    def _open(self) -> None:
        if backup := self.list.chosen():
            self._look(backup)

    def _ask(self) -> None:
        if backup := self.list.chosen():
            self._restore(backup)


def _nothing(_backup: Backup) -> None:
    """Before anything is shown."""
