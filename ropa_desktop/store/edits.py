"""A record's rows that differ, told field by field in its user's words."""

from collections.abc import Iterator, Sequence
from functools import partial
from typing import Any, NamedTuple

from ropa_desktop.i18n import _
from ropa_desktop.register.changes import Edit
from ropa_desktop.register.fields import Field
from ropa_desktop.register.kinds import SEPARATOR, Link
from ropa_desktop.register.record import Record
from ropa_desktop.register.records import BY_NAME, BY_TABLE
from ropa_desktop.store import telling
from ropa_desktop.store.pairs import Pair, Row, form
from ropa_desktop.store.shelf import Root, Shelf, ends

_NAME = 80  # characters of a row's name beside its fields
Told = tuple[tuple[Any, ...], Edit]  # an edit, and its place among those of its record


class Moved(NamedTuple):
    """Owned rows that stand in another order: of which field, and in which order they stood and stand."""

    field: Field
    cls: type[Record]
    before: list[str]
    after: list[str]


def differ(pair: Pair) -> dict[str, tuple[Any, Any]]:
    """The columns that differ; an empty text is no answer, a nought and a no are."""
    names = form(pair.table).names
    before, after = (side or (None,) * len(names) for side in (pair.before, pair.after))
    both = ((name, _said(old), _said(new)) for name, old, new in zip(names, before, after, strict=True))
    return {name: (old, new) for name, old, new in both if old != new}


def _said(value: Any) -> Any:
    return None if value == "" else value


def says_nothing(pair: Pair) -> bool:
    """Whether a row that both have differs in nothing that a reader would be told."""
    cls = BY_TABLE.get(pair.table)
    if cls is None or not (pair.before and pair.after):
        return False
    return not differ(pair).keys() & telling.places(cls).keys()


class Teller:
    """Tells what was by the names of then, and what is by the names of now."""

    def __init__(self, earlier: Shelf, later: Shelf) -> None:
        self._earlier, self._later = earlier, later

    def edits(self, root: Root, rows: Sequence[Pair], moved: Sequence[Moved]) -> tuple[Edit, ...]:
        """What differs in a record: first its own fields, then row by row what it owns."""
        told: list[Told] = []
        for pair in rows:
            told += self._of_row(root, pair) if pair.table in BY_TABLE else self._of_link(root, pair)
        told += [self._of_order(root, one) for one in moved]
        return tuple(edit for _place, edit in sorted(told, key=lambda one: one[0]))

    def _of_row(self, root: Root, pair: Pair) -> Iterator[Told]:
        cls = BY_TABLE[pair.table]
        row: Row = pair.after or pair.before or ()
        of, place = self._whose(root, (cls, row[form(pair.table).key[0]]))
        places, found = telling.places(cls), differ(pair)
        told = [name for name in found if name in places]
        for name in told:
            values = found[name]
            before, after = (
                telling.in_words(cls, name, value, partial(_title, shelf))
                for shelf, value in zip((self._earlier, self._later), values, strict=True)
            )
            label, one = telling.label(cls, name), telling.field_of(cls, name)
            if name == "retired_on":
                label, before, after = _set_aside(pair, before, after)
            elif before == after:  # two records of one name, or two codes of one title
                before, after = (f"{before} [{str(value)[:8]}]" if value is not None else "" for value in values)
            yield (*place, places[name], ""), Edit(of, label, before, after, one.article if one else "")
        if of and not told and not (pair.before and pair.after):
            said = _("nothing is stated in it")
            yield (*place, -1, ""), Edit(of, _(cls.one), said if pair.before else "", said if pair.after else "")

    def _of_link(self, root: Root, pair: Pair) -> Iterator[Told]:
        cls, one = telling.link_tables()[pair.table]
        assert isinstance(one.kind, Link)
        shelf, row = (self._later, pair.after) if pair.after else (self._earlier, pair.before)
        assert row is not None
        left, right = ends(pair.table, row)
        of, place = self._whose(root, left)
        title = _title(shelf, one.kind.target, right[1])
        before, after = (title if pair.before else ""), (title if pair.after else "")
        yield (*place, telling.places(cls)[f"{one.name}_id"], title), Edit(of, _(one.label), before, after, one.article)

    def _of_order(self, root: Root, moved: Moved) -> Told:
        sides = zip((self._earlier, self._later), (moved.before, moved.after), strict=True)
        before, after = (SEPARATOR.join(shelf.title(moved.cls, one) for one in ids) for shelf, ids in sides)
        label = _("{rows}, in their order").format(rows=_(moved.field.label))
        places = [one.name for one in root[0].fields]
        return (places.index(moved.field.name), -1, "", 0, ""), Edit("", label, before, after, moved.field.article)

    def _whose(self, root: Root, row: Root) -> tuple[str, tuple[Any, ...]]:
        """The name of a row that is not the record itself, and its place among the record's rows."""
        if row == root:
            return "", (-1, 0, "")
        cls, row_id = row
        shelf = self._later if self._later.title(*row) else self._earlier
        title = shelf.title(*row)
        name = _("{kind}: {name}").format(kind=_(cls.one), name=title if len(title) <= _NAME else title[:_NAME] + "…")
        fields = [one.kind.target if isinstance(one.kind, Link) else "" for one in root[0].fields]
        return name, (fields.index(cls.__name__), shelf.place(cls, row_id), row_id)


def _title(shelf: Shelf, class_name: str, row_id: str) -> str:
    return shelf.title(BY_NAME[class_name], row_id) or _("(no longer there)")


def _set_aside(pair: Pair, before: str, after: str) -> tuple[str, str, str]:
    """A record that is set aside or brought back: that word, and how it stood and stands."""
    sides = zip((before, after), (pair.before, pair.after), strict=True)
    words = [_("set aside on {day}").format(day=day) if day else _("in use") if row else "" for day, row in sides]
    return (_("Set aside") if after or pair.after is None else _("Brought back")), words[0], words[1]
