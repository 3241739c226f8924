"""A register of 10,000 activities and 40,000 steps as it stood then, until the first page of its list is there.

The floor knows what it is to find: a copy into memory, then the rows that are to be there and those that are not,
written by as many plain statements, and the same page. It reads no steps.
"""

import json
from collections import defaultdict
from collections.abc import Iterator
from contextlib import closing
from datetime import datetime
from functools import partial
from typing import Any

from benchmarks.measure import Measured, lived, ratio, timed
from ropa_desktop.store import file
from ropa_desktop.store.as_of import Moment, as_of
from ropa_desktop.store.compare import differing
from ropa_desktop.store.lists import LISTINGS, PAGE
from ropa_desktop.store.register import Register

STEPS = 40_000
Statements = dict[str, list[tuple[Any, ...]]]  # each with all that it is to be done with


def run() -> Iterator[Measured]:
    with Register.open(lived(10_000, STEPS), read_only=True) as now:
        half = str(_raw(now).execute("SELECT at FROM step WHERE number = ?", (STEPS // 2,)).fetchone()[0])
        for what, moment in (("the middle", datetime.fromisoformat(half)), ("step 1", 1)):
            ours = partial(_opened, now, moment)
            yield timed(f"as of {what} of {STEPS:,} steps, to the list", ours, 1.5)
            yield ratio(
                f"as of {what}, against writing what is known", ours, partial(_written, now, _known(now, moment)), 3
            )


def _opened(now: Register, moment: Moment) -> None:
    with as_of(now, moment) as then:
        _page(_raw(then))


def _known(now: Register, moment: Moment) -> Statements:
    """How today's rows become those of then."""
    statements: Statements = defaultdict(list)
    with as_of(now, moment) as then:
        for change in differing(now, then):
            row = json.loads(change.after or change.before or "{}")
            if change.after:
                marks = ", ".join("?" * len(row))
                statements[f"REPLACE INTO {change.table} ({', '.join(map(_quoted, row))}) VALUES ({marks})"].append(
                    tuple(row.values())
                )
            else:
                key = row if "id" not in row else {"id": row["id"]}
                where = " AND ".join(f"{_quoted(name)} = ?" for name in key)
                statements[f"DELETE FROM {change.table} WHERE {where}"].append(tuple(key.values()))
    return statements


def _written(now: Register, statements: Statements) -> None:
    with closing(file.copy_of(_raw(now))) as copy:
        copy.execute("BEGIN")
        for statement, values in statements.items():
            copy.executemany(statement, values)
        copy.execute("COMMIT")
        _page(copy)


def _page(raw: Any) -> None:
    listing = LISTINGS["ProcessingActivity"]
    listing.rows(raw, listing.ids(raw)[:PAGE])


def _quoted(name: str) -> str:
    return f'"{name}"'


def _raw(register: Register) -> Any:
    return register.connection.connection.dbapi_connection
