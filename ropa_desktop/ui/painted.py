"""What waits until the user sees something."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QWidget

_UNSEEN = 1000  # milliseconds after which a window that nobody looks at is not waited for


class AfterPaint(QObject):
    """Calls back once, right after the widget's next paint; a later call takes the place of one that waits.

    A timer of 0 ms does not do: it runs before the window's first paint (tests/ui/test_start.py).
    """

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self._widget = widget
        self._then: Callable[[], None] = lambda: None
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(lambda: self._then())

    def call(self, then: Callable[[], None]) -> None:
        """Call this after the next paint."""
        self._then = then
        self._timer.start(_UNSEEN)
        self._widget.installEventFilter(self)

    def forget(self) -> None:
        """Call nothing after all."""
        self._then = lambda: None
        self._timer.stop()
        self._widget.removeEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The paint itself is left as it is."""
        if event.type() == QEvent.Type.Paint:
            watched.removeEventFilter(self)
            self._timer.start(0)
        return False
