"""The deed by which an answer leaves the register: a workbook or a PDF, written in the background."""

from pathlib import Path
from typing import TYPE_CHECKING

from ropa_desktop.i18n import _
from ropa_desktop.ui import ask
from ropa_desktop.ui.work import Work

if TYPE_CHECKING:
    from ropa_desktop.exchange.written import Written
    from ropa_desktop.register.report import Report
    from ropa_desktop.ui.main_window import MainWindow


class Reports:
    """Writes the report that a page of the window shows, and leads back to it."""

    def __init__(self, window: "MainWindow") -> None:
        self._window = window
        window.workspace.wanted.connect(self.save)

    def back_to_answer(self) -> None:
        """From a record to the answer that was read last, at the line that one came from."""
        workspace = self._window.workspace
        if not workspace.asked_last:
            self._window.tell(_("Nothing was asked yet: the questions stand at the left, under “On a day”."))
            return
        workspace.navigation.go(workspace.asked_last)
        if (answer := workspace.answer()) is not None:
            answer.view.setFocus()

    def save(self, report: "Report", suffix: str) -> None:
        """Ask where to, and write it."""
        window = self._window
        if window.desk is None or window.work.is_busy():
            return
        register = window.desk.path or Path.home() / "register.ropa"
        suggested = register.with_name(f"{register.stem}-{report.name}-{report.day}{suffix}")
        target = ask.place_for_export(window, str(suggested), suffix)
        if target is not None:
            self.write(report, target)

    def write(self, report: "Report", target: Path) -> None:
        """Write it in a thread; a report needs no register. Of an answer with a map, the map alone can be written."""
        if target.suffix.casefold() in (".svg", ".png"):
            self._window.maps.write(report, target)
            return
        from ropa_desktop.exchange.report import write

        work = Work(lambda progress: write(report, target, progress))
        work.done.connect(self._written)
        words = _("Writing {name}").format(name=target.name)
        self._window.work.start(words, work, _("The export was stopped. Nothing was written."))

    def _written(self, written: "Written") -> None:
        words = _("Exported to {path}.").format(path=written.path)
        self._window.tell(" ".join([words, *written.notices]), written.path)
