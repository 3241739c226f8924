"""Periods are held against the rule's own words, the law cited, and the list; batches against their days."""

from datetime import date

import pytest

from ropa_desktop.register.check import check
from ropa_desktop.register.reference import retention_suggestions
from ropa_desktop.register.retention import DataBatch, RetentionRule
from ropa_desktop.register.retention_suggestions import is_duty
from ropa_desktop.register.rules.cited_law import cites, figures

ON = date(2026, 11, 1)


def codes(record, on=ON):
    return {one.code for one in check(record, on)}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Books, ten years", ("P10Y",)),
        ("10 Jahre", ("P10Y",)),
        ("zehn Jahre nach dem Vertragsende", ("P10Y",)),
        ("Cinq ans", ("P5Y",)),
        ("cinco años y 6 meses", ("P5Y", "P6M")),
        ("dieci anni", ("P10Y",)),
        ("90-day log", ("P90D",)),
        ("vier Wochen", ("P4W",)),
        ("un mois", ("P1M",)),
        ("Persons under 16", ()),
        ("HGB § 257", ()),
        ("", ()),
        (None, ()),
    ],
)
def test_periods_are_read_out_of_words(text, found):
    assert figures(text) == found


@pytest.mark.parametrize(
    ("cited", "listed"),
    [
        ("§ 257 HGB", "HGB § 257(1) no 1, (4),(5); AO § 147(1) no 1, (3),(4)"),
        ("HGB § 257 Abs. 1 Nr. 4", "HGB § 257(1) no 4; AO § 147(1) no 4; UStG § 14b"),
        ("§ 147 AO", "HGB § 257(1) no 1, (4),(5); AO § 147(1) no 1, (3),(4)"),
        ("§ 14b UStG", "HGB § 257(1) no 4; AO § 147(1) no 4; UStG § 14b"),
        ("Code of Obligations (OR), Art. 958f", "OR Art. 958f"),
        ("Companies Act 2014, section 285", "Companies Act 2014 s.285"),
        ("Code de commerce, art. L123-22", "Code de commerce L123-22"),
        ("art. 2220 Codice civile", "Codice civile art. 2220"),
        ("BW 2:10", "AWR art. 52(4); BW 2:10(3), 3:15i"),
    ],
)
def test_a_citation_is_recognised_however_it_is_written(cited, listed):
    assert cites(cited, listed)


@pytest.mark.parametrize(
    ("cited", "listed"),
    [
        ("HGB § 147", "HGB § 257(1) no 1; AO § 147(1) no 1"),
        ("BGB § 257", "HGB § 257(1) no 1"),
        ("Companies Act 2006, section 17", "Companies Act 2006 s.388(4)"),
        ("HGB", "HGB § 257(1) no 1"),
        ("", "HGB § 257(1) no 1"),
    ],
)
def test_another_law_or_section_is_another(cited, listed):
    assert not cites(cited, listed)


@pytest.mark.parametrize("one", [one for one in retention_suggestions() if one.period_iso], ids=lambda one: one.records)
def test_what_the_list_says_is_never_shorter_than_itself(one):
    used = RetentionRule(label=one.records, period=one.period_iso, starts=one.starts, legal_source=one.legal_reference,
                         jurisdiction=None if one.country == "EU" else one.country, verified=False)  # fmt: skip
    assert not codes(used) & {"R621", "R622", "R623", "R624"}
    assert "R608" in codes(used)


@pytest.mark.parametrize(
    ("label", "law", "period", "code"),
    [
        ("Rechnungen", "§ 257 HGB", "P6Y", "R621"),
        ("Rechnungen", "§ 257 HGB", "P8Y", ""),
        ("Handelsbriefe", "§ 257 HGB", "P6Y", ""),
        ("Handelsbriefe", "§ 257 HGB", "P5Y", "R621"),
        ("Rechnungen", "§ 257 HGB", "P120M", ""),
        ("Rechnungen", None, "P3Y", "R622"),
        ("Bewerbungen", None, "P2M", ""),
        ("Besucher", None, "P1M", ""),
    ],
)
def test_the_list_is_asked_by_law_and_by_kind_of_records(label, law, period, code):
    one = RetentionRule(label=label, period=period, legal_source=law, jurisdiction="DE")
    assert codes(one) & {"R621", "R622"} == ({code} if code else set())
    for finding in check(one, ON):
        if finding.code in ("R621", "R622"):
            assert finding.level == "advice"
            assert "to be verified" in finding.sentence


def test_guidance_on_erasure_is_no_duty_to_keep():
    by_words = {one.records: is_duty(one) for one in retention_suggestions() if one.country in ("DE", "FR")}
    assert by_words["Rejected applicants"] is False
    assert by_words["Video surveillance"] is False
    assert by_words["Prospects"] is False
    assert by_words["General limitation"] is False
    assert by_words["Payslips (employer copy)"] is True


@pytest.mark.parametrize(
    "starts",
    ["End of the calendar year", "End of the year of the invoice", "Ende des Kalenderjahres", "Ablauf des Jahres",
     "Fin de l’année civile", "Final del año natural", "Fine dell’anno solare"],
)  # fmt: skip
def test_the_words_for_the_end_of_the_year_want_the_choice(starts):
    assert "R620" in codes(RetentionRule(period="P1Y", starts=starts))
    assert "R620" in codes(RetentionRule(period="P1Y", starts=starts, begins="event"))
    assert "R620" not in codes(RetentionRule(period="P1Y", starts=starts, begins="year-end"))


@pytest.mark.parametrize("starts", ["End of the financial year", "End of the contract", "Last contact in the year"])
def test_other_starts_are_left_alone(starts):
    assert "R620" not in codes(RetentionRule(period="P1Y", starts=starts))


def test_a_batch_is_overdue_from_the_day_after():
    one = RetentionRule(period="P1Y", batches=[DataBatch(what="Files", event_on=date(2025, 10, 31))])
    assert "R626" not in codes(one, date(2026, 10, 31))
    assert "R626" in codes(one, date(2026, 11, 1))
    assert "R626" not in codes(RetentionRule(batches=[DataBatch(event_on=date(1999, 1, 1))]))


def test_a_batch_without_activity_is_asked_for_it():
    one = RetentionRule(period="P1Y", batches=[DataBatch(what="Files", event_on=ON)])
    assert ("R103", "activity") in {(found.code, found.field_name) for found in check(one, ON)}
