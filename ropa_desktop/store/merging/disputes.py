"""What a merge cannot settle alone: both copies changed the same thing, and not in the same way.

A dispute names cells and rows; whoever decides takes all of them as one copy has them, or all as the other.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from typing import Literal

from ropa_desktop.register.kinds import Link, Links, Rows
from ropa_desktop.register.record import table_name
from ropa_desktop.register.records import ALL, BY_TABLE
from ropa_desktop.store.merging import cells
from ropa_desktop.store.merging.past import Key, Row, Sides
from ropa_desktop.store.telling import link_tables

Side = Literal["ours", "theirs"]
Differing = Mapping[Key, Sides]
Cell = tuple[Key, str]
OTHER: dict[Side, Side] = {"ours": "theirs", "theirs": "ours"}


@dataclass(frozen=True)
class Dispute:
    """`about` is the record that it is told of; `column` its column or field, empty for the record as a whole."""

    about: Key
    column: str
    cells: frozenset[Cell] = frozenset()
    rows: frozenset[Key] = frozenset()
    none: str = ""  # the field that one of them states to be none
    removed_by: Side | None = None

    @property
    def name(self) -> str:
        """By which a decision names it."""
        return ":".join((*self.about, self.column))


def of_cells(key: Key, clashing: list[cells.Columns]) -> Iterator[Dispute]:
    """One row, in columns that both changed."""
    for columns in clashing:
        yield Dispute(key, columns[0], frozenset((key, name) for name in columns))


def row(sides: Sides, side: Side) -> Row | None:
    """The row as one of the copies has it."""
    return sides.ours if side == "ours" else sides.theirs


def base(sides: Sides, side: Side) -> Row | None:
    """The row as one of the copies remembers it from their common past."""
    return sides.base_ours if side == "ours" else sides.base_theirs


@cache
def links_of(table: str) -> tuple[tuple[str, str], ...]:
    """Column and table of everything that a row of this table points at without belonging to it."""
    if (cls := BY_TABLE.get(table)) is None:
        return ()
    kinds = [(one.name, one.kind) for one in cls.fields]
    return tuple(
        (f"{name}_id", table_name(kind.target))
        for name, kind in kinds
        if isinstance(kind, Link) and not isinstance(kind, Links)
    )


@cache
def belongs_to(table: str) -> tuple[tuple[str, str], ...]:
    """Column and table of everything without which a row of this table cannot be: its owner, or the ends of a link."""
    if cls := BY_TABLE.get(table):
        return tuple((f"{table_name(owner)}_id", table_name(owner)) for owner in cls.owners)
    linking, one = link_tables()[table]
    target = table_name(one.kind.target)  # type: ignore[attr-defined]
    return ((f"{linking.__tablename__}_id", linking.__tablename__), (f"{target}_id", target))


@cache
def _rows_fields() -> dict[tuple[str, str], str]:
    """Table of the owner and table of the rows, to the field."""
    return {
        (cls.__tablename__, table_name(one.kind.target)): one.name
        for cls in ALL
        for one in cls.fields
        if isinstance(one.kind, Rows)
    }


def place_of(key: Key, one: Row) -> tuple[Key, str] | None:
    """The record and the field in which a row or a link stands."""
    table = key[0]
    for column, owner in belongs_to(table):
        if one.get(column):
            name = link_tables()[table][1].name if table in link_tables() else _rows_fields()[owner, table]
            return (owner, one[column]), name
    return None


def without_cells(disputes: list[Dispute], taken: frozenset[Cell]) -> list[Dispute]:
    """The disputes without some cells, which are decided elsewhere."""
    rest = [replace(one, cells=one.cells - taken) for one in disputes]
    return [one for one in rest if one.cells or one.rows or one.none]
