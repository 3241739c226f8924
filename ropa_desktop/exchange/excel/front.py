"""The first page: whose record it is, whom to ask, which state of the register it shows, and how to read it."""

from collections.abc import Iterable
from datetime import date

from openpyxl.styles import Alignment
from openpyxl.utils import quote_sheetname
from openpyxl.worksheet.hyperlink import Hyperlink

from ropa_desktop import __version__
from ropa_desktop.exchange import dates
from ropa_desktop.exchange.excel.cells import ACCENT, LINE, SOFT, Cells, Value, fits, font, parts, set_column
from ropa_desktop.exchange.excel.columns import of_field
from ropa_desktop.exchange.excel.layout import in_footer, lay_out
from ropa_desktop.exchange.excel.page import Page
from ropa_desktop.exchange.excel.rows import PROGRAM, Rows, height
from ropa_desktop.i18n import N_, _
from ropa_desktop.register.contents import Contents
from ropa_desktop.register.fields import State
from ropa_desktop.register.kinds import Link
from ropa_desktop.register.organisations import Contact, Organisation
from ropa_desktop.register.record import Record

_TITLES = {
    "controller": (N_("Record of processing activities"), N_("of a controller, Article 30(1) GDPR")),
    "processor": (N_("Record of processing on behalf of others"), N_("of a processor, Article 30(2) GDPR")),
}
_WHO = {"controller": N_("Controller"), "processor": N_("Processor")}
_WIDTHS, _ROOM = (3, 34, 92), 16.0  # columns, and the height of a line
_SHOWN = 200  # of the names below the title; they stand whole below
_FOOTER = 255  # characters that a footer may have in all


class Front:
    """The first sheet; it is made before all others and written last, when everything is counted."""

    def __init__(self, rows: Rows, contents: Contents, record: str) -> None:
        self._rows, self._contents, self._record = rows, contents, record
        for letter, width in zip("ABC", _WIDTHS, strict=True):
            set_column(rows.sheet.column_dimensions[letter], width)
        lay_out(rows.sheet, landscape=False)

    def whose(self) -> list[Organisation]:
        """The organisation, or all that the register is kept for."""
        if self._contents.organisation:
            return [self._contents.organisation]
        return [one for one in self._contents.all(Organisation) if one.kept_for and one.retired_on is None]

    def title(self) -> str:
        """The document's name."""
        return " – ".join([_(_TITLES[self._record][0]), *(one.title() for one in self.whose())])

    def footer(self) -> tuple[str, str, str]:
        """Whose record, which state of it, and which page; in the codes of a footer."""
        standing = self._contents.standing
        state = _("step {step}, {hash}").format(step=standing.step, hash=standing.short()) if standing.step else ""
        page = _("page {page} of {pages}").format(page="&P", pages="&N")
        room = _FOOTER - len(state) - len(page) - 10
        return in_footer(", ".join(one.title() for one in self.whose()), room), in_footer(state, 100), page

    def write(self, cells: Cells, pages: Iterable[Page], continued: int) -> None:
        """Fill the page."""
        self._cells = cells
        self._label = cells.style(font(colour=SOFT))
        title, subtitle = _TITLES[self._record]
        self._line()
        for text, look in (
            (_(title), font(20, bold=True)),
            (", ".join(one.title() for one in self.whose())[:_SHOWN], font(14, colour=ACCENT)),
            (_(subtitle), font(11, colour=SOFT)),
        ):
            self._line(cells.text(text, cells.style(look, Alignment(vertical="center"))), room=look.size * 1.4)
        for one in self.whose():
            self._organisation(one)
        self._state()
        self._legend(continued)
        self._index(pages)

    def _organisation(self, one: Organisation) -> None:
        self._section(f"(a) {_(_WHO[self._record])}")
        self._answers(one)
        officer, representative = Organisation.field("dpo"), Organisation.field("representative")
        for link, found in ((officer, one.dpo), (representative, one.representative)):
            state = of_field(link).value(one)
            if state is None:
                continue
            self._section(f"(a) {_(link.label)}")
            if found is None:
                self._row(_("Name"), state)
            elif isinstance(found, Contact) and (at := found.owner()) and at.id != one.id:
                self._answers(found)
                self._row(_("Organisation"), at.title())
            else:
                self._answers(found)

    def _answers(self, record: Record) -> None:
        """Whatever Article 30(1)(a) asks of it and is answered, or ought to be."""
        for one in type(record).fields:
            if one.article == "30(1)(a)" and not isinstance(one.kind, Link):
                self._row(_(one.label), of_field(one).value(record))

    def _state(self) -> None:
        standing = self._contents.standing
        self._section(_("State of the register"))
        self._row(_("Register"), standing.register_id)
        if until := self._contents.as_of:
            self._row(_("As recorded on"), dates.recorded(until))
        self._row(_("Step"), standing.step)
        self._row(_("State"), standing.short())
        if aside := self._contents.set_aside[self._record]:
            self._row(_("Entries set aside, not in this workbook"), aside)
        if day := self._contents.in_force_on:
            self._row(_("In force on"), day)
            self._row(
                _("Entries not in force on that day, not in this workbook"), self._contents.not_in_force[self._record]
            )
        self._row(_("Last changed"), standing.at[:19].replace("T", " ") + " UTC" if standing.at else None)
        self._row(_("Written on"), date.today())
        self._row(_("Program"), f"{PROGRAM} {__version__}")

    def _legend(self, continued: int) -> None:
        self._section(_("How to read it"))
        self._sign(State.NONE, _("It is stated that there is none."))
        self._sign(State.UNANSWERED, _("The question is asked, and nobody has answered it yet."))
        self._sign(None, _("The question is not asked here, or an answer is optional."))
        self._row(_("Answers still open"), self._cells.unanswered)
        if continued:
            self._row(_("Texts longer than a cell"), continued)

    def _sign(self, state: State | None, words: str) -> None:
        open_answers = self._cells.unanswered
        sign = self._cells.of(state) or self._cells.text(
            _("(empty)"), self._cells.style(font(italic=True, colour=SOFT))
        )
        self._line(sign, self._cells.of(words))
        self._cells.unanswered = open_answers  # a sign in the legend is no open answer

    def _index(self, pages: Iterable[Page]) -> None:
        self._section(_("Sheets"))
        link = self._cells.style(font(colour=ACCENT))
        for page in pages:
            self._line(self._cells.text(page.rows.name, link), self._cells.of(page.records))
            place = f"{quote_sheetname(page.rows.name)}!A1"
            self._rows.links.append(Hyperlink(ref=f"B{self._rows.count}", location=place))

    def _section(self, heading: str) -> None:
        self._line(room=12)
        underlined = self._cells.style(font(11, bold=True), line=LINE)
        self._line(self._cells.text(heading, underlined), self._cells.text("", underlined), room=18)

    def _row(self, label: str, value: Value) -> None:
        if isinstance(value, str) and not fits(value):
            value = f"{parts(value)[0]}\n[{_('the whole text stands on the sheet of its kind')}]"
        if value is not None:
            shown = self._cells.text(label, self._label), self._cells.of(value)
            self._line(*shown, room=height((value,), (_WIDTHS[2],)) or _ROOM)

    def _line(self, *cells: str, room: float = _ROOM) -> None:
        self._rows.add(("", *cells), room)
