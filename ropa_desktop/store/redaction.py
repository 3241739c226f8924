"""Erase somebody's name from a register and from its history (Art. 17 GDPR) without breaking the chain of its steps.

What is erased is replaced by a mark. The digests that the chain hangs on stay; their salts go, so that nobody can try
names against them. What is left of a row or a title is sealed anew, by a row of `redaction` that the step records.
"""

import re
import secrets
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from sqlalchemy import Connection

from ropa_desktop.errors import KnownError
from ropa_desktop.i18n import _
from ropa_desktop.register.kinds import Text
from ropa_desktop.register.records import ALL
from ropa_desktop.store import recording, search, steps
from ropa_desktop.store.recording import RowChange
from ropa_desktop.store.register import Register

ERASED = "[erased]"
SHORTEST = 3  # characters; less would stand in every second word
TITLE = -1  # the position under which the title of a step is noted


@dataclass(frozen=True)
class Mentions:
    """Where words stand: (table, id of the row) of today, and how often in what the history keeps."""

    now: list[tuple[str, str]]
    earlier: int
    titles: int
    fixed: int  # authors, and titles written by version 0.1.0: the chain hangs on the words themselves

    def any(self) -> bool:
        """Whether there is something to erase."""
        return bool(self.now or self.earlier or self.titles)


def in_words(found: Mentions) -> str:
    """What erasing would do, for whoever has to decide."""
    said = [
        _("Found: records of today {now}, changes in the history {earlier}, titles of steps {titles}.").format(
            now=len(found.now), earlier=found.earlier, titles=found.titles
        )
    ]
    if found.fixed:
        words = _("They also stand in {n} names of authors or titles written by version 0.1.0, which stay as they are.")
        said.append(words.format(n=found.fixed))
    return " ".join([*said, _("Files kept inside the register are not searched.")])


def mentions(register: Register, words: str) -> Mentions:
    """What `erase` would find; raises KnownError for words that are too short."""
    connection, mark = _prepared(register, words)
    now = [(table, row_id) for table in _columns() for row_id in _rows_now(connection, table)]
    earlier = sum(1 for _row in _rows_before(connection))
    titles = _titles(connection)
    fixed = sum(1 for _n, salt, _t in titles if salt is None)
    fixed += sum(1 for (author,) in connection.exec_driver_sql("SELECT author FROM step") if mark(author) != author)
    return Mentions(now, earlier, sum(1 for _n, salt, _t in titles if salt is not None), fixed)


def erase(register: Register, words: str, reason: str = "") -> Mentions:
    """Replace the words wherever a text holds them, today and in every step before; undo does not reach behind it."""
    found = mentions(register, words)
    if not found.any():
        raise KnownError(_("These words stand nowhere in the register. Nothing was changed."))
    connection, mark = _prepared(register, words)
    title = _("Erased words from {n} records and from the history").format(n=len(found.now))
    with register.step(mark(": ".join(filter(None, (title, reason.strip())))), "redaction"):
        for table, columns in _columns().items():
            changed = ", ".join(f'"{name}" = erased("{name}")' for name in columns)
            connection.exec_driver_sql(f"UPDATE {table} SET {changed} WHERE {_holding(columns)}")
        for seal in [*_reseal_rows(connection), *_reseal_titles(connection)]:
            connection.exec_driver_sql(
                "INSERT INTO redaction VALUES (?, ?, ?, ?) ON CONFLICT (step, position) DO UPDATE"
                " SET salt = excluded.salt, digest = excluded.digest",
                seal,
            )
        search.update(connection, recording.collect(connection))  # now: a row whose past is erased too has no change
        for table in _columns():
            sets = ", ".join(f"{side} = {_blanked(table, side)}" for side in ("before", "after"))
            connection.exec_driver_sql(f"UPDATE touched SET {sets} WHERE table_name = ?", (table,))
    register.session.expire_all()
    return found


def _prepared(register: Register, words: str) -> tuple[Connection, Callable[[str], str]]:
    """The connection, which from here on knows `erased(text)`."""
    asked = words.strip()
    if len(asked) < SHORTEST:
        raise KnownError(_("Give at least {n} characters; fewer would stand in other words too.").format(n=SHORTEST))
    pattern = re.compile(re.escape(asked), re.IGNORECASE)

    def mark(text: Any) -> Any:
        return pattern.sub(ERASED, text) if isinstance(text, str) else text

    connection = register.connection
    connection.connection.dbapi_connection.create_function("erased", 1, mark)  # type: ignore[union-attr]
    return connection, mark


@cache
def _columns() -> dict[str, tuple[str, ...]]:
    """By table, what holds text of the user's own."""
    found = {cls.__tablename__: tuple(one.name for one in cls.fields if isinstance(one.kind, Text)) for cls in ALL}
    return {table: names for table, names in found.items() if names} | {"delivery": ("file_name", "handed_to")}


def _holding(columns: Iterable[str]) -> str:
    return " OR ".join(f'"{name}" IS NOT erased("{name}")' for name in columns)


def _blanked(table: str, side: str) -> str:
    """SQL that gives the JSON of a row without the words; json_set leaves everything else as it was written."""
    sets = "".join(f", '$.{name}', erased(json_extract({side}, '$.{name}'))" for name in _columns()[table])
    return f"CASE WHEN {side} IS NOT NULL THEN json_replace({side}{sets}) END"


def _rows_now(connection: Connection, table: str) -> Iterator[str]:
    key = "number" if table == "delivery" else "id"
    for (row_id,) in connection.exec_driver_sql(f"SELECT {key} FROM {table} WHERE {_holding(_columns()[table])}"):
        yield str(row_id)


def _rows_before(connection: Connection) -> Iterator[tuple[int, int, RowChange]]:
    """Step, position, and the row as it is to stand there, of every recorded row that holds the words."""
    for table in _columns():
        before, after = _blanked(table, "before"), _blanked(table, "after")
        for number, position, row_id, root_id, told, now in connection.exec_driver_sql(
            f"SELECT step, position, row_id, root_id, {before} AS b, {after} AS a FROM step_row"
            " WHERE table_name = ? AND (b IS NOT before OR a IS NOT after)",
            (table,),
        ):
            yield number, position, RowChange(table, row_id, root_id, told, now)


def _titles(connection: Connection) -> list[tuple[int, str | None, str]]:
    """Number, salt and new title of every step whose title holds the words."""
    read = connection.exec_driver_sql("SELECT number, salt, erased(title) FROM step WHERE title IS NOT erased(title)")
    return [(number, salt, title) for number, salt, title in read]


def _reseal_rows(connection: Connection) -> list[tuple[int, int, str, str]]:
    seals = []
    for number, position, row in list(_rows_before(connection)):
        salt = secrets.token_hex(16)
        connection.exec_driver_sql(
            "UPDATE step_row SET before = ?, after = ?, salt = '' WHERE step = ? AND position = ?",
            (row.before, row.after, number, position),
        )
        seals.append((number, position, salt, steps.row_digest(salt, row)))
    return seals


def _reseal_titles(connection: Connection) -> list[tuple[int, int, str, str]]:
    seals = []
    for number, old_salt, title in _titles(connection):
        if old_salt is not None:
            salt = secrets.token_hex(16)
            connection.exec_driver_sql("UPDATE step SET title = ?, salt = '' WHERE number = ?", (title, number))
            seals.append((number, TITLE, salt, steps.title_digest(salt, title)))
    return seals
