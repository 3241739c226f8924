"""Pages are filled in slices, and whoever reaches into one finds all of its record there."""

import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QApplication, QLabel, QVBoxLayout, QWidget

from ropa_desktop.register.records import BY_NAME
from ropa_desktop.ui import slices
from ropa_desktop.ui.chip_picker import Answer, Picker
from ropa_desktop.ui.slices import Slices
from ropa_desktop.ui.still import Still
from tests.ui.hands import answer, editor, press, row


@pytest.fixture
def short(monkeypatch):
    """Every step has a turn of its own."""
    monkeypatch.setattr(slices, "SLICE", 0)


def _steps(done, names):
    for name in names:
        done.append(name)
        yield


def test_a_newer_piece_of_work_takes_the_place_of_an_older_one(qtbot, short):
    parent, done = QObject(), []
    work = Slices(parent)
    work.begin(_steps(done, "abc"))
    QApplication.processEvents()
    work.begin(_steps(done, "xyz"))
    qtbot.waitUntil(lambda: not work.pending())
    assert "".join(done) in ("axyz", "xyz")


def test_the_rest_is_done_at_once_where_somebody_needs_it(short):
    parent, done = QObject(), []
    work = Slices(parent)
    work.begin(_steps(done, "abc"))
    work.finish()
    assert done == ["a", "b", "c"]
    work.begin(_steps(done, "de"))
    work.drop()
    work.finish()
    assert done == ["a", "b", "c"]


def test_what_asks_for_the_rest_within_a_step_does_not_go_round_in_circles():
    parent, done = QObject(), []
    work = Slices(parent)

    def steps():
        work.finish()
        done.append("a")
        yield
        done.append("b")

    work.begin(steps())
    work.finish()
    assert done == ["a", "b"]


def _shown(window, place):
    """Turn the list to a record as Down does, before the loop has turned."""
    window.workspace.list.select(window.workspace.list.model.ids[place])
    return window.workspace._page


def _holds(page, record):
    return all(
        form.record is record and line.editor.focus is not None and line.form.record is record
        for form in page.forms
        for line in form.rows.values()
    )


def test_the_last_record_turned_to_is_the_one_that_is_shown(make_window, sample_path, qtbot, short):
    window = make_window(sample_path)
    for place in (0, 1, 2):
        page = _shown(window, place)
    assert page.is_turning()
    qtbot.waitUntil(lambda: not page.is_turning())
    record = window.desk.get(BY_NAME["ProcessingActivity"], window.workspace.list.model.ids[2])
    assert _holds(page, record)
    assert page.head.title.text() == record.title()
    assert row(page, "name").editor.focus.text() == record.name
    assert page.updatesEnabled()


def test_a_key_pressed_in_a_page_meets_the_whole_record(make_window, sample_path, short):
    window = make_window(sample_path)
    _shown(window, 0)
    page = window.workspace.page
    field = row(page, "name").editor.focus
    field.setFocus()
    other = _shown(window, 1)
    assert other.is_turning()
    press(field, Qt.Key.Key_End)
    press(field, Qt.Key.Key_X)
    assert not other.is_turning()
    record = window.desk.get(BY_NAME["ProcessingActivity"], window.workspace.list.model.ids[1])
    assert field.text() == f"{record.name}x"


def test_what_changes_while_a_page_is_filled_is_shown(make_window, sample_path, qtbot, short):
    window = make_window(sample_path)
    _shown(window, 0)
    answer(editor(window.workspace.page, "name"), "Called otherwise")
    page = _shown(window, 1)
    window.workspace.list.select(page.record_id)
    for _turn in range(3):
        QApplication.processEvents()
    record = window.desk.get(BY_NAME["ProcessingActivity"], page.record_id)
    window.desk.write(record, type(record).field("name"), "Changed meanwhile")
    assert row(page, "name").editor.focus.text() == "Changed meanwhile"


def test_a_page_that_is_left_half_made_is_made_when_it_is_needed(make_window, sample_path, qtbot, short):
    window = make_window(sample_path)
    _shown(window, 0)
    QApplication.processEvents()
    window.workspace.navigation.go("Organisation")
    window.workspace.navigation.go("ProcessingActivity")
    page = _shown(window, 1)
    qtbot.waitUntil(lambda: not page.is_turning())
    assert _holds(page, page.record)
    assert row(page, "name").editor.focus.text() == page.record.name


def test_what_is_ticked_far_down_a_list_of_answers_stays_so(qtbot, short):
    answers = [Answer(str(number), f"Words {number}", 1) for number in range(300)]
    parent = QWidget()
    qtbot.addWidget(parent)
    picker, told = Picker(parent, "Owner", answers, ["299"]), []
    picker.chosen.connect(told.append)
    picker.list.item(0).setCheckState(Qt.CheckState.Checked)
    assert told == [["0", "299"]]
    assert picker.list.count() < 300
    qtbot.waitUntil(lambda: picker.list.count() == 300)
    picker.list.item(299).setCheckState(Qt.CheckState.Unchecked)
    assert told[1:] == [["0"]]


def test_what_waits_while_a_page_is_filled_is_laid_out_at_its_end(qtbot):
    parent, asked = QWidget(), []
    qtbot.addWidget(parent)
    lines, inner = QVBoxLayout(parent), QWidget()
    lines.addWidget(inner)
    words = QLabel("one line", inner)
    QVBoxLayout(inner).addWidget(words)
    parent.resize(400, 300)
    parent.show()
    before, still = words.geometry(), Still()
    still.hold((parent, inner, None, words))
    inner.layout().addWidget(other := QLabel("another"))
    other.show()
    QApplication.processEvents()
    assert words.geometry() == before
    asked.extend(still.let_go())
    assert len(asked) == 2
    QApplication.processEvents()
    assert other.y() > words.y() >= 0
    assert words.height() < before.height()


def test_a_page_that_could_not_be_filled_can_still_be_seen(make_window, sample_path, monkeypatch, short):
    window = make_window(sample_path)
    _shown(window, 0)
    page = window.workspace.page
    monkeypatch.setattr(type(window.desk), "findings", lambda *_what, **_how: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        _shown(window, 1).complete()
    assert page.updatesEnabled()
    assert all(form.grid.isEnabled() for form in page.forms)
    with pytest.raises(ZeroDivisionError):
        page.refresh()
    assert all(form.grid.isEnabled() for form in page.forms)
