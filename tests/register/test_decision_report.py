"""The list of decisions that count: own ones first, then each list, then what is not in force; and a file's news."""

from dataclasses import replace
from datetime import date

import pytest

import ropa_desktop.register.records  # noqa: F401 (all classes, so that they can be made)
from ropa_desktop.register.adequacy import AdequacyDecision
from ropa_desktop.register.contents import Contents, Standing
from ropa_desktop.register.decision_news import news
from ropa_desktop.register.decision_news import report as report_of_news
from ropa_desktop.register.decision_report import report
from ropa_desktop.register.reference import adequacy_decisions, clause_sets, decision_named
from ropa_desktop.register.rules import clauses, safeguards

ON = date(2026, 11, 1)


def listed(*records, on=ON):
    found = report(Contents(Standing(), None, {AdequacyDecision: list(records)}), on)
    return {part.title.rpartition(":")[0]: part for part in found.parts}


def test_every_decision_that_ships_is_there_once():
    lines = [line for part in listed().values() for line in part.lines]
    assert sorted(line.cells[0] for line in lines) == sorted(one.code for one in adequacy_decisions())


@pytest.mark.parametrize(("on", "shield"), [(date(2020, 7, 15), True), (date(2020, 7, 16), False)])
def test_what_is_in_force_follows_the_day(on, shield):
    in_force = listed(on=on)["In force, list of the European Union"]
    assert ("US-PRIVACY-SHIELD" in [line.cells[0] for line in in_force.lines]) == shield


def test_an_own_entry_leads_to_its_record_and_says_whether_it_replaces_one_that_ships():
    kenya = AdequacyDecision(code="KE", list="EU", label="Kenya", valid_until=date(2026, 10, 31))
    zealand = AdequacyDecision(code="NZ", list="EU", territory="NZ", label="New Zealand")
    own = listed(kenya, zealand)["This register's own"]
    assert [line.cells[1] for line in own.lines] == ["New Zealand (replaces the entry that ships)", "Kenya (added)"]
    assert [(line.class_name, line.record_id) for line in own.lines] == [
        ("AdequacyDecision", zealand.id), ("AdequacyDecision", kenya.id)]  # fmt: skip
    assert [line.tone for line in own.lines] == ["stands", "missing"]


def test_what_does_not_count_is_not_hidden():
    parts = listed(AdequacyDecision(label="Kenya"), AdequacyDecision(code="KE", list="EU", retired_on=ON))
    assert sorted(line.cells[1] for line in parts["Kept, but not counted"].lines) == [
        "set aside", "without code or list"]  # fmt: skip


def test_news_tell_what_is_new_what_changes_and_what_is_the_same():
    zealand, dpf = decision_named("NZ"), decision_named("US-DPF")
    read = [zealand, replace(dpf, valid_until=ON, own=False), replace(zealand, code="KE", title="Kenya")]
    found = news(read, [])
    assert [one.code for one in found.new] == ["KE"]
    assert [one.code for one in found.same] == ["NZ"]
    assert [(one.after.code, one.fields()) for one in found.changed] == [("US-DPF", ["valid_until"])]
    own = AdequacyDecision(code="KE", list="EU", label="Kenya", territory="NZ", retired_on=ON)
    assert [one.code for one in news(read, [own]).new] == ["KE"]  # one set aside does not count
    assert len(report_of_news(found, "list.csv", Standing(), ON).parts) == 3


def test_the_days_of_clauses_are_those_of_the_rules():
    sets = clause_sets()
    assert {code for code, one in sets.items() if one.tool == "A46-2-c"} == {
        "2021/914", "2001/497/EC", "2004/915/EC", "2010/87/EU"}  # fmt: skip
    for code in ("2001/497/EC", "2004/915/EC", "2010/87/EU"):
        assert not sets[code].holds_on(clauses._OLD_ONES_UNTIL)
        assert "first day" in sets[code].verify
    assert sets["2021/914"].adopted == safeguards._CLAUSES_OF
    assert sets["UK-ADD"].valid_from == clauses._ADDENDUM_SINCE
    assert sets["CH-SCC"].valid_from == clauses._SWISS_SINCE
    assert all(one.source for one in sets.values())
