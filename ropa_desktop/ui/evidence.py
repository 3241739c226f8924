"""The deeds about the register as evidence: check that it holds, and erase a name from it."""

from typing import TYPE_CHECKING

from ropa_desktop.i18n import _
from ropa_desktop.ui.work import Work

if TYPE_CHECKING:
    from ropa_desktop.store.redaction import Mentions
    from ropa_desktop.store.register import Register
    from ropa_desktop.store.replay import Fault
    from ropa_desktop.ui.main_window import MainWindow
    from ropa_desktop.ui.work import Progress


class Evidence:
    """Works on the register of today, also while the window shows it as it stood."""

    def __init__(self, window: "MainWindow") -> None:
        self._window = window

    def verify(self) -> None:
        """Replay the whole history on a copy in the background, and say whether it holds."""
        window = self._window
        if window.time_travel.desk is None or window.work.is_busy():
            return
        window.save_now()
        fork = window.time_travel.desk.register.fork()
        work = Work(lambda progress: _faults(fork, progress))
        work.done.connect(self._verified)
        work.finished.connect(fork.close)
        window.work.start(_("Checking the register"), work, _("The check was stopped."))

    def _verified(self, faults: "list[Fault]") -> None:
        from ropa_desktop.ui.verify_dialog import VerifyDialog

        if (desk := self._window.time_travel.desk) is not None:
            self._window.ask(VerifyDialog(desk, faults, self._window))

    def erase(self) -> None:
        """Ask which words, and erase them from today and from the history."""
        from ropa_desktop.ui.erase_dialog import EraseDialog

        if self._window.desk is not None:
            self._window.save_now()
            dialog = EraseDialog(self._window.desk, self._window)
            dialog.erased.connect(self._erased)
            self._window.ask(dialog)

    def _erased(self, found: "Mentions") -> None:
        words = _("Erased from {n} records and from the history. Backups and documents made before still hold it.")
        self._window.tell(words.format(n=len(found.now)))


def _faults(fork: "Register", progress: "Progress") -> "list[Fault]":
    from ropa_desktop.store.verify import verify

    return verify(fork.connection, progress)
