"""The first page of a comparison: which two states, and how many records were added, removed and changed."""

from collections import Counter

from openpyxl.styles import Alignment

from ropa_desktop import __version__
from ropa_desktop.exchange.dates import moment, today
from ropa_desktop.exchange.excel.cells import LINE, SOFT, UNWRAPPED, Cells, Value, font, set_column
from ropa_desktop.exchange.excel.layout import lay_out
from ropa_desktop.exchange.excel.rows import PROGRAM, Rows, height
from ropa_desktop.i18n import _
from ropa_desktop.register.changes import WORDS, Comparison
from ropa_desktop.register.contents import Standing
from ropa_desktop.register.records import BY_NAME

_WIDTHS, _ROOM = (3, 34, 14, 14, 64), 16.0  # columns, and the height of a line


class Front:
    """Written last, when the rows are counted."""

    def __init__(self, sheet: Rows, comparison: Comparison) -> None:
        self.rows, self._comparison = sheet, comparison
        for letter, width in zip("ABCDE", _WIDTHS, strict=True):
            set_column(sheet.sheet.column_dimensions[letter], width)
        lay_out(sheet.sheet, landscape=False)

    def title(self) -> str:
        """The document's name."""
        return _("What changed in the register")

    def footer(self) -> tuple[str, str, str]:
        """Which states, and which page; in the codes of a footer."""
        states = (self._comparison.earlier, self._comparison.later)
        steps = [_("step {step}, {hash}").format(step=one.step, hash=one.short()) for one in states]
        return " → ".join(steps), "", _("page {page} of {pages}").format(page="&P", pages="&N")

    def write(self, cells: Cells, fields: int) -> None:
        """Fill the page."""
        self._cells = cells
        self._label = cells.style(font(colour=SOFT))
        self._text = cells.style(font(), UNWRAPPED)  # it may reach over the columns of the counts
        self._line()
        self._line(cells.text(self.title(), cells.style(font(20, bold=True), Alignment(vertical="center"))), room=28)
        for words in filter(None, (self._comparison.remark, self._comparison.sentence())):
            self._line(cells.text(words, cells.style(font(11, colour=SOFT), Alignment(vertical="center"))))
        self._state(_("Before"), self._comparison.earlier)
        self._state(_("After"), self._comparison.later)
        self._counts(fields)
        self._section(_("This workbook"))
        self._row(_("Written on"), today())
        self._row(_("Program"), f"{PROGRAM} {__version__}")

    def _state(self, heading: str, standing: Standing) -> None:
        self._section(heading)
        self._row(_("Register"), standing.register_id)
        self._row(_("Step"), standing.step)
        self._row(_("State"), standing.short() or _("(empty)"))
        self._row(_("Date"), moment(standing.at))

    def _counts(self, fields: int) -> None:
        found = Counter((change.class_name, change.what) for change in self._comparison.changes)
        self._section(_("Records"), *(_(words) for words in WORDS.values()))
        for name in dict.fromkeys(change.class_name for change in self._comparison.changes):
            self._row(_(BY_NAME[name].many), *(found[name, what] for what in WORDS))
        self._row(_("All"), *self._comparison.counts().values())
        self._row(_("Rows on the sheet “Changes”"), fields)

    def _section(self, *headings: str) -> None:
        self._line(room=12)
        style = self._cells.style(font(11, bold=True), line=LINE)
        self._line(*(self._cells.text(one, style) for one in (*headings, *[""] * (4 - len(headings)))), room=18)

    def _row(self, label: str, *values: Value) -> None:
        room = height((label,), (_WIDTHS[1],)) or _ROOM
        self._line(self._cells.text(label, self._label), *map(self._cell, values), room=room)

    def _cell(self, value: Value) -> str:
        return self._cells.text(value, self._text) if isinstance(value, str) else self._cells.of(value)

    def _line(self, *cells: str, room: float = _ROOM) -> None:
        self.rows.add(("", *cells), room)
