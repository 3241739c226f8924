"""The records that differ, as a list of two lines each: no widget a row, so that thousands stay quick."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from ropa_desktop.i18n import _
from ropa_desktop.register.changes import WORDS, Change
from ropa_desktop.register.records import BY_NAME
from ropa_desktop.ui.look import worn
from ropa_desktop.ui.plain import as_tooltip
from ropa_desktop.ui.size import px

Index = QModelIndex | QPersistentModelIndex
SIGNS = {"added": "+", "removed": "−", "changed": "~"}
_BELOW = Qt.ItemDataRole.UserRole
_SIGN = Qt.ItemDataRole.UserRole + 1


class ChangeList(QAbstractListModel):
    """The changes that the filters let through."""

    def __init__(self) -> None:
        super().__init__()
        self.changes: Sequence[Change] = ()

    def show_changes(self, changes: Sequence[Change]) -> None:
        """Show these."""
        self.beginResetModel()
        self.changes = changes
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008, D102
        return 0 if parent.isValid() else len(self.changes)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: D102
        change = self.changes[index.row()]
        title = " ".join(change.title[:300].split())
        below = f"{_(WORDS[change.what])} · {_(BY_NAME[change.class_name].one)}"
        if role == Qt.ItemDataRole.DisplayRole:
            return title
        if role == _BELOW:
            return below
        if role == _SIGN:
            return SIGNS[change.what]
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{title}, {below}"
        if role == Qt.ItemDataRole.ToolTipRole and len(title) > 30:
            return as_tooltip(title)
        return None


class TwoLines(QStyledItemDelegate):
    """Paints a change: its sign, its title, and below it what happened to which kind of record."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """All rows are of one height, in the size of the text that is in force by then."""
        return QSize(px(120), _line(option) * 2 + px(16))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw the row."""
        painter.save()
        colours, states = worn(), QStyle.StateFlag
        chosen, entered = bool(option.state & states.State_Selected), bool(option.state & states.State_HasFocus)
        if chosen:
            painter.fillRect(option.rect, QColor(colours.selection))
        painter.setPen(QColor(colours.accent if chosen and entered else colours.line))
        painter.drawLine(option.rect.bottomLeft(), option.rect.bottomRight())
        area: QRect = option.rect.adjusted(px(10), px(8), -px(8), -px(8))
        line, after = _line(option), px(18)
        for text, left, down, pen, bold in (
            (index.data(_SIGN), 0, 0, colours.text, True),
            (index.data(), after, 0, colours.text, True),
            (index.data(_BELOW), after, line, colours.soft, False),
        ):
            font = QFont(option.font)
            font.setWeight(QFont.Weight.DemiBold if bold else QFont.Weight.Normal)
            painter.setFont(font)
            painter.setPen(QColor(pen))
            place = QRect(area.left() + left, area.top() + down, area.width() - left, line)
            cut = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, place.width())
            painter.drawText(
                place, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine, cut
            )
        painter.restore()


def _line(option: QStyleOptionViewItem) -> int:
    return QFontMetrics(option.font).lineSpacing()
