"""The open dates as a calendar file, from the page that shows what is due."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ropa_desktop.errors import KnownError
from ropa_desktop.i18n import _
from ropa_desktop.ui import ask
from ropa_desktop.ui.desk import Desk
from ropa_desktop.ui.plain import button
from ropa_desktop.ui.work import Progress, Work

if TYPE_CHECKING:
    from ropa_desktop.exchange.written import Written
    from ropa_desktop.store.register import Register


class Controls(QWidget):
    """One button; the day and the organisation are those of the page that it stands on."""

    changed = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        self.calendar = button(_("Calendar …"), self.save, hint=_("Write the dates as a calendar file (.ics)"))
        line.addWidget(self.calendar)

    def asked(self) -> dict[str, Any]:
        """The question needs no more than its day."""
        return {}

    def save(self) -> None:
        """Ask where to, and write it in the background, on a copy of the register."""
        window: Any = self.window()
        page = window.workspace.answer()
        if page is None or window.work.is_busy():
            return
        try:
            on = page.choices.on()
        except KnownError as error:
            window.tell(str(error))
            return
        register = self._desk.path or Path.home() / "register.ropa"
        target = ask.place_for_export(window, str(register.with_name(f"{register.stem}-due-{on}.ics")), ".ics")
        if target is None:
            return
        organisation, fork = page.choices.organisation.currentData(), self._desk.register.fork()
        work = Work(lambda progress: _written(fork, organisation, on, target, progress))
        work.done.connect(lambda written: _told(window, written))
        work.finished.connect(fork.close)
        words = _("Writing {name}").format(name=target.name)
        window.work.start(words, work, _("The export was stopped. Nothing was written."))


def _written(fork: "Register", organisation: str | None, on: date, target: Path, progress: Progress) -> "Written":
    from ropa_desktop.exchange import calendar_file
    from ropa_desktop.register.due import due
    from ropa_desktop.store import handover

    contents = handover.contents(fork, organisation)
    return calendar_file.write(due(contents, on), contents.standing, target, progress)


def _told(window: Any, written: "Written") -> None:
    window.tell(_("Exported to {path}.").format(path=written.path), written.path)
