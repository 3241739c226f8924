"""Many records of one class at once: what they hold in common, and one change of them all inside a step."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import bindparam, delete, insert, select, update
from sqlalchemy.orm import Session

from ropa_desktop.register.chain import refuse_cycle
from ropa_desktop.register.engagements import Engagement
from ropa_desktop.register.fields import Field
from ropa_desktop.register.kinds import Choices, Link, Links, Rows
from ropa_desktop.register.record import Record, link_table
from ropa_desktop.store import none

_CHOSEN = "IN (SELECT value FROM json_each(:ids))"  # no statement is long enough to name 10,000 ids one by one
_CHUNK = 500


@dataclass(frozen=True)
class Change:
    """What becomes of one field: another value; or of several answers, some added and some taken away."""

    field: Field
    value: Any = None
    add: Sequence[Any] = ()
    remove: Sequence[Any] = ()
    none: bool = False  # who does not answer it states that there is none


@dataclass
class Held:
    """What many records say: the fields in which they differ, those that any of them answers, and how often."""

    count: int
    various: set[str] = field(default_factory=set)
    given: set[str] = field(default_factory=set)
    several: dict[str, dict[str, int]] = field(default_factory=dict)  # of fields with several answers: code or id
    unanswered: dict[str, list[str]] = field(default_factory=dict)  # of fields that may be none: ids


def is_several(one: Field) -> bool:
    """Whether a field has several answers, which are added and taken away one by one."""
    return isinstance(one.kind, Choices | Links)


def held(connection: Any, cls: type[Record], ids: Sequence[str], fields: Iterable[Field]) -> Held:
    """What these records hold, read by the driver's connection: SQL compares them, so that 10,000 take no time."""
    chosen = {"ids": json.dumps(list(ids))}
    found = Held(len(ids))
    fields = list(fields)
    single = [one for one in fields if not is_several(one)]
    if single:
        columns = [f't."{_column(one)}"' for one in single]
        shown = ", ".join(f"count({column}), min({column}), max({column})" for column in columns)
        row = connection.execute(f"SELECT {shown} FROM {cls.__tablename__} t WHERE t.id {_CHOSEN}", chosen).fetchone()
        for place, one in enumerate(single):
            given, least, most = row[3 * place : 3 * place + 3]
            if given:
                found.given.add(one.name)
            if least != most or given not in (0, found.count):
                found.various.add(one.name)
    for one in fields:
        if is_several(one):
            counts = found.several[one.name] = _several(connection, cls, one, chosen)
            if counts:
                found.given.add(one.name)
    return found


def _several(connection: Any, cls: type[Record], one: Field, chosen: dict[str, str]) -> dict[str, int]:
    if isinstance(one.kind, Links):
        name, left, right = link_table(cls, one)
        statement = f"SELECT {right}, count(*) FROM {name} WHERE {left} {_CHOSEN} GROUP BY 1"
        return dict(connection.execute(statement, chosen))
    counts: dict[str, int] = {}
    table = cls.__tablename__
    statement = f'SELECT "{one.name}", count(*) FROM {table} WHERE id {_CHOSEN} GROUP BY 1'
    for codes, number in connection.execute(statement, chosen):
        for code in (codes or "").split():
            counts[code] = counts.get(code, 0) + number
    return counts


def _column(one: Field) -> str:
    return f"{one.name}_id" if isinstance(one.kind, Link) else one.name


def change(session: Session, cls: type[Record], ids: Sequence[str], changes: Sequence[Change]) -> None:
    """Change all of these records; call it inside a step. Raises KnownError where one of them refuses."""
    for one in changes:
        if one.none:
            continue
        assert not isinstance(one.field.kind, Rows)
        if isinstance(one.field.kind, Links):
            _relink(session, cls, ids, one)
        elif isinstance(one.field.kind, Choices):
            _choose(session, cls, ids, one)
        else:
            if cls is Engagement and one.field.name == "parent":
                for row_id in ids:
                    refuse_cycle(session.get_one(Engagement, row_id), one.value)
            value = one.value.id if isinstance(one.value, Record) else one.value
            _set(session, cls, ids, _column(one.field), value)
        if one.add or one.value not in (None, ""):
            _unstate_none(session, cls, ids, one.field.name)
    session.expire_all()
    for one in changes:
        if one.none:
            none.state(session, cls, ids, one.field)


def set_aside(session: Session, cls: type[Record], ids: Sequence[str], day: Any) -> None:
    """Set them aside as of a day, or bring them back where it is None; who is so already stays as it is."""
    table = cls.__table__
    alike = table.c.retired_on.is_not(None) if day is None else table.c.retired_on.is_(None)
    for some in _chunks(ids):
        session.execute(update(table).where(table.c.id.in_(some), alike).values(retired_on=day))  # type: ignore[arg-type]
    session.expire_all()


def _set(session: Session, cls: type[Record], ids: Sequence[str], column: str, value: Any) -> None:
    table = cls.__table__
    for some in _chunks(ids):
        other = table.c[column].is_distinct_from(value)
        session.execute(update(table).where(table.c.id.in_(some), other).values({column: value}))  # type: ignore[arg-type]


def _each(session: Session, cls: type[Record], column: str, values: list[tuple[str, Any]]) -> None:
    table = cls.__table__
    if values:
        statement = update(table).where(table.c.id == bindparam("one")).values({column: bindparam("value")})  # type: ignore[arg-type]
        session.connection().execute(statement, [{"one": one, "value": value} for one, value in values])


def _choose(session: Session, cls: type[Record], ids: Sequence[str], one: Change) -> None:
    """Codes lie together in one column: those that are there keep their order, new ones come after them."""
    table = cls.__table__
    values = []
    for some in _chunks(ids):
        for row in session.execute(select(table.c.id, table.c[one.field.name]).where(table.c.id.in_(some))):
            kept = tuple(code for code in row[1] if code not in one.remove)
            new = (*kept, *(code for code in one.add if code not in kept))
            if new != row[1]:
                values.append((row[0], new))
    _each(session, cls, one.field.name, values)


def _relink(session: Session, cls: type[Record], ids: Sequence[str], one: Change) -> None:
    name, left, right = link_table(cls, one.field)
    table = Record.metadata.tables[name]
    for some in _chunks(ids):
        if one.remove:
            away = [record.id for record in one.remove]
            session.execute(delete(table).where(table.c[left].in_(some), table.c[right].in_(away)))
        for record in one.add:
            there = select(table.c[left]).where(table.c[left].in_(some), table.c[right] == record.id)
            has = set(session.scalars(there))
            rows = [{left: row_id, right: record.id} for row_id in some if row_id not in has]
            if rows:
                session.execute(insert(table), rows)


def _unstate_none(session: Session, cls: type[Record], ids: Sequence[str], name: str) -> None:
    """Who is given an answer does not state any more that there is none."""
    table = cls.__table__
    values = []
    for some in _chunks(ids):
        stated = select(table.c.id, table.c.stated_none).where(table.c.id.in_(some), table.c.stated_none.is_not(None))
        for row_id, names in session.execute(stated):
            if name in names:
                values.append((row_id, tuple(other for other in names if other != name)))
    _each(session, cls, "stated_none", values)


def _chunks(ids: Sequence[str]) -> Iterable[Sequence[str]]:
    return (ids[start : start + _CHUNK] for start in range(0, len(ids), _CHUNK))


def aside(connection: Any, cls: type[Record], ids: Sequence[str]) -> int:
    """How many of these are set aside."""
    statement = f"SELECT count(*) FROM {cls.__tablename__} WHERE retired_on IS NOT NULL AND id {_CHOSEN}"
    return int(connection.execute(statement, {"ids": json.dumps(list(ids))}).fetchone()[0])
