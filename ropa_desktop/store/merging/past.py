"""What two copies of one register have in common, and every row that may differ since.

Each state of a copy is known by the hash of its last step. States in common are those of the steps that both copies
begin with, and those that one of them has taken in from the other by an earlier merge.
"""

import json
from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from functools import cache
from typing import Any, NamedTuple

from sqlalchemy import Connection

from ropa_desktop.store.difference import names_of, row_of, table_of
from ropa_desktop.store.pairs import STATED
from ropa_desktop.store.recording import as_json, row_key

Key = tuple[str, str]  # table, id of the row
Row = dict[str, Any]
_TABLES = {table.name: table for table in STATED}
UNKNOWN: Any = object()  # what a cell held in a common past that the two copies tell differently; it equals nothing


class Sides(NamedTuple):
    """One row in both copies, and as it was in their common past, as each copy remembers it (words may be erased)."""

    ours: Row | None
    theirs: Row | None
    base_ours: Row | None
    base_theirs: Row | None


@dataclass(frozen=True)
class Past:
    """The steps that the copies share; then the newest state of ours that theirs has taken in, and the reverse."""

    shared: int
    ours: int | None = None
    theirs: int | None = None


def common_past(ours: Connection, theirs: Connection) -> Past:
    """From where the two copies are to be compared."""
    our_hashes, their_hashes = _hashes(ours), _hashes(theirs)
    shared = 0
    while our_hashes.get(shared + 1, "") == their_hashes.get(shared + 1):
        shared += 1
    in_ours, in_theirs = _taken_in(ours, their_hashes, shared), _taken_in(theirs, our_hashes, shared)
    if in_ours and in_theirs:  # one of them may hold the other; where both stand, each was merged without the other
        if _had(ours, their_hashes[in_ours], in_theirs):
            in_ours = None
        elif _had(theirs, our_hashes[in_theirs], in_ours):
            in_theirs = None
    return Past(shared, in_theirs, in_ours)


def differing(ours: Connection, theirs: Connection, past: Past) -> dict[Key, Sides]:
    """Every row that was written in one of the copies since they went separate ways."""
    our_before, their_before = _before(ours, past.shared), _before(theirs, past.shared)
    keys = {key for key in our_before.keys() | their_before.keys() | _erased(theirs) if key[0] in _TABLES}
    our_rows, their_rows = rows(ours, keys), rows(theirs, keys)
    later = _before(ours, past.ours) if past.ours else {}
    their_later = _before(theirs, past.theirs) if past.theirs else {}
    found = {}
    for key in keys:
        mine, yours = our_rows.get(key), their_rows.get(key)
        first, their_first = our_before.get(key, mine), their_before.get(key, yours)
        if past.ours and past.theirs:
            first = their_first = _virtual(first, later.get(key, mine), their_first, their_later.get(key, yours))
        elif past.ours:
            first = their_first = later.get(key, mine)
        elif past.theirs:
            first = their_first = their_later.get(key, yours)
        found[key] = Sides(mine, yours, first, their_first)
    return found


def same(one: Row | None, other: Row | None) -> bool:
    """Whether two rows say the same; the place among its like is no statement."""
    if one is None or other is None:
        return one is other
    return all(one.get(name) == other.get(name) for name in one.keys() | other.keys() if name != "position")


def rows(connection: Connection, keys: Collection[Key]) -> dict[Key, Row]:
    """The rows of these keys as they stand."""
    by_table = defaultdict(list)
    for name, row_id in keys:
        by_table[name].append(row_id)
    found = {}
    for name, ids in by_table.items():
        table = _TABLES[name]
        for row_id, row in connection.exec_driver_sql(
            f"SELECT {row_key(table, 'r')}, {as_json(table, 'r')} FROM {name} r"
            f" WHERE {row_key(table, 'r')} IN (SELECT value FROM json_each(?))",
            (json.dumps(ids),),
        ):
            found[name, row_id] = json.loads(row)
    return found


def _hashes(connection: Connection) -> dict[int, str]:
    return dict(connection.exec_driver_sql("SELECT number, hash FROM step").all())


def _taken_in(connection: Connection, of: dict[int, str], shared: int) -> int | None:
    """The newest step of the other copy, after the shared ones, that this one has taken in."""
    told = connection.exec_driver_sql("SELECT their_step, their_hash FROM merged")
    return max((number for number, seal in told if number > shared and of.get(number) == seal), default=None)


def _had(connection: Connection, seal: str, at: int) -> bool:
    """Whether a copy, at one of its steps, had taken in this state."""
    statement = "SELECT after FROM step_row WHERE table_name = 'merged' AND row_id = ? AND step <= ? ORDER BY step DESC"
    return connection.exec_driver_sql(f"{statement} LIMIT 1", (seal, at)).scalar() is not None


def _before(connection: Connection, step: int) -> dict[Key, Row | None]:
    """What every row that was touched since a step was at that step, in the form that it would have today."""
    # SQLite gives the other columns of the row in which min() found the least.
    touched = connection.exec_driver_sql(
        "SELECT table_name, row_id, before, min(step) AS first FROM step_row WHERE step > ?"
        " GROUP BY table_name, row_id ORDER BY first",
        (step,),
    )
    found: dict[Key, Row | None] = {}
    for recorded, row_id, before, _first in touched:
        table, names = _form(recorded)
        found.setdefault((table, row_id), row_of(names, before) if before else None)
    return found


@cache
def _form(recorded: str) -> tuple[str, dict[str, str]]:
    """The table of today, and its columns by the names under which they may have been recorded."""
    table = table_of(recorded)
    return table.name, names_of(table)


def _erased(connection: Connection) -> set[Key]:
    """The rows in which words were erased: where that is all that was done, no step has them as changed."""
    rows = connection.exec_driver_sql("SELECT table_name, row_id FROM redaction JOIN step_row USING (step, position)")
    return set(rows.all())


def _virtual(first: Row | None, later: Row | None, their_first: Row | None, their_later: Row | None) -> Row | None:
    """The past of copies that took each other in crosswise: both of the states in common, merged."""
    if same(first, later):
        return their_later
    if same(their_first, their_later) or same(later, their_later):
        return later
    if not (first and later and their_first and their_later):
        known = later or their_later or {}
        return dict.fromkeys(known, UNKNOWN)
    found = {}
    for name in later.keys() | their_later.keys():
        one, other = later.get(name), their_later.get(name)
        if one == first.get(name) or one == other:
            found[name] = other
        else:
            found[name] = one if other == their_first.get(name) else UNKNOWN
    return found
