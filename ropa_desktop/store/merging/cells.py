"""A row that both copies have, merged column by column."""

from functools import cache
from typing import Any

from ropa_desktop.register.kinds import Choices
from ropa_desktop.register.records import BY_TABLE
from ropa_desktop.store.merging.past import UNKNOWN, Row, Sides
from ropa_desktop.store.redaction import ERASED

Columns = tuple[str, ...]
Values = tuple[Any, ...]
BESIDE = ("id", "position")  # an id never changes, and places are given anew
NONE = "stated_none"
# Name, fingerprint and size are those of one file.
_TOGETHER = {"document": ("file_name", "file_sha256", "file_size")}


def merged(table: str, sides: Sides) -> tuple[Row, list[Columns]]:
    """The row with all that theirs alone has changed, and the columns in which both changed what the other did not."""
    ours, theirs = sides.ours or {}, sides.theirs or {}
    bases = sides.base_ours or {}, sides.base_theirs or {}
    row, clashing = dict(ours), []
    for columns in _columns(table, ours.keys() | theirs.keys()):
        values = [tuple(_value(table, name, one) for name in columns) for one in (ours, theirs, *bases)]
        if columns == (NONE,):
            row[NONE] = stated(_set_of(values[0][0]), _set_of(values[1][0]), _set_of(values[3][0])) or None
        elif values[0] == values[1]:
            continue
        elif columns[0] in _several(table) and (union := _union(*(value[0] for value in values))):
            row[columns[0]] = union
        elif (taken := _taken(*values)) is None:
            clashing.append(columns)
        elif taken:
            row.update({name: theirs.get(name) for name in columns})
    if _set_of(row.get(NONE)) == _set_of(ours.get(NONE)):
        row[NONE] = ours.get(NONE)
    return row, clashing


def stated(ours: frozenset[str], theirs: frozenset[str], base: frozenset[str]) -> str:
    """The names of the fields stated to be none: a set in which each copy adds and takes away."""
    return " ".join(sorted((ours | (theirs - base)) - (base - theirs)))


def _columns(table: str, names: set[str]) -> list[Columns]:
    together = _TOGETHER.get(table, ())
    alone = sorted(names.difference(BESIDE, together))
    return [*((name,) for name in alone), *([together] if together else [])]


def _taken(ours: Values, theirs: Values, base_ours: Values, base_theirs: Values) -> bool | None:
    """Whether theirs is taken, None where that has to be decided."""
    changed, theirs_changed = ours != base_ours, theirs != base_theirs
    if not theirs_changed:  # words erased over there have gone from what it remembers too
        return not changed and _marks(theirs) > _marks(ours)
    if changed or _marks(ours) > _marks(theirs):  # what was erased here must not come back unseen
        return None
    return True


def _marks(values: Values) -> int:
    return sum(value.count(ERASED) for value in values if isinstance(value, str))


def _value(table: str, column: str, row: Row) -> Any:
    """What a cell holds; several codes say the same in any order."""
    value = row.get(column)
    return " ".join(sorted(value.split())) if column in _several(table) and isinstance(value, str) else value


@cache
def _several(table: str) -> frozenset[str]:
    """The columns that hold several codes."""
    cls = BY_TABLE[table]
    return frozenset(one.name for one in cls.fields if isinstance(one.kind, Choices)) | {NONE}


def _union(ours: Any, theirs: Any, base_ours: Any, base_theirs: Any) -> str:
    """Codes to which both only added; empty where one took some away, for together they might say a third thing."""
    if UNKNOWN in (base_ours, base_theirs):
        return ""
    base, mine, yours = _set_of(base_theirs), _set_of(ours), _set_of(theirs)
    return " ".join(sorted(mine | yours)) if base < mine and base < yours else ""


def _set_of(value: Any) -> frozenset[str]:
    return frozenset(value.split()) if isinstance(value, str) else frozenset()
