"""The entries that ship, and those that a register holds in their place or beside them."""

import threading
from contextlib import ExitStack
from dataclasses import replace
from datetime import date
from types import SimpleNamespace

import pytest

from ropa_desktop import i18n
from ropa_desktop.errors import KnownError
from ropa_desktop.register import choices
from ropa_desktop.register.check import check
from ropa_desktop.register.engagements import Transfer
from ropa_desktop.register.reference import (
    Decision,
    adequacy_decisions,
    decision_named,
    decisions,
    decisions_for,
    ending,
    holding,
)

ON = date(2026, 11, 1)
NAMES = list(Decision.__dataclass_fields__)


def entry(code, of="EU", **values):
    return SimpleNamespace(**{**dict.fromkeys(NAMES), "code": code, "list": of, "title": code, **values})


KENYA = entry("KE", territory="KE", valid_from=date(2026, 6, 1))


def test_what_ships_counts_where_nothing_is_held():
    assert decisions() == adequacy_decisions()
    with holding([]):
        assert decisions() == adequacy_decisions()


def test_an_entry_of_the_register_s_own_stands_beside_those_that_ship_and_has_no_empty_fact():
    with holding([KENYA]):
        (kenya,) = decisions_for("KE", ON)
        assert (kenya.code, kenya.scope, kenya.verify, kenya.adopted) == ("KE", "", "", None)
        assert kenya.own
        assert len(decisions()) == len(adequacy_decisions()) + 1
    assert decisions_for("KE", ON) == ()


def test_an_entry_of_a_code_that_ships_takes_its_place():
    ended = SimpleNamespace(**{**vars(decision_named("US-DPF")), "valid_until": date(2026, 5, 1)})
    with holding([ended]):
        assert decisions_for("US", ON) == ()
        assert [one.code for one in decisions()] == [one.code for one in adequacy_decisions()]
    assert [one.code for one in decisions_for("US", ON)] == ["US-DPF"]


@pytest.mark.parametrize(
    "values", [{"code": None}, {"code": ""}, {"list": None}, {"retired_on": ON}], ids=lambda one: str(one)
)
def test_an_entry_without_a_name_or_a_list_and_one_that_is_retired_does_not_count(values):
    with holding([SimpleNamespace(**{**vars(KENYA), **values})]):
        assert decisions() == adequacy_decisions()


def test_an_end_that_is_only_supposed_is_kept_by_whoever_holds_the_entries_once_more():
    last = date(2027, 2, 28)
    with holding([KENYA]), ending("US-DPF", last), ending("KE", last):
        for held in ([KENYA], []):
            with holding(held):
                assert decision_named("US-DPF").valid_until == last
                assert decisions_for("US", last)
                assert not decisions_for("US", date(2027, 3, 1))
        assert decision_named("KE").valid_until == last
    assert decision_named("US-DPF").valid_until is None


def test_what_ended_earlier_does_not_end_later():
    with ending("US-PRIVACY-SHIELD", date(2027, 1, 1)):
        assert decision_named("US-PRIVACY-SHIELD").valid_until == date(2020, 7, 15)


def test_nothing_ends_that_is_not_there():
    with pytest.raises(KnownError, match="no adequacy decision “XX”"), ending("XX", ON):
        pass
    assert decisions() == adequacy_decisions()


def test_another_thread_knows_nothing_of_what_is_held_here():
    seen = []
    with ExitStack() as stack:
        stack.enter_context(holding([KENYA]))
        other = threading.Thread(target=lambda: seen.append(decision_named("KE")))
        other.start()
        other.join()
        assert decision_named("KE")
    assert seen == [None]


def test_the_list_of_choices_is_the_one_that_counts_in_each_language():
    assert "KE" not in choices.decisions()
    field = Transfer.field("adequacy_decision")
    with holding([KENYA]):
        assert choices.decisions()["KE"] == "KE"
        assert field.kind.from_text("KE") == "KE"
        i18n.use("de")
        try:
            assert choices.decisions()["KE"] == "KE"
        finally:
            i18n.use("en")
    with ending("US-DPF", date(2027, 2, 28)):
        assert choices.decisions()["US-DPF"].endswith("(until 2027-02-28)")
    assert "until" not in choices.decisions()["US-DPF"]


def test_rules_judge_by_what_is_held():
    transfer = Transfer(tool="A45-3", adequacy_decision="KE", country="KE")
    before = Transfer(tool="A45-3", adequacy_decision="US-DPF", country="US")

    def codes(record):
        return {one.code for one in check(record, ON)}

    with holding([entry("KE", territory="KE", valid_until=date(2026, 8, 1)), replaced("US-DPF", date(2026, 8, 1))]):
        assert "R404" in codes(transfer)
        assert "R404" in codes(before)
    assert "R404" not in codes(before)


def replaced(code, last):
    return replace(decision_named(code), valid_until=last)
