"""Tab goes through the window as one reads it, also through what was added to a page later.

Qt's own order is that of making: a card that is opened would come after everything else (tests/ui/test_names.py).
"""

from collections.abc import Iterator, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QLayout, QScrollArea, QSplitter, QWidget


class Dialog(QDialog):
    """One whose Tab goes as one reads it, whenever its parts were made."""

    def focusNextPrevChild(self, forward: bool) -> bool:
        """From top to bottom, and round."""
        return move_on([self], forward) or super().focusNextPrevChild(forward)


def move_on(parts: Sequence[QWidget], forward: bool) -> bool:
    """Give the focus to the next stop of these parts of a window, round and round; False where there is none."""
    # Trap: nextInFocusChain() binds the life of the Python object it gives to the widget before it, so walking
    # Qt's own chain leaves dead objects behind once a page is closed (tests/ui/test_window.py).
    stops = [one for part in parts for one in stops_of(part)]
    held = parts[0].window().focusWidget()
    if held not in stops:
        target = _beside(parts, held, set(stops), forward=forward)
        if target is None:
            return False
    else:
        target = stops[(stops.index(held) + (1 if forward else -1)) % len(stops)]
    target.setFocus(Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason)
    return True


def _beside(parts: Sequence[QWidget], gone: QWidget | None, stops: set[QWidget], *, forward: bool) -> QWidget | None:
    """The stop after or before one that has just been hidden; Qt would go to the first of the window."""
    order = [one for part in parts for one in _widgets(part, hidden=True)]
    if gone is None or gone not in order:
        return None
    place = order.index(gone)
    after, before = order[place + 1 :], order[:place][::-1]
    return next((one for one in (after + before if forward else before + after) if one in stops), None)


def stops_of(part: QWidget) -> list[QWidget]:
    """What Tab reaches in a part of a window, in its order."""
    return [one for one in _widgets(part) if _is_stop(one)]


def _is_stop(widget: QWidget) -> bool:
    takes_it = Qt.FocusPolicy.TabFocus in widget.focusPolicy() and widget.focusProxy() is None
    return takes_it and widget.isEnabled() and widget.isVisible()


def _widgets(widget: QWidget | None, *, hidden: bool = False) -> Iterator[QWidget]:
    if widget is None or (widget.isHidden() and not hidden):
        return
    yield widget
    if isinstance(widget, QScrollArea):
        yield from _widgets(widget.widget(), hidden=hidden)
    elif isinstance(widget, QSplitter):
        for place in range(widget.count()):
            yield from _widgets(widget.widget(place), hidden=hidden)
    elif layout := widget.layout():
        yield from _in_layout(layout, hidden=hidden)


def _in_layout(layout: QLayout, *, hidden: bool) -> Iterator[QWidget]:
    for place in range(layout.count()):
        item = layout.itemAt(place)
        if item is None:
            continue
        if widget := item.widget():
            yield from _widgets(widget, hidden=hidden)
        elif inner := item.layout():
            yield from _in_layout(inner, hidden=hidden)
