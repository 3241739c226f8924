"""Python's search for garbage, put off to when nobody works: nothing else can be done while it goes through all.

Of a register of 10,000 entries it takes 0.1 s, and 0.8 s while an answer is worked out in another thread. So by itself
it looks through the youngest objects only; what is read for an answer is swept chunk by chunk (store/load.py), and all
else is looked through once hands are at rest.
"""

import gc

from PySide6.QtCore import QObject, QTimer

from ropa_desktop.ui.idle import Clock
from ropa_desktop.ui.work import Work

_NEVER = 1_000_000
_MUCH = 100  # times that the youngest were looked through
_REST = 0.1  # minutes without a key or the mouse
_WAIT = 2_000  # milliseconds after the start until what was imported is taken for what stays


class AtRest(QObject):
    """Looks for garbage at rest, while the program runs."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        young, _older, _oldest = gc.get_threshold()
        gc.set_threshold(young, _NEVER, _NEVER)
        self._clock = Clock(self.collect, self)
        QTimer.singleShot(_WAIT, self, lambda: self._clock.start(_REST))

    def collect(self) -> None:
        """Look through all, where much was made since the last time and nothing is being made just now."""
        if gc.get_count()[1] > _MUCH and not Work.running:
            gc.collect()
