"""A field that finds one of many by typing any part of its name."""

from collections.abc import Callable
from typing import Any

import shiboken6
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QCompleter

from ropa_desktop.ui.entry import Entry
from ropa_desktop.ui.plain import LONGEST, Drop

Then = Callable[[list[tuple[Any, str]]], object]


class Finder(Drop):
    """An editable drop-down; what is typed only searches, it never becomes a choice by itself."""

    def __init__(self, hint: str = "") -> None:
        super().__init__()
        self._offered: list[Any] = []  # what stands behind each line; ten thousand are slow to be given one by one
        self._settle: Callable[[], object] = _nothing
        self.setEditable(True)
        self.setInsertPolicy(Drop.InsertPolicy.NoInsert)
        self.line = Entry()
        self.line.setMaxLength(LONGEST)
        self.line.setPlaceholderText(hint)
        self.setLineEdit(self.line)
        completer = QCompleter(self.model(), self)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
        self.setCompleter(completer)

    def setAccessibleName(self, name: str) -> None:
        """The line that one types in is called so, too."""
        super().setAccessibleName(name)
        self.line.setAccessibleName(name)

    def is_entered(self, event: QEvent) -> bool:
        """Whether the user comes into the field with this event, and not back from its own list of choices."""
        # The line of an editable drop-down never has the focus itself: the drop-down is its proxy.
        popup = Qt.FocusReason.PopupFocusReason
        return isinstance(event, QFocusEvent) and event.gotFocus() and event.reason() != popup

    def offer(self, options: list[tuple[Any, str]]) -> None:
        """What can be chosen; the first line chooses nothing. The text typed so far stays."""
        typed, place, by_hand = self.line.text(), self.line.cursorPosition(), self.line.isModified()
        self.blockSignals(True)
        self.clear()
        self._offered = [None, *(value for value, _title in options)]
        self.addItems(["", *(title for _value, title in options)])
        self.line.setText(typed)
        self.line.setModified(by_hand)
        self.line.setCursorPosition(place)  # a long title still shows its beginning
        self.blockSignals(False)

    def ask(self, ask: Callable[[Then], object], settle: Callable[[], object]) -> None:
        """Let the choices be read, which may take a while; `settle` waits for them."""
        self._settle = settle
        ask(self._came)

    def _came(self, options: list[tuple[Any, str]]) -> None:
        if shiboken6.isValid(self):  # its page may be closed since
            self._settle = _nothing
            self.offer(options)

    def showPopup(self) -> None:
        """Open the list, with all choices in it."""
        self._settle()
        super().showPopup()

    def itemData(self, index: int, role: int = Qt.ItemDataRole.UserRole) -> Any:
        """What stands behind a line."""
        offered = role == Qt.ItemDataRole.UserRole and 0 <= index < len(self._offered)
        return self._offered[index] if offered else super().itemData(index, role)

    def findData(self, value: Any) -> int:  # type: ignore[override]
        """The line behind which this stands."""
        return self._offered.index(value) if value in self._offered else super().findData(value)

    def typed(self) -> str:
        """What stands in the field."""
        return self.line.text().strip()

    def match(self) -> int:
        """The place of the choice whose title was typed in full, 0 for an empty field, -1 for none."""
        self._settle()
        text = self.typed()
        return self.findText(text, Qt.MatchFlag.MatchFixedString) if text else 0

    def show_text(self, text: str) -> None:
        """Show a title, from its beginning."""
        self.blockSignals(True)
        self.line.setText(text)
        self.line.setCursorPosition(0)
        self.blockSignals(False)


def _nothing() -> None:
    """All choices are there."""
