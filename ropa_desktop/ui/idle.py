"""Whether somebody is there: a clock that runs out where nobody has touched the program for so long."""

import time
from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtGui import QGuiApplication, QWindow

_LOOK = 15_000  # milliseconds between two looks at the clock
_DEEDS = frozenset({
    QEvent.Type.KeyPress, QEvent.Type.MouseButtonPress, QEvent.Type.MouseMove, QEvent.Type.Wheel,
    QEvent.Type.TouchBegin, QEvent.Type.TabletPress,
})  # fmt: skip


class Clock(QObject):
    """Calls when nobody has touched the program for so long; it looks at the keys and the mouse of all its windows."""

    def __init__(self, act: Callable[[], object], parent: QObject) -> None:
        super().__init__(parent)
        self._act = act
        self.minutes: float = 0
        self._timer = QTimer(self, interval=_LOOK)
        self._timer.timeout.connect(self.look)
        self._watched: QWindow | None = None
        self.touch()

    def start(self, minutes: float) -> None:
        """From now on; 0 minutes is never."""
        self.minutes = minutes
        self.touch()
        app = QGuiApplication.instance()
        if isinstance(app, QGuiApplication) and not self._timer.isActive():
            app.focusWindowChanged.connect(self._watch)
            self._watch(app.focusWindow())
            self._timer.start()

    def stop(self) -> None:
        """Nothing is open that could be locked."""
        app = QGuiApplication.instance()
        if isinstance(app, QGuiApplication) and self._timer.isActive():
            app.focusWindowChanged.disconnect(self._watch)
            self._watch(None)
            self._timer.stop()

    def touch(self) -> None:
        """Somebody is there."""
        # One clock stands still while the computer sleeps, the other one jumps when it is set: the later one counts.
        self._last = (time.monotonic(), time.time())

    def look(self) -> None:
        """Act where it is time."""
        idle = max(now - then for now, then in zip((time.monotonic(), time.time()), self._last, strict=True))
        if self.minutes and idle >= self.minutes * 60:
            self.touch()
            self._act()

    def _watch(self, window: QWindow | None) -> None:
        # Windows get what the user does and little else; a filter on the application would see every event of all.
        if self._watched is not None:
            self._watched.removeEventFilter(self)
            self._watched.destroyed.disconnect(self._gone)
        self._watched = window
        if window is not None:
            window.installEventFilter(self)
            window.destroyed.connect(self._gone)

    def _gone(self) -> None:
        self._watched = None

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """See that somebody is there, and take nothing away."""
        if event.type() in _DEEDS:
            self.touch()
        return False
