"""Two registers side by side, row by row: which rows differ.

Both are read whole. The steps between two states of one register would tell the same in
less time, but not what somebody changed from outside.
"""

from collections.abc import Callable, Iterator
from functools import cache
from operator import itemgetter
from typing import Any, NamedTuple

from ropa_desktop.register.record import table_name
from ropa_desktop.register.records import BY_TABLE
from ropa_desktop.store import telling
from ropa_desktop.store.recording import columns
from ropa_desktop.store.register import Register
from ropa_desktop.store.tables import RECORDED

Row = tuple[Any, ...]
Progress = Callable[[int, int], None]
# Records and the links between them; what was handed over, erased or taken in is not what a register says.
STATED = tuple(table for table in RECORDED if table.name in BY_TABLE or table.name in telling.link_tables())
_HEAP = 500


class Form(NamedTuple):
    """How the rows of a table are read: their columns, and where the key and the owner stand among them."""

    names: tuple[str, ...]
    key: tuple[int, ...]
    owners: tuple[int, ...]

    def root(self, row: Row) -> str:
        """The id of what a row belongs to, as the steps record it."""
        return next((str(row[place]) for place in self.owners if row[place] is not None), str(row[self.key[0]]))


class Pair(NamedTuple):
    """One row in the first and in the second register; None where it is not."""

    table: str
    before: Row | None
    after: Row | None


def pairs(a: Register, b: Register, progress: Progress) -> Iterator[Pair]:
    """The rows that differ, table by table, in the order of their keys."""
    for done, table in enumerate(STATED):
        progress(done, len(STATED))
        yield from _unequal(table.name, *(_cursor(register, table.name) for register in (a, b)))
    progress(len(STATED), len(STATED))


@cache
def form(name: str) -> Form:
    """How the rows of this table are read."""
    table = next(one for one in STATED if one.name == name)
    names = tuple(columns(table))
    key = tuple(names.index(column.name) for column in table.primary_key.columns)
    owners = BY_TABLE[name].owners if name in BY_TABLE else ()
    return Form(names, key, tuple(names.index(f"{table_name(owner)}_id") for owner in owners))


def selected(name: str) -> str:
    """SQL that reads the rows of a table in the order of its form's columns."""
    quoted = ", ".join(f'"{column}"' for column in form(name).names)
    return f"SELECT {quoted} FROM {name}"


def _cursor(register: Register, name: str) -> Any:
    return register.connection.connection.dbapi_connection.execute(selected(name))  # type: ignore[union-attr]


def _unequal(name: str, ours: Any, theirs: Any) -> Iterator[Pair]:
    """Copies of one register hold most rows in one order: heaps of rows that are the same are passed by at once."""
    key: Callable[[Row], Any] = itemgetter(*form(name).key)
    left: dict[Any, Row] = {}
    right: dict[Any, Row] = {}
    while True:
        heaps = ours.fetchmany(_HEAP), theirs.fetchmany(_HEAP)
        if not any(heaps):
            break
        if heaps[0] != heaps[1]:
            for rows, own, other in ((heaps[0], left, right), (heaps[1], right, left)):
                for row in rows:
                    if other.get(row_key := key(row)) == row:
                        del other[row_key]
                    else:
                        own[row_key] = row
    for row_key in sorted(left.keys() | right.keys()):
        yield Pair(name, left.get(row_key), right.get(row_key))
