"""The deed by which another copy of the register is taken in: looked at beside the window, decided, written."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from ropa_desktop.errors import KnownError
from ropa_desktop.i18n import _, ngettext
from ropa_desktop.ui import ask
from ropa_desktop.ui.work import Progress, Work

if TYPE_CHECKING:
    from ropa_desktop.store.key import Key
    from ropa_desktop.store.merge import Merge as Made
    from ropa_desktop.store.merging.disputes import Side
    from ropa_desktop.store.register import Register
    from ropa_desktop.ui.main_window import MainWindow
    from ropa_desktop.ui.merge_dialog import MergeDialog


class Merge:
    """Merges into the register that the window shows."""

    def __init__(self, window: "MainWindow") -> None:
        self._window = window
        self._dialog: MergeDialog | None = None

    def merge(self) -> None:
        """Ask which copy."""
        window = self._window
        if window.desk is None or window.work.is_busy():
            return
        window.save_now()
        folder = window.desk.path.parent if window.desk.path else Path.home()
        if path := ask.copy_to_merge(window, str(folder)):
            self.start(path)

    def start(self, path: Path) -> None:
        """Look at the copy; where it is encrypted and our key does not fit, ask for its password."""
        from ropa_desktop.store import file

        desk = self._window.desk
        if desk is None:
            return
        try:
            self._start(path, file.examine(path, desk.register.key))
        except (file.Locked, file.WrongKey):
            self._ask_for_key(path)
        except KnownError as error:
            self._window.tell(str(error))

    def _ask_for_key(self, path: Path) -> None:
        from ropa_desktop.ui.unlock import UnlockDialog

        dialog = UnlockDialog(path, self._window)
        dialog.unlock.found.connect(lambda key: self._start(path, key))
        dialog.unlock.failed.connect(self._window.tell)
        self._window.ask(dialog)

    def _start(self, path: Path, key: "Key | None") -> None:
        window = self._window
        if window.desk is None or window.work.is_busy():
            return
        fork = window.desk.register.fork()
        work = Work(partial(_prepared, fork, path, key))
        work.done.connect(self._show)
        work.finished.connect(fork.close)
        words = _("Looking at {name}").format(name=path.name)
        window.work.start(words, work, _("The merge was stopped. Nothing was changed."))

    def _show(self, made: "Made") -> None:
        from ropa_desktop.ui.merge_dialog import MergeDialog

        window = self._window
        if window.desk is None or made.nothing():
            made.theirs.close()
            if window.desk is not None:
                window.tell(_("There is nothing to take from {name}.").format(name=made.name))
            return
        self._dialog = dialog = MergeDialog(made, lambda decisions: self._back_up(dialog, decisions), window)
        dialog.finished.connect(lambda _result: self._ended(made))
        window.ask(dialog)

    def _ended(self, made: "Made") -> None:
        self._dialog = None
        made.theirs.close()

    def _back_up(self, dialog: "MergeDialog", decisions: dict[str, "Side"]) -> None:
        """First a backup, in a thread; then it is written at once."""

        def still_asked(act: Callable[[], None]) -> None:
            if self._dialog is dialog:  # else the register was locked meanwhile
                act()

        self._window.backups.make(
            "merge",
            lambda _made: still_asked(lambda: self._write(dialog, decisions)),
            lambda words: still_asked(lambda: dialog.refuse(words)),
        )

    def _write(self, dialog: "MergeDialog", decisions: dict[str, "Side"]) -> None:
        from ropa_desktop.store.merge import apply

        window, made = self._window, dialog.made
        assert window.desk is not None
        try:
            count = apply(window.desk.register, made, decisions)
        except KnownError as error:
            dialog.refuse(str(error))
            return
        window.desk.changed.emit({one.record_id for one in made.taken} | {one.record_id for one in made.clashes})
        words = ngettext(
            "{name} was merged: %d record changed. Undo takes it back.",
            "{name} was merged: %d records changed. Undo takes it back.",
            count,
        )
        window.tell((words % count).format(name=made.name))
        dialog.accept()


def _prepared(fork: "Register", path: Path, key: "Key | None", progress: Progress) -> "Made":
    """Reads a copy of the file in memory: what is decided is what was looked at, and the file is not held."""
    from ropa_desktop.store.merge import prepare
    from ropa_desktop.store.register import Register

    with Register.open(path, read_only=True, key=key) as lying:
        theirs = lying.fork()
    try:
        return prepare(fork, theirs, progress)
    except BaseException:
        theirs.close()
        raise
