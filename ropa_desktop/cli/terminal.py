"""Whoever sits before the terminal: who it is, and what is shown."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from ropa_desktop.errors import KnownError
from ropa_desktop.i18n import _


def author() -> str:
    """Who stands in the steps that a command makes."""
    from ropa_desktop import settings

    return settings.load().author


def speak(language: str) -> None:
    """Speak this language from now on; raises KnownError where there is no translation."""
    from ropa_desktop import i18n

    if language not in i18n.languages():
        raise KnownError(_("There is no “{language}” yet. Nothing was written.").format(language=language))
    i18n.use(language)


def one_line(text: str) -> str:
    """Text of a register may hold what steers a terminal; it is printed, and no more."""
    return "".join(char if char.isprintable() else " " for char in text)


@contextmanager
def progress() -> Iterator[Callable[[int, int], None]]:
    """Shows on standard error how far a long piece of work is, where somebody watches."""
    if not (sys.stderr and sys.stderr.isatty()):  # a windowed program on Windows has none
        yield lambda done, total: None
        return

    def show(done: int, total: int) -> None:
        sys.stderr.write(f"\r{done:,} / {total:,}")
        sys.stderr.flush()

    try:
        yield show
    finally:
        sys.stderr.write("\r" + " " * 30 + "\r")
