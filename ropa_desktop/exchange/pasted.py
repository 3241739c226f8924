"""Rows that come from a spreadsheet by the clipboard: columns found by their headings, each cell read by its field."""

import csv
import io
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

from ropa_desktop.errors import KnownError
from ropa_desktop.exchange.csv_file import FORMULA
from ropa_desktop.i18n import _
from ropa_desktop.register.fields import Field
from ropa_desktop.register.kinds import SEPARATOR, Link, Links, Rows
from ropa_desktop.register.record import Record
from ropa_desktop.register.records import BY_NAME

MOST_ROWS = 5000
Find = Callable[[str, str], Record | None]  # by class and title


@dataclass
class Pasted:
    """The values of each row, and what stands in the way, by rows as the spreadsheet counts them from 1."""

    rows: list[dict[str, Any]] = field(default_factory=list)
    errors: list[tuple[int, str]] = field(default_factory=list)


def cells(text: str) -> list[list[str]]:
    """The cells of what was copied, without rows that say nothing; raises KnownError where that is no table."""
    try:
        rows = list(csv.reader(io.StringIO(text.replace("\r\n", "\n")), delimiter="\t"))
    except csv.Error as error:
        raise KnownError(_("What was copied is no table: {why}. Nothing was changed.").format(why=error)) from error
    found = [[_own(cell) for cell in row] for row in rows if any(cell.strip() for cell in row)]
    if len(found) > MOST_ROWS:
        words = _("{n} rows are too many to be pasted at once; {most} are the most. Nothing was changed.")
        raise KnownError(words.format(n=len(found), most=MOST_ROWS))
    wide = max(map(len, found), default=0)
    return [row + [""] * (wide - len(row)) for row in found]


def _own(cell: str) -> str:
    """Without the apostrophe that we put before a text that looks like a formula."""
    cell = cell.strip()
    return cell[1:] if cell.startswith("'") and cell[1:].startswith(FORMULA) else cell


def fields_of(cls: type[Record]) -> list[Field]:
    """The fields that a cell can answer: all but rows of their own, and links to such rows."""
    return [
        one
        for one in cls.fields
        if not isinstance(one.kind, Rows) and not (isinstance(one.kind, Link) and BY_NAME[one.kind.target].owners)
    ]


def match(cls: type[Record], headings: Sequence[str]) -> list[Field | None]:
    """The field that each heading names, by its label or its name; each field once."""
    named = {word.casefold(): one for one in fields_of(cls) for word in (*one.was, one.name, one.label, _(one.label))}
    found: list[Field | None] = []
    for heading in headings:
        one = named.get(heading.strip().casefold())
        found.append(None if one in found else one)
    return found


def read(rows: Sequence[Sequence[str]], fields: Sequence[Field | None], find: Find, first: int = 2) -> Pasted:
    """What the rows say in these fields; `first` is the number of the first row."""
    pasted = Pasted()
    for number, row in enumerate(rows, first):
        values = {}
        for one, cell in zip(fields, row, strict=True):
            if one is None or not cell:
                continue
            try:
                values[one.name] = _value(one, cell, find)
            except KnownError as why:
                pasted.errors.append((number, f"{_(one.label)}: {why}"))
        pasted.rows.append(values)
    return pasted


def _value(one: Field, cell: str, find: Find) -> Any:
    if isinstance(one.kind, Links):
        titles = [part.strip() for part in cell.split(SEPARATOR.strip()) if part.strip()]
        return list(dict.fromkeys(_linked(one.kind, title, find) for title in titles))
    return _linked(one.kind, cell, find) if isinstance(one.kind, Link) else one.kind.from_text(cell)


def _linked(kind: Link, title: str, find: Find) -> Record:
    record = find(kind.target, title)
    if record is None:
        raise KnownError(_("“{name}” is not in the register; add it first.").format(name=title[:60]))
    return record
