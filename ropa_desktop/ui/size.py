"""How large everything is, from 100 to 300 %: texts grow by the stylesheet, widths, margins and gaps here.

Modules give their pixels as they are at 100 %. Where another size is chosen, each widget is grown once, right before it
is seen for the first time, and again with each change; what is worked out later from a font is right by itself. A
widget that goes by the room it has does so in a method `fit_the_room`, which is called then, too.
"""

from collections.abc import Callable

import shiboken6
from PySide6.QtCore import QEvent, QObject, QRect, Qt
from PySide6.QtWidgets import QApplication, QDialog, QFormLayout, QGridLayout, QHeaderView, QLabel, QLayout, QWidget

NO_MOST = 16777215  # QWIDGETSIZE_MAX: no largest size was set
GROWN_TO = "ropa_size"  # the size that a widget was grown to


def now() -> int:
    """The size in force, in per cent."""
    app = QApplication.instance()
    return int((app.property(GROWN_TO) if app else None) or 100)


def px(usual: float) -> int:
    """So many pixels of 100 % in the size in force."""
    return round(usual * now() / 100)


def use(app: QApplication, size: int) -> None:
    """From now on in this size, what is open and what comes later."""
    before = now()
    app.setProperty(GROWN_TO, size)
    # A filter on the application sees every event of all; in the usual size nobody needs one.
    watch = app.findChild(_Growing)
    if size != 100 and watch is None:
        app.installEventFilter(_Growing(app))
    if size == before:
        return
    grown = [one for one in QApplication.allWidgets() if one.testAttribute(Qt.WidgetAttribute.WA_WState_Polished)]
    for widget in grown:
        grow(widget)
    for widget in grown:  # once more: what one has given a size may have grown after that
        if shiboken6.isValid(widget) and (fit := getattr(widget, "fit_the_room", None)):
            fit()
    if size == 100 and watch is not None:
        app.removeEventFilter(watch)
        watch.setParent(None)


class _Growing(QObject):
    """Sees each widget right before it is shown for the first time."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Polish and isinstance(watched, QWidget):
            grow(watched)
        elif event.type() == QEvent.Type.Show and isinstance(watched, QDialog):
            from ropa_desktop.ui.scrolling import let_scroll

            let_scroll(watched)
        return False


def grown_to(widget: QWidget) -> int:
    """The size, in per cent, in which a widget's own pixels stand just now."""
    return int(widget.property(GROWN_TO) or 100)


def grow(widget: QWidget) -> None:
    """Bring a widget's own pixels, and those of its layout, into the size in force."""
    before, size = grown_to(widget), now()
    if before == size:
        return
    widget.setProperty(GROWN_TO, size)

    def grown(of: QObject, name: str, value: int) -> int:
        kept = of.property(name)
        # It may have been given another one meanwhile.
        usual = float(kept) if kept is not None and round(kept * before / 100) == value else value * 100 / before
        of.setProperty(name, usual)
        return round(usual * size / 100)

    if widget.isWindow():
        _grow_window(widget, before, size)
    _grow_bounds(widget, grown)
    if isinstance(widget, QLabel):
        widget.setContentsMargins(*_margins(widget, grown))
    if isinstance(widget, QHeaderView):
        _grow_sections(widget, before, size)
    # Trap: layout() and itemAt() may give the Python object of a stretch that once lay at the same address.
    for layout in widget.findChildren(QLayout, options=Qt.FindChildOption.FindDirectChildrenOnly):
        _grow_layout(layout, grown)
    if fit := getattr(widget, "fit_the_room", None):
        fit()


_Grown = Callable[[QObject, str, int], int]


def _grow_window(window: QWidget, before: int, size: int) -> None:
    """A dialog that was given a size; the window itself is as large as the user has made it."""
    if window.parentWidget() is None or not window.testAttribute(Qt.WidgetAttribute.WA_Resized):
        return
    free = room(window)
    wide, high = (round(one * size / before) for one in (window.width(), window.height()))
    window.resize(min(wide, free.width()), min(high, free.height()))


def room(widget: QWidget) -> QRect:
    """What the screen has for a window and its frame."""
    return widget.screen().availableGeometry().adjusted(0, 0, -24, -48)


def _grow_bounds(widget: QWidget, grown: _Grown) -> None:
    """A smallest size never asks for more than the screen has: what does not fit is scrolled or wrapped."""
    free = room(widget)
    least, most = widget.minimumSize(), widget.maximumSize()
    if 0 < least.width() < NO_MOST:
        widget.setMinimumWidth(min(grown(widget, "ropa_least_width", least.width()), free.width()))
    if 0 < least.height() < NO_MOST:
        widget.setMinimumHeight(min(grown(widget, "ropa_least_height", least.height()), free.height()))
    if most.width() < NO_MOST:
        widget.setMaximumWidth(min(grown(widget, "ropa_most_width", most.width()), free.width()))
    if most.height() < NO_MOST:
        widget.setMaximumHeight(grown(widget, "ropa_most_height", most.height()))


def _margins(of: QWidget | QLayout, grown: _Grown) -> tuple[int, int, int, int]:
    around = of.contentsMargins()
    return (
        grown(of, "ropa_left", around.left()), grown(of, "ropa_top", around.top()),
        grown(of, "ropa_right", around.right()), grown(of, "ropa_bottom", around.bottom()),
    )  # fmt: skip


def _grow_layout(layout: QLayout, grown: _Grown) -> None:
    # Before it grows itself: one without a gap of its own has that of the layout around it.
    for inner in layout.findChildren(QLayout, options=Qt.FindChildOption.FindDirectChildrenOnly):
        _grow_layout(inner, grown)
    layout.setContentsMargins(*_margins(layout, grown))
    if isinstance(layout, QGridLayout | QFormLayout):
        layout.setHorizontalSpacing(grown(layout, "ropa_across", max(layout.horizontalSpacing(), 0)))
        layout.setVerticalSpacing(grown(layout, "ropa_down", max(layout.verticalSpacing(), 0)))
    else:
        layout.setSpacing(grown(layout, "ropa_gap", max(layout.spacing(), 0)))
    if isinstance(layout, QGridLayout):
        for column in range(layout.columnCount()):
            if least := layout.columnMinimumWidth(column):
                layout.setColumnMinimumWidth(column, grown(layout, f"ropa_column_{column}", least))


def _grow_sections(header: QHeaderView, before: int, size: int) -> None:
    """The usual height of a table's rows, or the widths that its columns were given."""
    if header.orientation() == Qt.Orientation.Vertical:
        header.setDefaultSectionSize(round(header.defaultSectionSize() * size / before))
        return
    for place in range(header.count()):
        if header.sectionResizeMode(place) in (QHeaderView.ResizeMode.Interactive, QHeaderView.ResizeMode.Fixed):
            hidden = header.isSectionHidden(place)
            header.setSectionHidden(place, False)  # a hidden one says that it has no width
            header.resizeSection(place, round(header.sectionSize(place) * size / before))
            header.setSectionHidden(place, hidden)
