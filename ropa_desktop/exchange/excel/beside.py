"""Sheets beside those of the records: what is too long for a cell goes on there, and choices are picked from there."""

from typing import Any

from openpyxl import Workbook
from openpyxl.utils import get_column_letter, quote_sheetname

from ropa_desktop.exchange.excel.cells import Cells, parts
from ropa_desktop.exchange.excel.columns import Column
from ropa_desktop.exchange.excel.layout import HEAD, add_row, draw_lines, free_name, lay_out
from ropa_desktop.i18n import N_, _

_WIDTHS = (24, 24, 26, 30, 8, 120)


class Continued:
    """What is too long for one cell, on a sheet that exists only if it is needed."""

    def __init__(self, book: Workbook, cells: Cells) -> None:
        self._book, self._cells = book, cells
        self.sheet: Any = None
        self.texts = 0
        self.rows = 0

    def begin(self, text: str, row_id: str, column: Column, place: str) -> str:
        """Keep what does not fit, and give what does, with a last line that says where it goes on."""
        if self.sheet is None:
            self._open()
        first, *further = parts(text)
        goes_on = _("continued on the sheet “{sheet}”, row {row}").format(
            sheet=self.sheet.title, row=self.rows + HEAD + 1
        )
        for number, part in enumerate(further, 2):
            said = (row_id, column.name, place, column.heading, f"{number}/{len(further) + 1}", part)
            self.rows += 1
            add_row(self.sheet, self.rows + HEAD, said, _WIDTHS, self._cells)
        self.texts += 1
        return f"{first}\n[{goes_on}]"

    def finish(self) -> None:
        """Add what goes by the number of rows."""
        if self.sheet is not None:
            draw_lines(self.sheet, f"A{HEAD + 1}:F{self.rows + HEAD}")

    def _open(self) -> None:
        self.sheet = self._book.create_sheet(free_name(self._book, _("Continued")))
        for letter, width in zip("ABCDEF", _WIDTHS, strict=True):
            self._cells.column(self.sheet.column_dimensions[letter], width, hidden=letter in "AB")
        self.sheet.row_dimensions[1].hidden = True
        self.sheet.freeze_panes = f"C{HEAD + 1}"
        self.sheet.sheet_view.showGridLines = False
        self.sheet.print_title_rows = f"{HEAD}:{HEAD}"
        lay_out(self.sheet, landscape=True)
        self.sheet.append(["id", "field", "place", "heading", "part", "text"])
        headings = (N_("Id"), N_("Field"), N_("Sheet and row"), N_("Column"), N_("Part"), N_("Text"))
        self.sheet.append(self._cells.heading(_(heading)) for heading in headings)


class Lists:
    """The choices of all columns, each list with its codes once, on a hidden sheet."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._found: dict[tuple[tuple[str, str], ...], str] = {}

    def range(self, column: Column) -> str:
        """Where the titles stand that a cell of this column may hold."""
        if column.titles not in self._found:
            self._found[column.titles] = column.heading
        letter = get_column_letter(2 * list(self._found).index(column.titles) + 2)
        return f"{quote_sheetname(self._name)}!${letter}$2:${letter}${len(column.titles) + 1}"

    def write(self, sheet: Any, cells: Cells) -> None:
        """Code and title side by side, below the heading of the first column that offers them."""
        sheet.sheet_state = "hidden"
        sheet.append(cells.of(text) for heading in self._found.values() for text in (_("Code"), heading))
        for number in range(max(map(len, self._found), default=0)):
            row = (titles[number] if number < len(titles) else (None, None) for titles in self._found)
            sheet.append(cells.of(text) for pair in row for text in pair)
