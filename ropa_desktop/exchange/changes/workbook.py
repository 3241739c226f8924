"""A comparison as an Excel workbook: a front page with both states and the counts, then one row a field."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple, cast

from openpyxl import Workbook

from ropa_desktop import i18n
from ropa_desktop.exchange.changes.front import Front
from ropa_desktop.exchange.excel import rows
from ropa_desktop.exchange.excel.beside import Continued, Lists
from ropa_desktop.exchange.excel.cells import Cells
from ropa_desktop.exchange.excel.columns import Column
from ropa_desktop.exchange.excel.layout import free_name
from ropa_desktop.exchange.excel.page import Page
from ropa_desktop.exchange.excel.rows import PROGRAM, Rows
from ropa_desktop.exchange.written import Written, replacing
from ropa_desktop.i18n import _
from ropa_desktop.register.changes import WORDS, Change, Comparison, Edit
from ropa_desktop.register.records import BY_NAME

Progress = Callable[[int, int], None]
_NOTHING = Edit("", "", "", "")  # a record that was added without a word has a row all the same


class Line(NamedTuple):
    """One row: a field of a record, before and after."""

    id: str
    change: Change
    edit: Edit


def write(comparison: Comparison, target: Path, progress: Progress) -> Written:
    """Write the workbook in the language in force, and read back that every row is in it."""
    book: Any = Workbook(write_only=True)
    made: list[Rows] = []

    def new_sheet(name: str) -> Rows:
        made.append(Rows(book, free_name(book, name)))
        return made[-1]

    with replacing(target) as fresh:
        try:
            front = Front(new_sheet(_("Front page")), comparison)
            cells = Cells(front.rows.sheet)
            rest = Continued(new_sheet, cells)
            page = Page(new_sheet(_("Changes")), _columns(), cells, rest)
            for line in _lines(comparison, progress):
                page.add(cast("Any", line))  # its columns ask for no more
            _finish(book, front, page, rest, cells)
            rows.save(book, made, fresh, lambda: progress(len(comparison.changes), len(comparison.changes)))
        finally:
            for one in made:
                one.close()
        rows.read_back(fresh, made)
    return Written(target, len(comparison.changes), rest.notices())


def _columns() -> list[Column]:
    """What stays in view is what happened, and to which record."""
    return [
        Column("id", _("Id"), lambda line: line.id, hidden=True),
        Column("what", _("What"), lambda line: _(WORDS[line.change.what]), 9.5),
        Column("title", _("Reference and name"), lambda line: line.change.title, 32),
        Column("class", _("Kind"), lambda line: _(BY_NAME[line.change.class_name].one), 20),
        Column("of", _("Part of it"), lambda line: line.edit.of, 22),
        Column("field", _("Field"), lambda line: line.edit.field, 22),
        Column("article", _("Article"), lambda line: line.edit.article, 10),
        Column("before", _("Before"), lambda line: line.edit.before, 38),
        Column("after", _("After"), lambda line: line.edit.after, 38),
    ]


def _lines(comparison: Comparison, progress: Progress) -> Iterator[Line]:
    for done, change in enumerate(comparison.changes):
        if done % 50 == 0:
            progress(done, len(comparison.changes))
        for edit in change.edits or (_NOTHING,):
            yield Line(change.record_id, change, edit)


def _finish(book: Any, front: Front, page: Page, rest: Continued, cells: Cells) -> None:
    page.finish(Lists(page.rows))  # none of its columns offers choices
    rest.finish()
    front.write(cells, page.records)
    left, centre, right = front.footer()
    for sheet in book.worksheets:
        footer = sheet.oddFooter
        footer.left.text, footer.center.text, footer.right.text = left, centre, right
    about = book.properties
    about.title, about.creator, about.language = front.title(), PROGRAM, i18n.language()
