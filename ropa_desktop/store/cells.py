"""Cells that this program never writes: bytes where a text belongs, a day that no calendar has, JSON that is none."""

from collections.abc import Iterator
from functools import cache

from sqlalchemy import Boolean, Column, Connection, Date, Integer, LargeBinary, Table

from ropa_desktop.register.kinds import Period
from ropa_desktop.register.records import BY_TABLE
from ropa_desktop.store.tables import STEP_ROW, metadata

_DAY = "[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]"


def odd(connection: Connection) -> Iterator[tuple[str, str, str]]:
    """Table, row and column of the first such cell of each table."""
    for table in metadata.tables.values():
        if (found := connection.exec_driver_sql(_statement(table)).first()) is not None:
            yield table.name, str(found[0])[:60], str(found[1])


@cache
def _statement(table: Table) -> str:
    checks = {column.name: _check(table, column) for column in table.columns}
    key = " || ':' || ".join(f"quote({column.name})" for column in table.primary_key.columns)
    cases = " ".join(f"WHEN NOT ({check}) THEN '{name}'" for name, check in checks.items())
    return f"SELECT * FROM (SELECT {key}, CASE {cases} END AS odd FROM {table.name}) WHERE odd IS NOT NULL LIMIT 1"


def _check(table: Table, column: Column[object]) -> str:
    name = f'"{column.name}"'
    if isinstance(column.type, Date):
        right = f"typeof({name}) = 'text' AND {name} GLOB '{_DAY}' AND {name} >= '0001' AND date({name}) IS {name}"
    elif isinstance(column.type, Boolean):
        right = f"typeof({name}) = 'integer' AND {name} IN (0, 1)"
    elif isinstance(column.type, Integer):
        right = f"typeof({name}) = 'integer'"
    elif isinstance(column.type, LargeBinary):
        right = f"typeof({name}) = 'blob'"
    elif table is STEP_ROW and column.name in ("before", "after"):
        right = f"typeof({name}) = 'text' AND json_valid({name}) AND json_type({name}) = 'object'"
    elif _is_period(table, column):
        right = f"{name} GLOB 'P[0-9]*[DWMY]' AND substr({name}, 2, length({name}) - 2) NOT GLOB '*[^0-9]*'"
    else:
        right = f"typeof({name}) = 'text' AND instr({name}, char(0)) = 0"
    return f"{right} OR {name} IS NULL" if column.nullable else right


def _is_period(table: Table, column: Column[object]) -> bool:
    cls = BY_TABLE.get(table.name)
    return cls is not None and any(one.name == column.name and isinstance(one.kind, Period) for one in cls.fields)
