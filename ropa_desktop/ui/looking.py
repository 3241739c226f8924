"""Looks into the register beside the window, for lists and their filters: of each kind the newest question counts."""

from collections.abc import Callable
from contextvars import copy_context
from typing import Any

from PySide6.QtCore import QObject, QThread

from ropa_desktop.errors import Cancelled
from ropa_desktop.store.reader import Reader, reader_of
from ropa_desktop.store.register import Register

PATIENCE = 20  # milliseconds for which the window waits: most is found by then, and nothing flickers

Ask = Callable[[Any], Any]
Then = Callable[[Any], object]


class _Question(QThread):
    """One look, in a thread; what it found or why it failed stands in it when it is over."""

    def __init__(self, kind: str, reader: Reader, ask: Ask, then: Then) -> None:
        super().__init__()
        self.kind, self.ask, self.then = kind, ask, then
        self.found: Any = None
        self.error: BaseException | None = None
        self._reader = reader
        self._context = copy_context()  # the language in force

    def run(self) -> None:
        """In the thread."""
        try:
            self.found = self._context.run(self._reader.read, self.ask)
        except BaseException as error:
            self.error = error


class Looking(QObject):
    """One look at a time; where a register has no file to look into, or few records, it is done at once."""

    def __init__(self, register: Register) -> None:
        super().__init__()
        self._register = register
        self._reader: Reader | None = None
        self._now: _Question | None = None
        self._last: _Question | None = None  # a thread must not be forgotten while it ends
        self._waiting: dict[str, tuple[Ask, Then]] = {}

    def look(self, kind: str, ask: Ask, then: Then, *, long: bool, patient: bool = True) -> None:
        """Give `then` what `ask` finds by a connection; what was asked of this kind before is forgotten.

        The window waits a moment where something empty would be seen until then.
        """
        if not long or not self._can_read():
            self._waiting.pop(kind, None)
            if self._now is not None and self._now.kind == kind:
                self._now.then = _nobody
            then(ask(self._register.connection.connection.dbapi_connection))
            return
        self._waiting[kind] = ask, then
        if self._now is None:
            self._begin(patient=patient)
        elif self._now.kind == kind and self._reader is not None:
            self._reader.stop()

    def _can_read(self) -> bool:
        if self._reader is None:
            self._reader = reader_of(self._register)
            if self._reader is not None:
                self._register.readers.append(self._reader)
        return self._reader is not None

    def is_busy(self) -> bool:
        """Whether something is looked for."""
        return self._now is not None

    def settle(self) -> None:
        """Wait for all that is asked, and give it."""
        while self._now is not None:
            self._now.wait()
            self._finished(self._now)

    def _begin(self, *, patient: bool = True) -> None:
        if not self._waiting or self._reader is None:
            return
        kind = next(iter(self._waiting))
        ask, then = self._waiting.pop(kind)
        self._reader.go_on()
        self._now = self._last = question = _Question(kind, self._reader, ask, then)
        question.finished.connect(lambda: self._finished(question))
        question.start()
        if question.wait(PATIENCE if patient else 0):
            self._finished(question)

    def _finished(self, question: _Question) -> None:
        if question is not self._now:
            return
        question.wait()
        self._now = None
        newer = question.kind in self._waiting
        if isinstance(question.error, Cancelled):
            if not newer and question.then is not _nobody:  # a step was in a hurry: ask again
                self._waiting[question.kind] = question.ask, question.then
        elif question.error is not None:
            raise question.error
        elif not newer:
            question.then(question.found)
        if self._now is None:  # what was told may have asked for more
            self._begin()

    def leave(self) -> None:
        """The register is about to be closed: nobody waits for anything any more."""
        self._waiting = {}
        if self._now is not None and self._reader is not None:
            question, self._now = self._now, None
            self._reader.stop()
            question.wait()
        if self._reader is not None:
            self._register.readers.remove(self._reader)
            self._reader.close()
            self._reader = None


def _nobody(_found: Any) -> None:
    """Whoever asked has asked something else since."""
