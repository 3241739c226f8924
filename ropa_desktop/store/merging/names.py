"""What the records of both copies are called, as each of them has it."""

from collections.abc import Iterable
from typing import Any

from ropa_desktop.i18n import _
from ropa_desktop.register.records import BY_NAME, BY_TABLE
from ropa_desktop.store.merging.disputes import OTHER, Differing, Side, belongs_to, links_of, row
from ropa_desktop.store.merging.past import UNKNOWN, Key, Row
from ropa_desktop.store.pairs import form
from ropa_desktop.store.register import Register
from ropa_desktop.store.shelf import Ids, Shelf


class Names:
    """Reads at once all that the rows of these keys name."""

    def __init__(self, ours: Register, theirs: Register, differing: Differing, keys: Iterable[Key]) -> None:
        keys = set(keys)
        self._differing = differing
        self.shelves: dict[Side, Shelf] = {
            "ours": Shelf(ours, _all_rows(differing, keys, "ours")),
            "theirs": Shelf(theirs, _all_rows(differing, keys, "theirs")),
        }
        for shelf in self.shelves.values():  # what only their common past names
            shelf.fetch(shelf.fetch(_named_before(differing, keys)))

    def title(self, key: Key) -> str:
        """Of the record itself, by our name for it where we have it."""
        cls = BY_TABLE[key[0]]
        return self.shelves["ours"].title(cls, key[1]) or self.shelves["theirs"].title(cls, key[1])

    def link(self, side: Side, class_name: str, row_id: str) -> str:
        """Of what a field points at, as one copy has it."""
        cls = BY_NAME[class_name]
        return self.shelves[side].title(cls, row_id) or self.shelves[OTHER[side]].title(cls, row_id)

    def record(self, key: Key) -> tuple[Key, str]:
        """The record that a row belongs to, and what the row is called; empty for the record itself."""
        found = row(self._differing[key], "ours") or row(self._differing[key], "theirs") or {}
        for column, table in belongs_to(key[0]):
            if found.get(column):
                kind = _(BY_TABLE[key[0]].one)
                return (table, found[column]), _("{kind}: {name}").format(kind=kind, name=self.title(key))
        return key, ""


def as_tuple(table: str, one: Row | None) -> tuple[Any, ...] | None:
    """A row as the comparison of two registers has it."""
    if one is None:
        return None
    values = (one.get(name) for name in form(table).names)
    return tuple(None if value is UNKNOWN else value for value in values)


def _all_rows(differing: Differing, keys: Iterable[Key], side: Side) -> Iterable[tuple[str, tuple[Any, ...]]]:
    for key in keys:
        if found := as_tuple(key[0], row(differing[key], side)):
            yield key[0], found


def _named_before(differing: Differing, keys: Iterable[Key]) -> Ids:
    named: Ids = {}
    for key in keys:
        was = differing[key].base_theirs or {}
        for column, table in links_of(key[0]):
            if isinstance(value := was.get(column), str):
                named.setdefault(BY_TABLE[table], set()).add(value)
    return named
