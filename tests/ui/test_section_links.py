"""The links above a record lead to its sections, follow the scrolling, and are short in every language."""

from PySide6.QtWidgets import QApplication

from ropa_desktop.ui.pages import PAGES
from ropa_desktop.ui.section_links import SHORT
from tests.ui.hands import click, editor, go_to


def _marked(page):
    QApplication.processEvents()
    return [place for place, link in enumerate(page.links.links) if link.property("here")]


def test_the_section_that_one_has_scrolled_to_is_marked_and_told(window):
    page = go_to(window, "ProcessingActivity")
    bar = page.area.verticalScrollBar()
    QApplication.processEvents()
    for place, heading in enumerate(page.headings[:5]):
        bar.setValue(heading.y())
        assert _marked(page) == [place]
        told = [link.accessibleDescription() for link in page.links.links]
        assert [bool(words) for words in told] == [at == place for at in range(len(told))]
    bar.setValue(bar.maximum())
    assert _marked(page) == [len(page.headings) - 1]


def test_a_link_brings_the_heading_to_the_top_and_the_focus_into_the_section(window):
    page = go_to(window, "ProcessingActivity")
    QApplication.processEvents()
    click(page.links.links[2])
    assert page.area.verticalScrollBar().value() == page.headings[2].y()
    assert QApplication.focusWidget() is next(iter(editor(page, "data").cards.values()))
    assert _marked(page) == [2]


def test_another_record_begins_at_its_top(window):
    page = go_to(window, "ProcessingActivity")
    QApplication.processEvents()
    page.show_section(3)
    window.workspace.step(1)
    page.complete()
    assert _marked(page) == [0]


def test_every_short_name_is_one_of_a_heading():
    headings = {section.heading for page in PAGES.values() for section in page.sections}
    assert set(SHORT) <= headings
    assert all(len(short) < len(heading) for heading, short in SHORT.items())
