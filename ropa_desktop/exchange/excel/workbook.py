"""The record as an Excel workbook: one pass over the entries, all sheets written side by side."""

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

from openpyxl import Workbook
from openpyxl.packaging.extended import ExtendedProperties
from openpyxl.writer.excel import ExcelWriter
from openpyxl.xml.constants import ARC_APP
from openpyxl.xml.functions import tostring

from ropa_desktop import i18n
from ropa_desktop.errors import KnownError
from ropa_desktop.exchange.excel.beside import Continued, Lists
from ropa_desktop.exchange.excel.cells import Cells, coded
from ropa_desktop.exchange.excel.columns import columns
from ropa_desktop.exchange.excel.front import PROGRAM, Front
from ropa_desktop.exchange.excel.gathered import Uses
from ropa_desktop.exchange.excel.layout import HEAD, free_name
from ropa_desktop.exchange.excel.page import Page
from ropa_desktop.exchange.excel.sheets import SHEETS, Reach, directory
from ropa_desktop.exchange.written import Written, replacing
from ropa_desktop.i18n import _, ngettext
from ropa_desktop.register.contents import Contents

Progress = Callable[[int, int], None]


def write(contents: Contents, record: str, target: Path, progress: Progress) -> Written:
    """Write the controller's or the processor's record, in the language in force."""
    with replacing(target) as fresh:
        book = _Book(contents, record)
        try:
            book.fill(progress)
            book.save(fresh)
        finally:
            book.clear_away()
        book.read_back(fresh)
    return Written(target, book.entries, book.notices())


class _Book:
    """A workbook on its way."""

    def __init__(self, contents: Contents, record: str) -> None:
        self._contents, self._record = contents, record
        self.entries = 0
        self._book: Any = Workbook(write_only=True)
        self._front = Front(self._book.create_sheet(free_name(self._book, _("Front page"))), contents, record)
        self._cells = Cells(self._book)
        self._rest = Continued(self._book, self._cells)
        self._uses = Uses()
        self._reach = Reach(contents.organisation)
        self._sheets = SHEETS[record]
        self._pages = [
            Page(self._book, _(one.name), columns(one.cls, one.gathered, record, self._uses), self._cells, self._rest)
            for one in self._sheets
        ]

    def fill(self, progress: Progress) -> None:
        """Write all rows: the entries with what belongs to them, then the directory that they point into."""
        self._fill_entries(_Counted(progress, self._total()))
        self._finish()

    def _total(self) -> int:
        entries = self._contents.activity_count if self._record == "controller" else self._contents.on_behalf_count
        return entries + sum(len(self._contents.directory.get(one.cls, ())) for one in self._sheets)

    def _fill_entries(self, counted: "_Counted") -> None:
        entries: Any = self._contents.activities if self._record == "controller" else self._contents.on_behalf
        page_of = {one.cls: page for one, page in zip(self._sheets, self._pages, strict=True)}
        for entry in entries:
            self._uses.note(entry)
            self._reach.follow(entry)
            page_of[type(entry)].add(entry)
            for one in type(entry).rows_fields():
                for row in one.value(entry):
                    page_of[type(row)].add(row)
            self.entries += 1
            counted.one_more()
        for sheet, page in zip(self._sheets, self._pages, strict=True):
            for found in directory(self._contents, sheet, self._reach, self._uses):
                if found is not None:
                    page.add(found)
                counted.one_more()

    def _finish(self) -> None:
        name = free_name(self._book, _("Lists"))
        lists = Lists(name)
        for page in self._pages:
            page.finish(lists)
        self._rest.finish()
        lists.write(self._book.create_sheet(name), self._cells)
        self._front.write(self._cells, self._pages, self._rest.texts)
        for sheet in self._book.worksheets:
            footer = sheet.oddFooter
            footer.left.text, footer.center.text, footer.right.text = self._front.footer()
        about = self._book.properties
        about.title, about.creator, about.language = coded(self._front.title()[:200]), PROGRAM, i18n.language()

    def save(self, path: Path) -> None:
        """Put the sheets together."""
        with _Archive(path, "w", ZIP_DEFLATED) as archive:
            ExcelWriter(self._book, archive).write_data()

    def clear_away(self) -> None:
        """Remove the sheets' own temporary files, which openpyxl leaves behind after an error until the end."""
        for sheet in self._book.worksheets:
            if writer := sheet._writer:
                with suppress(FileNotFoundError, ValueError):  # a saved sheet's file is gone already
                    if not sheet.closed:
                        sheet.close()
                    writer.cleanup()

    def read_back(self, path: Path) -> None:
        """See that every row is in the file; raises KnownError where one is not."""
        expected = {page.sheet.path[1:]: page.rows + HEAD for page in self._pages}
        with ZipFile(path) as archive:
            for name, rows in expected.items():
                if (found := _rows(archive, name)) != rows:
                    raise KnownError(
                        _("The workbook could not be read back whole ({found} of {rows} rows), so it was not put in "
                          "place. What was there before is untouched; try another disk.").format(found=found, rows=rows)
                    )  # fmt: skip

    def notices(self) -> tuple[str, ...]:
        """What the user should know of the file."""
        if not self._rest.texts:
            return ()
        words = ngettext(
            "%(count)d text is longer than a cell holds; it goes on on the sheet “%(sheet)s”.",
            "%(count)d texts are longer than a cell holds; they go on on the sheet “%(sheet)s”.",
            self._rest.texts,
        )
        return (words % {"count": self._rest.texts, "sheet": self._rest.sheet.title},)


class _Archive(ZipFile):
    """Names this program as the one that wrote it.

    openpyxl signs as Microsoft Excel, and LibreOffice believes that Excel has set the height of each row.
    """

    def writestr(self, name: Any, data: Any, *rest: Any) -> None:
        if name == ARC_APP:
            signature = ExtendedProperties()
            signature.Application, signature.AppVersion = PROGRAM, None
            data = tostring(signature.to_tree())
        super().writestr(name, data, *rest)


class _Counted:
    """Tells the progress at every fiftieth record."""

    def __init__(self, progress: Progress, total: int) -> None:
        self._progress, self._total, self._done = progress, total, 0
        progress(0, total)

    def one_more(self) -> None:
        self._done += 1
        if self._done % 50 == 0 or self._done == self._total:
            self._progress(self._done, self._total)


def _rows(archive: ZipFile, name: str) -> int:
    """How many rows a sheet has; reading it to its end also checks its sum."""
    sign, found, end = b"<row ", 0, b""
    with archive.open(name) as file:
        while block := file.read(1 << 20):
            block = end + block
            found += block.count(sign)
            end = block[1 - len(sign) :]
    return found
