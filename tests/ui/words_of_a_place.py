"""What is read in a place of the window: its texts, those of them that nobody translated, and doubled Alt letters."""

import re
from collections import Counter
from collections.abc import Iterator

from PySide6.QtCore import QAbstractListModel, QLocale, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QComboBox,
    QDialogButtonBox,
    QGroupBox,
    QLabel,
    QLineEdit,
    QMenu,
    QMenuBar,
    QPlainTextEdit,
    QScrollArea,
    QTabBar,
    QWidget,
)

from ropa_desktop.ui import actions
from tests.ui.checks_of_a_place import shown
from tests.untranslated import Words

_LETTER = re.compile("&([^&])")


def texts(root: QWidget) -> Iterator[tuple[str, QWidget]]:
    """Everything that is to be read or heard in it, each with its widget; what stands in a field is data."""
    yield root.windowTitle(), root
    for one in shown(root):
        if isinstance(one, QLabel | QAbstractButton):
            yield one.text(), one
        elif isinstance(one, QLineEdit | QPlainTextEdit):
            yield one.placeholderText(), one
        elif isinstance(one, QGroupBox):
            yield one.title(), one
        elif isinstance(one, QComboBox):
            yield from ((one.itemText(place), one) for place in range(one.count()))
        elif isinstance(one, QTabBar):
            yield from ((one.tabText(place), one) for place in range(one.count()))
        elif isinstance(one, QMenu | QMenuBar):
            yield from ((action.text(), one) for action in one.actions())
        elif isinstance(one, QAbstractItemView):
            yield from ((text, one) for text in _cells(one))
        for told in (one.toolTip(), one.accessibleName(), one.accessibleDescription()):
            yield told, one


def _cells(view: QAbstractItemView) -> Iterator[str]:
    model = view.model()
    # A list has one column, and hides the method that would say so.
    columns = 1 if isinstance(model, QAbstractListModel) else model.columnCount() if model is not None else 0
    for column in range(columns):
        yield str(model.headerData(column, Qt.Orientation.Horizontal) or "")
    for row in range(min(model.rowCount(), 60) if columns else 0):
        yield from (str(model.index(row, column).data() or "") for column in range(columns))
        above = model.index(row, 0)
        for below in range(min(model.rowCount(above), 40) if columns > 1 else 0):
            yield from (str(model.index(below, column, above).data() or "") for column in range(columns))


class Untranslated:
    """Finds texts with words that nobody translated, and that Qt has not said."""

    def __init__(self, language: str) -> None:
        self._words = Words(language, _of_qt())

    def of(self, root: QWidget) -> list[str]:
        """Each once, with its widget and the words."""
        found = {}
        for text, one in texts(root):
            if strange := self._words.strange(text):
                found[text] = f"{type(one).__name__} {one.objectName()} “{text[:160]}”: {', '.join(strange[:8])}"
        return list(found.values())


def _of_qt() -> Iterator[str]:
    box = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel | QDialogButtonBox.StandardButton.Close)
    yield from (one.text() for one in box.buttons())
    for deed in actions.DEEDS:
        yield from (QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText) for keys in deed.keys)
    yield from (QLocale().dayName(day, QLocale.FormatType.ShortFormat) for day in range(1, 8))


def wider_than_its_room(root: QWidget) -> list[str]:
    """Pages of which something is out of sight at the right, where nobody can scroll to."""
    areas = [one for one in shown(root) if isinstance(one, QScrollArea)]
    off = [one for one in areas if one.horizontalScrollBarPolicy() == Qt.ScrollBarPolicy.ScrollBarAlwaysOff]
    wide = [(one.widget().width(), one.viewport().width()) for one in off if one.widget()]
    return [f"{needed} pixels in {room}" for needed, room in wide if needed > room]


def doubled(root: QWidget) -> list[str]:
    """Letters that two things in it, or two entries of one menu, have in common."""
    found = [text for text, one in texts(root) if _mnemonic(text) and _answers_to_it(one, text)]
    letters = Counter(_mnemonic(text) for text in dict.fromkeys(found))
    return [f"{letter}: {[text for text in dict.fromkeys(found) if _mnemonic(text) == letter]}"
            for letter, often in letters.items() if often > 1]  # fmt: skip


def _answers_to_it(one: QWidget, text: str) -> bool:
    if isinstance(one, QLabel):
        return one.buddy() is not None and one.text() == text
    return isinstance(one, QAbstractButton | QMenu | QMenuBar) and text != one.toolTip()


def _mnemonic(text: str) -> str:
    found = _LETTER.search(text.replace("&&", ""))
    return found[1].casefold() if found else ""
