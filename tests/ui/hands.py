"""What a user's hands do in the window: type, leave, choose, press."""

from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCheckBox, QComboBox

from ropa_desktop.register.records import BY_NAME

ENTER, TAB, BACKTAB = Qt.Key.Key_Return, Qt.Key.Key_Tab, Qt.Key.Key_Backtab
CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


def go_to(window, class_name, title=""):
    """Open the record of this class whose title holds these words; without words the first one, or a new one."""
    window.workspace.navigation.go(class_name)
    found = [one for one in window.desk.register.all(BY_NAME[class_name]) if title in one.title()]
    if not found and not title:
        window.new_record()
    else:
        window.workspace.open(found[0])
    return window.workspace.page


def with_gaps(window):
    """The window, so wide that what is open stands beside the record."""
    window.resize(1500, 900)
    QApplication.processEvents()
    return window


def row(page, name):
    """The form row of a field."""
    return next(form.rows[name] for form in page.forms if name in form.rows)


def editor(page, name):
    """The editor of a field."""
    return row(page, name).editor


def steps(window):
    """How many steps the register has."""
    head = window.desk.register.head()
    return head.number if head else 0


def focus(widget):
    """Put the focus where a click would put it."""
    widget.setFocus(Qt.FocusReason.MouseFocusReason)
    return QApplication.focusWidget()


def press(widget, key, modifier=Qt.KeyboardModifier.NoModifier):
    """Press one key."""
    QTest.keyClick(widget, key, modifier)


def press_here(key, modifier=Qt.KeyboardModifier.NoModifier):
    """Press one key where the keyboard is: in an open list of choices, or in what has the focus."""
    press(QApplication.activePopupWidget() or QApplication.focusWidget(), key, modifier)


def leave():
    """Tab out of whatever has the focus."""
    press_here(TAB)


def type_over(one, text):
    """Replace what an editor holds by typing; the focus stays in it."""
    held = focus(one.focus)
    press(held, Qt.Key.Key_A, CONTROL)
    if not text:
        press(held, Qt.Key.Key_Delete)
    for letter in text:
        if letter.isascii():
            QTest.keyClick(held, letter)
        else:  # QTest aborts at letters that no key of its own has
            plain = Qt.KeyboardModifier.NoModifier
            QApplication.sendEvent(held, QKeyEvent(QEvent.Type.KeyPress, 0, plain, letter))


def answer(one, text):
    """Type and leave."""
    type_over(one, text)
    leave()


def paste(one, text):
    """Replace what an editor holds by what lies on the clipboard."""
    held = focus(one.focus)
    QApplication.clipboard().setText(text)
    press(held, Qt.Key.Key_A, CONTROL)
    press(held, Qt.Key.Key_V, CONTROL)


def pick(one, title):
    """Choose an entry of an editor's drop-down, as a click into its list does."""
    drop = one.focus
    assert isinstance(drop, QComboBox)
    focus(drop)
    place = drop.findText(title)
    assert place >= 0, f"{title!r} is not offered: {[drop.itemText(n) for n in range(drop.count())]}"
    drop.showPopup()
    view = drop.view()
    index = drop.model().index(place, drop.modelColumn())
    view.scrollTo(index)
    QTest.mouseMove(view.viewport(), view.visualRect(index).center())
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=view.visualRect(index).center())
    drop.hidePopup()


def click(button):
    """Press a button that can be seen and pressed."""
    assert button.isEnabled()
    # A box stretches over the line, but only its left end can be clicked.
    place = QPoint(8, button.height() // 2) if isinstance(button, QCheckBox) else button.rect().center()
    QTest.mouseClick(button, Qt.MouseButton.LeftButton, pos=place)
