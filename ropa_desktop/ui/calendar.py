"""A calendar under a button, to pick a day from."""

from collections.abc import Callable

from PySide6.QtCore import QDate, QPoint, Qt
from PySide6.QtWidgets import QCalendarWidget, QTableView, QWidget

from ropa_desktop.i18n import _


def pick_day(beside: QWidget, shown: str, picked: Callable[[str], None]) -> QCalendarWidget:
    """Open it below the button; the day picked comes back as YYYY-MM-DD."""
    calendar = QCalendarWidget(beside)
    calendar.setWindowFlag(Qt.WindowType.Popup)
    calendar.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    for part in (calendar, *calendar.findChildren(QTableView)):
        part.setAccessibleName(_("Calendar"))
    day = QDate.fromString(shown, Qt.DateFormat.ISODate)
    calendar.setSelectedDate(day if day.isValid() else QDate.currentDate())

    def take(chosen: QDate) -> None:
        picked(chosen.toString(Qt.DateFormat.ISODate))
        calendar.close()

    calendar.clicked.connect(take)
    calendar.activated.connect(take)
    calendar.move(beside.mapToGlobal(QPoint(0, beside.height())))
    calendar.show()
    return calendar
