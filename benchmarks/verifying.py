"""Checking a register of 10,000 activities and 40,000 steps.

The floor reads every recorded row in order and makes its SHA-256, and nothing more: no seals as they are documented,
no replay, no look at the tables, the index and the pages of the file.
"""

import hashlib
from collections.abc import Iterator
from typing import Any

from benchmarks.measure import Measured, lived, ratio, timed
from ropa_desktop.store.register import Register
from ropa_desktop.store.verify import verify


def run() -> Iterator[Measured]:
    with Register.open(lived(10_000, 40_000), read_only=True) as register:
        if faults := verify(register.connection):
            raise RuntimeError(f"the register that is measured does not hold: {faults[0].sentence}")
        yield timed("check of 10,000 with 40,000 steps", lambda: verify(register.connection), 10)
        raw: Any = register.connection.connection.dbapi_connection
        yield ratio("check, against hashing the steps", lambda: verify(register.connection), lambda: _hashed(raw), 8, 3)


def _hashed(raw: Any) -> None:
    for row in raw.execute("SELECT salt, table_name, row_id, before, after FROM step_row ORDER BY step, position"):
        hashlib.sha256(repr(row).encode()).hexdigest()
