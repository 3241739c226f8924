"""The one way in which a value becomes a cell: text stays text, whatever it looks like, and none is cut."""

import re
from datetime import date
from typing import Final

from openpyxl.cell import Cell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.worksheet.dimensions import ColumnDimension
from openpyxl.worksheet.worksheet import Worksheet

from ropa_desktop.i18n import _
from ropa_desktop.register.fields import State

Value = str | int | date | State | None

LIMIT: Final = 32_767  # UTF-16 units in a cell; what is beyond is cut without a word
TEXT, SOFT, LINE, GROUND = "1C2430", "5D6978", "DFE3E8", "F6F7F9"
ACCENT, MISSING = "1F5FBF", "B3261E"
WRAPPED: Final = Alignment(vertical="top", wrap_text=True)
UNWRAPPED: Final = Alignment(horizontal="left", vertical="top")
_EXACT: Final = 10**15  # a cell's number is a double
_EVE, _FIRST_DAY = date(1899, 12, 30), date(1900, 3, 1)  # before it, spreadsheets count differently or not at all
# A reader takes _x0041_ for A (ECMA-376, ST_Xstring), so an underscore that begins one is written _x005F_;
# the same way carries what XML has no place for.
_FORBIDDEN = "\x00-\x08\x0b-\x1f\ud800-\udfff\ufffe\uffff"  # as a code, it begins with an underscore too
_CODED = re.compile(f"_(?=x[0-9A-Fa-f]{{4}}[_{_FORBIDDEN}])|[{_FORBIDDEN}]")
_RARE = re.compile(f"[_{_FORBIDDEN}]")  # asked first, at a third of the cost
_TOUCHY = ("=", "+", "-", "@", "'", "#")  # if typed: a formula, an error value, a mark of quotation


def coded(text: str) -> str:
    """The text as a workbook's XML can hold it."""
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
    """Makes the cells of one workbook, as the XML that follows their place: ` s="1"><v>5</v>`.

    openpyxl is not asked for them: it takes "=1" for a formula and "#REF!" for an error, cuts a long text,
    and needs four times as long.
    """

    def __init__(self, sheet: Worksheet) -> None:
        self._sheet = sheet
        self.unanswered = 0
        self._text = self.style(font())
        self._quoted = self.style(font(), quoted=True)
        self._day = self.style(font(), UNWRAPPED, form="yyyy-mm-dd")
        self._figure = self.style(font(), UNWRAPPED)
        self._heading = self.style(font(bold=True), Alignment(vertical="center", wrap_text=True), ground=GROUND)
        self._none = self.text(_("None"), self.style(font(italic=True, colour=SOFT)))
        self._open = self.text(_("Not yet answered"), self.style(font(colour=MISSING)))

    def style(
        self,
        look: Font,
        alignment: Alignment = WRAPPED,
        *,
        form: str = "General",
        ground: str = "",
        line: str = "",
        quoted: bool = False,
    ) -> int:
        """The number of a way of showing cells, made known to the workbook."""
        cell = Cell(self._sheet, row=1, column=1)
        cell.font, cell.alignment, cell.number_format = look, alignment, form
        if ground:
            cell.fill = PatternFill("solid", fgColor=ground)
        if line or ground:
            cell.border = Border(bottom=Side("thin", color=line or "B8C0CA"))
        cell.quotePrefix = quoted
        return cell.style_id

    def of(self, value: Value) -> str:
        """The cell of a value, empty where there is none."""
        if value is None or value == "":
            return ""
        if isinstance(value, str):
            return self.text(value, self._quoted if value.startswith(_TOUCHY) else self._text)
        if isinstance(value, State):
            self.unanswered += value is State.UNANSWERED
            return self._open if value is State.UNANSWERED else self._none
        if isinstance(value, date):
            if value < _FIRST_DAY:
                return self.text(value.isoformat(), self._text)
            return f' s="{self._day}"><v>{(value - _EVE).days}</v>'
        return self.text(str(value), self._text) if abs(value) >= _EXACT else f' s="{self._figure}"><v>{value}</v>'

    def heading(self, text: str) -> str:
        """The cell of a column's heading."""
        return self.text(text, self._heading)

    def text(self, text: str, style: int) -> str:
        """A text in this style."""
        text = coded(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
        kept = "" if text == text.strip() else ' xml:space="preserve"'
        return f' s="{style}" t="inlineStr"><is><t{kept}>{text}</t></is>'


def set_column(dimension: ColumnDimension, width: float, *, hidden: bool = False) -> None:
    """Set up a column; what is typed into it later looks like what is there."""
    dimension.width, dimension.hidden = width, hidden
    dimension.font, dimension.alignment = font(), WRAPPED
