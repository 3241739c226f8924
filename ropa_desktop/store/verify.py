"""Check a register: does SQLite hold together, and do its steps, replayed from nothing, give what is stored?"""

import hashlib
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from sqlalchemy import Connection, select
from sqlcipher3 import dbapi2

from ropa_desktop.errors import KnownError
from ropa_desktop.i18n import _
from ropa_desktop.store import file, recording, redaction, search, steps
from ropa_desktop.store.recording import RowChange, as_json, row_key
from ropa_desktop.store.tables import DELIVERY, DOCUMENT_FILE, RECORDED, REDACTION, STEP, STEP_ROW

Contents = dict[tuple[str, str], dict[str, object]]
_Seal = tuple[str, str]  # salt and digest
DIGITS = 16  # of a hash, as documents print it


@dataclass(frozen=True)
class Fault:
    """What does not hold, in words; `step` is the first step at which it shows."""

    sentence: str
    step: int | None = None


def verify(connection: Connection) -> list[Fault]:
    """Everything that does not hold; empty where all does."""
    parts = (_sqlite, _history, _deliveries, _search, _files)
    return [fault for part in parts for fault in part(connection)]


def printed(connection: Connection, document: str) -> Fault | None:
    """What does not hold of a step and the beginning of its hash, as a document prints them; None where both do."""
    number, *rest = re.findall(r"\b[0-9a-f]+\b", document.lower()) or [""]
    beginning = "".join(rest)
    if not number.isdecimal() or len(beginning) < DIGITS:
        raise KnownError(_("Give the number of the step and the {n} digits behind it.").format(n=DIGITS))
    found = connection.execute(select(STEP.c.hash).where(STEP.c.number == int(number[:18]))).scalar()
    if found is not None and found.startswith(beginning):
        return None
    words = _("The document shows a step {n} that this register does not hold.")
    return Fault(words.format(n=number), int(number[:18]))


def _sqlite(connection: Connection) -> Iterator[Fault]:
    for (said,) in connection.exec_driver_sql("PRAGMA integrity_check"):
        if said != "ok":
            yield Fault(_("The file is damaged: {what}.").format(what=said))
    for table, *_rest in connection.exec_driver_sql("PRAGMA foreign_key_check"):
        yield Fault(_("A row of {table} belongs to a record that is not there.").format(table=table))


def _history(connection: Connection) -> Iterator[Fault]:
    replayed: Contents = {}
    erased = _erased(connection)
    previous, expected = steps.ORIGIN, 1
    for row in connection.execute(select(STEP).order_by(STEP.c.number)):
        step = steps.Step(*row)
        rows = _rows(connection, step.number)
        title = step.title_digest or step.title
        sealed = steps.step_hash(
            previous, step.number, step.at, step.author, title, step.kind, step.target, [one[2] for one in rows]
        )
        salt, digest = erased.get((step.number, redaction.TITLE), (step.salt, step.title_digest))
        whole = salt is None or steps.title_digest(salt, step.title) == digest
        if step.number != expected or sealed != step.hash or not whole:
            yield Fault(_("Step {n} was changed, or a step before it is gone.").format(n=step.number), step.number)
            return
        if fault := _replay(replayed, step.number, rows, erased):
            yield fault
            return
        previous, expected = step.hash, expected + 1
    yield from _compare(replayed, connection)


def _erased(connection: Connection) -> dict[tuple[int, int], _Seal]:
    """The seals of what is left of rows and titles; that these are genuine shows when the steps are replayed."""
    return {(row[0], row[1]): (row[2], row[3]) for row in connection.execute(select(REDACTION))}


def _rows(connection: Connection, number: int) -> list[tuple[str, RowChange, str]]:
    table = STEP_ROW.c
    found = connection.execute(
        select(table.salt, table.table_name, table.row_id, table.root_id, table.before, table.after, table.digest)
        .where(table.step == number)
        .order_by(table.position)
    )
    return [(row[0], RowChange(*row[1:6]), row[6]) for row in found]


def _replay(
    contents: Contents, number: int, rows: list[tuple[str, RowChange, str]], erased: Mapping[tuple[int, int], _Seal]
) -> Fault | None:
    for position, (salt, change, digest) in enumerate(rows):
        salt, digest = erased.get((number, position), (salt, digest))
        if steps.row_digest(salt, change) != digest or change.root_id != recording.root_of(change):
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


def _deliveries(connection: Connection) -> Iterator[Fault]:
    hashes: dict[int, str] = dict(connection.exec_driver_sql("SELECT number, hash FROM step").all())
    mark = steps.marked(connection)
    noted = connection.execute(select(DELIVERY.c.step, DELIVERY.c.state, DELIVERY.c.file_name)).all()
    if mark and hashes.get(mark[0]) != mark[1]:
        words = _("A document was noted at step {n}, and this history does not hold that step: its end is cut off.")
        yield Fault(words.format(n=mark[0]), mark[0])
    elif noted and not mark:
        yield Fault(_("The note of the last document that was handed over is gone."))
    for number, state, name in noted:
        if hashes.get(number, "" if number == 0 else None) != state:
            words = _("{name} shows step {n}, and this history does not hold it.")
            yield Fault(words.format(name=name, n=number), number)


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
    copy = file.copy_of(connection.connection.dbapi_connection)
    try:
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
