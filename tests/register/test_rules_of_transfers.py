"""What the rules on transfers, processors and organisations say beyond their two examples."""

from datetime import date, timedelta

import pytest

from ropa_desktop.register.activities import ProcessingActivity, Recipient
from ropa_desktop.register.check import check
from ropa_desktop.register.engagements import Engagement, Transfer
from ropa_desktop.register.kinds import Links
from ropa_desktop.register.on_behalf import ProcessingOnBehalf
from ropa_desktop.register.organisations import DpfEntry, Organisation
from ropa_desktop.register.rules.book import all_rules
from ropa_desktop.register.rules.roles import modules_that_fit

ON = date(2026, 11, 1)
RULES = list(all_rules())


def codes(record, on=ON):
    return {one.code for one in check(record, on)}


def said(record, code, on=ON):
    return [one.sentence for one in check(record, on) if one.code == code]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_a_record_from_which_any_answer_is_missing_is_checked_all_the_same(rule):
    for one in rule.wrong().fields:
        half = rule.wrong()
        setattr(half, one.name, [] if isinstance(one.kind, Links) else None)
        assert all(found.root_id == half.id for found in check(half, ON))


DECISIONS = {"JP": "JP", "US-DPF": "US", "GB": "GB", "UY": "UY"}


@pytest.mark.parametrize(("decision", "country"), DECISIONS.items())
def test_a_decision_is_proposed_on_the_days_on_which_it_holds_and_never_when_a_ground_is_chosen(decision, country):
    exporter = Organisation(name="Alder GmbH", country="DE")
    transfer = Transfer(country=country, exporter=exporter)
    assert said(transfer, "R450")
    assert not said(transfer, "R450", date(1999, 1, 1))
    transfer.tool, transfer.adequacy_decision = "A45-3", decision
    assert not said(transfer, "R450")
    assert not {"R404", "R405", "R406"} & codes(transfer)


def test_a_decision_of_the_list_of_another_country_is_proposed_to_an_exporter_there():
    def proposed(home, country):
        exporter = Organisation(name="Alder Group", country=home)
        return said(Transfer(country=country, exporter=exporter), "R450")

    assert proposed("DE", "JP")
    assert proposed("GB", "JP")
    assert not proposed("CH", "JP")
    assert not proposed("CH", "CH")  # it stays in the country
    assert not proposed("DE", "FR")


def test_what_is_unverified_in_a_decision_stays_marked():
    (sentence,) = said(Transfer(tool="A45-3", adequacy_decision="KR", country="KR"), "R408")
    assert "(To be verified: " in sentence
    assert "(To be verified: " not in said(Transfer(tool="A45-3", adequacy_decision="JP", country="JP"), "R408")[0]


def test_a_decision_that_ends_is_told_a_year_before_and_no_longer_once_it_ended():
    transfer, end = Transfer(tool="A45-3", adequacy_decision="GB", country="GB"), date(2031, 12, 27)
    assert not said(transfer, "R409", end - timedelta(days=366))
    assert said(transfer, "R409", end - timedelta(days=365)) == ["This adequacy decision ends on 27 Dec 2031."]
    assert said(transfer, "R409", end)
    assert not said(transfer, "R404", end)
    assert not said(transfer, "R409", end + timedelta(days=1))
    assert said(transfer, "R404", end + timedelta(days=1))


def test_the_privacy_shield_held_until_the_day_before_the_judgment():
    entry = DpfEntry(framework="DPF-EU", status="withdrawn")
    transfer = Transfer(tool="A45-3", adequacy_decision="US-PRIVACY-SHIELD", country="US", dpf_entry=entry)
    assert "R404" not in codes(transfer, date(2020, 7, 15))
    assert "R404" in codes(transfer, date(2020, 7, 16))
    assert "R453" not in codes(transfer)  # the entry belongs to another ground


def test_old_clauses_could_be_relied_on_until_they_were_repealed():
    transfer = Transfer(tool="A46-2-c", clause_set="2010/87/EU")
    assert "R403" not in codes(transfer, date(2022, 12, 26))
    assert "R403" in codes(transfer, date(2022, 12, 27))


def _activity(kind, engaged=False, **values):
    importer = Organisation(name="Birch Inc.", country="US")
    engagements = [Engagement(processor=importer)] if engaged else []
    transfer = Transfer(importer=importer, country="US", tool="A46-2-c", **values)
    recipients = [Recipient(organisation=importer, kind=kind)] if kind else []
    return ProcessingActivity(recipients=recipients, transfers=[transfer], engagements=engagements)


@pytest.mark.parametrize(
    ("kind", "engaged", "modules"),
    [
        ("controller", False, ["SCC-M1"]),
        ("authority", False, ["SCC-M1"]),
        ("joint-controller", False, ["SCC-M1"]),
        ("processor", False, ["SCC-M2"]),
        (None, True, ["SCC-M2"]),
        ("controller", True, ["SCC-M1", "SCC-M2"]),
        ("group", False, ["SCC-M1", "SCC-M2"]),
        (None, False, ["SCC-M1", "SCC-M2"]),
    ],
)
def test_the_modules_that_the_roles_leave_to_a_controller(kind, engaged, modules):
    activity = _activity(kind, engaged)
    assert modules_that_fit(activity.transfers[0]) == modules
    for module in ("SCC-M1", "SCC-M2", "SCC-M3", "SCC-M4"):
        activity.transfers[0].clause_module = module
        assert ("R410" in codes(activity)) == (module not in modules)


def test_the_modules_that_the_roles_leave_to_a_processor():
    host, backup = Organisation(name="Alder GmbH"), Organisation(name="Birch Inc.")
    customer = Organisation(name="Hazel LLC")
    assert modules_that_fit(Transfer(importer=backup)) == ["SCC-M1", "SCC-M2", "SCC-M3", "SCC-M4"]
    top = Engagement(processor=host, transfers=[Transfer(importer=host)])
    assert modules_that_fit(top.transfers[0]) == ["SCC-M2", "SCC-M3"]
    below = Engagement(processor=backup, parent=top, transfers=[Transfer(importer=backup, exporter=host)])
    assert modules_that_fit(below.transfers[0]) == ["SCC-M3"]
    entry = ProcessingOnBehalf(processor=host, controllers=[customer], transfers=[Transfer(importer=customer)])
    assert modules_that_fit(entry.transfers[0]) == ["SCC-M4"]
    entry.transfers.append(Transfer(importer=backup))
    assert modules_that_fit(entry.transfers[1]) == ["SCC-M3", "SCC-M4"]


def test_who_exports_decides_whose_law_counts():
    def found(home, **values):
        return codes(Transfer(exporter=Organisation(name="Alder Group", country=home), **values))

    clauses = {"tool": "A46-2-c", "clause_set": "2021/914", "country": "IN"}
    assert not {"R418", "R419"} & found("DE", **clauses)
    assert "R418" in found("GB", **clauses)
    assert "R419" in found("CH", **clauses)
    assert not {"R418", "R419"} & codes(Transfer(**clauses))
    assert "R430" in found("DE", tool="A46-2-c", country="FR")
    assert "R430" not in found("CH", tool="CH-A1", country="FR")
    assert "R452" not in found("CH", tool="CH-A1", country="FR")
    assert "R438" in found("DE", tool="CH-A1", country="NZ")


def test_a_sub_processors_transfer_answers_for_the_country_of_the_one_above():
    top = Engagement(storage_countries=("DE",), access_countries=("IN", "US"), transfers=[Transfer(country="US")])
    assert "India" in said(top, "R433")[0]
    below = Engagement(parent=top, transfers=[Transfer(country="IN")])
    top.__dict__["sub_processors"], below.__dict__["sub_processors"] = [below], []
    assert not said(top, "R433")


def test_a_recipient_behind_a_processor_needs_no_second_transfer():
    birch = Organisation(name="Birch Inc.", country="US")
    activity = ProcessingActivity(recipients=[Recipient(organisation=birch, kind="processor")])
    assert "R449" in codes(activity)
    activity.engagements.append(Engagement(processor=birch))
    assert not {"R441", "R449"} & codes(activity)


def test_an_international_organisation_is_reached_by_a_transfer_too():
    office = Organisation(name="Union of Lighthouses", international=True)
    activity = ProcessingActivity(recipients=[Recipient(organisation=office, kind="controller")])
    assert "R449" in codes(activity)
    activity.transfers.append(Transfer(importer=office))
    assert "R449" not in codes(activity)


def test_which_points_a_contract_lacks_is_told_by_letter():
    (sentence,) = said(Engagement(contract_points=tuple(f"A28-3-{one}" for one in "abcdef")), "R504")
    assert sentence == "The contract lacks these points of Art. 28(3): (g), (h)."


def test_the_exemption_for_few_persons_is_a_rule_with_a_first_day():
    small = Organisation(name="Alder GmbH", kept_for=True, persons_employed=249)
    assert "R468" in codes(small)
    assert "R468" not in codes(small, date(2018, 5, 24))
    small.persons_employed = 250
    assert "R468" not in codes(small)
    small.persons_employed, small.kept_for = 10, False
    assert "R468" not in codes(small)


def test_safeguards_still_to_be_signed_are_told_only_once_the_contract_runs():
    transfer = Transfer(tool="A46-2-c", signed_on=date(2024, 7, 8))
    engagement = Engagement(contract_date=date(2024, 6, 17), transfers=[transfer])
    assert "R483" not in codes(engagement, date(2024, 6, 16))
    assert "R483" in codes(engagement, date(2024, 6, 17))
    assert "R483" in codes(engagement, date(2024, 7, 7))
    assert "R483" not in codes(engagement, date(2024, 7, 8))
    assert "R483" not in codes(transfer.owner().transfers[0], ON)


def test_the_swiss_list_counts_beside_a_decision_that_holds():
    partner = Organisation(name="Birch Inc.", country="US")
    transfer = Transfer(importer=partner, exporter=Organisation(name="Larch AG", country="CH"), tool="A45-3",
                        adequacy_decision="US-DPF")  # fmt: skip
    assert "R451" not in codes(transfer, date(2023, 7, 9))
    assert "R451" in codes(transfer, date(2023, 7, 10))
    assert "R451" in codes(transfer, date(2024, 9, 14))
    assert "R451" not in codes(transfer, date(2024, 9, 15))
