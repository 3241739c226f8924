"""The box inside a transfer's card: what it stands on, why, and the module that one click takes."""

from datetime import date

import pytest
from PySide6.QtWidgets import QLabel

from ropa_desktop.register.adequacy import AdequacyDecision
from ropa_desktop.register.engagements import Engagement, Transfer
from ropa_desktop.register.reference import decisions
from tests.ui.hands import click, editor, go_to, pick, steps


def opened(window, class_name, words):
    """The card of the first transfer of a record, open."""
    page = go_to(window, class_name, words)
    (row, *_more) = editor(page, "transfers").field.value(page.record)
    return editor(page, "transfers").reveal(row.id)


def told(box):
    return [one.text() for one in box.findChildren(QLabel) if not one.isHidden()]


@pytest.fixture
def clauses(window):
    return opened(window, "Engagement", "Hosting in the United States")


def test_a_closed_card_has_no_box_and_an_open_one_says_what_it_stands_on(clauses):
    assert "Appropriate safeguards, Commission's clauses 2021/914 – If confirmed" in clauses.stands_on.ground.text()
    assert any("adaptations" in one for one in told(clauses.stands_on))
    clauses.turn()
    assert clauses.stands_on is None


def test_what_holds_is_told_when_asked_for(clauses):
    box = clauses.stands_on
    assert not any("annexes are complete" in one for one in told(box))
    click(box.all)
    assert any("annexes are complete" in one for one in told(box))


def test_it_follows_each_edit(window, clauses):
    box = clauses.stands_on
    pick(clauses.form.rows["annexes_complete"].editor, "No")
    assert any("without them the clauses say nothing" in one for one in told(box))
    pick(clauses.form.rows["clause_set"].editor, "Decision 2010/87/EU (repealed, unusable since 27 December 2022)")
    assert box.ground.text().startswith("Nothing holds")
    assert box.ground.property("tone") == "missing"
    window.undo()
    assert box.ground.text().startswith("Appropriate safeguards")


def test_the_module_that_fits_is_taken_by_a_click_and_undone(window):
    card = opened(window, "Engagement", "Saffron")
    box, row = card.stands_on, card.row
    assert not box.use.isVisibleTo(box)
    pick(card.form.rows["clause_module"].editor, "Module One: controller to controller")
    assert box.ground.text().startswith("Nothing holds")
    assert "Saffron Desk Private Limited is a processor here." in box.module.text()
    before = steps(window)
    click(box.use)
    assert row.clause_module == "SCC-M3"
    assert steps(window) == before + 1
    assert not box.use.isVisibleTo(box)
    window.undo()
    assert box.use.isVisibleTo(box)


def test_no_module_is_proposed_where_the_roles_leave_several(window):
    card = opened(window, "Engagement", "Hosting in the United States")
    pick(card.form.rows["clause_module"].editor, "Module One: controller to controller")
    assert card.stands_on.module.text().endswith("That asks for: Module Two: controller to processor.")
    window.desk.write(card.row.owner(), Engagement.field("processor"), None)  # now the importer can be anything
    pick(card.form.rows["clause_module"].editor, "Module Four: processor to controller")
    assert "That leaves: Module One" in card.stands_on.module.text()
    assert not card.stands_on.use.isVisibleTo(card.stands_on)
    assert not card.stands_on.module.isVisibleTo(card.stands_on)  # the reasons say the same


def test_whose_data_go_there_is_known_from_the_entries_that_use_the_processor(window):
    engagement = next(one for one in window.desk.register.all(Engagement) if "Computing" in one.title())
    found = window.desk.known(engagement)
    assert (found.staff, found.others, found.laws) == (False, True, frozenset({"CH"}))
    assert {role for _organisation, role in found.senders} == {"C"}


def test_a_decision_of_the_register_s_own_is_offered_and_judged_by_at_once(window):
    card = opened(window, "Engagement", "Computing for statistics")
    box = card.stands_on
    assert box.ground.text().startswith("Adequacy, United States (DPF)")
    own = {"label": "United States (DPF)", "territory": "US", "scope_kind": "DPF", "source": "Official Journal"}
    window.desk.add(AdequacyDecision, code="US-DPF", list="EU", valid_until=date(2026, 2, 1), **own)
    assert box.ground.text().startswith("Nothing holds")
    drop = card.form.rows["adequacy_decision"].editor.drop
    assert drop.findText("United States (DPF) (until 2026-02-01)") >= 0
    window.undo()
    assert box.ground.text().startswith("Adequacy, United States (DPF)")
    assert drop.findText("United States (DPF) (until 2026-02-01)") < 0


def test_what_one_register_holds_is_gone_with_it(window, make_window):
    window.desk.add(AdequacyDecision, code="KE", list="EU", label="Kenya", territory="KE")
    assert any(one.code == "KE" for one in decisions())
    window.close_register()
    assert not any(one.code == "KE" for one in decisions())


def test_an_earlier_state_is_judged_by_the_decisions_of_then(window):
    own = {"label": "United States (DPF)", "territory": "US", "scope_kind": "DPF", "source": "Official Journal"}
    window.desk.add(AdequacyDecision, code="US-DPF", list="EU", valid_until=date(2026, 2, 1), **own)
    assert opened(window, "Engagement", "Computing").stands_on.ground.text().startswith("Nothing holds")
    window.time_travel.go(1)
    assert opened(window, "Engagement", "Computing").stands_on.ground.text().startswith("Adequacy")
    window.time_travel.back()
    assert opened(window, "Engagement", "Computing").stands_on.ground.text().startswith("Nothing holds")


def test_each_part_has_a_name(clauses):
    assert clauses.stands_on.accessibleName().startswith("Stands on: Appropriate safeguards")
    assert clauses.stands_on.use.accessibleName()
    assert Transfer.one in clauses.row.one
