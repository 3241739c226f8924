"""Comparing two registers of 10,000 activities, told record by record: copies of which few or many records differ, and
two states of one that was worked on in 40,000 steps. The aim is the time that somebody waits for; the floor would be
two whole reads."""

import shutil
from collections.abc import Iterator
from pathlib import Path

from benchmarks.measure import Measured, folder, lived, register, seconds
from ropa_desktop.store.as_of import as_of
from ropa_desktop.store.compare import compare
from ropa_desktop.store.register import Register

AIM = 2000  # milliseconds


def run() -> Iterator[Measured]:
    source = register(10_000)
    few, many = _edited(source, "few", 200), _edited(source, "many", 2)
    with Register.open(source, read_only=True) as before, Register.open(many, read_only=True) as after:
        yield _measured("comparing 10,000 with a copy, many differences", before, after)
        with Register.open(few, read_only=True) as other:
            yield _measured("comparing 10,000 with a copy, few differences", before, other)
    with Register.open(lived(10_000, 40_000), read_only=True) as now, as_of(now, 20_000) as then:
        yield _measured("comparing two states of one register of 10,000", then, now)


def _measured(what: str, before: Register, after: Register) -> Measured:
    found = len(compare(before, after).changes)
    took = min(seconds(lambda: compare(before, after)) for _turn in range(3))
    return Measured(what, took * 1000, "ms", AIM, f"{found:,} records differ")


def _edited(source: Path, name: str, every: int) -> Path:
    """A copy in which each of so many activities has other words, other data and no measures any more."""
    path = Path(shutil.copy(source, folder() / f"{name}.ropa"))
    with Register.open(path) as opened, opened.step("Edited") as session:
        run = session.connection().exec_driver_sql
        chosen = f"SELECT id FROM processing_activity WHERE rowid % {every} = 0"
        run(f"UPDATE processing_activity SET description = 'now otherwise', status = 'ended' WHERE id IN ({chosen})")
        run(f"UPDATE personal_data SET items = 'others' WHERE processing_activity_id IN ({chosen})")
        run(f"DELETE FROM processing_activity_measures WHERE processing_activity_id IN ({chosen})")
    return path
