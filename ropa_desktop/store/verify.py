"""Check a register: does SQLite hold together, and do its steps, replayed from nothing, give what is stored?"""

import hashlib
import re
from collections.abc import Callable, Iterator

from sqlalchemy import Connection, select
from sqlcipher3 import dbapi2

from ropa_desktop.errors import KnownError
from ropa_desktop.i18n import _
from ropa_desktop.store import cells, file, search, steps
from ropa_desktop.store.replay import Fault, history
from ropa_desktop.store.tables import ABOUT, DELIVERY, DOCUMENT_FILE, STEP

DIGITS = 16  # of a hash, as documents print it


def verify(connection: Connection, progress: Callable[[int, int], None] = lambda done, total: None) -> list[Fault]:
    """Everything that does not hold; empty where all does. `progress` is told of the steps, and may raise Cancelled."""
    if broken := [*_sqlite(connection), *odd_cells(connection)]:
        return broken  # the rest cannot be told of what can hardly be read
    return [
        *_about(connection),
        *history(connection, progress),
        *_deliveries(connection),
        *_search(connection),
        *_files(connection),
    ]


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


def odd_cells(connection: Connection) -> Iterator[Fault]:
    """The cells that this program never writes, one of each table."""
    words = _("The column {column} of {table} holds in row {row} what this program never writes.")
    for table, row, column in cells.odd(connection):
        yield Fault(words.format(table=table, row=row, column=column))


def _about(connection: Connection) -> Iterator[Fault]:
    told = connection.scalar(select(ABOUT.c.value).where(ABOUT.c.key == "register_id")) or ""
    if steps.head(connection) and not re.fullmatch("[0-9a-f]{32}", told):
        yield Fault(_("The register's own id is gone, or is none that this program gives."))


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
    lacking = connection.exec_driver_sql(f"SELECT 1 FROM ({texts} EXCEPT {kept}) LIMIT 1").first()
    # Where none is lacking, there are too many only if there are more; to read all texts again took half a second.
    counted = [f"SELECT count(DISTINCT id) FROM ({texts})", "SELECT count(*) FROM search_text"]
    expected, held = (connection.exec_driver_sql(statement).scalar() for statement in counted)
    if lacking or expected != held or not _index_holds(connection):
        yield Fault(_("The search index does not match the texts."))


def _index_holds(connection: Connection) -> bool:
    """FTS5 checks its index by a command that counts as a write, so a copy is asked: the file may be read-only."""
    copy = file.copy_of(connection.connection.dbapi_connection)
    try:
        copy.execute("INSERT INTO search (search, rank) VALUES ('integrity-check', 1)")
    except dbapi2.DatabaseError:
        return False
    finally:
        copy.close()
    return True


def _files(connection: Connection) -> Iterator[Fault]:
    for (sha256,) in connection.exec_driver_sql(
        "SELECT DISTINCT file_sha256 FROM document WHERE length(file_sha256) = 64"
        " AND file_sha256 NOT GLOB '*[^0-9a-f]*' AND file_sha256 NOT IN (SELECT sha256 FROM document_file)"
    ):
        yield Fault(_("The kept file {sha256} is gone.").format(sha256=sha256[:16]))
    for sha256, content in connection.execute(select(DOCUMENT_FILE)):
        if hashlib.sha256(content).hexdigest() != sha256:
            yield Fault(_("The kept file {sha256} is not the one that was added.").format(sha256=sha256[:16]))
