"""The rows of a sheet on their way into the workbook: beside it until all is known, then put into their place."""

import re
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from tempfile import TemporaryFile
from typing import IO, Any, cast
from zipfile import ZIP_DEFLATED, ZipFile

from openpyxl import Workbook
from openpyxl.packaging.extended import ExtendedProperties
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.hyperlink import Hyperlink, HyperlinkList
from openpyxl.writer.excel import ExcelWriter
from openpyxl.xml.constants import ARC_APP
from openpyxl.xml.functions import tostring

from ropa_desktop.errors import KnownError
from ropa_desktop.i18n import _

PROGRAM = "ROPA Desktop"
LAST = 1_048_576  # the last row that a sheet may have
_LINE, _HIGHEST = 13.0, 409.0  # points: a line of text, and the highest row there may be
_BLOCK = 1 << 20
_NO_ROWS = re.compile(rb"<sheetData\s*/>|<sheetData>\s*</sheetData>")
_LETTERS = tuple(get_column_letter(number) for number in range(1, 200))


class Rows:
    """One sheet: openpyxl has what goes for the whole of it, an unnamed temporary file has its rows."""

    def __init__(self, book: Workbook, name: str) -> None:
        self.sheet: Any = book.create_sheet(name)
        self.name: str = self.sheet.title
        self.count = 0
        self.links: list[Hyperlink] = []
        self._file: IO[bytes] = TemporaryFile()  # noqa: SIM115  (closed by `close`)

    def add(self, cells: Iterable[str], height: float = 0, *, hidden: bool = False) -> None:
        """Append a row; an empty cell takes no room."""
        if self.count == LAST:
            raise KnownError(
                _("A sheet of a workbook holds no more than {rows} rows, and this record has more. "
                  "Nothing was written; write a workbook for each organisation.").format(rows=LAST))  # fmt: skip
        self.count += 1
        row = self.count
        said = [f'<c r="{letter}{row}"{cell}</c>' for letter, cell in zip(_LETTERS, cells, strict=False) if cell]
        # Without customHeight the height is what it was at the last look: it changes with what is typed.
        how = (f' ht="{min(height, _HIGHEST):g}"' if height else "") + (' hidden="1"' if hidden else "")
        self._file.write(f'<row r="{row}"{how}>{"".join(said)}</row>'.encode())

    def put_into(self, archive: ZipFile, name: str, around: bytes, tick: Callable[[], None]) -> None:
        """Write the sheet's part: what openpyxl wrote around no rows, and the rows."""
        head, tail = _NO_ROWS.split(around)
        if self.links:
            links = cast("bytes", tostring(HyperlinkList(self.links).to_tree()))
            tail = tail.replace(b"<pageMargins", links + b"<pageMargins", 1)
        size = self._file.tell()
        self._file.seek(0)
        with archive.open(name, "w", force_zip64=size > 1 << 31) as part:
            part.write(head + b"<sheetData>")
            while block := self._file.read(_BLOCK):
                part.write(block)
                tick()
            part.write(b"</sheetData>" + tail)

    def close(self) -> None:
        """Forget the rows."""
        self._file.close()


def height(values: Sequence[object], widths: Sequence[float], line: float = _LINE) -> float:
    """How high the row must be for its longest text, 0 where one line is enough.

    Spreadsheets fit a row when a cell is edited; when it opens a file, LibreOffice does not.
    """
    longest = 1
    for value, width in zip(values, widths, strict=True):
        if isinstance(value, str) and (len(value) >= width or "\n" in value):
            longest = max(longest, sum(len(one) // int(width) + 1 for one in value.split("\n")))
    return longest * line + 3 if longest > 1 else 0


def save(book: Workbook, sheets: Iterable[Rows], path: Path, tick: Callable[[], None]) -> None:
    """Put the workbook together; `tick` is called after each piece and may stop it."""
    with _Archive(path, "w", ZIP_DEFLATED) as archive:
        archive.sheets = {sheet.sheet: sheet for sheet in sheets}
        archive.tick = tick
        ExcelWriter(book, archive).write_data()


def read_back(path: Path, sheets: Iterable[Rows]) -> None:
    """See that every row is in the file; raises KnownError where one is not."""
    with ZipFile(path) as archive:
        for one in sheets:
            if (found := _counted(archive, one.sheet.path[1:])) != one.count:
                raise KnownError(
                    _("The workbook could not be read back whole ({found} of {rows} rows), so it was not put in "
                      "place. What was there before is untouched; try another disk.").format(
                        found=found, rows=one.count))  # fmt: skip


def _counted(archive: ZipFile, name: str) -> int:
    """How many rows a sheet has; reading it to its end also checks its sum."""
    sign, found, end = b"<row ", 0, b""
    with archive.open(name) as file:
        while block := file.read(1 << 20):
            block = end + block
            found += block.count(sign)
            end = block[1 - len(sign) :]
    return found


class _Archive(ZipFile):
    """Takes the parts of a workbook from openpyxl, puts the rows into the sheets, and signs it."""

    sheets: dict[Any, Rows]
    tick: Callable[[], None]

    def write(self, filename: Any, arcname: Any = None, *rest: Any) -> None:
        found = next((rows for sheet, rows in self.sheets.items() if sheet.path[1:] == arcname), None)
        if found is None:
            super().write(filename, arcname, *rest)
            return
        try:
            found.put_into(self, arcname, Path(filename).read_bytes(), self.tick)
        except BaseException:
            Path(filename).unlink()  # openpyxl would keep it until the program ends
            raise

    def writestr(self, name: Any, data: Any, *rest: Any) -> None:
        # openpyxl signs as Microsoft Excel; LibreOffice then takes more for granted than is true.
        if name == ARC_APP:
            signature = ExtendedProperties()
            signature.Application, signature.AppVersion = PROGRAM, None
            data = tostring(signature.to_tree())
        super().writestr(name, data, *rest)
