"""How the room is divided, by keys: what a mouse does by dragging the line between two panes, or beside the help."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QDockWidget, QMainWindow, QSplitter, QWidget

from ropa_desktop.i18n import _
from ropa_desktop.ui.size import px

STEP = 40  # pixels, in the usual size


def give_room(held: QWidget | None, by: int) -> None:
    """Make the pane that has the focus larger or smaller, and tell a screen reader how large it is now."""
    pane = held
    while pane is not None and not pane.isWindow():
        around = pane.parentWidget()
        wide = _divided(pane, around, by * px(STEP))
        if wide is not None:
            assert around is not None
            whole, own = (around.width(), pane.width()) if wide else (around.height(), pane.height())
            part = own * 100 // max(whole, 1)
            told = _("This part has {n} % of the width.") if wide else _("This part has {n} % of the height.")
            say(pane, told.format(n=part))
            return
        pane = around  # what has no more room to take may stand in something that has
    if held is not None:
        say(held, _("There is no room to be given here."))


def say(about: QWidget, words: str) -> None:
    """Let a screen reader say this, while the focus stays where it is."""
    QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(about, words))


def _divided(pane: QWidget, around: QWidget | None, by: int) -> bool | None:
    """Whether it was the width, or the height, that was divided anew; None where nothing was."""
    if isinstance(around, QSplitter):
        return around.orientation() == Qt.Orientation.Horizontal if _in_splitter(around, pane, by) else None
    if isinstance(around, QMainWindow) and isinstance(pane, QDockWidget):
        wide = around.dockWidgetArea(pane) in (
            Qt.DockWidgetArea.LeftDockWidgetArea, Qt.DockWidgetArea.RightDockWidgetArea,
        )  # fmt: skip
        return wide if _in_window(around, pane, by, wide=wide) else None
    return None


def _in_splitter(splitter: QSplitter, pane: QWidget, by: int) -> bool:
    here = splitter.indexOf(pane)
    panes = [splitter.widget(place) for place in range(splitter.count())]
    shown = [place for place, one in enumerate(panes) if one is not None and one.isVisible()]
    if here not in shown or len(shown) < 2:
        return False
    other = next((place for place in shown if place > here), shown[-2])
    before = splitter.sizes()
    wanted = list(before)
    wanted[here] = min(max(before[here] + by, 1), before[here] + before[other])
    wanted[other] = max(before[here] + before[other] - wanted[here], 1)  # with 0 it would be folded away
    splitter.setSizes(wanted)
    if splitter.sizes() == before:
        return False
    line = max(here, other)
    splitter.splitterMoved.emit(sum(splitter.sizes()[:line]), line)  # as after the mouse: somebody wanted it so
    return True


def _in_window(window: QMainWindow, dock: QDockWidget, by: int, *, wide: bool) -> bool:
    before = dock.size()
    way = Qt.Orientation.Horizontal if wide else Qt.Orientation.Vertical
    window.resizeDocks([dock], [(before.width() if wide else before.height()) + by], way)
    if layout := window.layout():
        layout.activate()  # else it is done only between two turns of the loop
    return dock.size() != before
