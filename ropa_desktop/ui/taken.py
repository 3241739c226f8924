"""The records that a merge takes without asking, each with its fields before and after."""

from collections.abc import Sequence

from PySide6.QtCore import QItemSelectionModel, QModelIndex, Qt
from PySide6.QtWidgets import QListView, QSplitter, QVBoxLayout, QWidget

from ropa_desktop.i18n import _
from ropa_desktop.register.changes import Change
from ropa_desktop.ui.change_list import ChangeList, TwoLines
from ropa_desktop.ui.plain import label, short
from ropa_desktop.ui.side_by_side import SideBySide
from ropa_desktop.ui.size import px


class Taken(QSplitter):
    """A list at the left, and what changes in the chosen record at the right."""

    def __init__(self, changes: Sequence[Change]) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self.setHandleWidth(1)
        self.setChildrenCollapsible(False)
        self.list = QListView()
        self.list.setAccessibleName(_("Records that are taken"))
        self.list.setUniformItemSizes(True)
        self.list.setFrameShape(QListView.Shape.NoFrame)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setItemDelegate(TwoLines(self.list))
        self.model = ChangeList()
        self.list.setModel(self.model)
        self.list.selectionModel().currentChanged.connect(self._show)
        right = QWidget()
        right.setObjectName("surface")
        lines = QVBoxLayout(right)
        lines.setContentsMargins(16, 8, 8, 0)
        self.title = label("", "section", wrap=True)
        self.edits = SideBySide()
        lines.addWidget(self.title)
        lines.addWidget(self.edits, 1)
        self.addWidget(self.list)
        self.addWidget(right)
        self.setSizes([px(300), px(700)])
        self.setStretchFactor(1, 1)
        self.edits.setVisible(bool(changes))
        self.model.show_changes(changes)
        if changes:
            flag = QItemSelectionModel.SelectionFlag.ClearAndSelect
            self.list.selectionModel().setCurrentIndex(self.model.index(0), flag)
        else:
            self.title.setText(_("Nothing is taken without asking."))

    def _show(self, index: QModelIndex, _before: QModelIndex) -> None:
        change = self.model.changes[index.row()]
        self.title.setText(short(change.title))
        self.edits.show_edits(change.edits)
