"""Many records at once that state that there is none, each where it does not answer the question."""

import json
from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy.orm import Session

from ropa_desktop.register.fields import Field, State
from ropa_desktop.register.kinds import Link, Links, Rows
from ropa_desktop.register.record import Record, link_table, table_name


def unanswered(connection: Any, cls: type[Record], ids: Sequence[str], fields: Iterable[Field]) -> dict[str, list[str]]:
    """By field the ids that neither answer it nor state that there is none, read by the driver's connection."""
    chosen = {"ids": json.dumps(list(ids))}
    found = {}
    for one in fields:
        statement = (
            f"SELECT t.id FROM {cls.__tablename__} t WHERE t.id IN (SELECT value FROM json_each(:ids)) "
            f"AND NOT ({_answered(cls, one)}) AND ' ' || coalesce(t.stated_none, '') || ' ' NOT LIKE :name"
        )
        found[one.name] = [row[0] for row in connection.execute(statement, {**chosen, "name": f"% {one.name} %"})]
    return found


def _answered(cls: type[Record], one: Field) -> str:
    if isinstance(one.kind, Rows):
        return f"EXISTS (SELECT 1 FROM {table_name(one.kind.target)} r WHERE r.{cls.__tablename__}_id = t.id)"
    if isinstance(one.kind, Links):
        name, left, _right = link_table(cls, one)
        return f"EXISTS (SELECT 1 FROM {name} r WHERE r.{left} = t.id)"
    column = f"{one.name}_id" if isinstance(one.kind, Link) else one.name
    return f"coalesce(t.\"{column}\", '') <> ''"


def state(session: Session, cls: type[Record], ids: Iterable[str], one: Field) -> None:
    """State it in those of which it is asked and that do not answer it, here or elsewhere; call it inside a step."""
    for row_id in ids:
        record = session.get_one(cls, row_id)
        if one.asked_of(record) and one.state(record) is State.UNANSWERED:
            record.stated_none = (*record.stated_none, one.name)
