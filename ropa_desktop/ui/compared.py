"""What a comparison has found: counts, a list to filter, and the record's fields before and after beside it."""

from collections import Counter
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QItemSelectionModel, QModelIndex, Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QListView,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from ropa_desktop.i18n import _, as_moment, figure
from ropa_desktop.register.changes import WORDS, Change, Comparison
from ropa_desktop.register.contents import Standing
from ropa_desktop.register.records import BY_NAME
from ropa_desktop.ui import ask
from ropa_desktop.ui.change_list import ChangeList, TwoLines
from ropa_desktop.ui.plain import Drop, button, label, short
from ropa_desktop.ui.side_by_side import SideBySide
from ropa_desktop.ui.size import px


class ComparedDialog(QDialog):
    """`opened` asks to see a record as it is today, `saved` to write the comparison as a workbook."""

    opened = Signal(object)
    saved = Signal(object, object)

    def __init__(self, comparison: Comparison, parent: QWidget) -> None:
        super().__init__(parent)
        self.comparison = comparison
        self.setWindowTitle(_("What changed"))
        self.resize(max(720, parent.width() - 80), max(520, parent.height() - 80))
        lines = QVBoxLayout(self)
        lines.setContentsMargins(24, 20, 24, 20)
        lines.setSpacing(10)
        lines.addWidget(label(self._title(), "title", wrap=True))
        lines.addWidget(label(_("{earlier} → {later}").format(**self._states()), "soft", wrap=True))
        for words in filter(None, (comparison.remark, comparison.sentence())):
            lines.addWidget(label(words, "soft", wrap=True))
        lines.addLayout(self._filters())
        lines.addWidget(self._middle(), 1)
        lines.addWidget(self._buttons())
        self._filter()
        self.list.setFocus()

    def _title(self) -> str:
        counts = self.comparison.counts()
        if not any(counts.values()):
            return _("Nothing has changed")
        return ", ".join(f"{_(WORDS[what])}: {figure(count)}" for what, count in counts.items())

    def _states(self) -> dict[str, str]:
        return {"earlier": _state(self.comparison.earlier), "later": _state(self.comparison.later)}

    def _filters(self) -> QHBoxLayout:
        line = QHBoxLayout()
        self.what, self.kind = Drop(), Drop()
        self.what.addItem(_("Everything"), None)
        for what, count in self.comparison.counts().items():
            if count:
                self.what.addItem(f"{_(WORDS[what])} ({figure(count)})", what)
        self.kind.addItem(_("All kinds"), None)
        for name, count in Counter(one.class_name for one in self.comparison.changes).items():
            self.kind.addItem(f"{_(BY_NAME[name].many)} ({figure(count)})", name)
        self.shown = label("", "soft")
        for drop, name, width in ((self.what, _("What happened"), 16), (self.kind, _("Kind of record"), 30)):
            drop.setAccessibleName(name)
            drop.setMinimumContentsLength(width)
            drop.currentIndexChanged.connect(lambda _index: self._filter())
            line.addWidget(drop)
        line.addWidget(self.shown, 1)
        return line

    def _middle(self) -> QWidget:
        self.list = QListView()
        self.list.setAccessibleName(_("Records that differ"))
        self.list.setUniformItemSizes(True)
        self.list.setFrameShape(QListView.Shape.NoFrame)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setItemDelegate(TwoLines(self.list))
        self.model = ChangeList()
        self.list.setModel(self.model)
        self.list.selectionModel().currentChanged.connect(self._show)
        self.list.doubleClicked.connect(lambda _index: self._open())
        right = QWidget()
        right.setObjectName("surface")
        lines = QVBoxLayout(right)
        lines.setContentsMargins(16, 8, 8, 0)
        head = QHBoxLayout()
        self.title = label("", "section", wrap=True)
        head.addWidget(self.title, 1)
        self.open_record = button(_("&Open the record"), self._open)
        self.open_record.setAutoDefault(False)
        head.addWidget(self.open_record, 0, Qt.AlignmentFlag.AlignTop)
        lines.addLayout(head)
        self.edits = SideBySide()
        lines.addWidget(self.edits, 1)
        splitter = QSplitter(Qt.Orientation.Horizontal)
        splitter.setHandleWidth(1)
        splitter.setChildrenCollapsible(False)
        splitter.addWidget(self.list)
        splitter.addWidget(right)
        splitter.setSizes([px(300), px(700)])
        splitter.setStretchFactor(1, 1)
        return splitter

    def _buttons(self) -> QDialogButtonBox:
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        self.save = button(_("&Save as Excel …"), self._save)
        buttons.addButton(self.save, QDialogButtonBox.ButtonRole.ActionRole)
        return buttons

    # -- showing

    def _filter(self) -> None:
        what, kind = self.what.currentData(), self.kind.currentData()
        found = [one for one in self.comparison.changes if what in (None, one.what) and kind in (None, one.class_name)]
        self.model.show_changes(found)
        total = len(self.comparison.changes)
        self.shown.setText(_("{n} of {total}").format(n=figure(len(found)), total=figure(total)) if total else "")
        if found:
            flag = QItemSelectionModel.SelectionFlag.ClearAndSelect
            self.list.selectionModel().setCurrentIndex(self.model.index(0), flag)
        else:
            self._show(QModelIndex(), QModelIndex())

    def selected(self) -> Change | None:
        """The change that is shown."""
        index = self.list.currentIndex()
        return self.model.changes[index.row()] if index.isValid() else None

    def _show(self, index: QModelIndex, _before: QModelIndex) -> None:
        change = self.model.changes[index.row()] if index.isValid() else None
        self.title.setText(short(change.title) if change else "")
        self.edits.setVisible(change is not None)
        self.edits.show_edits(change.edits if change else ())
        self.open_record.setEnabled(change is not None and change.what != "removed")

    # -- deeds

    def _open(self) -> None:
        change = self.selected()
        if change is not None and change.what != "removed":
            self.accept()
            self.opened.emit(change)

    def _save(self) -> None:
        if target := ask.place_for_export(self, str(Path.home() / "changes.xlsx"), ".xlsx"):
            self.saved.emit(self.comparison, target)


def _state(standing: Standing) -> str:
    if not standing.step:
        return _("the empty register")
    at = as_moment(datetime.fromisoformat(standing.at))
    return _("step {n}, {at}, state {hash}").format(n=standing.step, at=at, hash=standing.short())
