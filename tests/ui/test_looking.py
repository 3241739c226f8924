"""Long looks into a register run beside the window: the newest question counts, and no write waits for one."""

import threading

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from ropa_desktop.register.records import BY_NAME
from ropa_desktop.store.key import Cost, new
from ropa_desktop.store.register import Register
from ropa_desktop.ui import desk, looking
from ropa_desktop.ui.looking import Looking
from tests.ui.hands import editor, go_to

_ENDLESS = "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n"


@pytest.fixture
def register(tmp_path):
    with Register.create(tmp_path / "register.ropa") as opened, opened.step("One") as session:
        session.add(BY_NAME["System"](name="First"))
    with Register.open(tmp_path / "register.ropa") as opened:
        yield opened


@pytest.fixture
def look(register, qapp):
    found = Looking(register)
    yield found
    found.leave()


def _names(raw):
    return [name for (name,) in raw.execute("SELECT name FROM system ORDER BY name")]


def test_only_the_newest_answer_comes(look, qtbot):
    told, going = [], threading.Event()

    def endless(raw):
        going.set()
        return raw.execute(_ENDLESS).fetchone()

    look.look("list", endless, told.append, long=True)
    look.look("list", lambda _raw: "second", told.append, long=True)
    look.look("list", lambda _raw: "third", told.append, long=True)
    look.settle()
    assert told == ["third"]
    assert going.is_set()
    QApplication.processEvents()
    assert told == ["third"]


def test_questions_of_two_kinds_are_both_answered(look):
    told = []
    gate = threading.Event()
    look.look("list", lambda _raw: gate.wait(5) and "list", told.append, long=True)
    look.look("answers", lambda _raw: "answers", told.append, long=True)
    gate.set()
    look.settle()
    assert told == ["list", "answers"]


def test_a_short_look_takes_the_place_of_a_long_one(look):
    told = []
    gate = threading.Event()
    look.look("list", lambda _raw: gate.wait(5) and "long", told.append, long=True)
    look.look("list", lambda _raw: "short", told.append, long=False)
    gate.set()
    look.settle()
    assert told == ["short"]


def test_a_write_stops_a_look_which_is_taken_anew_and_sees_what_was_written(look, register, monkeypatch):
    monkeypatch.setattr(looking, "PATIENCE", 0)
    told, times, going = [], [], threading.Event()

    def ask(raw):
        times.append(1)
        if len(times) == 1:
            going.set()
            raw.execute(_ENDLESS).fetchone()
        return _names(raw)

    look.look("list", ask, told.append, long=True)
    assert going.wait(5)
    with register.step("Two") as session:
        session.add(BY_NAME["System"](name="Second"))
    assert told == []
    look.settle()
    assert told == [["First", "Second"]]


def test_an_encrypted_and_a_read_only_register_are_looked_into_as_well(tmp_path, qapp):
    key = new("a long enough password", Cost(1, 13))
    path = tmp_path / "secret.ropa"
    with Register.create(path, key=key) as opened, opened.step("One") as session:
        session.add(BY_NAME["System"](name="Secret"))
    for read_only in (False, True):
        with Register.open(path, key=key, read_only=read_only) as opened:
            told, look = [], Looking(opened)
            look.look("list", _names, told.append, long=True)
            look.settle()
            look.leave()
            assert told == [["Secret"]]
            assert opened.readers == []


def test_a_copy_in_memory_is_looked_into_itself(register, qapp):
    with register.fork() as fork:
        told, look = [], Looking(fork)
        look.look("list", _names, told.append, long=True)
        assert told == [["First"]]
        look.leave()


def test_another_file_in_its_place_is_not_looked_into(register, qapp, tmp_path):
    with Register.create(tmp_path / "other.ropa") as other, other.step("One") as session:
        session.add(BY_NAME["System"](name="Of another register"))
    (tmp_path / "other.ropa").replace(tmp_path / "register.ropa")
    told, look = [], Looking(register)
    look.look("list", _names, told.append, long=True)
    look.leave()
    assert told == [["First"]]


def test_who_leaves_is_told_nothing_more(look, register):
    told = []
    gate = threading.Event()
    look.look("list", lambda raw: gate.wait(5) and raw.execute(_ENDLESS).fetchone(), told.append, long=True)
    gate.set()
    look.leave()
    QApplication.processEvents()
    assert told == []


def test_the_window_shows_what_was_typed_last(make_window, sample_path, monkeypatch):
    monkeypatch.setattr(desk, "MANY", -1)
    monkeypatch.setattr(looking, "PATIENCE", 0)
    window = make_window(sample_path)
    shown = window.workspace.list
    shown.settle()
    everything = list(shown.model.ids)
    for words in ("payroll", "zebra", ""):
        shown.search.setText(words)
        shown.find_next(1) if words == "zebra" else shown.asked.emit()
    shown.settle()
    assert shown.model.ids == everything
    shown.search.setText("zebra")
    shown.find_next(1)
    assert shown.model.ids == []


def test_many_choices_come_beside_the_window_and_whoever_needs_them_waits(make_window, sample_path, qtbot, monkeypatch):
    monkeypatch.setattr(desk, "MANY", 0)
    monkeypatch.setattr(looking, "PATIENCE", 0)
    window = make_window(sample_path)
    page = go_to(window, "ProcessingActivity", "A-01")
    replaced, named = editor(page, "replaced_by"), window.desk.options("ProcessingActivity")
    replaced.finder.setFocus()
    page.desk.looking.settle()
    offered = [(replaced.finder.itemData(n), replaced.finder.itemText(n)) for n in range(replaced.finder.count())]
    assert offered == [(None, ""), *named]
    replaced.finder.clear()
    replaced._offer()
    row_id, title = named[3]
    QTest.keyClicks(replaced.finder.line, title)
    replaced.commit()
    assert page.record.replaced_by.id == row_id


def test_choices_that_come_late_keep_what_is_typed_for_the_typing_of_a_hand(make_window, sample_path):
    window = make_window(sample_path)
    finder = editor(go_to(window, "ProcessingActivity", "A-01"), "replaced_by").finder
    finder.setFocus()
    QTest.keyClicks(finder.line, "Somewhat")
    assert finder.line.isModified()
    finder.offer([("1", "Somewhat else")])
    assert finder.line.isModified()
    assert finder.typed() == "Somewhat"
