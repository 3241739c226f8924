"""One asks where a company is used from its own page, or by its name; and what one of the customers may see."""

import pytest
from PySide6.QtWidgets import QApplication

from ropa_desktop.register.organisations import Organisation
from tests.ui.hands import ENTER, TAB, focus, go_to, press, press_here

LONG = 20_000  # milliseconds that a test waits at most


def _answered(window, qtbot):
    page = window.workspace.answer()
    qtbot.waitUntil(lambda: page.report is not None and not page.answering.is_busy(), timeout=LONG)
    return page


def _type(finder, text):
    held = focus(finder)
    finder.line.selectAll()
    for letter in text:
        press(held, letter)


@pytest.mark.parametrize(
    ("name", "title", "company"),
    [
        ("Organisation", "Cinderlog", "Cinderlog Pte. Ltd."),
        ("Engagement", "Log analysis", "Cinderlog Pte. Ltd."),
        ("System", "Messenger", "Firnlicht Hosting AG"),
    ],
)
def test_the_company_of_the_open_record_is_looked_for(window, qtbot, name, title, company):
    go_to(window, name, title)
    window.deeds["where_used"].trigger()
    page = _answered(window, qtbot)
    assert page.report.title == f"Where {company} is used"
    assert page.choices.controls.finder.typed() == company
    assert page.hint.isHidden()
    assert page.report.parts[0].lines


def test_of_another_record_it_is_said_what_to_open(window):
    go_to(window, "ProcessingActivity")
    window.deeds["where_used"].trigger()
    assert "Open an organisation" in window.banner.words.text()
    assert window.workspace.answer() is None


def test_a_company_is_found_by_typing_and_nothing_is_asked_before(window, qtbot):
    window.workspace.navigation.go("where-used")
    page = window.workspace.answer()
    assert page.report is None
    assert "Choose the company" in page.hint.text()
    _type(page.choices.controls.finder, "nobody of this name")
    press_here(TAB)
    assert "is called" in page.hint.text()
    _type(page.choices.controls.finder, "Firnlicht Hosting AG")
    if QApplication.activePopupWidget():
        press_here(ENTER)
    press_here(TAB)
    assert _answered(window, qtbot).report.title == "Where Firnlicht Hosting AG is used"


def test_a_new_name_of_the_company_follows_and_one_that_is_gone_is_asked_anew(window, qtbot):
    page = go_to(window, "Organisation", "Cinderlog")
    window.deeds["where_used"].trigger()
    answered = _answered(window, qtbot)
    record = page.record
    with qtbot.waitSignal(answered.answering.answered, timeout=LONG):
        window.desk.write(record, Organisation.field("name"), "Cinderlog Oy")
    assert answered.choices.controls.finder.typed() == "Cinderlog Oy"
    assert answered.report.title == "Where Cinderlog Oy is used"
    window.desk.retire(record)
    answered.choices.refresh()
    assert "Choose the company" in answered.choices.further()


def test_the_list_of_sub_processors_is_that_of_all_customers_or_of_one(window, qtbot):
    window.workspace.navigation.go("sub-processors")
    page = _answered(window, qtbot)
    assert "Weidenhof" in page.report.parts[0].says
    customer = page.choices.controls
    offered = [customer.finder.itemText(place) for place in range(1, customer.finder.count())]
    assert offered == ["Harbourline Ferries plc", "Weidenhof Versand GmbH"]
    with qtbot.waitSignal(page.answering.answered, timeout=LONG):
        customer.choose(customer.finder.itemData(1))
    assert page.report.title == "Sub-processors for Harbourline Ferries plc"
    assert "Weidenhof" not in str(page.report)


def test_what_reaches_whom_leads_to_the_processor(window, qtbot):
    window.workspace.navigation.go("chains")
    page = _answered(window, qtbot)
    (part,) = [one for one in page.report.parts if one.title == "Processors and sub-processors"]
    page.opened.emit(next(line for line in part.lines if "Cinderlog" in line.cells[1]))
    assert "Log analysis" in window.workspace.page.record.title()
