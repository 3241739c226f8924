"""Reports that are handed over with a record: each of their parts on a sheet of its own, behind those of the record."""

from collections.abc import Callable, Iterable, Iterator
from typing import Any, cast

from ropa_desktop.exchange.excel.beside import Continued
from ropa_desktop.exchange.excel.cells import Cells, Value
from ropa_desktop.exchange.excel.columns import Column
from ropa_desktop.exchange.excel.page import Page
from ropa_desktop.exchange.excel.rows import Rows
from ropa_desktop.i18n import _
from ropa_desktop.register.report import Line, Part, Report

_ACROSS, _NARROWEST = 170, 11  # the width that columns share, in figures, and the least of one


def pages(reports: Iterable[Report], new_sheet: Callable[[str], Rows], cells: Cells, rest: Continued) -> Iterator[Page]:
    """A sheet for each part; one without lines is there all the same, so that a reader sees that nobody forgot it."""
    for report in reports:
        for part in report.parts:
            page = Page(new_sheet(part.title), _columns(part), cells, rest)
            for line in part.lines:
                page.add(cast("Any", line))  # its columns ask for no more
            yield page


def _columns(part: Part) -> list[Column]:
    whole = sum(one.weight for one in part.headings)
    found = [Column("id", _("Id"), lambda line: line.record_id, hidden=True)]
    for at, one in enumerate(part.headings):
        width = round(max(_ACROSS * one.weight / whole, _NARROWEST), 1)
        found.append(Column(f"cell{at + 1}", one.words, _cell(at), width))
    return found


def _cell(at: int) -> Callable[[Line], Value]:
    return lambda line: line.cells[at]
