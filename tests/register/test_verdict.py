"""Scopes, laws, tools and limits: what a verdict says of each, and that it never says more than the rules do."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import ropa_desktop.register.records  # noqa: F401 (all classes, so that they can be made)
from ropa_desktop.register import codes
from ropa_desktop.register.activities import PersonalData, ProcessingActivity
from ropa_desktop.register.assessments import TransferAssessment
from ropa_desktop.register.check import check
from ropa_desktop.register.engagements import Engagement, Transfer
from ropa_desktop.register.on_behalf import ProcessingOnBehalf
from ropa_desktop.register.organisations import DpfEntry, Organisation
from ropa_desktop.register.reference import adequacy_decisions, ending
from ropa_desktop.register.verdict import proposed_module, verdict
from ropa_desktop.register.verdict_reasons import GROUNDS, Known
from ropa_desktop.register.vocabulary import CategoryOfDataSubjects

ON = date(2026, 11, 1)
EU, UK, CH = (Organisation(name=f"Alder {home}", country=home) for home in ("DE", "GB", "CH"))


def sent(to, exporter=EU, **values):
    told = {"importer": Organisation(name="Birch", country=to), "country": to, "exporter": exporter}
    return Transfer(**{**told, **values})


def said(transfer, on=ON, state=None):
    return [one.sentence for one in verdict(transfer, on).reasons if state in (None, one.state)]


def ground(transfer, on=ON):
    found = verdict(transfer, on)
    return found.ground + (" if" if found.ground != "nothing" and found.open() else "")


# -- the EEA, and what only looks like it


@pytest.mark.parametrize(
    ("country", "expected"),
    [
        ("FR", "eea"),
        ("NO", "eea"),
        ("GP", "eea"),
        ("AX", "eea"),
        ("NC", "nothing"),
        ("GL", "nothing"),
        ("CH", "nothing"),
    ],
)
def test_what_lies_in_the_eea(country, expected):
    assert ground(sent(country)) == expected


def test_a_ground_chosen_in_the_eea_is_to_be_looked_at():
    assert ground(sent("FR", tool="A46-2-c")) == "eea if"
    assert ground(sent("FR", tool="INTRA-EEA")) == "eea"


def test_an_importer_from_outside_may_look_at_data_that_lie_inside():
    transfer = sent("IE", importer=Organisation(name="Birch Inc.", country="US"))
    assert ground(transfer) == "eea if"
    assert "United States" in said(transfer, state="open")[0]


def test_what_is_said_to_be_no_transfer_and_goes_to_a_third_country():
    assert ground(sent("US", tool="INTRA-EEA")) == "nothing"


def test_hungary_was_a_third_country_until_it_joined():
    transfer = sent("HU", tool="A45-3", adequacy_decision="HU")
    assert ground(transfer, date(2000, 7, 25)) == "nothing"
    assert ground(transfer, date(2004, 4, 30)) == "adequate"
    assert ground(sent("HU"), date(2004, 4, 30)) == "nothing"
    assert ground(sent("HU"), date(2004, 5, 1)) == "eea"


@pytest.mark.parametrize(("exporter", "code"), [(UK, "UK-EEA"), (CH, "CH-EEA")])
@pytest.mark.parametrize("tool", ["INTRA-EEA", "own"])
def test_from_abroad_the_eea_stands_on_the_own_list(exporter, code, tool):
    own = "UK-REG" if exporter is UK else "CH-A1"
    found = verdict(sent("FR", exporter, tool=own if tool == "own" else tool), ON)
    assert (found.ground, found.decision.code) == ("adequate", code)
    nothing = verdict(sent("FR", exporter), ON)
    assert nothing.ground == "nothing"
    assert any("Proposed:" in one.sentence for one in nothing.open())


# -- scopes


def to_canada(**importer):
    return sent("CA", tool="A45-3", adequacy_decision="CA", importer=Organisation(name="Elm", country="CA", **importer))


def test_canada_covers_commercial_organisations_only():
    assert ground(to_canada(public_authority=True)) == "nothing"
    assert ground(to_canada(public_authority=False)) == "adequate if"
    told = to_canada(public_authority=False)
    told.ground_in_words = "A company subject to PIPEDA."
    assert ground(told) == "adequate"
    told.importer.public_authority = True
    assert ground(told) == "nothing"


@pytest.mark.parametrize("code", ["BR", "JP", "KR", "IL", "FO"])
def test_a_limited_decision_stands_once_the_record_says_why_it_covers_the_transfer(code):
    transfer = sent(code, tool="A45-3", adequacy_decision=code)
    assert ground(transfer) == "adequate if"
    scope = next(one.scope for one in adequacy_decisions() if one.code == code)
    assert scope in said(transfer, state="open")[0]
    transfer.ground_in_words = "Within it."
    assert ground(transfer) == "adequate"


def test_business_operators_in_japan_are_no_authorities():
    importer = Organisation(name="City of Mori", country="JP", public_authority=True)
    transfer = sent("JP", tool="A45-3", adequacy_decision="JP", importer=importer, ground_in_words="Within it.")
    assert ground(transfer) == "adequate if"


def under_the_framework(covers="both", status="active", checked=ON, framework="DPF-EU", exporter=EU, **values):
    entry = DpfEntry(framework=framework, status=status, covers=covers, checked_on=checked)
    importer = Organisation(name="Birch Inc.", country="US", dpf_entries=[entry])
    return sent("US", exporter, importer=importer, **{
        "tool": "A45-3", "adequacy_decision": "US-DPF", "dpf_entry": entry, **values})  # fmt: skip


@pytest.mark.parametrize(
    ("entry", "expected"),
    [
        ({}, "adequate"),
        ({"dpf_entry": None}, "adequate"),  # the importer has it all the same
        ({"status": "withdrawn"}, "nothing"),
        ({"status": "inactive", "dpf_entry": None}, "nothing"),
        ({"status": None}, "adequate if"),
        ({"framework": "DPF-CH"}, "nothing"),
        ({"framework": "DPF-CH", "dpf_entry": None}, "adequate if"),
        ({"checked": None}, "adequate if"),
        ({"checked": ON - timedelta(days=365)}, "adequate"),
        ({"checked": ON - timedelta(days=366)}, "adequate if"),
        ({"checked": ON + timedelta(days=1)}, "adequate if"),
        ({"covers": None}, "adequate if"),
        ({"covers": "non-HR"}, "adequate if"),  # nothing tells whose data go there
        ({"covers": "HR"}, "adequate if"),
    ],
    ids=str,
)
def test_the_framework_covers_who_is_on_the_list(entry, expected):
    assert ground(under_the_framework(**entry)) == expected


def test_an_entry_of_another_company_is_to_be_confirmed():
    transfer = under_the_framework()
    transfer.importer = Organisation(name="Hazel LLC", country="US")
    assert ground(transfer) == "adequate if"
    transfer.importer.part_of = transfer.dpf_entry.owner()
    assert ground(transfer) == "adequate"


@pytest.mark.parametrize(
    ("people", "covers", "expected"),
    [
        (["Employees"], "non-HR", "nothing"),
        (["Employees"], "HR", "adequate"),
        (["Customers"], "non-HR", "adequate"),
        (["Customers"], "HR", "nothing"),
        (["Customers", "Employees"], "HR", "nothing"),
        (["Customers", "Employees"], "non-HR", "nothing"),
        (["Customers", "Employees"], "both", "adequate"),
        ([], "non-HR", "adequate if"),
    ],
)
def test_data_of_staff_need_an_entry_that_covers_them(people, covers, expected):
    transfer = under_the_framework(covers)
    rows = [PersonalData(data_subjects=[CategoryOfDataSubjects(name=one)]) for one in people]
    ProcessingActivity(data=rows, transfers=[transfer])
    assert ground(transfer) == expected


def test_behind_a_processor_whose_data_go_there_is_told_by_the_register():
    transfer = under_the_framework("non-HR")
    Engagement(transfers=[transfer])
    assert verdict(transfer, ON, Known(staff=True)).ground == "nothing"
    assert verdict(transfer, ON, Known(staff=False)).stands()
    assert verdict(transfer, ON).open()


def test_an_international_organisation_is_known_by_its_name():
    office = Organisation(name="European Patent Organisation", international=True)
    transfer = Transfer(exporter=EU, importer=office, tool="A45-3", adequacy_decision="EPO")
    assert ground(transfer) == "adequate"
    assert ground(transfer, date(2025, 7, 14)) == "nothing"
    transfer.importer = Organisation(name="Office for Patents", international=True)
    assert ground(transfer) == "adequate if"
    transfer.importer = Organisation(name="Office for Patents", country="CH")
    assert ground(transfer) == "nothing"
    assert any("European Patent" in one for one in said(Transfer(exporter=EU, importer=office), state="open"))


def test_safe_harbour_and_privacy_shield_held_until_the_day_before_the_judgments():
    for code, judged in (("US-SAFE-HARBOUR", date(2015, 10, 6)), ("US-PRIVACY-SHIELD", date(2020, 7, 16))):
        transfer = sent("US", tool="A45-3", adequacy_decision=code)
        assert ground(transfer, judged - timedelta(days=1)) == "adequate"
        assert ground(transfer, judged) == "nothing"
        assert "Schrems" in said(transfer, judged, "fails")[0]


def test_a_decision_of_which_nobody_knows_is_none():
    assert "“XX”" in said(sent("US", tool="A45-3", adequacy_decision="XX"), state="fails")[0]


def test_a_decision_that_is_not_named_is_found_by_the_country_and_to_be_confirmed():
    found = verdict(sent("NZ", tool="A45-3"), ON)
    assert (found.ground, found.decision.code, len(found.open())) == ("adequate", "NZ", 1)
    assert ground(sent("SG", tool="A45-3")) == "nothing"


# -- laws


@pytest.mark.parametrize(
    ("exporter", "tool", "code", "country", "expected"),
    [
        (EU, "A45-3", "KR", "KR", "adequate"),
        (UK, "A45-3", "KR", "KR", "adequate"),
        (CH, "A45-3", "KR", "KR", "nothing"),  # not on the Swiss list
        (CH, "A45-3", "NZ", "NZ", "adequate"),
        (UK, "A45-3", "BR", "BR", "nothing"),  # not on the British one
        (EU, "UK-REG", None, "KR", "nothing"),
        (EU, "CH-A1", None, "NZ", "nothing"),
        (CH, "CH-A1", None, "JP", "nothing"),
        (UK, "UK-REG", None, "GI", "adequate"),
        (None, "UK-REG", None, "GI", "adequate if"),
        (CH, "A45-3", "UK-NZ", "NZ", "nothing"),
        (CH, "A45-3", "CH", "CH", "adequate"),  # at home, and adequate for whom the Regulation binds there
        (CH, None, None, "CH", "eea"),
        (CH, "CH-A1", None, "CH", "eea if"),
    ],
)
def test_each_law_has_its_own_list(exporter, tool, code, country, expected):
    transfer = sent(country, exporter, tool=tool, adequacy_decision=code, ground_in_words="Within it.")
    assert ground(transfer) == expected


def test_the_framework_has_a_part_for_each_law():
    transfer = under_the_framework(exporter=CH)
    assert ground(transfer) == "adequate if"  # the Swiss part is not told of
    transfer.importer.dpf_entries.append(DpfEntry(framework="DPF-CH", status="active", covers="both", checked_on=ON))
    assert ground(transfer) == "adequate"
    assert verdict(transfer, ON).decision.code == "CH-US-DPF"
    with ending("US-DPF", ON - timedelta(days=1)):
        assert verdict(transfer, ON).decision.code == "US-DPF"  # by which it falls


# -- safeguards


def by_clauses(to="US", exporter=EU, **values):
    told = {
        "tool": "A46-2-c", "clause_set": "2021/914", "clause_module": "SCC-M1", "annexes_complete": True,
        "governing_law": "IE", "signed_on": date(2022, 3, 1), "tia_date": date(2026, 2, 2),
        "tia_conclusion": "The clauses hold.",
    }  # fmt: skip
    transfer = sent(to, exporter, **{**told, **values})
    ProcessingActivity(controller=exporter, joint_controllers=[transfer.importer], transfers=[transfer])
    return transfer


@pytest.mark.parametrize(
    ("changed", "expected"),
    [
        ({}, "safeguards"),
        ({"clause_set": None}, "safeguards if"),
        ({"clause_set": "2010/87/EU"}, "nothing"),
        ({"clause_module": None}, "safeguards if"),
        ({"clause_module": "SCC-M3"}, "nothing"),
        ({"annexes_complete": None}, "safeguards if"),
        ({"annexes_complete": False}, "safeguards if"),
        ({"governing_law": None}, "safeguards if"),
        ({"governing_law": "US"}, "nothing"),
        ({"signed_on": None}, "safeguards if"),
        ({"signed_on": ON + timedelta(days=1)}, "nothing"),
        ({"signed_on": date(2021, 6, 3)}, "nothing"),  # a day before the clauses were adopted
        ({"tia_date": None}, "safeguards if"),
        ({"tia_date": ON + timedelta(days=1)}, "safeguards if"),
        ({"tia_conclusion": None}, "safeguards if"),
        ({"tia_review": ON}, "safeguards"),
        ({"tia_review": ON - timedelta(days=1)}, "safeguards if"),
        ({"country": None, "importer": None}, "safeguards if"),
    ],
    ids=str,
)
def test_clauses_stand_when_all_about_them_is_told(changed, expected):
    assert ground(by_clauses(**changed)) == expected


def test_the_sets_of_clauses_have_their_days():
    old = by_clauses(clause_set="2010/87/EU", signed_on=date(2018, 5, 2), tia_date=date(2020, 9, 1))
    assert ground(old, date(2022, 12, 26)) == "safeguards"
    assert verdict(old, date(2022, 12, 26)).until == date(2022, 12, 26)
    assert ground(old, date(2022, 12, 27)) == "nothing"
    new = by_clauses(signed_on=date(2021, 6, 21), tia_date=date(2021, 6, 21))
    assert ground(new, date(2021, 6, 26)) == "nothing"
    assert ground(new, date(2021, 6, 27)) == "safeguards"


@pytest.mark.parametrize(
    ("exporter", "tool", "on", "expected"),
    [
        (UK, "A46-2-c", ON, "nothing"),
        (UK, "A46-2-c", date(2022, 3, 20), "safeguards if"),
        (UK, "UK-IDTA", ON, "safeguards"),
        (UK, "UK-ADD", ON, "safeguards"),
        (UK, "UK-ADD", date(2022, 3, 20), "nothing"),
        (EU, "UK-IDTA", ON, "nothing"),
        (EU, "UK-ADD", ON, "safeguards if"),
        (CH, "A46-2-c", ON, "safeguards if"),
        (CH, "CH-SCC", ON, "safeguards"),
        (CH, "CH-SCC", date(2021, 8, 26), "nothing"),
        (EU, "CH-SCC", ON, "safeguards if"),
        (UK, "A46-2-b", ON, "safeguards if"),
    ],
)
def test_each_law_has_its_own_clauses(exporter, tool, on, expected):
    told = {"signed_on": date(2021, 6, 28), "tia_date": date(2021, 6, 28), "ground_in_words": "The group's."}
    importer = Organisation(name="Birch", country="US", part_of=exporter)
    assert ground(by_clauses(exporter=exporter, tool=tool, importer=importer, **told), on) == expected


@pytest.mark.parametrize("tool", ["A46-2-a", "A46-2-b", "A46-2-d", "A46-2-e", "A46-2-f", "A46-3-a", "A46-3-b"])
def test_each_other_tool_is_to_be_named(tool):
    home = Organisation(name="Town of Alder", country="DE", public_authority=True)
    importer = Organisation(name="City of Elm", country="US", public_authority=True, part_of=home)
    told = by_clauses(exporter=home, importer=importer, tool=tool, ground_in_words="Of 2 May 2025.")
    assert ground(told) == "safeguards"
    told.ground_in_words = None
    assert ground(told) == "safeguards if"


@pytest.mark.parametrize("tool", ["A46-2-a", "A46-3-b"])
@pytest.mark.parametrize(("authority", "expected"), [(False, "nothing"), (None, "safeguards if")])
def test_instruments_between_authorities_need_two(tool, authority, expected):
    home = Organisation(name="Town of Alder", country="DE", public_authority=True)
    importer = Organisation(name="Elm", country="US", public_authority=authority)
    assert ground(by_clauses(exporter=home, importer=importer, tool=tool, ground_in_words="x")) == expected


def test_corporate_rules_bind_a_group():
    assert ground(by_clauses(tool="A46-2-b", ground_in_words="Approved in 2023.")) == "safeguards if"


@pytest.mark.parametrize(
    ("outcome", "expected"),
    [("effective", "safeguards"), ("not-effective", "nothing"), (None, "safeguards if")],
)
def test_an_assessment_of_its_own_answers_too(outcome, expected):
    transfer = by_clauses(tia_date=None, tia_conclusion=None)
    transfer.transfer_assessments = [TransferAssessment(assessed_on=date(2026, 3, 3), outcome=outcome)]
    assert ground(transfer) == expected
    assert ground(transfer, date(2026, 3, 2)) == "safeguards if"  # not yet concluded


def test_the_module_is_proposed_from_the_two_roles():
    transfer = by_clauses()
    found = proposed_module(transfer)
    assert found.code == "SCC-M1"
    assert found.sentence == (
        "Alder DE is a controller here. Birch is a controller here. "
        "That asks for: Module One: controller to controller."
    )
    birch = Organisation(name="Birch", country="US")
    behind = Transfer(importer=birch)
    Engagement(processor=birch, transfers=[behind])
    assert proposed_module(behind).code == ""
    assert "That leaves: Module Two" in proposed_module(behind).sentence
    by_a_controller = Known(senders=frozenset({(EU.id, "C")}))
    assert proposed_module(behind, by_a_controller).code == "SCC-M2"
    assert proposed_module(behind, Known(senders=frozenset({(EU.id, "C"), (UK.id, "P")}))).code == ""
    behind.exporter = EU
    assert proposed_module(behind, Known(senders=frozenset({(EU.id, "C"), (UK.id, "P")}))).code == "SCC-M2"
    behind.exporter = CH  # of whom the entries say nothing
    assert proposed_module(behind, by_a_controller).code == ""
    assert "the record does not tell" in proposed_module(Transfer()).sentence


# -- derogations


def by_derogation(tool, exporter=EU, **values):
    transfer = sent("US", exporter, tool=tool, **values)
    ProcessingActivity(controller=exporter, status="active", transfers=[transfer])
    return transfer


ALL_DEROGATIONS = [one for one in codes.TRANSFER_TOOLS if one.startswith("A49")]


@pytest.mark.parametrize("tool", ALL_DEROGATIONS)
def test_a_derogation_stands_only_if_its_condition_is_told(tool):
    assert ground(by_derogation(tool)) == ("nothing" if tool == "A49-1-sub2" else "derogation if")
    told = by_derogation(
        tool, ground_in_words="Once, and needed.", assessment="a", safeguards="s", informed="2026-05-02"
    )
    if tool == "A49-1-sub2":
        assert ground(told) == "derogation if"  # an activity that goes on is to be looked at
        told.processing_activity.status = "planned"
    assert ground(told) == "derogation"


@pytest.mark.parametrize("tool", ALL_DEROGATIONS)
def test_some_are_closed_to_public_authorities(tool):
    town = Organisation(name="Town of Alder", country="DE", public_authority=True)
    closed = tool in ("A49-1-a", "A49-1-b", "A49-1-c", "A49-1-sub2")
    told = {"assessment": "a", "safeguards": "s", "informed": "yes"}
    assert ground(by_derogation(tool, town, **told)) == ("nothing" if closed else "derogation if")
    if closed:
        assert "49(3)" in [one.article for one in verdict(by_derogation(tool, town, **told), ON).reasons]
        assert ground(by_derogation(tool, town, ground_in_words="No powers.", **told)) == "derogation if"


@pytest.mark.parametrize("lacking", ["assessment", "safeguards"])
def test_compelling_interests_are_documented_in_this_very_record(lacking):
    told = {"assessment": "a", "safeguards": "s", "informed": "yes"}
    transfer = by_derogation("A49-1-sub2", **{**told, lacking: None})
    assert ground(transfer) == "nothing"
    assert [one.article for one in verdict(transfer, ON).reasons if one.state == "fails"] == ["49(6)"]


def test_a_derogation_gives_way_to_a_decision():
    transfer = sent("NZ", tool="A49-1-e", ground_in_words="One claim.")
    assert ground(transfer) == "derogation if"
    assert "New Zealand" in said(transfer, state="open")[0]


# -- and all of it together


def test_who_sends_is_asked_for_where_nothing_tells():
    assert ground(Transfer(tool="A45-3", adequacy_decision="NZ", country="NZ")) == "adequate if"
    onward = sent("NZ", Organisation(name="Birch Inc.", country="US"), tool="A45-3", adequacy_decision="NZ")
    assert ground(onward) == "adequate"
    assert "It is sent on from United States" in " ".join(said(onward))
    both = verdict(
        Transfer(tool="A45-3", adequacy_decision="NZ", country="NZ"), ON, Known(laws=frozenset({"EU", "CH"}))
    )
    assert "several laws" in both.open()[0].sentence


COUNTRIES = st.sampled_from([None, "DE", "FR", "GP", "GB", "CH", "US", "CA", "JP", "KR", "BR", "NZ", "SG", "HU", "GI"])
YES_NO = st.sampled_from([None, True, False])
DAYS = st.sampled_from(
    [None, date(2003, 1, 1), date(2020, 7, 15), date(2021, 6, 4), date(2026, 6, 1), date(2030, 1, 1)]
)


def _organisations():
    entry = st.builds(
        DpfEntry, framework=st.sampled_from([None, *codes.DPF_FRAMEWORKS]), checked_on=DAYS,
        status=st.sampled_from([None, "active", "inactive"]),
        covers=st.sampled_from([None, *codes.DPF_COVERAGE]),
    )  # fmt: skip
    return st.none() | st.builds(
        Organisation, name=st.sampled_from(["Birch", "European Patent Organisation"]), country=COUNTRIES,
        international=YES_NO, public_authority=YES_NO, dpf_entries=st.lists(entry, max_size=2),
    )  # fmt: skip


@st.composite
def transfers(draw):
    exporter, importer = draw(_organisations()), draw(_organisations())
    values = {
        "tool": draw(st.sampled_from([None, *codes.TRANSFER_TOOLS])),
        "adequacy_decision": draw(st.sampled_from([None, *(one.code for one in adequacy_decisions())])),
        "country": draw(COUNTRIES),
        "exporter": exporter,
        "importer": draw(st.sampled_from([importer, exporter])),
        "clause_set": draw(st.sampled_from([None, *codes.CLAUSE_SETS])),
        "clause_module": draw(st.sampled_from([None, *codes.CLAUSE_MODULES])),
        "clause_9": draw(st.sampled_from([None, *codes.CLAUSE_9_OPTIONS])),
        "governing_law": draw(COUNTRIES),
        "annexes_complete": draw(YES_NO),
        "signed_on": draw(DAYS),
        "tia_date": draw(DAYS),
        "tia_conclusion": draw(st.sampled_from([None, "It holds."])),
        "ground_in_words": draw(st.sampled_from([None, "Words."])),
    }
    if importer is not None and importer.dpf_entries and draw(st.booleans()):
        values["dpf_entry"] = importer.dpf_entries[0]
    transfer = Transfer(**values)
    owner = draw(st.sampled_from([None, "own", "joint", "processor", "behind", "on behalf"]))
    if owner == "own":
        ProcessingActivity(controller=exporter, status="active", transfers=[transfer])
    elif owner == "joint":
        ProcessingActivity(
            controller=exporter, joint_controllers=[one for one in [importer] if one], transfers=[transfer]
        )
    elif owner == "processor":
        Engagement(processor=importer, status="active", transfers=[transfer])
    elif owner == "behind":
        Engagement(processor=importer, parent=Engagement(processor=exporter), transfers=[transfer])
    elif owner == "on behalf":
        ProcessingOnBehalf(processor=exporter, transfers=[transfer])
    return transfer


@settings(max_examples=600, deadline=None)
@given(transfers(), st.dates(date(1999, 1, 1), date(2033, 1, 1)))
def test_where_a_rule_contradicts_nothing_stands_as_recorded(transfer, on):
    found = verdict(transfer, on)
    contradicted = [one for one in check(transfer, on) if one.level == "contradiction" and "R400" < one.code < "R490"]
    if found.ground == "eea":  # which is what R430 says as well
        contradicted = [one for one in contradicted if one.code != "R430"]
    assert not (contradicted and found.stands()), [(one.code, one.sentence) for one in contradicted]
    assert found.ground in GROUNDS
    assert found.reasons
    assert all(one.sentence.strip() and "{" not in one.sentence for one in found.reasons)
    assert (found.ground == "nothing") == any(one.state == "fails" for one in found.reasons)
    assert not found.until or found.ground != "nothing"
    assert "compliant" not in " ".join(one.sentence for one in found.reasons)
