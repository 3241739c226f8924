"""Where a record is used: before it is set aside or taken away, one wants to know."""

from collections.abc import Iterator

from ropa_desktop.register.fields import Field
from ropa_desktop.register.kinds import Link, Links, Rows
from ropa_desktop.register.record import Record, link_table
from ropa_desktop.register.records import ALL
from ropa_desktop.store.register import Register


def count(register: Register, record: Record) -> int:
    """In how many places other records point at this one."""
    return sum(len(_ids(register, cls, one, record)) for cls, one in _pointing(type(record)))


def places(register: Register, record: Record) -> list[tuple[Record, Field]]:
    """The records that point at this one, each with the field that does."""
    found = []
    for cls, one in _pointing(type(record)):
        for row_id in _ids(register, cls, one, record):
            if other := register.get(cls, row_id):
                found.append((other, one))
    return found


def _pointing(target: type[Record]) -> Iterator[tuple[type[Record], Field]]:
    for cls in ALL:
        for one in cls.fields:
            if isinstance(one.kind, Link) and not isinstance(one.kind, Rows) and one.kind.target == target.__name__:
                yield cls, one


def _ids(register: Register, cls: type[Record], one: Field, record: Record) -> list[str]:
    if isinstance(one.kind, Links):
        table, key, column = link_table(cls, one)
    else:
        table, key, column = cls.__tablename__, "id", f"{one.name}_id"
    raw = register.connection.connection.dbapi_connection
    return [row[0] for row in raw.execute(f"SELECT {key} FROM {table} WHERE {column} = ?", (record.id,))]  # type: ignore[union-attr]
