"""On the page “What if” one supposes that something happens, sees what breaks, and nothing is changed."""

import pytest
from PySide6.QtWidgets import QApplication

from ropa_desktop.register.organisations import Organisation
from tests.ui.hands import ENTER, click, focus, press, press_here, steps

LONG = 20_000  # milliseconds that a test waits at most


@pytest.fixture
def page(window):
    window.workspace.navigation.go("what-if")
    return window.workspace.answer()


def answered(page, qtbot, report=None):
    """Wait for another answer than this one."""
    qtbot.waitUntil(lambda: page.report is not report and not page.answering.is_busy(), timeout=LONG)
    return page.report


def hold(widget, qtbot):
    """Put the focus there; without a screen the window is not active any more once a list of choices was open."""
    widget.window().activateWindow()
    qtbot.waitUntil(widget.isActiveWindow)
    return focus(widget)


def find(controls, text, qtbot):
    """Type a part of a name, and take what is found first."""
    held = hold(controls.which.finder, qtbot)
    controls.which.finder.line.selectAll()
    for letter in text:
        press(held, letter)
    popup = controls.which.finder.completer().popup()
    assert popup.isVisible()
    popup.setCurrentIndex(popup.model().index(0, 0))
    press_here(ENTER)
    assert QApplication.activePopupWidget() is None


def on(page, day, qtbot):
    """Write another day and leave the field."""
    held = hold(page.choices.day, qtbot)
    held.selectAll()
    for letter in day:
        press(held, letter)
    press(held, ENTER)


def titles(report):
    return [part.title for part in report.parts]


def test_it_is_asked_what_to_suppose_first(page):
    assert page.report is None
    assert page.hint.text().startswith("Choose what is supposed to happen")
    click(page.choices.controls.show_it)
    assert page.hint.text().startswith("Pick from the list which one it is")
    assert page.report is None


def test_decisions_that_transfers_name_are_offered_first(page):
    offered = [title for _code, title in page.choices.controls.which.options()]
    assert offered[0].endswith(" transfers") or offered[0].endswith(" transfer")
    assert any(one.startswith("United States (DPF) (US-DPF) · ") for one in offered[:8])
    assert any(one.startswith("United Kingdom (GB) · until 27 Dec 2031") for one in offered)


def test_a_decision_ends_then_a_processor_is_dropped_too(page, window, qtbot):
    controls, before = page.choices.controls, steps(window)
    on(page, "2027-03-01", qtbot)
    find(controls, "(US-DPF)", qtbot)
    click(controls.show_it)
    report = answered(page, qtbot)
    assert report.title == "What if: the decision “United States (DPF)” ends"
    assert titles(report)[0] == "Transfers that lose their ground"
    assert page.hint.isHidden()
    controls.fact.setCurrentIndex(2)
    assert controls.which.finder.typed() == ""
    find(controls, "firnlicht", qtbot)
    click(controls.add)
    both = answered(page, qtbot, report)
    assert both.title.endswith("ends, Firnlicht Hosting AG is dropped")
    assert "Where the service is lost" in titles(both)
    click(controls.show_it)
    alone = answered(page, qtbot, both)
    assert alone.title == "What if: Firnlicht Hosting AG is dropped"
    assert steps(window) == before


def test_another_day_is_another_answer(page, qtbot):
    controls = page.choices.controls
    on(page, "2031-12-27", qtbot)
    find(controls, "(GB)", qtbot)
    click(controls.show_it)
    report = answered(page, qtbot)
    assert "Compared with" not in report.says
    on(page, "2031-12-28", qtbot)
    assert "Compared with 27 Dec 2031" in answered(page, qtbot, report).says


def test_only_who_processes_for_somebody_can_be_dropped(page, window):
    controls = page.choices.controls
    controls.fact.setCurrentIndex(2)
    offered = [title for _id, title in controls.which.options()]
    assert "Firnlicht Hosting AG" in offered
    assert "Larkspur Messaging AG" not in offered
    assert len(offered) < window.desk.count(Organisation.__name__)


def test_clauses_end(page, qtbot):
    controls = page.choices.controls
    controls.fact.setCurrentIndex(1)
    assert controls.which.options()[0][1].startswith("Decision (EU) 2021/914 (2021/914) · ")
    find(controls, "2021/914", qtbot)
    click(controls.show_it)
    assert answered(page, qtbot).title == "What if: the clauses “Decision (EU) 2021/914” end"
