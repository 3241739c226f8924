"""Replay the steps of a register from nothing: is the chain of their seals whole, and do they give what is stored?"""

import json
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter
from typing import Any

from sqlalchemy import Connection, func, select

from ropa_desktop.i18n import _
from ropa_desktop.store import difference, recording, redaction, steps
from ropa_desktop.store.recording import RowChange, as_json, row_key
from ropa_desktop.store.tables import RECORDED, REDACTION, STEP

Contents = dict[str, dict[str, str]]  # by table and id, each row as it was recorded
_Seal = tuple[str, str]  # salt and digest
_Row = tuple[Any, ...]  # plain ones cost Python's search for garbage nothing, however many there are


@dataclass(frozen=True)
class Fault:
    """What does not hold, in words; `step` is the first step at which it shows."""

    sentence: str
    step: int | None = None


def history(connection: Connection, progress: Callable[[int, int], None]) -> Iterator[Fault]:
    """What does not hold of the chain of the steps, or of the tables as the steps, replayed from nothing, give them."""
    replayed: Contents = defaultdict(dict)
    erased, forms = _erased(connection), _Forms()
    previous, expected = steps.ORIGIN, 1
    total = connection.scalar(select(func.count()).select_from(STEP)) or 0
    told = groupby(_rows(connection), key=itemgetter(0))
    number, of_step = next(told, (None, iter(())))
    for step in [steps.Step(*row) for row in connection.execute(select(STEP).order_by(STEP.c.number))]:
        if step.number % 100 == 0:
            progress(step.number, total)
        rows = list(of_step) if number == step.number else []
        if number == step.number:
            number, of_step = next(told, (None, iter(())))
        title = step.title_digest or step.title
        sealed = steps.step_hash(
            previous, step.number, step.at, step.author, title, step.kind, step.target, [row[2] for row in rows]
        )
        salt, digest = erased.get((step.number, redaction.TITLE), (step.salt, step.title_digest))
        whole = salt is None or steps.title_digest(salt, step.title) == digest
        if step.number != expected or sealed != step.hash or not whole:
            yield Fault(_("Step {n} was changed, or a step before it is gone.").format(n=step.number), step.number)
            return
        if fault := _replay(replayed, step.number, rows, erased, forms):
            yield fault
            return
        previous, expected = step.hash, expected + 1
    yield from _compare(replayed, connection)


def _erased(connection: Connection) -> dict[tuple[int, int], _Seal]:
    """The seals of what is left of rows and titles; that these are genuine shows when the steps are replayed."""
    return {(row[0], row[1]): (row[2], row[3]) for row in connection.execute(select(REDACTION))}


def _rows(connection: Connection) -> Iterator[_Row]:
    """Every recorded row in order: its step, salt and digest, and what it says."""
    raw: Any = connection.connection.dbapi_connection
    found: Iterator[_Row] = raw.execute(
        "SELECT step, salt, digest, table_name, row_id, root_id, before, after FROM step_row ORDER BY step, position"
    )
    return found


def _replay(
    contents: Contents,
    number: int,
    rows: list[_Row],
    erased: Mapping[tuple[int, int], _Seal],
    forms: "_Forms",
) -> Fault | None:
    for position, (_step, salt, digest, *told) in enumerate(rows):
        change = RowChange._make(told)
        salt, digest = erased.get((number, position), (salt, digest))
        if steps.row_digest(salt, change) != digest or change.root_id != recording.root_of(change):
            return Fault(_("A row of step {n} was changed.").format(n=number), number)
        table, names = forms[change.table]
        standing = contents[table]
        if not _same(standing.get(change.row_id), change.before, names):
            return Fault(_("Step {n} does not follow from the steps before it.").format(n=number), number)
        if change.after is None:
            standing.pop(change.row_id, None)
        else:
            standing[change.row_id] = change.after
    return None


def _compare(replayed: Contents, connection: Connection) -> Iterator[Fault]:
    raw: Any = connection.connection.dbapi_connection
    for table in RECORDED:
        told = replayed.get(table.name, {})
        stored = raw.execute(f"SELECT {row_key(table, 'r')}, {as_json(table, 'r')} FROM {table.name} r")
        names = difference.names_of(table)
        wrong = sum(not _same(told.pop(row_id, None), row, names) for row_id, row in stored) + len(told)
        if wrong:
            words = _("{n} rows of {table} are not what the recorded steps say; they were changed from outside.")
            yield Fault(words.format(n=wrong, table=table.name))


def _same(one: str | None, other: str | None, names: Mapping[str, str]) -> bool:
    """Whether two rows say the same; they are read only where they are not written alike, which is seldom."""
    return one == other or _given(one, names) == _given(other, names)


def _given(row: str | None, names: Mapping[str, str]) -> dict[str, object] | None:
    """A row in the columns of today, without the empty ones: one that a later version added does not matter."""
    if row is None:
        return None
    return {names[name]: value for name, value in json.loads(row).items() if value is not None and name in names}


class _Forms(dict[str, tuple[str, dict[str, str]]]):
    """For the name under which a table was recorded: its name of today, and its columns by their recorded names."""

    def __missing__(self, recorded: str) -> tuple[str, dict[str, str]]:
        try:
            table = difference.table_of(recorded)
        except KeyError:  # of no register: it holds nothing that could be compared
            self[recorded] = recorded, {}
        else:
            self[recorded] = table.name, difference.names_of(table)
        return self[recorded]
