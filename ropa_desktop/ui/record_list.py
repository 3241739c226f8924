"""The list of one class of records: ids in order, rows by pages, searched and sorted by SQLite.

No SQLAlchemy is imported here: the first rows are painted before it is.
"""

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QItemSelectionModel,
    QModelIndex,
    QModelRoleDataSpan,
    QPersistentModelIndex,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QBoxLayout,
    QCheckBox,
    QHBoxLayout,
    QHeaderView,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from ropa_desktop.i18n import _
from ropa_desktop.store.lists import LISTINGS, PAGE, Listing
from ropa_desktop.ui import arrangement, selecting
from ropa_desktop.ui.arrangement import Arrangement
from ropa_desktop.ui.chip_row import ChipRow
from ropa_desktop.ui.cut import Heading
from ropa_desktop.ui.painted import Table
from ropa_desktop.ui.plain import as_tooltip, button, label, let_clear
from ropa_desktop.ui.size import px

if TYPE_CHECKING:
    from collections.abc import Callable

Index = QModelIndex | QPersistentModelIndex
ROOMY = 440  # pixels from which a list has room for its last column
NAMED, LEAST = 150, 90  # pixels that a column without a width of its own needs, and makes do with
WIDE = 560  # pixels from which the heading has room beside the search
SEARCH_REST = 150  # milliseconds of rest after which the search runs


class ListModel(QAbstractTableModel):
    """Ids and, by pages of 200, the rows of the shown columns."""

    def __init__(self) -> None:
        super().__init__()
        self.listing: Listing | None = None
        self.ids: list[str] = []
        self.words: Callable[[Listing, int, Any], str] = lambda _list, _place, value: str(value or "")
        self.headings: list[str] = []
        self._connection: Any = None
        self.may_read: Callable[[], bool] = lambda: True  # not while another thread writes: rows would be half a step's
        self._rows: dict[str, tuple[Any, ...]] = {}

    def show(self, connection: Any, listing: Listing, ids: list[str], headings: list[str]) -> None:
        """Show these records."""
        self.beginResetModel()
        self._connection, self.listing, self.ids, self.headings = connection, listing, ids, headings
        self._rows = {}
        self.endResetModel()

    def forget(self) -> None:
        """Read the rows anew."""
        self._rows = {}
        if self.ids:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self.ids) - 1, self.columnCount() - 1))

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008, D102
        return 0 if parent.isValid() else len(self.ids)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008, D102
        return len(self.listing.columns) if self.listing else 0

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: D102
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            return None
        if self.listing is None:
            return None
        words = self.whole(index.row(), index.column())
        if role == Qt.ItemDataRole.ToolTipRole:
            return as_tooltip(words) if len(words) > 16 else None
        return " ".join(words.split())[:300]

    def multiData(self, index: Index, span: QModelRoleDataSpan) -> None:  # type: ignore[override]
        """All that a cell is painted by, asked for once: each call may wait for a thread that works beside."""
        for place in range(span.size()):
            one = span[place]  # type: ignore[index]
            value = self.data(index, one.role())
            if value is None:
                one.clearData()
            else:
                one.setData(value)

    def whole(self, place: int, column: int) -> str:
        """All that stands in a cell, as it is read."""
        assert self.listing is not None
        row = self._row(place)
        words = self.words(self.listing, column, row[column]) if row else ""
        if row and row[-1] and self.listing.columns[column].field in ("name", "label", "processor"):
            words = _("{name} (set aside)").format(name=words)
        return words

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: D102
        shown = role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole)
        if shown and orientation == Qt.Orientation.Horizontal:
            return self.headings[section] if section < len(self.headings) else ""
        return None

    def _row(self, place: int) -> tuple[Any, ...] | None:
        row_id = self.ids[place]
        if row_id not in self._rows and self.listing and self.may_read():
            start = place - place % PAGE
            self._rows.update(self.listing.rows(self._connection, self.ids[start : start + PAGE]))
        return self._rows.get(row_id)


class RecordList(QWidget):
    """Heading, search, chips and table; `chosen` tells which record one wants to see."""

    chosen = Signal(str)
    several = Signal(list)  # ids, where more than one is chosen
    asked = Signal()  # the words, the chips or the order have changed: read the ids again
    filled = Signal()  # what was asked for is shown
    views_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.shown = ""  # the class of records whose list this is just now
        self.kept: dict[str, Arrangement] = {}  # how each list was left
        self.settle: Callable[[], object] = lambda: None  # waits for what is asked
        self.setObjectName("surface")
        self.setMinimumWidth(240)
        lines = QVBoxLayout(self)
        lines.setContentsMargins(12, 16, 12, 0)
        lines.setSpacing(8)
        head = QHBoxLayout()
        self.title = Heading("title")
        self.count = label("", "soft")
        head.addWidget(self.title)
        self.count.setContentsMargins(0, 3, 0, 0)  # onto the line of the larger letters
        head.addWidget(self.count, 1)
        self._top = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        self._top.setSpacing(8)
        self._top.addLayout(head)
        lines.addLayout(self._top)
        self.search = QLineEdit()
        self.search.setObjectName("search")
        self.search.setPlaceholderText(_("Search this list (Ctrl+F)"))
        self.search.setAccessibleName(_("Search this list"))
        let_clear(self.search)
        self.search.returnPressed.connect(lambda: self.find_next(1))
        self.views = button(_("Views ▾"), self.views_asked.emit, hint=_("Kept views"))
        line = QHBoxLayout()
        line.setSpacing(6)
        line.addWidget(self.search, 1)
        line.addWidget(self.views)
        self._top.addLayout(line, 1)
        self.retired = QCheckBox(_("Show what was set aside"))
        self.chips = ChipRow(self.retired)
        lines.addWidget(self.chips)
        self.where = label("", "soft", wrap=True)
        self.where.hide()
        lines.addWidget(self.where)
        self.empty = label("", "soft", wrap=True)
        self.empty.hide()
        lines.addWidget(self.empty)
        self.model = ListModel()
        self.table = self._table()
        lines.addWidget(self.table, 1)
        self._rest = QTimer(self, singleShot=True, interval=SEARCH_REST)
        self._rest.timeout.connect(self.asked)
        self.search.textChanged.connect(lambda _text: self._rest.start())
        self.retired.toggled.connect(lambda _on: self.asked.emit())
        self.chips.changed.connect(self.asked)

    def _table(self) -> Table:
        table = Table()
        table.setModel(self.model)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        table.setShowGrid(False)
        table.setWordWrap(False)
        table.verticalHeader().hide()
        table.verticalHeader().setDefaultSectionSize(34)
        table.setTabKeyNavigation(False)
        table.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        header = table.horizontalHeader()
        header.setHighlightSections(False)
        header.setTextElideMode(Qt.TextElideMode.ElideRight)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionsClickable(True)
        header.setSortIndicatorShown(True)
        header.setSortIndicator(0, Qt.SortOrder.AscendingOrder)
        header.sortIndicatorChanged.connect(lambda _column, _order: self.asked.emit())
        table.selectionModel().selectionChanged.connect(self._moved)
        return table

    def order(self) -> tuple[int, bool]:
        """The column that the list is sorted by, and whether downwards."""
        header = self.table.horizontalHeader()
        columns = len(LISTINGS[self.shown].columns) if self.shown else 1
        down = header.sortIndicatorOrder() == Qt.SortOrder.DescendingOrder
        return min(header.sortIndicatorSection(), columns - 1), down

    def order_in_words(self) -> str:
        """By which column the list is sorted, as a screen reader says it; nothing before the headings are known."""
        place, down = self.order()
        name = self.model.headings[place] if place < len(self.model.headings) else ""
        words = _("Sorted by “{column}”, descending.") if down else _("Sorted by “{column}”, ascending.")
        return words.format(column=name) if name else ""

    def is_narrowed(self) -> bool:
        """Whether words or chips leave something out."""
        return bool(self.search.text().strip() or self.chips.chosen)

    def say_where(self, told: str) -> None:
        """In which fields the words were found, where that can be told."""
        self.where.setText(told)
        self.where.setVisible(bool(told))

    # -- how it is arranged

    def enter(self, name: str) -> None:
        """Turn to the list of a class, arranged as it was left, without words."""
        self.remember()
        self.shown = name
        self.clear_search()
        self.arrange(self.kept.get(name, Arrangement()))

    def remember(self) -> None:
        """Keep in mind how the list is arranged."""
        listing = self.model.listing
        if listing is None or listing.record != self.shown:
            return
        place, down = self.order()
        letter = self.table.fontMetrics().averageCharWidth()
        before = self.kept.get(self.shown, Arrangement())
        wide = arrangement.widths(self.table.horizontalHeader(), listing, letter, before)
        self.kept[self.shown] = Arrangement(listing.columns[place].field, down, dict(self.chips.chosen), wide)

    def arrange(self, wanted: Arrangement) -> None:
        """Sort and filter like this, and tell nobody."""
        header = self.table.horizontalHeader()
        place = wanted.place(LISTINGS[self.shown]) if self.shown else 0
        blocked = header.blockSignals(True)
        header.setSortIndicator(place, Qt.SortOrder.DescendingOrder if wanted.down else Qt.SortOrder.AscendingOrder)
        header.blockSignals(blocked)
        self.chips.chosen = {name: list(values) for name, values in wanted.chips.items()}

    def show_rows(
        self, title: str, connection: Any, listing: Listing, ids: list[str], total: int, headings: list[str]
    ) -> None:
        """Show the records; the selection stays where it was."""
        other = listing is not self.model.listing or headings != self.model.headings  # not known to the first rows
        selected, many = self.selected(), self.chosen_ids()
        self.title.setText(title)
        self.count.setText(_("{n} of {total}").format(n=len(ids), total=total))
        self.model.show(connection, listing, ids, headings)
        self.table.setAccessibleName(title)
        self.table.setAccessibleDescription(self.order_in_words())
        self.chips.show_chips()
        if other:
            letter = self.table.fontMetrics().averageCharWidth()
            kept = self.kept.get(listing.record, Arrangement())
            arrangement.make_wide(self.table.horizontalHeader(), listing, letter, kept)
            self._leave_out()
        self.select(selected, quietly=True)
        if len(many) > 1:
            selecting.choose(self.table, self.model.ids, many)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A narrow list leaves its last columns out: names matter; a wide one has its heading beside the search."""
        super().resizeEvent(event)
        way = QBoxLayout.Direction
        self._top.setDirection(way.LeftToRight if self.width() >= px(WIDE) else way.TopToBottom)
        self._leave_out()

    def _leave_out(self) -> None:
        """The last columns go until those for names have room."""
        header, last = self.table.horizontalHeader(), self.model.columnCount() - 1
        for place in range(last + 1):
            self.table.setColumnHidden(place, place == last > 1 and self.width() < px(ROOMY))
        for place in range(last, 0, -1):
            stretched = [header.sectionResizeMode(at) == QHeaderView.ResizeMode.Stretch for at in range(place + 1)]
            taken = sum(header.sectionSize(at) for at, free in enumerate(stretched) if not free)
            named = NAMED if place > 1 else LEAST  # the second column tells those of one name apart
            if (place == 1 and stretched[1]) or self.width() - px(24) - taken >= px(named) * sum(stretched):
                break
            self.table.setColumnHidden(place, True)

    def clear_search(self) -> None:
        """No words, and nobody is told."""
        self._rest.stop()
        self.search.blockSignals(True)
        self.search.clear()
        self.search.blockSignals(False)

    def start_over(self) -> None:
        """Another register begins without what the last one was asked."""
        self.remember()
        self.shown = ""
        self.clear_search()
        self.retired.blockSignals(True)
        self.retired.setChecked(False)
        self.retired.blockSignals(False)
        self.arrange(Arrangement())

    def take(self, words: str, *, with_retired: bool) -> None:
        """Search for these words, with or without what was set aside, and tell nobody."""
        for one in (self.search, self.retired):
            one.blockSignals(True)
        self.search.setText(words)
        self.retired.setChecked(with_retired)
        for one in (self.search, self.retired):
            one.blockSignals(False)

    def show_all(self) -> None:
        """No words and no chips, so that nothing is hidden by them; nobody is told."""
        self.clear_search()
        self.chips.chosen = {}

    def selected(self) -> str | None:
        """The id of the selected record."""
        place = self.table.currentIndex().row()
        return self.model.ids[place] if 0 <= place < len(self.model.ids) else None

    def chosen_ids(self) -> list[str]:
        """The ids of all records that are selected, in the order of the list."""
        return selecting.chosen(self.table, self.model.ids)

    def select(self, row_id: str | None, *, quietly: bool = False) -> None:
        """Select a record, if it is in the list."""
        if row_id is None or row_id not in self.model.ids:
            return
        index = self.model.index(self.model.ids.index(row_id), 0)
        blocked = self.table.selectionModel().blockSignals(quietly)
        flags = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
        self.table.selectionModel().setCurrentIndex(index, flags)
        self.table.selectionModel().blockSignals(blocked)
        self.table.viewport().update()
        self.table.scrollTo(index)

    def step(self, by: int) -> None:
        """Go to the neighbour."""
        place = self.table.currentIndex().row() + by
        if 0 <= place < len(self.model.ids):
            self.select(self.model.ids[place])

    def find_next(self, by: int) -> None:
        """Go to the next of what was found, round and round; words typed just now count."""
        if self._rest.isActive():
            self._rest.stop()
            self.asked.emit()
        self.settle()
        count = len(self.model.ids)
        if count:
            here = self.table.currentIndex().row()
            self.select(self.model.ids[(here + by) % count if here >= 0 else (0 if by > 0 else count - 1)])

    def _moved(self) -> None:
        ids = self.chosen_ids()
        if len(ids) == 1:
            self.chosen.emit(ids[0])
        elif ids:
            self.several.emit(ids)
