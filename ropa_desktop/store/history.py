"""The story of a record, or of the whole register, in the user's words: who changed what, from what, to what."""

import json
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import select

from ropa_desktop.i18n import _
from ropa_desktop.register.fields import Field
from ropa_desktop.register.kinds import SEPARATOR, Choices, Day, Link, Links, YesNo
from ropa_desktop.register.record import Record, link_table
from ropa_desktop.register.records import ALL, BY_NAME, BY_TABLE
from ropa_desktop.store import steps
from ropa_desktop.store.recording import RowChange
from ropa_desktop.store.register import Register
from ropa_desktop.store.steps import Step
from ropa_desktop.store.tables import STEP, STEP_ROW


@dataclass(frozen=True)
class Edit:
    """One field before and after, in words; `of` says of which row where it is not the record itself."""

    of: str
    field: str
    before: str
    after: str


def all_steps(register: Register, limit: int = 500) -> list[Step]:
    """The steps of the register, newest first."""
    rows = register.connection.execute(select(STEP).order_by(STEP.c.number.desc()).limit(limit))
    return [Step(*row) for row in rows]


def steps_of(register: Register, record: Record, limit: int = 500) -> list[Step]:
    """The steps that touched a record or its rows, newest first."""
    touched = select(STEP_ROW.c.step).where(STEP_ROW.c.root_id == record.id)
    query = select(STEP).where(STEP.c.number.in_(touched)).order_by(STEP.c.number.desc()).limit(limit)
    return [Step(*row) for row in register.connection.execute(query)]


def edits(register: Register, step: Step, root_id: str | None = None) -> list[Edit]:
    """What a step changed, field by field; of one record where it is named."""
    rows = steps.changes(register.connection, step.number)
    found: list[Edit] = []
    for row in rows:
        if root_id is None or row.root_id == root_id:
            found += _of_record(register, row) if row.table in BY_TABLE else _of_link(register, row)
    return found


def _of_record(register: Register, row: RowChange) -> list[Edit]:
    cls = BY_TABLE[row.table]
    before, after = (json.loads(side) if side else {} for side in (row.before, row.after))
    of = "" if row.row_id == row.root_id else _(cls.one)
    told = []
    for name in sorted(before.keys() | after.keys(), key=_order(cls)):
        old, new = before.get(name), after.get(name)
        if old != new and (label := _label(cls, name)):
            told.append(Edit(of, label, _words(register, cls, name, old), _words(register, cls, name, new)))
    return told


def _of_link(register: Register, row: RowChange) -> list[Edit]:
    for cls in ALL:
        for one in cls.fields:
            if isinstance(one.kind, Links) and row.table == link_table(cls, one).name:
                other = row.row_id.partition(":")[2]
                title = _title(register, one.kind.target, other)
                gone, come = (title if row.before else ""), (title if row.after else "")
                return [Edit("" if not cls.owners else _(cls.one), _(one.label), gone, come)]
    return []


def _order(cls: type[Record]) -> Any:
    places = {one.name: place for place, one in enumerate(cls.fields)}
    return lambda name: (places.get(name.removesuffix("_id"), len(places)), name)


def _label(cls: type[Record], name: str) -> str:
    """What a column is called; empty for those that say nothing to a reader."""
    if name == "stated_none":
        return _("Stated that there is none")
    if name == "retired_on":
        return _("Set aside on")
    one = _field(cls, name)
    return _(one.label) if one else ""


def _field(cls: type[Record], name: str) -> Field | None:
    for one in cls.fields:
        own = f"{one.name}_id" if isinstance(one.kind, Link) else one.name
        if name == own or name in one.was:
            return one
    return None


def _words(register: Register, cls: type[Record], name: str, value: Any) -> str:
    if value is None:
        return ""
    if name == "stated_none":
        return SEPARATOR.join(_(cls.field(one).label) for one in _codes(value))
    one = _field(cls, name)
    if one is None:
        return str(value)
    if isinstance(one.kind, Link):
        return _title(register, one.kind.target, value)
    if isinstance(one.kind, Choices):
        return one.kind.to_text(_codes(value))
    if isinstance(one.kind, YesNo):
        return one.kind.to_text(bool(value))
    return one.kind.to_text(date.fromisoformat(value) if isinstance(one.kind, Day) else value)


def _codes(value: str) -> tuple[str, ...]:
    return tuple(value.split())


def _title(register: Register, class_name: str, row_id: str) -> str:
    record = register.get(BY_NAME[class_name], row_id)
    return record.title() if record else _("(no longer there)")
