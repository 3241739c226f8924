"""Compare two registers: the rows that differ, and what that means in the user's words."""

import json

from ropa_desktop.register.changes import Comparison
from ropa_desktop.register.contents import Standing
from ropa_desktop.store import handover, steps
from ropa_desktop.store.changes import changes
from ropa_desktop.store.pairs import Pair, Progress, Row, form, pairs
from ropa_desktop.store.recording import RowChange
from ropa_desktop.store.register import Register


def _silent(_done: int, _total: int) -> None: ...


def differing(a: Register, b: Register, progress: Progress = _silent) -> list[RowChange]:
    """Every row that differs, with what it is in `a` and in `b`; applied to a copy of `a` it gives `b`."""
    return [_as_change(pair) for pair in pairs(a, b, progress)]


def compare(a: Register, b: Register, progress: Progress = _silent) -> Comparison:
    """What `b` says that `a` does not, and the other way round; a change tells itself also after both are closed."""
    earlier, later = handover.standing(a), handover.standing(b)
    found = changes(a, b, list(pairs(a, b, progress)))
    return Comparison(earlier, later, common_step(a, earlier, b, later), found)


def common_step(a: Register, at: Standing, b: Register, other: Standing) -> int | None:
    """The last step that two copies of one register share, 0 where they share none; None for different registers."""
    if at.register_id != other.register_id:
        return None
    least, most = 0, min(at.step, other.step)
    while least < most:  # where a hash is the same, all before it is
        middle = (least + most + 1) // 2
        one, two = steps.read(a.connection, middle), steps.read(b.connection, middle)
        if one and two and one.hash == two.hash:
            least = middle
        else:
            most = middle - 1
    return least


def _as_change(pair: Pair) -> RowChange:
    shape = form(pair.table)
    row = pair.after or pair.before
    assert row is not None
    row_id = ":".join(str(row[place]) for place in shape.key)
    before, after = (_as_json(shape.names, side) for side in (pair.before, pair.after))
    return RowChange(pair.table, row_id, shape.root(row), before, after)


def _as_json(names: tuple[str, ...], row: Row | None) -> str | None:
    if row is None:
        return None
    return json.dumps(dict(zip(names, row, strict=True)), ensure_ascii=False, separators=(",", ":"))
