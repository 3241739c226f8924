"""Which fields the columns of a sheet can answer: those of the record itself, and those of its rows."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from rapidfuzz import fuzz, process

from ropa_desktop import i18n
from ropa_desktop.errors import KnownError
from ropa_desktop.exchange.headings import USUAL
from ropa_desktop.i18n import _
from ropa_desktop.register.citation import meant
from ropa_desktop.register.fields import Field
from ropa_desktop.register.kinds import Choice, Link, Rows
from ropa_desktop.register.record import Record
from ropa_desktop.register.records import BY_NAME

_PARTS = re.compile(r"[;\n]")
ALIKE = 88  # of 100: "Purpose" is proposed for "Purposes", "Name" is not for "Names of recipients"
_POINT = re.compile(r"^\(?[a-h]\)\s+|\s*\([^()]*\)$")  # "(b) Purposes", "Purposes (Art. 30)"


@dataclass(frozen=True)
class Target:
    """What a column goes into: a field of the record, or one of the rows that a field of the record holds."""

    field: Field
    rows: Field | None = None

    @property
    def name(self) -> str:
        """What it is called in the declarations, such as purposes.legal_basis."""
        return f"{self.rows.name}.{self.field.name}" if self.rows else self.field.name

    def label(self) -> str:
        """What it is called in the language in force."""
        if not self.rows:
            return _(self.field.label)
        return _(self.rows.label) if self.tells() else f"{_(self.rows.label)}: {_(self.field.label)}"

    def tells(self) -> bool:
        """Whether its words alone make a row."""
        return self.rows is not None and _of(self.rows).telling() == self.field

    def reads(self, cells: Iterable[str]) -> bool:
        """Whether it can be meant: a closed list of choices takes at least one of the cells, or there are none."""
        filled = [cell for cell in cells if cell]
        return (
            type(self.field.kind) is not Choice
            or not filled
            or any(self._takes(part) for cell in filled for part in parts(cell))
        )

    def _takes(self, cell: str) -> bool:
        try:
            read(self.field, cell)
        except KnownError:
            return False
        return True


def read(one: Field, cell: str) -> Any:
    """What the cell says to the field; a choice may be told by its article. Raises KnownError where it says none."""
    try:
        return one.kind.from_text(cell)
    except KnownError:
        code = meant(one.kind.titles(), cell) if type(one.kind) is Choice else None
        if code is None:
            raise
        return code


def parts(cell: str) -> list[str]:
    """What stands between semicolons and on lines of its own."""
    return [part.strip() for part in _PARTS.split(cell) if part.strip()]


def offered(cls: type[Record]) -> list[Target]:
    """All that a column can go into: the record's own fields, then what makes its rows, then the rest of these."""
    own = [Target(one) for one in cls.fields if not isinstance(one.kind, Rows) and _is_cell(one)]
    inner = [
        Target(one, rows)
        for rows in cls.rows_fields()
        if _of(rows).telling()
        for one in _of(rows).fields
        if not isinstance(one.kind, Rows) and _is_cell(one)
    ]
    return own + sorted(inner, key=lambda one: not one.tells())


def match(cls: type[Record], headings: Sequence[str]) -> list[Target | None]:
    """The target that each heading names, or nearly names; each target once."""
    exact = _by_name(cls, i18n.language())
    words = [_bare(heading) for heading in headings]
    found = _each_once([exact.get(word) for word in words])
    left = {name: one for name, one in exact.items() if one not in found and (one.tells() or not one.rows)}
    return _each_once([one or _alike(word, left) for one, word in zip(found, words, strict=True)])


@lru_cache
def _by_name(cls: type[Record], language: str) -> dict[str, Target]:
    """What each heading can mean; a name that two have is that of the first, and our own names come first."""
    each_of = list(reversed(offered(cls)))
    usual = {_bare(name): each for each in each_of for name in USUAL.get(each.name, ())}
    return usual | {_bare(name): each for each in each_of for name in _names(each)}


def _alike(word: str, names: dict[str, Target]) -> Target | None:
    found = process.extractOne(word, names.keys(), scorer=fuzz.ratio, score_cutoff=ALIKE) if word else None
    return names[found[0]] if found else None


def _each_once(found: list[Target | None]) -> list[Target | None]:
    return [one if one not in found[:place] else None for place, one in enumerate(found)]


def _names(target: Target) -> Iterator[str]:
    """All that a heading may call it, the surest first."""
    one = target.field
    yield from (target.name, target.label())
    if target.rows and target.tells():
        yield from (target.rows.label, target.rows.name)
    elif target.rows:
        yield f"{target.rows.label}: {one.label}"
    yield from (*one.was, one.name, one.label, _(one.label))
    if isinstance(one.kind, Link):
        cls = BY_NAME[one.kind.target]
        yield from (cls.many, _(cls.many), cls.one, _(cls.one))


def _bare(heading: str) -> str:
    return " ".join(_POINT.sub("", heading.strip()).casefold().split())


def _of(rows: Field) -> type[Record]:
    assert isinstance(rows.kind, Rows)
    return BY_NAME[rows.kind.target]


def _is_cell(one: Field) -> bool:
    """Whether a cell can answer it: links to rows that belong to a record cannot be told by a name."""
    return not (isinstance(one.kind, Link) and BY_NAME[one.kind.target].owners)
