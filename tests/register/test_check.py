from datetime import date

import pytest

from ropa_desktop.register.activities import PersonalData, ProcessingActivity, Purpose, Recipient
from ropa_desktop.register.check import check, check_all
from ropa_desktop.register.contents import Contents, Standing
from ropa_desktop.register.engagements import Engagement, Transfer
from ropa_desktop.register.fields import Need
from ropa_desktop.register.on_behalf import ProcessingOnBehalf
from ropa_desktop.register.organisations import Organisation
from ropa_desktop.register.records import ALL, ROOTS
from ropa_desktop.register.retention import RetentionRule
from ropa_desktop.register.vocabulary import CategoryOfPersonalData
from ropa_desktop.store.handover import contents
from ropa_desktop.store.register import Register

TODAY = date(2026, 11, 1)


def open_fields(record, level):
    return {one.field_name for one in check(record, TODAY) if one.level == level and one.record_id == record.id}


def sentences(record, field, level="contradiction"):
    return [one.sentence for one in check(record, TODAY) if (one.field_name, one.level) == (field, level)]


@pytest.mark.parametrize("cls", ALL, ids=lambda cls: cls.__name__)
def test_an_empty_record_lacks_each_field_that_is_asked_of_it_and_no_other(cls):
    empty = cls()
    asked = {one.name: one for one in cls.fields if one.asked_of(empty) and one.required is not Need.FREE}
    assert open_fields(empty, "missing") == {n for n, one in asked.items() if one.required is not Need.ASKED}
    assert open_fields(empty, "advice") == {n for n, one in asked.items() if one.required is Need.ASKED}
    for finding in check(empty, TODAY):
        assert finding.class_name == cls.__name__
        assert finding.field_label in finding.sentence
        assert finding.article == asked[finding.field_name].article


def test_what_is_stated_to_be_none_is_answered_only_where_none_is_an_answer():
    activity = ProcessingActivity(stated_none=("recipients", "measures", "purposes"))
    missing = open_fields(activity, "missing")
    assert not {"recipients", "measures"} & missing
    assert {"purposes", "transfers", "engagements"} <= missing


def test_a_row_is_found_with_the_record_it_belongs_to():
    activity = ProcessingActivity(name="Payroll", purposes=[Purpose()], data=[PersonalData(items="Bank account")])
    (finding,) = [one for one in check(activity, TODAY) if one.class_name == "Purpose" and one.level == "missing"]
    assert (finding.root_id, finding.record_id) == (activity.id, activity.purposes[0].id)
    assert finding.article == "30(1)(b)"
    (row,) = activity.data
    assert {one.root_id for one in check(row, TODAY)} == {activity.id}
    assert {one.record_title for one in check(row, TODAY)} == {"Bank account"}
    assert {one.root_title for one in check(row, TODAY)} == {"Payroll"}
    with pytest.raises(AttributeError):
        finding.level = "advice"


def test_a_retired_record_owes_nothing():
    assert check(ProcessingActivity(), TODAY)
    assert not check(ProcessingActivity(retired_on=TODAY), TODAY)


def test_stated_none_beside_something_given():
    activity = ProcessingActivity(stated_none=("recipients",), recipients=[Recipient(category="Banks")])
    assert sentences(activity, "recipients") == ["“Recipients” is stated to be none, yet something is given."]
    activity.recipients.clear()
    assert not sentences(activity, "recipients")


@pytest.mark.parametrize(
    ("cls", "earlier", "later"),
    [
        (ProcessingActivity, "starts_on", "ended_on"),
        (ProcessingOnBehalf, "starts_on", "ended_on"),
        (Engagement, "contract_date", "contract_end"),
        (Engagement, "notified_on", "object_until"),
    ],
)
def test_days_in_the_wrong_order(cls, earlier, later):
    late, early = date(2026, 5, 2), date(2026, 5, 1)
    (sentence,) = sentences(cls(**{earlier: late, later: early}), later)
    assert "2026-05-02" in sentence
    assert "2026-05-01" in sentence
    assert not sentences(cls(**{earlier: early, later: early}), later)
    assert not sentences(cls(**{earlier: late}), later)


def test_an_ended_activity_should_say_when():
    assert sentences(ProcessingActivity(status="ended"), "ended_on", "advice")
    assert not sentences(ProcessingActivity(status="ended", ended_on=TODAY), "ended_on", "advice")


@pytest.mark.parametrize("by_nature", [True, False])
def test_special_categories_need_a_condition(by_nature):
    row = PersonalData(category=CategoryOfPersonalData(name="Sick notes"))
    (row.category if by_nature else row).special = "A9-1-health", "A10"
    activity = ProcessingActivity(data=[row], purposes=[Purpose(purpose="Sick pay")])
    (found,) = [one for one in check(activity, TODAY) if one.level == "contradiction"]
    assert (found.field_name, found.article) == ("purposes", "9(2)")
    assert sentences(activity, "purposes", "advice")
    activity.purposes[0].special_condition = "A9-2-b"
    activity.purposes[0].criminal_law = "A law"
    assert not [one for one in check(activity, TODAY) if one.field_name == "purposes"]


def chained(**deepest):
    top = Engagement(processor=Organisation(name="Host"), storage_countries=("DE", "GP"))
    below = Engagement(processor=Organisation(name="Backup"), parent=top, **deepest)
    top.__dict__["sub_processors"], below.__dict__["sub_processors"] = [below], []
    return top, below


@pytest.mark.parametrize("cls", [ProcessingActivity, ProcessingOnBehalf])
@pytest.mark.parametrize("deepest", [{"storage_countries": ("US",)}, {"access_countries": ("NO", "IN")}])
def test_no_transfer_is_stated_but_the_chain_reaches_a_third_country(cls, deepest):
    top, below = chained(**deepest)
    record = cls(engagements=[top], stated_none=("transfers",))
    (sentence,) = sentences(record, "transfers")
    assert "Backup" in sentence
    below.status = "ended"
    assert not sentences(record, "transfers")


def test_no_transfer_is_stated_but_a_processor_has_one():
    top, _below = chained()
    record = ProcessingActivity(engagements=[top], stated_none=("transfers",))
    assert not sentences(record, "transfers")
    top.transfers.append(Transfer(country="US"))
    (sentence,) = sentences(record, "transfers")
    assert "through Host" in sentence


def test_a_processor_without_transfers_that_stores_in_a_third_country():
    engagement = Engagement(stated_none=("transfers",), storage_countries=("US", "DE"), access_countries=("US",))
    (sentence,) = sentences(engagement, "transfers")
    assert sentence.count("United States") == 1
    assert "Germany" not in sentence


def test_repealed_clauses():
    assert sentences(Transfer(tool="A46-2-c", clause_set="2010/87/EU"), "clause_set")
    assert not sentences(Transfer(tool="A46-2-c", clause_set="2021/914"), "clause_set")
    assert not sentences(Transfer(tool="A46-2-b", clause_set="2010/87/EU"), "clause_set")


def test_an_adequacy_decision_must_hold_today_and_be_about_the_country():
    def found(day=TODAY, **values):
        transfer = Transfer(tool="A45-3", **values)
        return [one.sentence for one in check(transfer, day) if one.level == "contradiction"]

    assert not found(adequacy_decision="US-DPF", country="US")
    assert len(found(adequacy_decision="US-PRIVACY-SHIELD", country="US")) == 1
    assert not found(date(2019, 1, 1), adequacy_decision="US-PRIVACY-SHIELD", country="US")
    assert "India" in found(adequacy_decision="US-DPF", country="IN")[0]
    assert found(adequacy_decision="US-DPF", importer=Organisation(name="Far", country="IN"))
    assert not found(adequacy_decision="US-DPF", country="US", importer=Organisation(name="Far", country="IN"))


def test_a_cycle_of_sub_processors_is_found_and_does_not_hang():
    one, two, three = Engagement(), Engagement(), Engagement()
    one.parent, two.parent, three.parent = two, one, two
    assert sentences(one, "parent")
    assert sentences(two, "parent")
    assert not sentences(three, "parent")  # it stands behind a cycle, not behind itself


def test_what_is_retired_is_noticed_where_it_is_used():
    rule = RetentionRule(label="Ten years", retired_on=TODAY)
    activity = ProcessingActivity(data=[PersonalData(retention_rule=rule)])
    assert sentences(activity, "retention_rule", "advice") == ["“Ten years” is retired, but is still used here."]


def test_a_whole_register_is_checked_alike_from_plain_rows_and_from_the_session(tmp_path):
    with Register.create(tmp_path / "a.ropa") as register:
        with register.step("Filled") as session:
            organisation = Organisation(name="Example", kept_for=True)
            top = Engagement(processor=organisation, storage_countries=("US",))
            below = Engagement(parent=top)
            activity = ProcessingActivity(
                name="One", stated_none=("transfers",), status="ended", controller=organisation
            )
            activity.purposes.append(Purpose(legal_basis="A6-1-a"))
            activity.engagements.append(top)
            behalf = ProcessingOnBehalf(name="Two", transfers=[Transfer(tool="A46-2-c", clause_set="2010/87/EU")])
            session.add_all([activity, below, behalf])
        register.session.expire_all()
        plain = set(check_all(contents(register), TODAY))
        session_says = {one for cls in ROOTS for record in register.all(cls) for one in check(record, TODAY)}
    assert plain == session_says
    assert {one.level for one in plain} == {"missing", "contradiction", "advice"}
    assert {"ProcessingActivity", "Purpose", "ProcessingOnBehalf", "Transfer", "Organisation", "Engagement"} == {
        one.class_name for one in plain
    }


def test_an_empty_register_lacks_nothing_yet():
    assert not list(check_all(Contents(Standing(), None, {cls: [] for cls in ROOTS})))
