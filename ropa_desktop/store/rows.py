"""Every row of a register as plain values, to be written down whole, and back into an empty register."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from typing import Any

from sqlalchemy import Connection, func, insert, select
from sqlalchemy.orm import Session

from ropa_desktop.errors import KnownError
from ropa_desktop.i18n import _
from ropa_desktop.register.fields import Field
from ropa_desktop.register.kinds import Link, Links, Rows
from ropa_desktop.register.record import LinkTable, Record, link_table, table_name
from ropa_desktop.register.records import ALL
from ropa_desktop.store.register import Register
from ropa_desktop.store.tables import DOCUMENT_FILE, metadata

_CHUNK = 500


def all_rows(register: Register) -> Iterator[tuple[type[Record], Iterator[dict[str, Any]]]]:
    """Each class with its records: fields by name (a link as an id, links as ids), owners by table, and what
    stands beside the fields (id, stated_none, position, retired_on); streamed in the order of their ids.
    """
    for cls in ALL:
        yield cls, _rows(register.connection, cls)


def count(register: Register) -> int:
    """How many records `all_rows` gives."""
    tables = (cls.__table__ for cls in ALL)
    return sum(register.connection.scalar(select(func.count()).select_from(table)) or 0 for table in tables)


def all_files(register: Register) -> Iterator[tuple[str, bytes]]:
    """The SHA-256 and the bytes of each document that is kept inside."""
    for sha256 in list(register.connection.scalars(select(DOCUMENT_FILE.c.sha256).order_by(DOCUMENT_FILE.c.sha256))):
        if (content := register.file_content(sha256)) is not None:
            yield sha256, content


def add_rows(register: Register, session: Session, rows: Iterable[tuple[type[Record], Iterable[Mapping[str, Any]]]]) \
        -> int:  # fmt: skip
    """Put records as `all_rows` gives them into a register that has none yet; call it inside a step."""
    if count(register):
        raise KnownError(
            _("This register holds records already; a complete register can only be read into an empty one. "
              "Nothing was changed.")
        )  # fmt: skip
    connection = session.connection()
    connection.exec_driver_sql("PRAGMA defer_foreign_keys=ON")  # rows come in any order
    added = 0
    for cls, values in rows:
        stream = iter(values)
        while chunk := list(islice(stream, _CHUNK)):
            _add(connection, cls, chunk)
            added += len(chunk)
    return added


def _links(cls: type[Record]) -> list[tuple[Field, LinkTable]]:
    """The fields that lie in a table of their own."""
    return [
        (one, link_table(cls, one))
        for one in cls.fields
        if isinstance(one.kind, Links) and not isinstance(one.kind, Rows)
    ]


def _columns(cls: type[Record]) -> dict[str, str]:
    """Name in `all_rows` to column, for all that lies in the record's own row."""
    names = {"id": "id", "stated_none": "stated_none"}
    names |= {table_name(owner): f"{table_name(owner)}_id" for owner in cls.owners}
    names |= {"position": "position"} if cls.owners else {"retired_on": "retired_on"}
    for one in cls.fields:
        if not isinstance(one.kind, Links):
            names[one.name] = f"{one.name}_id" if isinstance(one.kind, Link) else one.name
    return names


def _rows(connection: Connection, cls: type[Record]) -> Iterator[dict[str, Any]]:
    names, table = _columns(cls), cls.__table__
    joined = [(one.name, _Joined(connection, links)) for one, links in _links(cls)]
    selected = select(*(table.c[column] for column in names.values())).order_by(table.c.id)
    for row in connection.execute(selected.execution_options(yield_per=_CHUNK)):
        values = dict(zip(names, row, strict=True))
        for name, ids in joined:
            values[name] = ids.of(values["id"])
        yield values


class _Joined:
    """The ids that a record links to, asked for in the order of the records' ids."""

    def __init__(self, connection: Connection, links: LinkTable) -> None:
        columns = metadata.tables[links.name].c
        pairs = select(columns[links.left], columns[links.right]).order_by(columns[links.left], columns[links.right])
        self._pairs: Iterator[Any] = iter(connection.execute(pairs.execution_options(yield_per=_CHUNK)))
        self._next = next(self._pairs, None)

    def of(self, record: str) -> list[str]:
        found = []
        while self._next is not None and self._next[0] <= record:
            if self._next[0] == record:
                found.append(self._next[1])
            self._next = next(self._pairs, None)
        return found


def _add(connection: Connection, cls: type[Record], chunk: list[Mapping[str, Any]]) -> None:
    names = _columns(cls)
    rows = [{column: values[name] for name, column in names.items()} for values in chunk]
    connection.execute(insert(cls.__table__), rows)  # type: ignore[arg-type]
    for one, (name, left, right) in _links(cls):
        pairs = [{left: values["id"], right: other} for values in chunk for other in values[one.name]]
        if pairs:
            connection.execute(insert(metadata.tables[name]), pairs)
