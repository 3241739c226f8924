"""A register being worked on: its lists at the left, a list, and the record that is open beside it.

The lists show their first rows before the records' classes are imported; `attach` brings the rest.
"""

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QSplitter, QStackedWidget, QWidget

from ropa_desktop.i18n import _
from ropa_desktop.store.lists import EVERYTHING, LISTINGS, Only
from ropa_desktop.ui import letters
from ropa_desktop.ui.blank_page import EMPTY, BlankPage
from ropa_desktop.ui.narrow import BESIDE, Narrow
from ropa_desktop.ui.navigation import Navigation
from ropa_desktop.ui.questions import OVERVIEW
from ropa_desktop.ui.record_list import RecordList

if TYPE_CHECKING:
    from ropa_desktop.register.record import Record
    from ropa_desktop.register.report import Line
    from ropa_desktop.store.filters import Chosen
    from ropa_desktop.ui.desk import Desk
    from ropa_desktop.ui.questions import Question
    from ropa_desktop.ui.record_page import RecordPage
    from ropa_desktop.ui.report_page import ReportPage

FIRST = 60  # rows that a tall window shows; the whole list is read once more by the connection that stays


class Workspace(QWidget):
    """`shown` tells that another record is open, so that the window's deeds can follow.

    `wanted` gives a report and the suffix of the file that it is to be written to.
    """

    shown = Signal()
    wanted = Signal(object, str)
    workbook_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.desk: Desk | None = None
        self._page: RecordPage | None = None
        self._pages: dict[str, RecordPage] = {}  # one a class, turned from record to record
        self.answers: dict[str, ReportPage] = {}  # one a question
        self.asked_last = ""
        self.navigation = Navigation()
        self.list = RecordList()
        self.blank = BlankPage(self.new_record, self.workbook_wanted.emit)
        self.stack = QStackedWidget()
        self.stack.addWidget(self.blank)
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        self.splitter.setHandleWidth(1)
        self.splitter.addWidget(self.list)
        self.splitter.addWidget(self.stack)
        self.splitter.setStretchFactor(0, 1)
        self.splitter.setStretchFactor(1, 3)
        self.splitter.setSizes(BESIDE)
        self.splitter.setChildrenCollapsible(False)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(0)
        line.addWidget(self.navigation)
        self.middle = QStackedWidget()
        self.middle.addWidget(self.splitter)
        self.narrow = Narrow(self)
        line.addWidget(self.narrow.whole, 1)
        self.navigation.chosen.connect(self._choose)
        self.list.asked.connect(self.read_list)
        self.list.chosen.connect(self._open_id)

    @property
    def page(self) -> "RecordPage | None":
        """The page of the record that is open, with all that it shows: it may still be filled between two turns."""
        if self._page is not None:
            self._page.complete()
        return self._page

    # -- what is seen before the records' classes are there

    def first_rows(self, connection: Any, begin: str = "") -> None:
        """The first page of a list, the first one unless another is named, by a plain connection."""
        self.navigation.first(begin)
        self.middle.setCurrentWidget(self.splitter)
        listing = LISTINGS[self.navigation.current()]
        self.list.enter(listing.record)
        sort, down = self.list.order()
        ids = listing.ids(connection, sort, down=down, most=FIRST, only=_only(listing.record, self.list.chips.chosen))
        headings = ["" for _column in listing.columns]
        self.list.model.words = lambda _list, _place, value: value if isinstance(value, str) else ""
        self.list.show_rows(self.navigation.words(listing.record), connection, listing, ids, len(ids), headings)
        self.list.count.setText("")  # until all are known

    def attach(self, desk: "Desk") -> None:
        """From now on the register can be worked on."""
        from ropa_desktop.ui.cells import words
        from ropa_desktop.ui.filtering import Filtering

        self.desk = desk
        self.list.model.words = words
        self.list.model.may_read = lambda: not desk.register.is_written_beside()
        self.list.chips.source = Filtering(desk, self.list)
        self.list.settle = desk.looking.settle
        name = self.navigation.current()
        if name in LISTINGS and name != self.list.shown:
            self.list.enter(name)
        desk.changed.connect(self._changed)
        self.refresh()

    def detach(self) -> None:
        """The register is about to be closed: keep what was typed, and forget its pages."""
        self.show_nothing()
        for page in self._pages.values():
            self.stack.removeWidget(page)
            page.hide()
            page.deleteLater()
        self._pages = {}
        for answer in self.answers.values():
            answer.leave()
            self.middle.removeWidget(answer)
            answer.hide()
            answer.deleteLater()
        self.answers, self.asked_last = {}, ""
        self.desk = None
        self.list.start_over()
        self.list.chips.show_chips()
        self.list.chips.source = None
        self.list.model.may_read = lambda: True

    # -- the list

    def refresh(self) -> None:
        """Read counts and list anew."""
        if self.desk:
            self.navigation.show_counts({name: self.desk.count(name) for name in LISTINGS})
        if question := self.navigation.question():
            self._ask(question)
        else:
            self.read_list()

    def read_list(self) -> None:
        """The ids of the list that is shown, as search and order have it."""
        if self.desk is None or self.navigation.question():
            return
        from ropa_desktop.ui.cells import headings

        name = self.navigation.current()
        desk, source, narrowed = self.desk, self.list.chips.source, self.list.is_narrowed()
        (sort, down), text, retired = self.list.order(), self.list.search.text(), self.list.retired.isChecked()
        chips = dict(self.list.chips.chosen)

        def ask(raw: Any) -> tuple[list[str], int, str]:
            ids = desk.find(name, text, sort, down=down, with_retired=retired, chosen=chips, raw=raw)
            total = LISTINGS[name].count(raw, with_retired=retired) if narrowed else len(ids)
            return ids, total, source.where(text, ids, name, raw) if source is not None and text.strip() else ""

        other = self.list.model.listing is not LISTINGS[name]
        if other:  # no rows of another list under this one's name
            self.list.show_rows(self.navigation.words(name), desk.raw, LISTINGS[name], [], 0, headings(LISTINGS[name]))
            self.list.count.setText("")
        desk.look("list", name, ask, lambda found: self._show_list(desk, name, *found), patient=other)

    def _show_list(self, desk: "Desk", name: str, ids: list[str], total: int, where: str) -> None:
        from ropa_desktop.ui.cells import headings

        if self.desk is not desk or self.navigation.current() != name:  # something else is shown since
            return
        listing, narrowed, chips = LISTINGS[name], self.list.is_narrowed(), self.list.chips.chosen
        self.list.show_rows(self.navigation.words(name), desk.raw, listing, ids, total, headings(listing))
        self.list.say_where(where)
        if self._page is not None and self.list.selected() is None:  # it was opened while the list was on its way
            self.list.select(self._page.record_id, quietly=True)
        self.list.empty.setText(_("Nothing here fits these filters.") if chips else _("Nothing here has these words."))
        self.list.empty.setVisible(not ids and narrowed)
        self.blank.show_list(name, empty=not total, writable=not self.desk.read_only)
        self.list.filled.emit()

    def _choose(self, name: str) -> None:
        if question := self.navigation.question():
            self.show_nothing()
            self._ask(question)
            return
        self.middle.setCurrentWidget(self.splitter)
        held = QApplication.focusWidget()
        if self._page is not None and held is not None and self._page.isAncestorOf(held):
            self.list.table.setFocus()  # else what comes next has it, which is below the list
        self.show_nothing()
        self.narrow.begin()
        self.list.enter(name)
        self.read_list()

    # -- a question

    def _ask(self, question: "Question") -> None:
        """Show its page; it works its answer out once it is seen."""
        if self.desk is None:
            return
        self.asked_last = question.name
        page = self.answers.get(question.name)
        if page is None:
            page = self.answers[question.name] = question.make_page(self.desk)
            page.opened.connect(self._open_line)
            page.wanted.connect(self.wanted)
            self.middle.addWidget(page)
            letters.settle(page)
        self.middle.setCurrentWidget(page)
        self.shown.emit()

    def answer(self) -> "ReportPage | None":
        """The page of the question that is asked."""
        question = self.navigation.question()
        return self.answers.get(question.name) if question and question is not OVERVIEW else None

    def _open_line(self, line: "Line") -> None:
        """The record that a line of a report leads to, and its field where it is about one."""
        from ropa_desktop.register.records import BY_NAME

        record = self.desk.get(BY_NAME[line.class_name], line.record_id) if self.desk else None
        if record is None:
            return
        self.open(record)
        if line.field_name and self.page:
            self.page.show_field(line.record_id, line.field_name)

    # -- the record

    def _open_id(self, row_id: str) -> None:
        if self.desk is None or (self._page and self._page.record_id == row_id):
            return
        from ropa_desktop.register.records import BY_NAME

        record = self.desk.get(BY_NAME[self.navigation.current()], row_id)
        if record is not None:
            self._turn_to(record)

    def open(self, record: "Record") -> None:
        """Show a record, in its list where it has one."""
        self._turn_to(record, at_once=True)

    def _turn_to(self, record: "Record", *, at_once: bool = False) -> None:
        """The same, at once or filled between the next turns of the loop; the last one turned to counts."""
        from ropa_desktop.ui.record_page import RecordPage

        assert self.desk is not None
        record = record.owner() if type(record).__name__ not in LISTINGS and record.owner() else record  # type: ignore[assignment]
        name = type(record).__name__
        if self.navigation.current() != name:
            self.navigation.go(name)
        page = self._pages.get(name)
        if page is not None and page is self._page and not at_once:  # it stays in sight
            self._page = None
            page.commit()
        else:
            self.show_nothing()
        if page is None:
            page = self._pages[name] = RecordPage(self.desk, record)
            page.opened.connect(self._open_linked)
        else:
            page.show_record(record)
        if at_once:
            page.complete()
        if self.stack.indexOf(page) < 0:
            self.stack.addWidget(page)
        self._page = page
        self.stack.setCurrentWidget(page)
        self.list.select(record.id, quietly=True)
        self.shown.emit()

    def find_next(self, by: int = 1) -> None:
        """Go to the next of what was found in the list that is shown."""
        if self.navigation.question() is None:
            self.list.find_next(by)

    def find_previous(self) -> None:
        """Go to the one before."""
        self.find_next(-1)

    def step(self, by: int) -> None:
        """Go to the neighbour in the list that is shown; where a question is, there is none."""
        if self.navigation.question() is None:
            self.list.step(by)

    def _open_linked(self, record: "Record | None") -> None:
        if record is not None:
            from ropa_desktop.ui.first_field import go_to_first

            self.open(record)
            go_to_first(self.page)

    def show_nothing(self) -> None:
        """Close the record, keeping what was typed."""
        if self._page is not None:
            page, self._page = self._page, None
            page.commit()
            page.leave()
        self.stack.setCurrentWidget(self.blank)
        self.shown.emit()

    def _changed(self, ids: set[str]) -> None:
        page = self._page
        if self.desk and page and self.desk.get(type(page.record), page.record_id) is None:
            self._page = None  # its making was undone
            page.leave()
            self.stack.setCurrentWidget(self.blank)
        self.refresh()
        self.shown.emit()

    # -- deeds

    def new_record(self) -> None:
        """A new record of the list that is shown, open at its first field."""
        from ropa_desktop.register.records import BY_NAME
        from ropa_desktop.ui.beginnings import first_values

        if self.desk is None:
            return
        name = self.navigation.current()
        if self.navigation.question():
            self.desk.refused.emit(_("Choose a list at the left first; the new entry belongs to it."))
            return
        if name == "Transfer":
            self.desk.refused.emit(_(EMPTY[name]))
            return
        if self.page:
            self.page.commit()
        made = self.desk.add(BY_NAME[name], **first_values(self.desk, name))
        if made is not None:
            self._open_new(made)

    def _open_new(self, made: "Record") -> None:
        self.list.show_all()
        self.read_list()
        self.list.settle()
        self._open_linked(made)

    def begin(self) -> None:
        """In a new register, the first entry is the organisation that it is kept for."""
        assert self.desk is not None
        from ropa_desktop.register.records import BY_NAME

        self.navigation.go("Organisation")
        made = self.desk.add(BY_NAME["Organisation"], kept_for=True)
        if made is not None:
            self._open_new(made)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Narrow windows have the record below the list."""
        super().resizeEvent(event)
        self.fit_the_room()

    def fit_the_room(self) -> None:
        """Beside or below one another, by the room that there is."""
        self.narrow.fit()


def _only(class_name: str, chosen: "Chosen") -> Only:
    if not chosen:
        return EVERYTHING
    from datetime import date

    from ropa_desktop.store.filters import condition

    return condition(class_name, chosen, date.today())
