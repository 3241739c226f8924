"""Work that only the window's own thread can do, such as filling a page, in slices between the turns of its loop."""

import time
from collections.abc import Iterator

from PySide6.QtCore import QObject, QTimer

SLICE = 0.012  # seconds after which the loop has its turn again; a single step may take longer
PAUSE = object()  # what a step gives before one that takes long by itself: the loop has its turn in between


class Slices(QObject):
    """One piece of work at a time; a new one takes the place of what is not finished."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._steps: Iterator[object] | None = None
        self._working = False
        self._timer = QTimer(self, singleShot=True, interval=0)
        self._timer.timeout.connect(self._turn)

    def begin(self, steps: Iterator[object]) -> None:
        """Do this from the loop's next turn on, and nothing more of what was begun before."""
        self._steps = steps
        self._timer.start()

    def pending(self) -> bool:
        """Whether something is still to be done."""
        return self._steps is not None

    def finish(self) -> None:
        """Do the rest now; within a step it goes on by itself."""
        if not self._working:
            self._work(until=None)

    def drop(self) -> None:
        """Do nothing of the rest."""
        self._steps = None
        self._timer.stop()

    def _turn(self) -> None:
        self._work(until=time.perf_counter() + SLICE)

    def _work(self, until: float | None) -> None:
        self._timer.stop()
        steps, self._working = self._steps, True
        try:
            for step in steps or ():
                if steps is not self._steps:  # a step has begun something else
                    break
                if until is not None and (step is PAUSE or time.perf_counter() > until):
                    self._timer.start()
                    return
            else:
                self._steps = None
        except BaseException:
            self._steps = None
            raise
        finally:
            self._working = False
        if self._steps is not None:
            self._timer.start()
