"""A report as an Excel workbook: a front page, and a sheet for each table; parts with equal headings share one."""

from collections.abc import Callable, Iterator, Sequence
from itertools import groupby
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
from ropa_desktop.register.report import Line, Part, Report, Tone

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
            for parts in _tables(report):
                rows_of_it = [_Row(line.record_id, line, part) for part in parts for line in part.lines]
                if rows_of_it:
                    name = parts[0].title if len(parts) == 1 else report.title
                    pages.append(Page(new_sheet(name), _columns(parts), cells, rest))
                    _fill(pages[-1], rows_of_it, sum(page.records for page in pages), report.lines(), progress)
                places += [pages[-1].rows.name if part.lines else "" for part in parts]
            _finish(book, report, first, pages, places, rest, cells)
            rows.save(book, made, fresh, lambda: progress(report.lines(), report.lines()))
        finally:
            for one in made:
                one.close()
        rows.read_back(fresh, made)
    return Written(target, sum(page.records for page in pages), rest.notices())


def _tables(report: Report) -> Iterator[Sequence[Part]]:
    """Parts that follow each other with the same headings are one table, which can be sorted and filtered whole."""
    for _headings, parts in groupby(report.parts, lambda part: part.headings):
        yield tuple(parts)


def _columns(parts: Sequence[Part]) -> list[Column]:
    """The part where there are several, the marks where they are needed, then the headings by their shares."""
    headings = parts[0].headings
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
        held = row.line.cells[at]
        return _Toned(held, "soft") if row.line.tone == "soft" and isinstance(held, str) and held else held

    return value


def _fill(page: Page, lines: Sequence[_Row], before: int, total: int, progress: Progress) -> None:
    asked = sum(1 for column in page.columns if column.name.startswith("cell"))
    for number, row in enumerate(lines):
        if len(row.line.cells) != asked:
            raise ValueError(f"a line of “{row.part.title}” has {len(row.line.cells)} cells, not {asked}")
        if (before + number) % 50 == 0:
            progress(before + number, total)
        page.add(cast("Any", row))  # its columns ask for no more


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
