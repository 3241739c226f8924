"""Whatever reacts to the mouse, and how the same is done by keys: only what stands here with a proof passes."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QCalendarWidget,
    QComboBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QScrollBar,
    QSplitterHandle,
    QWidget,
)

from ropa_desktop.ui.main_window import MainWindow
from tests.ui.checks_of_a_place import name_of, shown, takes_focus, told

HANDLERS = {"mousePressEvent", "mouseReleaseEvent", "mouseDoubleClickEvent", "mouseMoveEvent"}
OF_QT = (QCalendarWidget, QComboBox, QLineEdit, QScrollBar)  # their inner parts are worked by the whole


def _deeds(*names: str) -> Callable[[QWidget], bool]:
    """By deeds of the window, or by the keys that a dialog has taken over from it."""

    def done(one: QWidget) -> bool:
        window = one.window()
        known = window.deeds if isinstance(window, MainWindow) else {action.objectName() for action in window.actions()}
        return set(names) <= set(known)

    return done


def _legend(one: QWidget) -> bool:
    """Its legend has a button for each of its pieces."""
    around = one.parentWidget()
    buttons = around.findChildren(QAbstractButton) if around else []
    return len([button for button in buttons if takes_focus(button)]) >= len(one._pieces)  # type: ignore[attr-defined]


BY_KEYS: dict[str, Callable[[QWidget], bool]] = {
    "Tick": lambda one: takes_focus(one.tick),  # type: ignore[attr-defined]  # Space at its box
    "_Clickable": lambda one: takes_focus(one._radio),  # type: ignore[attr-defined]  # Space at its choice
    "Card": takes_focus,  # Enter opens and closes
    "MapView": takes_focus,  # arrows, Enter, plus and minus
    "PictureView": takes_focus,  # arrows, Enter, plus and minus
    "Stack": _legend,
    "line between panes": _deeds("more_room", "less_room"),
    "headings that sort": _deeds("sort_next", "turn_round"),
    "headings made wider": _deeds("wider_column", "narrower_column"),
}


def ways(one: QWidget) -> set[str]:
    """What a mouse can do with it that Qt's own controls do not do by themselves."""
    found = set()
    for kind in type(one).__mro__:
        if kind.__module__.startswith("ropa_desktop.") and HANDLERS & set(vars(kind)):
            found.add(kind.__name__)
    if isinstance(one, QSplitterHandle):
        found.add("line between panes")
    elif isinstance(one, QHeaderView):
        if one.sectionsClickable() and one.isSortIndicatorShown():
            found.add("headings that sort")
        if any(_is_dragged(one, place) for place in range(one.count())):
            found.add("headings made wider")
    elif isinstance(one, QLabel):
        flags, flag = one.textInteractionFlags(), Qt.TextInteractionFlag
        has_links = "<a " in one.text() and one.textFormat() != Qt.TextFormat.PlainText
        if has_links and not flags & flag.LinksAccessibleByKeyboard:
            found.add("link")
        if flags & flag.TextSelectableByMouse and not flags & flag.TextSelectableByKeyboard:
            found.add("text that can be selected")
    elif isinstance(one, QAbstractButton | QAbstractItemView) and not takes_focus(one) and one.isEnabled():
        found.add(f"{type(one).__name__} that takes no focus")
    return found


def _is_dragged(header: QHeaderView, place: int) -> bool:
    return not header.isSectionHidden(place) and header.sectionResizeMode(place) == QHeaderView.ResizeMode.Interactive


def _is_inner(one: QWidget) -> bool:
    if isinstance(one, QSplitterHandle):  # Qt gives it a name like those of inner parts
        return False
    above = one.parentWidget()
    while above is not None and not isinstance(above, OF_QT):
        above = above.parentWidget()
    return above is not None or one.objectName().startswith("qt_")


def only_by_mouse(root: QWidget) -> list[str]:
    """What reacts to the mouse and is not declared, or is declared and has lost its keys."""
    faults = []
    for one in shown(root):
        found = sorted(ways(one))
        for way in found if found and not _is_inner(one) else ():
            if way not in BY_KEYS:
                faults.append(f"{way}: say in keys_for_the_mouse.py how keys do it ({told(one)})")
            elif not BY_KEYS[way](one):
                faults.append(f"{way}: not done by keys ({told(one)}, in {name_of(root)})")
    return faults
