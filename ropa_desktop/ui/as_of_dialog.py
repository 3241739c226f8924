"""As of which day the register is to be shown: a calendar, and the days on which something was recorded."""

from collections.abc import Callable
from datetime import date, datetime

from PySide6.QtCore import QDate, Qt
from PySide6.QtGui import QFont, QTextCharFormat
from PySide6.QtWidgets import (
    QCalendarWidget,
    QDialogButtonBox,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from ropa_desktop.exchange import dates
from ropa_desktop.i18n import _, as_moment, ngettext
from ropa_desktop.store import steps
from ropa_desktop.store.as_of import days, step_at
from ropa_desktop.store.register import Register
from ropa_desktop.ui.calendar import dress
from ropa_desktop.ui.plain import label, short
from ropa_desktop.ui.reading_order import Dialog

_DAY = Qt.ItemDataRole.UserRole


class AsOfDialog(Dialog):
    """Gives the day to `wanted` and closes."""

    def __init__(self, register: Register, wanted: Callable[[date], None], parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("As it stood on …"))
        self._register, self._wanted = register, wanted
        lines = QVBoxLayout(self)
        lines.setContentsMargins(24, 20, 24, 20)
        lines.setSpacing(12)
        lines.addWidget(label(_("Show the register as it stood at the end of a day"), "title", wrap=True))
        words = _("Every list, page, check and export then shows that state, and nothing can be changed in it.")
        lines.addWidget(label(words, "soft", wrap=True))
        recorded = days(register.connection)
        self.calendar = self._calendar([day for day, _count in recorded])
        self.days = self._days(recorded)
        both = QHBoxLayout()
        both.setSpacing(16)
        both.addWidget(self.calendar)
        both.addWidget(self.days, 1)
        self.days.setVisible(bool(recorded))
        lines.addLayout(both, 1)
        self.hint = label("", wrap=True)
        lines.addWidget(self.hint)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.go = buttons.addButton(_("Show"), QDialogButtonBox.ButtonRole.AcceptRole)
        self.go.setObjectName("first")
        buttons.accepted.connect(self._accept)
        buttons.rejected.connect(self.reject)
        lines.addWidget(buttons)
        self.calendar.selectionChanged.connect(self._picked)
        self.calendar.activated.connect(lambda _day: self._accept())
        self.days.currentItemChanged.connect(self._chosen)
        self.days.itemActivated.connect(lambda _item: self._accept())
        self.calendar.setSelectedDate(_qt(recorded[min(1, len(recorded) - 1)][0]) if recorded else QDate.currentDate())
        self._picked()

    def _calendar(self, recorded: list[date]) -> QCalendarWidget:
        calendar = QCalendarWidget()
        calendar.setMaximumDate(max([QDate.currentDate(), *map(_qt, recorded[:1])]))
        dress(calendar)
        calendar.setMinimumSize(380, 240)
        bold = QTextCharFormat()
        bold.setFontWeight(QFont.Weight.Bold)
        for day in recorded:
            calendar.setDateTextFormat(_qt(day), bold)
        return calendar

    def _days(self, recorded: list[tuple[date, int]]) -> QListWidget:
        found = QListWidget()
        found.setObjectName("days")
        found.setAccessibleName(_("Days on which something was recorded"))
        found.setMinimumWidth(160)
        found.setWordWrap(True)
        found.setSizeAdjustPolicy(QListWidget.SizeAdjustPolicy.AdjustToContents)  # no day is cut
        for day, count in recorded:
            words = ngettext("%(day)s, %(count)d step", "%(day)s, %(count)d steps", count)
            item = QListWidgetItem(words % {"day": dates.in_words(day), "count": count})
            item.setData(_DAY, day)
            found.addItem(item)
        return found

    def day(self) -> date:
        """The day that is chosen."""
        chosen = self.calendar.selectedDate()
        return date(chosen.year(), chosen.month(), chosen.day())

    def _chosen(self, item: QListWidgetItem | None) -> None:
        if item is not None:
            self.calendar.setSelectedDate(_qt(item.data(_DAY)))

    def _picked(self) -> None:
        """Say which step that is, and mark the day in the list."""
        day = self.day()
        places = [place for place in range(self.days.count()) if self.days.item(place).data(_DAY) == day]
        self.days.blockSignals(True)
        self.days.setCurrentRow(places[0] if places else -1)
        self.days.blockSignals(False)
        step = steps.read(self._register.connection, step_at(self._register.connection, day))
        self.go.setEnabled(step is not None)
        if step is None:
            self.hint.setText(_("Nothing had been recorded yet at the end of this day."))
            return
        words, when = _("Step {n} of {at}: {title}"), as_moment(datetime.fromisoformat(step.at))
        self.hint.setText(words.format(n=step.number, at=when, title=short(step.title, 120)))

    def _accept(self) -> None:
        if self.go.isEnabled():
            self.accept()
            self._wanted(self.day())


def _qt(day: date) -> QDate:
    return QDate(day.year, day.month, day.day)
