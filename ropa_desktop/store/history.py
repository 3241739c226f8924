"""The story of a record, or of the whole register, in the user's words: who changed what, from what, to what."""

import json
from dataclasses import dataclass
from functools import partial

from sqlalchemy import select

from ropa_desktop.i18n import _
from ropa_desktop.register.changes import Edit
from ropa_desktop.register.kinds import Links
from ropa_desktop.register.record import Record
from ropa_desktop.register.records import BY_NAME, BY_TABLE
from ropa_desktop.store import steps, telling
from ropa_desktop.store.recording import RowChange
from ropa_desktop.store.register import Register
from ropa_desktop.store.steps import Step
from ropa_desktop.store.tables import STEP, STEP_ROW


@dataclass(frozen=True)
class Told:
    """An edit, and the row and column that it is told of, so that what stood there before can be put back."""

    edit: Edit
    step: int
    row: RowChange
    column: str | None = None  # None: a link between two records


def all_steps(register: Register, limit: int = 500) -> list[Step]:
    """The steps of the register, newest first."""
    rows = register.connection.execute(select(STEP).order_by(STEP.c.number.desc()).limit(limit))
    return [Step(*row) for row in rows]


def steps_of(register: Register, record: Record, limit: int = 500) -> list[Step]:
    """The steps that touched a record or its rows, newest first."""
    return of_root(register, record.id, limit)


def of_root(register: Register, root_id: str | None, limit: int = 500) -> list[Step]:
    """The same by the record's id, also where it is no longer there; None asks for the steps of the whole register."""
    if root_id is None:
        return all_steps(register, limit)
    touched = select(STEP_ROW.c.step).where(STEP_ROW.c.root_id == root_id)
    query = select(STEP).where(STEP.c.number.in_(touched)).order_by(STEP.c.number.desc()).limit(limit)
    return [Step(*row) for row in register.connection.execute(query)]


def edits(register: Register, step: Step, root_id: str | None = None) -> list[Edit]:
    """What a step changed, field by field; of one record where it is named."""
    return [one.edit for one in told(register, step, root_id)]


def told(register: Register, step: Step, root_id: str | None = None) -> list[Told]:
    """The same, each with where it was written."""
    found: list[Told] = []
    for row in steps.changes(register.connection, step.number):
        if root_id is None or row.root_id == root_id:
            parts = _of_record(register, row) if row.table in BY_TABLE else _of_link(register, row)
            found += [Told(edit, step.number, row, column) for edit, column in parts]
    return found


def _of_record(register: Register, row: RowChange) -> list[tuple[Edit, str | None]]:
    cls, title_of = BY_TABLE[row.table], partial(_title, register)
    before, after = (json.loads(side) if side else {} for side in (row.before, row.after))
    of = "" if row.row_id == row.root_id else _(cls.one)
    place = telling.places(cls)
    found: list[tuple[Edit, str | None]] = []
    for name in sorted(before.keys() | after.keys(), key=lambda name: (place.get(name, len(place)), name)):
        old, new = before.get(name), after.get(name)
        if old != new and (label := telling.label(cls, name)):
            words = [telling.in_words(cls, name, value, title_of) for value in (old, new)]
            found.append((Edit(of, label, *words), name))
    return found


def _of_link(register: Register, row: RowChange) -> list[tuple[Edit, str | None]]:
    if row.table not in telling.link_tables():  # what was handed over, erased or taken in: its step says it
        return []
    cls, one = telling.link_tables()[row.table]
    assert isinstance(one.kind, Links)
    title = _title(register, one.kind.target, row.row_id.partition(":")[2])
    gone, come = (title if row.before else ""), (title if row.after else "")
    return [(Edit("" if not cls.owners else _(cls.one), _(one.label), gone, come), None)]


def _title(register: Register, class_name: str, row_id: str) -> str:
    record = register.get(BY_NAME[class_name], row_id)
    return record.title() if record else _("(no longer there)")
