"""What it costs that every write is a step: 10,000 rows at once, and one field of a form.

The floor is the same write on the same kind of file without triggers and steps. Before it is stored, a step brings the
search index to date; that is no recording, so the lines of 10,000 rows leave it out on both sides or have it on both.
"""

import shutil
from collections.abc import Callable, Iterator
from functools import partial
from itertools import count
from pathlib import Path
from typing import Any
from unittest import mock

from sqlalchemy.orm import Session

from benchmarks.measure import Measured, folder, ratio, register
from ropa_desktop.register.activities import ProcessingActivity
from ropa_desktop.store import search
from ropa_desktop.store.recording import RowChange
from ropa_desktop.store.register import Register

TABLE = ProcessingActivity.__tablename__
Write = Callable[[Register], object]


def run() -> Iterator[Measured]:
    with _copy("recorded") as ours, _copy("plain") as plain:
        _without_triggers(plain)
        row_id = _ids(ours)[0]
        update, index = _updating(ours), _indexing(ours)
        yield ratio(
            "update of 10,000 rows as a step, with the index",
            partial(_stepped, ours, update), partial(_plainly, plain, update, index), 2.5, turns=3,
        )  # fmt: skip
        with mock.patch.object(search, "update"):
            for what, write in (("insert", _inserting(ours)), ("update", update)):
                stepped, bare = partial(_stepped, ours, write), partial(_plainly, plain, write)
                yield ratio(f"{what} of 10,000 rows as a step", stepped, bare, 2.5)
        yield _one_field(ours, plain, row_id)


def _without_triggers(register: Register) -> None:
    run = register.connection.exec_driver_sql
    for name in run("SELECT name FROM temp.sqlite_master WHERE type = 'trigger'").scalars().all():
        run(f"DROP TRIGGER {name}")


def _copy(name: str) -> Register:
    return Register.open(Path(shutil.copy(register(10_000), folder() / f"{name}.ropa")), "A. Author")


def _stepped(register: Register, write: Write) -> None:
    with register.step("What is measured"):
        write(register)


def _plainly(register: Register, *writes: Write) -> None:
    register.connection.exec_driver_sql("BEGIN IMMEDIATE")
    for write in writes:
        write(register)
    register.connection.exec_driver_sql("COMMIT")


def _updating(register: Register) -> Write:
    ids, turns = _ids(register), count()

    def write(of: Register) -> None:
        words = f"Department {next(turns)}"
        _raw(of).executemany(f"UPDATE {TABLE} SET department = ? WHERE id = ?", [(words, one) for one in ids])

    return write


def _inserting(register: Register) -> Write:
    rows, turns = _raw(register).execute(f"SELECT * FROM {TABLE} ORDER BY id").fetchall(), count()
    marks = ", ".join("?" * len(rows[0]))
    place = ProcessingActivity.__table__.columns.keys().index("id")

    def write(of: Register) -> None:
        begin = f"{next(turns):08x}"
        _raw(of).executemany(
            f"INSERT INTO {TABLE} VALUES ({marks})",
            [(*row[:place], begin + row[place][8:], *row[place + 1 :]) for row in rows],
        )

    return write


def _indexing(register: Register) -> Write:
    changed = [RowChange(TABLE, one, one, None, "") for one in _ids(register)]
    return lambda of: search.update(of.connection, changed)


def _one_field(ours: Register, plain: Register, row_id: str) -> Measured:
    """Through the ORM, as a form writes; here the floor does without the index."""
    turns = count()
    session = Session(bind=plain.connection, expire_on_commit=False)  # the register's own writes in steps only
    stepped, bare = ours.get(ProcessingActivity, row_id), session.get(ProcessingActivity, row_id)
    assert stepped is not None
    assert bare is not None

    def write(_of: Register) -> None:
        stepped.department = f"Department {next(turns)}"

    def write_bare(_of: Register) -> None:
        bare.department = f"Department {next(turns)}"
        session.flush()

    return ratio(
        "one field as a step", partial(_stepped, ours, write), partial(_plainly, plain, write_bare), 3, turns=25
    )


def _ids(register: Register) -> list[str]:
    return [one for (one,) in _raw(register).execute(f"SELECT id FROM {TABLE} ORDER BY id")]


def _raw(register: Register) -> Any:
    return register.connection.connection.dbapi_connection
