"""What a mouse does at headings and at the lines between panes is done by keys, and told; names of inner parts."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QToolButton

from ropa_desktop.ui import dividing
from ropa_desktop.ui.comparing import Wish
from ropa_desktop.ui.finder import Finder
from tests.ui.hands import SHIFT, focus, go_to, press
from tests.ui.places import answered


@pytest.fixture
def said(monkeypatch):
    """What a screen reader is told."""
    told = []
    monkeypatch.setattr(QAccessible, "updateAccessibility", lambda event: told.append(event.message()))
    return told


def _names(window):
    one = window.workspace.list
    one.settle()
    return [one.model.whole(place, one.order()[0]) for place in range(len(one.model.ids))]


def test_a_list_is_sorted_by_keys_and_says_by_what(window, said):
    one = window.workspace.list
    focus(one.table)
    before = one.order()[0]
    press(one.table, Qt.Key.Key_F7)
    names = _names(window)
    words = f"Sorted by “{one.model.headings[before + 1]}”, ascending."
    assert one.order() == (before + 1, False)
    assert (said[-1], one.table.accessibleDescription()) == (words, words)
    press(one.table, Qt.Key.Key_F7, SHIFT)
    assert _names(window)[0] == names[-1] != names[0]
    assert said[-1] == one.table.accessibleDescription() == words.replace("ascending", "descending")


def test_the_column_after_the_last_that_is_seen_is_the_first(window):
    one = window.workspace.list
    header = one.table.horizontalHeader()
    window.resize(1900, 800)
    QApplication.processEvents()
    assert not any(header.isSectionHidden(place) for place in range(header.count()))
    header.setSectionHidden(header.count() - 1, True)
    for _step in range(header.count() - 1):
        window.deeds["sort_next"].trigger()
    assert one.order() == (0, False)


def test_the_sorted_column_is_made_wider_by_the_menu_and_kept(window, said):
    one = window.workspace.list
    header = one.table.horizontalHeader()
    place = next(at for at in range(header.count()) if header.sectionResizeMode(at) == header.ResizeMode.Interactive)
    header.setSortIndicator(place, Qt.SortOrder.AscendingOrder)
    before = header.sectionSize(place)
    window.deeds["wider_column"].trigger()
    assert header.sectionSize(place) > before
    assert one.model.headings[place] in said[-1]
    one.remember()
    assert one.model.listing.columns[place].field in one.kept[one.shown].widths
    window.deeds["narrower_column"].trigger()
    assert header.sectionSize(place) == before


def test_an_answer_says_that_it_has_its_own_order(window):
    window.workspace.navigation.go("findings")
    window.deeds["sort_next"].trigger()
    assert "its own order" in window.banner.words.text()


def test_list_and_record_are_divided_by_keys(window, said):
    page = go_to(window, "ProcessingActivity")
    splitter = window.workspace.splitter
    before, gaps = splitter.sizes(), page.sizes()[1]
    focus(window.workspace.list.table)
    press(window.workspace.list.table, Qt.Key.Key_F9)
    assert splitter.sizes() == [before[0] + dividing.STEP, before[1] - dividing.STEP]
    assert "% of the width" in said[-1]
    press(window.workspace.list.table, Qt.Key.Key_F9, SHIFT)
    assert splitter.sizes() == before
    held = focus(page.forms[0].rows["name"].editor.focus)
    press(held, Qt.Key.Key_F9)
    assert page.sizes()[1] < gaps or splitter.sizes()[1] > before[1]
    for _step in range(60):
        press(held, Qt.Key.Key_F9)
    assert min(splitter.sizes()) > 0  # nothing is folded away
    assert min(page.sizes()) > 0
    assert said[-1] == "There is no room to be given here."


def test_a_height_that_keys_have_divided_is_somebodys_wish(window):
    window.resize(700, 800)
    window.workspace.fit_the_room()
    narrow = window.workspace.narrow
    assert not narrow.by_hand
    focus(window.workspace.list.table)
    press(window.workspace.list.table, Qt.Key.Key_F9)
    assert narrow.by_hand


def test_the_help_is_made_wider_by_keys(window):
    window.resize(1700, 800)
    window.help.show()
    held = focus(window.help.panel.text)
    before = window.help.dock.width()
    press(held, Qt.Key.Key_F9)
    assert window.help.dock.width() == before + dividing.STEP


def test_a_dialog_is_divided_by_the_same_keys(window):
    window.comparing.start(Wish(earlier=date(2001, 1, 1)))
    answered(window)
    dialog = window.dialog
    before = dialog.list.width()
    focus(dialog.list)
    press(dialog.list, Qt.Key.Key_F9)
    assert dialog.list.width() > before


def test_what_is_typed_in_and_what_empties_it_have_names(window):
    search = window.workspace.list.search
    assert [one.accessibleName() for one in search.findChildren(QToolButton)] == ["Clear"]
    page = go_to(window, "ProcessingActivity")
    finders = page.findChildren(Finder)
    assert finders
    assert [one for one in finders if not one.line.accessibleName()] == []
