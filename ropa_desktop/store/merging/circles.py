"""Two harmless changes, a processor put behind another in each copy, can together make a circle (Art. 28(4))."""

from collections.abc import Mapping, Sequence

from ropa_desktop.register.engagements import Engagement
from ropa_desktop.store.merging.disputes import Differing, Dispute
from ropa_desktop.store.merging.outcome import Rows

TABLE = Engagement.__tablename__
PARENT = "parent_id"


def of_circle(
    differing: Differing, default: Rows, disputes: Sequence[Dispute], parents: Mapping[str, str | None]
) -> Dispute | None:
    """One dispute over all the places in the chains that differ, where a way to decide could close a circle.

    Within one copy there is no circle, so none is left when every place is taken from the same one.
    """
    if not (found := _in_a_circle(_possible(differing, default, disputes, parents))):
        return None
    differ = [
        (key, PARENT)
        for key, sides in differing.items()
        if key[0] == TABLE and sides.ours and sides.theirs and sides.ours[PARENT] != sides.theirs[PARENT]
    ]
    return Dispute(min((key for key, _column in differ if key[1] in found), default=differ[0][0]), PARENT,
                   frozenset(differ)) if differ else None  # fmt: skip


def _possible(
    differing: Differing, default: Rows, disputes: Sequence[Dispute], parents: Mapping[str, str | None]
) -> dict[str, set[str]]:
    """Behind whom each may come to stand, whatever is decided."""
    possible = {child: {parent} for child, parent in parents.items() if parent}
    open_ = {key for one in disputes for key, column in one.cells if column == PARENT}
    loose = any(one.removed_by and one.about[0] == TABLE for one in disputes)
    for key, sides in differing.items():
        if key[0] == TABLE:
            rows = [default[key], *((sides.ours, sides.theirs) if loose or key in open_ else ())]
            possible[key[1]] = {one[PARENT] for one in rows if one and one.get(PARENT)}
    return possible


def _in_a_circle(behind: Mapping[str, set[str]]) -> set[str]:
    """Those who may come to stand behind themselves: what is left when all that leads nowhere is taken away."""
    left = {child: set(parents) for child, parents in behind.items()}
    children: dict[str, set[str]] = {}
    for child, parents in behind.items():
        for parent in parents:
            children.setdefault(parent, set()).add(child)
    ends = [one for one in left.keys() | children.keys() if not left.get(one)]
    while ends:
        end = ends.pop()
        left.pop(end, None)
        for child in children.get(end, ()):
            left[child].discard(end)
            if not left[child]:
                ends.append(child)
    return set(left)
