"""What is asked of every place of the window, each check a function that gives the faults it has found."""

from collections.abc import Iterable

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QCalendarWidget,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QLabel,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QPushButton,
    QRadioButton,
    QScrollArea,
    QSplitter,
    QWidget,
)

from ropa_desktop.ui.plain import Tick
from tests.ui import sight
from tests.ui.hands import BACKTAB, TAB, press

SOME = QSize(480, 120)
LEAST = 24  # pixels of what can be clicked, at least: WCAG 2.5.8
GROUNDS = (
    "card", "verdict", "missing", "advice", "past", "banner", "bar", "page", "surface", "ground", "navigation",
)  # fmt: skip


def name_of(widget: QWidget) -> str:
    """What a screen reader says."""
    # On Linux Qt gives a drop-down's text as its name and tells the label as a relation.
    return widget.accessibleName() or QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name).strip()


def takes_focus(widget: QWidget) -> bool:
    """Whether the keyboard can be in it."""
    return widget.focusPolicy() != Qt.FocusPolicy.NoFocus and widget.focusProxy() is None


def shown(root: QWidget) -> list[QWidget]:
    """All that is to be seen, or could be by scrolling."""
    return [root, *(one for one in root.findChildren(QWidget) if one.isVisibleTo(root) and one.window() is root)]


def told(widget: QWidget) -> str:
    """Which one, for a message."""
    return f"{type(widget).__name__} {widget.objectName()} “{name_of(widget)[:40]}”"


# -- names


def nameless(root: QWidget) -> list[str]:
    """Controls without a name; entries of menus without words."""
    if isinstance(root, QMenu):
        return [repr(one) for one in root.actions() if not one.isSeparator() and not one.text().strip()]
    controls = [one for one in shown(root) if takes_focus(one) or isinstance(one, QAbstractButton)]
    return [told(one) for one in controls if not name_of(one)]


# -- Tab


def stops(root: QWidget) -> set[QWidget]:
    """What Tab has to reach."""
    return {one for one in shown(root) if one.isEnabled() and _is_stop(one)}


def _is_stop(one: QWidget) -> bool:
    tabs = Qt.FocusPolicy.TabFocus in one.focusPolicy() and one.focusProxy() is None
    inner = isinstance(one, QLineEdit) and isinstance(one.parent(), QComboBox)
    others = one.parentWidget().findChildren(QRadioButton) if isinstance(one, QRadioButton) else []
    by_arrows = not _checked(one) and any(_checked(other) for other in others)  # Tab stops at what is chosen
    return tabs and not inner and not by_arrows and one.objectName() != "qt_scrollarea_viewport"


def _checked(one: QWidget) -> bool:
    return isinstance(one, QRadioButton) and one.isChecked()


def tabs_wrongly(root: QWidget) -> list[str]:
    """Tab reaches each control once, in the order in which one reads, and comes round; Shift+Tab goes back."""
    wanted = stops(root)
    root.activateWindow()
    if isinstance(root, QMenu | QCalendarWidget) or not wanted:
        return []
    first = root.focusWidget()
    if first not in wanted:
        first = min(wanted, key=lambda one: (one.mapTo(root, QPoint()).y(), one.mapTo(root, QPoint()).x()))
        first.setFocus(Qt.FocusReason.TabFocusReason)
    forth, back = _round(root, TAB, len(wanted)), _round(root, BACKTAB, len(wanted))
    faults = [f"Tab does not reach {told(one)}" for one in wanted - set(forth)]
    faults += [f"Tab reaches {told(one)}, which is no stop" for one in set(forth) - wanted]
    faults += [f"Tab reaches {told(one)} twice" for one in set(forth) if forth.count(one) > 1]
    if not faults and back[1:] != forth[:0:-1]:
        faults.append("Shift+Tab does not go back as Tab came")
    forth = [one for one in forth if root.isAncestorOf(one)]  # a part of a page may be made anew on the way
    steps = list(zip(forth, forth[1:] + forth[:1], strict=True))
    backwards = [(one, other) for one, other in steps if _is_back(root, one, other)]
    if len(backwards) > 1:  # once the round begins anew
        faults += [f"after {told(one)} comes {told(other)}" for one, other in backwards]
    return faults


def _round(root: QWidget, key: Qt.Key, most: int) -> list[QWidget]:
    reached = [held] if (held := root.focusWidget()) else []
    for _step in range(2 * most):
        press(QApplication.focusWidget() or root, key)
        now = root.focusWidget()
        if now is None or now is reached[0]:
            break
        reached.append(now)
    return reached


def _areas(one: QWidget) -> list[QScrollArea]:
    found, above = [], one.parentWidget()
    while above is not None:
        if isinstance(above, QScrollArea):
            found.append(above)
        above = above.parentWidget()
    return found[::-1]


def _is_back(root: QWidget, one: QWidget, other: QWidget) -> bool:
    """Whether the second stands above the first, and not in a column at its right."""
    its, others = [*_areas(one), one], [*_areas(other), other]
    depth = next((n for n, (a, b) in enumerate(zip(its, others, strict=False)) if a is not b), 0)
    before, after = its[depth], others[depth]
    common = its[depth - 1].widget() if depth else root
    if not (common.isAncestorOf(before) and common.isAncestorOf(after)):
        return False  # it was made anew meanwhile
    first, second = (QRect(part.mapTo(common, QPoint()), part.size()) for part in (before, after))
    return second.bottom() <= first.top() and second.left() < first.right()


# -- sizes


def too_small(root: QWidget) -> list[str]:
    """What can be clicked is 24 pixels wide and high; a box to tick is clicked by its words, too."""
    clicked = (QAbstractButton, QComboBox, QLineEdit)
    controls = [one for one in shown(root) if isinstance(one, clicked) and one.isEnabled() and not _is_inner(one)]
    targets = [parent if isinstance(parent := one.parentWidget(), Tick) else one for one in controls]
    return [
        f"{told(one)} {target.width()}x{target.height()}"
        for one, target in zip(controls, targets, strict=True)
        if min(target.width(), target.height()) < LEAST
    ]


def _is_inner(one: QWidget) -> bool:
    """A part of one of Qt's own controls."""
    return isinstance(one.parentWidget(), QLineEdit | QComboBox) or one.objectName().startswith("qt_")


def cut(root: QWidget) -> list[str]:
    """Texts that have less room than they need; a chip may be cut, it is told in full beside it."""
    faults = []
    for one in shown(root):
        if isinstance(one, QLabel) and one.text():
            wraps = one.wordWrap()
            needed = QSize(0, one.heightForWidth(one.width())) if wraps else QSize(one.sizeHint().width(), 0)
        elif isinstance(one, QAbstractButton) and one.text() and not _is_inner(one) and one.objectName() != "chip":
            needed = one.minimumSizeHint()
        else:
            continue
        if (one.width() < needed.width() - 1 or one.height() < needed.height() - 1) and not _is_folded(one):
            sizes = f"{one.width()}x{one.height()} of {needed.width()}x{needed.height()}"
            faults.append(f"{told(one)} “{one.text()[:60]}” {sizes}")
    return faults


def _is_folded(one: QWidget) -> bool:
    """Whether it stands in a pane that has no room just now."""
    above, inner = one.parentWidget(), one
    while above is not None and not (isinstance(above, QSplitter) and not above.sizes()[above.indexOf(inner)]):
        above, inner = above.parentWidget(), above
    return above is not None


def ends_out_of_sight(root: QWidget) -> list[str]:
    """Buttons that end a dialog and that one would have to scroll to, before anybody has scrolled anything."""
    if not isinstance(root, QDialog):
        return []
    buttons = [one for one in shown(root) if isinstance(one, QPushButton)]
    ends = [one for one in buttons if one.isDefault() or isinstance(one.parentWidget(), QDialogButtonBox)]
    whole = QRect(QPoint(), root.size())
    faults = [f"{told(one)} is not in sight" for one in ends if one.visibleRegion().boundingRect() != one.rect()]
    lower = [told(one) for one in ends if not whole.contains(QRect(one.mapTo(root, QPoint()), one.size()))]
    return faults + lower


# -- what is seen


def kinds(root: QWidget) -> dict[tuple[str, ...], QWidget]:
    """One of each kind of text and control: what the style tells apart, and what it stands on."""
    found: dict[tuple[str, ...], QWidget] = {}
    for one in shown(root):
        if one.visibleRegion().isEmpty() or not one.isEnabled() or not (takes_focus(one) or _text(one)):
            continue
        above, grounds = one.parentWidget(), []
        while above is not None:
            grounds.append(above.objectName() if above.objectName() in GROUNDS else "")
            above = above.parentWidget()
        rows = one.model().rowCount() if isinstance(one, QAbstractItemView) and one.model() else -1
        own = one.objectName() if isinstance(one, QAbstractButton | QAbstractItemView) else ""
        said = (str(one.property(name)) for name in ("tone", "on", "default"))
        found.setdefault((type(one).__name__, own, *said, str(rows == 0), *filter(None, grounds)), one)
    return found


def _text(one: QWidget) -> str:
    if isinstance(one, QLineEdit):
        return one.text() or one.placeholderText()
    if isinstance(one, QPlainTextEdit):
        return one.toPlainText() or one.placeholderText()
    if isinstance(one, QComboBox):
        return one.currentText()
    return one.text() if isinstance(one, QLabel | QAbstractButton) else ""


def faint(root: QWidget, least: float, among: Iterable[QWidget]) -> list[str]:
    """Texts that do not stand out from what they stand on, also at a second look: a page may just be laid out."""
    first = _faint(root, least, among)
    QApplication.processEvents()
    return [f"{told(one)} {words}" for one, words in _faint(root, least, [one for one, _words in first])]


def _faint(root: QWidget, least: float, among: Iterable[QWidget]) -> list[tuple[QWidget, str]]:
    image, faults = sight.picture(root), []
    for one in among:
        if not root.isAncestorOf(one):
            continue  # it was made anew meanwhile
        part = one.visibleRegion().boundingRect()
        if not one.isEnabled() or not _text(one).strip() or part.height() < one.height() or part.width() < 8:
            continue
        ground, strong = sight.strongest(sight.crop(image, part.translated(one.mapTo(root, QPoint()))))
        if 1 < strong < least:  # where all is of one colour something lies over it; pairs of colours: test_look
            faults.append((one, f"stands out {strong:.2f} from {ground}"))
    return faults


def focus_unseen(root: QWidget, among: Iterable[QWidget]) -> list[str]:
    """What looks the same with and without the focus."""
    faults = []
    root.activateWindow()
    for one in among:
        if not (root.isAncestorOf(one) and one.isEnabled() and Qt.FocusPolicy.TabFocus in one.focusPolicy()):
            continue
        one.setFocus(Qt.FocusReason.TabFocusReason)
        QApplication.processEvents()
        if one.focusProxy() is not None or not root.isAncestorOf(one):
            continue
        lists = isinstance(one, QAbstractItemView | QScrollArea)
        some = one.size().boundedTo(SOME) if lists else one.size()  # of what is long, the beginning
        if not one.visibleRegion().boundingRect().contains(QRect(QPoint(), some)):
            continue  # another place shows more of it
        part = QRect(one.mapTo(root, QPoint()), some).adjusted(-4, -4, 4, 4).intersected(root.rect())
        held, after = root.focusWidget() is one, sight.picture(root, part)
        one.clearFocus()
        QApplication.processEvents()
        points = sight.changed(sight.picture(root, part), after)
        if held and points < min(part.width() + part.height(), 48):
            faults.append(f"{told(one)} {points} points of {part.width()}x{part.height()}")
    return faults
