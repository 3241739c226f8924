"""Loading 10,000 activities for an export: records with their rows, links and directory, in a stream.

The floor is the same tables selected whole by the same connection, each row fetched as a tuple and let go.
"""

from collections.abc import Iterator
from typing import Any

from benchmarks.measure import Measured, ratio, register
from ropa_desktop.register.kinds import Links, Rows
from ropa_desktop.register.on_behalf import ProcessingOnBehalf
from ropa_desktop.register.records import ALL
from ropa_desktop.store import handover
from ropa_desktop.store.register import Register


def run() -> Iterator[Measured]:
    with Register.open(register(10_000), read_only=True) as opened:
        yield ratio("loading 10,000 activities", lambda: _loaded(opened), lambda: _selected(opened), 1.5)


def _loaded(opened: Register) -> int:
    return sum(1 for _one in handover.contents(opened).activities)


def _selected(opened: Register) -> int:
    raw: Any = opened.connection.connection.dbapi_connection
    return sum(sum(1 for _row in raw.execute(f"SELECT * FROM {name}")) for name in _tables())


def _tables() -> Iterator[str]:
    for cls in ALL:
        if cls is not ProcessingOnBehalf:  # that record is streamed on its own
            yield cls.__tablename__
            for one in cls.fields:
                if isinstance(one.kind, Links) and not isinstance(one.kind, Rows):
                    yield f"{cls.__tablename__}_{one.name}"
