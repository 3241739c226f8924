"""Each declared field of every class stands on exactly one page, and a page names nothing else."""

from collections import Counter

import pytest

from ropa_desktop.register.kinds import Choice, Choices, Day, Link, Links, Number, Period, Rows, Text, YesNo
from ropa_desktop.register.records import ALL, BY_NAME, ROOTS
from ropa_desktop.store.lists import LISTINGS
from ropa_desktop.ui import cells, chain, chips, editors, rows
from ropa_desktop.ui.navigation import LISTS
from ropa_desktop.ui.pages import PAGES
from ropa_desktop.ui.workspace import EMPTY
from tests.ui.hands import go_to, row

EDITORS = {
    Rows: rows.RowCards, Links: (chips.ChipsOfRecords, chain.Chain), Link: chips.LinkLine,
    Choices: (editors.Boxes, chips.ChipsOfCodes), Choice: editors.Pick, YesNo: editors.Pick,
    Day: editors.DayLine, Period: editors.Line, Number: editors.Line, Text: (editors.Line, editors.Words),
}  # fmt: skip


def test_every_class_has_a_page_and_every_page_a_class():
    assert set(PAGES) == set(BY_NAME)


@pytest.mark.parametrize("cls", ALL, ids=lambda cls: cls.__name__)
def test_each_field_stands_on_its_page_once(cls):
    placed = Counter(name for section in PAGES[cls.__name__].sections for name in section.fields)
    assert placed == Counter(one.name for one in cls.fields)


@pytest.mark.parametrize("cls", ALL, ids=lambda cls: cls.__name__)
def test_a_card_sums_up_declared_fields_only(cls):
    assert set(PAGES[cls.__name__].summary) <= {one.name for one in cls.fields}


def test_every_record_that_is_no_row_has_a_list_and_a_word_for_its_emptiness():
    reachable = {name for name, _words in LISTS}
    assert {cls.__name__ for cls in ROOTS} - {"DismissedFinding"} <= reachable  # it stands beside what it judges
    assert reachable == set(LISTINGS) == set(EMPTY)


def test_every_column_of_a_list_has_a_heading():
    for listing in LISTINGS.values():
        headings = cells.headings(listing)
        assert len(headings) == len(listing.columns)
        assert all(headings)


@pytest.mark.parametrize("cls", ALL, ids=lambda cls: cls.__name__)
def test_every_row_owned_by_a_record_can_be_reached_from_its_owner(cls):
    for owner in cls.owners:
        assert any(one.kind.target == cls.__name__ for one in BY_NAME[owner].rows_fields())


PAGED = [name for name, _words in LISTS if name != "Transfer"]


def test_the_shown_pages_hold_an_editor_of_the_right_sort_for_each_field(window):
    for name in PAGED:
        page = go_to(window, name)
        for one in BY_NAME[name].fields:
            placed = [form.rows[one.name] for form in page.forms if one.name in form.rows]
            assert len(placed) == 1
            assert isinstance(placed[0].editor, EDITORS[type(one.kind)]), f"{name}.{one.name}"


def test_a_field_is_seen_where_it_is_asked_or_holds_something(window):
    for name in PAGED:
        page = go_to(window, name)
        for one in BY_NAME[name].fields:
            told = one.value(page.record) not in (None, "", (), [])
            seen = row(page, one.name).column.isVisibleTo(page)
            assert seen == (one.asked_of(page.record) or told), f"{name}.{one.name}"
