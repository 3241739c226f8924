"""Whom data reach through the whole chain: each way once, whatever the depth, and where each fact is stated."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ropa_desktop.register import effective_report, sub_processor_report
from ropa_desktop.register.activities import ProcessingActivity, Recipient
from ropa_desktop.register.chain import over, walk, ways
from ropa_desktop.register.effective import effective
from ropa_desktop.register.engagements import Engagement, Transfer
from ropa_desktop.register.objections import objections
from ropa_desktop.register.on_behalf import ProcessingOnBehalf
from ropa_desktop.register.organisations import Organisation
from ropa_desktop.register.sample import records
from ropa_desktop.register.systems import System
from ropa_desktop.store.handover import contents
from ropa_desktop.store.register import Register

ON = date(2026, 11, 1)


def chained(parents, **values):
    """Engagements, each behind the one whose place `parents` names, or behind nobody."""
    made = [Engagement(service=f"s{place}", **values) for place in range(len(parents))]
    for one, parent in zip(made, parents, strict=True):
        if parent is not None:
            one.parent = made[parent]
            made[parent].sub_processors.append(one)
    return made


def company(name, country=None):
    return Organisation(name=name, country=country)


chains = st.integers(1, 12).flatmap(
    lambda count: st.lists(st.none() | st.integers(0, count - 1), min_size=count, max_size=count)
)
trees = st.integers(1, 12).flatmap(
    lambda count: st.tuples(*[st.none() | st.integers(0, max(place - 1, 0)) for place in range(1, count)])
)


def _expected(way):
    yield way
    for one in way[-1].sub_processors:
        if one not in way:
            yield from _expected((*way, one))


@given(chains, st.data())
def test_every_way_is_found_once_also_where_the_chain_bites_its_tail(parents, data):
    made = chained(parents)
    first = data.draw(st.lists(st.sampled_from(made), unique=True, max_size=4))
    found = list(ways(first))
    assert found == [way for one in first for way in _expected((one,))]
    assert len(found) == len(set(found))
    assert [one for _depth, one in walk(first)] == [way[-1] for way in found]
    assert [depth for depth, _one in walk(first)] == [len(way) - 1 for way in found]


@given(trees)
def test_in_a_tree_everybody_behind_the_first_is_reached_exactly_once(parents):
    made = chained((None, *parents))
    activity = ProcessingActivity(engagements=[one for one in made if one.parent is None])
    found = effective(activity, ON).processors
    assert sorted(one.engagement.service for one in found) == sorted(one.service for one in made)
    for one in found:
        above = [*one.origin.way]
        assert above.pop() is one.engagement
        assert [parent.engagement for parent in found if parent.engagement in above] == above
        assert one.inherited is (one.engagement.parent is not None)


@pytest.mark.parametrize("depth", [1, 60])
def test_a_chain_of_any_depth_is_walked_to_its_end(depth):
    made = chained([None, *range(depth - 1)])
    last = effective(ProcessingActivity(engagements=made[:1]), ON).processors[-1]
    assert last.tier == depth
    assert last.origin.words().count("›") == depth - 1


@given(st.lists(st.sampled_from([None, "active", "planned", "ended"]), min_size=1, max_size=8))
def test_nobody_counts_behind_one_that_has_ended_and_all_behind_a_planned_one_are_marked(statuses):
    made = chained([None, *range(len(statuses) - 1)])
    for one, status in zip(made, statuses, strict=True):
        one.status = status
    found = effective(ProcessingActivity(engagements=made[:1]), ON).processors
    count = statuses.index("ended") if "ended" in statuses else len(statuses)
    assert [one.engagement for one in found] == made[:count]
    assert [one.origin.planned for one in found] == ["planned" in statuses[: n + 1] for n in range(count)]


@pytest.mark.parametrize("status", [None, "ended"])
def test_one_that_ended_counts_until_the_end_of_its_contract(status):
    host = Engagement(status=status, contract_end=ON)
    assert not over(host, ON)
    assert over(host, ON + timedelta(days=1))


def test_an_end_is_told_not_guessed():
    assert over(Engagement(status="ended"), ON)
    assert not over(Engagement(), ON)
    assert not over(Engagement(status="active", contract_end=date(2020, 1, 1)), ON)
    aside = Engagement(status="active")
    aside.retired_on = ON
    assert over(aside, ON)


@pytest.fixture
def host():
    """Host Ltd in Ireland, behind it Backup Oy that sends to Deep Inc.; and one that ended."""
    made = chained([None, 0, 0], status="active")
    made[0].processor, made[1].processor, made[2].processor = (
        company("Host Ltd", "IE"),
        company("Backup Oy", "FI"),
        company("Gone SA", "BR"),
    )
    made[0].storage_countries, made[1].access_countries, made[2].storage_countries = ("IE",), ("IN",), ("BR",)
    made[1].transfers = [Transfer(importer=company("Deep Inc.", "US")), Transfer(country="IN")]
    made[2].status = "ended"
    return made[0]


def test_countries_recipients_and_transfers_know_where_they_come_from(host):
    activity = ProcessingActivity(
        engagements=[host],
        systems=[System(name="Shop", hosting_countries=("NL",))],
        recipients=[Recipient(category="Banks", organisation=company("Bank AG", "CH"))],
        transfers=[Transfer(country="CH")],
    )
    found = effective(activity, ON)
    assert {(one.code, one.how, one.origin.words()) for one in found.countries} == {
        ("NL", "hosting", "the system Shop"),
        ("IE", "storage", "Host Ltd"),
        ("IN", "access", "Host Ltd › Backup Oy"),
        ("US", "transfer", "Host Ltd › Backup Oy"),
        ("IN", "transfer", "Host Ltd › Backup Oy"),
        ("CH", "transfer", "Stated directly"),
        ("CH", "seat", "Stated directly"),
        ("IE", "seat", "Host Ltd"),
        ("FI", "seat", "Host Ltd › Backup Oy"),
        ("US", "seat", "Host Ltd › Backup Oy"),
    }
    assert [(one.words, one.inherited) for one in found.recipients] == [
        ("Banks: Bank AG", False),
        ("Host Ltd", False),
        ("Backup Oy", True),
        ("Deep Inc.", True),
    ]
    assert [(one.transfer.title(), one.origin.words()) for one in found.transfers] == [
        ("Switzerland", "Stated directly"),
        ("Deep Inc.", "Host Ltd › Backup Oy"),
        ("India", "Host Ltd › Backup Oy"),
    ]
    inherited = found.inherited()
    assert [one.origin.words() for one in inherited.processors] == ["Host Ltd › Backup Oy"]
    assert all(one.origin.record is not None for one in inherited.countries + inherited.transfers)


def test_an_importer_that_is_a_processor_of_the_chain_is_told_once(host):
    host.transfers = [Transfer(importer=host.sub_processors[0].processor)]
    found = effective(ProcessingOnBehalf(engagements=[host]), ON)
    assert [one.words for one in found.recipients] == ["Host Ltd", "Backup Oy", "Deep Inc."]


def _said(found):
    return [
        [(one.engagement.id, one.origin.words()) for one in found.processors],
        [(one.code, one.how, one.origin.words()) for one in found.countries],
        [(one.words, one.record.id, one.inherited) for one in found.recipients],
        [(one.transfer.id, one.origin.words()) for one in found.transfers],
    ]


def test_plain_records_and_those_of_a_session_say_the_same(tmp_path):
    with Register.create(tmp_path / "a.ropa") as register:
        with register.step("Filled") as session:
            session.add_all(records())
        register.session.expire_all()
        plain = contents(register)
        for one in [*plain.activities, *plain.on_behalf]:
            in_window = register.get(type(one).declared, one.id)
            said, in_window_said = _said(effective(one, ON)), _said(effective(in_window, ON))
            assert [sorted(part) for part in said] == [sorted(part) for part in in_window_said]
        served = next(iter(plain.on_behalf))
        words = {one.origin.words() for one in effective(served, ON).inherited().processors}
        assert "Firnlicht Hosting AG › Windlass Edge, Inc. › Cinderlog Pte. Ltd." in words


def test_a_circle_in_a_file_is_walked_once_whoever_asks(tmp_path):
    with Register.create(tmp_path / "a.ropa") as register:
        first, second = Engagement(service="first"), Engagement(service="second")
        entry = ProcessingOnBehalf(name="Shop", engagements=[first])
        with register.step("Filled") as session:
            session.add_all([first, second, entry])
        with register.step("Closed"):
            first.parent, second.parent = second, first
        register.session.expire_all()
        found = [effective(one, ON) for one in (entry, *contents(register).on_behalf)]
        for one in found:
            assert [each.origin.words() for each in one.processors] == [first.title(), "first › second"]
        everything = contents(register)
        assert effective_report.report(everything, ON).lines()
        assert len(sub_processor_report.report(everything, ON).parts[0].lines) == 2
        assert objections(everything, ON) == ()
