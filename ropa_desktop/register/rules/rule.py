"""One rule of the book: what it looks for, why, how to mend it, an entry that it speaks on and one that it does not."""

from collections.abc import Callable, Iterable, Iterator
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
    """`of` names the classes that it looks at, none for all; it sees one record at a time, on a day.

    `needs` and `unless` spare most calls: it never speaks where one of the fields that it needs is empty or no, nor
    where all fields are given that `unless` names of a class; `look` says the same without them. `only` is the
    profile for which alone it counts.
    """

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
    needs: tuple[str, ...] = ()
    unless: Callable[[type[Record]], Iterable[str]] | None = None
    only: str = ""


NEVER_GIVEN = ("no field",)  # for `unless`, where every record of a class is to be looked at
BOOK: dict[str, Rule] = {}


def rule(
    code: str, of: str, level: Level, article: str, says: str, *,
    why: str, mend: str, wrong: Callable[[], Record], right: Callable[[], Record],
    needs: str = "", unless: Callable[[type[Record]], Iterable[str]] | None = None, only: str = "",
) -> Callable[[Look], Look]:  # fmt: skip
    """Put a function into the book; `of` and `needs` are names with blanks between, no class in `of` means all."""
    if code in BOOK:
        raise ValueError(f"{code} stands in the book twice")

    def put_in(look: Look) -> Look:
        names = tuple(of.split()), tuple(needs.split())
        BOOK[code] = Rule(code, names[0], level, article, says, why, mend, look, wrong, right, names[1], unless, only)
        return look

    return put_in
