"""Answers one question in the background, on a copy of the register: the newest request is the one that counts."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from typing import Any, NamedTuple

from PySide6.QtCore import QObject, Signal

from ropa_desktop.register.contents import Contents, R, Stream
from ropa_desktop.register.report import Report
from ropa_desktop.store import handover
from ropa_desktop.store.register import Register
from ropa_desktop.ui.work import Progress, Work

_OFTEN = 50  # records after which it is asked whether somebody wants it to stop


class Asked(NamedTuple):
    """What is asked: by which function, for which day and organisation, and what else it wants to know."""

    answer: Callable[..., Any]  # a report, unless the page shows something else
    on: date
    organisation: str | None = None
    further: dict[str, Any] = {}


class Answering(QObject):
    """One thread at a time; a newer request stops it and takes its place."""

    answered = Signal(object)
    failed = Signal(str)
    busy = Signal(bool)

    def __init__(self, parent: QObject, how: "Callable[[Register, Asked, Progress], Any] | None" = None) -> None:
        super().__init__(parent)
        self._how = how or answer
        self._work: Work | None = None
        self._last: Work | None = None  # a thread must not be forgotten while it ends
        self._next: tuple[Register, Asked] | None = None

    def ask(self, register: Register, asked: Asked) -> None:
        """Answer this, and forget what was asked before."""
        self._next = register, asked
        if self._work is not None:
            self._work.stop()
        else:
            self._begin()

    def _begin(self) -> None:
        if self._next is None:
            self.busy.emit(False)
            return
        (register, asked), self._next = self._next, None
        self.busy.emit(True)
        self._work = self._last = work = Work(lambda progress: self._on_a_fork(register, asked, progress))
        work.done.connect(self._done)
        work.failed.connect(self._failed)
        work.finished.connect(self._finished)
        work.start()

    def _on_a_fork(self, register: Register, asked: Asked, progress: Progress) -> Any:
        with register.fork_beside(lambda: progress(0, 0)) as fork:
            return self._how(fork, asked, progress)

    def _done(self, report: Any) -> None:
        if self._work is not None and self._next is None:
            self.answered.emit(report)

    def _failed(self, words: str) -> None:
        if self._work is not None and self._next is None:
            self.failed.emit(words)

    def _finished(self) -> None:
        self._work = None
        self._begin()

    def is_busy(self) -> bool:
        """Whether something is being worked out."""
        return self._work is not None

    def leave(self) -> None:
        """The register is about to be closed: stop, and wait for the end."""
        self._next = None
        if self._work is not None:
            work, self._work = self._work, None
            work.finished.disconnect(self._finished)
            work.stop()
            work.wait()
            self.busy.emit(False)


def answer(fork: Register, asked: Asked, progress: Progress) -> Report:
    """The report; whether it is still wanted is asked while the register is read."""
    progress(0, 0)
    contents = handover.contents(fork, asked.organisation)
    report: Report = asked.answer(watched(contents, progress), asked.on, **asked.further)
    progress(0, 0)
    return report


def watched(contents: Contents, progress: Progress) -> Contents:
    """The same, with a question at each chunk of entries whether somebody still waits."""

    def stream(records: Any) -> Stream[R]:
        def read() -> Iterator[R]:
            for number, record in enumerate(records):
                if number % _OFTEN == 0:
                    progress(number, contents.activity_count)
                yield record

        return Stream(read)

    return replace(contents, activities=stream(contents.activities), on_behalf=stream(contents.on_behalf))
