"""Checking 10,000 activities by all rules, without loading them: as somebody waits for it, and against reading each
answer of each record once."""

from collections.abc import Iterator
from dataclasses import replace

from benchmarks.measure import Measured, ratio, register, timed
from ropa_desktop.register.check import check_all
from ropa_desktop.register.contents import Contents
from ropa_desktop.register.record import Record
from ropa_desktop.store.handover import contents
from ropa_desktop.store.register import Register


def run() -> Iterator[Measured]:
    with Register.open(register(10_000), read_only=True) as opened:
        read = contents(opened)
        held = replace(read, activities=list(read.activities), on_behalf=list(read.on_behalf))
    yield timed("checks of 10,000 activities, once they are loaded", lambda: _all(held), 2)
    yield ratio("checks of 10,000, to reading each answer once", lambda: _all(held), lambda: _read(held), 4, turns=3)


def _all(held: Contents) -> int:
    return sum(1 for _finding in check_all(held))


def _read(held: Contents) -> None:
    """The floor: whatever checks a record looks at its answers and knows which of them are given."""
    for record in [*held.activities, *held.on_behalf]:
        _answers(record)
    for cls, records in held.directory.items():
        for record in records if not cls.owners else ():
            _answers(record)


def _answers(record: Record) -> None:
    for one in record.fields:
        one.state(record)
    for one in record.rows_fields():
        for row in one.value(record):
            _answers(row)
