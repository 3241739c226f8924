"""A page that answers a question for a day: what it shows, how it is worked out, and how one goes through it."""

import threading
from datetime import date
from itertools import islice, pairwise

import pytest
from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QLineEdit

from ropa_desktop.errors import KnownError
from ropa_desktop.register.activities import ProcessingActivity
from ropa_desktop.register.organisations import Organisation
from ropa_desktop.register.report import Heading, Line, Part, Report
from ropa_desktop.ui import ask, navigation, report_page, slices
from ropa_desktop.ui.questions import QUESTIONS, Question
from ropa_desktop.ui.report_columns import FEWEST, columns, sample
from ropa_desktop.ui.report_paint import Rows
from ropa_desktop.ui.report_tree import LEAST, MORE, MOST, words_of
from ropa_desktop.ui.report_view import FEW, ReportView
from tests.ui.hands import ENTER, TAB, answer, click, editor, focus, go_to, press, type_over

LONG = 20_000  # milliseconds that a test waits at most
asked = []  # of the question that the tests ask: day, organisation, further
LATCH = threading.Event()
HEADINGS = (Heading("Name", 20), Heading("Day", 8), Heading("How many", 5))


def activities(contents, on, **further):
    """The question of these tests: each activity with a tone of its own."""
    asked.append((on, contents.organisation and contents.organisation.title(), further))
    tones = ("missing", "advice", "stands", "soft", "")
    lines = [
        Line((one.title(), date(2026, 3, 9), 1200), tones[place % 5], "ProcessingActivity", one.id)
        for place, one in enumerate(islice(contents.activities, 14))
    ]
    parts = (Part("All", HEADINGS, tuple(lines), "Each activity."), Part("None", HEADINGS, (), none="Nothing here."))
    return Report("tested", "Tested", "What is tested.", on, parts, contents.standing)


def refused(contents, on):
    """A question that cannot be answered."""
    raise KnownError("It cannot be told.")


def held_up(contents, on, **further):
    """A question that takes until the test lets it go."""
    asked.append((on, None, further))
    LATCH.wait(LONG / 1000)
    return activities(contents, on, **further)


class Controls(QLineEdit):
    """Which word; none is chosen at first."""

    changed = Signal()

    def __init__(self, desk):
        super().__init__()
        self.setAccessibleName("Which word")
        self.textChanged.connect(lambda _text: self.changed.emit())

    def asked(self):
        """The word, or what is still to be done."""
        return {"word": self.text()} if self.text() else "Say which word."


@pytest.fixture
def ask_question(window, qtbot, monkeypatch):
    """Put a question in the place of the first one, and give its page."""
    asked.clear()
    LATCH.clear()

    def put(answers="activities", controls=""):
        question = Question("findings", "Tested", f"{__name__}:{answers}", controls and f"{__name__}:{controls}")
        monkeypatch.setattr(navigation, "QUESTIONS", (question,))
        window.workspace.navigation.go("findings")
        return window.workspace.answer()

    yield put
    LATCH.set()


def _answered(page, qtbot, times=1):
    qtbot.waitUntil(lambda: len(asked) >= times and not page.answering.is_busy(), timeout=LONG)
    return page


def _told(page, qtbot):
    def is_told():
        return not page.answering.is_busy() and (page.report is not None or page.hint.text() != "")

    qtbot.waitUntil(is_told, timeout=LONG)


def _lines(page):
    return [row.line for _part, rows in page.view.tree.parts for row in rows if row.line is not None]


def _index(page, part, place):
    return page.view.tree.index(place, 0, page.view.tree.index(part, 0))


def test_it_shows_the_parts_with_their_headings_counts_and_what_is_said_of_none(ask_question, qtbot, window):
    page = _answered(ask_question(), qtbot)
    tree = page.view.tree
    assert page.title.text() == "Tested"
    assert page.says.text() == "What is tested."
    assert len(_lines(page)) == 14
    assert page.counts.text().endswith("14 lines · missing, or does not hold: 3 · to be looked at: 3 · stands: 3")
    assert [row.part.title for row, _rows in tree.parts] == ["All", "None"]
    assert [row.kind for row in tree.parts[0][1][:2]] == ["heads", "line"]
    assert _index(page, 1, 0).data() == "Nothing here."
    [(on, organisation, further)] = asked
    assert (on, organisation, further) == (date.today(), None, {})


def test_a_line_is_read_with_its_headings_and_what_its_tone_says(ask_question, qtbot):
    page = _answered(ask_question(), qtbot)
    said = _index(page, 0, 1).data(Qt.ItemDataRole.AccessibleTextRole)
    assert said.startswith("Name: ")
    assert said.endswith("Day: 9 Mar 2026; How many: 1,200; missing, or does not hold")
    assert QAccessible.queryAccessibleInterface(page.view).text(QAccessible.Text.Name) == "Tested"


def test_the_day_is_today_or_any_other(ask_question, qtbot):
    page = _answered(ask_question(), qtbot)
    page.choices.day.setText("2020-07-17")
    press(focus(page.choices.day), ENTER)
    _answered(page, qtbot, 2)
    assert asked[1][0] == date(2020, 7, 17)
    assert page.counts.text().startswith("17 Jul 2020")
    focus(page.search)
    assert len(asked) == 2, "leaving the day asks nothing anew"


def test_what_is_no_day_is_said_and_asks_nothing(ask_question, qtbot):
    page = _answered(ask_question(), qtbot)
    page.choices.day.setText("yesterday")
    press(focus(page.choices.day), ENTER)
    assert "“yesterday” is not a day" in page.hint.text()
    assert page.hint.isVisible()
    page.choices.day.setText("")
    press(focus(page.choices.day), ENTER)
    _answered(page, qtbot, 2)
    assert not page.hint.isVisible()
    assert len(asked) == 2


def test_the_organisation_can_be_chosen_where_there_are_several(ask_question, qtbot, window):
    page = _answered(ask_question(), qtbot)
    assert not page.choices.organisation.isVisible()
    other = next(one for one in window.desk.register.all(Organisation) if not one.kept_for)
    window.desk.write(other, Organisation.field("kept_for"), True)
    _answered(page, qtbot, 2)
    assert page.choices.organisation.isVisible()
    page.choices.organisation.setCurrentIndex(page.choices.organisation.findData(other.id))
    _answered(page, qtbot, 3)
    assert asked[2][1] == other.title()


def test_further_controls_are_given_to_the_question_and_say_what_is_missing(ask_question, qtbot):
    page = ask_question(controls="Controls")
    assert page.hint.text() == "Say which word."
    assert not asked
    assert not page.excel.isEnabled()
    page.choices.controls.setText("bank")
    _answered(page, qtbot)
    assert asked[0][2] == {"word": "bank"}
    assert not page.hint.isVisible()


def test_what_cannot_be_told_is_said(ask_question, qtbot):
    page = ask_question("refused")
    _told(page, qtbot)
    assert page.hint.text() == "It cannot be told."


def test_the_newest_request_counts_and_what_was_asked_between_is_never_worked_out(ask_question, qtbot):
    page = ask_question("held_up")
    qtbot.waitUntil(lambda: len(asked) == 1, timeout=LONG)
    for day in ("2001-01-01", "2002-02-02", "2003-03-03"):
        page.choices.day.setText(day)
        press(focus(page.choices.day), ENTER)
    LATCH.set()
    qtbot.waitUntil(lambda: page.report is not None and not page.answering.is_busy(), timeout=LONG)
    assert page.report.day == date(2003, 3, 3)
    assert {call[0] for call in asked} == {date.today(), date(2003, 3, 3)}


def test_what_takes_long_says_so_and_keeps_the_answer_that_is_there(ask_question, qtbot, monkeypatch):
    monkeypatch.setattr(report_page, "REST", 1)
    LATCH.set()
    page = _answered(ask_question("held_up"), qtbot, 2)
    LATCH.clear()
    page.compute()
    qtbot.waitUntil(lambda: page.counts.text() == "Working …", timeout=LONG)
    assert len(_lines(page)) == 14
    LATCH.set()
    qtbot.waitUntil(lambda: page.counts.text() != "Working …", timeout=LONG)


def test_an_edit_is_answered_anew_only_where_somebody_looks(ask_question, qtbot, window):
    page = _answered(ask_question(), qtbot)
    first = window.desk.register.all(ProcessingActivity)[0]
    window.desk.write(first, ProcessingActivity.field("name"), "Renamed here")
    _answered(page, qtbot, 2)
    assert any("Renamed here" in line.cells[0] for line in _lines(page))
    window.workspace.navigation.go("System")
    window.desk.write(first, ProcessingActivity.field("name"), "Renamed there")
    qtbot.wait(report_page.REST * 2)
    assert len(asked) == 2
    window.workspace.navigation.go("findings")
    _answered(page, qtbot, 3)
    assert any("Renamed there" in line.cells[0] for line in _lines(page))


def test_line_and_place_stay_when_it_is_worked_out_anew(ask_question, qtbot, window):
    window.resize(900, 500)
    page = _answered(ask_question(), qtbot)
    page.view.setCurrentIndex(_index(page, 0, 9))
    held, top = page.view.line(), page.view.verticalScrollBar().value()
    assert top > 0
    page.view.setExpanded(page.view.tree.index(1, 0), False)
    first = window.desk.register.all(ProcessingActivity)[0]
    window.desk.write(first, ProcessingActivity.field("name"), "Zz renamed")
    _answered(page, qtbot, 2)
    assert page.view.line().record_id == held.record_id
    assert page.view.verticalScrollBar().value() == top
    assert page.view.isExpanded(page.view.tree.index(0, 0))
    assert not page.view.isExpanded(page.view.tree.index(1, 0))


def test_enter_and_double_click_open_the_record_and_coming_back_finds_the_line(ask_question, qtbot, window):
    page = _answered(ask_question(), qtbot)
    page.view.setCurrentIndex(_index(page, 0, 3))
    line = page.view.line()
    press(focus(page.view), ENTER)
    assert window.workspace.page.record_id == line.record_id
    assert window.workspace.navigation.current() == "ProcessingActivity"
    window.workspace.navigation.go("findings")
    assert page.view.line() == line
    place = page.view.visualRect(_index(page, 0, 5)).center()
    qtbot.mouseClick(page.view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert window.workspace.page is None, "one click chooses"
    qtbot.mouseDClick(page.view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert window.workspace.page.record_id == _lines(page)[4].record_id


def test_the_keys_go_through_lines_and_parts_and_fold_them(ask_question, qtbot):
    page = _answered(ask_question(), qtbot)
    view = page.view
    view.setCurrentIndex(view.tree.index(0, 0))
    press(focus(view), Qt.Key.Key_Down)
    assert view.line() == _lines(page)[0], "past the headings"
    for _line in range(14):
        press(view, Qt.Key.Key_Down)
    assert view.currentIndex() == view.tree.index(1, 0)
    press(view, Qt.Key.Key_Left)
    assert not view.isExpanded(view.tree.index(1, 0))
    press(view, ENTER)
    assert view.isExpanded(view.tree.index(1, 0))
    press(view, Qt.Key.Key_Home)
    assert view.currentIndex() == view.tree.index(0, 0)


def test_lines_are_looked_for_and_counted(ask_question, qtbot, window):
    page = _answered(ask_question(), qtbot)
    window.deeds["search"].trigger()
    assert QApplication.focusWidget() is page.search
    page.search.setText("support  9 mar")
    qtbot.waitUntil(lambda: len(_lines(page)) == 1, timeout=LONG)
    assert "1 of 14 lines" in page.counts.text()
    assert len(page.view.tree.parts) == 1
    press(page.search, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: len(_lines(page)) == 14, timeout=LONG)
    assert len(asked) == 1


def test_chosen_lines_are_copied_as_columns(ask_question, qtbot):
    page = _answered(ask_question(), qtbot)
    page.view.setCurrentIndex(_index(page, 0, 1))
    page.view.copy()
    headings, line = QApplication.clipboard().text().split("\n")
    assert headings.split("\t") == [one.words for one in page.view.tree.parts[0][0].part.headings]
    assert line == f"{_lines(page)[0].cells[0]}\t2026-03-09\t1200"
    assert "<td>2026-03-09</td><td>1200</td>" in QApplication.clipboard().mimeData().html()


@pytest.mark.parametrize(("pressed", "suffix", "begins"), [("excel", ".xlsx", b"PK"), ("pdf", ".pdf", b"%PDF")])
def test_it_is_written_in_the_background(ask_question, qtbot, window, tmp_path, monkeypatch, pressed, suffix, begins):
    page = _answered(ask_question(), qtbot)
    suggested = []

    def place(_parent, name, _suffix):
        suggested.append(name)
        return tmp_path / f"out{suffix}"

    monkeypatch.setattr(ask, "place_for_export", place)
    click(getattr(page, pressed))
    qtbot.waitUntil(lambda: "Exported to" in window.banner.words.text() and window.work.work is None, timeout=LONG)
    assert (tmp_path / f"out{suffix}").read_bytes().startswith(begins)
    assert suggested[0].endswith(f"sample-tested-{date.today()}{suffix}")


def test_closing_while_it_is_worked_out_waits_for_its_end(ask_question, qtbot, window):
    page = ask_question("held_up")
    qtbot.waitUntil(lambda: len(asked) == 1, timeout=LONG)
    threading.Timer(0.05, LATCH.set).start()
    window.close_register()
    assert not page.answering.is_busy()
    assert window.workspace.answers == {}


def test_another_state_of_the_register_is_asked_too(ask_question, qtbot, window):
    _answered(ask_question(), qtbot)
    window.time_travel.go(0)
    page = window.workspace.answer()
    _answered(page, qtbot, 2)
    assert _lines(page) == []
    window.time_travel.back()
    page = _answered(window.workspace.answer(), qtbot, 3)
    assert len(_lines(page)) == 14


def _view(qtbot, lines, width=900):
    view = ReportView("Many")
    qtbot.addWidget(view)
    view.resize(width, 600)
    view.show_parts([Part("Many", HEADINGS, tuple(lines))])
    view.finish()
    view.show()
    return view


def test_many_lines_are_shown_in_part_until_more_are_wanted(qtbot):
    many = MOST + MORE + 50
    view = _view(qtbot, [Line((f"Line {n}", None, n)) for n in range(many)])
    part = view.tree.index(0, 0)
    assert view.tree.rowCount(part) == 1 + MOST + 1
    more = view.tree.index(MOST + 1, 0, part)
    assert more.data() == f"Show more: {many - MOST:,} are left; the workbook and the PDF have them all"
    view.setCurrentIndex(more)
    press(view, ENTER)
    view.finish()
    assert view.tree.rowCount(part) == 1 + MOST + MORE + 1
    view.setCurrentIndex(view.tree.index(MOST + MORE + 1, 0, part))
    press(view, ENTER)
    view.finish()
    assert view.tree.rowCount(part) == many + 1
    view.show_parts(view.tree.wanted, f"line {many - 1}")
    view.finish()
    assert view.tree.count() == 1


def test_cells_wrap_so_that_all_of_them_can_be_read(qtbot):
    words = "Several words that are together much longer than their column is wide " * 3
    short, long, unbroken = (Line((text, None, 1)) for text in ("Short", words, "x" * 400))
    view = _view(qtbot, [short, long, unbroken], 700)
    one, two, three = (view.rowHeight(view.tree.index(n, 0, view.tree.index(0, 0))) for n in (1, 2, 3))
    assert two > one * 2
    assert three > one * 2
    view.resize(1400, 600)
    QApplication.processEvents()
    assert view.rowHeight(view.tree.index(2, 0, view.tree.index(0, 0))) < two


def test_a_tone_has_a_mark_and_not_colour_alone(qtbot):
    def picture(tone):
        view = _view(qtbot, [Line(("Same", None, 1), tone)])
        area = view.visualRect(view.tree.index(1, 0, view.tree.index(0, 0)))
        image = view.viewport().grab(area).toImage()
        ground = image.pixelColor(image.width() - 2, 4)
        return frozenset((x, y) for x in range(20) for y in range(image.height() - 2)
                         if abs(image.pixelColor(x, y).lightness() - ground.lightness()) > 60)  # fmt: skip

    shapes = [picture(tone) for tone in ("missing", "advice", "stands")]
    assert len(set(shapes)) == 3
    assert all(shapes)
    assert picture("") == frozenset()


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda one: one.name)
def test_each_question_is_answered_or_says_what_it_needs(window, qtbot, question):
    window.workspace.navigation.go(question.name)
    page = window.workspace.answer()
    _told(page, qtbot)
    if page.report is not None:
        assert page.report.title
        for part in page.report.parts:
            assert all(len(line.cells) == len(part.headings) for line in part.lines)


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda one: one.name)
def test_each_question_speaks_of_an_empty_register_too(empty, qtbot, question):
    empty.workspace.navigation.go(question.name)
    page = empty.workspace.answer()
    _told(page, qtbot)
    assert page.hint.text() or page.says.text() or page.view.tree.parts


def test_a_finding_leads_to_its_field(window, qtbot):
    window.workspace.navigation.go("findings")
    page = window.workspace.answer()
    qtbot.waitUntil(lambda: page.report is not None, timeout=LONG)
    part, place = next(
        (above, below)
        for above, (_row, rows) in enumerate(page.view.tree.parts)
        for below, row in enumerate(rows)
        if row.line and row.line.class_name == "PersonalData"
    )
    page.view.setCurrentIndex(_index(page, part, place))
    line = page.view.line()
    press(focus(page.view), ENTER)
    opened = window.workspace.page
    held = QApplication.focusWidget()
    rows = [row for form in opened.forms for row in form.every_row()]
    reached = next(row for row in rows if row.editor.focus is held)
    assert (reached.form.record.id, reached.field.name) == (line.record_id, line.field_name)


def test_mending_what_was_found_takes_it_off_the_list(window, qtbot):
    page = go_to(window, "System")
    type_over(editor(page, "name"), "")
    answer(editor(page, "name"), "")
    window.workspace.navigation.go("findings")
    findings = window.workspace.answer()
    qtbot.waitUntil(lambda: findings.report is not None, timeout=LONG)
    before = findings.report.lines()
    window.undo()
    qtbot.waitUntil(lambda: findings.report.lines() < before, timeout=LONG)


def test_tab_leads_through_a_page_in_the_order_of_reading(ask_question, qtbot):
    page = _answered(ask_question(controls="Controls"), qtbot, 0)
    page.choices.controls.setText("bank")
    _answered(page, qtbot)
    focus(page.excel)
    reached = []
    for _step in range(7):
        reached.append(QApplication.focusWidget())
        press(reached[-1], TAB)
    day = page.choices.day
    assert reached[:3] == [page.excel, page.pdf, day]
    assert reached[4:] == [page.choices.controls, page.search, page.view]
    assert isinstance(_index(page, 0, 0).parent(), QModelIndex)


def _columns(lines, width, headings=HEADINGS):
    return columns(headings, [Line(cells) for cells in lines], words_of, lambda text: 7 * len(text), width)


def test_columns_are_as_wide_as_what_they_say_and_leave_the_rest_to_the_others():
    places, below = _columns([("A name that takes some room", date(2026, 3, 9), 3)], 900)
    assert below == ()
    (first, wide), (second, day), (third, number) = places
    assert first + wide < second < second + day < third
    assert third + number <= 900
    assert wide > 2 * day > number
    assert day >= 7 * len("9 Mar 2026")


@pytest.mark.parametrize("width", [60, 300, 700, 1800])
@pytest.mark.parametrize("words", ["", "short", "word " * 300, "x" * 5000])
@pytest.mark.parametrize("many", [1, 3, 9])
def test_columns_never_leave_the_page_nor_lie_over_each_other(width, words, many):
    headings = [Heading(f"Heading {n}", n % 4) for n in range(many)]
    places, below = _columns([(words,) * many] * 200, width, headings)
    beside = [place for at, place in enumerate(places) if at not in below]
    assert all(left + wide <= other for (left, wide), (other, _next) in pairwise(beside))
    assert width < 100 or all(left + wide <= width for left, wide in places)
    assert len(beside) >= min(many, FEWEST)


def test_what_is_much_longer_than_its_column_stands_below_the_others():
    headings = (*HEADINGS, Heading("Why", 10))
    places, below = _columns([("Name", date(2026, 3, 9), 3, "Because of this and that. " * 30)], 700, headings)
    assert below == (3,)
    assert places[3][1] > 600
    assert _columns([("Name", date(2026, 3, 9), 3, "Because.")], 700, headings).below == ()


def test_where_many_columns_have_no_room_beside_each_other_no_word_is_broken():
    headings = [Heading(f"Heading {n}") for n in range(9)]
    places, below = _columns([("considerable",) * 9], 640, headings)
    assert below
    assert all(wide >= 7 * len("considerable") for _left, wide in places)


def test_one_comes_back_to_the_answer_from_a_record(ask_question, qtbot, window):
    window.deeds["back_to_answer"].trigger()
    assert "Nothing was asked yet" in window.banner.words.text()
    page = _answered(ask_question(), qtbot)
    page.view.setCurrentIndex(_index(page, 0, 4))
    line = page.view.line()
    press(focus(page.view), ENTER)
    assert not page.isVisible()
    window.deeds["back_to_answer"].trigger()
    assert page.isVisible()
    assert page.view.line() == line
    assert QApplication.focusWidget() is page.view


def test_many_lines_come_in_slices_and_what_was_there_stays_until_they_do(qtbot, monkeypatch):
    monkeypatch.setattr(slices, "SLICE", 0)
    view = _view(qtbot, [Line((f"Line {n}", None, n), "missing") for n in range(FEW + 1)])
    measured, told, later = [], [], []
    view.shown.connect(lambda: told.append(view.tree.count()))
    measure = Rows.measure
    monkeypatch.setattr(Rows, "measure", lambda rows, place, row: (measured.append(place), measure(rows, place, row)))
    lines = tuple(Line((f"Other {n}", None, n), "stands") for n in range(2 * FEW))
    view.show_parts([Part("Other", HEADINGS, lines)])
    view.when_shown(lambda: later.append(view.tree.count()))
    QApplication.processEvents()
    assert (view.tree.count(), told, later) == (FEW + 1, [], [])
    qtbot.waitUntil(lambda: told != [])
    assert told == later == [2 * FEW]
    assert view.tree.tones() == {"stands": 2 * FEW}
    assert len(set(measured)) == len(measured) == MOST + 3
    view.when_shown(lambda: later.append("at once"))
    assert later[1:] == ["at once"]
    view.show_parts(view.tree.wanted, "other 1")
    view.show_parts(view.tree.wanted, "other 22")
    qtbot.waitUntil(lambda: len(told) == 2)
    assert told[1] == sum("22" in str(n) for n in range(2 * FEW))


def test_a_page_that_gets_another_width_meanwhile_is_measured_by_it(qtbot, monkeypatch):
    monkeypatch.setattr(slices, "SLICE", 0)
    words = "Several words that are together much longer than their column is wide " * 3
    view = _view(qtbot, [Line(("Short", None, 1))])
    view.show_parts([Part("Many", HEADINGS, (Line((words, None, 1)),) * (FEW + 1))])
    QApplication.processEvents()
    view.resize(400, 600)
    qtbot.waitUntil(lambda: view.tree.count() > 1)
    QApplication.processEvents()
    height = view.rowHeight(view.tree.index(1, 0, view.tree.index(0, 0)))
    view._measure_anew()
    QApplication.processEvents()
    assert view.rowHeight(view.tree.index(1, 0, view.tree.index(0, 0))) == height


@pytest.mark.parametrize("sizes", [(0,), (59,), (7, 0, 300, 1, 1000), (1,) * 200])
def test_the_lines_that_are_measured_stand_evenly_from_the_first_on(sizes):
    numbers = iter(range(sum(sizes)))
    parts = [tuple(Line((next(numbers),)) for _line in range(size)) for size in sizes]
    step = max(sum(sizes) // 60, 1)
    assert [line.cells[0] for line in sample(parts)] == list(range(0, sum(sizes), step))[:60]


def test_many_parts_share_what_is_shown_at_first(qtbot):
    view = ReportView("Many")
    qtbot.addWidget(view)
    lines = tuple(Line((f"Line {n}", None, n)) for n in range(200))
    view.show_parts([Part(f"Part {n}", HEADINGS, lines) for n in range(100)])
    view.finish()
    assert {view.tree.rowCount(view.tree.index(n, 0)) for n in range(100)} == {1 + LEAST + 1}
    assert view.tree.count() == 20_000


def test_the_title_of_the_next_part_pushes_the_headings_above_away(qtbot):
    view = _view(qtbot, [Line((f"Line {n}", None, n)) for n in range(50)])
    lines = tuple(Line((f"Line {n}", None, n)) for n in range(50))
    view.show_parts([Part(name, HEADINGS, lines) for name in ("First", "Second")])
    QApplication.processEvents()
    bar, second = view.verticalScrollBar(), view.tree.index(1, 0)
    bar.setValue(view.visualRect(second).top() - 4)
    assert view.above.isVisible()
    assert view.above.geometry().bottom() < view.visualRect(second).top() == 4


def test_headings_stay_in_sight_while_one_scrolls_and_hide_no_line_that_one_goes_to(qtbot):
    view = _view(qtbot, [Line((f"Line {n}", None, n)) for n in range(200)])
    part = view.tree.index(0, 0)
    assert not view.above.isVisible()
    view.setCurrentIndex(view.tree.index(100, 0, part))
    QApplication.processEvents()
    assert view.above.isVisible()
    assert view.above.geometry().top() == 0
    for _line in range(60):
        press(view, Qt.Key.Key_Up)
        assert view.visualRect(view.currentIndex()).top() >= view.above.height()
    press(view, Qt.Key.Key_Home)
    QApplication.processEvents()
    assert not view.above.isVisible()
    view.verticalScrollBar().setValue(view.verticalScrollBar().maximum())
    assert view.above.isVisible()
    view.show_parts([Part("None", HEADINGS, (), none="Nothing here.")])
    QApplication.processEvents()
    assert not view.above.isVisible()
