"""The order of the rows that belong to a record, where rows come, go or change places: never a clash."""

import json
from collections import defaultdict
from collections.abc import Iterable

from sqlalchemy import Connection

from ropa_desktop.register.records import BY_TABLE
from ropa_desktop.store.merging.disputes import Differing, belongs_to
from ropa_desktop.store.merging.outcome import Rows
from ropa_desktop.store.merging.past import Key, rows
from ropa_desktop.store.recording import RowChange

Owner = tuple[str, str]  # table and column of the rows


def put_in_order(ours: Connection, theirs: Connection, differing: Differing, result: Rows) -> list[RowChange]:
    """Number the rows of `result` anew; gives the other rows of ours that get another place by that."""
    owners: dict[Owner, set[str]] = defaultdict(set)
    for key, sides in differing.items():
        place = [one.get("position") if one else None for one in (sides.ours, sides.theirs, sides.base_theirs)]
        one = result[key]
        if key[0] in BY_TABLE and one and (sides.ours is None or place[1] not in (None, place[2])):
            for column, _table in belongs_to(key[0]):
                if one.get(column):
                    owners[key[0], column].add(one[column])
    gone = {key for key, one in result.items() if one is None}
    moved: dict[Key, int] = {}
    for (table, column), ids in owners.items():
        before, after = (_orders(connection, table, column, ids) for connection in (ours, theirs))
        for owner in ids:
            moved |= _places(table, before.get(owner, {}), after.get(owner, {}), differing, gone)
    for key in moved.keys() & result.keys():
        if one := result[key]:
            result[key] = {**one, "position": moved[key]}
    return [
        RowChange(*key, "", json.dumps(one), json.dumps({**one, "position": moved[key]}))
        for key, one in rows(ours, moved.keys() - result.keys()).items()
        if one["position"] != moved[key]
    ]


def woven(first: list[str], second: Iterable[str]) -> list[str]:
    """The first order, with what the second has besides put behind what stands before it there."""
    known, last = set(first), ""
    behind = defaultdict(list)
    for one in second:
        if one in known:
            last = one
        else:
            behind[last].append(one)
    return [*behind[""], *(one for known_one in first for one in (known_one, *behind[known_one]))]


def _places(
    table: str, ours: dict[str, int], theirs: dict[str, int], differing: Differing, gone: set[Key]
) -> dict[Key, int]:
    """The new place of every row of one owner."""
    stay, come = ([one for one in copy if (table, one) not in gone] for copy in (ours, theirs))
    was = {}
    for one in ours.keys() & theirs.keys():
        sides = differing.get((table, one))
        place = (sides.base_ours or {}).get("position") if sides else ours[one]
        was[one] = place if isinstance(place, int) else ours[one]
    before = [one for one in ours if one in was]
    moved = before != sorted(before, key=lambda one: (was[one], one))
    order = woven(stay, come) if moved else woven(come, stay)
    return {(table, one): place for place, one in enumerate(order)}


def _orders(connection: Connection, table: str, column: str, owners: Iterable[str]) -> dict[str, dict[str, int]]:
    """The ids of the rows of each owner, in their order, with their numbers."""
    found: dict[str, dict[str, int]] = defaultdict(dict)
    for owner, row_id, position in connection.exec_driver_sql(
        f"SELECT {column}, id, position FROM {table} WHERE {column} IN (SELECT value FROM json_each(?))"
        " ORDER BY position, id",
        (json.dumps(list(owners)),),
    ):
        found[owner][row_id] = position
    return found
