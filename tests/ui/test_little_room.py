"""A small screen, or large letters: one thing at a time has the room, and only one bar scrolls it."""

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QToolButton

from ropa_desktop import paths
from ropa_desktop.ui import look
from tests.ui.hands import editor
from tests.ui.places import answered, settle


@pytest.fixture
def small(window, qapp):
    window.resize(1280, 800)
    window.preferences.resize_all(200)
    window.workspace.navigation.go("ProcessingActivity")
    settle()
    yield window
    window.preferences.resize_all(100)
    look.put_on(qapp, "light")


def _bars(window) -> list[QAbstractScrollArea]:
    """What can be scrolled up and down just now, beside the navigation."""
    areas = window.workspace.middle.findChildren(QAbstractScrollArea)
    areas.append(window.workspace.narrow.area)
    return [one for one in areas if not one.verticalScrollBar().visibleRegion().isEmpty()]


def _seen(window, widget) -> bool:
    view = window.workspace.narrow.area.viewport()
    return view.rect().contains(QRect(widget.mapTo(view, QPoint()), widget.size()))


def test_list_or_record_has_the_room_and_one_bar(small):
    space = small.workspace
    assert [space.narrow.tabs.tabText(place) for place in range(2)] == ["Activities", "Entry"]
    assert space.splitter.sizes()[1] == 0
    assert _bars(small) == [space.list.table]
    place = space.list.table.visualRect(space.list.model.index(1, 1)).center()
    QTest.mouseClick(space.list.table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    settle()
    assert space.page.record_id == space.list.model.ids[1]
    assert space.splitter.sizes()[0] == 0
    assert space.page.isAncestorOf(QApplication.focusWidget())
    assert _bars(small) == [space.page.area]


def test_the_one_that_has_the_focus_is_shown(small):
    space = small.workspace
    space.list.table.setFocus()
    space.list.select(space.list.model.ids[0])
    assert space.splitter.sizes()[1] == 0  # who walks through the list stays in it
    name = editor(space.page, "name").focus
    name.setFocus(Qt.FocusReason.TabFocusReason)
    assert space.narrow.tabs.currentIndex() == 1
    assert _seen(small, name)
    small.search()
    settle()
    assert space.narrow.tabs.currentIndex() == 0
    assert _seen(small, space.list.search)
    space.narrow.tabs.setCurrentIndex(1)
    assert space.stack.isAncestorOf(QApplication.focusWidget())


def test_several_are_chosen_in_the_list_and_edited_in_the_other_tab(small):
    space = small.workspace
    space.list.table.setFocus()
    space.list.table.selectAll()
    settle()
    assert space.splitter.sizes()[1] == 0
    space.narrow.tabs.setCurrentIndex(1)
    assert small.bulk.page().isAncestorOf(QApplication.focusWidget())


def test_both_come_back_with_the_room(small):
    space = small.workspace
    small.preferences.resize_all(100)
    settle()
    assert space.splitter.orientation() == Qt.Orientation.Horizontal
    assert all(space.splitter.sizes())
    assert space.narrow.tabs.isHidden()


def test_a_low_window_that_is_wide_enough_has_both_beside_one_another(small):
    small.resize(1920, 1080)
    settle()
    assert small.workspace.splitter.orientation() == Qt.Orientation.Horizontal
    assert all(small.workspace.splitter.sizes())


@pytest.mark.parametrize("question", ["transfers", "due", "overview"])
def test_an_answer_has_more_than_half_of_the_room(small, question):
    space = small.workspace
    space.navigation.go(question)
    answered(small)
    assert space.narrow.area.verticalScrollBar().maximum() == 0
    if answer := space.answer():
        assert 0 < answer.above.height() <= answer.height() * answer.SHARE // 100


def test_marks_are_drawn_by_us_in_the_colours_of_each_look_and_grow(small, qapp):
    names = {f"{name}-{ending}.svg" for name in look.ICONS for ending in ("light", "dark")}
    assert names <= {one.name for one in (paths.resources() / "icons").iterdir()}
    search = small.workspace.list.search
    search.setText("a")
    clear = search.findChild(QToolButton, "clear")
    assert clear.iconSize().width() == 24
    assert _seen(small, clear)
    clear.click()
    assert search.text() == ""
    assert clear.isHidden()
