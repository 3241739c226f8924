import re
from collections import Counter
from dataclasses import FrozenInstanceError
from datetime import date, timedelta

import pytest

from ropa_desktop.register import codes
from ropa_desktop.register.reference import (
    adequacy_decisions,
    authorities,
    decisions_for,
    retention_suggestions,
)

STATE = date(2026, 11, 1)
DAY = timedelta(days=1)


def codes_for(country, on=STATE, of="EU"):
    return [decision.code for decision in decisions_for(country, on, of)]


def decision(code):
    return next(entry for entry in adequacy_decisions() if entry.code == code)


def test_every_row_of_the_tables_is_there():
    assert Counter(entry.list for entry in adequacy_decisions()) == {"EU": 20, "UK": 17, "CH": 15}
    assert len(authorities()) == 34
    suggestions = Counter(suggestion.country for suggestion in retention_suggestions())
    assert suggestions == {
        "DE": 8, "AT": 1, "CH": 1, "FR": 9, "GB": 7, "IE": 5, "ES": 8, "IT": 5, "NL": 6, "LU": 1, "BE": 1,
        "PL": 1, "EU": 2,
    }  # fmt: skip


def test_codes_name_one_row_each():
    assert len({entry.code for entry in adequacy_decisions()}) == len(adequacy_decisions())
    assert len({authority.country for authority in authorities()}) == len(authorities())


def test_places_have_iso_codes():
    places = {entry.territory for entry in adequacy_decisions()} - {"", "EEA"}
    places |= {entry.country for entry in (*authorities(), *retention_suggestions())} - {"EU"}
    assert places <= set(codes.territories())


@pytest.mark.parametrize(
    ("code", "judged", "case"),
    [
        ("US-SAFE-HARBOUR", date(2015, 10, 6), "C-362/14 Schrems"),
        ("US-PRIVACY-SHIELD", date(2020, 7, 16), "C-311/18 Schrems II"),
    ],
)
def test_what_the_court_struck_down_ended_the_day_before(code, judged, case):
    assert decision(code).valid_until == judged - DAY
    assert case in decision(code).review
    assert decision(code).status == "invalidated"
    assert codes_for("US", judged - DAY) == [code]
    assert codes_for("US", judged) == []


def test_the_united_states_only_under_the_framework_since_2023():
    assert codes_for("US", date(2023, 7, 9)) == []
    assert codes_for("US", date(2023, 7, 10)) == ["US-DPF"]
    assert decision("US-DPF").scope_kind == "DPF"
    assert "C-703/25 P" in decision("US-DPF").review


def test_the_united_kingdom_until_the_end_of_2031():
    assert decision("GB").valid_until == date(2031, 12, 27)
    assert codes_for("GB", date(2031, 12, 27)) == ["GB"]
    assert codes_for("GB", date(2031, 12, 28)) == []
    assert "2025-06-27 → 2025-12-27 → 2031-12-27" in decision("GB").review


def test_hungary_lapsed_when_it_joined():
    assert codes_for("HU", date(2004, 4, 30)) == ["HU"]
    assert codes_for("HU", date(2004, 5, 1)) == []


def test_brazil_and_its_scope():
    assert decision("BR").adopted == date(2026, 1, 26)
    assert codes_for("BR", date(2026, 1, 25)) == []
    assert codes_for("BR", date(2026, 1, 28)) == ["BR"]
    assert decision("BR").scope_kind == "LGPD"


def test_an_organisation_without_a_territory_is_asked_for_by_its_code():
    assert decision("EPO").territory == ""
    assert codes_for("EPO", date(2025, 7, 15)) == ["EPO"]
    assert codes_for("EPO", date(2025, 7, 14)) == []
    assert codes_for("") == []


def test_scopes_that_narrow_a_decision():
    narrowed = {entry.code: entry.scope_kind for entry in adequacy_decisions() if entry.scope_kind}
    assert narrowed == {
        "BR": "LGPD", "CA": "PIPEDA", "FO": "Faroese-act", "IL": "automated", "JP": "APPI", "KR": "PIPA",
        "US-DPF": "DPF", "UK-US-DPF": "DPF", "CH-CA": "PIPEDA", "CH-US-DPF": "DPF",
    }  # fmt: skip
    assert all(decision(code).scope for code in narrowed)


def test_the_three_lists_differ():
    assert codes_for("JP") == ["JP"]
    assert codes_for("JP", of="UK") == ["UK-JP"]
    assert not [country for country in ("JP", "KR", "BR") if codes_for(country, of="CH")]
    assert codes_for("BR", of="UK") == []
    assert codes_for("GI") == []
    assert codes_for("GI", of="UK") == ["UK-GI"]
    assert codes_for("DE", of="CH") == ["CH-EEA"]
    assert codes_for("RE", of="UK") == ["UK-EEA"]
    assert codes_for("DE") == []
    on_the_swiss_list = [country for country in codes.territories() if codes_for(country, of="CH")]
    assert len([c for c in on_the_swiss_list if c not in codes.INSIDE_UNION]) == 44


def test_american_extensions_began_on_their_days():
    assert codes_for("US", date(2023, 10, 11), "UK") == []
    assert codes_for("US", date(2023, 10, 12), "UK") == ["UK-US-DPF"]
    assert codes_for("US", date(2024, 9, 14), "CH") == []
    assert codes_for("US", date(2024, 9, 15), "CH") == ["CH-US-DPF"]


def test_the_union_s_decisions_are_numbered_dated_and_sourced():
    for entry in adequacy_decisions():
        assert entry.source
        if entry.list == "EU":
            assert re.fullmatch(r"3\d{4}D\d{4}", entry.celex), entry.code
            assert entry.decision
            assert entry.adopted
            assert entry.valid_from
            assert entry.valid_from >= entry.adopted
    assert {entry.status for entry in adequacy_decisions()} == {
        "in force", "in force, contested", "invalidated", "obsolete",
    }  # fmt: skip


def test_marks_are_kept():
    assert "not found" in decision("GB").verify
    assert "medium" in decision("FO").verify
    assert "medium" in decision("KR").verify
    assert "medium" in decision("HU").verify
    assert all(authority.verify for authority in authorities())
    assert {suggestion.confidence for suggestion in retention_suggestions()} == {"high", "medium"}


def test_ages_of_consent():
    ages = {authority.country: authority.child_consent_age for authority in authorities()}
    assert codes.EEA | {"EU", "GB", "CH", "GI"} == set(ages)
    assert ages["CH"] is None
    assert all(13 <= age <= 16 for country, age in ages.items() if country != "CH")
    assert (ages["DE"], ages["FR"], ages["AT"], ages["DK"], ages["EU"]) == (16, 15, 14, 15, 13)


def test_authorities_keep_their_names_in_their_own_script():
    names = {authority.country: authority for authority in authorities()}
    assert names["GR"].authority == "Αρχή Προστασίας Δεδομένων Προσωπικού Χαρακτήρα"
    assert names["BG"].short == "CPDP/КЗЛД"


def test_a_period_is_a_duration_where_it_is_one_clear_figure():
    periods = {(entry.country, entry.records): entry for entry in retention_suggestions()}
    assert periods["DE", "Payroll account (Lohnkonto)"].period_iso == "P6Y"
    assert periods["NL", "Camera images"].period_iso == "P4W"
    assert periods["FR", "Video surveillance"].period_iso == "P1M"
    assert periods["DE", "Rejected applicants"].period_iso == "P6M"
    assert periods["GB", "Contract claims / deeds"].period_iso == ""
    assert periods["ES", "Blocking instead of erasure"].starts == ""
    words = {"Y": "year", "M": "month", "W": "week"}
    for entry in retention_suggestions():
        assert entry.period
        assert entry.legal_reference
        if entry.period_iso:
            count, unit = re.fullmatch(r"P(\d+)([YMW])", entry.period_iso).groups()
            assert entry.period.startswith(f"{count} {words[unit]}")


def test_facts_cannot_be_changed():
    with pytest.raises(FrozenInstanceError):
        decision("GB").valid_until = None
