"""The answers of a chip, to be ticked in a list that opens below it."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent
from PySide6.QtWidgets import QFrame, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from ropa_desktop.i18n import _, figure
from ropa_desktop.ui.plain import as_tooltip, label
from ropa_desktop.ui.size import px
from ropa_desktop.ui.slices import Slices

_ANSWER = Qt.ItemDataRole.UserRole
_FIRST = 100  # answers that are there at once


class Answer(NamedTuple):
    """One answer that can be chosen, and how many of the listed records give it."""

    value: str
    words: str
    often: int


class Picker(QFrame):
    """The answers of a chip, to be ticked; `chosen` tells each change at once, `left` that it is closed."""

    chosen = Signal(list)
    left = Signal()

    def __init__(self, parent: QWidget, title: str, answers: Sequence[Answer], chosen: Sequence[str]) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setObjectName("card")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        lines = QVBoxLayout(self)
        lines.setContentsMargins(12, 10, 12, 10)
        lines.setSpacing(6)
        lines.addWidget(label(title, "section"))
        self.list = QListWidget()
        self.list.setObjectName("days")
        self.list.setAccessibleName(title)
        self.list.setAccessibleDescription(_("Space ticks, Enter closes."))
        self.list.setUniformItemSizes(True)  # else each of thousands is measured whenever some are added
        self._answers, self._chosen = answers, set(chosen)
        for one in answers[:_FIRST]:
            self.list.addItem(_item(one, chosen))
        self._rest = Slices(self)
        self._rest.begin(self._further(answers[_FIRST:], chosen))
        self.list.setCurrentRow(0)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.installEventFilter(self)
        lines.addWidget(self.list)
        if not answers:
            lines.addWidget(label(_("No entry of this list answers it yet."), "soft"))
            self.list.hide()
        self._ticked = False
        self.list.itemPressed.connect(self._pressed)
        self.list.itemChanged.connect(self._tick)
        self.list.itemClicked.connect(self._click)

    def _further(self, answers: Sequence[Answer], chosen: Sequence[str]) -> Iterator[None]:
        """Thousands take their time, and nobody has seen the first ones yet."""
        for one in answers:
            blocked = self.list.blockSignals(True)
            self.list.addItem(_item(one, chosen))
            self.list.blockSignals(blocked)
            yield

    def open_at(self, beside: QWidget) -> None:
        """Below the chip, as large as its answers want, but never larger than the screen."""
        room = beside.screen().availableGeometry()
        for one in (self, self.list):
            one.ensurePolished()  # else its rows have not got the size of the text yet
        rows = min(self.list.count(), 12, room.height() // 2 // max(self.list.sizeHintForRow(0), 1))
        self.list.setFixedHeight(max(self.list.sizeHintForRow(0), px(20)) * max(rows, 1) + px(18))
        wide = self.list.sizeHintForColumn(0) + px(48)
        self.list.setFixedWidth(max(px(180), min(wide, px(460), room.width() - px(40))))
        self.adjustSize()
        place = beside.mapToGlobal(QPoint(0, beside.height() + 2))
        place.setX(max(room.left(), min(place.x(), room.right() - self.width())))
        place.setY(max(room.top(), min(place.y(), room.bottom() - self.height())))
        self.move(place)
        self.show()
        self.list.setFocus(Qt.FocusReason.PopupFocusReason)

    def values(self) -> list[str]:
        """What is ticked, also further down than the list has come by now."""
        return [one.value for one in self._answers if one.value in self._chosen]

    def _pressed(self, _item: QListWidgetItem) -> None:
        self._ticked = False

    def _tick(self, item: QListWidgetItem) -> None:
        self._ticked = True
        on = item.checkState() == Qt.CheckState.Checked
        (self._chosen.add if on else self._chosen.discard)(item.data(_ANSWER))
        self.chosen.emit(self.values())

    def _click(self, item: QListWidgetItem) -> None:
        """A click beside the box is a click on the box."""
        if not self._ticked:
            on = item.checkState() == Qt.CheckState.Checked
            item.setCheckState(Qt.CheckState.Unchecked if on else Qt.CheckState.Checked)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter closes, as Esc does."""
        pressed = event.key() if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress else None
        if watched is self.list and pressed in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape):
            self.close()
            return True
        return super().eventFilter(watched, event)

    def hideEvent(self, event: QHideEvent) -> None:
        """The keyboard goes back to where it came from."""
        super().hideEvent(event)
        self.left.emit()


def _item(one: Answer, chosen: Sequence[str]) -> QListWidgetItem:
    item = QListWidgetItem(f"{' '.join(one.words.split())}   {figure(one.often)}")
    item.setData(_ANSWER, one.value)
    item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsUserCheckable)
    item.setCheckState(Qt.CheckState.Checked if one.value in chosen else Qt.CheckState.Unchecked)
    item.setToolTip(as_tooltip(one.words) if len(one.words) > 38 else "")
    return item
