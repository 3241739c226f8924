"""What comes out of a merge: every row that differs, settled alone where one copy changed it, else as was decided."""

import json
from collections import defaultdict
from collections.abc import Mapping, Sequence

from ropa_desktop.register.records import BY_TABLE
from ropa_desktop.store.merging import cells
from ropa_desktop.store.merging.disputes import (
    Differing,
    Dispute,
    Side,
    belongs_to,
    links_of,
    row,
)
from ropa_desktop.store.merging.past import Key, Row, Sides
from ropa_desktop.store.recording import RowChange

Decisions = Mapping[str, Side]  # by the names of the disputes
Rows = dict[Key, Row | None]


def alone(key: Key, sides: Sides) -> tuple[Row | None, list[cells.Columns]]:
    """The row as far as it can be settled without asking, and the columns for which it cannot."""
    if sides.ours and sides.theirs:
        return cells.merged(key[0], sides) if key[0] in BY_TABLE else (sides.ours, [])
    if sides.theirs:
        return (None if sides.base_ours else sides.theirs), []
    return (None if sides.base_theirs else sides.ours), []


def settled(differing: Differing, default: Rows, disputes: Sequence[Dispute], decisions: Decisions) -> Rows:
    """Every row as it is to be; what nobody has decided stays as ours."""
    chosen: dict[str, Side] = {one.name: decisions.get(one.name, "ours") for one in disputes}
    result = {key: dict(one) if one else None for key, one in default.items()}
    for one in disputes:
        for key, column in one.cells:
            if (mine := result[key]) is not None and (decided := row(differing[key], chosen[one.name])):
                mine[column] = decided.get(column)
        about = result.get(one.about)
        if one.none and about:
            decided = row(differing[one.about], chosen[one.name]) or {}
            _state_none(about, one.none, one.none in (decided.get(cells.NONE) or "").split())
    for key, those in _rows_of(disputes).items():
        found = [row(differing[key], chosen[one.name]) for one in those]
        result[key] = None if None in found else found[0]
    _drop_what_hangs_on_nothing(result)
    for key in result:
        result[key] = _pointing_somewhere(key, differing, result)
    return result


def changes(differing: Differing, result: Rows) -> list[RowChange]:
    """The rows of ours that are to be written, as a difference."""
    found = []
    for key, after in result.items():
        before = differing[key].ours
        if after != before:
            found.append(RowChange(*key, "", _as_json(before), _as_json(after)))
    return found


def _as_json(one: Row | None) -> str | None:
    return None if one is None else json.dumps(one, ensure_ascii=False)


def _rows_of(disputes: Sequence[Dispute]) -> dict[Key, list[Dispute]]:
    found = defaultdict(list)
    for one in disputes:
        for key in one.rows:
            found[key].append(one)
    return found


def _state_none(about: Row, name: str, none: bool) -> None:
    names = set((about.get(cells.NONE) or "").split())
    names = names | {name} if none else names - {name}
    about[cells.NONE] = " ".join(sorted(names)) or None


def _drop_what_hangs_on_nothing(result: Rows) -> None:
    """Links and rows of a record that one copy has taken out, and that nothing asked to keep."""
    again = True
    while again:
        again = False
        for key, one in result.items():
            if one and any(result.get((table, one.get(column) or ""), one) is None
                           for column, table in belongs_to(key[0])):  # fmt: skip
                result[key], again = None, True


def _pointing_somewhere(key: Key, differing: Differing, result: Rows) -> Row | None:
    """The row; where it was decided to point at a record that it was decided to take out, as the other copy has it."""
    one = result[key]
    if one is None:
        return None
    there = {column: table for column, table in links_of(key[0]) if one.get(column)}
    for column, table in there.items():
        values = [one[column], *((side or {}).get(column) for side in (differing[key].ours, differing[key].theirs))]
        standing = (value for value in values if value and result.get((table, value), one) is not None)
        if (value := next(standing, None)) != one[column]:
            one = {**one, column: value}
    return one
