"""Records watched while they are read: which answers of which records somebody looked at, and what these say."""

import json
from collections.abc import Iterator
from datetime import date
from functools import cache
from types import new_class
from typing import Any, NamedTuple, TypeVar, cast

from sqlalchemy.orm import configure_mappers

from ropa_desktop.register.record import Record

R = TypeVar("R", bound=Record)


class Note(NamedTuple):
    """One answer that was read, whatever the language; of other records their ids."""

    class_name: str
    record_id: str
    name: str
    value: str


class Watch:
    """Gives watched records in the place of others, and notes what is read of them and of all that they lead to.

    A record and its watched one are of one class, and two watched ones are the same where the records are, so that
    whatever reads them does what it always does.
    """

    def __init__(self) -> None:
        self.notes: set[Note] = set()
        self._watched: dict[int, tuple[Record, Record]] = {}  # with the record itself, which keeps its number taken

    def of(self, record: R, field: str = "") -> R:
        """The record, watched; with a field, one that declares this field alone."""
        known = self._watched.get(id(record))
        if known is None:
            cls = _watched_class(record.declared, field)
            made = cls.__new__(cls)
            object.__setattr__(made, "__dict__", {"_of": record, "_by": self})
            known = self._watched[id(record)] = (record, made)
        return cast(R, known[1])

    def read(self, record: Record, name: str) -> Any:
        """What the record answers, watched in its turn where it is another record."""
        value = getattr(record, name)
        if name == "id":
            return value
        if name == "stated_none":
            return _Stated(value or (), self, record)
        if isinstance(value, Record):
            self.note(record, name, value.id)
            return self.of(value)
        if isinstance(value, list):
            self.note(record, name, sorted(one.id for one in value))
            return [self.of(one) for one in value]
        self.note(record, name, value)
        return value

    def note(self, record: Record, name: str, value: Any) -> None:
        """Keep what was read; all ways to answer nothing are one."""
        empty = value is None or value == "" or value == () or value == []
        told = json.dumps(None if empty else value, default=_plain, ensure_ascii=False)
        self.notes.add(Note(record.declared.__name__, record.id, name, told))


class _Stated(tuple[str, ...]):
    """Which fields are stated to be none: who asks of one has not read the others."""

    def __new__(cls, names: tuple[str, ...], by: Watch, of: Record) -> "_Stated":
        made = super().__new__(cls, names)
        made._by, made._of = by, of
        return made

    _by: Watch
    _of: Record

    def __contains__(self, name: object) -> bool:
        there = super().__contains__(name)
        self._by.note(self._of, f"stated_none {name}", there)
        return there

    def __bool__(self) -> bool:
        self._by.note(self._of, "stated_none", len(self) > 0)
        return len(self) > 0

    def __iter__(self) -> Iterator[str]:
        names = list(super().__iter__())
        self._by.note(self._of, "stated_none", sorted(names))
        return iter(names)


def _plain(value: object) -> str:
    assert isinstance(value, date)
    return value.isoformat()


@cache
def _watched_class(cls: type[Record], field: str) -> type[Record]:
    """The class of watched records of a class: the same in all but how attributes are read."""
    configure_mappers()
    mapped = frozenset(cls.__mapper__.all_orm_descriptors.keys())

    def read(self: Record, name: str) -> Any:
        if name not in mapped:
            return object.__getattribute__(self, name)
        inside = object.__getattribute__(self, "__dict__")
        return inside["_by"].read(inside["_of"], name)

    body: dict[str, Any] = {"__getattribute__": read}
    if field:
        body["fields"] = tuple(one for one in cls.fields if one.name == field)
        body["field"] = staticmethod(cls.field)  # by its name each field is found, as ever
    return cast("type[Record]", new_class(cls.__name__, (cls,), {"plain": True}, lambda inside: inside.update(body)))
