"""The overview: what it shows, that every piece leads to what it was counted from, by mouse and by keys."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from ropa_desktop.register.activities import ProcessingActivity
from ropa_desktop.register.organisations import Organisation
from ropa_desktop.register.overview import Behind, overview
from ropa_desktop.store import deliveries, handover
from ropa_desktop.store.register import Register
from ropa_desktop.ui import look, overview_page
from ropa_desktop.ui.overview_pieces import _FILLS
from ropa_desktop.ui.small_charts import Piece, Stack, Tile
from tests.ui.hands import ENTER, TAB, click, editor, focus, press, type_over

LONG = 20_000  # milliseconds that a test waits at most


def _counted(window, qtbot):
    """The page with its figures."""
    page = window.workspace.answers["overview"]
    qtbot.waitUntil(lambda: page.seen is not None and not page.answering.is_busy(), timeout=LONG)
    QApplication.processEvents()  # what a layout was given is shown by the next turn of the loop
    return page


@pytest.fixture
def page(window, qtbot):
    window.deeds["show_overview"].trigger()
    return _counted(window, qtbot)


def _pieces(page):
    QApplication.processEvents()
    return [one for one in page.findChildren(Piece) if one.isVisibleTo(page)]


def _named(page, name):
    return next(one for one in _pieces(page) if one.objectName() == name)


def _answered(window, qtbot):
    answer = window.workspace.answer()
    qtbot.waitUntil(lambda: answer.report is not None and not answer.answering.is_busy(), timeout=LONG)
    return answer


def _part(answer):
    """The title of the part that one was led to."""
    row = answer.view.tree.row_of(answer.view.currentIndex())
    return row.part.title


def test_it_is_the_first_entry_but_a_register_opens_with_its_list(window):
    workspace = window.workspace
    assert workspace.navigation.item(0).text() == "Overview"
    assert workspace.navigation.current() == "ProcessingActivity"
    assert workspace.list.isVisible()
    assert workspace.answers == {}


def test_its_keys_are_given_to_nothing_else(window, qtbot):
    assert window.deeds["show_overview"].shortcut().toString() == "Ctrl+Shift+O"
    keys = [one.toString() for deed in window.deeds.values() for one in deed.shortcuts()]
    assert keys.count("Ctrl+Shift+O") == 1


def test_it_shows_what_was_counted(page, window):
    shown = {one.objectName(): one for one in _pieces(page)}
    figures = page.seen.figures
    for piece in figures.figures:
        if piece.code != "offences":
            assert shown[f"tile-{piece.code}"].number == f"{piece.number:,}"
    for piece in figures.points:
        assert shown[f"point-{piece.code}"].told == f"{piece.number} of {piece.total}"
    for piece in (*figures.statuses, *figures.grounds):
        assert shown[f"entry-{piece.code}"].number == f"{piece.number:,}"
    assert "tile-offences" not in shown  # there are none in the sample
    assert page.when.text().startswith("As of ")


def test_every_piece_says_its_name_and_is_a_button(page):
    names = [one.accessibleName() for one in _pieces(page)]
    assert len(set(names)) == len(names)
    nothing = next(one for one in page.seen.figures.grounds if one.code == "nothing")
    assert f"Transfers by ground: Nothing holds: {nothing.number}" in names
    for one in _pieces(page):
        told = QAccessible.queryAccessibleInterface(one)
        assert told.role() == QAccessible.Role.Button
        assert told.text(QAccessible.Text.Name) == one.accessibleName()


def test_tab_reaches_each_piece_once_from_top_to_bottom_and_leaves(page, window):
    press(focus(window.workspace.navigation), TAB)
    reached = []
    while page.isAncestorOf(QApplication.focusWidget()):
        held = QApplication.focusWidget()
        assert held not in reached
        reached.append(held)
        assert page.viewport().rect().intersects(held.rect().translated(held.mapTo(page.viewport(), QPoint(0, 0))))
        press(held, TAB)
    assert set(reached) == set(_pieces(page))
    places = [one.mapTo(page.widget(), QPoint(0, 0)) for one in reached if not isinstance(one, Tile)]
    assert [place.x() for place in places] == sorted(place.x() for place in places)  # first one column, then the other
    for column in {place.x() for place in places}:
        below = [place.y() for place in places if place.x() == column]
        assert below == sorted(set(below))


LEADS = {
    "tile-contradiction": ("findings", ""), "tile-missing": ("findings", ""), "tile-overdue": ("due", "Overdue"),
    "tile-soon": ("due", "This month"), "tile-owed": ("owed", "Missing"),
    "point-f": ("points", "(f) Time limits"),
    "entry-whole": ("points", "(a) Who is responsible"),
    "entry-nothing": ("transfers", "Nothing holds"), "entry-adequate": ("transfers", "Adequacy"),
}  # fmt: skip


@pytest.mark.parametrize("name", LEADS)
def test_each_piece_leads_to_what_it_was_counted_from(page, window, qtbot, name):
    question, title = LEADS[name]
    click(_named(page, name))
    assert window.workspace.navigation.current() == question
    answer = _answered(window, qtbot)
    assert _part(answer).startswith(title)
    assert answer.view.hasFocus()
    if name == "tile-contradiction":
        row = answer.view.tree.row_of(answer.view.currentIndex())
        assert row.part.says.startswith("contradiction")


@pytest.mark.parametrize("name", ["entry-active", "entry-planned", "tile-special"])
def test_what_was_counted_among_the_activities_is_their_list_with_a_chip(page, window, name):
    window.workspace.list.kept.clear()
    click(_named(page, name))
    shown = window.workspace.list
    assert window.workspace.navigation.current() == "ProcessingActivity"
    assert f"{len(shown.model.ids):,}" == _named(page, name).number
    assert len(shown.chips.boxes) == 1
    assert shown.table.hasFocus()


def test_every_answer_that_a_list_is_filtered_by_finds_what_was_counted(page, window):
    first, second, third, *_rest = window.desk.register.all(ProcessingActivity)
    for record, status in ((first, "suspended"), (second, "ended"), (third, None)):
        window.desk.write(record, ProcessingActivity.field("status"), status)
    window.desk.write(third.data[0], type(third.data[0]).field("special"), ("A10", "A9-1-health"))
    contents = handover.contents(window.desk.register)
    found = overview(contents, date.today())
    pieces = [one for one in (*found.statuses, *found.figures) if one.behind.field]
    assert len(pieces) == 7
    for one in pieces:
        chosen = {one.behind.field: one.behind.answers}
        ids = window.desk.find(one.behind.name, "", down=False, with_retired=False, chosen=chosen)
        assert len(ids) == one.number > 0


def test_enter_leads_there_too_and_an_answer_that_is_there_already_is_shown_at_once(page, window, qtbot):
    press(focus(_named(page, "entry-nothing")), ENTER)
    _answered(window, qtbot)
    window.deeds["show_overview"].trigger()
    press(focus(_named(page, "entry-adequate")), Qt.Key.Key_Space)
    assert _part(window.workspace.answer()).startswith("Adequacy")


def test_what_was_asked_of_the_answer_before_is_asked_no_more(page, window, qtbot):
    window.workspace.navigation.go("due")
    answer = _answered(window, qtbot)
    answer.choices.day.setText("2020-01-01")
    answer.choices.search.setText("review")
    answer.compute()
    _answered(window, qtbot)
    window.overview.go(Behind("due"))
    assert _answered(window, qtbot).report.day == date.today()
    assert answer.choices.search.text() == ""


def test_a_click_on_a_piece_of_a_bar_does_as_its_line_below(page, window, qtbot):
    stack = page.findChildren(Stack)[1]
    place = [one.code for one in page.seen.figures.grounds].index("safeguards")
    QTest.mouseMove(stack, stack.areas()[place].center().toPoint())
    QTest.mouseClick(stack, Qt.MouseButton.LeftButton, pos=stack.areas()[place].center().toPoint())
    assert _part(_answered(window, qtbot)).startswith("Appropriate safeguards")
    QTest.mouseClick(stack, Qt.MouseButton.LeftButton, pos=QPoint(round(stack.areas()[0].right()) + 1, 2))  # between


def test_a_piece_of_a_bar_that_is_one_of_many_can_still_be_hit(qtbot):
    stack = Stack([(9999, _FILLS["active"], "many"), (1, _FILLS["planned"], "one")])
    qtbot.addWidget(stack)
    stack.resize(400, 20)
    many, one = stack.areas()
    assert many.width() > 300
    assert one.width() >= 10
    assert one.right() <= 400


def test_no_two_pieces_of_a_chart_differ_by_colour_alone():
    statuses, grounds = list(_FILLS.values())[:5], list(_FILLS.values())[5:]
    for chart in (statuses, grounds):
        assert len({one.hatch for one in chart}) == len(chart)


def test_nothing_handed_over_leads_to_the_export_and_else_to_what_changed(page, window, qtbot):
    tile = _named(page, "tile-since")
    assert (tile.number, tile.words) == ("–", "not handed over yet")
    click(tile)
    assert type(window.dialog).__name__ == "ExportDialog"
    window.dialog.reject()
    register = window.desk.register
    deliveries.note(register, handover.standing(register), "controller", None, "record.xlsx", "en", "The authority")
    window.desk.changed.emit(set())
    qtbot.waitUntil(lambda: page.seen.since.number == 0 and not page.answering.is_busy(), timeout=LONG)
    first, second, *_rest = register.all(ProcessingActivity)
    for one in (first, second):
        window.desk.write(one, ProcessingActivity.field("department"), "Elsewhere")
    qtbot.waitUntil(lambda: page.seen.since.number == 2 and not page.answering.is_busy(), timeout=LONG)
    tile = _named(page, "tile-since")
    assert "handed to The authority" in tile.accessibleName()
    window.dialog = None
    click(tile)
    qtbot.waitUntil(lambda: window.dialog is not None, timeout=LONG)
    assert type(window.dialog).__name__ == "ComparedDialog"
    assert len(window.dialog.comparison.changes) == 2
    window.dialog.reject()


def test_it_is_counted_anew_after_an_edit_and_only_while_somebody_looks(page, window, qtbot):
    before, held = page.seen, focus(_named(page, "entry-active"))
    first = window.desk.register.all(ProcessingActivity)[0]
    window.desk.write(first, ProcessingActivity.field("status"), "suspended")
    assert page.seen is before  # what was counted last stays in sight
    qtbot.waitUntil(lambda: page.seen is not before and not page.answering.is_busy(), timeout=LONG)
    assert {one.code: one.number for one in page.seen.figures.statuses}["suspended"] == 1
    QApplication.processEvents()  # what a layout was given is shown, and has the focus, by the next turn of the loop
    assert QApplication.focusWidget() is not held
    assert QApplication.focusWidget().objectName() == "entry-active"
    window.workspace.navigation.go("System")
    seen = page.seen
    window.desk.undo()
    assert not page.answering.is_busy()
    window.deeds["show_overview"].trigger()
    qtbot.waitUntil(lambda: page.seen is not seen and not page.answering.is_busy(), timeout=LONG)
    assert "suspended" not in {one.code for one in page.seen.figures.statuses}


def test_an_empty_register_says_what_to_do_first(empty, qtbot):
    empty.deeds["show_overview"].trigger()
    page = _counted(empty, qtbot)
    assert page.says.text().startswith("Nothing is recorded yet.")
    assert _pieces(page) == []
    buttons = {one.text(): one for one in page.findChildren(QPushButton) if one.isVisibleTo(page)}
    assert list(buttons) == [
        "Your organisation",
        "New activity",
        "New from a starting point …",
        "Open the sample",
    ]
    click(buttons["Your organisation"])
    assert empty.workspace.page.record.kept_for
    type_over(editor(empty.workspace.page, "name"), "Larkspur AG")
    empty.deeds["show_overview"].trigger()
    qtbot.waitUntil(lambda: page.seen.ours and not page.answering.is_busy(), timeout=LONG)
    QApplication.processEvents()  # what a layout was given is shown by the next turn of the loop
    buttons = {one.text(): one for one in page.findChildren(QPushButton) if one.isVisibleTo(page)}
    assert buttons["New activity"].objectName() == "first"
    empty.overview.begin("organisation")  # it is there already
    assert [one.title() for one in empty.desk.register.all(Organisation)] == ["Larkspur AG"]
    empty.overview.begin("starting-point")
    assert type(empty.dialog).__name__ == "BeginDialog"
    empty.dialog.reject()
    empty.overview.begin("activity")
    assert isinstance(empty.workspace.page.record, ProcessingActivity)


def test_an_empty_register_leads_to_the_sample_too(empty, empty_path, qtbot):
    empty.overview.begin("sample")
    qtbot.waitUntil(lambda: empty.desk is not None and empty.desk.path != empty_path, timeout=LONG)
    assert empty.desk.count("ProcessingActivity") > 10


def test_a_register_that_can_only_be_read_offers_nothing_to_write(empty, qtbot):
    empty.time_travel.go(0)
    empty.deeds["show_overview"].trigger()
    page = _counted(empty, qtbot)
    assert [one.text() for one in page.findChildren(QPushButton) if one.isVisibleTo(page)] == ["Open the sample"]


def test_another_state_is_counted_as_of_its_day(page, window, qtbot):
    window.time_travel.go(0)
    past = _counted(window, qtbot)
    assert past is not page
    assert past.seen.figures.is_empty()
    window.time_travel.back()
    assert not _counted(window, qtbot).seen.figures.is_empty()


def test_closing_while_it_is_counted_waits_for_its_end(window):
    window.deeds["show_overview"].trigger()
    page = window.workspace.answers["overview"]
    assert page.answering.is_busy()
    window.close_register()
    assert not page.answering.is_busy()
    assert window.workspace.answers == {}


def test_a_register_without_answers_of_one_kind_says_so(make_window, tmp_path, qtbot):
    path = tmp_path / "one.ropa"
    with Register.create(path) as register, register.step("One") as session:
        session.add(ProcessingActivity(name="Payroll", next_review=date.today() + timedelta(days=3)))
    window = make_window(path)
    window.deeds["show_overview"].trigger()
    page = _counted(window, qtbot)
    words = [one.text() for one in page.findChildren(QWidget) if hasattr(one, "text") and one.isVisibleTo(page)]
    assert "No transfer is recorded." in words
    assert _named(page, "entry-not-told").words == "Status not told"
    assert _named(page, "tile-soon").number == "1"
    assert _named(page, "tile-overdue").tone == "stands"


@pytest.mark.parametrize("size", [(1280, 800), (900, 700)])
@pytest.mark.parametrize("text", [100, 200])
def test_nothing_is_cut_in_any_size(page, window, qapp, size, text):
    look.put_on(qapp, "light", text)
    try:
        window.resize(*size)
        for _turn in range(10):
            qapp.processEvents()
        assert page.widget().width() <= page.viewport().width()
        for one in _pieces(page):
            place = one.mapTo(page.widget(), QPoint(0, 0))
            assert place.x() >= 0
            assert place.x() + one.width() <= page.widget().width()
            needed = one.height_for(one.width()) if isinstance(one, Tile) else one.heightForWidth(one.width())
            assert one.height() >= needed
            if not isinstance(one, Tile):
                words = max(map(one.fontMetrics().horizontalAdvance, one.words.split()))
                assert words <= one.for_words(one.width())[1]
        below = [one.geometry() for one in _pieces(page) if isinstance(one, Tile)]
        assert not any(a.intersects(b) for a, b in pairwise(below))
    finally:
        look.put_on(qapp, "light", 100)


def test_all_can_be_seen_at_once_where_the_window_has_its_usual_size(page, window, qapp):
    window.resize(1280, 800)
    qapp.processEvents()
    assert page.verticalScrollBar().maximum() == 0
    assert page._columns.direction() == overview_page.QBoxLayout.Direction.LeftToRight
    window.resize(900, 700)
    qapp.processEvents()
    assert page._columns.direction() == overview_page.QBoxLayout.Direction.TopToBottom
