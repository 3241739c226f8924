"""Catches every write, of whatever way, as rows before and after: triggers as near to SQLite as one can stand.

The triggers are temporary, so the file itself holds none, and any trigger found in a file is foreign.
"""

import json
import re
from functools import cache
from typing import Any, NamedTuple

from sqlalchemy import Connection, String, Table

from ropa_desktop.register.record import Record, table_name
from ropa_desktop.register.records import BY_TABLE
from ropa_desktop.store.tables import RECORDED


class RowChange(NamedTuple):
    """One row before and after, each as JSON or None; `root_id` is the record that it belongs to."""

    table: str
    row_id: str
    root_id: str
    before: str | None
    after: str | None

    def inverse(self) -> "RowChange":
        """The change that takes this one back."""
        return RowChange(self.table, self.row_id, self.root_id, self.after, self.before)


def install(connection: Connection) -> None:
    """Put the triggers onto this connection; a write outside a step is refused by them."""
    connection.exec_driver_sql("CREATE TEMP TABLE recording (step INTEGER)")
    connection.exec_driver_sql(
        "CREATE TEMP TABLE touched (number INTEGER PRIMARY KEY, table_name TEXT, row_id TEXT, root_id TEXT,"
        " before TEXT, after TEXT)"
    )
    for table in RECORDED:
        for event, old, new in (("INSERT", False, True), ("UPDATE", True, True), ("DELETE", True, False)):
            side = "NEW" if new else "OLD"
            connection.exec_driver_sql(
                f"CREATE TEMP TRIGGER record_{event}_{table.name} AFTER {event} ON main.{table.name} BEGIN"
                " SELECT RAISE(ABORT, 'a write outside a step') WHERE NOT EXISTS (SELECT 1 FROM recording);"
                " INSERT INTO touched (table_name, row_id, root_id, before, after) VALUES ("
                f"'{table.name}', {row_key(table, side)}, {_root(table, side)},"
                f" {as_json(table, 'OLD') if old else 'NULL'}, {as_json(table, 'NEW') if new else 'NULL'}); END"
            )


def start(connection: Connection) -> None:
    """From here on writes are recorded."""
    connection.exec_driver_sql("DELETE FROM touched")
    connection.exec_driver_sql("INSERT INTO recording VALUES (1)")


def stop(connection: Connection) -> None:
    """From here on writes are refused."""
    connection.exec_driver_sql("DELETE FROM recording")
    connection.exec_driver_sql("DELETE FROM touched")


def collect(connection: Connection) -> list[RowChange]:
    """What was written since the start, each row once, in the order of its first touch."""
    raw: Any = connection.connection.dbapi_connection  # SQLAlchemy's result rows cost as much again
    first: dict[tuple[str, str], RowChange] = {}
    for row in map(
        RowChange._make, raw.execute("SELECT table_name, row_id, root_id, before, after FROM touched ORDER BY number")
    ):
        if known := first.get(row[:2]):
            root_id = known.root_id if row.after is None else row.root_id  # as it was when the step began
            row = row._replace(root_id=root_id, before=known.before)
        first[row[:2]] = row
    return [change for change in first.values() if change.before != change.after]


def root_of(change: RowChange) -> str:
    """The record that a row belongs to, as its own columns say it; the recorded one has to be the same."""
    cls = BY_TABLE.get(change.table)
    if cls is None:
        return change.row_id.partition(":")[0]
    if not cls.owners:
        return change.row_id
    told = change.after or change.before or "{}"
    if len(found := _owner_in(cls).findall(told)) == 1:
        return str(found[0])
    row = json.loads(told)
    owners = (row.get(f"{table_name(owner)}_id") for owner in cls.owners)
    return next((owner for owner in owners if owner), change.row_id)


@cache
def _owner_in(cls: type[Record]) -> re.Pattern[str]:
    """Finds the owners without reading the row; inside of a text the quotes would have backslashes."""
    return re.compile(f'"(?:{"|".join(table_name(owner) for owner in cls.owners)})_id":"([^"\\\\]+)"')


def columns(table: Table) -> list[str]:
    """The columns in the order in which they are recorded: by name, so that two makers agree."""
    return sorted(column.name for column in table.columns)


def as_json(table: Table, alias: str) -> str:
    """SQL that gives a row as JSON."""
    return "json_object(" + ", ".join(f"'{name}', {alias}.\"{name}\"" for name in columns(table)) + ")"


def row_key(table: Table, alias: str) -> str:
    """SQL that gives a row's id; a link row is known by the two records that it joins."""
    keys = [f'{alias}."{column.name}"' for column in table.primary_key.columns]
    if len(keys) > 1:
        return " || ':' || ".join(keys)
    # A number is recorded as text; to cast a text as well would keep SQLite from its index.
    return keys[0] if isinstance(table.primary_key.columns[0].type, String) else f"CAST({keys[0]} AS TEXT)"


def _root(table: Table, alias: str) -> str:
    cls = BY_TABLE.get(table.name)
    if cls is None:  # a link row belongs to the record that links
        return f'{alias}."{next(iter(table.columns)).name}"'
    owners = [f'{alias}."{table_name(owner)}_id"' for owner in cls.owners]
    return f"COALESCE({', '.join([*owners, f'{alias}.id'])})" if owners else f"{alias}.id"
