"""What is read in a place of the window: its texts, those of them that nobody translated, and doubled Alt letters."""

import re
from collections import Counter
from collections.abc import Iterator

from babel import Locale
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
    QTabBar,
    QWidget,
)

from ropa_desktop import i18n
from ropa_desktop.register import law, sample, templates
from ropa_desktop.register.record import Record
from ropa_desktop.ui import actions
from tests import pseudo
from tests.ui.checks_of_a_place import shown

_WORD = re.compile(r"[^\W\d_]{3,}")
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
    """Finds the words in no brackets that are no data, no name of a law, and nothing that Qt or Babel has said."""

    def __init__(self, language: str) -> None:
        locale = Locale.parse(language)
        named = [*locale.territories.values(), *locale.languages.values(), *i18n.NAMES.values(), *ALWAYS]
        named += [word for widths in (*locale.months.values(), *locale.days.values())
                  for words in widths.values() for word in words.values()]  # fmt: skip
        named += [*_data(sample.records()), *_names_of_templates(), *_of_qt()]
        self._names = {word.casefold() for text in named for word in _WORD.findall(pseudo.outside(str(text)))}
        self._law = " ".join(" ".join(law._passages("en").values()).split())

    def of(self, root: QWidget) -> list[str]:
        """Texts with such words."""
        found = {}
        for text, one in texts(root):
            words = [word for word in _WORD.findall(_seen(text)) if word.casefold() not in self._names]
            if words and not self._is_law(text):
                found[text] = f"{type(one).__name__} {one.objectName()} “{text[:160]}”: {', '.join(words[:8])}"
        return list(found.values())

    def _is_law(self, text: str) -> bool:
        return all(" ".join(line.split()) in self._law for line in text.split("\n"))


# Programs, forms, and what the walk itself puts into files and fields.
ALWAYS = (
    "ROPA Desktop", "JSON xlsx PDF CSV TILT Excel png svg html UTC", "officer A. Author", "sample copy empty list",
    "Reference Payroll Visitors soon First Status Active", "register step backup steps would missing",
    "SAFE HARBOUR INSTITUTIONS EPO",
)  # fmt: skip
_CUT = re.compile(rf"{pseudo.OPEN}[^{pseudo.OPEN}{pseudo.CLOSE}]*…")
# Seals and paths.
_FIGURES = re.compile(r"\b[0-9a-f]{4}(?: [0-9a-f]{4})+\b|\b[0-9a-f]{8,}\b|(?:/[\w.-]+){2,}(?: backups)?")


def _seen(text: str) -> str:
    return pseudo.outside(_FIGURES.sub(" ", _CUT.sub(" ", text)))


def _of_qt() -> Iterator[str]:
    box = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel | QDialogButtonBox.StandardButton.Close)
    yield from (one.text() for one in box.buttons())
    for deed in actions.DEEDS:
        yield from (QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText) for keys in deed.keys)
    yield from (QLocale().dayName(day, QLocale.FormatType.ShortFormat) for day in range(1, 8))


def _data(records: list[Record]) -> Iterator[str]:
    for one in records:
        for field in type(one).fields:
            value = field.value(one)
            if field.kind.__class__.__name__ == "Rows":
                yield from _data(value)
            elif isinstance(value, str):
                yield value


def _names_of_templates() -> Iterator[str]:
    for one in templates.ALL.values():
        yield from (item.name for item in one.items)
        yield from (*one.history, *one.marks, *one.not_kept)


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
