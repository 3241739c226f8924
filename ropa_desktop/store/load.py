"""Read many records fast: plain selects, grouped in dictionaries, in chunks, without the ORM's state.

The ORM with its relations costs ten times as much as the rows themselves (benchmarks/).
"""

import gc
import json
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date
from functools import cache
from operator import itemgetter
from typing import Any, NamedTuple, TypeVar, cast

from sqlalchemy import Boolean, Connection, Date
from sqlalchemy.orm import configure_mappers

from ropa_desktop.register.fields import Field
from ropa_desktop.register.kinds import CodeList, Link, Links, Rows
from ropa_desktop.register.record import Record, link_table, table_name
from ropa_desktop.register.records import ALL, BY_NAME
from ropa_desktop.store.assessed import Assessed

R = TypeVar("R", bound=Record)
_OFTEN = 1_000  # Python's own figure is 10
CHUNK = 500
_GIVEN = "(SELECT value FROM json_each(?))"
_Lists = dict[Any, list[Record]]


class Loader:
    """Makes plain records, each once, and joins them: links, owned rows, owners."""

    def __init__(self, connection: Connection) -> None:
        configure_mappers()  # plain records cannot be read before the classes are joined to each other
        # The driver's own cursor: SQLAlchemy's result rows cost as much again.
        self._raw: Any = connection.connection.dbapi_connection
        self._known: dict[str, Record] = {}
        self._made: dict[type[Record], list[Record]] = {}
        self._pointed_at: dict[type[Record], list[Record]] = {}
        self._places: dict[type[Record], dict[str, int]] = {}
        self._assessed = Assessed({})

    def directory(self, streamed: Sequence[type[Record]]) -> dict[type[Record], list[Record]]:
        """Every record that does not belong to one of the streamed classes; they are shared by all."""
        names = {cls.__name__ for cls in streamed}
        classes = [cls for cls in ALL if cls not in streamed and not (cls.owners and set(cls.owners) <= names)]
        self._made = made = {}
        for cls in classes:  # rows of a streamed record come with it
            of_streamed = [f"{table_name(owner)}_id IS NULL" for owner in cls.owners if owner in names]
            made[cls] = self._make(cls, f"WHERE {' AND '.join(of_streamed)}" if of_streamed else "")
        self._pointed_at = self._make_pointed_at(classes)
        for cls in classes:
            self._join_one_to_one(cls, made[cls])
        for cls, rows in self._pointed_at.items():
            self._join_one_to_one(cls, rows)
        for cls in classes:
            self._join_many(cls, made[cls])
        for cls, rows in self._pointed_at.items():
            if cls.owners:  # of a streamed record itself the rows are not there
                self._join_many(cls, rows)
        self._assessed = Assessed(made)
        self._assessed.join(made)
        for cls in classes:
            places = self._order(cls)
            made[cls].sort(key=lambda one: places[one.id])
        return made

    def _make_pointed_at(self, classes: Sequence[type[Record]]) -> dict[type[Record], list[Record]]:
        """Streamed records, and rows of them, that the directory names; good for their titles and owners only."""
        wanted: dict[type[Record], set[str]] = defaultdict(set)
        for cls in classes:
            for one in cls.fields:
                if isinstance(one.kind, Link) and not isinstance(one.kind, Rows):
                    target = BY_NAME[one.kind.target]
                    if target not in classes or target.owners:
                        wanted[target].update(self._targets(cls, one))
        made = {}
        for cls in sorted(ALL, key=lambda one: not one.owners):  # rows first: they name their owners
            if missing := sorted(wanted[cls] - self._known.keys()):
                made[cls] = self._make(cls, f"WHERE id IN {_GIVEN}", json.dumps(missing))
                for owner in (BY_NAME[name] for name in cls.owners):
                    keys = (vars(row)[f"{owner.__tablename__}_id"] for row in made[cls])
                    wanted[owner].update(key for key in keys if key)
        return made

    def _targets(self, cls: type[Record], one: Field) -> Iterator[str]:
        """The ids that the records of a class name in a field."""
        if isinstance(one.kind, Links):
            name, _left, right = link_table(cls, one)
            return (row[0] for row in self._raw.execute(f"SELECT DISTINCT {right} FROM {name}").fetchall())
        return (key for row in map(vars, self._made[cls]) if (key := row[f"{one.name}_id"]))

    def stream(self, cls: type[R], ids: Sequence[str]) -> Iterator[R]:
        """The records of these ids, whole, in their order; a chunk is forgotten when the next is read."""
        for start in range(0, len(ids), CHUNK):
            with _without_collecting():
                chunk = cast("list[R]", self._chunk(cls, ids[start : start + CHUNK]))
            yield from chunk
            chunk, self._made = [], {}
            _sweep()

    def _chunk(self, cls: type[Record], ids: Sequence[str]) -> list[Record]:
        given = json.dumps(list(ids))
        self._made = made = {cls: self._make(cls, f"WHERE id IN {_GIVEN}", given)}
        for one in cls.rows_fields():
            owned = BY_NAME[one.kind.target]  # type: ignore[attr-defined]
            made[owned] = self._make(owned, f"WHERE {cls.__tablename__}_id IN {_GIVEN}", given)
        beside = self._beside(cls)
        directory, self._places = self._places, {one: self._places[one] for one in self._places if one not in made}
        for each in made:
            self._join_one_to_one(each, made[each])
        for each in made:
            self._join_many(each, made[each])
        self._assessed.join(made)
        self._places = directory
        by_id = {vars(one)["id"]: one for one in made[cls]}
        for rows in (*made.values(), beside):
            for row in rows:
                del self._known[vars(row)["id"]]
        return [by_id[one] for one in ids if one in by_id]

    def _beside(self, cls: type[Record]) -> list[Record]:
        """Records of the same class that the chunk points at and that stand outside of it; good for their titles."""
        links = [one.name for one in cls.fields if isinstance(one.kind, Link) and one.kind.target == cls.__name__]
        wanted = {vars(record).get(f"{name}_id") or "" for record in self._made[cls] for name in links}
        wanted -= self._known.keys()
        return self._make(cls, f"WHERE id IN {_GIVEN}", json.dumps(sorted(wanted))) if wanted else []

    def _make(self, cls: type[Record], where: str, *values: str) -> list[Record]:
        form = _form(cls)
        statement = f"SELECT {form.selected} FROM {cls.__tablename__} {where}"
        rows: list[tuple[Any, ...]] = self._raw.execute(statement, values).fetchall()
        if form.position is not None:  # SQLite would carry whole rows through its sorter
            rows.sort(key=itemgetter(form.position))
        made = [cls.plain(dict(zip(form.names, row, strict=True))) for row in rows]
        for name, converted in form.converted:
            for fields in map(vars, made):
                fields[name] = converted[fields[name]]
        self._known.update((row[form.id], record) for row, record in zip(rows, made, strict=True))
        return made

    def _join_one_to_one(self, cls: type[Record], records: list[Record]) -> None:
        known = self._known.get
        rows = [vars(record) for record in records]
        for one in cls.fields:
            if isinstance(one.kind, Link) and not isinstance(one.kind, Links):
                key = f"{one.name}_id"
                for row in rows:
                    row[one.name] = known(row[key])
        for owner in cls.owners:
            key, name = f"{table_name(owner)}_id", table_name(owner)
            for row in rows:
                row[name] = known(row[key])

    def _join_many(self, cls: type[Record], records: list[Record]) -> None:
        for one in cls.fields:
            if isinstance(one.kind, Rows):
                self._join_rows(cls, one.name, BY_NAME[one.kind.target], _lists(records, one.name))
            elif isinstance(one.kind, Links):
                self._join_links(cls, one, _lists(records, one.name))
        if cls.__name__ == "Engagement":
            self._join_chain(records)

    def _join_rows(self, cls: type[Record], name: str, owned: type[Record], lists: _Lists) -> None:
        key = f"{cls.__tablename__}_id"
        for row in self._made[owned]:
            if (found := lists.get(vars(row)[key])) is not None:
                found.append(row)

    def _join_links(self, cls: type[Record], one: Field, lists: _Lists) -> None:
        name, left, right = link_table(cls, one)
        target = BY_NAME[one.kind.target]  # type: ignore[attr-defined]
        known, places = self._known, self._order(target)
        pairs = self._raw.execute(
            f"SELECT {left}, {right} FROM {name} WHERE {left} IN {_GIVEN}",
            (json.dumps(list(lists)),),
        ).fetchall()
        linking: dict[str, list[str]] = defaultdict(list)
        for from_, other in pairs:
            linking[other].append(from_)
        for other in sorted(linking.keys() & places.keys(), key=places.__getitem__):
            record = known[other]
            for from_ in linking[other]:
                lists[from_].append(record)

    def _order(self, cls: type[Record]) -> dict[str, int]:
        """The place of each record in the order of the titles."""
        if cls not in self._places:
            records = [*self._made.get(cls, ()), *self._pointed_at.get(cls, ())]
            titled = sorted((one.title().casefold(), vars(one)["id"]) for one in records)
            self._places[cls] = {row_id: place for place, (_title, row_id) in enumerate(titled)}
        return self._places[cls]

    def _join_chain(self, engagements: list[Record]) -> None:
        for engagement in engagements:
            vars(engagement)["sub_processors"] = []
        for engagement in engagements:
            if parent := vars(engagement)["parent"]:
                vars(parent)["sub_processors"].append(engagement)


def _lists(records: list[Record], name: str) -> _Lists:
    """An empty list for each record, where it belongs, and by the record's id."""
    lists: _Lists = {}
    for row in map(vars, records):
        row[name] = lists[row["id"]] = []
    return lists


@contextmanager
def _without_collecting() -> Iterator[None]:
    """What is made in here is all in use, so Python would look through it for garbage in vain (a third of the time)."""
    collects = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collects:
            gc.enable()


def _sweep() -> None:
    """Take away the chunk that was read, where Python is told to look for nothing that is older than the youngest."""
    if gc.get_threshold()[1] > _OFTEN:
        gc.collect(1)


class _Form(NamedTuple):
    """How the rows of a class are read."""

    selected: str
    names: tuple[str, ...]
    converted: tuple[tuple[str, Mapping[Any, Any]], ...]
    id: int
    position: int | None


@cache
def _form(cls: type[Record]) -> _Form:
    names = tuple(column.name for column in cls.__table__.columns)
    converted = tuple(
        (column.name, _Converted(convert)) for column in cls.__table__.columns if (convert := _converter(column.type))
    )
    selected = ", ".join(f'"{name}"' for name in names)
    position = names.index("position") if cls.owners else None
    return _Form(selected, names, converted, names.index("id"), position)


class _Converted(dict[Any, Any]):
    """Remembers each value that it has converted: days and codes are few, rows are many."""

    def __init__(self, convert: Callable[[Any], Any]) -> None:
        super().__init__()
        self._convert = convert

    def __missing__(self, value: Any) -> Any:
        self[value] = converted = self._convert(value)
        return converted


def _converter(kind: object) -> Callable[[Any], Any] | None:
    if isinstance(kind, Date):
        return lambda value: date.fromisoformat(value) if value else None
    if isinstance(kind, CodeList):
        return lambda value: tuple(value.split()) if value else ()
    if isinstance(kind, Boolean):
        return lambda value: None if value is None else bool(value)
    return None
