"""What is larger than its room is scrolled rather than squeezed; a dialog keeps its row of buttons in sight."""

from PySide6.QtCore import QMargins, QSize, Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import (
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
