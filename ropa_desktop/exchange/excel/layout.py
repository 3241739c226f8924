"""How a sheet looks and prints: the height of its rows, its lines, its paper."""

from collections.abc import Sequence
from typing import Any

from openpyxl import Workbook
from openpyxl.formatting.rule import Rule
from openpyxl.styles import Border, Side
from openpyxl.styles.differential import DifferentialStyle
from openpyxl.worksheet.properties import PageSetupProperties

from ropa_desktop.exchange.excel.cells import LINE, Cells, Value

HEAD = 2  # rows: the names of the fields, hidden, and the headings
_A4 = 9
_LINE, _HIGHEST = 13.0, 409.0  # points: a line of text, and the highest row there may be


def free_name(book: Workbook, wanted: str) -> str:
    """A name that a sheet may have: short, without signs that mean something in a formula, and its own."""
    name = "".join(" " if sign in "[]:*?/\\" else sign for sign in wanted).strip("' ")[:31] or "_"
    taken = {one.casefold() for one in book.sheetnames} | {"history"}
    number = 2
    while name.casefold() in taken:
        ending = f" {number}"
        name, number = name[: 31 - len(ending)] + ending, number + 1
    return name


def add_row(sheet: Any, number: int, values: Sequence[Value], widths: Sequence[float], cells: Cells) -> None:
    """Append a row that is as high as its longest cell; nothing of it is kept."""
    highest = make_room(sheet, number, values, widths)
    sheet.append(cells.of(value) for value in values)
    if highest:
        del sheet.row_dimensions[number]


def make_room(sheet: Any, number: int, values: Sequence[Value], widths: Sequence[float], line: float = _LINE) -> bool:
    """Say how high a row is, where that is more than one line.

    Spreadsheets that open the file still fit the row when a cell is edited; LibreOffice does not when it opens it.
    """
    longest = 1
    for value, width in zip(values, widths, strict=True):
        if isinstance(value, str) and (len(value) >= width or "\n" in value):
            longest = max(longest, sum(len(one) // int(width) + 1 for one in value.split("\n")))
    if longest > 1:
        # A plain dictionary: RowDimension would fix the height for good (customHeight).
        sheet.row_dimensions[number] = {"ht": f"{min(longest * line + 3, _HIGHEST):g}"}
    return longest > 1


def draw_lines(sheet: Any, area: str) -> None:
    """A thin line under each row, by one rule for all cells: a border would be a style for each of them."""
    line = DifferentialStyle(border=Border(bottom=Side("thin", color=LINE)))
    sheet.conditional_formatting.add(area, Rule("expression", dxf=line, formula=["TRUE"]))


def lay_out(sheet: Any, *, landscape: bool, pages_across: int = 1) -> None:
    """A4, as many pages across as can be read."""
    sheet.page_setup.orientation = "landscape" if landscape else "portrait"
    sheet.page_setup.paperSize = _A4
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = pages_across, 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    margins = sheet.page_margins
    margins.left = margins.right = margins.top = 0.5
    margins.bottom, margins.header, margins.footer = 0.7, 0.3, 0.35
