"""Put an old value back, or take an earlier step back: always as a new step, and never over what was written since."""

import json
from datetime import date
from typing import Any

from ropa_desktop.errors import KnownError
from ropa_desktop.i18n import _
from ropa_desktop.register.chain import refuse_cycle
from ropa_desktop.register.engagements import Engagement
from ropa_desktop.register.fields import Field
from ropa_desktop.register.kinds import Choices, Day, Link, YesNo
from ropa_desktop.register.record import Record
from ropa_desktop.register.records import BY_NAME, BY_TABLE
from ropa_desktop.store import difference, steps, telling
from ropa_desktop.store.history import Told
from ropa_desktop.store.recording import RowChange
from ropa_desktop.store.register import Register
from ropa_desktop.store.steps import Step


def put_back(register: Register, told: Told) -> set[str]:
    """Let the field say again what it said before that step; gives the ids of what changed."""
    row = told.row
    if row.before is None:
        raise KnownError(_("Nothing stood there before that step, so there is nothing to put back."))
    words = _("Put back {field} as before step {n}").format(field=told.edit.field, n=told.step)
    if row.after is None or told.column is None:
        return _bring_back(register, words, told)
    cls = BY_TABLE[row.table]
    record = register.get(cls, row.row_id)
    if record is None:
        raise KnownError(_("What it belongs to is no longer there; put that back first. Nothing was changed."))
    old, last = json.loads(row.before).get(told.column), register.head()
    with register.step(words):
        _set(register, record, told.column, old)
    register.session.expire_all()
    if register.head() == last:
        raise KnownError(_("It says so today already. Nothing was changed."))
    return {row.row_id, row.root_id}


def take_back(register: Register, step: Step) -> set[str]:
    """Undo one step that others came after; refused where these changed the same rows."""
    if step.kind != "edit":
        raise KnownError(_("Only what was edited can be taken back here. Nothing was changed."))
    inverse = [row.inverse() for row in reversed(steps.changes(register.connection, step.number))]
    return _apply(register, _("Took back step {n}: {title}").format(n=step.number, title=step.title), inverse)


def _set(register: Register, record: Record, column: str, old: Any) -> None:
    field = telling.field_of(type(record), column)
    if column == "stated_none":
        said = (type(record).field(name) for name in (old or "").split())
        record.stated_none = tuple(one.name for one in said if not one.value(record))
    elif column == "retired_on":
        setattr(record, column, date.fromisoformat(old) if old else None)
    elif field is not None:
        value = _value(register, field, old)
        if isinstance(record, Engagement) and field.name == "parent":
            refuse_cycle(record, value)
        setattr(record, field.name, value)
        if value:
            record.stated_none = tuple(name for name in record.stated_none if name != field.name)


def _value(register: Register, field: Field, old: Any) -> Any:
    """A recorded value as the record holds it."""
    kind = field.kind
    if isinstance(kind, Choices):
        return tuple(old.split()) if old else ()
    if old is None:
        return None
    if isinstance(kind, Link):
        other = register.get(BY_NAME[kind.target], old)
        if other is None:
            raise KnownError(_("The record that it named is no longer there. Nothing was changed."))
        return other
    if isinstance(kind, YesNo):
        return bool(old)
    return date.fromisoformat(old) if isinstance(kind, Day) else old


def _bring_back(register: Register, words: str, told: Told) -> set[str]:
    """A row that was taken away, with its links, or one link alone."""
    gone = [told.row]
    if told.column is not None:
        gone += [
            row
            for row in steps.changes(register.connection, told.step)
            if row.after is None and row != told.row and told.row.row_id in row.row_id.split(":")
        ]
    return _apply(register, words, [row.inverse() for row in gone])


def _apply(register: Register, words: str, rows: list[RowChange]) -> set[str]:
    with register.step(words):
        if difference.apply(register.connection, rows) or _broken(register):
            raise KnownError(
                _("It was changed again since, or what it belongs to is gone, so it cannot simply be put back. "
                  "Nothing was changed.")
            )  # fmt: skip
    register.session.expire_all()
    return {row.root_id for row in rows} | {row.row_id for row in rows}


def _broken(register: Register) -> bool:
    return register.connection.exec_driver_sql("PRAGMA foreign_key_check").first() is not None
