import re
from collections.abc import Iterable, Iterator

import pytest

from ropa_desktop.register import codes
from ropa_desktop.register.activities import PersonalData, ProcessingActivity
from ropa_desktop.register.assessments import ASSESSMENTS, ContractReview
from ropa_desktop.register.chain import walk
from ropa_desktop.register.contents import Contents
from ropa_desktop.register.engagements import Engagement, Transfer
from ropa_desktop.register.fields import Need, State
from ropa_desktop.register.kinds import Choice, Choices, Link, Links, Rows
from ropa_desktop.register.record import Record
from ropa_desktop.register.records import ALL, ROOTS
from ropa_desktop.register.reference import adequacy_decisions
from ropa_desktop.register.sample import records
from ropa_desktop.store.handover import contents, the_organisation
from ropa_desktop.store.register import Register
from tests.register.sample_sections import SECTIONS, Held


def with_rows(kept: Iterable[Record]) -> Iterator[Record]:
    for record in kept:
        yield record
        for one in type(record).rows_fields():
            yield from with_rows(one.value(record))


def answers(record: Record, path: str) -> list[str]:
    name, _, rest = path.partition(".")
    one = type(record).field(name)
    if not rest:
        return [one.answer(record)]
    value = one.value(record)
    return [text for next_one in (value if isinstance(value, list) else [value]) for text in answers(next_one, rest)]


SAMPLE = records()
EVERY = list(with_rows(SAMPLE))
BY_TITLE = {record.title(): record for record in SAMPLE}
# Law is not made up, and a judgement on a finding is the user's.
NOT_TOLD = {"AdequacyDecision", "DismissedFinding"}
OLD = set(map(id, with_rows([one for one in SAMPLE if one.title() == "A-15 Recorded calls (old list)"])))
OLD |= {id(row) for one in SAMPLE if one.title().startswith("Oldfield Archive, Inc. –") for row in with_rows([one])}
SOUND = [record for record in EVERY if id(record) not in OLD]  # all but the entry that shows what the checks find


@pytest.fixture
def handed_over(tmp_path) -> Iterator[Contents]:
    with Register.create(tmp_path / "sample.ropa", "Test") as register:
        with register.step("Sample") as session:
            session.add_all(records())
        yield contents(register, the_organisation(register, None).id)


def test_every_numbered_section_of_the_policy_is_in_the_table():
    last = {1: 4, 2: 2, 3: 4, 4: 3, 5: 2, 6: 5, 7: 1, 8: 2, 9: 2, 10: 1, 11: 1, 12: 2, 13: 1}
    assert list(SECTIONS) == [f"{chapter}.{n}" for chapter, count in last.items() for n in range(1, count + 1)]


@pytest.mark.parametrize("section", SECTIONS)
def test_every_section_is_held_by_records_or_says_why_not(section):
    where = SECTIONS[section]
    if isinstance(where, str):
        assert where.endswith(".")
        return
    for held in where:
        check(held)


def check(held: Held) -> None:
    text = "\n".join(answers(BY_TITLE[held.record], held.field)).casefold()
    missing = [word for word in held.words if word.casefold() not in text]
    assert held.words
    assert not missing, f"{held.record}, {held.field}: {text}"


def test_it_is_stored_in_one_step_and_comes_back_whole(tmp_path):
    with Register.create(tmp_path / "sample.ropa", "Test") as register:
        with register.step("Sample") as session:
            session.add_all(records())
        head = register.head()
        assert head is not None
        assert head.number == 1
        stored = {cls.__name__: len(register.all(cls)) for cls in ALL}
    told = {cls.__name__: sum(type(record) is cls for record in EVERY) for cls in ALL}
    assert stored == told
    assert {name for name, count in told.items() if not count} == NOT_TOLD


def test_it_is_the_same_each_time_and_shares_nothing():
    again = list(with_rows(records()))
    assert [record.id for record in again] == [record.id for record in EVERY]
    assert len({record.id for record in again}) == len(again)
    assert all(re.fullmatch("[0-9a-f]{32}", record.id) for record in again)
    assert not {id(record) for record in again} & {id(record) for record in EVERY}


def test_rows_keep_the_order_in_which_they_are_told(handed_over):
    told = {one.title(): [row.title() for row in one.data] for one in SAMPLE if isinstance(one, ProcessingActivity)}
    assert {one.title(): [row.title() for row in one.data] for one in handed_over.activities} == told


def test_nothing_is_pointed_at_that_is_not_told():
    known = {id(record) for record in EVERY}
    for record in EVERY:
        for one in record.fields:
            if isinstance(one.kind, Link):
                value = one.value(record)
                targets = value if isinstance(value, list) else [value] if value else []
                assert all(id(target) in known for target in targets), f"{record.title()}, {one.name}"


def test_everything_told_is_pointed_at_or_stands_for_itself():
    pointed = set()
    for record in EVERY:
        for one in record.fields:
            if isinstance(one.kind, Link) and not isinstance(one.kind, Rows):
                value = one.value(record)
                pointed |= {id(target) for target in (value if isinstance(value, list) else [value])}
    idle = [one.title() for one in SAMPLE if id(one) not in pointed]
    assessed = {one.title() for one in SAMPLE if isinstance(one, ASSESSMENTS)}
    leaves = [one for one in idle if not re.match(r"[AP]-\d\d ", one) and one not in assessed]
    chained = {one.title() for one in SAMPLE if isinstance(one, Engagement) and one.parent}
    # The rule for children is applied by hand beside the rule of each row, so no single row names it.
    assert set(leaves) - chained == {"R-02 Data of persons under 16, at once"}


def test_codes_are_those_of_the_lists():
    for record in EVERY:
        for one in record.fields:
            if isinstance(one.kind, Choice):
                value = one.value(record)
                chosen = value if isinstance(one.kind, Choices) else (value,) if value else ()
                assert set(chosen or ()) <= set(one.kind.titles()), f"{record.title()}, {one.name}"


def test_none_is_stated_only_where_it_is_an_answer_and_nothing_is_given():
    for record in EVERY:
        for name in record.stated_none:
            one = type(record).field(name)
            assert one.required in (Need.WHERE_APPLICABLE, Need.WHERE_POSSIBLE)
            assert one.state(record) is State.NONE


def test_names_are_short_and_unlike_each_other():
    for cls in (one for one in ROOTS if one.__name__ not in NOT_TOLD):
        titles = [record.title() for record in SAMPLE if type(record) is cls]
        assert len(set(titles)) == len(titles)
        assert max(map(len, titles)) <= (60 if cls in (Engagement, ContractReview) else 52)


def test_nobody_and_nothing_real_is_named():
    for record in EVERY:
        for one in record.fields:
            if not isinstance(one.kind, Links):
                for host in re.findall(r"(?:@|https?://)([\w.-]+)", one.text(record)):
                    assert host.endswith(".example.org")


def test_most_time_limits_are_open_and_a_few_are_set():
    data = [record for record in SOUND if isinstance(record, PersonalData)]
    limit = PersonalData.field("time_limit")
    ruled = [one for one in data if one.retention_rule]
    open_ = [one for one in data if limit.asked_of(one) and limit.state(one) is State.UNANSWERED]
    assert len(ruled) + len(open_) == len(data)
    assert 3 <= len(ruled) < len(open_) / 4
    assert {one.retention_rule.code for one in ruled if one.retention_rule} == {"R-01", "R-03", "R-04"}


def test_no_legal_basis_is_made_up():
    bases = {
        one.title()[:4]: [purpose.legal_basis for purpose in one.purposes]
        for one in SAMPLE
        if isinstance(one, ProcessingActivity)
    }
    assert bases["A-03"] == ["A6-1-f", "A6-1-f", "A6-1-a", "A6-1-a"]
    assert bases["A-07"] == [None, None, None]
    assert bases["A-09"] == bases["A-14"] == [None]


def test_transfers_rest_on_what_holds():
    transfers = [record for record in SOUND if isinstance(record, Transfer)]
    valid = {one.code for one in adequacy_decisions() if one.list == "EU" and one.status.startswith("in force")}
    for transfer in transfers:
        if transfer.tool == "A45-3":
            assert transfer.adequacy_decision in valid
        if transfer.tool == "A46-2-c":
            assert transfer.clause_set == "2021/914"
            assert transfer.governing_law in codes.EU
            own = transfer.exporter is BY_TITLE["Larkspur Messaging AG"]
            assert transfer.clause_module == ("SCC-M2" if own else "SCC-M3")
        if transfer.adequacy_decision == "US-DPF":
            assert transfer.dpf_entry in transfer.importer.dpf_entries
            assert transfer.dpf_entry.framework == "DPF-EU"
            assert transfer.dpf_entry.status == "active"
    assert [one.title() for one in transfers if not one.tool] == ["Cinderlog Pte. Ltd., Singapore"]


def test_sub_processors_stand_two_levels_behind_and_the_last_has_gaps(handed_over):
    (messenger,) = handed_over.on_behalf
    chain = list(walk(messenger.engagements))
    assert max(depth for depth, _ in chain) == 2
    last = next(engagement for depth, engagement in chain if depth == 2)
    gaps = [one.name for one in last.fields if one.asked_of(last) and one.state(last) is State.UNANSWERED]
    assert {"contract", "contract_date", "contract_points", "authorisation", "notified_on", "decision"} <= set(gaps)
    countries = {country for _, engagement in chain for country in engagement.storage_countries}
    assert {"CH", "US", "SG", "IE"} <= countries


def test_one_controller_has_a_representative_and_an_officer_and_the_other_states_none(handed_over):
    (messenger,) = handed_over.on_behalf
    ferries, shop = messenger.controllers
    assert ferries.representative.country in codes.EU
    assert ferries.dpo.name
    assert [shop.field(name).state(shop) for name in ("dpo", "representative")] == [State.NONE, State.NONE]
