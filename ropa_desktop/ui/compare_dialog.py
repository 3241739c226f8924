"""Asks what is to be compared with what: today with the last delivery, a day, another file; or two days."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QFormLayout, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from ropa_desktop.errors import KnownError
from ropa_desktop.i18n import N_, _
from ropa_desktop.register.kinds import Day
from ropa_desktop.store.since import since
from ropa_desktop.ui import ask
from ropa_desktop.ui.comparing import Wish
from ropa_desktop.ui.desk import Desk
from ropa_desktop.ui.plain import Drop, button, label
from ropa_desktop.ui.typed import DayLine

WITH = {
    "delivery": N_("Today with what was handed over last"),
    "day": N_("Today with a day"),
    "days": N_("Two days"),
    "file": N_("Today with another file"),
}


class CompareDialog(QDialog):
    """Gives its wish to `wanted` and closes; `again` shows the last result once more."""

    def __init__(
        self, desk: Desk, wanted: Callable[[Wish], None], again: Callable[[], None] | None, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Compare"))
        self.setMinimumWidth(520)
        self._desk, self._wanted = desk, wanted
        self._delivery = self._last_delivery()
        lines = QVBoxLayout(self)
        lines.setContentsMargins(24, 20, 24, 20)
        lines.setSpacing(16)
        lines.addWidget(label(_("What has changed?"), "title"))
        lines.addLayout(self._form())
        self.hint = label("", "soft", wrap=True)
        lines.addWidget(self.hint)
        lines.addWidget(self._buttons(again))
        self.which.currentIndexChanged.connect(lambda _index: self._follow())
        if not self._delivery[0]:
            self.which.setCurrentIndex(self.which.findData("day"))
        self._follow()

    def _last_delivery(self) -> tuple[bool, str]:
        """Whether there is one, and the words for it or why there is none."""
        try:
            return True, since(self._desk.register)[1]
        except KnownError as error:
            return False, str(error)

    def _form(self) -> QFormLayout:
        self._rows = form = QFormLayout()
        form.setVerticalSpacing(10)
        self.which = Drop()
        for code, title in WITH.items():
            self.which.addItem(_(title), code)
        self.earlier, self.later = DayLine(Day()), DayLine(Day())
        self.place = QLineEdit()
        self.place.setMinimumWidth(260)
        self._file = QWidget()
        line = QHBoxLayout(self._file)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(self.place, 1)
        line.addWidget(button(_("Choose …"), self._choose, hint=_("Choose the file")))
        for text, row, focus in (
            (_("Compare &what"), self.which, self.which),
            (_("&From the end of"), self.earlier, self.earlier.line),
            (_("&To the end of"), self.later, self.later.line),
            (_("The &other file"), self._file, self.place),
        ):
            name = label(text)
            name.setBuddy(focus)
            focus.setAccessibleName(text.replace("&", ""))
            form.addRow(name, row)
        return form

    def _buttons(self, again: Callable[[], None] | None) -> QDialogButtonBox:
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.go = buttons.addButton(_("Compare"), QDialogButtonBox.ButtonRole.AcceptRole)
        self.go.setObjectName("first")
        buttons.accepted.connect(self._accept)
        buttons.rejected.connect(self.reject)
        if again is not None:
            self.again = button(_("&Last result again"), again)
            self.again.clicked.connect(self.reject)
            buttons.addButton(self.again, QDialogButtonBox.ButtonRole.ActionRole)
        return buttons

    def _follow(self) -> None:
        which = self.which.currentData()
        self._rows.setRowVisible(self.earlier, which in ("day", "days"))
        self._rows.setRowVisible(self.later, which == "days")
        self._rows.setRowVisible(self._file, which == "file")
        self.go.setEnabled(which != "delivery" or self._delivery[0])
        self._say(
            {
                "delivery": self._delivery[1],
                "file": _("What stands only in the other file is told as removed, what stands only here as added."),
            }.get(which, _("What counts is when it was written down. Write a day as 2026-01-31."))
        )
        self.adjustSize()

    def _say(self, words: str, *, wrong: bool = False) -> None:
        self.hint.setProperty("tone", "missing" if wrong else "soft")
        self.hint.style().polish(self.hint)
        self.hint.setText(words)

    def _choose(self) -> None:
        folder = self._desk.path.parent if self._desk.path else Path.home()
        if chosen := ask.register_to_open(self, str(folder)):
            self.place.setText(str(chosen))

    def _accept(self) -> None:
        try:
            wish = self._wish()
        except KnownError as error:
            self._say(str(error), wrong=True)
            return
        self.accept()
        self._wanted(wish)

    def _wish(self) -> Wish:
        which = self.which.currentData()
        if which == "delivery":
            return Wish(since_delivery=True)
        if which == "file":
            named = self.place.text().strip()
            if not named:
                raise KnownError(_("Choose the file to compare with."))
            return Wish(other=Path(named).expanduser())
        return Wish(earlier=_day(self.earlier), later=_day(self.later) if which == "days" else None)


def _day(field: DayLine) -> date:
    day = Day().from_text(field.line.text())
    if day is None:
        raise KnownError(_("Write the day as 2026-01-31, or pick it from the calendar."))
    return day
