"""From nothing to a first activity: three questions, a starting point, and nothing decided that was not ticked."""

import json
import os
import subprocess
import sys
from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QWidget

from ropa_desktop import settings
from ropa_desktop.register.activities import ProcessingActivity
from ropa_desktop.register.organisations import Organisation
from ropa_desktop.register.starting_points import POINTS
from ropa_desktop.store.register import Register
from ropa_desktop.ui import ask
from tests.ui.hands import click, press, steps
from tests.ui.test_start import CHILD, HEAVY

ENTER, DOWN, TAB = Qt.Key.Key_Return, Qt.Key.Key_Down, Qt.Key.Key_Tab
# Of a first activity only these stay open: with whom it is decided, who works on one's behalf, where data go, what
# machines decide, whether children are concerned, and how long data are kept where no suggestion was confirmed.
ONLY_THE_USER = {
    "joint_controllers", "engagements", "transfers", "measures", "automated_decisions", "children", "time_limit",
}  # fmt: skip


@pytest.fixture
def first(make_window):
    window = make_window()
    window.begin.first_time()
    window.begin.page.fill()
    return window


@pytest.fixture
def own(make_window, tmp_path):
    path = tmp_path / "own.ropa"
    with Register.create(path) as register, register.step("Began") as session:
        session.add(Organisation(name="<b>Heron</b> & Söhne", country="DE", kept_for=True, public_authority=False))
    return make_window(path)


def choose(drop: QComboBox, code: str) -> None:
    place = drop.findData(code)
    assert place >= 0
    drop.setCurrentIndex(place)


def made_at(monkeypatch, path):
    monkeypatch.setattr(ask, "register_to_make", lambda *_: path)
    return path


def begin_for(window, qtbot, monkeypatch, tmp_path, country="DE", kind="company"):
    page = window.begin.page
    page.name.setText("Heron GmbH")
    choose(page.country, country)
    choose(page.kind, kind)
    made_at(monkeypatch, tmp_path / "first.ropa")
    click(page.go)
    qtbot.waitUntil(lambda: window.desk is not None)


def dialog_of(window, name):
    window.begin.from_starting_point()
    dialog = window.dialog
    dialog.activateWindow()
    QApplication.processEvents()
    dialog.list.setCurrentRow([one.name for one in POINTS].index(name))
    return dialog


def test_from_nothing_to_a_first_activity(first, qtbot, monkeypatch, tmp_path):
    begin_for(first, qtbot, monkeypatch, tmp_path)
    ours = first.desk.register.all(Organisation)[0]
    assert (ours.name, ours.country, ours.kept_for, ours.public_authority) == ("Heron GmbH", "DE", True, False)
    assert first.workspace.page.record is ours
    assert first.stack.currentWidget() is first.workspace
    dialog = first.dialog
    dialog.search.setText("wages")
    press(dialog.search, ENTER)
    activity = first.workspace.page.record
    assert isinstance(activity, ProcessingActivity)
    assert (activity.name, activity.code, activity.status) == ("Payroll", "A-01", "planned")
    assert activity.controller is ours
    missing = {one.field_name for one in first.desk.findings(activity) if one.level == "missing"}
    assert missing == ONLY_THE_USER
    assert all(one.legal_basis is None for one in activity.purposes)
    assert all(one.retention_rule is None for one in activity.data)


def test_with_what_was_confirmed_only_what_the_user_alone_knows_is_left(first, qtbot, monkeypatch, tmp_path):
    begin_for(first, qtbot, monkeypatch, tmp_path)
    dialog = first.dialog
    for key in ("purpose:0:0", "purpose:1:0", "data:1:0"):
        click(dialog.proposals.ticks[key].tick)
    click(dialog.go)
    activity = first.workspace.page.record
    assert [one.legal_basis for one in activity.purposes] == ["A6-1-b", "A6-1-c"]
    rule = next(one.retention_rule for one in activity.data if one.retention_rule)
    assert (rule.period, rule.jurisdiction, rule.verified, rule.code) == ("P6Y", "DE", False, "R-01")
    first.undo()
    assert first.desk.register.all(ProcessingActivity) == []
    assert len(first.desk.register.all(Organisation)) == 1


def test_an_association_says_so_and_enter_makes_the_register(first, qtbot, monkeypatch, tmp_path):
    page = first.begin.page
    page.name.setText("<i>Verein</i>")
    choose(page.country, "BR")
    choose(page.kind, "association")
    made_at(monkeypatch, tmp_path / "first.ropa")
    press(page.name, ENTER)
    qtbot.waitUntil(lambda: first.desk is not None)
    ours = first.desk.register.all(Organisation)[0]
    assert (ours.name, ours.legal_form, ours.public_authority) == ("<i>Verein</i>", "Association", False)
    words = " ".join(one.words for one in first.dialog.proposals._proposed)
    assert "confidence" not in words  # nothing is known of that country, so no period is proposed


def test_the_questions_are_put_once(first, make_window):
    assert first.stack.currentWidget() is first.begin.page
    first.begin.leave()
    assert first.stack.currentWidget() is first.start_page
    again = make_window()
    again.begin.first_time()
    assert again.begin.page is None
    again.start_page.led.emit()
    assert again.stack.currentWidget() is again.begin.page


def test_who_has_opened_registers_before_is_not_asked(make_window, empty_path):
    window = make_window()
    window.settings.recent = [str(empty_path)]
    window.begin.first_time()
    assert window.begin.page is None


def test_what_is_still_to_be_answered_is_said_and_nothing_is_made(first, monkeypatch, tmp_path):
    path, page = made_at(monkeypatch, tmp_path / "first.ropa"), first.begin.page
    click(page.go)
    assert "Name the organisation" in page.said.text()
    page.name.setText("Heron GmbH")
    click(page.go)
    assert "Choose its country" in page.said.text()
    page.ways["document"].setChecked(True)
    click(page.go)
    assert "Choose the document" in page.said.text()
    assert not path.exists()


def test_a_file_that_is_there_is_not_written_over(first, monkeypatch, tmp_path):
    path, page = made_at(monkeypatch, tmp_path / "first.ropa"), first.begin.page
    path.write_text("mine")
    page.name.setText("Heron GmbH")
    choose(page.country, "FR")
    click(page.go)
    assert "is there already" in page.said.text()
    assert path.read_text() == "mine"
    assert first.begin.page is page


def test_a_document_that_is_none_is_refused_and_nothing_is_left(first, monkeypatch, tmp_path):
    page, document = first.begin.page, tmp_path / "no.json"
    made_at(monkeypatch, tmp_path / "first.ropa")
    document.write_text('{"neither": 1}')
    monkeypatch.setattr(ask, "document_to_begin_with", lambda *_: document)
    page.ways["document"].setChecked(True)
    click(page.choose)
    click(page.go)
    assert "neither a register nor a privacy notice" in page.said.text()
    assert list(tmp_path.glob("*first*")) == []


def test_a_register_as_json_is_a_beginning(first, qtbot, monkeypatch, tmp_path, sample_path):
    from click.testing import CliRunner

    from ropa_desktop.cli import ropa

    document = tmp_path / "whole.json"
    order = ["export", str(sample_path), "-o", str(document), "--record", "controller"]
    assert CliRunner().invoke(ropa, order).exit_code == 0
    page = first.begin.page
    made_at(monkeypatch, tmp_path / "first.ropa")
    page.ways["document"].setChecked(True)
    page.take(document)
    click(page.go)
    qtbot.waitUntil(lambda: first.desk is not None)
    assert first.desk.register.all(ProcessingActivity)
    assert first.dialog is None  # there are activities already


def test_a_privacy_notice_is_a_beginning_for_the_organisation_that_it_names(first, qtbot, monkeypatch, tmp_path):
    document = tmp_path / "notice.json"
    document.write_text('{"controller": {"name": "heron gmbh", "address": "Way 1", "country": "DE"}}')
    page = first.begin.page
    page.ways["document"].setChecked(True)
    page.take(document)
    begin_for(first, qtbot, monkeypatch, tmp_path, kind="authority")
    named = [one for one in first.desk.register.all(Organisation) if (one.name or "").casefold() == "heron gmbh"]
    assert [(one.kept_for, one.public_authority, one.address) for one in named] == [(True, True, "Way 1")]


def test_the_sample_can_be_looked_at_first(first, qtbot):
    page = first.begin.page
    page.ways["sample"].setChecked(True)
    assert not page.name.isEnabled()
    click(page.go)
    qtbot.waitUntil(lambda: first.desk is not None)
    assert first.begin.page is None
    assert first.desk.register.all(ProcessingActivity)


def test_another_language_keeps_what_was_typed(first):
    page = first.begin.page
    page.name.setText("Heron GmbH")
    choose(page.country, "AT")
    page.ways["document"].setChecked(True)
    page.language_chosen.emit("en")
    assert first.begin.page is not page
    assert (first.begin.page.name.text(), first.begin.page.country.currentData()) == ("Heron GmbH", "AT")
    assert first.begin.page.way() == "document"
    assert settings.load().begun


@pytest.mark.parametrize("name", ["payroll", "health-at-work", "whistleblowing"])  # tests/store has all twenty
def test_a_starting_point_is_one_step_and_one_undo(own, name):
    dialog, before = dialog_of(own, name), steps(own)
    click(dialog.go)
    assert steps(own) == before + 1
    assert own.workspace.page.record.name == next(one.title for one in POINTS if one.name == name)
    own.undo()
    assert own.desk.register.all(ProcessingActivity) == []


def test_of_suggestions_that_exclude_each_other_one_is_ticked(own):
    ticks = dialog_of(own, "payroll").proposals.ticks
    click(ticks["purpose:0:0"].tick)
    click(ticks["purpose:0:1"].tick)
    assert not ticks["purpose:0:0"].tick.isChecked()
    assert ticks["purpose:0:1"].tick.isChecked()


def test_without_its_purpose_no_basis_can_be_confirmed(own):
    view = dialog_of(own, "payroll").proposals
    click(view.ticks["purpose:0:0"].tick)
    click(view.ticks["purpose:0"].tick)
    assert not view.ticks["purpose:0:0"].isEnabled()
    assert not {"purpose:0", "purpose:0:0"} & view.ticked()


def test_the_button_stands_on_the_page_of_activities_only(own):
    navigation = own.workspace.navigation
    navigation.go("ProcessingActivity")
    assert own.begin.here.isVisibleTo(own)
    navigation.go("Organisation")
    assert not own.begin.here.isVisibleTo(own)
    navigation.go("ProcessingActivity")
    click(own.begin.here)
    assert own.dialog.isVisible()


def test_a_register_that_is_only_read_is_left_alone(own):
    own.desk.register.read_only = "somebody else has it"
    own.begin.from_starting_point()
    assert own.dialog is None


def test_a_name_of_markup_is_shown_and_kept_as_it_is(own):
    dialog = dialog_of(own, "video")
    assert dialog.controller.currentText() == "<b>Heron</b> & Söhne"
    dialog.name.setText("<img src=x> =1+1")
    click(dialog.go)
    assert own.workspace.page.record.name == "<img src=x> =1+1"


def test_a_name_that_cannot_be_kept_is_refused_where_one_types(own):
    dialog, before = dialog_of(own, "video"), steps(own)
    dialog.name.setText("a\x01b")
    click(dialog.go)
    assert "U+0001" in dialog.said.text()
    assert dialog.isVisible()
    assert steps(own) == before


def test_the_search_finds_and_says_when_there_is_none(own):
    dialog = dialog_of(own, "payroll")
    dialog.search.setText("cameras")
    assert [dialog.list.item(row).text().split("\n")[0] for row in range(dialog.list.count())] == ["Video surveillance"]
    dialog.search.setText("<b>")
    assert dialog.list.count() == 0
    assert not dialog.go.isEnabled()
    assert "No starting point" in dialog.said.text()
    dialog.search.setText("")
    press(dialog.search, DOWN)
    assert QApplication.focusWidget() is dialog.list


def _stops(root):
    takes = [one for one in root.findChildren(QWidget) if one.isVisibleTo(root) and one.isEnabled()]
    inner = [one for one in takes if isinstance(one, QLineEdit) and isinstance(one.parent(), QComboBox)]
    return {one for one in takes if one.focusPolicy() & Qt.FocusPolicy.TabFocus and not one.focusProxy()} - set(inner)


def test_tab_reaches_each_tick_once_and_each_has_a_name(own):
    dialog = dialog_of(own, "payroll")
    stops = _stops(dialog)
    assert all(one.accessibleName() or getattr(one, "text", str)() for one in stops)
    dialog.search.setFocus()
    reached = [dialog.search]
    while len(reached) <= len(stops) + 1:
        press(reached[-1], TAB)
        if QApplication.focusWidget() is dialog.search:
            break
        reached.append(QApplication.focusWidget())
    assert set(reached) == stops
    assert len(reached) == len(stops)


def test_tab_goes_down_the_first_page(first):
    page = first.begin.page
    stops = _stops(page)
    assert all(one.accessibleName() for one in stops)
    page.language.setFocus()
    reached = [page.language]
    for _stop in range(20):
        press(reached[-1], TAB)
        if not page.isAncestorOf(QApplication.focusWidget()) or QApplication.focusWidget() is page.language:
            break
        reached.append(QApplication.focusWidget())
    assert len(reached) == len(set(reached))
    # Of choices that exclude each other Tab reaches the one that is taken, and the arrows the others.
    assert stops - set(reached) <= set(page.ways.values())
    places = [one.mapTo(page, QPoint(0, 0)).y() for one in reached]
    assert all(after >= before - 12 for before, after in pairwise(places))


def test_the_first_page_is_painted_before_anything_heavy_is_loaded(tmp_path):
    child = CHILD.replace("painted.AfterPaint._seen = seen", "first_page.FirstPage.paintEvent = seen")
    child = child.replace("import painted", "import first_page").replace("{heavy!r}", repr(HEAVY))
    child = child.replace("self.parent().model().rowCount(), self._then is not None", "self.country.count()")
    ran = subprocess.run(
        [sys.executable, "-c", child.replace("def seen(self):", "def seen(self, _event):")],
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen", "ROPA_PROFILE": str(tmp_path)},
        capture_output=True, text=True, check=False, timeout=60,
    )  # fmt: skip
    assert ran.returncode == 0, ran.stderr
    assert json.loads(ran.stdout) == [[], 1]


def test_the_name_proposes_that_of_the_file_and_what_hindered_goes_as_soon_as_it_is_answered(first, monkeypatch):
    asked, page = [], first.begin.page
    monkeypatch.setattr(ask, "register_to_make", lambda _parent, place: asked.append(place))
    click(page.go)
    assert not page.said.isHidden()
    QTest.keyClicks(page.name, 'Heron / "Søns": GmbH')
    assert page.said.isHidden()
    choose(page.country, "DE")
    click(page.go)
    assert Path(asked[0]).name == "Heron Søns GmbH.ropa"


def test_of_what_was_shown_nothing_stays_where_nothing_is_found_and_titles_come_first(own):
    dialog = dialog_of(own, "payroll")
    dialog.search.setText("visitor")
    assert dialog.list.item(0).text().startswith("Visitor")
    dialog.search.setText("no such words")
    assert dialog.name.text() == ""
    assert dialog.proposals.ticks == {}
    assert "New begins an empty activity" in dialog.said.text()
