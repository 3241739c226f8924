"""The register as it stood: the whole window shows an earlier state, while today's stays open and locked underneath."""

from datetime import date, datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ropa_desktop.errors import KnownError
from ropa_desktop.i18n import _, as_day, as_moment
from ropa_desktop.ui.strip import Strip

if TYPE_CHECKING:
    from ropa_desktop.store.as_of import Moment
    from ropa_desktop.ui.desk import Desk
    from ropa_desktop.ui.lock import Place
    from ropa_desktop.ui.main_window import MainWindow

EDGE = 4  # pixels of colour around everything that is not of today


class TimeTravel:
    """Goes to a state and back; lists, pages, checks and exports follow the desk that the window shows."""

    def __init__(self, window: "MainWindow") -> None:
        self._window = window
        self._today: Desk | None = None  # while another state is shown
        self._place: Place | None = None
        self.strip: Strip | None = None

    @property
    def desk(self) -> "Desk | None":
        """The register of today, whatever is shown."""
        return self._today or self._window.desk

    def as_it_stood(self) -> None:
        """Ask as of which day."""
        from ropa_desktop.ui.as_of_dialog import AsOfDialog

        if self.desk is not None and self._is_kept():
            self._window.ask(AsOfDialog(self.desk.register, self.go, self._window))

    def go(self, moment: "Moment") -> None:
        """Show that state; what was typed is kept before, and where it cannot be, that is told and nothing else."""
        from ropa_desktop.store.as_of import as_of
        from ropa_desktop.ui.desk import Desk

        window, today = self._window, self.desk
        if today is None or not self._is_kept():
            return
        here = window.locking.place()
        window.setCursor(Qt.CursorShape.BusyCursor)
        try:
            past = as_of(today.register, moment)
        except KnownError as error:
            window.tell(str(error))
            return
        finally:
            window.unsetCursor()
        self._close_past()
        if self._today is None:
            self._today, self._place = today, here
        window.tell("")
        window.desk = Desk(past)
        self._show(here)
        self._say(window.desk)

    def back(self) -> None:
        """Show the register of today again, at the record that was open."""
        from ropa_desktop.ui.desk import Desk

        if self._today is None or self._place is None:
            return
        today, place = self._today, self._place
        self._close_past()
        self._today = None
        self._window.tell("")
        self._window.desk = Desk(today.register)
        self._show(place)
        self._put_away()

    def leave(self) -> None:
        """The register is about to be closed: first the state that is shown."""
        if self._today is not None:
            self._close_past()
            self._window.desk, self._today = self._today, None
            self._put_away()

    def _is_kept(self) -> bool:
        page = self._window.workspace.page
        return page is None or not page.commit()

    def _close_past(self) -> None:
        self._window.workspace.detach()
        if self._today is not None and self._window.desk is not None:
            self._window.desk.register.close()

    def _show(self, place: "Place") -> None:
        window, desk = self._window, self._window.desk
        assert desk is not None
        desk.refused.connect(window.tell)
        window.workspace.attach(desk)
        window.locking.go_back(place)
        window.workspace.shown.emit()

    # -- what cannot be overlooked

    def _say(self, desk: "Desk") -> None:
        if self.strip is None:
            self.strip = Strip()
            self.strip.setObjectName("past")
            self.strip.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
            self._lines().insertWidget(0, self.strip)
        head, when = desk.register.head(), desk.register.as_of
        assert when is not None
        words = _("Before the first step nothing had been recorded, so there is nothing to see.")
        if head is not None:
            words = _("As it stood on {when} (step {n})").format(when=in_words(when), n=head.number)
        self.strip.tell(words, (_("Another day …"), self.as_it_stood), (_("Back to today"), self.back))
        name = desk.path.name if desk.path else ""
        self._window.setWindowTitle(f"{name} – {words} – ROPA Desktop")
        self._edge(EDGE)

    def _put_away(self) -> None:
        if self.strip is not None:
            self.strip.hide()
        path = self._window.desk.path if self._window.desk else None
        self._window.setWindowTitle(f"{path.name if path else ''}[*] – ROPA Desktop")
        self._edge(0)

    def _edge(self, width: int) -> None:
        lines = self._lines()
        lines.setContentsMargins(width, 0, width, width)
        for place in range(lines.count()):  # else the colour of the edge would show through them
            if part := lines.itemAt(place).widget():  # type: ignore[union-attr]
                part.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
                part.setAutoFillBackground(True)
        middle = self._middle()
        middle.setObjectName("edge" if width else "")
        middle.style().unpolish(middle)
        middle.style().polish(middle)

    def _lines(self) -> QVBoxLayout:
        lines = self._middle().layout()
        assert isinstance(lines, QVBoxLayout)
        return lines

    def _middle(self) -> QWidget:
        middle = self._window.centralWidget()
        assert middle is not None
        return middle


def in_words(when: date | datetime) -> str:
    """A day, or day and minute where the clock of this computer stands."""
    return as_moment(when) if isinstance(when, datetime) else as_day(when)
