"""The backups of a register as a table, the newest first."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableWidget, QTableWidgetItem

from ropa_desktop.i18n import N_, _, as_moment
from ropa_desktop.store.backup_names import REASONS, Backup, size_in_words

_HEADINGS = (N_("When"), N_("Step"), N_("Made"), N_("Size"))
_ROW = 34  # pixels


def when(backup: Backup) -> str:
    """Day and time, as the list of steps says them."""
    return as_moment(backup.at)


class BackupList(QTableWidget):
    """`wanted` is given a backup that was double-clicked, or chosen by Enter."""

    wanted = Signal(object)

    def __init__(self) -> None:
        super().__init__(0, len(_HEADINGS))
        self.backups: list[Backup] = []
        self.setAccessibleName(_("Backups"))
        self.setHorizontalHeaderLabels([_(words) for words in _HEADINGS])
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(_ROW)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(2, QHeaderView.ResizeMode.Stretch)
        self.itemActivated.connect(lambda item: self.wanted.emit(self.backups[item.row()]))

    def show_backups(self, backups: Sequence[Backup]) -> None:
        """Show these, and choose the first."""
        self.backups = list(backups)
        self.setRowCount(len(self.backups))
        for row, one in enumerate(self.backups):
            texts = when(one), str(one.step), _(REASONS[one.reason]), size_in_words(one.size)
            for column, text in enumerate(texts):
                self.setItem(row, column, QTableWidgetItem(text))
        if self.backups:
            self.selectRow(0)

    def chosen(self) -> Backup | None:
        """The backup that is chosen."""
        rows = self.selectionModel().selectedRows()
        return self.backups[rows[0].row()] if rows else None
