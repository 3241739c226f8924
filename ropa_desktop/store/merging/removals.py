"""Records that one copy has taken out while the other went on working with them."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from ropa_desktop.register.records import BY_TABLE
from ropa_desktop.store.merging.disputes import OTHER, Cell, Differing, Dispute, Side, base, belongs_to, links_of, row
from ropa_desktop.store.merging.past import Key, same


@dataclass
class Removals:
    """Records that one copy has taken out, and that the other has changed, added to, or begun to point at."""

    differing: Differing
    _gone: dict[Key, Side] = field(default_factory=dict)
    _hanging: dict[Key, set[Key]] = field(default_factory=lambda: defaultdict(set))

    def __post_init__(self) -> None:
        for key, sides in self.differing.items():
            for side in OTHER:
                kept = row(sides, OTHER[side])
                if key[0] in BY_TABLE and base(sides, side) and not row(sides, side) and kept:
                    self._gone[key] = side
            for one in filter(None, (sides.ours, sides.theirs)):
                for column, table in belongs_to(key[0]):
                    if one.get(column):
                        self._hanging[table, one[column]].add(key)

    def disputes(self) -> Iterator[Dispute]:
        """One for each record at the top of what was taken out."""
        whole = {top: self.with_all_that_hangs_on(top) for top in self._gone if self._top(top) == top}
        top_of = {key: top for top, keys in whole.items() for key in keys}
        pointing, begun = self._pointing(top_of)
        for top, keys in whole.items():
            side = self._gone[top]
            if top in begun or any(self._holds_something_new(key, OTHER[side]) for key in keys):
                yield Dispute(top, "", frozenset(pointing[top]), frozenset(keys), removed_by=side)

    def with_all_that_hangs_on(self, *records: Key) -> set[Key]:
        """The records with their rows, and the links of both, that either copy has."""
        found, waiting = set(records), list(records)
        while waiting:
            new = self._hanging.get(waiting.pop(), set()) - found
            found |= new
            waiting += new
        return found

    def _top(self, key: Key) -> Key:
        """The record that was taken out with everything that belongs to it, this row too."""
        kept = row(self.differing[key], OTHER[self._gone[key]]) or {}
        for column, table in belongs_to(key[0]):
            if self._gone.get(owner := (table, kept.get(column) or "")) == self._gone[key]:
                return self._top(owner)
        return key

    def _holds_something_new(self, key: Key, keeper: Side) -> bool:
        sides = self.differing[key]
        return row(sides, keeper) is not None and not same(row(sides, keeper), base(sides, keeper))

    def _pointing(self, top_of: Mapping[Key, Key]) -> tuple[dict[Key, set[Cell]], set[Key]]:
        """The cells by which a copy points at what the other has taken out, and where it has begun to since."""
        pointing: dict[Key, set[Cell]] = defaultdict(set)
        begun = set()
        for key, sides in self.differing.items():
            for column, table in links_of(key[0]):
                for side in OTHER:
                    target = (table, (row(sides, side) or {}).get(column) or "")
                    if self._gone.get(target) != OTHER[side] or top_of.get(key) == top_of[target]:
                        continue
                    top, other = top_of[target], row(sides, OTHER[side])
                    if (base(sides, side) or {}).get(column) != target[1]:
                        begun.add(top)
                    elif other and other.get(column):
                        continue  # the other copy points elsewhere by now
                    if other:
                        pointing[top].add((key, column))
        return pointing, begun
