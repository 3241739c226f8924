"""One sheet of records while it is written: hidden names and ids, headings that stay in view, rows, choices."""

from math import ceil

from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation

from ropa_desktop.exchange.excel.beside import Continued, Lists
from ropa_desktop.exchange.excel.cells import Cells, fits, set_column
from ropa_desktop.exchange.excel.columns import Column, in_view
from ropa_desktop.exchange.excel.layout import HEAD, draw_lines, lay_out
from ropa_desktop.exchange.excel.rows import LAST, Rows, height
from ropa_desktop.i18n import _
from ropa_desktop.register.record import Record

_TO_COME = 500  # rows below the last one that offer the same choices
_ON_A_PAGE = 200  # widths of a figure that can still be read on A4 across


class Page:
    """A sheet of rows, each a record."""

    def __init__(self, rows: Rows, columns: list[Column], cells: Cells, rest: Continued) -> None:
        self.rows, self.columns = rows, columns
        self._cells, self._rest = cells, rest
        self._widths = [column.width for column in columns]
        self._set_up()
        rows.add((cells.of(column.name) for column in columns), hidden=True)
        headings = [column.heading for column in columns]
        rows.add(map(cells.heading, headings), height(headings, [width - 1 for width in self._widths]))

    @property
    def records(self) -> int:
        """How many records stand on it."""
        return self.rows.count - HEAD

    def _set_up(self) -> None:
        sheet, stay = self.rows.sheet, in_view(self.columns)
        for number, column in enumerate(self.columns, 1):
            set_column(sheet.column_dimensions[get_column_letter(number)], column.width, hidden=column.hidden)
        sheet.freeze_panes = f"{get_column_letter(stay + 1)}{HEAD + 1}"
        sheet.print_title_rows = f"{HEAD}:{HEAD}"
        sheet.print_title_cols = f"A:{get_column_letter(stay)}"
        shown = [0 if column.hidden else column.width for column in self.columns]
        room = _ON_A_PAGE - sum(shown[:stay])  # these are repeated on each page
        lay_out(sheet, landscape=True, pages_across=max(1, ceil(sum(shown[stay:]) / room)))

    def add(self, record: Record) -> None:
        """Write the record's row."""
        values = [column.value(record) for column in self.columns]
        for number, value in enumerate(values):
            if isinstance(value, str) and not fits(value):
                place = f"{self.rows.name}, {self.rows.count + 1}"
                values[number] = self._rest.begin(value, record.id, self.columns[number], place)
        self.rows.add(map(self._cells.of, values), height(values, self._widths))

    def finish(self, lists: Lists) -> None:
        """Add what goes by the number of rows: the filter, the lines, and the choices to pick from."""
        sheet, last = self.rows.sheet, self.rows.count
        first = 1 + sum(1 for column in self.columns if column.hidden)
        end = get_column_letter(len(self.columns))
        sheet.auto_filter.ref = f"{get_column_letter(first)}{HEAD}:{end}{last}"
        draw_lines(sheet, f"A{HEAD + 1}:{end}{min(last + 1, LAST)}")
        for number, column in enumerate(self.columns, 1):
            if column.titles:
                letter = get_column_letter(number)
                choice = DataValidation("list", lists.range(column), allow_blank=True, errorStyle="warning")
                choice.showErrorMessage = True
                choice.error = _("This answer is not in the list of choices.")
                choice.add(f"{letter}{HEAD + 1}:{letter}{min(last + _TO_COME, LAST)}")
                sheet.data_validations.append(choice)
