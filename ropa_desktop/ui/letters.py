"""Alt letters without doubles: what a translation wishes for is kept where it can be, the rest gets another letter."""

import re
from collections.abc import Iterable, Sequence

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QAbstractButton, QLabel, QMainWindow, QMenu, QWidget

_MARK = re.compile(r"&(.)")  # && is a single & to be read, and no letter


def letter_of(text: str) -> str:
    """The letter that is pressed with Alt, small; empty where there is none."""
    return next((found[1].lower() for found in _MARK.finditer(text) if found[1] != "&"), "")


def settle(root: QWidget) -> None:
    """Let no two things in a dialog or on a page answer to one letter, nor to that of a menu above it."""
    window = root.window()
    bar = window.menuBar().actions() if isinstance(window, QMainWindow) and window is not root else []
    things: list[QLabel | QAbstractButton] = [
        one for one in root.findChildren(QWidget)
        if isinstance(one, QAbstractButton) or (isinstance(one, QLabel) and one.buddy() is not None)
    ]  # fmt: skip
    _change(things, [letter_of(one.text()) for one in bar])


def settle_menu(actions: Iterable[QAction]) -> None:
    """The same for the entries of a menu, and of those that open from it."""
    actions = list(actions)
    _change(actions, ())
    for one in actions:
        below = one.menu()
        if isinstance(below, QMenu):
            settle_menu(below.actions())


def _change(things: Sequence[QLabel | QAbstractButton | QAction], taken: Iterable[str]) -> None:
    before = [one.text() for one in things]
    for one, old, new in zip(things, before, apart(before, taken), strict=True):
        if new != old:
            one.setText(new)


def apart(texts: Sequence[str], taken: Iterable[str] = ()) -> list[str]:
    """The texts, those whose letter an earlier one has with another of their own, or with none."""
    wished = {letter_of(text) for text in texts}
    gone, found = set(taken), []
    for text in texts:
        letter = letter_of(text)
        if letter in gone:
            text = _with_another(text, gone | wished) or _with_another(text, gone) or _MARK.sub(_unmarked, text)
            letter = letter_of(text)
        gone.add(letter)
        found.append(text)
        gone.discard("")
    return found


def _with_another(text: str, gone: set[str]) -> str:
    """The text with the first letter that is free, those that begin a word before others; empty where none is."""
    plain = _MARK.sub(_unmarked, text)
    places = [place for place, one in enumerate(plain) if one.isascii() and one.isalnum() and one.lower() not in gone]
    places.sort(key=lambda place: place > 0 and plain[place - 1].isalnum())
    return f"{plain[: places[0]]}&{plain[places[0] :]}" if places else ""


def _unmarked(found: re.Match[str]) -> str:
    return "&&" if found[1] == "&" else found[1]
