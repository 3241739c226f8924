"""Search over all text of a register (FTS5); any text is a search, never a query language."""

from collections.abc import Sequence
from functools import cache

from sqlalchemy import Connection

from ropa_desktop.register.kinds import Link, Links, Rows, Text
from ropa_desktop.register.record import Record, table_name
from ropa_desktop.register.records import ALL, BY_TABLE
from ropa_desktop.store.recording import RowChange

CREATE = (
    "CREATE VIRTUAL TABLE search USING fts5(words, content='search_text', content_rowid='number',"
    " tokenize='unicode61 remove_diacritics 2')"
)
_CHUNK = 500


def update(connection: Connection, rows: Sequence[RowChange]) -> None:
    """Bring the index to what the touched rows say now."""
    touched: dict[str, list[str]] = {}
    for row in rows:
        if row.table in BY_TABLE:
            touched.setdefault(row.table, []).append(row.row_id)
    for table, ids in touched.items():
        for start in range(0, len(ids), _CHUNK):
            _index(connection, BY_TABLE[table], ids[start : start + _CHUNK])


def _index(connection: Connection, cls: type[Record], ids: list[str]) -> None:
    marks = ", ".join("?" * len(ids))
    # An index over foreign content forgets a row only when it is told the old words.
    connection.exec_driver_sql(
        f"INSERT INTO search (search, rowid, words) SELECT 'delete', number, words FROM search_text"
        f" WHERE row_id IN ({marks})", tuple(ids)
    )  # fmt: skip
    connection.exec_driver_sql(f"DELETE FROM search_text WHERE row_id IN ({marks})", tuple(ids))
    names = [one.name for one in cls.fields if isinstance(one.kind, Text)]
    words = " || ' ' || ".join(f"COALESCE(\"{name}\", '')" for name in names) or "''"
    owners = ", ".join([*(f"{table_name(owner)}_id" for owner in cls.owners), "id"])
    root = f"COALESCE({owners})" if cls.owners else "id"
    connection.exec_driver_sql(
        f"INSERT INTO search_text (row_id, root_id, words) SELECT id, {root}, {words} FROM {cls.__tablename__}"
        f" WHERE id IN ({marks})", tuple(ids)
    )  # fmt: skip
    connection.exec_driver_sql(
        f"INSERT INTO search (rowid, words) SELECT number, words FROM search_text WHERE row_id IN ({marks})", tuple(ids)
    )


def phrase(text: str) -> str:
    """An FTS5 expression for any text: every word quoted, the last one as a beginning."""
    # FTS5 reads its expression up to a NUL, and SQLite takes no surrogates.
    sound = text.replace("\0", " ").encode("utf8", "replace").decode("utf8")
    words = ['"' + word.replace('"', '""') + '"' for word in sound.split()]
    return " ".join(words) + "*" if words else ""


@cache
def condition(cls: type[Record], key: str) -> str:
    """SQL that holds for records of the class in which, or in what they link to, the words stand.

    `key` is the SQL of the record's id; the statement takes the phrase as parameter :phrase.
    """
    parts = [f"{key} IN (SELECT root_id FROM found)", f"{key} IN (SELECT row_id FROM found)"]
    table = cls.__tablename__
    parts += [f"{key} IN (SELECT t.id FROM {table} t WHERE {link})" for link in _links(cls, "t")]
    for one in cls.rows_fields():
        owned = next(other for other in ALL if isinstance(one.kind, Rows) and other.__name__ == one.kind.target)
        parts += [
            f"{key} IN (SELECT o.{table}_id FROM {owned.__tablename__} o WHERE {link})" for link in _links(owned, "o")
        ]
    return "(" + " OR ".join(parts) + ")"


def _links(cls: type[Record], alias: str) -> list[str]:
    found = []
    for one in cls.fields:
        if isinstance(one.kind, Rows):
            continue
        if isinstance(one.kind, Links):
            left, right = f"{cls.__tablename__}_id", f"{table_name(one.kind.target)}_id"
            found.append(
                f"{alias}.id IN (SELECT {left} FROM {cls.__tablename__}_{one.name}"
                f" WHERE {right} IN (SELECT row_id FROM found))"
            )
        elif isinstance(one.kind, Link):
            found.append(f"{alias}.{one.name}_id IN (SELECT row_id FROM found)")
    return found


FOUND = (
    "WITH found AS MATERIALIZED (SELECT t.row_id, t.root_id FROM search s JOIN search_text t ON t.number = s.rowid"
    " WHERE s.words MATCH :phrase) "
)
