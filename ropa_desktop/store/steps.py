"""Steps: what the user did, only ever added, each sealed with the hash of the one before it."""

import hashlib
import json
import secrets
from dataclasses import dataclass
from datetime import UTC, datetime
from json.encoder import encode_basestring_ascii

from sqlalchemy import Connection, insert, select

from ropa_desktop.store.recording import RowChange
from ropa_desktop.store.tables import STEP, STEP_ROW

ORIGIN = "0" * 64  # stands before the first step
MARK = "delivered"  # the key in `about`
_ADD_ROW = (
    "INSERT INTO step_row (step, position, table_name, row_id, root_id, before, after, salt, digest)"
    " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"
)


@dataclass(frozen=True)
class Step:
    """One thing the user did."""

    number: int
    at: str
    author: str
    title: str
    kind: str
    target: int | None
    hash: str
    salt: str | None = None  # these two only since revision 0002
    title_digest: str | None = None


def head(connection: Connection) -> Step | None:
    """The last step, None in a register where nothing was done yet."""
    return _one(connection, None)


def read(connection: Connection, number: int) -> Step | None:
    """The step of this number."""
    return _one(connection, number)


def changes(connection: Connection, number: int) -> list[RowChange]:
    """The rows that a step touched, in order."""
    found = connection.execute(
        select(STEP_ROW.c.table_name, STEP_ROW.c.row_id, STEP_ROW.c.root_id, STEP_ROW.c.before, STEP_ROW.c.after)
        .where(STEP_ROW.c.step == number)
        .order_by(STEP_ROW.c.position)
    )
    return [RowChange(*row) for row in found]


def size(connection: Connection, number: int, few: int, many: int) -> int:
    """How many rows a step touched; 0 where they are of few records, or not many in a register that is not large."""
    run, records = connection.exec_driver_sql, "SELECT DISTINCT root_id FROM step_row WHERE step = ? LIMIT ?"
    if len(run(records, (number, few + 1)).all()) <= few:
        return 0
    rows = run("SELECT max(position) + 1 FROM step_row WHERE step = ?", (number,)).scalar_one()
    return int(rows) if max(rows, run("SELECT count(*) FROM search_text").scalar_one()) > many else 0


def add(
    connection: Connection,
    title: str,
    author: str,
    rows: list[RowChange],
    kind: str = "edit",
    target: int | None = None,
) -> Step:
    """Write a step and its rows, sealed; the caller's transaction holds both."""
    last = head(connection)
    number = last.number + 1 if last else 1
    salts = _salts(len(rows))
    digests = [row_digest(salt, row) for salt, row in zip(salts, rows, strict=True)]
    at = datetime.now(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
    salt = secrets.token_hex(16)
    sealed = title_digest(salt, title)
    seal = step_hash(last.hash if last else ORIGIN, number, at, author, sealed, kind, target, digests)
    step = Step(number, at, author, title, kind, target, seal, salt, sealed)
    connection.execute(insert(STEP), [vars(step)])
    sealed_rows = [
        (number, position, *row, salt, digest)
        for position, (row, salt, digest) in enumerate(zip(rows, salts, digests, strict=True))
    ]
    if sealed_rows:
        connection.exec_driver_sql(_ADD_ROW, sealed_rows)
    return step


def _salts(count: int) -> list[str]:
    """One for each row; the system is asked once, since a question costs as much as a hash."""
    drawn = secrets.token_hex(16 * count)
    return [drawn[start : start + 32] for start in range(0, len(drawn), 32)]


def mark(connection: Connection, step: Step) -> None:
    """Keep number and hash of the last delivery beside the history: who cuts the history off behind it leaves this."""
    connection.exec_driver_sql(
        "INSERT INTO about VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value",
        (MARK, f"{step.number} {step.hash}"),
    )


def marked(connection: Connection) -> tuple[int, str] | None:
    """Number and hash that the last delivery must have, None where nothing was handed over."""
    kept = connection.exec_driver_sql("SELECT value FROM about WHERE key = ?", (MARK,)).scalar()
    if kept is None:
        return None
    number, _blank, seal = str(kept).partition(" ")
    return (int(number) if number.isdecimal() else 0), seal


def title_digest(salt: str, title: str) -> str:
    """SHA-256 over salt and title: a title may name a person, and can then be erased without breaking the chain."""
    return hashlib.sha256(json.dumps([salt, title], ensure_ascii=True).encode("ascii")).hexdigest()


def row_digest(salt: str, row: RowChange) -> str:
    """SHA-256 over salt and row; the salt lets personal data be blanked later without a guessable hash."""
    # json.dumps of these five, in a third of its time.
    texts = (salt, row.table, row.row_id, row.before, row.after)
    payload = "[" + ", ".join(["null" if one is None else encode_basestring_ascii(one) for one in texts]) + "]"
    return hashlib.sha256(payload.encode("ascii")).hexdigest()


def step_hash(
    previous: str, number: int, at: str, author: str, title: str, kind: str, target: int | None, digests: list[str]
) -> str:
    """SHA-256 over the previous hash, what was done by whom, and the rows' digests; see db/README.md.

    `title` is the title's digest, in steps of revision 0001 the title itself.
    """
    payload = json.dumps([previous, number, at, author, title, kind, target, digests], ensure_ascii=True)
    return hashlib.sha256(payload.encode("ascii")).hexdigest()


def undoable(connection: Connection, last: Step | None = None) -> Step | None:
    """The step that "undo" would take back; a taken-back step leaves the one that stood before it."""
    step = last or head(connection)
    while step and step.kind != "edit":
        if step.kind == "redaction":  # what was erased must not come back
            return None
        step = _before(connection, step)
    return step


def redoable(connection: Connection) -> Step | None:
    """The undo that "redo" would take back, None after a new edit."""
    step = head(connection)
    while step and step.kind in ("redo", "delivery"):
        step = _before(connection, step)
    return step if step and step.kind == "undo" else None


def _before(connection: Connection, step: Step) -> Step | None:
    """What stood before a step, or before what it takes back."""
    return read(connection, (step.target or step.number) - 1)


def _one(connection: Connection, number: int | None) -> Step | None:
    query = select(STEP).order_by(STEP.c.number.desc()).limit(1)
    if number is not None:
        query = query.where(STEP.c.number == number)
    row = connection.execute(query).first()
    return Step(*row) if row else None
