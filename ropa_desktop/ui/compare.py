"""The deed by which two states are compared: asked for in a dialog, worked out on a copy, shown beside each other."""

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ropa_desktop.errors import KnownError
from ropa_desktop.i18n import _
from ropa_desktop.ui.work import Work

if TYPE_CHECKING:
    from ropa_desktop.register.changes import Change, Comparison
    from ropa_desktop.ui.comparing import Wish
    from ropa_desktop.ui.desk import Desk
    from ropa_desktop.ui.main_window import MainWindow


class Compare:
    """Compares the register that the window shows; the last result can be seen again."""

    def __init__(self, window: "MainWindow") -> None:
        self._window = window
        self._last: tuple[Desk, Comparison] | None = None

    def compare(self) -> None:
        """Ask what with what."""
        from ropa_desktop.ui.compare_dialog import CompareDialog

        window = self._window
        if window.desk is None or self._window.work.is_busy():
            return
        window.save_now()
        again = self._show_again if self._last and self._last[0] is window.desk else None
        window.ask(CompareDialog(window.desk, self.start, again, window))

    def start(self, wish: "Wish") -> None:
        """Compare what was wished; where the other file is encrypted, with its key."""
        from ropa_desktop.store import file

        desk = self._window.desk
        if desk is None or wish.other is None:
            self._start(wish)
            return
        try:
            self._start(replace(wish, key=file.examine(wish.other, desk.register.key)))
        except (file.Locked, file.WrongKey):  # the key of the register that is open does not fit
            self._ask_for_key(wish, wish.other)
        except KnownError as error:
            self._window.tell(str(error))

    def _ask_for_key(self, wish: "Wish", other: Path) -> None:
        from ropa_desktop.ui.unlock import UnlockDialog

        dialog = UnlockDialog(other, self._window)
        dialog.unlock.found.connect(lambda key: self._start(replace(wish, key=key)))
        dialog.unlock.failed.connect(self._window.tell)
        self._window.ask(dialog)

    def _start(self, wish: "Wish") -> None:
        """In a thread, on a fork of the register."""
        from ropa_desktop.ui.comparing import compared

        desk = self._window.desk
        if desk is None or self._window.work.is_busy():
            return
        fork = desk.register.fork()
        work = Work(lambda progress: compared(fork, wish, progress))
        work.done.connect(self._show)
        work.finished.connect(fork.close)
        self._window.work.start(_("Comparing"), work, _("The comparison was stopped."))

    def forget(self) -> None:
        """The register is closed: nothing of it is kept to be seen again."""
        self._last = None

    def _show(self, comparison: "Comparison") -> None:
        if self._window.desk is not None:
            self._last = self._window.desk, comparison
            self._show_again()

    def _show_again(self) -> None:
        from ropa_desktop.ui.compared import ComparedDialog

        if self._last is not None:
            dialog = ComparedDialog(self._last[1], self._window)
            dialog.opened.connect(self._open)
            dialog.saved.connect(self._save)
            self._window.ask(dialog)

    def _open(self, change: "Change") -> None:
        """Show the record as it is today."""
        from ropa_desktop.register.records import BY_NAME

        desk = self._window.desk
        record = desk.get(BY_NAME[change.class_name], change.record_id) if desk else None
        if record is None:
            self._window.tell(_("“{name}” is not in the register that is open.").format(name=change.title[:80]))
        else:
            self._window.workspace.open(record)

    def _save(self, comparison: "Comparison", target: Path) -> None:
        """Write the workbook in a thread."""
        from ropa_desktop.exchange.changes.write import write

        if not self._window.work.is_busy():
            work = Work(lambda progress: write(comparison, "xlsx", target, progress))
            work.done.connect(self._written)
            words = _("Writing {name}").format(name=target.name)
            self._window.work.start(words, work, _("The export was stopped. Nothing was written."))

    def _written(self, written: Any) -> None:
        words = _("Exported to {path}.").format(path=written.path)
        self._window.tell(" ".join([words, *written.notices]), written.path)
