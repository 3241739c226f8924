"""How a sheet looks and prints: its name, its lines, its paper."""

from typing import Any

from openpyxl import Workbook
from openpyxl.formatting.rule import Rule
from openpyxl.styles import Border, Side
from openpyxl.styles.differential import DifferentialStyle
from openpyxl.worksheet.properties import PageSetupProperties

from ropa_desktop.exchange.excel.cells import LINE, coded

HEAD = 2  # rows: the names of the fields, hidden, and the headings
_A4 = 9


def free_name(book: Workbook, wanted: str) -> str:
    """A name that a sheet may have: short, without signs that mean something in a formula, and its own."""
    name = "".join(" " if sign in "[]:*?/\\" else sign for sign in wanted).strip("' ")[:31] or "_"
    taken = {one.casefold() for one in book.sheetnames} | {"history"}
    free, number = name, 2
    while free.casefold() in taken:
        ending = f" {number}"
        free, number = name[: 31 - len(ending)] + ending, number + 1
    return free


def draw_lines(sheet: Any, area: str) -> None:
    """A thin line under each row, by one rule for all cells: also for rows that are added later."""
    line = DifferentialStyle(border=Border(bottom=Side("thin", color=LINE)))
    sheet.conditional_formatting.add(area, Rule("expression", dxf=line, formula=["TRUE"]))


def lay_out(sheet: Any, *, landscape: bool, pages_across: int = 1) -> None:
    """A4, as many pages across as can be read."""
    sheet.sheet_view.showGridLines = False
    sheet.page_setup.orientation = "landscape" if landscape else "portrait"
    sheet.page_setup.paperSize = _A4
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = pages_across, 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    margins = sheet.page_margins
    margins.left = margins.right = margins.top = 0.5
    margins.bottom, margins.header, margins.footer = 0.7, 0.3, 0.35


def in_footer(text: str, room: int) -> str:
    """Data in a footer, where an ampersand begins a code."""
    text = " ".join(text.replace("&[", "& [").split())
    shown = coded(text).replace("&", "&&")
    while len(shown) > room:
        text = text[: len(text) * 9 // 10]
        shown = coded(text).replace("&", "&&") + "…"
    return shown
