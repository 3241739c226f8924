"""A window whose event loop is watched while hands work in it: how long it was deaf to them at the longest.

A clock ticks each millisecond. What lies between two ticks is one turn of the loop, or what hands did between two turns
and all that follows from it. Others use the machine too: each deed is done several times, and the quietest time counts;
beside it stands what the processor worked for the window's own thread in that turn.
"""

import gc
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple

from PySide6.QtCore import QEventLoop, QPoint, QPointF, Qt, QTimer
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

_LONGEST = 120.0  # seconds that anything may take before the measuring gives up


class Block(NamedTuple):
    """The longest turn, in seconds on the wall, and of the processor for the window's own thread."""

    wall: float
    worked: float


class Watch:
    """Ticks, and what lay between them."""

    def __init__(self) -> None:
        self.turns: list[Block] = []
        self._last = (0.0, 0.0)
        self._timer = QTimer(interval=1)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._tick)

    def _tick(self) -> None:
        now = time.perf_counter(), time.thread_time()
        self.turns.append(Block(now[0] - self._last[0], now[1] - self._last[1]))
        self._last = now

    @contextmanager
    def watching(self) -> Iterator[list[Block]]:
        """The turns of what is done meanwhile."""
        wait(5)
        gc.collect()
        self.turns = []
        self._last = time.perf_counter(), time.thread_time()
        self._timer.start()
        yield self.turns
        self._timer.stop()
        self._tick()

    @contextmanager
    def apart(self) -> Iterator[None]:
        """What is done here is no part of the deed."""
        self._timer.stop()
        yield
        wait(5)
        self._last = time.perf_counter(), time.thread_time()
        self._timer.start()


def wait(milliseconds: int) -> None:
    """Let the loop turn for so long."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def until(so: Callable[[], object]) -> None:
    """Let the loop turn until it is so."""
    end = time.monotonic() + _LONGEST
    while not so():
        if time.monotonic() > end:
            raise RuntimeError("what was waited for never came")
        wait(5)


def longest(watch: Watch, deed: Callable[[], object], turns: int = 3) -> Block:
    """The longest turn of the loop while this is done: of several times, the one in which it was shortest."""
    found = []
    for _turn in range(turns):
        with watch.watching() as seen:
            deed()
            wait(20)
        found.append(max(seen))
    return min(found)


def unit() -> float:
    """What all is told in: a fixed loop of plain Python, about as long as the eye forgives."""
    return min(_loop() for _turn in range(9))


def _loop() -> float:
    start = time.perf_counter()
    total = 0
    for number in range(600_000):
        total += number ^ (total & 255)
    return time.perf_counter() - start


# -- hands


def press(widget: QWidget | None, key: Qt.Key, times: int = 1, pause: int = 30) -> None:
    """Press a key, as often and as quickly as told."""
    assert widget is not None
    for _time in range(times):
        QTest.keyClick(widget, key)
        wait(pause)


def type_in(widget: QWidget, text: str, pause: int = 60) -> None:
    """Type a text, letter by letter."""
    for letter in text:
        QTest.keyClicks(widget, letter)
        wait(pause)


def click(widget: QWidget, at: QPoint | None = None) -> None:
    """Click into the middle, or there."""
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton, pos=at or widget.rect().center())


def wheel(widget: QWidget, by: int, times: int, pause: int = 15) -> None:
    """Turn the wheel over the middle of a widget."""
    place = QPointF(widget.rect().center())
    for _time in range(times):
        event = QWheelEvent(
            place, QPointF(widget.mapToGlobal(widget.rect().center())), QPoint(), QPoint(0, by),
            Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
        )  # fmt: skip
        QApplication.sendEvent(widget, event)
        wait(pause)


def opened(path: Path) -> Any:
    """A window on a register, ready to work."""
    from ropa_desktop.settings import Settings
    from ropa_desktop.ui import look
    from ropa_desktop.ui.backups import Backups
    from ropa_desktop.ui.garbage import AtRest
    from ropa_desktop.ui.main_window import MainWindow

    setattr(Backups, "after_opening", 10**9)  # noqa: B010  (a copy that is made once, whatever hands do)
    app = QApplication.instance() or QApplication(["blocks", *look.STYLE])
    assert isinstance(app, QApplication)
    look.wear(app, dark=False)
    window = MainWindow(Settings(author="A. Author"))
    AtRest(window)
    window.show()
    window.activateWindow()
    window.open(path)
    until(lambda: window.desk is not None)
    wait(300)
    return window
