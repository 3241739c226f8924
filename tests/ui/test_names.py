"""Everything that takes the focus says its name, labels lead to their fields, and Tab goes through a page in order."""

from itertools import pairwise

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QLineEdit, QWidget

from ropa_desktop.register.kinds import Choices, Rows
from ropa_desktop.ui import actions
from ropa_desktop.ui.editors import Boxes
from ropa_desktop.ui.export_dialog import ExportDialog
from ropa_desktop.ui.navigation import LISTS
from ropa_desktop.ui.rows import RowCards
from tests.ui.hands import TAB, click, editor, focus, go_to, press, row

PAGED = [name for name, _words in LISTS if name != "Transfer"]


def _name(widget: QWidget) -> str:
    # On Linux Qt gives a drop-down's text as its name and tells the label as a relation.
    return widget.accessibleName() or QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name).strip()


def _takes_focus(widget: QWidget) -> bool:
    return widget.focusPolicy() != Qt.FocusPolicy.NoFocus and widget.focusProxy() is None


def _nameless(root: QWidget) -> list[str]:
    shown = [one for one in root.findChildren(QWidget) if one.isVisibleTo(root) and _takes_focus(one)]
    assert shown
    return [f"{type(one).__name__} {one.objectName()}" for one in shown if not _name(one)]


def _open_a_card_each(page) -> None:
    for form in page.forms:
        for one in form.rows.values():
            if isinstance(one.editor, RowCards):
                for card in list(one.editor.cards.values())[:1]:
                    card.set_open(True)


def test_every_control_has_a_name_while_the_help_is_open_and_tab_leaves_it(window):
    go_to(window, "ProcessingActivity")
    window.help.show()
    window.help.show()
    assert _nameless(window) == []
    panel = window.help.panel
    assert _walk(window, panel, TAB) == [panel.text]
    focus(panel.away)
    assert _walk(window, panel, TAB) == [panel.away, panel.text]


def test_the_parts_of_the_export_dialog_are_told_by_their_labels(window):
    dialog = ExportDialog(window.desk, lambda order: None, window)
    buddies = {one.buddy().objectName(): one.text() for one in dialog.findChildren(QLabel) if one.buddy()}
    assert set(buddies) == {"record", "organisation", "form", "language", "place", "handed_to", "in_force_on"}
    letters = [text[text.index("&") + 1].casefold() for text in buddies.values()]
    assert len(set(letters)) == len(letters)


def test_every_editor_is_named_after_its_field_and_led_to_by_its_label(window):
    for name in PAGED:
        page = go_to(window, name)
        for form in page.forms:
            for field_name, one in form.rows.items():
                assert one.editor.objectName() == field_name
                assert one.field.label in _name(one.editor.focus) or isinstance(one.field.kind, Rows | Choices)
                assert _name(one.editor) == one.field.label
                assert one.name.buddy() is one.editor.focus
                assert one.name.text() == one.field.label


def test_a_box_to_tick_is_called_by_its_choice(window):
    page = go_to(window, "Engagement")
    boxes = editor(page, "contract_points")
    assert isinstance(boxes, Boxes)
    titles = row(page, "contract_points").field.kind.titles()
    for code, box in boxes.boxes.items():
        assert titles[code] in _name(box)


def test_a_button_that_adds_rows_says_what_it_adds(window):
    page = go_to(window, "ProcessingActivity")
    assert _name(editor(page, "purposes").new) == "Add: Purpose"


def test_the_help_of_a_field_is_its_description(window):
    page = go_to(window, "ProcessingActivity")
    one = row(page, "name")
    assert one.editor.focus.accessibleDescription() == one.field.help


def test_no_letter_opens_two_entries_of_one_menu():
    for menu in {deed.menu for deed in actions.DEEDS}:
        words = [deed.words for deed in actions.DEEDS if deed.menu == menu]
        letters = [text[text.index("&") + 1].casefold() for text in words]
        assert len(set(letters)) == len(letters), menu
    keys = [key for deed in actions.DEEDS for key in deed.keys]
    assert len(set(keys)) == len(keys)


def _walk(window, page, key) -> list[QWidget]:
    """What Tab reaches, from the page's first control until it has left the page."""
    reached = [QApplication.focusWidget()]
    for _step in range(2000):
        press(reached[-1], key)
        held = QApplication.focusWidget()
        if not page.isAncestorOf(held):
            return reached
        reached.append(held)
    raise AssertionError("Tab never leaves the page")


def _tabs(one: QWidget) -> bool:
    inner = isinstance(one, QLineEdit) and isinstance(one.parent(), QComboBox)
    return bool(one.focusPolicy() & Qt.FocusPolicy.TabFocus) and one.focusProxy() is None and not inner


def test_tab_goes_down_the_page_also_through_a_card_that_was_opened(window):
    page = go_to(window, "ProcessingActivity")
    cards = editor(page, "purposes")
    click(cards.new)
    next(iter(cards.cards.values())).set_open(True)
    QApplication.processEvents()
    body = page.area.widget()
    first = editor(page, "code").focus
    focus(first)
    reached = [one for one in _walk(window, page, TAB) if body.isAncestorOf(one)]
    heights = [(one.mapTo(body, QPoint(0, 0)).y(), one.accessibleName()) for one in reached]
    backwards = [(one, other) for one, other in pairwise(heights) if other[0] < one[0] - 12]
    assert backwards == []
