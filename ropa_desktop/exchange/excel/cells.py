"""The one way in which a value becomes a cell: text stays text, whatever it looks like, and none is cut."""

import re
from copy import copy
from datetime import date
from typing import Any, Final

from openpyxl import Workbook
from openpyxl.cell import Cell, WriteOnlyCell
from openpyxl.styles import Alignment, Border, Font, NamedStyle, PatternFill, Side
from openpyxl.utils.indexed_list import IndexedList
from openpyxl.worksheet.dimensions import ColumnDimension

from ropa_desktop.i18n import _
from ropa_desktop.register.fields import State

Value = str | int | date | State | None

LIMIT: Final = 32_767  # UTF-16 units in a cell; what is beyond is cut without a word
EXACT: Final = 10**15  # a cell's number is a double
TEXT, SOFT, LINE, GROUND = "1C2430", "5D6978", "DFE3E8", "F6F7F9"
ACCENT, MISSING = "1F5FBF", "B3261E"
_TOP: Final = Alignment(vertical="top", wrap_text=True)
DAY: Final = "yyyy-mm-dd"
_FIRST_DAY: Final = date(1900, 3, 1)  # before it, spreadsheets count differently or not at all
# A reader takes _x0041_ for A (ECMA-376, ST_Xstring), so an underscore that begins one is written _x005F_;
# the same way carries what XML has no place for.
_CODED = re.compile("_(?=x[0-9A-Fa-f]{4}_)|[\x00-\x08\x0b-\x1f\ud800-\udfff\ufffe\uffff]")
_RARE = re.compile("[_\x00-\x08\x0b-\x1f\ud800-\udfff\ufffe\uffff]")  # asked first, at a third of the cost
_TOUCHY = ("=", "+", "-", "@", "'", "#")  # a formula, an error value or a mark of quotation if taken as typed


def coded(text: str) -> str:
    """The text as a sheet's XML can hold it."""
    return _CODED.sub(lambda found: f"_x{ord(found[0]):04X}_", text) if _RARE.search(text) else text


def fits(text: str) -> bool:
    """Whether one cell holds the whole text."""
    return len(text) * 7 <= LIMIT or _units(text) <= LIMIT  # seven is what a coded character takes


def parts(text: str, room: int = 200) -> list[str]:
    """The text in pieces that each leave room in a cell, cut between words where there are any."""
    found, start = [], 0
    while start < len(text):
        piece = text[start : start + LIMIT - room]
        while _units(piece) > LIMIT - room:
            piece = piece[: len(piece) * 3 // 4]
        if start + len(piece) < len(text):
            between = max(piece.rfind(" "), piece.rfind("\n")) + 1
            piece = piece[:between] if between > len(piece) // 2 else piece
        found.append(piece)
        start += len(piece)
    return found


def _units(text: str) -> int:
    return len(coded(text).encode("utf-16-le")) // 2


def font(size: float = 10, bold: bool = False, italic: bool = False, colour: str = TEXT) -> Font:
    """The documents' one typeface."""
    return Font(name="Calibri", size=size, bold=bold, italic=italic, color=colour)


class Cells:
    """Makes the cells of one workbook. A cell is used again and again, so put each on its sheet at once."""

    def __init__(self, book: Workbook) -> None:
        _set_default(book)
        self._sheet = book.worksheets[0]
        self.unanswered = 0
        self._quoted = self.styled(font())
        self._quoted.quotePrefix = True
        self._day = self.styled(font())
        self._day.number_format = DAY
        self._day.alignment = Alignment(horizontal="left", vertical="top")
        self._none = self.styled(font(italic=True, colour=SOFT), _("None"))
        self._open = self.styled(font(colour=MISSING), _("Not yet answered"))
        self._heading = self.styled(font(bold=True))
        self._heading.fill = PatternFill("solid", fgColor=GROUND)
        self._heading.border = Border(bottom=Side("thin", color="B8C0CA"))
        self._heading.alignment = Alignment(vertical="center", wrap_text=True)

    def of(self, value: Value) -> Any:
        """What to append for a value: itself where it is safe, which costs least, or else a cell."""
        if value is None or value == "":
            return None
        if isinstance(value, str):
            return self._of_text(value)
        if isinstance(value, date):
            return self._of_day(value)
        if isinstance(value, State):
            self.unanswered += value is State.UNANSWERED
            return self._open if value is State.UNANSWERED else self._none
        return value if value < EXACT else str(value)

    def heading(self, text: str) -> Cell:
        """A column's heading."""
        return put(self._heading, text)

    def column(self, dimension: ColumnDimension, width: float, *, hidden: bool = False) -> None:
        """Set up a column; its style is the default's, or else it would be that of its cells."""
        dimension.width, dimension.hidden = width, hidden
        dimension.font, dimension.alignment = font(), _TOP

    def styled(self, look: Font, value: str | int = "") -> Cell:
        """A cell of its own, in another font; a figure stands on the left, as text does."""
        cell: Cell = WriteOnlyCell(self._sheet)
        cell.font = look
        cell.alignment = _TOP
        if isinstance(value, str):
            return put(cell, value)
        cell.alignment = Alignment(horizontal="left", vertical="top")
        cell.value = value
        return cell

    def _of_text(self, text: str) -> Any:
        return put(self._quoted, text) if text.startswith(_TOUCHY) else coded(text)

    def _of_day(self, day: date) -> Any:
        if day < _FIRST_DAY:
            return day.isoformat()
        self._day.value = day
        return self._day


def put(cell: Cell, text: str) -> Cell:
    """Put a text into a cell, as text."""
    cell.value = coded(text)
    cell.data_type = "s"  # after the value: giving it one makes "=1" a formula and "#REF!" an error again
    return cell


def _set_default(book: Workbook) -> None:
    """Let cells without a style be wrapped and stand on top, which a style for each would pay for."""
    named: list[NamedStyle] = book._named_styles  # type: ignore[attr-defined]
    normal = named[0]
    normal.font = font()
    normal.alignment = _TOP
    book._cell_styles = IndexedList([copy(normal.as_tuple())])  # type: ignore[attr-defined]
