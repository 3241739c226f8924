"""Rows that come from a spreadsheet: each cell is read by the field that its column goes into."""

import csv
import io
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from ropa_desktop.errors import KnownError
from ropa_desktop.exchange import columns_in
from ropa_desktop.exchange.columns_in import Target, parts
from ropa_desktop.exchange.csv_file import FORMULA
from ropa_desktop.i18n import _
from ropa_desktop.register.fields import Field
from ropa_desktop.register.kinds import Choices, Link, Links, Rows
from ropa_desktop.register.record import Record
from ropa_desktop.register.records import BY_NAME

MOST_ROWS = 5000
IN_WORDS = {"legal_basis": "basis_in_words", "tool": "ground_in_words"}  # where a choice is told that the list lacks
Find = Callable[[str, str], Record | None]  # by class and title
Values = dict[str, Any]


class New(NamedTuple):
    """A record that the register does not have yet, by its class and its name."""

    class_name: str
    words: str


@dataclass
class Pasted:
    """The values of each row, and what stands in the way, by rows as the spreadsheet counts them from 1."""

    rows: list[Values] = field(default_factory=list)
    errors: list[tuple[int, str]] = field(default_factory=list)
    missing: set[New] = field(default_factory=set)  # what is named and not there
    in_words: int = 0  # cells that are none of the choices, and are kept in own words instead


def cells(text: str) -> list[list[str]]:
    """The cells of what was copied, without rows that say nothing; raises KnownError where that is no table."""
    try:
        rows = list(csv.reader(io.StringIO(text.replace("\r\n", "\n")), delimiter="\t"))
    except csv.Error as error:
        raise KnownError(_("What was copied is no table: {why}. Nothing was changed.").format(why=error)) from error
    found = [[own(cell) for cell in row] for row in rows if any(cell.strip() for cell in row)]
    if len(found) > MOST_ROWS:
        words = _("{n} rows are too many to be pasted at once; {most} are the most. Nothing was changed.")
        raise KnownError(words.format(n=len(found), most=MOST_ROWS))
    return squared(found)


def squared(rows: list[list[str]]) -> list[list[str]]:
    """The rows, each as long as the longest."""
    wide = max(map(len, rows), default=0)
    return [row + [""] * (wide - len(row)) for row in rows]


def own(cell: str) -> str:
    """Without the apostrophe that we put before a text that looks like a formula."""
    cell = cell.strip()
    return cell[1:] if cell.startswith("'") and cell[1:].startswith(FORMULA) else cell


def read(
    rows: Sequence[Sequence[str]], targets: Sequence[Target | None], find: Find, first: int = 2, make: bool = False
) -> Pasted:
    """What the rows say in these targets; `first` is the number of the first row.

    A name that the register does not have is an error, and with `make` a record that is to be made.
    """
    pasted = Pasted()
    for number, row in enumerate(rows, first):
        if not any(row):
            continue
        reading = _Reading(number, find, make, pasted, {one.field.name for one in targets if one})
        told = [(one, cell) for one, cell in zip(targets, row, strict=True) if one and cell]
        values = dict(said for one, cell in told if not one.rows for said in reading.said(one, cell))
        for name in dict.fromkeys(one.rows.name for one, _cell in told if one.rows):
            values[name] = reading.rows_of([(one, cell) for one, cell in told if one.rows and one.rows.name == name])
        pasted.rows.append(values)
    return pasted


@dataclass(frozen=True)
class _Reading:
    """Reads one row of the sheet, and notes what stands in the way."""

    number: int
    find: Find
    make: bool
    pasted: Pasted
    asked: set[str]  # the names of all fields that have a column

    def said(self, target: Target, cell: str) -> list[tuple[str, Any]]:
        """What the cell says to which field, or nothing where it cannot be read."""
        name = target.field.name
        try:
            return [(name, self._value(target.field, cell))]
        except KnownError as why:
            if name in IN_WORDS and IN_WORDS[name] not in self.asked:
                self.pasted.in_words += 1
                return [(IN_WORDS[name], cell)]
            self.pasted.errors.append((self.number, f"{target.label()}: {why}"))
            return []

    def rows_of(self, told: list[tuple[Target, str]]) -> list[Values]:
        """A row for each part of the cell that tells them; what other cells say is each one's, or that of all."""
        count = next((len(parts(cell)) for one, cell in told if one.tells()), 1)
        made: list[Values] = [{} for _row in range(count)]
        for one, cell in told:
            each = self._for_each(one, cell, count)
            for values, part in zip(made, each, strict=bool(each)):
                values.update(self.said(one, part))
        return made

    def _for_each(self, target: Target, cell: str, count: int) -> list[str]:
        """The cell cut into as many parts as there are rows; an answer of several parts, or of one, is that of all."""
        several = isinstance(target.field.kind, Choices | Links) and not target.tells()
        split = [cell] if several or (count == 1 and not target.tells()) else parts(cell)
        if len(split) == count:
            return split
        if len(split) == 1:
            return split * count
        words = _("it has {n} parts, and there are {count} entries that they could belong to.")
        self.pasted.errors.append((self.number, f"{target.label()}: {words.format(n=len(split), count=count)}"))
        return []

    def _value(self, one: Field, cell: str) -> Any:
        if isinstance(one.kind, Links):
            return list(dict.fromkeys(self._linked(one.kind, title) for title in parts(cell)))
        return self._linked(one.kind, cell) if isinstance(one.kind, Link) else columns_in.read(one, cell)

    def _linked(self, kind: Link, title: str) -> Record | New:
        record = self.find(kind.target, title)
        if record is not None:
            return record
        if BY_NAME[kind.target].telling() is None:
            raise KnownError(_("“{name}” is not in the register; add it first.").format(name=title[:60]))
        new = New(kind.target, " ".join(title.split()))
        self.pasted.missing.add(new)
        if not self.make:
            raise KnownError(_("“{name}” is not in the register yet.").format(name=title[:60]))
        return new


def records(cls: type[Record], pasted: Pasted, first: Values, find: Find) -> list[Record]:
    """The records that the rows tell, and what they name that was not there; `first` is what each begins with."""
    made: dict[tuple[str, str], Record] = {}
    told = [_made(cls, {**first, **values}, find, made) for values in pasted.rows]
    return [*told, *made.values()]


def _made(cls: type[Record], values: Values, find: Find, made: dict[tuple[str, str], Record]) -> Record:
    ready: Values = {}
    for name, value in values.items():
        kind = cls.field(name).kind
        if isinstance(kind, Rows):
            ready[name] = [_made(BY_NAME[kind.target], row, find, made) for row in value]
        elif isinstance(kind, Links):
            ready[name] = list(dict.fromkeys(_known(one, find, made) for one in value))
        else:
            ready[name] = _known(value, find, made)
    return cls(**ready)


def _known(value: Any, find: Find, made: dict[tuple[str, str], Record]) -> Any:
    """The value; for a record that is not there one that is made once, however often it is named."""
    if not isinstance(value, New):
        return value
    key = value.class_name, value.words.casefold()
    if key not in made:
        cls = BY_NAME[value.class_name]
        telling = cls.telling()
        assert telling is not None
        inner: Any = value.words
        if isinstance(telling.kind, Link):
            target = telling.kind.target
            inner = find(target, value.words) or _known(New(target, value.words), find, made)
        made[key] = cls(**{telling.name: inner})
    return made[key]
