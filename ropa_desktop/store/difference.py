"""Apply a difference: rows with a before and an after, refused row by row where the before does not match."""

import json
from collections.abc import Iterable

from sqlalchemy import Connection, Table

from ropa_desktop.store.recording import RowChange, as_json, row_key
from ropa_desktop.store.tables import RECORDED

_TABLES: dict[str, Table] = {table.name: table for table in RECORDED}


def apply(connection: Connection, difference: Iterable[RowChange]) -> list[RowChange]:
    """Write each row's after where its before is what stands there; give back those where it is not."""
    connection.exec_driver_sql("PRAGMA defer_foreign_keys=ON")  # rows come in any order
    refused = []
    for change in difference:
        table = _TABLES[change.table]
        if _standing(connection, table, change.row_id) != _normal(change.before):
            refused.append(change)
        else:
            _write(connection, table, change)
    return refused


def _standing(connection: Connection, table: Table, row_id: str) -> str | None:
    found = connection.exec_driver_sql(
        f"SELECT {as_json(table, 'r')} FROM {table.name} r WHERE {row_key(table, 'r')} = ?", (row_id,)
    ).scalar()
    return _normal(found)


def _normal(row: str | None) -> str | None:
    return json.dumps(json.loads(row), sort_keys=True) if row is not None else None


def _write(connection: Connection, table: Table, change: RowChange) -> None:
    where = f"{row_key(table, table.name)} = ?"
    if change.after is None:
        connection.exec_driver_sql(f"DELETE FROM {table.name} WHERE {where}", (change.row_id,))
        return
    values = {name: value for name, value in json.loads(change.after).items() if name in table.columns}
    if change.before is None:
        names = ", ".join(f'"{name}"' for name in values)
        marks = ", ".join("?" * len(values))
        connection.exec_driver_sql(f"INSERT INTO {table.name} ({names}) VALUES ({marks})", tuple(values.values()))
        return
    sets = ", ".join(f'"{name}" = ?' for name in values)
    connection.exec_driver_sql(f"UPDATE {table.name} SET {sets} WHERE {where}", (*values.values(), change.row_id))
