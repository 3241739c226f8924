"""A register is opened again as one left it; nothing of its contents lies in the settings; no window is lost."""

import json

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QGuiApplication

from ropa_desktop import paths, settings
from ropa_desktop.register.activities import ProcessingActivity
from ropa_desktop.store.filters import NONE
from ropa_desktop.store.register import Register
from ropa_desktop.ui.arrangement import Arrangement, arrangement
from ropa_desktop.ui.session import KEPT, brought_back
from tests.ui.hands import go_to


def _again(window, qtbot, path):
    window.open(path)
    qtbot.waitUntil(lambda: window.desk is not None and window.desk.path == path)
    return window.workspace


def _kept(window):
    return window.settings.registers[window.session.register_id]["session"]


def _leave_in_order(window):
    """Chips, order, widths and a record in two lists, the second one being shown."""
    space = window.workspace
    space.list.chips.choose("status", ["active"])
    space.list.chips.choose("department", ["", *{one.department for one in window.desk.register.all(ProcessingActivity)
                                                 if one.department}])  # fmt: skip
    header = space.list.table.horizontalHeader()
    header.setSortIndicator(1, Qt.SortOrder.DescendingOrder)
    header.resizeSection(0, 97)
    space.navigation.go("Engagement")
    header.setSortIndicator(1, Qt.SortOrder.DescendingOrder)
    space.splitter.setSizes([450, 600])
    go_to(window, "Engagement")
    return space.page.record_id, space.splitter.sizes()


def test_lists_record_and_widths_come_back(make_window, window, qtbot, sample_path):
    record_id, sizes = _leave_in_order(window)
    chosen = window.workspace.list.kept["ProcessingActivity"].chips
    window.close()
    again = make_window()
    space = _again(again, qtbot, sample_path)
    assert space.navigation.current() == "Engagement"
    assert space.page.record_id == record_id == space.list.selected()
    assert space.list.order() == (1, True)
    assert abs(space.splitter.sizes()[0] - sizes[0]) <= 2
    space.navigation.go("ProcessingActivity")
    assert space.list.chips.chosen == chosen
    assert list(space.list.chips.boxes) == ["status", "department"]
    assert space.list.order() == (1, True)
    assert abs(space.list.table.horizontalHeader().sectionSize(0) - 97) <= 1
    found = again.desk.find("ProcessingActivity", "", 1, down=True, chosen=chosen)
    assert space.list.model.ids == found


def test_the_first_rows_are_those_that_come_back(window, qtbot, sample_path):
    shown = window.workspace.list
    shown.chips.choose("Purpose.legal_basis", ["A6-1-c"])
    shown.table.horizontalHeader().setSortIndicator(1, Qt.SortOrder.DescendingOrder)
    ids = list(shown.model.ids)
    assert ids
    window.close_register()
    window.open(sample_path)
    assert window.desk is None
    assert shown.model.ids == ids
    qtbot.waitUntil(lambda: window.desk is not None)
    assert shown.model.ids == ids


def test_a_question_comes_back_and_what_is_gone_does_not(window, qtbot, sample_path):
    window.workspace.navigation.go("transfers")
    window.close_register()
    space = _again(window, qtbot, sample_path)
    assert space.navigation.current() == "transfers"
    assert space.answer().isVisible()
    go_to(window, "Document")
    window.close_register()
    _kept(window)["record"] = "0" * 32
    space = _again(window, qtbot, sample_path)
    assert space.navigation.current() == "Document"
    assert space.page is None


def test_a_register_never_seen_opens_as_ever(window, qtbot, tmp_path):
    _leave_in_order(window)
    other = tmp_path / "other.ropa"
    with Register.create(other) as register, register.step("Made") as session:
        session.add(ProcessingActivity(code="A-1", name="Payroll"))
    space = _again(window, qtbot, other)
    assert space.navigation.current() == "ProcessingActivity"
    assert space.page is None
    assert space.list.chips.chosen == {}
    assert space.list.order() == (0, False)
    assert space.list.count.text() == "1 of 1"


def test_the_settings_hold_ids_and_codes_and_no_words_of_the_register(window):
    with window.desk.register.step("Named"):
        for one in window.desk.register.all(ProcessingActivity):
            one.department, one.process_owner = "Secret Department", "Jane Invented"
    shown = window.workspace.list
    shown.chips.choose("department", ["Secret Department", NONE])
    shown.chips.choose("process_owner", ["Jane Invented"])
    shown.search.setText("Weidenhof")
    go_to(window, "Organisation")
    window.close_register()
    kept = (paths.profile() / "settings.json").read_text(encoding="utf8")
    session = json.dumps(_kept(window))
    assert session in json.dumps(json.loads(kept))
    for words in ("Secret", "Jane", "Weidenhof"):
        assert words not in session


ODD = [
    {"session": 5}, {"session": {"list": 5, "record": [], "lists": [], "splitter": ["a"], "geometry": 3}},
    {"session": {"list": "nobody", "lists": {"Nobody": {}, "ProcessingActivity": {"sort": 3, "chips": {"status": "x"},
     "widths": {"code": -1}}}, "splitter": [0, 0], "geometry": "äö"}},
    {"session": {"list": "System", "lists": {"System": {"chips": {"gone": ["1"], "vendor": [1]}}}}, "views": 7},
]  # fmt: skip


@pytest.mark.parametrize("odd", ODD)
def test_what_a_hand_made_of_the_settings_hinders_nobody(window, qtbot, sample_path, odd):
    window.close_register()
    window.settings.registers[window.session.register_id] = odd
    space = _again(window, qtbot, sample_path)
    assert len(space.list.model.ids) > 1
    assert window.session.views == []
    assert space.list.chips.chosen == {}


def test_the_registers_used_last_are_remembered(window, qtbot, sample_path):
    others = {f"{n:032}": {"session": {}, **({"views": [{"name": "v"}]} if n == 3 else {})} for n in range(KEPT + 9)}
    window.settings.registers = {**others, **window.settings.registers}
    window.close_register()
    registers = settings.load().registers
    assert len(registers) == KEPT + 1
    assert list(registers)[-1] == window.session.register_id
    assert registers[f"{3:032}"] == {"views": [{"name": "v"}]}


SCREENS = [QRect(0, 0, 1920, 1040), QRect(1920, 0, 1280, 1024)]


@pytest.mark.parametrize(
    ("frame", "to"),
    [
        (QRect(100, 100, 1280, 800), None),
        (QRect(2500, 200, 900, 700), None),
        (QRect(-1200, 100, 1280, 800), QPoint(0, 100)),
        (QRect(100, -400, 1280, 800), QPoint(100, 0)),
        (QRect(5000, 5000, 1280, 800), QPoint(639, 239)),
        (QRect(0, 2000, 4000, 3000), QPoint(0, 0)),
        (QRect(-3000, 0, 200, 200), QPoint(0, 0)),
    ],
)
def test_a_window_that_no_mouse_can_take_hold_of_is_brought_back(frame, to):
    assert brought_back(frame, SCREENS) == to
    if to is not None:
        moved = QRect(to, frame.size())
        assert brought_back(moved, SCREENS) is None


def test_a_window_off_screen_is_brought_back(make_window, window, qtbot, sample_path):
    window.resize(700, 500)
    window.move(9000, 9000)
    window.close()
    again = make_window(sample_path)
    assert again.size() == window.size()
    assert QGuiApplication.primaryScreen().availableGeometry().intersects(again.frameGeometry())


def test_an_arrangement_is_read_as_it_was_kept():
    one = Arrangement("name", True, {"status": ["active"]}, {"code": 11.5})
    assert arrangement(json.loads(json.dumps(one.as_kept(one.chips)))) == one
