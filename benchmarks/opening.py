"""Opening the list of activities: all ids in order, and the first page of the shown columns.

The floor is the same connection asked for the same in the plainest words: all ids in that order, then the shown
columns of the first 200. The legal bases are further rows, so the floor reads these too, and joins them in Python.
"""

from collections.abc import Iterator
from contextlib import closing
from typing import Any

from benchmarks.measure import Measured, ratio, register
from ropa_desktop.store import file
from ropa_desktop.store.lists import LISTINGS, PAGE


def run() -> Iterator[Measured]:
    for count in (10_000, 100_000):
        with closing(file.connect(register(count, narrow=True), read_only=True)) as raw:
            ours, floor = _opened(raw), _selected(raw)
            if ours != floor:
                raise RuntimeError("the list and its floor read different rows")
            yield ratio(f"list of {count:,}: ids and the first page", lambda: _opened(raw), lambda: _selected(raw), 1.5)


def _opened(raw: Any) -> tuple[list[str], list[tuple[Any, ...]]]:
    listing = LISTINGS["ProcessingActivity"]
    ids = listing.ids(raw)
    rows = listing.rows(raw, ids[:PAGE])
    return ids, [rows[one][:4] for one in ids[:PAGE]]


def _selected(raw: Any) -> tuple[list[str], list[tuple[Any, ...]]]:
    ids = [one for (one,) in raw.execute(
        "SELECT id FROM processing_activity WHERE retired_on IS NULL"
        " ORDER BY code COLLATE NOCASE, name COLLATE NOCASE, id"
    )]  # fmt: skip
    marks = ", ".join("?" * len(ids[:PAGE]))
    own = {row[0]: row[1:] for row in raw.execute(
        f"SELECT id, code, name, status FROM processing_activity WHERE id IN ({marks})", ids[:PAGE]
    )}  # fmt: skip
    bases: dict[str, dict[str, None]] = {one: {} for one in own}
    for owner, basis in raw.execute(
        "SELECT processing_activity_id, legal_basis FROM purpose WHERE legal_basis IS NOT NULL"
        f" AND processing_activity_id IN ({marks})", ids[:PAGE]
    ):  # fmt: skip
        bases[owner][basis] = None
    rows = [(*own[one][:2], ",".join(bases[one]) or None, own[one][2]) for one in ids[:PAGE]]
    return ids, rows
