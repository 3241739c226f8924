from datetime import date

import pytest

from ropa_desktop.register.activities import PersonalData, ProcessingActivity, Purpose
from ropa_desktop.register.assessments import InterestAssessment, TransferAssessment
from ropa_desktop.register.engagements import Transfer
from ropa_desktop.register.kinds import Choice, Choices, Day, Link, Links, Number, Period, Rows, Text, YesNo
from ropa_desktop.register.on_behalf import ProcessingOnBehalf
from ropa_desktop.register.organisations import Organisation
from ropa_desktop.register.record import Record
from ropa_desktop.register.records import ALL, BY_NAME, ROOTS
from ropa_desktop.store import load
from ropa_desktop.store.handover import contents
from ropa_desktop.store.register import Register

STREAMED = (ProcessingActivity, ProcessingOnBehalf)


def answer(kind, number):
    """Some value of this kind."""
    match kind:
        case Choices():
            return tuple(sorted(kind.titles())[: number % 3 + 1])
        case Choice():
            return sorted(kind.titles())[number % len(kind.titles())]
        case Text():
            return f"Text {number} “ö” \n λ"
        case Day():
            return date(2026, 1, 1 + number % 28)
        case Number():
            return number
        case YesNo():
            return bool(number % 2)
        case Period():
            return f"P{number}M"
    raise NotImplementedError(kind)


def filled(session, copies=3):
    """Every class with every field answered, linked round about."""
    made = {cls: [cls() for _ in range(copies)] for cls in ROOTS}
    number = 0

    def answer_all(record, at):
        nonlocal number
        for one in record.fields:
            number += 1
            if isinstance(one.kind, Rows):
                for _ in range(2):
                    row = BY_NAME[one.kind.target]()
                    made.setdefault(row.declared, []).append(row)
                    one.value(record).append(row)
                    answer_all(row, at)
            elif not isinstance(one.kind, Link):
                setattr(record, one.name, answer(one.kind, number))
        record.stated_none = tuple(one.name for one in record.fields if one.may_be_none)[:2]

    for records in list(made.values()):
        for at, record in enumerate(records):
            answer_all(record, at)
            record.retired_on = date(2026, 2, 1) if at == 1 else None
    session.add_all(record for records in made.values() for record in records)
    for records in made.values():
        for at, record in enumerate(records):
            link_all(record, at, made)


def link_all(record, at, made):
    for one in record.fields:
        if isinstance(one.kind, Rows) or one.name == "parent":
            continue
        if isinstance(one.kind, Links):
            if one.kind.target == "Purpose":
                others = record.processing_activity.purposes
            else:
                others = made[BY_NAME[one.kind.target]]
            setattr(record, one.name, list(others[: at % 3 + 1]))
        elif isinstance(one.kind, Link):
            others = made[BY_NAME[one.kind.target]]
            setattr(record, one.name, others[(at + 1) % len(others)])
    if type(record).__name__ == "Engagement" and at:
        record.parent = made[type(record)][at - 1]


@pytest.fixture(scope="module")
def full(tmp_path_factory):
    path = tmp_path_factory.mktemp("full") / "full.ropa"
    with Register.create(path) as register, register.step("Filled") as session:
        filled(session)
    with Register.open(path, read_only=True) as register:
        yield register


def loaded(register):
    """Every record, by class and id; owned rows too."""
    loader, streamed = load.Loader(register.connection), (ProcessingActivity, ProcessingOnBehalf)
    directory = loader.directory(streamed)
    found = {}

    def take(record):
        found.setdefault((record.declared, record.id), record)
        for one in record.rows_fields():
            for row in one.value(record):
                take(row)

    for records in directory.values():
        for record in records:
            take(record)
    for cls in streamed:
        for record in loader.stream(cls, [one.id for one in register.all(cls)]):
            take(record)
    return found


def said(one, record):
    """What a record says in a field, by ids where it points at others."""
    value = one.value(record)
    if isinstance(one.kind, Rows):
        return [other.id for other in value]
    if isinstance(one.kind, Links):
        return sorted(other.id for other in value)
    if isinstance(one.kind, Link):
        return value and value.id
    return value


@pytest.mark.parametrize("chunk", [1, 2, 500])
@pytest.mark.parametrize("cls", ALL, ids=lambda cls: cls.__name__)
def test_what_is_loaded_equals_what_the_session_reads(full, cls, chunk, monkeypatch):
    monkeypatch.setattr(load, "CHUNK", chunk)
    plain = loaded(full)
    records = full.all(cls)
    assert {record.id for record in records} == {key for kind, key in plain if kind is cls}
    assert len(records) >= 3
    for record in records:
        other = plain[cls, record.id]
        assert [said(one, other) for one in cls.fields] == [said(one, record) for one in cls.fields]
        assert [one.state(other) for one in cls.fields] == [one.state(record) for one in cls.fields]
        assert [sorted(one.text(other)) for one in cls.fields] == [sorted(one.text(record)) for one in cls.fields]
        assert (other.stated_none, other.title()) == (record.stated_none, record.title())
        assert getattr(other, "retired_on", None) == getattr(record, "retired_on", None)
        owner = record.owner()
        assert (other.owner() and other.owner().id) == (owner and owner.id)


def test_the_chain_is_joined(full):
    plain = loaded(full)
    for (cls, key), record in plain.items():
        if cls.__name__ == "Engagement":
            assert {one.id for one in record.sub_processors} == {one.id for one in full.get(cls, key).sub_processors}


def test_each_record_names_the_assessments_that_look_at_it(full):
    plain, seen = loaded(full), 0
    for assessing in ALL:
        for field, name in getattr(assessing, "looks_at", {}).items():
            cls = BY_NAME[assessing.field(field).kind.target]
            for record in full.all(cls):
                assessments = getattr(record, name)
                assert [one.id for one in getattr(plain[cls, record.id], name)] == [one.id for one in assessments]
                seen += len(assessments)
    assert seen >= 8


def test_rows_keep_their_order(register):
    with register.step("Added") as session:
        activity = ProcessingActivity(name="One", purposes=[Purpose(purpose=str(n)) for n in range(9)])
        session.add(activity)
    with register.step("Moved"):
        activity.purposes.insert(0, activity.purposes.pop())
    (plain,) = contents(register).activities
    assert [one.purpose for one in plain.purposes] == ["8", "0", "1", "2", "3", "4", "5", "6", "7"]


def test_the_handover_of_one_organisation_holds_what_it_controls_jointly_too(register):
    with register.step("Added") as session:
        ours, theirs = Organisation(name="Ours", kept_for=True), Organisation(name="Theirs", kept_for=True)
        mine = ProcessingActivity(code="B", name="Mine", controller=ours)
        joint = ProcessingActivity(code="a", name="Joint", controller=theirs, joint_controllers=[ours])
        other = ProcessingActivity(name="Other", controller=theirs, replaced_by=mine)
        behalf = ProcessingOnBehalf(name="Hosting", processor=ours)
        session.add_all([mine, joint, other, behalf])
    of_ours = contents(register, ours.id)
    assert of_ours.organisation.name == "Ours"
    assert ([one.name for one in of_ours.activities], of_ours.activity_count) == (["Joint", "Mine"], 2)
    assert ([one.name for one in of_ours.on_behalf], of_ours.on_behalf_count) == (["Hosting"], 1)
    of_theirs = contents(register, theirs.id)
    assert {one.name: one.replaced_by and one.replaced_by.title() for one in of_theirs.activities} == {
        "Joint": None,
        "Other": "B Mine",
    }
    assert not list(of_theirs.on_behalf)
    assert contents(register).organisation is None
    assert contents(register).activity_count == 3


def test_what_was_set_aside_is_counted_and_not_handed_over(register):
    with register.step("Added") as session:
        aside = ProcessingActivity(name="Aside", retired_on=date(2026, 2, 1))
        session.add_all([ProcessingActivity(name="Standing"), aside, ProcessingOnBehalf(name="Hosting")])
    read = contents(register)
    assert [one.name for one in read.activities] == ["Standing"]
    assert (read.activity_count, read.set_aside) == (1, {"controller": 1, "processor": 0})


def test_a_loaded_record_can_only_be_read(full):
    (record, *_rest) = contents(full).activities
    assert isinstance(record, Record)
    with pytest.raises(AttributeError):
        record.name = "Changed"


def test_an_activity_with_a_large_table_is_read_whole(register):
    with register.step("Added") as session:
        session.add(ProcessingActivity(name="Big", data=[PersonalData(items=f"item {n}") for n in range(5000)]))
    (plain,) = contents(register).activities
    assert [one.items for one in plain.data] == [f"item {n}" for n in range(5000)]


def test_what_the_directory_points_at_is_known_by_title_and_owner(register):
    """An assessment names transfers of activities, which come later in a stream: their titles are there already."""
    behalf = ProcessingOnBehalf(name="Printing")
    behalf.transfers.append(Transfer(country="US"))
    activity = ProcessingActivity(name="Payroll", purposes=[Purpose(purpose="Pay wages")])
    with register.step("Made") as session:
        session.add(TransferAssessment(country="US", transfers=list(behalf.transfers)))
        session.add(InterestAssessment(activity=activity, purpose=activity.purposes[0]))
    directory = load.Loader(register.connection).directory((ProcessingActivity, ProcessingOnBehalf))
    (covered,) = directory[TransferAssessment][0].transfers
    assert covered.owner().title() == "Printing"
    (assessed,) = directory[InterestAssessment]
    assert (assessed.title(), assessed.purpose.title()) == ("Payroll", "Pay wages")
    assert not directory[Transfer]  # what is only pointed at is no part of it
