"""Lists: found while typing, sorted by every heading, read by pages; set aside and brought back."""

from PySide6.QtCore import QAbstractTableModel, Qt
from PySide6.QtWidgets import QApplication, QTableView

from ropa_desktop.register.activities import ProcessingActivity
from ropa_desktop.register.kinds import Choice, Choices, Period, YesNo
from ropa_desktop.register.records import BY_NAME
from ropa_desktop.store.lists import LISTINGS, PAGE
from ropa_desktop.store.register import Register
from ropa_desktop.ui import cells
from ropa_desktop.ui.navigation import LISTS
from ropa_desktop.ui.record_list import ListModel
from tests.ui.hands import answer, click, editor, focus, press, steps

ALT = Qt.KeyboardModifier.AltModifier


def _shown(window, column=1):
    model = window.workspace.list.model
    return [model.data(model.index(place, column)) for place in range(len(model.ids))]


def _search(window, text):
    one = window.workspace.list
    one.search.setText(text)
    assert one._rest.isActive()
    assert one._rest.interval() <= 150
    one._rest.timeout.emit()
    one._rest.stop()
    one.settle()
    return _shown(window)


def test_the_list_is_found_while_typing_and_says_how_many(window):
    everything = _shown(window)
    focus(window.workspace.list.search)
    found = _search(window, "newsl")
    assert found
    assert set(found) < set(everything)
    assert window.workspace.list.count.text() == f"{len(found)} of {len(everything)}"
    press(window.workspace.list.search, Qt.Key.Key_Escape)
    assert window.workspace.list.search.text() == ""
    window.workspace.list._rest.timeout.emit()
    assert _shown(window) == everything


FOUND = {
    "WEBSITE accounts": ("ProcessingActivity", "Website and accounts"),
    "support desk": ("ProcessingActivity", "Support and service messages"),
    "tidewell": ("ProcessingActivity", "Support and service messages"),
    "saffron desk": ("ProcessingActivity", "Support and service messages"),
    "website users": ("ProcessingActivity", "Usage analysis and testing"),
    "falkensand": ("Organisation", "Larkspur Messaging AG"),
    "dpo@larkspur.example.org": ("Organisation", "Larkspur Messaging AG"),
    "gottingen": ("Organisation", "Weidenhof Versand GmbH"),
}


def test_a_search_looks_into_rows_and_links_and_past_accents(window):
    for text, (listing, title) in FOUND.items():
        window.workspace.navigation.go(listing)
        column = 1 if listing == "ProcessingActivity" else 0
        _search(window, text)
        assert any(title in one for one in _shown(window, column)), text
    window.workspace.navigation.go("System")
    assert window.workspace.list.search.text() == "", "another list begins without the search of the last"
    assert len(_shown(window, 0)) == window.desk.count("System")


ODD = [
    '"', "'; DROP TABLE search", "R&D", "6(1)(b)", "e-mail", "*", "NEAR(a b)", "a AND", "😀", "\x07", "%_", "x" * 5000,
    "many words " * 400, "   ", "-", "col:umn", "سجل",
]  # fmt: skip


def test_any_text_is_a_search(window):
    for text in ODD:
        window.workspace.list.search.setText("")
        _search(window, text)
    assert not window.banner.isVisible()
    assert _search(window, "website")


def test_every_heading_sorts_by_what_is_shown_both_ways(window):
    header = window.workspace.list.table.horizontalHeader()
    for name, _words in LISTS:
        window.workspace.navigation.go(name)
        for column, one in enumerate(LISTINGS[name].columns):
            for order in (Qt.SortOrder.AscendingOrder, Qt.SortOrder.DescendingOrder):
                header.setSortIndicator(column, order)
                shown = [text.casefold() for text in _shown(window, column)]
                if one.field in ("period", "hosting_countries", "Purpose.legal_basis"):
                    continue  # by length of time, and by the first of several
                placed = [text for text in shown if text and text != "(no name yet)"]
                assert placed == sorted(placed, reverse=order == Qt.SortOrder.DescendingOrder), (name, one.field)


def test_periods_sort_by_their_length(window):
    window.workspace.navigation.go("RetentionRule")
    for period in ("10 years", "6 months", "3 weeks", "80 days"):
        window.new_record()
        answer(editor(window.workspace.page, "period"), period)
    window.workspace.list.table.horizontalHeader().setSortIndicator(2, Qt.SortOrder.AscendingOrder)
    shown = [text for text in _shown(window, 2) if text in ("10 years", "6 months", "3 weeks", "80 days")]
    assert list(dict.fromkeys(shown)) == ["3 weeks", "80 days", "6 months", "10 years"]


def test_a_cell_says_what_the_field_says():
    for listing in LISTINGS.values():
        for place, column in enumerate(listing.columns):
            own = next((one for one in BY_NAME[listing.record].fields if one.name == column.field), None)
            if own is None:
                continue
            if isinstance(own.kind, Choice):
                for code, title in own.kind.titles().items():
                    assert cells.words(listing, place, code) == title, f"{listing.record}.{own.name}"
            if isinstance(own.kind, Choices):
                code = next(iter(own.kind.titles()))
                assert cells.words(listing, place, f"{code} {code}") == own.kind.to_text((code, code))
            if isinstance(own.kind, YesNo):
                assert [cells.words(listing, place, value) for value in (1, 0, None)] == ["Yes", "No", ""]
            if isinstance(own.kind, Period):
                assert cells.words(listing, place, "P6M") == "6 months"


def test_the_neighbour_keys_go_down_the_list_as_it_is_sorted_and_found(window):
    window.workspace.list.table.horizontalHeader().setSortIndicator(1, Qt.SortOrder.DescendingOrder)
    found = _search(window, "website")
    assert len(found) > 2
    seen = []
    for _n in range(len(found) + 1):
        press(window.workspace.list, Qt.Key.Key_Down, ALT)
        seen.append(window.workspace.page.record.name)
    assert seen == [*found, found[-1]]
    held = focus(editor(window.workspace.page, "name").focus)
    press(held, Qt.Key.Key_Up, ALT)
    assert window.workspace.page.record.name == found[-2]


def test_an_edit_keeps_search_order_and_place(window):
    found = _search(window, "website")
    window.workspace.step(1)
    window.workspace.step(1)
    page, name = window.workspace.page, window.workspace.page.record.name
    answer(editor(page, "department"), "Accounts")
    assert window.workspace.list.search.text() == "website"
    assert _shown(window) == found
    assert window.workspace.list.selected() == page.record_id
    assert page.record.name == name


def test_another_register_begins_without_search_order_and_what_was_set_aside(window, qtbot, tmp_path):
    click(window.workspace.list.retired)
    window.workspace.list.table.horizontalHeader().setSortIndicator(1, Qt.SortOrder.DescendingOrder)
    _search(window, "website")
    other = tmp_path / "other.ropa"
    with Register.create(other) as register, register.step("Many") as session:
        session.add_all(ProcessingActivity(code=f"A-{n}", name=name) for n, name in enumerate("cab"))
    window.open(other)
    qtbot.waitUntil(lambda: window.desk is not None and window.desk.path == other)
    assert _shown(window) == ["c", "a", "b"]
    assert not window.workspace.list.retired.isChecked()


def test_a_new_record_is_seen_although_a_search_would_hide_it(window):
    _search(window, "website")
    before = steps(window)
    window.new_record()
    assert steps(window) == before + 1
    assert window.workspace.page.record_id in window.workspace.list.model.ids
    assert window.workspace.list.selected() == window.workspace.page.record_id
    codes = [one.code for one in window.desk.register.all(ProcessingActivity)]
    assert codes.count(window.workspace.page.record.code) == 1


def test_10000_activities_are_read_by_pages(make_window, tmp_path):
    path = tmp_path / "large.ropa"
    with Register.create(path) as register, register.step("Many") as session:
        session.add_all(ProcessingActivity(code=f"A-{n:05}", name=f"Activity {n:05}") for n in range(10_000))
    window = make_window(path)
    window.workspace.list.settle()
    QApplication.processEvents()
    model = window.workspace.list.model
    assert len(model.ids) == 10_000
    assert 0 < len(model._rows) <= 2 * PAGE
    window.workspace.list.table.scrollToBottom()
    QApplication.processEvents()
    assert model.data(model.index(9_999, 1)) == "Activity 09999"
    assert len(model._rows) <= 4 * PAGE
    assert _search(window, "09999") == ["Activity 09999"]
    window.workspace.step(1)
    assert window.workspace.page.record.name == "Activity 09999"


def test_names_keep_their_room_in_a_narrow_list_of_two_columns(window):
    shown = window.workspace.list
    header = shown.table.horizontalHeader()
    for name, left in (("CategoryOfDataSubjects", 1), ("SecurityMeasure", 2), ("ProcessingActivity", 2)):
        window.workspace.navigation.go(name)
        shown.settle()
        shown.resize(240, 600)
        seen = [place for place in range(header.count()) if not header.isSectionHidden(place)]
        assert seen == list(range(left)), name
    window.workspace.navigation.go("CategoryOfDataSubjects")
    shown.settle()
    shown.resize(600, 600)
    assert not header.isSectionHidden(1)


def test_a_cell_that_is_painted_is_asked_for_once(window, qtbot):
    window.workspace.navigation.go("ProcessingActivity")
    window.workspace.list.settle()
    real, asked = window.workspace.list.model, []

    class Counting(ListModel):
        def multiData(self, index, span):  # noqa: N802
            asked.append((index.row(), index.column()))
            super().multiData(index, span)

    class Singly(ListModel):
        multiData = QAbstractTableModel.multiData  # noqa: N815  (asks `data` for each of a dozen roles)

    def painted(model):
        table = QTableView()
        qtbot.addWidget(table)
        model.words = real.words
        model.show(real._connection, real.listing, real.ids, real.headings)
        table.setModel(model)
        table.resize(400, 300)
        return table.grab().toImage()

    assert painted(Counting()) == painted(Singly())
    assert asked
    assert len(asked) == len(set(asked))
