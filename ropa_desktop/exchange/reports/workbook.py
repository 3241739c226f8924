"""A report as an Excel workbook: a front page, and a sheet for each table; parts with equal headings share one."""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple, cast

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from ropa_desktop import i18n
from ropa_desktop.exchange.excel import rows
from ropa_desktop.exchange.excel.beside import Continued, Lists
from ropa_desktop.exchange.excel.cells import MISSING, SOFT, TEXT, WRAPPED, Cells, Value, coded, font
from ropa_desktop.exchange.excel.columns import Column
from ropa_desktop.exchange.excel.layout import free_name, in_footer
from ropa_desktop.exchange.excel.page import Page
from ropa_desktop.exchange.excel.rows import PROGRAM, Rows
from ropa_desktop.exchange.reports.first_sheet import FirstSheet
from ropa_desktop.exchange.reports.marks import mark, marked
from ropa_desktop.exchange.written import Written, replacing
from ropa_desktop.i18n import _
from ropa_desktop.register.report import Cell, Heading, Line, Part, Report, Tone

Progress = Callable[[int, int], None]
_COLOURS: dict[Tone, str] = {"missing": MISSING, "advice": "8A5A00", "stands": "1D6B3A", "soft": SOFT, "": TEXT}
_ACROSS, _NARROWEST, _WIDEST = 150, 12, 90  # the width that columns share, in figures, and what one may have of it


class _Toned(str):
    """A text in the colour of a tone."""

    tone: Tone

    def __new__(cls, text: str, tone: Tone) -> "_Toned":
        one = super().__new__(cls, text)
        one.tone = tone
        return one


class _TonedCells(Cells):
    """Cells that know the colours of the tones."""

    def __init__(self, sheet: Worksheet) -> None:
        super().__init__(sheet)
        look = {tone: font(bold=tone not in ("", "soft"), colour=colour) for tone, colour in _COLOURS.items()}
        self._toned = {tone: self.style(one, WRAPPED, quoted=True) for tone, one in look.items()}

    def of(self, value: Value) -> str:
        """The cell of a value."""
        return self.text(value, self._toned[value.tone]) if isinstance(value, _Toned) else super().of(value)


class _Row(NamedTuple):
    """A line as a row of a sheet."""

    id: str
    line: Line
    part: Part
    cells: tuple[Cell, ...]  # under the headings of the whole table


class _Table(NamedTuple):
    """Parts that stand on one sheet, so that it can be sorted and filtered whole."""

    headings: tuple[Heading, ...]
    parts: tuple[Part, ...]


def write(report: Report, target: Path, progress: Progress) -> Written:
    """Write the workbook in the language in force, and read back that every row is in it."""
    book: Any = Workbook(write_only=True)
    made: list[Rows] = []

    def new_sheet(name: str) -> Rows:
        made.append(Rows(book, free_name(book, name)))
        return made[-1]

    with replacing(target) as fresh:
        try:
            first = FirstSheet(new_sheet(_("Front page")), report)
            cells = _TonedCells(first.rows.sheet)
            rest = Continued(new_sheet, cells)
            pages: list[Page] = []
            places: list[str] = []
            for table in _tables(report):
                if any(part.lines for part in table.parts):
                    name = table.parts[0].title if len(table.parts) == 1 else report.title
                    pages.append(Page(new_sheet(name), _columns(table), cells, rest))
                    _fill(pages[-1], table, sum(page.records for page in pages), report.lines(), progress)
                places += [pages[-1].rows.name if part.lines else "" for part in table.parts]
            _finish(book, report, first, pages, places, rest, cells)
            rows.save(book, made, fresh, lambda: progress(report.lines(), report.lines()))
        finally:
            for one in made:
                one.close()
        rows.read_back(fresh, made)
    return Written(target, sum(page.records for page in pages), rest.notices())


def _tables(report: Report) -> Iterator[_Table]:
    """The parts in their order; those that follow each other with the same headings, or all but one, are one table."""
    table = _Table((), ())
    for part in report.parts:
        headings = _joined(table.headings, part.headings)
        if table.parts and headings:
            table = _Table(headings, (*table.parts, part))
            continue
        if table.parts:
            yield table
        table = _Table(part.headings, (part,))
    if table.parts:
        yield table


def _joined(one: tuple[Heading, ...], other: tuple[Heading, ...]) -> tuple[Heading, ...]:
    """The longer of two, where the shorter lacks one of its headings at most; else nothing."""
    longer, shorter = (one, other) if len(one) >= len(other) else (other, one)
    words = [heading.words for heading in longer]
    rest = iter(words)
    fits = len(longer) - len(shorter) <= 1 < len(shorter) and len(set(words)) == len(words)
    return longer if longer == shorter or (fits and all(each.words in rest for each in shorter)) else ()


def _columns(table: _Table) -> list[Column]:
    """The part where there are several, the marks where they are needed, then the headings by their shares."""
    headings, parts = table
    whole = sum(max(one.weight, 1) for one in headings) or 1
    found = [Column("id", _("Id"), lambda row: row.id, hidden=True)]
    if len(parts) > 1:
        found.append(Column("part", _("Part"), lambda row: row.part.title, 24))
    if any(marked(part) for part in parts):
        found.append(Column("mark", "", lambda row: _Toned(mark(row.line), row.line.tone), 4))
    for at, one in enumerate(headings):
        width = min(max(_ACROSS * max(one.weight, 1) / whole, _NARROWEST), _WIDEST)
        found.append(Column(f"cell{at + 1}", one.words, _cell(at), round(width, 1)))
    return found


def _cell(at: int) -> Callable[[_Row], Value]:
    def value(row: _Row) -> Value:
        held = row.cells[at]
        return _Toned(held, "soft") if row.line.tone == "soft" and isinstance(held, str) and held else held

    return value


def _fill(page: Page, table: _Table, done: int, total: int, progress: Progress) -> None:
    for part in table.parts:
        words = [heading.words for heading in part.headings]
        places = [words.index(one.words) if one.words in words else None for one in table.headings]
        if part.headings == table.headings:
            places = list(range(len(words)))
        for line in part.lines:
            if len(line.cells) != len(words):
                raise ValueError(f"a line of “{part.title}” has {len(line.cells)} cells, not {len(words)}")
            if done % 50 == 0:
                progress(done, total)
            cells = tuple(None if place is None else line.cells[place] for place in places)
            page.add(cast("Any", _Row(line.record_id, line, part, cells)))  # its columns ask for no more
            done += 1


def _finish(
    book: Any,
    report: Report,
    first: FirstSheet,
    pages: Sequence[Page],
    places: Sequence[str],
    rest: Continued,
    cells: Cells,
) -> None:
    for page in pages:
        page.finish(Lists(page.rows))  # none of its columns offers choices
        heading = " – ".join(dict.fromkeys((report.title, page.rows.name)))
        page.rows.sheet.oddHeader.left.text = in_footer(heading, 200)
    rest.finish()
    first.write(cells, places)
    left, centre, right = first.footer()
    for sheet in book.worksheets:
        footer = sheet.oddFooter
        footer.left.text, footer.center.text, footer.right.text = left, centre, right
    about = book.properties
    about.title, about.creator, about.language = coded(report.title[:200]), PROGRAM, i18n.language()
