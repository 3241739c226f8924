"""A calendar under a button, to pick a day from."""

from collections.abc import Callable

from PySide6.QtCore import QDate, QPoint, Qt
from PySide6.QtWidgets import QCalendarWidget, QTableView, QToolButton, QWidget

from ropa_desktop.i18n import _


def pick_day(beside: QWidget, shown: str, picked: Callable[[str], None]) -> QCalendarWidget:
    """Open it below the button; the day picked comes back as YYYY-MM-DD."""
    calendar = QCalendarWidget(beside)
    calendar.setWindowFlag(Qt.WindowType.Popup)
    calendar.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    give_names(calendar)
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


def give_names(calendar: QCalendarWidget) -> None:
    """What a screen reader says of the parts of a calendar; Qt gives no names to those that are arrows only."""
    for part in (calendar, *calendar.findChildren(QTableView)):
        part.setAccessibleName(_("Calendar"))
    names = {"qt_calendar_prevmonth": _("Previous month"), "qt_calendar_nextmonth": _("Next month")}
    for one in calendar.findChildren(QToolButton):
        if one.objectName() in names:
            one.setAccessibleName(names[one.objectName()])
            one.setToolTip(names[one.objectName()])
