"""What waits until the user sees something."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QTableView

_UNSEEN = 1000  # milliseconds after which a window that nobody looks at is not waited for


class Table(QTableView):
    """A table that tells when it has been painted."""

    painted = Signal()

    def paintEvent(self, event: QPaintEvent) -> None:
        """As it is, and told."""
        super().paintEvent(event)
        self.painted.emit()


class AfterPaint(QObject):
    """Calls back once, right after the table's next paint; a later call takes the place of one that waits.

    A timer of 0 ms does not do: it runs before the window's first paint (tests/ui/test_start.py).
    """

    def __init__(self, table: Table) -> None:
        super().__init__(table)
        self._then: Callable[[], None] | None = None
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self._call)
        table.painted.connect(self._seen)

    def call(self, then: Callable[[], None]) -> None:
        """Call this after the next paint."""
        self._then = then
        self._timer.start(_UNSEEN)

    def forget(self) -> None:
        """Call nothing after all."""
        self._then = None
        self._timer.stop()

    def _seen(self) -> None:
        if self._then is not None:
            self._timer.start(0)

    def _call(self) -> None:
        then, self._then = self._then, None
        if then is not None:
            then()
