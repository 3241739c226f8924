"""A finding can be judged not to apply, with a reason and a name; it comes back with the facts, or when one asks."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QPushButton

from ropa_desktop.register.dismissals import DismissedFinding
from ropa_desktop.register.engagements import Transfer
from ropa_desktop.register.rules.roles import exporter_of, law_of
from ropa_desktop.ui.not_applying import NotApplyingDialog
from tests.ui.hands import TAB, answer, click, editor, go_to, press, steps, with_gaps
from tests.ui.test_names import _nameless

REASON = "The data are erased with the account, see the contract."


@pytest.fixture
def page(window):
    window.desk.register.author = "A. Officer"
    page = go_to(with_gaps(window), "ProcessingActivity")
    assert page.findings
    return page


def _button(page, words):
    return next(one for one in page.gaps.findChildren(QPushButton) if one.text() == words and one.isVisibleTo(page))


def _said(page):
    QApplication.processEvents()
    return [one.text() for one in page.gaps.findChildren(QLabel) if one.isVisibleTo(page)]


def _first(page):
    return sorted(page.findings, key=lambda one: one.level == "advice")[0]


def _ask(window, page):
    click(_button(page, "Why?"))
    QApplication.processEvents()
    click(_button(page, "Does not apply to “Contact details” …"))  # the same is said of several categories
    assert isinstance(window.dialog, NotApplyingDialog)
    return window.dialog


def _judge(window, page, reason=REASON):
    dialog = _ask(window, page)
    dialog.reason.setPlainText(reason)
    click(dialog.go)
    return dialog


def test_it_is_kept_as_one_step_with_reason_name_and_day(window, page):
    finding, before, many = _first(page), steps(window), len(page.findings)
    _judge(window, page)
    assert steps(window) == before + 1
    assert window.desk.register.undoable().title == f"Does not apply: {finding.code}, {finding.root_title}"
    [kept] = [one for one in window.desk.register.all(DismissedFinding) if one.reason == REASON]
    assert (kept.rule, kept.of_record, kept.of_field) == (finding.code, finding.record_id, finding.field_name)
    assert (kept.decided_by, kept.decided_on) == ("A. Officer", window.desk.day)
    assert len(page.findings) == many - 1
    assert finding not in page.findings


def test_it_is_listed_folded_with_why_who_and_when(window, page):
    _judge(window, page)
    assert page.gaps.judged.heading.text() == "Does not apply (1)"
    assert REASON not in _said(page)
    press(page.gaps.judged.heading, Qt.Key.Key_Space)
    said = _said(page)
    assert REASON in said
    assert any(text.startswith("A. Officer, ") for text in said)


def test_one_can_ask_again_and_undo(window, page):
    finding = _first(page)
    _judge(window, page)
    click(page.gaps.judged.heading)
    click(_button(page, "Ask again"))
    assert finding in page.findings
    assert not page.gaps.judged.isVisibleTo(page)
    assert window.desk.register.undoable().title.startswith("Ask again: ")
    window.undo()
    assert finding not in page.findings
    window.undo()
    assert finding in page.findings


def test_it_stays_where_the_facts_are_again_what_they_were(empty):
    empty.workspace.navigation.go("ProcessingActivity")
    empty.new_record()
    page = empty.workspace.page
    answer(editor(page, "name"), "Payroll")
    finding = next(one for one in page.findings if one.field_name == "purposes")
    assert empty.desk.dismiss(finding, REASON, "A. Officer")
    assert finding not in page.findings
    click(editor(page, "purposes").new)
    empty.undo()
    assert finding not in page.findings, "the same facts"


def test_it_comes_back_when_the_facts_change(window):
    transfer = next(one for one in window.desk.register.all(Transfer) if law_of(exporter_of(one)) == "EU")
    country = Transfer.field("country")
    assert window.desk.write(transfer, country, "NO")
    finding = next(one for one in window.desk.findings(transfer) if one.code == "R430")
    assert window.desk.dismiss(finding, REASON, "A. Officer")
    assert "R430" not in [one.code for one in window.desk.findings(transfer)]
    assert window.desk.write(transfer, country, "DE")
    assert "R430" in [one.code for one in window.desk.findings(transfer)]


@pytest.mark.parametrize(("reason", "by", "words"), [(" ", "A. Officer", "Say why"), (REASON, " ", "Say who")])
def test_without_reason_or_name_nothing_is_kept(window, page, reason, by, words):
    before = steps(window)
    dialog = _ask(window, page)
    dialog.reason.setPlainText(reason)
    dialog.by.setText(by)
    click(dialog.go)
    assert dialog.isVisible()
    assert words in dialog.said.text()
    assert steps(window) == before
    dialog.reject()


def test_the_dialog_can_be_used_by_keyboard_and_every_control_has_a_name(window, page):
    dialog = _ask(window, page)
    assert _nameless(dialog) == []
    assert dialog.focusWidget() is dialog.reason
    press(dialog.reason, TAB)
    assert dialog.focusWidget() is dialog.by
    assert dialog.reason.toPlainText() == ""
    dialog.reject()


def test_a_reason_is_plain_text(window, page):
    _judge(window, page, "<b>bold</b>")
    click(page.gaps.judged.heading)
    told = [one for one in page.gaps.findChildren(QLabel) if one.text() == "<b>bold</b>"]
    assert [one.textFormat() for one in told] == [Qt.TextFormat.PlainText]


def test_nothing_can_be_judged_in_what_can_only_be_read(window, page):
    _judge(window, page)
    window.time_travel.go(window.desk.register.head().number)
    shown = go_to(window, "ProcessingActivity")
    assert shown.gaps.judged.heading.text() == "Does not apply (1)"
    click(shown.gaps.judged.heading)
    assert not _button(shown, "Ask again").isEnabled()
    click(_button(shown, "Why?"))
    QApplication.processEvents()
    assert not _button(shown, "Does not apply to “Device data” …").isEnabled()


def test_the_pages_of_findings_leaves_it_out_and_counts_it(window, page, qtbot):
    finding = _first(page)
    _judge(window, page)
    window.workspace.navigation.go("findings")
    answered = window.workspace.answer()
    qtbot.waitUntil(lambda: answered.report is not None, timeout=20_000)
    parts = {part.title.split()[0]: part.lines for part in answered.report.parts}
    places = [(line.record_id, line.field_name) for line in parts.get(finding.code, ())]
    assert (finding.record_id, finding.field_name) not in places
    assert "1 more does not apply, as somebody judged." in answered.report.says
