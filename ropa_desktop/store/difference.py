"""Apply a difference: rows with a before and an after, refused row by row where the before does not match.

A row may have been recorded in an older form of the register; this is the one place that says where it lies today.
"""

import json
from collections.abc import Callable, Mapping, Sequence
from typing import Any, NamedTuple

from sqlalchemy import Connection, Table

from ropa_desktop.register.kinds import Link, Links, Rows
from ropa_desktop.register.records import ALL, BY_TABLE
from ropa_desktop.store.recording import RowChange, as_json, row_key
from ropa_desktop.store.tables import RECORDED

_TABLES: dict[str, Table] = {table.name: table for table in RECORDED}
_OFTEN = 100  # rows after which it is told how far it is

Progress = Callable[[int, int], None]


def table_of(recorded: str) -> Table:
    """The table in which rows recorded under this name lie today; a field's links may have had another one."""
    if recorded in _TABLES:
        return _TABLES[recorded]
    before = {
        f"{cls.__tablename__}_{name}": f"{cls.__tablename__}_{one.name}"
        for cls in ALL
        for one in cls.fields
        if isinstance(one.kind, Links) and not isinstance(one.kind, Rows)
        for name in one.was
    }
    return _TABLES[before[recorded]]


def names_of(table: Table) -> dict[str, str]:
    """The column of today for each name under which a column of the table may have been recorded."""
    names = {column.name: column.name for column in table.columns}
    for one in BY_TABLE[table.name].fields if table.name in BY_TABLE else ():
        if not isinstance(one.kind, Links):
            link = "_id" if isinstance(one.kind, Link) else ""
            names |= {f"{name}{link}": f"{one.name}{link}" for name in one.was}
    return names


def row_of(names: Mapping[str, str], recorded: str) -> dict[str, Any]:
    """A recorded row by the columns of today; what the register no longer asks is left out."""
    return {names[name]: value for name, value in json.loads(recorded).items() if name in names}


class _Place(NamedTuple):
    """Where rows recorded under one name lie today, and how one of them is looked up."""

    table: str
    names: Mapping[str, str]
    where: str
    look: str


def apply(
    connection: Connection, difference: Sequence[RowChange], progress: Progress = lambda _done, _total: None
) -> list[RowChange]:
    """Write each row's after where its before is what stands there; give back those where it is not."""
    raw: Any = connection.connection.dbapi_connection  # SQLAlchemy's way to a statement takes as long as the statement
    raw.execute("PRAGMA defer_foreign_keys=ON")  # rows come in any order
    places: dict[str, _Place] = {}
    refused = []
    for number, change in enumerate(difference):
        if number % _OFTEN == 0:
            progress(number, len(difference))
        place = places.get(change.table)
        if place is None:
            place = places[change.table] = _place(change.table)
        if _stands(raw, place, change):
            _write(raw, place, change)
        else:
            refused.append(change)
    return refused


def _place(recorded: str) -> _Place:
    table = table_of(recorded)
    look = f"SELECT {as_json(table, 'r')} FROM {table.name} r WHERE {row_key(table, 'r')} = ?"
    return _Place(table.name, names_of(table), f"{row_key(table, table.name)} = ?", look)


def _stands(raw: Any, place: _Place, change: RowChange) -> bool:
    found = raw.execute(place.look, (change.row_id,)).fetchone()
    standing = found[0] if found else None
    return standing == change.before or _given(place, standing) == _given(place, change.before)


def _given(place: _Place, row: str | None) -> dict[str, Any] | None:
    """A row without its empty columns: one that came later was not recorded as empty."""
    if row is None:
        return None
    return {name: value for name, value in row_of(place.names, row).items() if value is not None}


def _write(raw: Any, place: _Place, change: RowChange) -> None:
    if change.after is None:
        raw.execute(f"DELETE FROM {place.table} WHERE {place.where}", (change.row_id,))
        return
    values = row_of(place.names, change.after)
    if change.before is None:
        names = ", ".join(f'"{name}"' for name in values)
        marks = ", ".join("?" * len(values))
        raw.execute(f"INSERT INTO {place.table} ({names}) VALUES ({marks})", tuple(values.values()))
        return
    before = row_of(place.names, change.before)  # what it says already would have its indexes written anew
    values = {name: value for name, value in values.items() if name not in before or before[name] != value}
    if values:
        sets = ", ".join(f'"{name}" = ?' for name in values)
        raw.execute(f"UPDATE {place.table} SET {sets} WHERE {place.where}", (*values.values(), change.row_id))
