"""Many records at once: chosen in the list, changed as one step, and nothing changes that nobody touched."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from ropa_desktop.register.activities import ProcessingActivity
from ropa_desktop.register.engagements import Engagement
from ropa_desktop.register.organisations import Organisation
from ropa_desktop.register.systems import System
from ropa_desktop.store.register import Register
from ropa_desktop.store.rows import all_rows
from ropa_desktop.ui.bulk_form import OneAnswer, SeveralAnswers, fits_many
from ropa_desktop.ui.bulk_none import NoneInAll
from tests.ui.hands import CONTROL, SHIFT, TAB, answer, click, focus, pick, press, steps, type_over
from tests.ui.test_names import _nameless, _tabs, _walk


@pytest.fixture
def three(make_window, tmp_path):
    path = tmp_path / "three.ropa"
    with Register.create(path) as register, register.step("Three") as session:
        one, two = System(name="Alpha"), System(name="Beta")
        session.add_all([
            ProcessingActivity(code="A-1", name="One", status="active", department="HR", systems=[one],
                               wp248_criteria=("scoring", "large-scale")),
            ProcessingActivity(code="A-2", name="Two", status="active", department="IT", systems=[one, two],
                               stated_none=("measures", "children")),
            ProcessingActivity(code="A-3", name="Three", status="planned", notes="Stays"),
        ])  # fmt: skip
    return make_window(path)


def choose(window, *names):
    """Click the rows of these names, all but the first with Ctrl."""
    table = window.workspace.list.table
    for n, name in enumerate(names):
        model = window.workspace.list.model
        place = next(row for row in range(len(model.ids)) if model.data(model.index(row, 1)) == name)
        spot = table.visualRect(model.index(place, 1)).center()
        QTest.mouseClick(
            table.viewport(), Qt.MouseButton.LeftButton, CONTROL if n else Qt.KeyboardModifier.NoModifier, spot
        )
    return window.bulk.page()


def field(page, name):
    return next(row for row in page.rows() if row.field.name == name)


def contents(window):
    return {cls.__name__: {one["id"]: one for one in rows} for cls, rows in all_rows(window.desk.register)}


def changed(before, after):
    """What differs: class, field and the new value."""
    return {
        (name, after[name][one].get("code"), key, str(after[name][one][key]))
        for name in before
        for one in before[name]
        for key in before[name][one]
        if before[name][one][key] != after[name][one][key]
    }


def test_several_rows_are_chosen_with_ctrl_shift_and_all_of_them(three):
    page = choose(three, "One", "Two")
    assert page.title.text() == "Edit 2 entries"
    assert three.workspace.page is None
    table = focus(three.workspace.list.table)
    press(table, Qt.Key.Key_A, CONTROL)
    assert three.bulk.page().title.text() == "Edit 3 entries"
    choose(three, "One")
    assert three.bulk.page() is None
    assert three.workspace.page.record.name == "One"
    press(table, Qt.Key.Key_Down, SHIFT)
    assert three.bulk.page().title.text() == "Edit 2 entries"
    press(table, Qt.Key.Key_Down)
    assert three.workspace.page.record.name == "Three"


def test_what_differs_says_various_and_only_what_is_touched_changes_as_one_step(three):
    page = choose(three, "One", "Two", "Three")
    status, department = field(page, "status"), field(page, "department")
    assert status.editor.drop.placeholderText() == "various"
    assert department.editor.line.placeholderText() == "various"
    assert department.editor.line.text() == ""
    assert not page.go.isEnabled()
    before, many = contents(three), steps(three)
    answer(department.editor, "Sales")
    pick(status.editor, "Active")
    assert page.go.text() == "Change 3 entries"
    assert contents(three) == before
    click(page.go)
    assert changed(before, contents(three)) == {
        *(("ProcessingActivity", code, "department", "Sales") for code in ("A-1", "A-2", "A-3")),
        ("ProcessingActivity", "A-3", "status", "active"),
    }
    assert steps(three) == many + 1
    assert "Undo takes it back" in three.banner.words.text()
    assert not page.touched()
    assert department.editor.line.text() == "Sales"
    assert three.workspace.list.chosen_ids() == page.ids
    three.undo()
    assert contents(three) == before
    assert field(three.bulk.page(), "department").editor.line.placeholderText() == "various"


def test_links_and_choices_are_added_and_taken_away_and_the_others_stay(three):
    page = choose(three, "One", "Two", "Three")
    systems, criteria = field(page, "systems"), field(page, "wp248_criteria")
    assert systems.said.text() == "In some: Alpha (2); Beta (1)"
    before, many = contents(three), steps(three)
    type_over(systems.away, "Alpha")
    press(systems.away.finder, Qt.Key.Key_Return)
    type_over(systems.add, "Beta")
    press(systems.add.finder, Qt.Key.Key_Return)
    first = criteria.away.finder.itemText(1)
    type_over(criteria.away, first)
    press(criteria.away.finder, Qt.Key.Key_Return)
    click(page.go)
    desk = three.desk
    names = {one.code: [system.name for system in one.systems] for one in desk.register.all(ProcessingActivity)}
    assert names == {"A-1": ["Beta"], "A-2": ["Beta"], "A-3": ["Beta"]}
    kept = {one.code: len(one.wp248_criteria) for one in desk.register.all(ProcessingActivity)}
    assert kept == {"A-1": 1, "A-2": 0, "A-3": 0}
    assert steps(three) == many + 1
    assert systems.said.text() == "In all: Beta"
    three.undo()
    assert contents(three) == before


def test_a_ticked_field_is_emptied_and_an_unticked_one_is_forgotten(three):
    page = choose(three, "One", "Two")
    department = field(page, "department")
    answer(department.editor, "Sales")
    click(department.tick)
    assert department.editor.line.text() == ""
    assert not page.go.isEnabled()
    click(department.tick)
    assert department.said.text() == "It will be empty in all 2 entries."
    click(page.go)
    assert [one.department for one in three.desk.register.all(ProcessingActivity)] == [None, None, None]


def test_an_answer_takes_back_that_there_is_none(three):
    page = choose(three, "Two", "Three")
    answer(field(page, "children").editor, "From 14 years")
    press(field(page, "children").editor.focus, Qt.Key.Key_Tab)
    page.apply()
    two = next(one for one in three.desk.register.all(ProcessingActivity) if one.code == "A-2")
    assert (two.children, two.stated_none) == ("From 14 years", ("measures",))


def test_what_no_field_can_hold_is_said_and_nothing_changes(three):
    page = choose(three, "One", "Two")
    before = contents(three)
    answer(field(page, "department").editor, "Sales")
    answer(field(page, "next_review").editor, "soon")
    click(page.go)
    assert "“soon” is not a day" in page.said.text()
    assert contents(three) == before
    click(page.drop)
    assert page.said.text() == ""
    assert not page.touched()


def test_where_one_record_refuses_none_is_changed(make_window, tmp_path):
    path = tmp_path / "chain.ropa"
    with Register.create(path) as register, register.step("Chain") as session:
        first = Engagement(processor=Organisation(name="First"), service="a")
        second = Engagement(processor=Organisation(name="Second"), service="b", parent=first)
        session.add_all([first, second, Engagement(processor=Organisation(name="Third"), service="c")])
    window = make_window(path)
    window.workspace.navigation.go("Engagement")
    window.workspace.list.table.selectAll()
    page = window.bulk.page()
    before, many = contents(window), steps(window)
    parent = field(page, "parent")
    answer(field(page, "status").editor, "")
    type_over(parent.editor, window.desk.options("Engagement")[1][1])
    parent.editor.commit()
    click(page.go)
    assert "Nothing was changed" in page.said.text()
    assert (contents(window), steps(window)) == (before, many)
    assert page.touched()


def test_many_are_set_aside_and_brought_back_as_one_step_each(three):
    page = choose(three, "One", "Two")
    many = steps(three)
    assert page.back.isHidden()
    press(focus(three.workspace.list.table), Qt.Key.Key_Delete)
    assert three.workspace.list.count.text() == "1 of 1"
    assert three.bulk.page() is None
    assert "Set aside: 2 entries" in three.banner.words.text()
    click(three.workspace.list.retired)
    page = choose(three, "One (set aside)", "Three")
    assert not page.back.isHidden()
    click(page.aside)
    three.workspace.list.table.selectAll()
    three.deeds["retire"].trigger()
    assert all(one.retired_on is None for one in three.desk.register.all(ProcessingActivity))
    assert steps(three) == many + 3
    three.undo()
    three.undo()
    three.undo()
    assert all(one.retired_on is None for one in three.desk.register.all(ProcessingActivity))


def test_what_is_not_applied_yet_waits_and_is_told(three):
    page = choose(three, "One", "Two")
    answer(field(page, "department").editor, "Sales")
    choose(three, "Three")
    assert "was not applied" in three.banner.words.text()
    page = choose(three, "One", "Three")
    assert field(page, "department").change().value == "Sales"
    assert not three.close()
    assert three.isVisible()
    assert "not applied" in three.banner.words.text()


def test_a_register_that_is_read_only_shows_what_they_hold_and_changes_nothing(make_window, sample_path):
    with Register.open(sample_path):
        window = make_window(sample_path)
        window.workspace.list.table.selectAll()
        page = window.bulk.page()
        assert page.touched() is False
        assert all(row.tick.isEnabled() is False for row in page.rows() if isinstance(row, OneAnswer))
        assert page.aside.isHidden()
        assert not page.go.isEnabled()


def test_the_fields_are_those_declared_but_for_names_rows_and_what_belongs_to_one_alone(window):
    for name in ("ProcessingActivity", "Organisation", "Engagement", "System", "Document", "RetentionRule"):
        window.workspace.navigation.go(name)
        window.workspace.list.table.selectAll()
        page = window.bulk.page()
        editable = {row.field.name for row in page.rows() if row.editors()}
        assert editable == {one.name for one in page.cls.fields if fits_many(page.cls, one)}
        assert {row.field.name for row in page.rows() if not row.editors()} == {
            one.name for one in page.cls.fields if one.may_be_none
        }
        assert not {"name", "code", "label", "file_sha256", "purposes", "dpo"} & editable
        assert any(isinstance(row, SeveralAnswers | OneAnswer) for row in page.rows())


def test_every_control_of_the_form_has_a_name_and_its_help(window):
    window.workspace.list.table.selectAll()
    page = window.bulk.page()
    assert all(row.name.buddy() is row.box for row in page.rows() if isinstance(row, NoneInAll))
    for row in (one for one in page.rows() if one.editors()):
        assert row.name.buddy() is row.editors()[0].focus
        for one in row.editors():
            assert row.field.label in one.focus.accessibleName()
            assert one.focus.accessibleDescription().endswith(row.field.help)


@pytest.mark.parametrize("name", ["ProcessingActivity", "Engagement"])
def test_tab_reaches_each_control_of_the_form_once_and_leaves_it(window, name):
    window.workspace.navigation.go(name)
    window.workspace.list.table.selectAll()
    page = window.bulk.page()
    answer(field(page, "notes").editor, "Same")
    QApplication.processEvents()
    stops = {one for one in page.findChildren(QWidget) if one.isVisibleTo(page) and one.isEnabled() and _tabs(one)}
    press(focus(window.workspace.list.table), TAB)
    forth = _walk(window, page, TAB)
    assert len(forth) == len(set(forth))
    assert set(forth) == stops
    assert _nameless(page) == []


def test_a_search_leaves_only_what_is_found_among_the_chosen(three):
    page = choose(three, "One", "Two", "Three")
    search = three.workspace.list.search
    search.setText("A-")
    three.workspace.list.asked.emit()
    assert page.title.text() == "Edit 3 entries"
    search.setText("Two")
    three.workspace.list.asked.emit()
    assert three.bulk.page() is None
    three.workspace.open(three.desk.register.all(ProcessingActivity)[0])
    three.desk.changed.emit(set())
    assert three.bulk.page() is None
    assert three.workspace.page is not None


def test_the_form_is_a_pane_and_esc_leads_back_to_the_list(three):
    page = choose(three, "One", "Two")
    focus(three.workspace.list.table)
    three.deeds["next_pane"].trigger()
    assert page.isAncestorOf(QApplication.focusWidget())
    three.deeds["clear"].trigger()
    assert QApplication.focusWidget() is three.workspace.list.table
    assert three.bulk.page() is page


def test_the_record_that_all_point_at_is_opened_from_the_form(window):
    window.workspace.list.table.selectAll()
    controller = field(window.bulk.page(), "controller")
    click(controller.editor.go)
    assert window.workspace.page.record.title() == "Larkspur Messaging AG"
    assert window.bulk.page() is None


def test_none_is_stated_by_all_that_do_not_answer_as_one_step(three):
    with three.desk.register.step("Answered") as session:
        record = next(one for one in three.desk.register.all(ProcessingActivity) if one.code == "A-1")
        record.joint_controllers = [Organisation(name="Partner")]
        session.flush()
    page = choose(three, "One", "Two", "Three")
    boxes = {row.field.name: row for row in page.rows() if isinstance(row, NoneInAll)}
    assert {"joint_controllers", "transfers", "recipients", "children"} <= set(boxes)
    assert "2 entries" in boxes["joint_controllers"].said.text()  # one names its partner, and keeps it
    assert "2 entries" in boxes["children"].said.text()  # one states it already
    before = steps(three)
    for name in ("joint_controllers", "transfers"):
        click(boxes[name].box)
    click(page.go)
    stated = {one.code: set(one.stated_none) for one in three.desk.register.all(ProcessingActivity)}
    assert stated == {
        "A-1": {"transfers"},
        "A-2": {"measures", "children", "joint_controllers", "transfers"},
        "A-3": {"joint_controllers", "transfers"},
    }
    assert steps(three) == before + 1
    assert boxes["transfers"].isHidden()
    assert not boxes["transfers"].box.isChecked()


def test_names_go_above_their_fields_where_both_would_be_squeezed_and_come_back(three):
    page = choose(three, "One", "Two")
    row = field(page, "department")
    form = row.parentWidget()
    for width, above in ((700, False), (400, True), (700, False)):
        form.resize(width, form.height())
        form.layout().activate()
        name, beside = row.name.geometry(), row.geometry()
        assert (name.bottom() < beside.top()) == above
        assert (name.right() < beside.left()) != above


def test_after_a_change_the_focus_is_on_no_button_that_would_take_it_back(three):
    page = choose(three, "One", "Two", "Three")
    answer(field(page, "department").editor, "Finance")
    page.go.setFocus()
    press(page.go, Qt.Key.Key_Space)
    assert {one.department for one in three.desk.register.all(ProcessingActivity)} == {"Finance"}
    assert not page.go.isEnabled()
    assert QApplication.focusWidget() in {row.editors()[0].focus for row in page.rows() if row.editors()}
