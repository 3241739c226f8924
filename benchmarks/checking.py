"""Checking 10,000 activities by all rules, without loading them: as somebody waits for it, and against reading each
answer of each record once; and checking one entry with very many rows, as the window does after each edit.

What is kept of texts between turns is less than a register of this size has of them, so that no turn profits from the
one before it.
"""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace

from benchmarks.measure import Measured, folder, ratio, register, timed
from ropa_desktop.register.activities import PersonalData, ProcessingActivity
from ropa_desktop.register.check import check, check_all
from ropa_desktop.register.codes import PROFILES
from ropa_desktop.register.contents import Contents
from ropa_desktop.register.record import Record
from ropa_desktop.register.vocabulary import CategoryOfPersonalData
from ropa_desktop.store.handover import contents
from ropa_desktop.store.register import Register


def run() -> Iterator[Measured]:
    with Register.open(register(10_000), read_only=True) as opened:
        read = contents(opened)
        held = replace(read, activities=list(read.activities), on_behalf=list(read.on_behalf))
    yield timed("checks of 10,000 activities, once they are loaded", lambda: _all(held), 2)
    yield timed("the same by the rules of all laws and all templates", lambda: _all(held, PROFILES), 4)
    yield ratio("checks of 10,000, to reading each answer once", lambda: _all(held), lambda: _read(held), 4, turns=3)
    with _large() as activity:
        yield timed("checks of one entry with 5,000 rows, after an edit", lambda: check(activity), 0.3)


@contextmanager
def _large() -> Iterator[ProcessingActivity]:
    """An entry with more rows than anybody writes by hand, as a page of the window holds it."""
    categories = [CategoryOfPersonalData(name=f"Contact details {number}") for number in range(20)]
    activity = ProcessingActivity(name="Register of members")
    activity.data = [
        PersonalData(category=categories[n % 20], items=f"Name; address; number {n}", time_limit=f"{n + 1} months")
        for n in range(5_000)
    ]
    with Register.create(folder() / "large.ropa") as opened:
        with opened.step("Rows") as session:
            session.add_all([activity, *categories])
        yield activity


def _all(held: Contents, asked: Iterable[str] = ()) -> int:
    return sum(1 for _finding in check_all(held, asked=asked))


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
