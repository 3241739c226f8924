"""The list of one class of records: ids in order, rows by pages, searched and sorted by SQLite.

No SQLAlchemy is imported here: the first rows are painted before it is.
"""

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QHBoxLayout,
    QHeaderView,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from ropa_desktop.i18n import _
from ropa_desktop.store.lists import PAGE, Listing
from ropa_desktop.ui import selecting
from ropa_desktop.ui.painted import Table
from ropa_desktop.ui.plain import as_tooltip, label

if TYPE_CHECKING:
    from collections.abc import Callable

Index = QModelIndex | QPersistentModelIndex
ROOMY = 440  # pixels from which a list has room for its last column
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
        row = self._row(index.row())
        words = self.words(self.listing, index.column(), row[index.column()]) if row else ""
        if row and row[-1] and self.listing.columns[index.column()].field in ("name", "label", "processor"):
            words = _("{name} (set aside)").format(name=words)
        if role == Qt.ItemDataRole.ToolTipRole:
            return as_tooltip(words) if len(words) > 16 else None
        return " ".join(words.split())[:300]

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: D102
        if role == Qt.ItemDataRole.DisplayRole and orientation == Qt.Orientation.Horizontal:
            return self.headings[section] if section < len(self.headings) else ""
        return None

    def _row(self, place: int) -> tuple[Any, ...] | None:
        row_id = self.ids[place]
        if row_id not in self._rows and self.listing:
            start = place - place % PAGE
            self._rows.update(self.listing.rows(self._connection, self.ids[start : start + PAGE]))
        return self._rows.get(row_id)


class RecordList(QWidget):
    """Heading, search and table; `chosen` tells which record one wants to see."""

    chosen = Signal(str)
    several = Signal(list)  # ids, where more than one is chosen, or was
    asked = Signal()  # the words or the order have changed: read the ids again

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("surface")
        self.setMinimumWidth(240)
        lines = QVBoxLayout(self)
        lines.setContentsMargins(12, 16, 12, 0)
        lines.setSpacing(8)
        head = QHBoxLayout()
        self.title = label("", "title")
        self.count = label("", "soft")
        head.addWidget(self.title)
        head.addWidget(self.count, 1, Qt.AlignmentFlag.AlignBottom)
        lines.addLayout(head)
        self.search = QLineEdit()
        self.search.setObjectName("search")
        self.search.setPlaceholderText(_("Search this list (Ctrl+F)"))
        self.search.setAccessibleName(_("Search this list"))
        self.search.setClearButtonEnabled(True)
        lines.addWidget(self.search)
        self.retired = QCheckBox(_("Show what was set aside"))
        lines.addWidget(self.retired)
        self.empty = label(_("Nothing here has these words."), "soft", wrap=True)
        self.empty.hide()
        lines.addWidget(self.empty)
        self.model = ListModel()
        self.table = self._table()
        lines.addWidget(self.table, 1)
        self._rest = QTimer(self, singleShot=True, interval=SEARCH_REST)
        self._rest.timeout.connect(self.asked)
        self.search.textChanged.connect(lambda _text: self._rest.start())
        self.retired.toggled.connect(lambda _on: self.asked.emit())

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
        columns = self.model.columnCount()
        down = header.sortIndicatorOrder() == Qt.SortOrder.DescendingOrder
        return min(header.sortIndicatorSection(), max(columns - 1, 0)), down

    def show_rows(
        self, title: str, connection: Any, listing: Listing, ids: list[str], total: int, headings: list[str]
    ) -> None:
        """Show the records; the selection stays where it was."""
        other = listing is not self.model.listing
        selected, many = self.selected(), self.chosen_ids()
        self.title.setText(title)
        self.count.setText(_("{n} of {total}").format(n=len(ids), total=total))
        self.model.show(connection, listing, ids, headings)
        self.table.setAccessibleName(title)
        if other:
            self._widths(listing)
            last = len(listing.columns) - 1
            for place in range(len(listing.columns)):
                self.table.setColumnHidden(place, place == last > 1 and self.width() < ROOMY)
        self.select(selected, quietly=True)
        if len(many) > 1:
            selecting.choose(self.table, self.model.ids, many)
            self.several.emit(self.chosen_ids())

    def _widths(self, listing: Listing) -> None:
        header = self.table.horizontalHeader()
        character = self.table.fontMetrics().averageCharWidth()
        for place, column in enumerate(listing.columns):
            if column.width:
                header.setSectionResizeMode(place, QHeaderView.ResizeMode.Interactive)
                header.resizeSection(place, (column.width + 2) * character + 12)
            else:
                header.setSectionResizeMode(place, QHeaderView.ResizeMode.Stretch)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A narrow list leaves its last column out: names matter more."""
        super().resizeEvent(event)
        last = self.model.columnCount() - 1
        self.table.setColumnHidden(last, last > 1 and self.width() < ROOMY)

    def clear_search(self) -> None:
        """No words, and nobody is told."""
        self._rest.stop()
        self.search.blockSignals(True)
        self.search.clear()
        self.search.blockSignals(False)

    def start_over(self) -> None:
        """Another register begins without what the last one was asked."""
        self.clear_search()
        self.retired.blockSignals(True)
        self.retired.setChecked(False)
        self.retired.blockSignals(False)
        self.table.horizontalHeader().setSortIndicator(0, Qt.SortOrder.AscendingOrder)

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

    def _moved(self) -> None:
        ids = self.chosen_ids()
        if len(ids) == 1:
            self.chosen.emit(ids[0])
        elif ids:
            self.several.emit(ids)
