"""Check a register: does SQLite hold together, and do its steps, replayed from nothing, give what is stored?"""

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy import Connection, select
from sqlcipher3 import dbapi2

from ropa_desktop.i18n import _
from ropa_desktop.store import search, steps
from ropa_desktop.store.recording import RowChange, as_json, row_key
from ropa_desktop.store.tables import DOCUMENT_FILE, RECORDED, STEP, STEP_ROW

Contents = dict[tuple[str, str], dict[str, object]]


@dataclass(frozen=True)
class Fault:
    """What does not hold, in words; `step` is the first step at which it shows."""

    sentence: str
    step: int | None = None


def verify(connection: Connection) -> list[Fault]:
    """Everything that does not hold; empty where all does."""
    return [*_sqlite(connection), *_history(connection), *_search(connection), *_files(connection)]


def _sqlite(connection: Connection) -> Iterator[Fault]:
    for (said,) in connection.exec_driver_sql("PRAGMA integrity_check"):
        if said != "ok":
            yield Fault(_("The file is damaged: {what}.").format(what=said))
    for table, *_rest in connection.exec_driver_sql("PRAGMA foreign_key_check"):
        yield Fault(_("A row of {table} belongs to a record that is not there.").format(table=table))


def _history(connection: Connection) -> Iterator[Fault]:
    replayed: Contents = {}
    previous, expected = steps.ORIGIN, 1
    for row in connection.execute(select(STEP).order_by(STEP.c.number)):
        step = steps.Step(*row)
        rows = _rows(connection, step.number)
        title = step.title_digest or step.title
        sealed = steps.step_hash(
            previous, step.number, step.at, step.author, title, step.kind, step.target, [one[2] for one in rows]
        )
        whole = step.salt is None or steps.title_digest(step.salt, step.title) == step.title_digest
        if step.number != expected or sealed != step.hash or not whole:
            yield Fault(_("Step {n} was changed, or a step before it is gone.").format(n=step.number), step.number)
            return
        if fault := _replay(replayed, step.number, rows):
            yield fault
            return
        previous, expected = step.hash, expected + 1
    yield from _compare(replayed, connection)


def _rows(connection: Connection, number: int) -> list[tuple[str, RowChange, str]]:
    table = STEP_ROW.c
    found = connection.execute(
        select(table.salt, table.table_name, table.row_id, table.root_id, table.before, table.after, table.digest)
        .where(table.step == number)
        .order_by(table.position)
    )
    return [(row[0], RowChange(*row[1:6]), row[6]) for row in found]


def _replay(contents: Contents, number: int, rows: list[tuple[str, RowChange, str]]) -> Fault | None:
    for salt, change, digest in rows:
        if steps.row_digest(salt, change) != digest:
            return Fault(_("A row of step {n} was changed.").format(n=number), number)
        key = (change.table, change.row_id)
        if contents.get(key) != _given(change.before):
            return Fault(_("Step {n} does not follow from the steps before it.").format(n=number), number)
        if (after := _given(change.after)) is None:
            contents.pop(key, None)
        else:
            contents[key] = after
    return None


def _compare(replayed: Contents, connection: Connection) -> Iterator[Fault]:
    for table in RECORDED:
        stored = {
            row_id: _given(row)
            for row_id, row in connection.exec_driver_sql(
                f"SELECT {row_key(table, 'r')}, {as_json(table, 'r')} FROM {table.name} r"
            )
        }
        told = {row_id: row for (name, row_id), row in replayed.items() if name == table.name}
        wrong = [row_id for row_id in stored.keys() | told.keys() if stored.get(row_id) != told.get(row_id)]
        if wrong:
            words = _("{n} rows of {table} are not what the recorded steps say; they were changed from outside.")
            yield Fault(words.format(n=len(wrong), table=table.name))


def _given(row: str | None) -> dict[str, object] | None:
    """A row without its empty columns: a column that a later version added does not matter."""
    return None if row is None else {name: value for name, value in json.loads(row).items() if value is not None}


def _search(connection: Connection) -> Iterator[Fault]:
    # A row that could belong to several owners has a text for each, and no root but for the one it has.
    texts = f"SELECT * FROM ({' UNION ALL '.join(search.texts())}) WHERE root_id IS NOT NULL"
    kept = "SELECT row_id, root_id, words FROM search_text"
    differ = [f"SELECT * FROM ({one} EXCEPT {other})" for one, other in ((texts, kept), (kept, texts))]
    told = any(connection.exec_driver_sql(f"{statement} LIMIT 1").first() for statement in differ)
    if told or not _index_holds(connection):
        yield Fault(_("The search index does not match the texts."))


def _index_holds(connection: Connection) -> bool:
    """FTS5 checks its index by a command that counts as a write, so a copy is asked: the file may be read-only."""
    copy = dbapi2.connect(":memory:", isolation_level=None)
    try:
        connection.connection.dbapi_connection.backup(copy)  # type: ignore[union-attr]
        copy.execute("INSERT INTO search (search, rank) VALUES ('integrity-check', 1)")
    except dbapi2.DatabaseError as error:
        if "malformed" not in str(error):
            raise
        return False
    finally:
        copy.close()
    return True


def _files(connection: Connection) -> Iterator[Fault]:
    for sha256, content in connection.execute(select(DOCUMENT_FILE)):
        if hashlib.sha256(content).hexdigest() != sha256:
            yield Fault(_("The kept file {sha256} is not the one that was added.").format(sha256=sha256[:16]))
