"""A register as it stood at the end of a day, at a moment, or after a step: a copy in memory, to read.

The steps since are not undone one by one: for each row that they touched, the first `before` is what stood there then.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime, time
from itertools import groupby
from operator import itemgetter
from typing import Any

from sqlalchemy import Column, Connection, Table
from sqlalchemy.exc import DatabaseError
from sqlalchemy.sql.schema import ScalarElementColumnDefault
from sqlcipher3 import dbapi2

from ropa_desktop.errors import KnownError
from ropa_desktop.i18n import _
from ropa_desktop.register.record import table_name
from ropa_desktop.register.records import BY_TABLE
from ropa_desktop.store import difference, search, steps
from ropa_desktop.store.register import Register
from ropa_desktop.store.tables import RECORDED, SEARCH_TEXT, STEP, STEP_ROW

Moment = date | datetime | int  # a day, which means its end where one is; a time with its zone; the number of a step
_LOCAL_YEARS = range(1971, 3000)  # a system may know no local time outside of them
_BROKEN = (DatabaseError, dbapi2.DatabaseError, LookupError, ValueError)  # of steps that somebody else has written

# One narrow pass finds the first touch of each row; only then are the rows themselves read.
_FIRST = """
SELECT r.table_name, r.row_id, r.before FROM step_row r JOIN (
  SELECT min(step << 32 | position) AS first FROM step_row WHERE step > ? GROUP BY table_name, row_id
) ON r.step = first >> 32 AND r.position = first & 4294967295 ORDER BY r.table_name
"""


def step_at(connection: Connection, moment: Moment) -> int:
    """The number of the last step that was recorded not later, 0 before the first; KnownError for a step to come.

    Steps stand in the order of their numbers, whatever a clock that jumped says.
    """
    if isinstance(moment, int):
        head = steps.head(connection)
        last = head.number if head else 0
        if not 0 <= moment <= last:
            raise KnownError(_("There is no step {n}; the last one is step {last}.").format(n=moment, last=last))
        return moment
    if isinstance(moment, datetime):
        until = moment.astimezone(UTC)
    else:
        zone = None if moment.year in _LOCAL_YEARS else UTC
        until = datetime.combine(moment, time.max, zone).astimezone(UTC)
    told = until.isoformat(timespec="milliseconds").replace("+00:00", "Z")
    return int(connection.exec_driver_sql("SELECT max(number) FROM step WHERE at <= ?", (told,)).scalar() or 0)


def as_of(register: Register, moment: Moment) -> Register:
    """The register as it stood then, in memory and to be read; one in which nothing was recorded yet is empty.

    Its search index is brought to date by `search.catch_up`. What was erased since stays erased.
    """
    number = step_at(register.connection, moment)
    fork = register.fork()
    try:
        _rewind(fork.connection, number)
    except _BROKEN as error:
        fork.close()
        raise KnownError(
            _("What this register held then cannot be told: its history does not hold together. Check the register.")
        ) from error
    except BaseException:
        fork.close()
        raise
    fork.as_of = _told(fork, moment)
    fork.read_only = _("It is shown as it stood on an earlier day.")
    return fork


def days(connection: Connection) -> list[tuple[date, int]]:
    """The local days on which something was recorded, the last one first, each with the number of its steps."""
    recorded = connection.exec_driver_sql("SELECT at FROM step").scalars()
    return sorted(Counter(datetime.fromisoformat(at).astimezone().date() for at in recorded).items(), reverse=True)


def _told(fork: Register, moment: Moment) -> date | datetime:
    """Until when what is shown was recorded: never later than now."""
    now = datetime.now().astimezone()
    if isinstance(moment, datetime):
        return min(moment, now)
    if isinstance(moment, int):
        last = fork.head()
        return datetime.fromisoformat(last.at) if last else date.min
    return min(moment, now.date())


def _rewind(connection: Connection, number: int) -> None:
    run = connection.exec_driver_sql
    if number == 0:  # row by row it would take ten times as long
        for table in (*RECORDED, STEP_ROW, STEP, SEARCH_TEXT):
            run(f"DELETE FROM {table.name}")
        run("INSERT INTO search (search) VALUES ('delete-all')")
        _mark(connection)
        return
    run("PRAGMA foreign_keys=ON")
    run("PRAGMA journal_mode=OFF")  # what goes wrong here is thrown away whole
    run("BEGIN")
    run("PRAGMA defer_foreign_keys=ON")  # rows come in any order; COMMIT looks at them all
    # DISTINCT would have SQLite go through the index of all roots.
    behind = set(run("SELECT root_id FROM step_row WHERE step > ?", (number,)).scalars())
    for name, found in groupby(run(_FIRST, (number,)).all(), itemgetter(0)):
        behind |= _put_back(connection, difference.table_of(name), list(found))
    run("DELETE FROM step_row WHERE step > ?", (number,))
    run("DELETE FROM step WHERE number > ?", (number,))
    _mark(connection)
    run("COMMIT")
    if behind:
        search.update_later(connection, behind)


def _put_back(connection: Connection, table: Table, found: Sequence[Any]) -> set[str]:
    """Let these rows be what they were; gives the records that they belonged to."""
    names = difference.names_of(table)
    rows = [difference.row_of(names, before) for _name, _row_id, before in found if before is not None]
    key = [column.name for column in table.primary_key.columns]
    gone = [row_id.split(":", len(key) - 1) for _name, row_id, before in found if before is None]
    raw: Any = connection.connection.dbapi_connection
    where = " AND ".join(f'"{name}" = ?' for name in key)
    raw.executemany(f"DELETE FROM {table.name} WHERE {where}", gone)
    raw.executemany(_upsert(table, key), _values(table, rows))
    owners = BY_TABLE[table.name].owners if table.name in BY_TABLE else ()
    return {row[column] for column in (f"{table_name(one)}_id" for one in owners) for row in rows if row.get(column)}


def _upsert(table: Table, key: list[str]) -> str:
    names = [column.name for column in table.columns]
    changed = ", ".join(f'"{name}" = excluded."{name}"' for name in names if name not in key)
    columns, marks = ", ".join(f'"{name}"' for name in names), ", ".join("?" * len(names))
    known = f"({', '.join(key)}) DO UPDATE SET {changed}" if changed else "DO NOTHING"
    return f"INSERT INTO {table.name} ({columns}) VALUES ({marks}) ON CONFLICT {known}"


def _values(table: Table, rows: list[dict[str, Any]]) -> Iterable[tuple[Any, ...]]:
    """Each row in the order of the columns; one that came later is as empty as it may be."""
    blank = [(column.name, None if column.nullable else _blank(column)) for column in table.columns]
    return (tuple(row.get(name, empty) for name, empty in blank) for row in rows)


def _blank(column: Column[Any]) -> Any:
    return column.default.arg if isinstance(column.default, ScalarElementColumnDefault) else None


def _mark(connection: Connection) -> None:
    """The note of the last document that was handed over goes back too."""
    connection.exec_driver_sql("DELETE FROM about WHERE key = ?", (steps.MARK,))
    query = "SELECT max(number) FROM step WHERE kind = 'delivery'"
    if last := steps.read(connection, connection.exec_driver_sql(query).scalar() or 0):
        steps.mark(connection, last)
