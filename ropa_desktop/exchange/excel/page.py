"""One sheet of records while it is written: hidden names and ids, headings that stay in view, rows, choices."""

from math import ceil
from typing import Any

from openpyxl import Workbook
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation

from ropa_desktop.exchange.excel.beside import Continued, Lists
from ropa_desktop.exchange.excel.cells import Cells, coded, fits
from ropa_desktop.exchange.excel.columns import Column, in_view
from ropa_desktop.exchange.excel.layout import HEAD, add_row, draw_lines, free_name, lay_out, make_room
from ropa_desktop.i18n import _
from ropa_desktop.register.record import Record

_TO_COME = 500  # rows below the last one that offer the same choices
_ON_A_PAGE = 200  # widths of a figure that can still be read on A4 across


class Page:
    """A sheet of rows, each a record."""

    def __init__(self, book: Workbook, name: str, columns: list[Column], cells: Cells, rest: Continued) -> None:
        self.sheet: Any = book.create_sheet(free_name(book, name))
        self.name: str = self.sheet.title
        self.columns = columns
        self.rows = 0
        self._cells, self._rest = cells, rest
        self._widths = [column.width for column in columns]
        stay = in_view(columns)
        for number, column in enumerate(columns, 1):
            dimension = self.sheet.column_dimensions[get_column_letter(number)]
            cells.column(dimension, column.width, hidden=column.hidden)
        self.sheet.row_dimensions[1].hidden = True
        self.sheet.freeze_panes = f"{get_column_letter(stay + 1)}{HEAD + 1}"
        self.sheet.print_title_rows = f"{HEAD}:{HEAD}"
        self.sheet.print_title_cols = f"A:{get_column_letter(stay)}"
        self.sheet.sheet_view.showGridLines = False
        shown = [0 if column.hidden else column.width for column in columns]
        repeated = sum(shown[:stay])
        lay_out(self.sheet, landscape=True, pages_across=ceil(sum(shown[stay:]) / (_ON_A_PAGE - repeated)))
        self.sheet.append(coded(column.name) for column in columns)
        make_room(self.sheet, HEAD, [column.heading for column in columns], [one.width - 1 for one in columns])
        self.sheet.append(cells.heading(column.heading) for column in columns)

    def add(self, record: Record) -> None:
        """Write the record's row."""
        self.rows += 1
        values = [column.value(record) for column in self.columns]
        for number, value in enumerate(values):
            if isinstance(value, str) and not fits(value):
                place = f"{self.name}, {self.rows + HEAD}"
                values[number] = self._rest.begin(value, record.id, self.columns[number], place)
        add_row(self.sheet, self.rows + HEAD, values, self._widths, self._cells)

    def finish(self, lists: Lists) -> None:
        """Add what goes by the number of rows: the filter, and the choices to pick from."""
        last = self.rows + HEAD
        draw_lines(self.sheet, f"A{HEAD + 1}:{get_column_letter(len(self.columns))}{max(last, HEAD + 1)}")
        first = next(number for number, column in enumerate(self.columns, 1) if not column.hidden)
        self.sheet.auto_filter.ref = f"{get_column_letter(first)}{HEAD}:{get_column_letter(len(self.columns))}{last}"
        for number, column in enumerate(self.columns, 1):
            if column.titles:
                letter = get_column_letter(number)
                choice = DataValidation("list", lists.range(column), allow_blank=True, errorStyle="warning")
                choice.showErrorMessage = True
                choice.error = _("This answer is not in the list of choices.")
                choice.add(f"{letter}{HEAD + 1}:{letter}{last + _TO_COME}")
                self.sheet.data_validations.append(choice)
