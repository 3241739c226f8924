"""Sheets beside those of the records: what is too long for a cell goes on there, and choices are picked from there."""

from collections.abc import Callable

from openpyxl.utils import get_column_letter, quote_sheetname

from ropa_desktop.exchange.excel.cells import Cells, parts, set_column
from ropa_desktop.exchange.excel.columns import Column
from ropa_desktop.exchange.excel.layout import HEAD, draw_lines, lay_out
from ropa_desktop.exchange.excel.rows import Rows, height
from ropa_desktop.i18n import N_, _, ngettext

_NAMES = ("id", "field", "place", "heading", "part", "text")
_WIDTHS = (24, 24, 26, 30, 8, 120)


class Continued:
    """What is too long for one cell, on a sheet that exists only if it is needed."""

    def __init__(self, new_sheet: Callable[[str], Rows], cells: Cells) -> None:
        self._new_sheet, self._cells = new_sheet, cells
        self.rows: Rows | None = None
        self.texts = 0

    def begin(self, text: str, row_id: str, column: Column, place: str) -> str:
        """Keep what does not fit, and give what does, with a last line that says where it goes on."""
        rows = self.rows = self.rows or self._open()
        first, *further = parts(text)
        goes_on = _("continued on the sheet “{sheet}”, row {row}").format(sheet=rows.name, row=rows.count + 1)
        for number, part in enumerate(further, 2):
            said = (row_id, column.name, place, column.heading, f"{number}/{len(further) + 1}", part)
            rows.add(map(self._cells.of, said), height(said, _WIDTHS))
        self.texts += 1
        return f"{first}\n[{goes_on}]"

    def _open(self) -> Rows:
        rows = self._new_sheet(_("Continued"))
        for letter, width in zip("ABCDEF", _WIDTHS, strict=True):
            set_column(rows.sheet.column_dimensions[letter], width, hidden=letter in "AB")
        rows.sheet.freeze_panes = f"C{HEAD + 1}"
        rows.sheet.print_title_rows = f"{HEAD}:{HEAD}"
        lay_out(rows.sheet, landscape=True)
        rows.add(map(self._cells.of, _NAMES), hidden=True)
        headings = (N_("Id"), N_("Field"), N_("Sheet and row"), N_("Column"), N_("Part"), N_("Text"))
        rows.add(self._cells.heading(_(heading)) for heading in headings)
        return rows

    def finish(self) -> None:
        """Add what goes by the number of rows."""
        if self.rows:
            draw_lines(self.rows.sheet, f"A{HEAD + 1}:F{self.rows.count}")

    def notices(self) -> tuple[str, ...]:
        """What the user should know of it."""
        if self.rows is None:
            return ()
        words = ngettext(
            "%(count)d text is longer than a cell holds and goes on on the sheet “%(sheet)s”.",
            "%(count)d texts are longer than a cell holds and go on on the sheet “%(sheet)s”.",
            self.texts,
        )
        return (words % {"count": self.texts, "sheet": self.rows.name},)


class Lists:
    """The choices of all columns, each list with its codes once, on a hidden sheet."""

    def __init__(self, rows: Rows) -> None:
        self._rows = rows
        self._found: dict[tuple[tuple[str, str], ...], str] = {}

    def range(self, column: Column) -> str:
        """Where the titles stand that a cell of this column may hold."""
        if column.titles not in self._found:
            self._found[column.titles] = column.heading
        letter = get_column_letter(2 * list(self._found).index(column.titles) + 2)
        return f"{quote_sheetname(self._rows.name)}!${letter}$2:${letter}${len(column.titles) + 1}"

    def write(self, cells: Cells) -> None:
        """Code and title side by side, below the heading of the first column that offers them."""
        self._rows.sheet.sheet_state = "hidden"
        self._rows.add(cells.heading(text) for heading in self._found.values() for text in (_("Code"), heading))
        for number in range(max(map(len, self._found), default=0)):
            row = (titles[number] if number < len(titles) else ("", "") for titles in self._found)
            self._rows.add(cells.of(text) for pair in row for text in pair)
