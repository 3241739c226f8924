"""Read many records fast: plain selects, grouped in dictionaries, in chunks, without the ORM's state.

The ORM with its relations costs ten times as much as the rows themselves (benchmarks/).
"""

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from typing import Any, TypeVar, cast

from sqlalchemy import Boolean, Connection, Date
from sqlalchemy.orm import configure_mappers

from ropa_desktop.register.kinds import CodeList, Link, Links, Rows
from ropa_desktop.register.record import Record, table_name
from ropa_desktop.register.records import ALL, BY_NAME

R = TypeVar("R", bound=Record)
CHUNK = 500


class Loader:
    """Makes plain records, each once, and joins them: links, owned rows, owners."""

    def __init__(self, connection: Connection) -> None:
        configure_mappers()  # plain records cannot be read before the classes are joined to each other
        self._connection = connection
        self._known: dict[str, Record] = {}
        self._made: dict[type[Record], list[Record]] = {}

    def directory(self, streamed: Sequence[type[Record]]) -> dict[type[Record], list[Record]]:
        """Every record that does not belong to one of the streamed classes; they are shared by all."""
        names = {cls.__name__ for cls in streamed}
        classes = [cls for cls in ALL if cls not in streamed and not (cls.owners and set(cls.owners) <= names)]
        self._made = made = {cls: self._make(cls, "") for cls in classes}
        for cls in classes:  # rows of a streamed record come with it
            of_streamed = [f"{table_name(owner)}_id" for owner in cls.owners if owner in names]
            made[cls] = [one for one in made[cls] if not any(getattr(one, column) for column in of_streamed)]
        for cls in classes:
            self._join(cls, made[cls], "")
        for cls in classes:
            made[cls].sort(key=lambda one: (one.title().casefold(), one.id))
        return made

    def stream(self, cls: type[R], ids: Sequence[str]) -> Iterator[R]:
        """The records of these ids, whole, in their order; a chunk is forgotten when the next is read."""
        for start in range(0, len(ids), CHUNK):
            yield from cast("list[R]", self._chunk(cls, ids[start : start + CHUNK]))

    def _chunk(self, cls: type[Record], ids: Sequence[str]) -> list[Record]:
        # Ids are hexadecimal and our own, so they may stand in the statement.
        listed = ", ".join(f"'{one}'" for one in ids if one.isalnum())
        self._made = made = {cls: self._make(cls, f"WHERE id IN ({listed})")}
        owner = f"{cls.__tablename__}_id"
        for one in cls.rows_fields():
            owned = BY_NAME[one.kind.target]  # type: ignore[attr-defined]
            made[owned] = self._make(owned, f"WHERE {owner} IN ({listed})")
        beside = self._beside(cls, made[cls])
        for each, rows in made.items():
            where = f"SELECT id FROM {each.__tablename__} WHERE {owner if each is not cls else 'id'} IN ({listed})"
            self._join(each, rows, where)
        order = {one: place for place, one in enumerate(ids)}
        for rows in (*made.values(), beside):
            for row in rows:
                del self._known[row.id]
        return sorted(made[cls], key=lambda one: order[one.id])

    def _beside(self, cls: type[Record], chunk: list[Record]) -> list[Record]:
        """Records of the same class that the chunk points at and that stand outside of it; good for their titles."""
        links = [one.name for one in cls.fields if isinstance(one.kind, Link) and one.kind.target == cls.__name__]
        wanted = {record.__dict__.get(f"{name}_id") or "" for record in chunk for name in links} - self._known.keys()
        listed = ", ".join(f"'{one}'" for one in sorted(wanted) if one.isalnum())
        return self._make(cls, f"WHERE id IN ({listed})") if listed else []

    def _make(self, cls: type[Record], where: str) -> list[Record]:
        columns = [column.name for column in cls.__table__.columns]
        converters = [
            (name, convert) for name, column in cls.__table__.columns.items() if (convert := _converter(column.type))
        ]
        order = " ORDER BY position" if cls.owners else ""
        names = ", ".join(f'"{name}"' for name in columns)
        made = []
        for row in self._rows(f"SELECT {names} FROM {cls.__tablename__} {where}{order}"):
            values = dict(zip(columns, row, strict=True))
            for name, convert in converters:
                values[name] = convert(values[name])
            self._known[values["id"]] = record = cls.plain(values)
            made.append(record)
        return made

    def _join(self, cls: type[Record], records: list[Record], where: str) -> None:
        for one in cls.fields:
            if isinstance(one.kind, Rows):
                self._join_rows(cls, one.name, BY_NAME[one.kind.target], records)
            elif isinstance(one.kind, Links):
                self._join_links(cls, one.name, one.kind.target, records, where)
            elif isinstance(one.kind, Link):
                for record in records:
                    record.__dict__[one.name] = self._known.get(record.__dict__[f"{one.name}_id"])
        for owner in cls.owners:
            column, name = f"{table_name(owner)}_id", table_name(owner)
            for record in records:
                record.__dict__.setdefault(name, self._known.get(record.__dict__[column]))
        if cls.__name__ == "Engagement":
            self._join_chain(records)

    def _join_rows(self, cls: type[Record], name: str, owned: type[Record], records: list[Record]) -> None:
        lists: dict[str, list[Record]] = {}
        for record in records:
            lists[record.id] = record.__dict__[name] = []
        column, back = f"{cls.__tablename__}_id", cls.__tablename__
        for row in self._made[owned]:
            if (found := lists.get(row.__dict__[column])) is not None:
                found.append(row)
                row.__dict__[back] = self._known[row.__dict__[column]]

    def _join_links(self, cls: type[Record], name: str, target: str, records: list[Record], where: str) -> None:
        left, right = f"{cls.__tablename__}_id", f"{table_name(target)}_id"
        condition = f" WHERE {left} IN ({where})" if where else ""
        lists = defaultdict(list)
        for one, other in self._rows(f"SELECT {left}, {right} FROM {cls.__tablename__}_{name}{condition}"):
            lists[one].append(other)
        for record in records:
            found = [self._known[other] for other in lists.get(record.id, ()) if other in self._known]
            record.__dict__[name] = sorted(found, key=lambda one: one.title().casefold())

    def _join_chain(self, engagements: list[Record]) -> None:
        for engagement in engagements:
            engagement.__dict__["sub_processors"] = []
        for engagement in engagements:
            if parent := engagement.__dict__["parent"]:
                parent.__dict__["sub_processors"].append(engagement)

    def _rows(self, statement: str) -> Any:
        # The driver's own cursor: SQLAlchemy's result rows cost as much again.
        return self._connection.connection.dbapi_connection.execute(statement)  # type: ignore[union-attr]


def _converter(kind: object) -> Callable[[Any], Any] | None:
    if isinstance(kind, Date):
        return lambda value: date.fromisoformat(value) if value else None
    if isinstance(kind, CodeList):
        return lambda value: tuple(value.split()) if value else ()
    if isinstance(kind, Boolean):
        return lambda value: None if value is None else bool(value)
    return None
