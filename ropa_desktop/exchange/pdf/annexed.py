"""Reports that are handed over with a record, drawn as its last annexes."""

from collections.abc import Callable

from ropa_desktop.exchange import dates
from ropa_desktop.exchange.pdf.blocks import heading, note, paragraph, table
from ropa_desktop.exchange.pdf.paper import Paper
from ropa_desktop.i18n import _
from ropa_desktop.register.report import Cell, Report


def key(report: Report) -> str:
    """By what the contents find its page."""
    return f"report {report.name}"


def draw(paper: Paper, report: Report, step: Callable[[], None]) -> None:
    """A heading, what the report says, and its parts as tables."""
    heading(paper, 2, report.title, key=key(report))
    paragraph(paper, report.says)
    for part in report.parts:
        if len(report.parts) > 1:
            heading(paper, 3, part.title)
        if not part.lines:
            note(paper, part.none or _("None"))
            continue
        cells = []
        for line in part.lines:
            step()
            cells.append([_words(cell) for cell in line.cells])
        table(paper, [one.words for one in part.headings], cells, [one.weight for one in part.headings])


def _words(cell: Cell) -> str:
    if cell is None:
        return ""
    return str(cell) if isinstance(cell, str | int) else dates.in_words(cell)
