"""Fields of which one copy states that there is none, and to which the other has given something."""

from collections import defaultdict
from collections.abc import Mapping

from ropa_desktop.register.kinds import Link, Links
from ropa_desktop.register.records import BY_TABLE
from ropa_desktop.store.merging import cells
from ropa_desktop.store.merging.disputes import OTHER, Differing, Dispute, Side, place_of, row
from ropa_desktop.store.merging.past import Key, Row, Sides
from ropa_desktop.store.merging.removals import Removals


def of_none(differing: Differing, default: Mapping[Key, Row | None], removals: Removals, known: list[Dispute]) \
        -> list[Dispute]:  # fmt: skip
    """Put together what one copy states to be none and the other has given; what was disputed of it is part of it."""
    in_dispute = {key for one in known for key in one.rows}
    given = _given(differing, default, in_dispute)
    found = []
    for key, sides in differing.items():
        if key[0] not in BY_TABLE or not (sides.ours and sides.theirs) or key in in_dispute:
            continue
        stated = set(((default[key] or {}).get(cells.NONE) or "").split())
        ours, theirs = (set((one.get(cells.NONE) or "").split()) for one in (sides.ours, sides.theirs))
        for name in sorted(stated & (ours ^ theirs)):
            giver: Side = "theirs" if name in ours else "ours"
            if dispute := _none(key, sides, name, giver, default, given, removals, known):
                found.append(dispute)
    rows = {key for one in found for key in one.rows}
    taken = {cell for one in found for cell in one.cells}
    part = [one for one in known if one.about in rows or (not one.removed_by and one.cells <= taken)]
    return [*found, *(one for one in known if one not in part)]


def _given(
    differing: Differing, default: Mapping[Key, Row | None], in_dispute: set[Key]
) -> dict[tuple[Key, str, Side], set[Key]]:
    """The rows and links that one copy alone has and that would stay, by record, field and copy."""
    given = defaultdict(set)
    for key, sides in differing.items():
        side: Side = "ours" if sides.ours else "theirs"
        one = row(sides, side)
        if one is None or row(sides, OTHER[side]) is not None or not (default[key] or key in in_dispute):
            continue
        if place := place_of(key, one):
            given[*place, side].add(key)
    return given


def _none(
    key: Key, sides: Sides, name: str, giver: Side, default: Mapping[Key, Row | None],
    given: Mapping[tuple[Key, str, Side], set[Key]], removals: Removals, known: list[Dispute],
) -> Dispute | None:  # fmt: skip
    """The dispute over a field of one record, None where nothing is given."""
    one = BY_TABLE[key[0]].field(name)
    if isinstance(one.kind, Links):
        rows = given.get((key, name, giver), set())
        return Dispute(key, name, rows=frozenset(removals.with_all_that_hangs_on(*rows)), none=name) if rows else None
    column = f"{name}_id" if isinstance(one.kind, Link) else name
    cell = (key, column)
    if (default[key] or {}).get(column) is None and not any(cell in other.cells for other in known):
        return None
    return Dispute(key, column, frozenset({cell}), none=name) if (row(sides, giver) or {}).get(column) else None
