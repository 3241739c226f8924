"""The list is sought by country and words; what is used from it is marked as to be verified."""

import pytest

from ropa_desktop.register.kinds import Period
from ropa_desktop.register.reference import retention_suggestions
from ropa_desktop.register.retention import RetentionRule
from ropa_desktop.register.retention_suggestions import begins, countries, note, suggestions, topics, values


@pytest.mark.parametrize(
    ("country", "words", "records"),
    [
        ("DE", "Rechnungen", "Accounting vouchers (Buchungsbelege), invoices"),
        ("DE", "Bewerbungen, sechs Monate", "Rejected applicants"),
        ("FR", "Candidatures non retenues", "Unsuccessful applicants"),
        ("ES", "Videovigilancia", "Video surveillance"),
        ("IT", "Fatture", "Accounting records, invoices, letters"),
        ("NL", "Camerabeelden", "Camera images"),
        ("GB", "Payroll", "PAYE / payroll"),
    ],
)
def test_what_fits_the_words_comes_first(country, words, records):
    assert suggestions(country, words)[0].records == records


def test_a_country_of_the_union_has_the_unions_own_and_others_have_not():
    assert {one.country for one in suggestions("DE")} == {"DE", "EU"}
    assert {one.country for one in suggestions("GB")} == {"GB"}
    assert {one.country for one in suggestions("GR")} == {"EU"}
    assert suggestions("US") == ()
    assert suggestions("DE")[0].country == "DE"


def test_without_a_country_all_of_the_list_is_there():
    assert sorted(map(repr, suggestions(""))) == sorted(map(repr, retention_suggestions()))
    assert {"DE", "EU", "FR"} <= set(countries())


@pytest.mark.parametrize("one", retention_suggestions(), ids=lambda one: f"{one.country} {one.records}")
def test_every_entry_can_be_used_and_is_then_to_be_verified(one):
    rule = RetentionRule(label="Ours", notes="Asked the accountant.", period="P1Y", verified=True)
    for name, value in values(one, rule).items():
        setattr(rule, name, value)
    assert rule.verified is False
    assert rule.period == (Period().from_text(one.period_iso) if one.period_iso else "P1Y")
    assert rule.legal_source == one.legal_reference
    assert rule.jurisdiction == (None if one.country == "EU" else one.country)
    first, told = rule.notes.split("\n")
    assert first == "Asked the accountant."
    assert told == note(one)
    assert told.startswith("To be verified:")
    assert one.period in told
    assert rule.label == "Ours"
    assert topics(one.records)


def test_where_it_begins_is_set_only_where_the_list_says_so():
    by_words = {one.records: begins(one) for one in suggestions("DE")}
    assert by_words["Accounting vouchers (Buchungsbelege), invoices"] == "year-end"
    assert by_words["Rejected applicants"] is None
