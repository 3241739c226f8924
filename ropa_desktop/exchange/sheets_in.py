"""A workbook or a CSV file that somebody else has made: its sheets as rows of words."""

import csv
import io
import zipfile
from collections.abc import Iterable, Iterator
from datetime import date, datetime, time
from pathlib import Path
from typing import Any, NamedTuple

from ropa_desktop.errors import KnownError
from ropa_desktop.exchange import pasted
from ropa_desktop.exchange.columns_in import match
from ropa_desktop.i18n import _
from ropa_desktop.register.record import Record

MOST_COLUMNS = 300
MOST_BYTES = 300_000_000  # unpacked: larger than any register, and a zip bomb is told before it is unpacked
HEADED_WITHIN = 20  # rows among which the headings are looked for


class Sheet(NamedTuple):
    """A sheet with what stands in it; each row is as long as the longest."""

    name: str
    rows: list[list[str]]


def read(path: Path) -> list[Sheet]:
    """The sheets in which anything stands; raises KnownError where that is none of ours to read."""
    try:
        found = _of_csv(path) if path.suffix.casefold() == ".csv" else _of_workbook(path)
    except OSError as error:
        raise KnownError(_("{path} cannot be read: {why}.").format(path=path, why=error.strerror)) from error
    if not found:
        raise KnownError(_("Nothing stands in {name}. Nothing was changed.").format(name=path.name))
    return found


def headed(cls: type[Record], rows: list[list[str]]) -> tuple[int, int]:
    """In which of the first rows the headings stand, and how many of them name a field of the class."""
    counts = [sum(one is not None for one in match(cls, row)) for row in rows[:HEADED_WITHIN]]
    best = max(counts, default=0)
    return (counts.index(best), best) if best else (0, 0)


def _of_csv(path: Path) -> list[Sheet]:
    if path.stat().st_size > MOST_BYTES:
        raise KnownError(_too_large(path))
    content = path.read_bytes()
    text = _decoded(content, path)
    first = text.split("\n", 1)[0]
    delimiter = max(";,\t", key=first.count)
    try:
        rows = list(csv.reader(io.StringIO(text), delimiter=delimiter))
    except csv.Error as error:
        raise KnownError(_("{name} is no table: {why}. Nothing was changed.").format(name=path.name, why=error)) \
            from error  # fmt: skip
    return _sheets([(path.stem, rows)], path)


def _decoded(content: bytes, path: Path) -> str:
    for encoding in ("utf-8-sig", "cp1252"):  # the second is what Excel writes where nobody says otherwise
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    words = _("{name} is not written in UTF-8 or Windows-1252; save it as CSV UTF-8. Nothing was changed.")
    raise KnownError(words.format(name=path.name))


def _of_workbook(path: Path) -> list[Sheet]:
    from openpyxl import load_workbook  # takes a third of a second: nobody waits for it before

    wrong = _("{name} is no workbook that can be read here; save it as .xlsx and try again. Nothing was changed.")
    try:
        with zipfile.ZipFile(path) as packed:
            if sum(one.file_size for one in packed.infolist()) > MOST_BYTES:
                raise KnownError(_too_large(path))
        book = load_workbook(path, read_only=True, data_only=True, keep_links=False)
    except OSError:
        raise
    except KnownError:
        raise
    except Exception as error:  # openpyxl raises whatever a broken part makes it stumble over
        raise KnownError(wrong.format(name=path.name)) from error
    try:
        return _sheets([(sheet.title, sheet.iter_rows(values_only=True)) for sheet in book.worksheets], path)
    except KnownError:
        raise
    except Exception as error:
        raise KnownError(wrong.format(name=path.name)) from error
    finally:
        book.close()


def _sheets(found: Iterable[tuple[str, Iterable[Iterable[Any]]]], path: Path) -> list[Sheet]:
    sheets = []
    for name, rows in found:
        words = list(_rows(rows, path))
        if words:
            sheets.append(Sheet(name, pasted.squared(words)))
    return sheets


def _rows(rows: Iterable[Iterable[Any]], path: Path) -> Iterator[list[str]]:
    """All up to the last in which anything stands, so that each keeps its number, without empty ends."""
    empty = 0
    for count, row in enumerate(rows, 1):
        words = [_words(cell) for cell in row]
        while words and not words[-1]:
            words.pop()
        if not words:  # a sheet may have a million empty rows
            empty += 1
            continue
        if count > pasted.MOST_ROWS or len(words) > MOST_COLUMNS:
            raise KnownError(_too_large(path))
        yield from ([] for _row in range(empty))
        empty = 0
        yield words


def _words(cell: Any) -> str:
    """What a cell says: days as 2026-01-31, yes and no in the language in force, figures without a needless point."""
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return _("Yes") if cell else _("No")
    if isinstance(cell, datetime):
        return cell.date().isoformat() if cell.time() == time() else cell.isoformat(" ", "minutes")
    if isinstance(cell, date):
        return cell.isoformat()
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return pasted.own(str(cell))


def _too_large(path: Path) -> str:
    words = _("{name} is too large: {rows} rows and {columns} columns of a sheet are the most. Nothing was changed.")
    return words.format(name=path.name, rows=pasted.MOST_ROWS, columns=MOST_COLUMNS)
