"""The left side: quiet headings that nobody can choose, lists with their counts, and questions that have a page."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from ropa_desktop.store.lists import LISTINGS
from ropa_desktop.ui import look
from ropa_desktop.ui.navigation import GROUPS, LISTS
from ropa_desktop.ui.questions import OVERVIEW, QUESTIONS
from tests.ui.hands import focus, press

ENTRIES = [name for _heading, entries in GROUPS for name, _words in entries]


def _heading_items(navigation):
    items = [navigation.item(place) for place in range(navigation.count())]
    return [one for one in items if not one.flags() & Qt.ItemFlag.ItemIsEnabled]


def _headings(navigation):
    return [one.text() for one in _heading_items(navigation)]


def test_every_list_and_every_question_stands_in_it_once():
    assert len(set(ENTRIES)) == len(ENTRIES)
    assert {name for name, _words in LISTS} == set(LISTINGS)
    assert set(ENTRIES) == set(LISTINGS) | {one.name for one in (OVERVIEW, *QUESTIONS)}


def test_the_headings_are_said_and_cannot_be_chosen(window):
    navigation = window.workspace.navigation
    assert _headings(navigation) == ["Assessments", "On a day", "Reference"]
    for place in range(navigation.count()):
        item = navigation.item(place)
        if item.text() in _headings(navigation):
            assert not item.flags() & Qt.ItemFlag.ItemIsSelectable


def _walked(window, key):
    navigation = window.workspace.navigation
    reached = [navigation.current()]
    for _step in range(navigation.count()):
        press(focus(navigation), key)
        reached.append(navigation.current())
    return list(dict.fromkeys(reached))


def test_down_and_up_go_through_all_entries_past_the_headings(window):
    press(focus(window.workspace.navigation), Qt.Key.Key_Home)
    assert _walked(window, Qt.Key.Key_Down) == ENTRIES
    assert _walked(window, Qt.Key.Key_Up) == ENTRIES[::-1]
    navigation = window.workspace.navigation
    press(navigation, Qt.Key.Key_End)
    assert navigation.current() == ENTRIES[-1]
    press(navigation, Qt.Key.Key_Home)
    assert navigation.current() == ENTRIES[0]


@pytest.mark.parametrize("size", [(1280, 800), (900, 700)])
def test_no_entry_is_cut_at_its_side(window, size):
    window.resize(*size)
    window.workspace.refresh()
    navigation = window.workspace.navigation
    widest = max(
        navigation.fontMetrics().horizontalAdvance(navigation.item(n).text()) for n in range(navigation.count())
    )
    assert widest + 2 * 16 <= navigation.viewport().width()


def test_what_is_chosen_comes_into_sight(window):
    window.resize(900, 500)
    navigation = window.workspace.navigation
    navigation.go("AdequacyDecision")
    assert navigation.viewport().rect().contains(navigation.visualItemRect(navigation.currentItem()))


def test_a_list_and_a_question_take_turns(window):
    workspace = window.workspace
    for question in QUESTIONS:
        workspace.navigation.go(question.name)
        assert workspace.navigation.question() is question
        assert workspace.answer().isVisible()
        assert not workspace.list.isVisible()
    workspace.navigation.go("System")
    assert workspace.answer() is None
    assert workspace.list.isVisible()
    assert workspace.list.title.text() == "Systems"


def test_the_neighbour_of_a_record_is_not_looked_for_where_a_question_is_shown(window):
    window.workspace.navigation.go("findings")
    for deed in ("next_record", "previous_record", "next_gap", "duplicate", "retire"):
        window.deeds[deed].trigger()
    assert window.workspace.navigation.current() == "findings"
    assert window.workspace.page is None


def test_new_says_what_to_do_first_where_no_list_is_shown(window):
    window.workspace.navigation.go("findings")
    window.deeds["new_record"].trigger()
    assert "Choose a list" in window.banner.words.text()


def test_larger_text_makes_its_headings_higher(window, qapp):
    navigation = window.workspace.navigation
    heading = _heading_items(navigation)[0]
    high = navigation.visualItemRect(heading).height()
    qapp.setStyleSheet(f"{qapp.styleSheet()} * {{ font-size: 26px; }}")
    try:
        QApplication.processEvents()
        assert navigation.visualItemRect(heading).height() > high * 1.3
    finally:
        look.wear(qapp, dark=False)
    QApplication.processEvents()
    assert navigation.visualItemRect(heading).height() == high
