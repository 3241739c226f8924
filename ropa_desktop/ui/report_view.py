"""The parts of a report on one page to scroll: they fold, lead to their records, and stay where one was reading."""

from collections.abc import Callable, Iterator, Sequence
from itertools import groupby

from PySide6.QtCore import QEvent, QItemSelectionModel, QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QKeySequence, QPainter, QPaintEvent, QResizeEvent, QShortcut
from PySide6.QtWidgets import QStyleOptionViewItem, QTreeView, QWidget

from ropa_desktop.i18n import _
from ropa_desktop.register.report import Line, Part
from ropa_desktop.ui.clipboard import Block, put
from ropa_desktop.ui.report_paint import Rows
from ropa_desktop.ui.report_tree import ROW, Found, Index, ReportTree, Row
from ropa_desktop.ui.slices import PAUSE, Slices

FEW = 300  # lines of a report that are shown at once


class Above(QWidget):
    """The headings of the part that is read, kept in sight when they have scrolled away."""

    def __init__(self, view: "ReportView") -> None:
        super().__init__(view.viewport())
        self._view = view
        self._index = QModelIndex()
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def forget(self) -> None:
        """The rows are about to be others."""
        self._index = QModelIndex()
        self.hide()

    def follow(self) -> None:
        """Show the headings that belong to the topmost line, unless they are to be seen anyway."""
        view = self._view
        top = view.indexAt(QPoint(5, 0))
        self._index = view.tree.index(0, 0, top.parent()) if top.parent().isValid() else QModelIndex()
        row = view.tree.row_of(self._index)
        wanted = row is not None and row.kind == "heads" and view.visualRect(self._index).top() < 0
        if wanted:
            high = view.rowHeight(self._index)
            after = view.tree.index(top.parent().row() + 1, 0)  # the next part pushes them away
            below = view.visualRect(after).top() if after.isValid() else 0
            self.setGeometry(0, min(below - high, 0) if below > 0 else 0, view.viewport().width(), high)
            self.raise_()
            self.update()
        self.setVisible(wanted)

    def paintEvent(self, event: QPaintEvent) -> None:
        """As the row of headings itself is painted."""
        option = QStyleOptionViewItem()
        option.rect = self.rect()
        painter = QPainter(self)
        painter.fillRect(self.rect(), self.palette().base())
        if self._index.isValid():
            self._view.itemDelegate().paint(painter, option, self._index)
        painter.end()


class ReportView(QTreeView):
    """`opened` gives the line whose record one wants to see, `shown` tells that other lines are there."""

    opened = Signal(object)
    shown = Signal()

    def __init__(self, name: str) -> None:
        super().__init__()
        self.above = Above(self)
        self.setObjectName("report")
        self.setAccessibleName(name)
        self.setAccessibleDescription(_("Enter opens the record of a line, and folds or unfolds a part."))
        self.tree = ReportTree(self)
        self.setModel(self.tree)
        self._slices = Slices(self)
        self._asked: tuple[Sequence[Part], str] | None = None  # what is on its way
        self._rows = Rows(self, (), self.viewport().width())
        self.setItemDelegate(self._rows)
        self.setHeaderHidden(True)
        self.setIndentation(0)
        self.setRootIsDecorated(False)
        self.setExpandsOnDoubleClick(False)
        self.setFrameShape(QTreeView.Shape.NoFrame)
        self.setSelectionMode(QTreeView.SelectionMode.ExtendedSelection)
        self.setVerticalScrollMode(QTreeView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTabKeyNavigation(False)
        for moved in (self.verticalScrollBar().valueChanged, self.verticalScrollBar().rangeChanged):
            moved.connect(lambda *_values: self.above.follow())
        self.tree.modelAboutToBeReset.connect(self.above.forget)
        self.activated.connect(self._activated)
        self.clicked.connect(self._clicked)
        copy = QShortcut(QKeySequence(QKeySequence.StandardKey.Copy), self, self.copy)
        copy.setContext(Qt.ShortcutContext.WidgetShortcut)

    def show_parts(self, parts: Sequence[Part], words: str = "") -> None:
        """Show the lines that have the words: few at once, many in slices, and meanwhile what was there before."""
        self._asked = parts, words
        self._slices.begin(self._fill(parts, words))
        if sum(len(part.lines) for part in parts) <= FEW:
            self.finish()

    def finish(self) -> None:
        """Show now what is on its way."""
        self._slices.finish()

    def when_shown(self, act: Callable[[], object]) -> None:
        """Do this now, or once that is shown which is on its way."""
        if self._asked is None:
            act()
        else:
            self.shown.connect(act, Qt.ConnectionType.SingleShotConnection)

    def _fill(self, parts: Sequence[Part], words: str) -> Iterator[object]:
        found = yield from self.tree.find(parts, words)
        bar = self.verticalScrollBar()
        beside = 0 if bar.isVisible() or found.number <= FEW else bar.sizeHint().width()
        rows = Rows(self, parts, self.viewport().width() - beside)
        for place, row in found.rows():
            rows.measure(place, row)
            yield None
        yield PAUSE
        left = self._show(found, rows)
        self._asked = None
        self.shown.emit()
        del found, parts
        yield from left

    def _show(self, found: Found, rows: Rows) -> Iterator[None]:
        """At the place where one was reading."""
        held, top, folded = self._current(), self.verticalScrollBar().value(), self._folded()
        left = self.tree.show(found)
        before, self._rows = self._rows, rows
        self.setItemDelegate(rows)
        before.deleteLater()
        for place, (row, _below) in enumerate(self.tree.parts):
            self.setExpanded(self.tree.index(place, 0), row.part.title not in folded)
        self._go_back(held)
        self.executeDelayedItemsLayout()
        self.verticalScrollBar().setValue(top)
        self.above.follow()
        return left

    def line(self) -> Line | None:
        """The line that is current."""
        row = self.tree.row_of(self.currentIndex())
        return row.line if row else None

    def copy(self) -> None:
        """The chosen lines, each cell in a column of its own, under the headings of their parts."""
        chosen = sorted(self.selectedIndexes(), key=lambda index: (index.parent().row(), index.row()))
        rows: list[Row] = [row for index in chosen if (row := index.data(ROW)).line is not None]
        blocks = []
        for _place, some in groupby(rows, key=lambda row: id(row.part)):
            of_part = list(some)
            headings = [one.words for one in of_part[0].part.headings]
            blocks.append(Block(headings, [row.line.cells for row in of_part if row.line is not None]))
        if blocks:
            put(blocks)

    # -- the place where one reads

    def _folded(self) -> set[str]:
        shown = enumerate(self.tree.parts)
        return {row.part.title for place, (row, _below) in shown if not self.isExpanded(self.tree.index(place, 0))}

    def _current(self) -> tuple[int, Row | None, int]:
        index = self.currentIndex()
        return index.parent().row(), self.tree.row_of(index), index.row()

    def _go_back(self, held: tuple[int, Row | None, int]) -> None:
        """To the same line, else to the line of the same record, else to the one that stands in its place."""
        above, row, place = held
        if row is None or not self.tree.parts:
            return
        index = self._find(row)
        if not index.isValid():
            parent = self.tree.index(min(above, len(self.tree.parts) - 1), 0) if above >= 0 else QModelIndex()
            index = self.tree.index(min(place, self.tree.rowCount(parent) - 1), 0, parent)
        self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)

    def _find(self, row: Row) -> QModelIndex:
        def same_line(one: Row) -> bool:
            return one.line is not None and one.line == row.line

        def same_record(one: Row) -> bool:
            return bool(one.line and row.line and row.line.record_id and one.line.record_id == row.line.record_id)

        ways: tuple[Callable[[Row], bool], ...] = (same_line, same_record)
        parts = [(place, rows) for place, (one, rows) in enumerate(self.tree.parts) if one.part.title == row.part.title]
        if row.kind == "part":
            return self.tree.index(parts[0][0], 0) if parts else QModelIndex()
        for fits in ways:
            for above, rows in parts:
                if (below := next((place for place, one in enumerate(rows) if fits(one)), None)) is not None:
                    return self.tree.index(below, 0, self.tree.index(above, 0))
        return QModelIndex()

    # -- deeds

    def _activated(self, index: QModelIndex) -> None:
        row: Row | None = index.data(ROW)
        if row is None:
            return
        if row.kind == "part":
            self.setExpanded(index, not self.isExpanded(index))
        elif row.kind == "more":
            self.tree.want_more(row.part)
            self.show_parts(self.tree.wanted, self.tree.words)
        elif row.line is not None and row.line.record_id:
            self.opened.emit(row.line)

    def _clicked(self, index: QModelIndex) -> None:
        row: Row | None = index.data(ROW)
        if row is not None and row.kind in ("part", "more"):
            self._activated(index)

    def scrollTo(self, index: Index, hint: QTreeView.ScrollHint = QTreeView.ScrollHint.EnsureVisible) -> None:
        """Into sight, and not below the headings."""
        super().scrollTo(index, hint)
        hidden = self.above.height() - self.visualRect(index).top() if self.above.isVisible() else 0
        if hidden > 0 and index.parent().isValid():
            self.verticalScrollBar().setValue(self.verticalScrollBar().value() - hidden)

    def changeEvent(self, event: QEvent) -> None:
        """The text has another size."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._measure_anew()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width wraps the cells anew."""
        super().resizeEvent(event)
        if self._rows.width != event.size().width():
            self._measure_anew()

    def _measure_anew(self) -> None:
        self._rows.forget(self.viewport().width())
        self.scheduleDelayedItemsLayout()
        if self._asked is not None:
            self.show_parts(*self._asked)
