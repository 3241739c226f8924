"""Long work beside the window: it runs in a thread on a fork, shows how far it is, and can be stopped."""

import sys
from collections.abc import Callable
from contextvars import copy_context
from typing import Any

from PySide6.QtCore import QThread, Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QWidget

from ropa_desktop.errors import Cancelled, KnownError
from ropa_desktop.i18n import _
from ropa_desktop.ui.plain import button, label

Progress = Callable[[int, int], None]
# Seconds for which a thread may keep Python to itself while the window waits for it. With those it has otherwise, a
# page whose painting asks for it twenty times stands still for a tenth of a second.
_TURN, _USUAL = 0.0002, sys.getswitchinterval()


class Work(QThread):
    """Runs `act(progress)`; what it gives comes with `done`, what the user must know with `failed`."""

    progressed = Signal(int, int)
    done = Signal(object)
    failed = Signal(str)
    stopped = Signal()
    broken = Signal(object)
    running = 0  # how many are at work just now

    def __init__(self, act: Callable[[Progress], Any]) -> None:
        super().__init__()
        self._act = act
        self._stop = False
        self._context = copy_context()  # the language in force
        self.broken.connect(_raise)  # a bug is a bug in whatever thread it is

    def stop(self) -> None:
        """Ask it to stop; it does at its next report, and leaves nothing behind."""
        self._stop = True

    def run(self) -> None:
        """In the thread."""
        Work.running += 1
        sys.setswitchinterval(_TURN)
        try:
            result = self._context.run(self._act, self._progress)
        except Cancelled:
            self.stopped.emit()
        except KnownError as error:
            self.failed.emit(str(error))
        except BaseException as error:
            self.broken.emit(error)
        else:
            self.done.emit(result)
        finally:
            Work.running -= 1
            if not Work.running:
                sys.setswitchinterval(_USUAL)

    def _progress(self, done: int, total: int) -> None:
        if self._stop:
            raise Cancelled
        self.progressed.emit(done, total)


class WorkBar(QWidget):
    """What is being done, how far it is, and Cancel."""

    def __init__(self, tell: Callable[[str], object]) -> None:
        super().__init__()
        self._tell = tell
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        self.words = label()
        self.bar = QProgressBar()
        self.bar.setMaximumWidth(180)
        self.bar.setMaximumHeight(18)
        self.cancel = button(_("Cancel"), self._cancel)
        for widget in (self.words, self.bar, self.cancel):
            line.addWidget(widget)
        self.work: Work | None = None
        self._last: Work | None = None  # kept after its end, too: a thread must not be forgotten while it ends
        self.hide()

    def is_busy(self, tell: Callable[[str], object] | None = None) -> bool:
        """Whether something is being done already; if so, that is told, where nobody else is named in the banner."""
        if self.work is not None:
            (tell or self._tell)(_("Something is being done in the background; wait for it, or cancel it below."))
        return self.work is not None

    def start(self, words: str, work: Work, stopped: str = "") -> None:
        """Show the work until it ends; the caller has connected what follows.

        With `stopped`, what the work says when it fails is told, and these words when somebody stops it.
        """
        if stopped:
            work.failed.connect(self._tell)
            work.stopped.connect(lambda: self._tell(stopped))
        self.work = self._last = work
        self.words.setText(words)
        self.bar.setAccessibleName(words)
        self.bar.setRange(0, 0)
        self.cancel.setEnabled(True)
        work.progressed.connect(self._progressed)
        work.finished.connect(self._finished)
        self.show()
        work.start()

    def _progressed(self, done: int, total: int) -> None:
        self.bar.setRange(0, max(total, 1))
        self.bar.setValue(done)

    def _cancel(self) -> None:
        if self.work:
            self.work.stop()
            self.cancel.setEnabled(False)

    def _finished(self) -> None:
        self.work = None
        self.hide()

    def wait(self) -> None:
        """Stop the work and wait for its end; for closing the window."""
        if self.work:
            self.work.stop()
            self.work.wait()


def _raise(error: BaseException) -> None:
    raise error
