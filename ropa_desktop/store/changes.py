"""Rows that differ, grouped by the record that they belong to, in the order of the lists."""

from collections import defaultdict
from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING, Any

from ropa_desktop.register.changes import Change, What
from ropa_desktop.register.kinds import Link
from ropa_desktop.register.records import ALL, BY_TABLE
from ropa_desktop.store.edits import Moved, Teller, says_nothing
from ropa_desktop.store.lists import LISTINGS
from ropa_desktop.store.pairs import Pair, Row, form
from ropa_desktop.store.register import Register
from ropa_desktop.store.shelf import Root, Shelf

if TYPE_CHECKING:
    from ropa_desktop.register.record import Record

_LISTED = [*LISTINGS, *(cls.__name__ for cls in ALL if cls.__name__ not in LISTINGS)]


def changes(a: Register, b: Register, found: list[Pair]) -> tuple[Change, ...]:
    """One change a record; it tells itself in words when asked, also when both registers are closed."""
    earlier = Shelf(a, ((pair.table, pair.before) for pair in found if pair.before))
    later = Shelf(b, ((pair.table, pair.after) for pair in found if pair.after))
    parts: dict[Root, list[Pair]] = defaultdict(list)
    for pair in found:
        for root, part in _placed(pair, earlier, later):
            parts[root].append(part)
    moved = _reordered(parts, earlier, later)
    teller = Teller(earlier, later)
    made = []
    for root, rows in parts.items():
        if root in moved or not all(map(says_nothing, rows)):
            (cls, row_id), what = root, _what(root, rows)
            title = (earlier if what == "removed" else later).title(*root)
            tell = partial(teller.edits, root, rows, moved.get(root, []))
            made.append(Change(what, cls.__name__, row_id, title, tell))
    return tuple(sorted(made, key=_place))


def _place(change: Change) -> tuple[Any, ...]:
    return _LISTED.index(change.class_name), change.title.casefold(), change.record_id


def _placed(pair: Pair, earlier: Shelf, later: Shelf) -> Iterator[tuple[Root, Pair]]:
    """The pair with its record; in two, where a row went from one record to another."""
    gone = earlier.root(pair.table, pair.before) if pair.before else None
    come = later.root(pair.table, pair.after) if pair.after else None
    if gone and come and gone != come:
        yield gone, pair._replace(after=None)
        yield come, pair._replace(before=None)
    elif root := come or gone:
        yield root, pair


def _what(root: Root, rows: list[Pair]) -> What:
    cls, row_id = root
    place = form(cls.__tablename__).key[0]
    for pair in rows:
        if pair.table == cls.__tablename__:
            if pair.before is None and pair.after and pair.after[place] == row_id:
                return "added"
            if pair.after is None and pair.before and pair.before[place] == row_id:
                return "removed"
    return "changed"


def _reordered(parts: dict[Root, list[Pair]], earlier: Shelf, later: Shelf) -> dict[Root, list[Moved]]:
    """The rows that changed places among those that both sides have; one more in front is no change of order."""
    asked: dict[tuple[type[Record], type[Record]], set[str]] = defaultdict(set)
    for (cls, row_id), rows in parts.items():
        for pair in rows:
            of = BY_TABLE.get(pair.table)
            if of and of is not cls and pair.before and pair.after and _went(pair, pair.before, pair.after):
                asked[cls, of].add(row_id)
    found: dict[Root, list[Moved]] = defaultdict(list)
    for (cls, of), ids in asked.items():
        field = next(one for one in cls.rows_fields() if isinstance(one.kind, Link) and one.kind.target == of.__name__)
        orders = [shelf.order(of, cls, ids) for shelf in (earlier, later)]
        for row_id in ids:
            if before_after := _other_places(*(order[row_id] for order in orders)):
                found[cls, row_id].append(Moved(field, of, *before_after))
                for shelf, moved in zip((earlier, later), before_after, strict=True):
                    shelf.fetch(shelf.fetch({of: set(moved)}))
    return found


def _went(pair: Pair, before: Row, after: Row) -> bool:
    place = form(pair.table).names.index("position")
    return bool(before[place] != after[place])


def _other_places(before: list[str], after: list[str]) -> tuple[list[str], list[str]] | None:
    """What stands in another order, from the first to the last that does."""
    both = set(before) & set(after)
    before, after = [one for one in before if one in both], [one for one in after if one in both]
    other = [place for place, (one, two) in enumerate(zip(before, after, strict=True)) if one != two]
    if not other:
        return None
    return before[other[0] : other[-1] + 1], after[other[0] : other[-1] + 1]
