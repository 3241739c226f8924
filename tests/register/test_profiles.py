"""Which rules count for whose record: the law where an organisation is established, or what it has chosen."""

from datetime import date

import pytest

from ropa_desktop.register.activities import PersonalData, ProcessingActivity, Purpose
from ropa_desktop.register.check import check, check_all, yardstick_of
from ropa_desktop.register.codes import PROFILES
from ropa_desktop.register.contents import Contents, Standing
from ropa_desktop.register.dismissing import dismissal
from ropa_desktop.register.engagements import Engagement, Transfer
from ropa_desktop.register.on_behalf import ProcessingOnBehalf
from ropa_desktop.register.organisations import Organisation
from ropa_desktop.register.profiles import EVERY, counts, in_words, left_out, profiles_of, said, shared_by
from ropa_desktop.register.records import ROOTS
from ropa_desktop.register.rules.book import all_rules, rule_of
from ropa_desktop.register.yardstick import Yardstick

ON = date(2026, 11, 1)


def _own(country=None, *profiles, **values):
    return Organisation(name=f"Of {country}", kept_for=True, country=country, profiles=profiles, **values)


def _found(record, yardstick=None):
    return {(one.code, one.field_name) for one in check(record, ON, yardstick or Yardstick())}


@pytest.mark.parametrize(
    ("country", "chosen", "asked", "judged_by"),
    [
        ("IE", (), (), {"EU"}), ("US", (), (), {"EU"}), (None, (), (), {"EU"}), ("GB", (), (), {"UK"}),
        ("CH", (), (), {"CH"}), ("CH", ("EU",), (), {"EU"}), ("GB", ("ICO",), (), {"UK", "ICO"}),
        ("FR", ("CNIL", "EU", "UK"), (), {"CNIL", "EU", "UK"}), ("FR", ("UK",), ("EUI",), {"EUI"}),
        ("CH", ("EU",), ("DSK",), {"EU", "DSK"}), ("CH", (), ("DSK",), {"CH", "DSK"}),
    ],
)  # fmt: skip
def test_the_law_is_the_one_asked_for_or_chosen_or_that_of_the_country(country, chosen, asked, judged_by):
    assert profiles_of(_own(country, *chosen), asked) == judged_by


def test_what_nobody_has_alone_is_judged_by_all_that_counts_for_any():
    ours = [_own("CH"), _own("GB", "ICO"), Organisation(name="Host", country="FR")]
    assert shared_by(ours) == {"CH", "UK", "ICO"}
    assert shared_by(ours, ("EU",)) == {"EU"}
    assert shared_by([]) == {"EU"}
    assert shared_by([], ("ICO",)) == {"EU", "ICO"}
    ours[0].retired_on = ON
    assert shared_by(ours) == {"UK", "ICO"}


def test_every_rule_counts_for_the_law_that_it_is_of():
    for rule in all_rules():
        assert not rule.only or rule.only in PROFILES
        assert counts(rule, EVERY)
        assert counts(rule, frozenset({rule.only or "EU"}))
        assert counts(rule, frozenset({"EU"})) == counts(rule, frozenset({"EUI"})) == (not rule.only)
    assert not counts(rule_of("R207"), frozenset({"UK"}))
    assert counts(rule_of("R207"), frozenset({"UK", "EU"}))


def test_a_swiss_record_has_no_officer_no_joint_controllers_and_no_representative():
    asked = {("R102", "dpo"), ("R102", "representative")}
    ours = _own("CH")
    assert not asked & _found(ours)
    assert asked <= _found(_own("CH", "EU", "CH"))
    assert ("R101", "address") in _found(ours)
    ours.public_authority, ours.stated_none = True, ("dpo",)
    assert not [one for one in _found(ours) if one[1] == "dpo"]
    assert ("R102", "joint_controllers") not in _found(ProcessingActivity(controller=ours))
    assert ("R102", "joint_controllers") in _found(ProcessingActivity(controller=_own("DE")))
    assert ("R101", "controllers") in _found(ProcessingOnBehalf(processor=ours))
    assert not left_out(frozenset({"CH", "EU"}))


@pytest.mark.parametrize(
    ("values", "open_"),
    [
        ({"country": "IN"}, True), ({"country": "JP"}, True), ({"country": "DE"}, False), ({"country": "NZ"}, False),
        ({"country": "US"}, True), ({"country": "CA"}, True), ({"country": "CH"}, False),
        ({"country": "IN", "ground_in_words": "A treaty."}, False), ({"country": "IN", "tool": "CH-SCC"}, False),
    ],
)  # fmt: skip
def test_switzerland_wants_the_guarantee_of_every_disclosure_abroad(values, open_):
    activity = ProcessingActivity(controller=_own("CH"), transfers=[Transfer(**values)])
    assert (("R496", "tool") in _found(activity)) == open_
    activity.controller = _own("DE")
    assert ("R496", "tool") not in _found(activity)


def test_a_processor_of_a_swiss_register_is_judged_by_its_law():
    engagement = Engagement(transfers=[Transfer(country="IN")])
    assert ("R496", "tool") not in _found(engagement)
    assert ("R496", "tool") in _found(engagement, Yardstick.of([_own("CH")]))
    engagement.transfers[0].exporter = Organisation(name="Alder GmbH", country="DE")
    assert ("R496", "tool") not in _found(engagement, Yardstick.of([_own("CH")]))


@pytest.mark.parametrize(
    ("items", "speaks"),
    [
        ("Name; social assistance", True), ("Sozialhilfeakten", True), ("procédures pénales", True),
        ("assistenza sociale", True), ("Social media name", False), ("Verfahren der Lüftung", False),
        ("No social assistance", False), ("Sozialhilfe (besonders schützenswert)", False), (None, False),
    ],
)  # fmt: skip
def test_what_is_sensitive_in_switzerland_alone_is_pointed_at(items, speaks):
    activity = ProcessingActivity(controller=_own("CH"), data=[PersonalData(items=items)])
    assert (("R497", "items") in _found(activity)) == speaks


def test_a_condition_of_schedule_1_wants_basis_and_policy_in_the_record():
    purpose = Purpose(purpose="Pay sick pay", special_condition="A9-2-b", special_law="DPA 2018 Sch. 1 para 1")
    activity = ProcessingActivity(controller=_own("GB"), purposes=[purpose])
    assert {("R493", "legal_basis"), ("R494", "basis_in_words")} <= _found(activity)
    purpose.legal_basis, purpose.basis_in_words = "A6-1-c", "Kept and erased by our policy document."
    assert not {"R492", "R493", "R494"} & {code for code, _field in _found(activity)}
    purpose.special_condition = purpose.special_law = None
    purpose.criminal_law = "Rehabilitation of Offenders Act 1974"
    assert ("R492", "criminal_law") in _found(activity)
    activity.controller = _own("IE")
    assert not {"R492", "R493", "R494"} & {code for code, _field in _found(activity)}


def test_the_law_is_said_with_what_is_not_known_of_it():
    assert in_words({"ICO", "UK"}) == "United Kingdom: UK GDPR; Template of the United Kingdom's authority (ICO)"
    assert said([]) == ["Judged by: European Union: Art. 30 GDPR."]
    first, remark = said([_own("IE", "EUI")])
    assert first == "Judged by: Institutions of the Union: Art. 31 Regulation (EU) 2018/1725."
    assert "is not known to this program" in remark
    lines = said([_own("IE"), _own("CH")])
    assert lines[:2] == ["Of IE is judged by: European Union: Art. 30 GDPR.",
                         "Of CH is judged by: Switzerland: Art. 12 FADP."]  # fmt: skip


def test_a_whole_register_and_the_record_of_one_organisation():
    swiss, irish = _own("CH"), _own("IE")
    directory = {cls: [] for cls in ROOTS} | {Organisation: [swiss, irish]}
    both = Contents(Standing(), None, directory)
    one = Contents(Standing(), swiss, directory)
    assert yardstick_of(both).shared == {"EU", "CH"}
    assert yardstick_of(one).shared == {"CH"}
    assert yardstick_of(both, ["UK"]).shared == {"UK"}
    found = [each for each in check_all(both, ON) if each.field_name == "dpo"]
    assert {each.root_id for each in found} == {irish.id}
    assert not [each for each in check_all(both, ON, asked=["CH"]) if each.field_name == "dpo"]


def test_what_does_not_apply_is_left_out_or_told_beside_the_rest():
    ours = _own("IE", email="post@example.org", stated_none=("dpo",))
    activity = ProcessingActivity(controller=ours, dpia_cases=("A35-3-c",), dpia_outcome="not-required")
    (found,) = [one for one in check(activity, ON) if one.code == "R801"]
    judged = dismissal(found, activity, "Assessed with the law.", "Sam Shah", ON)
    yardstick = Yardstick.of([ours], [judged])
    assert ("R801", "dpia_outcome") not in _found(activity, yardstick)
    told = check(activity, ON, yardstick, with_dismissed=True)
    (one,) = [each for each in told if each.dismissed]
    assert one == found._replace(dismissed=one.dismissed)
    assert one.dismissed.id == judged.id
    assert [each for each in told if not each.dismissed] == check(activity, ON, yardstick)
