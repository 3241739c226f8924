"""Apply a difference: rows with a before and an after, refused row by row where the before does not match.

A row may have been recorded in an older form of the register; this is the one place that says where it lies today.
"""

import json
from collections.abc import Iterable, Mapping
from typing import Any

from sqlalchemy import Connection, Table

from ropa_desktop.register.kinds import Link, Links, Rows
from ropa_desktop.register.records import ALL, BY_TABLE
from ropa_desktop.store.recording import RowChange, as_json, row_key
from ropa_desktop.store.tables import RECORDED

_TABLES: dict[str, Table] = {table.name: table for table in RECORDED}


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


def apply(connection: Connection, difference: Iterable[RowChange]) -> list[RowChange]:
    """Write each row's after where its before is what stands there; give back those where it is not."""
    connection.exec_driver_sql("PRAGMA defer_foreign_keys=ON")  # rows come in any order
    refused = []
    for change in difference:
        table = table_of(change.table)
        if _standing(connection, table, change.row_id) != _given(table, change.before):
            refused.append(change)
        else:
            _write(connection, table, change)
    return refused


def _standing(connection: Connection, table: Table, row_id: str) -> dict[str, Any] | None:
    found = connection.exec_driver_sql(
        f"SELECT {as_json(table, 'r')} FROM {table.name} r WHERE {row_key(table, 'r')} = ?", (row_id,)
    ).scalar()
    return _given(table, found)


def _given(table: Table, row: str | None) -> dict[str, Any] | None:
    """A row without its empty columns: one that came later was not recorded as empty."""
    if row is None:
        return None
    return {name: value for name, value in row_of(names_of(table), row).items() if value is not None}


def _write(connection: Connection, table: Table, change: RowChange) -> None:
    where = f"{row_key(table, table.name)} = ?"
    if change.after is None:
        connection.exec_driver_sql(f"DELETE FROM {table.name} WHERE {where}", (change.row_id,))
        return
    values = row_of(names_of(table), change.after)
    if change.before is None:
        names = ", ".join(f'"{name}"' for name in values)
        marks = ", ".join("?" * len(values))
        connection.exec_driver_sql(f"INSERT INTO {table.name} ({names}) VALUES ({marks})", tuple(values.values()))
        return
    sets = ", ".join(f'"{name}" = ?' for name in values)
    connection.exec_driver_sql(f"UPDATE {table.name} SET {sets} WHERE {where}", (*values.values(), change.row_id))
