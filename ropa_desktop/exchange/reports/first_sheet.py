"""The first page of a report as a workbook: what is answered, for which day and whom, and where each part stands."""

from collections.abc import Sequence

from openpyxl.styles import Alignment
from openpyxl.utils import quote_sheetname
from openpyxl.worksheet.hyperlink import Hyperlink

from ropa_desktop import __version__
from ropa_desktop.exchange.dates import moment, today
from ropa_desktop.exchange.excel.cells import ACCENT, LINE, SOFT, Cells, Value, font, parts, set_column
from ropa_desktop.exchange.excel.layout import in_footer, lay_out
from ropa_desktop.exchange.excel.rows import PROGRAM, Rows, height
from ropa_desktop.exchange.reports import words
from ropa_desktop.exchange.reports.marks import MARKS, meanings
from ropa_desktop.i18n import _
from ropa_desktop.register.report import Part, Report

_WIDTHS, _ROOM = (3, 38, 92), 16.0  # columns, and the height of a line
_FOOTER = 255  # characters that a footer may have in all


class FirstSheet:
    """Written last, when the names of the sheets are known."""

    def __init__(self, sheet: Rows, report: Report) -> None:
        self.rows, self._report = sheet, report
        for letter, width in zip("ABC", _WIDTHS, strict=True):
            set_column(sheet.sheet.column_dimensions[letter], width)
        lay_out(sheet.sheet, landscape=False)

    def footer(self) -> tuple[str, str, str]:
        """What is answered, from which state, and which page; in the codes of a footer."""
        page = _("page {page} of {pages}").format(page="&P", pages="&N")
        state = in_footer(words.state(self._report), 100)
        return in_footer(words.in_one_line(self._report), _FOOTER - len(state) - len(page) - 10), state, page

    def write(self, cells: Cells, sheets: Sequence[str]) -> None:
        """Fill the page; `sheets` has for each part the name of its sheet, empty for one without lines."""
        self._cells, report = cells, self._report
        self._label = cells.style(font(colour=SOFT))
        self._line()
        for text, look in ((report.title, font(20, bold=True)), (report.organisation, font(14, colour=ACCENT))):
            for piece in parts(text):
                shown = cells.text(piece, cells.style(look, Alignment(vertical="center")))
                self._line(shown, room=look.size * 1.4)
        self._row(_("In short"), report.says)
        self._row(_("As of"), report.day)
        self._row(_("Organisation"), report.organisation or _("All organisations of this register"))
        self._contents(sheets)
        self._state()

    def _contents(self, sheets: Sequence[str]) -> None:
        self._section(_("What it holds"))
        link = self._cells.style(font(colour=ACCENT))
        for part, sheet in zip(self._report.parts, sheets, strict=True):
            long = len(part.title) >= _WIDTHS[1]  # what leads somewhere does not wrap everywhere
            title, said = (f"{part.title[: _WIDTHS[1] - 4]}…", [part.title]) if long else (part.title, [])
            self._row(title, "\n".join([*said, *_said(part)]), link if sheet else None)
            if sheet:
                place = f"{quote_sheetname(sheet)}!A1"
                self.rows.links.append(Hyperlink(ref=f"B{self.rows.count}", location=place))
        if key := meanings(self._report):
            self._section(_("Marks"))
            for tone, meaning in key.items():
                self._row(MARKS[tone], meaning)

    def _state(self) -> None:
        standing = self._report.standing
        self._section(_("State of the register"))
        self._row(_("Register"), standing.register_id or "–")
        self._row(_("Step"), standing.step)
        self._row(_("State"), standing.short() or _("(empty)"))
        self._row(_("Last changed"), moment(standing.at))
        self._row(_("Written on"), today())
        self._row(_("Program"), f"{PROGRAM} {__version__}")

    def _section(self, heading: str) -> None:
        self._line(room=12)
        style = self._cells.style(font(11, bold=True), line=LINE)
        self._line(self._cells.text(heading, style), self._cells.text("", style), room=18)

    def _row(self, label: str, value: Value, look: int | None = None) -> None:
        """A label and what stands beside it, in as many rows as its text needs."""
        labels = parts(label) or [""]
        values = parts(value) if isinstance(value, str) else [value]
        for at in range(max(len(labels), len(values))):
            left, right = labels[at] if at < len(labels) else "", values[at] if at < len(values) else ""
            room = height((left, right), _WIDTHS[1:]) or _ROOM
            self._line(self._cells.text(left, look or self._label), self._cells.of(right), room=room)

    def _line(self, *cells: str, room: float = _ROOM) -> None:
        self.rows.add(("", *cells), room)


def _said(part: Part) -> list[str]:
    return [one for one in (words.counted(part) if part.lines else words.nothing(part), part.says) if one]
