"""Where there is little room, at 300 % or on a small screen: below one another, and scrolled rather than squeezed."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QMargins, QObject, QSize, Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import (
    QApplication,
    QBoxLayout,
    QDialog,
    QDialogButtonBox,
    QFrame,
    QLayout,
    QScrollArea,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)

from ropa_desktop.ui.size import GROWN_TO, now, px, room

if TYPE_CHECKING:
    from ropa_desktop.ui.workspace import Workspace

STACKED = 1000  # pixels of width under which the record stands below the list
BESIDE = [430, 666]  # list and record, where nobody has divided the width
HIGH, LOW = 560, 360  # of height that list and record need below one another, and one page alone


def scrolled(inner: QWidget, on: str) -> QScrollArea:
    """The widget in an area that scrolls where it is larger; the focus goes to what is in it."""
    area = QScrollArea(inner.parentWidget())
    area.setObjectName(on)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setWidgetResizable(True)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidget(inner)
    return area


def thin_line() -> QFrame:
    """What is scrolled ends here, and what stays in sight begins."""
    line = QFrame()
    line.setFixedHeight(1)
    line.setBackgroundRole(QPalette.ColorRole.Mid)
    line.setAutoFillBackground(True)
    return line


class Narrow(QObject):
    """Arranges list and record by the room that there is, and brings what has the focus into sight."""

    def __init__(self, workspace: "Workspace") -> None:
        super().__init__(workspace)
        self._workspace = workspace
        self.area = scrolled(workspace.middle, "page")
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        self._beside = BESIDE  # of the width, or what was chosen
        self.by_hand = False  # somebody has divided the height
        workspace.middle.currentChanged.connect(lambda _place: self.fit())
        workspace.stack.currentChanged.connect(lambda _place: self._share())
        workspace.list.filled.connect(self._share)
        workspace.splitter.splitterMoved.connect(self._divided)
        app.focusChanged.connect(self._moved)

    def fit(self) -> None:
        """Beside one another where there is room; the navigation never takes more than two fifths."""
        space = self._workspace
        wide = space.width() >= px(STACKED)
        space.navigation.fit(space.width() // 4 if wide else space.width() * 2 // 5)
        way = Qt.Orientation.Horizontal if wide else Qt.Orientation.Vertical
        if space.splitter.orientation() != way:
            self._turn(way)
        both = not wide and space.middle.currentWidget() is space.splitter
        space.middle.setMinimumHeight(px(HIGH if both else LOW))
        self._share()

    def begin(self) -> None:
        """Another list is shown: from its heading."""
        self.area.verticalScrollBar().setValue(0)

    def _turn(self, way: Qt.Orientation) -> None:
        """How the width was divided comes back with it: it has nothing to do with how the height is."""
        splitter = self._workspace.splitter
        splitter.setOrientation(way)
        if way == Qt.Orientation.Horizontal:
            splitter.setSizes(self._beside)

    def is_chosen(self) -> bool:
        """Whether the sizes of list and record are worth keeping: those given by `_share` come again by themselves."""
        splitter = self._workspace.splitter
        return all(splitter.sizes()) and (self.by_hand or splitter.orientation() == Qt.Orientation.Horizontal)

    def _divided(self) -> None:
        splitter = self._workspace.splitter
        if splitter.orientation() == Qt.Orientation.Vertical:
            self.by_hand = True
        else:
            self._beside = splitter.sizes()

    def _share(self) -> None:
        """Below one another, two thirds go to the record that is open, or else to the list if it has any."""
        splitter = self._workspace.splitter
        if splitter.orientation() != Qt.Orientation.Vertical or self.by_hand:
            return
        high = max(splitter.height(), px(HIGH))
        third = high // 3
        shown, nothing = self._workspace.list, self._workspace.stack.currentIndex() == 0
        large = nothing and (shown.model.ids or shown.is_narrowed())  # else what belongs here is said out of sight
        splitter.setSizes([high - third, third] if large else [third, high - third])

    def _moved(self, _before: QWidget | None, now: QWidget | None) -> None:
        if now is not None and QApplication.mouseButtons() == Qt.MouseButton.NoButton:
            self.bring_into_sight(now)  # what is clicked is in sight, and must not move away from under the mouse

    def bring_into_sight(self, now: QWidget) -> None:
        """Also in the areas within it: Tab goes by our own order, and Qt's areas scroll by theirs only."""
        if not self.area.isAncestorOf(now):
            return
        above = now.parentWidget()
        while above is not None:
            if isinstance(above, QScrollArea):
                above.ensureWidgetVisible(now, px(12), px(40))
            above = None if above is self.area else above.parentWidget()


def let_scroll(dialog: QDialog) -> None:
    """A dialog is as high as its wrapped words need; where the screen has less, all but its buttons is scrolled."""
    layout, free = dialog.layout(), room(dialog)
    if layout is None or dialog.property("ropa_scrolled"):
        return
    holder = (layout.currentWidget() if isinstance(layout, QStackedLayout) else None) or dialog
    ending = _ending(holder)
    _stand_on_end(holder, ending, free.width())
    needed = _needed(dialog, layout, free.width())
    if needed.height() <= free.height() and needed.width() <= free.width():
        dialog.resize(dialog.size().expandedTo(needed))
        return
    dialog.setProperty("ropa_scrolled", True)
    dialog.setMinimumSize(0, 0)
    held = dialog.focusWidget()
    _scroll(holder, ending)
    if held is not None:  # what is moved loses it
        held.setFocus()
    # The bars take some room themselves.
    wide, high = max(needed.width() + px(16), dialog.width()), needed.height() + px(16)
    dialog.resize(min(wide, free.width()), min(high, free.height()))


def _needed(dialog: QDialog, layout: QLayout, most: int) -> QSize:
    needed = dialog.minimumSizeHint().expandedTo(dialog.minimumSize())
    if layout.hasHeightForWidth():  # else wrapped words are asked for less than they need
        wide = min(max(dialog.width(), needed.width()), most)
        needed = needed.expandedTo(QSize(0, layout.totalMinimumHeightForWidth(wide)))
    return needed


def _ending(holder: QWidget) -> QWidget | QBoxLayout | None:
    """The row of buttons that a dialog ends with."""
    layout = holder.layout()
    if layout is None:
        return None
    last = layout.count() - 1
    for box in holder.findChildren(QDialogButtonBox):
        foot: QWidget = box  # or what it stands in, beside some words
        while (above := foot.parentWidget()) is not None and above is not holder:
            foot = above
        if layout.indexOf(foot) == last:
            return foot
    for row in layout.findChildren(QBoxLayout, options=Qt.FindChildOption.FindDirectChildrenOnly):
        if layout.indexOf(row) == last:
            return row
    return None


def _stand_on_end(holder: QWidget, ending: QWidget | QBoxLayout | None, most: int) -> None:
    """Buttons below one another, where beside one another they are wider than the screen."""
    edges = layout.contentsMargins() if (layout := holder.layout()) else QMargins()
    most -= edges.left() + edges.right()
    if isinstance(ending, QDialogButtonBox) and ending.minimumSizeHint().width() > most:
        ending.setOrientation(Qt.Orientation.Vertical)
    elif isinstance(ending, QBoxLayout) and ending.minimumSize().width() > most:
        ending.setDirection(QBoxLayout.Direction.TopToBottom)


def _scroll(holder: QWidget, ending: QWidget | QBoxLayout | None) -> None:
    """Put what it holds into an area that scrolls, and its row of buttons below that."""
    layout = holder.layout()
    assert layout is not None
    edges = layout.contentsMargins()
    if isinstance(ending, QWidget):
        layout.removeWidget(ending)
    elif ending is not None:
        layout.removeItem(ending)
        ending.setParent(None)
    inner = QWidget(holder)  # else Tab comes to what is moved last
    inner.setObjectName("ground")
    inner.setLayout(layout)
    inner.setProperty(GROWN_TO, now())  # with its layout, as the dialog's own
    around = QVBoxLayout(holder)
    around.setContentsMargins(0, 0, 0, 0)
    around.setSpacing(0)
    around.addWidget(scrolled(inner, "ground"), 1)
    if ending is None:
        return
    layout.setContentsMargins(edges.left(), edges.top(), edges.right(), px(12))
    around.addWidget(thin_line())
    below = QVBoxLayout()
    below.setContentsMargins(edges.left(), px(12), edges.right(), edges.bottom())
    if isinstance(ending, QWidget):
        below.addWidget(ending)
    else:
        below.addLayout(ending)
    around.addLayout(below)
