"""A calendar under a button, to pick a day from."""

from collections.abc import Callable

from PySide6.QtCore import QDate, QPoint, QRect, Qt
from PySide6.QtGui import QTextCharFormat
from PySide6.QtWidgets import QCalendarWidget, QTableView, QToolButton, QWidget

from ropa_desktop.i18n import _
from ropa_desktop.ui.size import room


def pick_day(beside: QWidget, shown: str, picked: Callable[[str], None]) -> QCalendarWidget:
    """Open it below the button; the day picked comes back as YYYY-MM-DD."""
    calendar = QCalendarWidget(beside)
    calendar.setWindowFlag(Qt.WindowType.Popup)
    calendar.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dress(calendar)
    calendar.setMinimumSize(320, 240)
    day = QDate.fromString(shown, Qt.DateFormat.ISODate)
    calendar.setSelectedDate(day if day.isValid() else QDate.currentDate())

    def take(chosen: QDate) -> None:
        picked(chosen.toString(Qt.DateFormat.ISODate))
        calendar.close()

    calendar.clicked.connect(take)
    calendar.activated.connect(take)
    calendar.ensurePolished()  # so that it has grown
    place, free = QRect(QPoint(), calendar.sizeHint().expandedTo(calendar.minimumSize())), room(beside)
    place.moveTopLeft(beside.mapToGlobal(QPoint(0, beside.height())))
    calendar.move(min(place.x(), free.right() - place.width()), min(place.y(), free.bottom() - place.height()))
    calendar.show()
    return calendar


def dress(calendar: QCalendarWidget) -> None:
    """No red that cannot be read on a dark ground, no numbers of weeks; and names for what is an arrow only."""
    calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
    calendar.setDateEditEnabled(False)  # it would read what is typed by the system's order: 2026-11-23 as a day of 1123
    weekend = QTextCharFormat()
    weekend.setForeground(calendar.palette().text())
    for weekday in (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday):
        calendar.setWeekdayTextFormat(weekday, weekend)
    for part in (calendar, *calendar.findChildren(QTableView)):
        part.setAccessibleName(_("Calendar"))
    names = {"qt_calendar_prevmonth": _("Previous month"), "qt_calendar_nextmonth": _("Next month")}
    for one in calendar.findChildren(QToolButton):
        if one.objectName() in names:
            one.setAccessibleName(names[one.objectName()])
            one.setToolTip(names[one.objectName()])
