"""Search over all text of a register (FTS5); any text is a search, never a query language.

A record and its rows are one text: a search for a common word then finds thousands, not tens of thousands.
"""

import json
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import Any, NamedTuple

from sqlalchemy import Connection

from ropa_desktop.register.kinds import Link, Links, Rows, Text
from ropa_desktop.register.record import Record, link_table, table_name
from ropa_desktop.register.records import BY_NAME, BY_TABLE, ROOTS
from ropa_desktop.store.recording import RowChange

CREATE = (
    "CREATE VIRTUAL TABLE search USING fts5(words, content='search_text', content_rowid='number',"
    " tokenize='unicode61 remove_diacritics 2', prefix='1')"
)
_FEW, _FORGETTING = 20, 200
_NOT_FOLLOWED = ("replaced_by",)  # what took a record's place says nothing of it
_GIVEN = "(SELECT value FROM json_each(?))"
# Rows that are found by themselves too: transfers have a list, and an officer may sit in another organisation.
_APART = (BY_NAME["Transfer"], BY_NAME["Contact"])


def update(connection: Connection, rows: Sequence[RowChange]) -> None:
    """Bring the index to what the touched records say now; what they say in the same words stays as it is."""
    touched: dict[str, None] = {}
    for row in rows:
        if cls := BY_TABLE.get(row.table):
            touched[row.root_id] = None
            if cls.owners and row.before:  # it may have belonged to another record
                before = json.loads(row.before)
                touched.update({before[_key(owner)]: None for owner in cls.owners if before[_key(owner)]})
    if touched:
        _index(connection, json.dumps(list(touched)))


def update_later(connection: Connection, roots: Iterable[str]) -> None:
    """Leave it to `catch_up`: to index thousands of texts takes longer than all else that goes back in time."""
    connection.exec_driver_sql("CREATE TEMP TABLE behind (root_id TEXT PRIMARY KEY)")
    connection.connection.dbapi_connection.executemany(  # type: ignore[union-attr]
        "INSERT INTO behind VALUES (?) ON CONFLICT DO NOTHING", [(one,) for one in roots]
    )


def catch_up(connection: Connection) -> None:
    """Bring the index to date where that was left for the first search."""
    if not connection.exec_driver_sql("SELECT 1 FROM sqlite_temp_master WHERE name = 'behind'").first():
        return
    connection.exec_driver_sql("BEGIN")
    _gather(connection, "root_id IN (SELECT root_id FROM behind)")
    connection.exec_driver_sql("INSERT INTO search (search) VALUES ('rebuild')")
    connection.exec_driver_sql("DROP TABLE behind")
    connection.exec_driver_sql("COMMIT")


def anew(connection: Connection) -> None:
    """Gather all words again, where a new form of the file has other fields to gather from."""
    if connection.exec_driver_sql("SELECT 1 FROM search_text LIMIT 1").first():
        _gather(connection, "root_id IS NOT NULL")
        connection.exec_driver_sql("INSERT INTO search (search) VALUES ('rebuild')")


def _index(connection: Connection, roots: str) -> None:
    run = connection.exec_driver_sql
    run("CREATE TEMP TABLE IF NOT EXISTS said (row_id TEXT PRIMARY KEY, root_id TEXT, words TEXT)")
    run("CREATE TEMP TABLE IF NOT EXISTS gone (number INTEGER PRIMARY KEY)")
    for text in texts():
        run(f"INSERT INTO temp.said SELECT * FROM ({text}) WHERE root_id IN {_GIVEN}", (roots,))
    same = "s.row_id = t.row_id AND s.root_id = t.root_id AND s.words = t.words"
    said = f"SELECT t.number FROM search_text t JOIN temp.said s ON {same}"
    run(f"INSERT INTO temp.gone SELECT number FROM search_text WHERE root_id IN {_GIVEN} AND number NOT IN ({said})",
        (roots,))  # fmt: skip
    run(f"DELETE FROM temp.said AS s WHERE EXISTS (SELECT 1 FROM search_text t WHERE {same})")
    anew = _are_many(connection)
    # An index over foreign content forgets a row only when it is told the old words. FTS5 writes whenever a number is
    # lower than the one before: in another order, 500 texts take a hundred times as long.
    told = "number, words FROM search_text WHERE {} ORDER BY number"
    if not anew:
        gone = told.format("number IN (SELECT number FROM temp.gone)")
        run(f"INSERT INTO search (search, rowid, words) SELECT 'delete', {gone}")
    run("DELETE FROM search_text WHERE number IN (SELECT number FROM temp.gone)")
    run("INSERT INTO search_text (row_id, root_id, words) SELECT row_id, root_id, words FROM temp.said")
    if anew:
        run("INSERT INTO search (search) VALUES ('rebuild')")
    else:
        come = told.format("row_id IN (SELECT row_id FROM temp.said)")
        run(f"INSERT INTO search (rowid, words) SELECT {come}")
    run("DELETE FROM temp.said")
    run("DELETE FROM temp.gone")


def _are_many(connection: Connection) -> bool:
    """Whether the index is sooner made anew: to forget a text for good costs as much as to take in two hundred."""
    gone = connection.exec_driver_sql("SELECT count(*) FROM temp.gone").scalar_one()
    whole = "SELECT count(*) FROM search_text"
    return bool(gone > _FEW and gone * _FORGETTING > connection.exec_driver_sql(whole).scalar_one())


def _gather(connection: Connection, of_roots: str, *roots: str) -> None:
    """Write the words of these records anew; the index does not know of it yet."""
    connection.exec_driver_sql(f"DELETE FROM search_text WHERE {of_roots}", roots)
    for text in texts():
        words = f"SELECT * FROM ({text}) WHERE {of_roots}"
        connection.exec_driver_sql(f"INSERT INTO search_text (row_id, root_id, words) {words}", roots)


@cache
def texts() -> list[str]:
    """SQL that gives id, root and words of everything that is found by itself."""
    found = []
    for cls in ROOTS:
        words = [_words(cls, "t")]
        for one in cls.rows_fields():
            owned = BY_NAME[one.kind.target]  # type: ignore[attr-defined]
            words.append(
                f"COALESCE((SELECT group_concat({_words(owned, 'o')}, ' ' ORDER BY o.position, o.id)"
                f" FROM {owned.__tablename__} o WHERE o.{_key(cls.__name__)} = t.id), '')"
            )
        found.append(f"SELECT t.id, t.id AS root_id, {_joined(words)} FROM {cls.__tablename__} t")
    for cls in _APART:
        for owner in cls.owners:
            found.append(f"SELECT t.id, t.{_key(owner)} AS root_id, {_words(cls, 't')} FROM {cls.__tablename__} t")
    return found


def _words(cls: type[Record], alias: str) -> str:
    return _joined([f"COALESCE({alias}.\"{one.name}\", '')" for one in cls.fields if isinstance(one.kind, Text)])


def _joined(words: list[str]) -> str:
    return " || ' ' || ".join(words) or "''"


def _key(class_name: str) -> str:
    return f"{table_name(class_name)}_id"


def phrase(text: str) -> str:
    """An FTS5 expression for any text: every word quoted, the last one as a beginning."""
    # FTS5 reads its expression up to a NUL, and SQLite takes no surrogates.
    sound = text.replace("\0", " ").encode("utf8", "replace").decode("utf8")
    words = ['"' + word.replace('"', '""') + '"' for word in sound.split()]
    return " ".join(words) + "*" if words else ""


# The unary plus has SQLite go through the narrow index over row_id, a third of the cost of looking each number up.
FOUND = "SELECT row_id FROM search_text WHERE +number IN (SELECT rowid FROM search WHERE words MATCH ?)"

_ORGANISATION, _ENGAGEMENT = BY_NAME["Organisation"], BY_NAME["Engagement"]
# An engagement is called by its processor's name, and an activity has to do with everybody in the chain behind it.
_ENGAGED = (
    f"WITH RECURSIVE up (id, parent_id) AS (SELECT id, parent_id FROM engagement WHERE processor_id IN {_GIVEN}"
    " UNION SELECT e.id, e.parent_id FROM engagement e JOIN up ON e.id = up.parent_id) SELECT id FROM up"
)


def matching(raw: Any, cls: type[Record], phrase: str, among: Iterable[str]) -> set[str]:
    """Those of the records in which, or in what they or their rows link to, the words stand."""
    found = {one for (one,) in raw.execute(FOUND, (phrase,))}
    asked = set(among)
    rest = asked - found
    ids = {cls: asked}

    def of(target: type[Record]) -> set[str]:
        if target not in ids:
            ids[target] = {one for (one,) in raw.execute(f"SELECT id FROM {target.__tablename__}")}
        return ids[target]

    for target, way in _ways(cls):
        named = of(target) & found if rest else set()
        if rest and target is _ENGAGEMENT is not cls and (processors := of(_ORGANISATION) & found):
            named |= {one for (one,) in raw.execute(_ENGAGED, (json.dumps(list(processors)),))}
        if named:  # from whichever end fewer links are to be followed
            forth = len(rest) * len(of(target)) < len(named) * len(asked)
            rest -= way.forth(raw, rest, named) if forth else way.back(raw, named)
    return asked - rest


class _Way(NamedTuple):
    """How a record is reached from what it, or a row of it, links to."""

    source: str
    record: str
    linked: str

    def back(self, raw: Any, named: set[str]) -> set[str]:
        """The records that link to one of the named."""
        statement = f"SELECT {self.record} FROM {self.source} WHERE {self.linked} IN {_GIVEN}"
        return {one for (one,) in raw.execute(statement, (json.dumps(list(named)),)) if one}

    def forth(self, raw: Any, records: set[str], named: set[str]) -> set[str]:
        """Those of the records that link to one of the named."""
        statement = f"SELECT {self.record}, {self.linked} FROM {self.source} WHERE {self.record} IN {_GIVEN}"
        return {one for one, other in raw.execute(statement, (json.dumps(list(records)),)) if other in named}


@cache
def _ways(cls: type[Record]) -> list[tuple[type[Record], _Way]]:
    found = list(_own_ways(cls, "id"))
    for one in cls.rows_fields():
        found += _own_ways(BY_NAME[one.kind.target], _key(cls.__name__))  # type: ignore[attr-defined]
    return found


def _own_ways(cls: type[Record], record: str) -> Iterator[tuple[type[Record], _Way]]:
    for one in cls.fields:
        if not isinstance(one.kind, Link) or isinstance(one.kind, Rows):
            continue
        target = BY_NAME[one.kind.target]
        if target not in (*ROOTS, *_APART) or one.name in _NOT_FOLLOWED:  # or found with what it belongs to
            continue
        linked = f"{one.name}_id"
        source = f"{cls.__tablename__} t"
        if isinstance(one.kind, Links):
            name, left, linked = link_table(cls, one)
            source += f" JOIN {name} l ON l.{left} = t.id"
        yield target, _Way(source, f"t.{record}", linked)
