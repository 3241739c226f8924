"""A dispute in the user's words: of what, and how it stood before, here and over there."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from ropa_desktop.i18n import _
from ropa_desktop.register.changes import Edit
from ropa_desktop.register.kinds import SEPARATOR
from ropa_desktop.register.records import ALL, BY_TABLE
from ropa_desktop.store import telling
from ropa_desktop.store.edits import Teller
from ropa_desktop.store.merging import cells
from ropa_desktop.store.merging.disputes import (
    OTHER,
    Cell,
    Differing,
    Dispute,
    Side,
    base,
    belongs_to,
    place_of,
    row,
)
from ropa_desktop.store.merging.names import Names, as_tuple
from ropa_desktop.store.merging.past import UNKNOWN, Key, Row, same
from ropa_desktop.store.pairs import Pair

_CLASSES = [cls.__name__ for cls in ALL]
_LINES = 6  # of what was done to a record that the other copy took out
_LONG = 300  # characters of one of them


@dataclass(frozen=True)
class Clash:
    """What has to be decided; `name` is by what a decision names it, and `of` says of which row of the record."""

    name: str
    class_name: str
    record_id: str
    record: str
    of: str
    field: str
    before: str
    ours: str
    theirs: str


def keys_of(disputes: Sequence[Dispute]) -> set[Key]:
    """Every row that a dispute speaks of."""
    return {key for one in disputes for key in (one.about, *one.rows, *(key for key, _column in one.cells))}


class Words:
    """Tells disputes by the names that each copy has for things."""

    def __init__(self, names: Names, differing: Differing) -> None:
        self._names = names
        self._differing = differing

    def in_order(self, disputes: Iterable[Dispute]) -> tuple[Clash, ...]:
        """All of them, record by record, and in each in the order of its fields."""

        def place(told: tuple[Dispute, Clash]) -> tuple[Any, ...]:
            one, clash = told
            columns = telling.places(BY_TABLE[one.about[0]])
            field = columns.get(one.column, columns.get(f"{one.column}_id", -1))
            return (
                _CLASSES.index(clash.class_name),
                clash.record.casefold(),
                clash.record_id,
                clash.of,
                one.about,
                field,
            )

        return tuple(clash for _one, clash in sorted(((one, self.clash(one)) for one in disputes), key=place))

    def clash(self, one: Dispute) -> Clash:
        """All that the user is shown of it."""
        root, of = self._names.record(one.about)
        cls = BY_TABLE[root[0]]
        field, *told = self._of_record(one) if one.removed_by else self._of_field(one)
        return Clash(one.name, cls.__name__, root[1], self._names.title(root), of, field, *told)

    # -- a field

    def _of_field(self, one: Dispute) -> tuple[str, ...]:
        if one.rows:
            label = _(BY_TABLE[one.about[0]].field(one.none).label)
            return label, "", *(self._rows(one, side) for side in OTHER)
        label = telling.label(BY_TABLE[one.about[0]], one.column) or _(BY_TABLE[one.about[0]].one)
        sides = [{key: row(self._differing[key], side) for key, _column in one.cells} for side in OTHER]
        bases = {key: base(self._differing[key], "theirs") for key, _column in one.cells}
        told = [self._cells(one, rows, side) for rows, side in zip((bases, *sides), ("ours", *OTHER), strict=True)]
        return label, *told

    def _cells(self, one: Dispute, rows: dict[Key, Row | None], side: Side) -> str:
        found = []
        for key, column in sorted(one.cells, key=self._place):
            value = (rows[key] or {}).get(column)
            words = self._value(key, column, value, side)
            if len(rows) > 1:
                words = _("{name}: {value}").format(name=self._names.title(key), value=words or _("none"))
            elif not words and one.none and one.none in ((rows[key] or {}).get(cells.NONE) or "").split():
                words = _("None")
            found.append(words)
        return ("\n" if len(rows) > 1 else SEPARATOR).join(filter(None, found))

    def _place(self, cell: Cell) -> tuple[str, int]:
        (table, _id), column = cell
        return self._names.title(cell[0]).casefold(), telling.places(BY_TABLE[table])[column]

    def _value(self, key: Key, column: str, value: Any, side: Side) -> str:
        if value is UNKNOWN:
            return ""
        return telling.in_words(BY_TABLE[key[0]], column, value, partial(self._names.link, side))

    def _rows(self, one: Dispute, side: Side) -> str:
        """The rows or links of a field that the other copy states to be none."""
        titles = []
        for key in sorted(one.rows):
            found = row(self._differing[key], side)
            if found and place_of(key, found) == (one.about, one.none):
                titles.append(self._end(key) if key[0] in telling.link_tables() else self._names.title(key))
        return SEPARATOR.join(titles) or _("None")

    def _end(self, key: Key) -> str:
        _left, right = belongs_to(key[0])
        return self._names.title((right[1], key[1].partition(":")[2]))

    # -- a record as a whole

    def _of_record(self, one: Dispute) -> tuple[str, ...]:
        assert one.removed_by
        keeper = OTHER[one.removed_by]
        told = {one.removed_by: _("Removed"), keeper: self._done(one, keeper)}
        return _("The whole entry"), _("It was there"), told["ours"], told["theirs"]

    def _done(self, one: Dispute, keeper: Side) -> str:
        """What the copy that kept the record did to it, and what it let point at it."""
        changed = [key for key in sorted(one.rows) if self._changed(key, keeper)]
        own = [key for key in changed if self._is_part(key, one.about, keeper)]
        shelf, root = self._names.shelves[keeper], (BY_TABLE[one.about[0]], one.about[1])
        lines = [
            sentence(edit) for edit in Teller(shelf, shelf).edits(root, [self._pair(key, keeper) for key in own], [])
        ]
        for key in changed:
            place = place_of(key, row(self._differing[key], keeper) or {})
            if key not in own and place:
                lines.append(self._points(place[0], _(BY_TABLE[place[0][0]].field(place[1]).label)))
        for key, column in sorted(one.cells):
            sides = self._differing[key]
            if (base(sides, keeper) or {}).get(column) != (row(sides, keeper) or {}).get(column):
                lines.append(self._points(key, telling.label(BY_TABLE[key[0]], column)))
        more = [_("and {n} more").format(n=len(lines) - _LINES)] if len(lines) > _LINES else []
        return "\n".join([_("Kept, and changed:"), *lines[:_LINES], *more])

    def _is_part(self, key: Key, of: Key, side: Side) -> bool:
        """Whether a row is the record, or belongs to it, or is a link of one that does."""
        while key != of:
            found = row(self._differing[key], side) if key in self._differing else None
            place = place_of(key, found) if found else None
            if place is None:
                return False
            key = place[0]
        return True

    def _points(self, key: Key, label: str) -> str:
        """That a field of another record names this one."""
        title = self._names.title(key)
        if key in self._differing:
            title = self._names.title(self._names.record(key)[0])
        return _("named by {record} under “{field}”").format(record=title, field=label)

    def _changed(self, key: Key, side: Side) -> bool:
        return not same(row(self._differing[key], side), base(self._differing[key], side))

    def _pair(self, key: Key, side: Side) -> Pair:
        sides = self._differing[key]
        return Pair(key[0], as_tuple(key[0], base(sides, side)), as_tuple(key[0], row(sides, side)))


def sentence(edit: Edit) -> str:
    """One field that was changed, on one line."""
    field = f"{edit.of}, {edit.field}" if edit.of else edit.field
    if not edit.before:
        words = _("{field}: “{after}”")
    elif not edit.after:
        words = _("{field}: “{before}” was taken away")
    else:
        words = _("{field}: “{before}” became “{after}”")
    said = words.format(field=field, before=edit.before, after=edit.after)
    return said if len(said) <= _LONG else said[: _LONG - 1] + "…"
