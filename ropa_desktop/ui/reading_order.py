"""Tab goes through a page as one reads it, also through what was added to it later.

Qt's own order is that of making: a card that is opened would come after everything else (tests/ui/test_names.py).
"""

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLayout, QScrollArea, QSplitter, QWidget


def move_on(page: QWidget, forward: bool) -> bool:
    """Give the focus to the next stop of the page, or behind its last one to what comes after the page."""
    stops = [one for one in _widgets(page) if _is_stop(one, page)]
    held = page.focusWidget()
    place = stops.index(held) + (1 if forward else -1) if held in stops else 0
    target = stops[place] if 0 <= place < len(stops) else _beyond(page, forward)
    if target is None:
        return False
    target.setFocus(Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason)
    return True


def _is_stop(widget: QWidget, within: QWidget) -> bool:
    takes_it = Qt.FocusPolicy.TabFocus in widget.focusPolicy() and widget.focusProxy() is None
    return takes_it and widget.isEnabled() and widget.isVisibleTo(within)


def _beyond(page: QWidget, forward: bool) -> QWidget | None:
    widget = page.nextInFocusChain() if forward else page.previousInFocusChain()
    while widget is not None and widget is not page:
        if not page.isAncestorOf(widget) and _is_stop(widget, page.window()):
            return widget
        widget = widget.nextInFocusChain() if forward else widget.previousInFocusChain()
    return None


def _widgets(widget: QWidget | None) -> Iterator[QWidget]:
    if widget is None or widget.isHidden():
        return
    yield widget
    if isinstance(widget, QScrollArea):
        yield from _widgets(widget.widget())
    elif isinstance(widget, QSplitter):
        for place in range(widget.count()):
            yield from _widgets(widget.widget(place))
    elif layout := widget.layout():
        yield from _in_layout(layout)


def _in_layout(layout: QLayout) -> Iterator[QWidget]:
    for place in range(layout.count()):
        item = layout.itemAt(place)
        if item is None:
            continue
        if widget := item.widget():
            yield from _widgets(widget)
        elif inner := item.layout():
            yield from _in_layout(inner)
