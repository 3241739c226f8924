"""The record as an Excel workbook: one pass over the entries, all sheets written side by side."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from openpyxl import Workbook

from ropa_desktop import i18n
from ropa_desktop.exchange.excel import annexed, rows
from ropa_desktop.exchange.excel.beside import Continued, Lists
from ropa_desktop.exchange.excel.cells import Cells, coded
from ropa_desktop.exchange.excel.columns import columns
from ropa_desktop.exchange.excel.front import Front
from ropa_desktop.exchange.excel.gathered import Uses
from ropa_desktop.exchange.excel.layout import free_name
from ropa_desktop.exchange.excel.page import Page
from ropa_desktop.exchange.excel.rows import PROGRAM, Rows
from ropa_desktop.exchange.excel.sheets import SHEETS, Reach, Sheet, directory
from ropa_desktop.exchange.written import Written, replacing
from ropa_desktop.i18n import _
from ropa_desktop.register.contents import Contents

Progress = Callable[[int, int], None]


def write(contents: Contents, record: str, target: Path, progress: Progress) -> Written:
    """Write the controller's or the processor's record, in the language in force."""
    with replacing(target) as fresh:
        book = _Book(contents, record, progress)
        try:
            book.fill()
            book.save(fresh)
        finally:
            book.close()
        book.read_back(fresh)
    return Written(target, book.entries, book.notices())


class _Book:
    """A workbook on its way."""

    def __init__(self, contents: Contents, record: str, progress: Progress) -> None:
        self._contents, self._record, self._progress = contents, record, progress
        self.entries = 0
        self._done = 0
        self._book: Any = Workbook(write_only=True)
        self._made: list[Rows] = []
        front = self._new_sheet(_("Front page"))
        self._front = Front(front, contents, record)
        self._cells = Cells(front.sheet)
        self._rest = Continued(self._new_sheet, self._cells)
        self._uses = Uses()
        self._reach = Reach(contents)
        self._sheets = SHEETS[record]
        self._pages = [self._page(one) for one in self._sheets]

    def _page(self, sheet: Sheet) -> Page:
        found = columns(sheet.cls, sheet.gathered, self._record, self._uses)
        return Page(self._new_sheet(_(sheet.name)), found, self._cells, self._rest)

    def _new_sheet(self, name: str) -> Rows:
        self._made.append(Rows(self._book, free_name(self._book, name)))
        return self._made[-1]

    def fill(self) -> None:
        """Write all rows: the entries with what belongs to them, then the directory that they point into."""
        self._progress(0, self._total)
        self._fill_entries()
        self._fill_directory()
        self._finish()

    @property
    def _total(self) -> int:
        entries = self._contents.activity_count if self._record == "controller" else self._contents.on_behalf_count
        return entries + sum(len(self._contents.directory.get(one.cls, ())) for one in self._sheets)

    def _one_more(self) -> None:
        self._done += 1
        if self._done % 50 == 0 or self._done == self._total:
            self._progress(self._done, self._total)

    def _fill_entries(self) -> None:
        entries: Any = self._contents.activities if self._record == "controller" else self._contents.on_behalf
        page_of = {one.cls: page for one, page in zip(self._sheets, self._pages, strict=True)}
        for entry in entries:
            self._uses.note(entry)
            self._reach.follow(entry)
            page_of[entry.declared].add(entry)
            for one in type(entry).rows_fields():
                for row in one.value(entry):
                    page_of[row.declared].add(row)
            self.entries += 1
            self._one_more()

    def _fill_directory(self) -> None:
        for sheet, page in zip(self._sheets, self._pages, strict=True):
            for found in directory(self._contents, sheet, self._reach, self._uses):
                if found is not None:
                    page.add(found)
                self._one_more()

    def _finish(self) -> None:
        self._pages += annexed.pages(self._contents.annexes, self._new_sheet, self._cells, self._rest)
        lists = Lists(self._new_sheet(_("Lists")))
        for page in self._pages:
            page.finish(lists)
        lists.write(self._cells)
        self._rest.finish()
        self._front.write(self._cells, self._pages, self._rest.texts)
        left, centre, right = self._front.footer()
        for sheet in self._book.worksheets:
            footer = sheet.oddFooter
            footer.left.text, footer.center.text, footer.right.text = left, centre, right
        about = self._book.properties
        about.title, about.creator, about.language = coded(self._front.title()[:200]), PROGRAM, i18n.language()

    def save(self, path: Path) -> None:
        """Put the sheets together; it can still be cancelled."""
        rows.save(self._book, self._made, path, lambda: self._progress(self._done, self._total))

    def close(self) -> None:
        """Forget the rows beside the workbook."""
        for one in self._made:
            one.close()

    def read_back(self, path: Path) -> None:
        """See that every row is in the file; raises KnownError where one is not."""
        rows.read_back(path, self._made)

    def notices(self) -> tuple[str, ...]:
        """What the user should know of the file."""
        return self._rest.notices()
