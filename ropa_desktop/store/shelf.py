"""Single records of a register, read by their ids in heaps and kept, so that their names outlive the register."""

import json
from collections import defaultdict
from collections.abc import Iterable
from functools import cache
from typing import Any

from sqlalchemy.orm import configure_mappers

from ropa_desktop.register.kinds import Choices, Link, Links
from ropa_desktop.register.record import Record, table_name
from ropa_desktop.register.records import BY_NAME, BY_TABLE
from ropa_desktop.store.pairs import Row, form, selected
from ropa_desktop.store.register import Register
from ropa_desktop.store.telling import link_tables

Root = tuple[type[Record], str]  # a record that others belong to, by its class and id
Ids = dict[type[Record], set[str]]
_LEVELS = 3  # from a link to the row that it hangs on, to that row's owner, to what the owner's name names
_GIVEN = "(SELECT value FROM json_each(?))"


class Shelf:
    """The rows of one register that differ from another's, and the records that they name."""

    def __init__(self, register: Register, rows: Iterable[tuple[str, Row]]) -> None:
        configure_mappers()  # plain records cannot be read before the classes are joined to each other
        self._raw: Any = register.connection.connection.dbapi_connection
        self._rows: dict[type[Record], dict[str, Row]] = defaultdict(dict)
        self._titles: dict[Root, str] = {}
        named: Ids = defaultdict(set)
        for table, row in rows:
            if cls := BY_TABLE.get(table):
                self._rows[cls][row[form(table).key[0]]] = row
                _add_named(cls, row, named)
            else:
                for cls, row_id in ends(table, row):
                    named[cls].add(row_id)
        for _level in range(_LEVELS):
            named = self.fetch(named)

    def fetch(self, ids: Ids) -> Ids:
        """Read these records; gives what they name in turn: their owners, and what their titles may hold."""
        behind: Ids = defaultdict(set)
        for cls, wanted in ids.items():
            rows = self._rows[cls]
            if missing := wanted - rows.keys():
                place = form(cls.__tablename__).key[0]
                found = self._raw.execute(
                    f"{selected(cls.__tablename__)} WHERE id IN {_GIVEN}", (json.dumps(sorted(missing)),)
                ).fetchall()
                rows |= {row[place]: row for row in found}
                for row in found:
                    _add_named(cls, row, behind)
        return behind

    def order(self, cls: type[Record], owner: type[Record], ids: Iterable[str]) -> dict[str, list[str]]:
        """The ids of the rows that these owners have, in their order."""
        column, found = f"{owner.__tablename__}_id", defaultdict(list)
        for owner_id, row_id in self._raw.execute(
            f"SELECT {column}, id FROM {cls.__tablename__} WHERE {column} IN {_GIVEN} ORDER BY position, id",
            (json.dumps(sorted(ids)),),
        ):
            found[owner_id].append(row_id)
        return found

    def root(self, table: str, row: Row) -> Root:
        """The record that a row belongs to."""
        if cls := BY_TABLE.get(table):
            return _owner(cls, row)
        cls, row_id = ends(table, row)[0]
        left = self._rows[cls].get(row_id)
        return _owner(cls, left) if left else (cls, row_id)

    def place(self, cls: type[Record], row_id: str) -> int:
        """Which place a row has among its like."""
        row = self._rows[cls].get(row_id)
        return int(row[form(cls.__tablename__).names.index("position")]) if row else 0

    def title(self, cls: type[Record], row_id: str) -> str:
        """What a record is called; empty where there is no such record."""
        if (cls, row_id) not in self._titles:
            record = self._record(cls, row_id)
            self._titles[cls, row_id] = record.title() if record else ""
        return self._titles[cls, row_id]

    def _record(self, cls: type[Record], row_id: str, *, with_links: bool = True) -> Record | None:
        row = self._rows[cls].get(row_id)
        if row is None:
            return None
        values: dict[str, Any] = dict(zip(form(cls.__tablename__).names, row, strict=True))
        for name, kind in _not_plain(cls):
            if isinstance(kind, Choices):
                values[name] = tuple((values[name] or "").split())
            else:  # a title names what is linked, and that names nothing further
                other = values[f"{name}_id"] if with_links else None
                values[name] = self._record(BY_NAME[kind.target], other, with_links=False) if other else None
        return cls.plain(values)


def ends(table: str, row: Row) -> tuple[Root, Root]:
    """The two records that a row of a table of links joins; it belongs to the first."""
    cls, one = link_tables()[table]
    assert isinstance(one.kind, Link)
    left, right = form(table).key
    return (cls, row[left]), (BY_NAME[one.kind.target], row[right])


def _owner(cls: type[Record], row: Row) -> Root:
    """What a row belongs to; itself where it belongs to nothing."""
    shape = form(cls.__tablename__)
    for name, place in zip(cls.owners, shape.owners, strict=True):
        if row[place] is not None:
            return BY_NAME[name], row[place]
    return cls, row[shape.key[0]]


def _add_named(cls: type[Record], row: Row, into: Ids) -> None:
    for place, target in _names(cls):
        if row[place] is not None:
            into[target].add(row[place])


@cache
def _not_plain(cls: type[Record]) -> tuple[tuple[str, Choices | Link], ...]:
    """The fields whose values are not what SQLite keeps."""
    return tuple(
        (one.name, one.kind)
        for one in cls.fields
        if isinstance(one.kind, Choices) or (isinstance(one.kind, Link) and not isinstance(one.kind, Links))
    )


@cache
def _names(cls: type[Record]) -> tuple[tuple[int, type[Record]], ...]:
    """Where in a row the ids of other records stand, and of which class they are."""
    places = form(cls.__tablename__).names.index
    linked = [(f"{name}_id", kind.target) for name, kind in _not_plain(cls) if isinstance(kind, Link)]
    owned = [(f"{table_name(name)}_id", name) for name in cls.owners]
    return tuple((places(name), BY_NAME[target]) for name, target in (*linked, *owned))
