"""Where a record is used: before it is set aside, one wants to know."""

from ropa_desktop.register.kinds import Link, Links, Rows
from ropa_desktop.register.record import Record, table_name
from ropa_desktop.register.records import ALL
from ropa_desktop.store.register import Register


def count(register: Register, record: Record) -> int:
    """In how many places other records point at this one."""
    raw = register.connection.connection.dbapi_connection
    found = 0
    for cls in ALL:
        for one in cls.fields:
            if isinstance(one.kind, Rows) or not isinstance(one.kind, Link) or one.kind.target != type(record).__name__:
                continue
            if isinstance(one.kind, Links):
                table, column = f"{cls.__tablename__}_{one.name}", f"{table_name(one.kind.target)}_id"
            else:
                table, column = cls.__tablename__, f"{one.name}_id"
            statement = f"SELECT count(*) FROM {table} WHERE {column} = ?"
            found += raw.execute(statement, (record.id,)).fetchone()[0]  # type: ignore[union-attr]
    return found
