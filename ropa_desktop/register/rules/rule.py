"""One rule of the book: what it looks for, why, how to mend it, an entry that it speaks on and one that it does not."""

from collections.abc import Callable, Iterator
from datetime import date
from typing import Any, Literal, NamedTuple

from ropa_desktop.register.record import Record

Level = Literal["missing", "contradiction", "advice"]


class Found(NamedTuple):
    """Where a rule speaks: beside which field, and what it says; what is left out is as the rule has it."""

    field: str
    sentence: str = ""
    article: str | None = None


Look = Callable[[Any, date], Iterator[Found]]


class Rule(NamedTuple):
    """`of` names the classes that it looks at, none for all; it sees one record at a time, on a day."""

    code: str
    of: tuple[str, ...]
    level: Level
    article: str
    says: str
    why: str
    mend: str
    look: Look
    wrong: Callable[[], Record]
    right: Callable[[], Record]


BOOK: dict[str, Rule] = {}


def rule(
    code: str, of: str, level: Level, article: str, says: str, *,
    why: str, mend: str, wrong: Callable[[], Record], right: Callable[[], Record],
) -> Callable[[Look], Look]:  # fmt: skip
    """Put a function into the book; `of` names its classes with blanks between, all of them where it is empty."""
    if code in BOOK:
        raise ValueError(f"{code} stands in the book twice")

    def put_in(look: Look) -> Look:
        BOOK[code] = Rule(code, tuple(of.split()), level, article, says, why, mend, look, wrong, right)
        return look

    return put_in
