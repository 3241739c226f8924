"""Layouts that wait while what they hold is filled.

Trap: a widget that is shown lays out everything around it, at once. On the page of a record that took 3 ms for each of
sixty widgets, as long as all that is shown on them.
"""

from collections.abc import Iterable, Iterator

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QWidget


class Still:
    """Holds the layouts of some widgets, and lets them go from within outwards."""

    def __init__(self) -> None:
        self._held: list[QWidget] = []
        self._ready: list[QWidget] = []

    def hold(self, widgets: Iterable[QWidget | None]) -> None:
        """Move nothing in these from now on; outer ones come before those within them."""
        for widget in widgets:
            layout = widget.layout() if widget is not None else None
            if widget is not None and layout is not None and layout.isEnabled():
                layout.setEnabled(False)
                self._held.append(widget)

    def let_go(self) -> Iterator[None]:
        """Let one after the other find out how much room it needs; the loop lays all out when these are through."""
        while self._held:
            self._ready.append(widget := self._held.pop())
            if (layout := widget.layout()) is not None:
                layout.setEnabled(True)
                layout.invalidate()
                if layout.hasHeightForWidth():
                    layout.totalHeightForWidth(widget.width())
            yield
        for widget in reversed(self._ready):
            widget.updateGeometry()
        # Trap: what was asked of a layout while it waited is forgotten, and not asked again by `invalidate`.
        while self._ready:
            QCoreApplication.postEvent(self._ready.pop(), QEvent(QEvent.Type.LayoutRequest))

    def rest(self) -> None:
        """Let all go at once."""
        for _widget in self.let_go():
            pass
