"""The facts that a rule looks at: the same in every language and form of a record, others as soon as one changes."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ropa_desktop import i18n
from ropa_desktop.errors import KnownError
from ropa_desktop.register.activities import ProcessingActivity, Purpose
from ropa_desktop.register.check import check, roots
from ropa_desktop.register.dismissing import Dismissals, dismissal, facts
from ropa_desktop.register.engagements import Engagement, Transfer
from ropa_desktop.register.kinds import Choice, Choices, Day, Link, Links, Number, Period, Rows, Text, YesNo
from ropa_desktop.register.organisations import Contact, Organisation
from ropa_desktop.register.record import Record
from ropa_desktop.register.records import BY_NAME, ROOTS
from ropa_desktop.register.reference import ending
from ropa_desktop.register.rules.book import all_rules, rule_of
from ropa_desktop.register.sample import records
from ropa_desktop.store.handover import contents
from ropa_desktop.store.register import Register

ON = date(2026, 11, 1)
RULES = list(all_rules())


def _reached(record, known=None):
    """The record and all that it leads to."""
    known = {} if known is None else known
    if record.id not in known:
        known[record.id] = record
        plain = "_sa_instance_state" not in vars(record)
        for name in record.declared.__mapper__.relationships.keys():  # noqa: SIM118
            other = vars(record).get(name) if plain else getattr(record, name)
            for each in other if isinstance(other, list) else [other]:
                if isinstance(each, Record):
                    _reached(each, known)
    return known


def _speaks(rule, example):
    """The record of an example on which its rule speaks, and the field beside which it does."""
    found = next(one for one in check(example, ON) if one.code == rule.code)
    return _reached(example)[found.record_id], found.field_name


def _others(one, record):
    """Some other answers to a field."""
    kind, now = one.kind, one.value(record)
    if isinstance(kind, Rows):
        return [[]] if now else [[BY_NAME[kind.target]()]]
    if isinstance(kind, Links):
        return [[], [*now, BY_NAME[kind.target]()]]
    if isinstance(kind, Link):
        return [None, BY_NAME[kind.target]()]
    if isinstance(kind, Choices):
        codes = list(kind.titles())
        return [(), (codes[0],), tuple(codes[-2:])]
    if isinstance(kind, Choice):
        codes = list(kind.titles())
        return [None, *codes[:4], *codes[-2:]]
    simple = {Text: [None, "Other words"], Day: [None, date(2020, 2, 2), date(2031, 2, 2)], Number: [None, 3, 700],
              YesNo: [None, True, False], Period: [None, "P3D", "P90Y"]}  # fmt: skip
    return next(answers for cls, answers in simple.items() if isinstance(kind, cls))


def _changes(record):
    """Each way to answer one question otherwise, as what does it and what takes it back."""
    for each in list(_reached(record).values()):
        for one in type(each).fields:
            now = one.value(each)
            now = list(now) if isinstance(now, list) else now
            for other in _others(one, each):
                if other != now:
                    yield each, one.name, other, now
        stated = each.stated_none or ()
        for name in {one.name for one in type(each).fields if one.may_be_none}:
            other = tuple(one for one in stated if one != name) if name in stated else (*stated, name)
            yield each, "stated_none", other, stated


def _says(rule, record, field):
    return sorted((one.field, one.sentence) for one in rule.look(record, ON) if one.field == field)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_whatever_changes_what_a_rule_says_changes_its_facts(rule):
    record, field = _speaks(rule, rule.wrong())
    said, known = _says(rule, record, field), facts(rule, record, field, ON)
    changed = 0
    for each, name, other, now in _changes(record):
        setattr(each, name, other)
        if _says(rule, record, field) != said:
            changed += 1
            assert facts(rule, record, field, ON) != known, (type(each).__name__, name, other)
        setattr(each, name, now)
    assert changed
    assert facts(rule, record, field, ON) == known


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_notes_are_no_facts_and_no_language_changes_them(rule):
    record, field = _speaks(rule, rule.wrong())
    known = facts(rule, record, field, ON)
    i18n.use("de")
    assert facts(rule, record, field, ON) == known
    i18n.use("en")
    if hasattr(record, "notes") and rule.code != "R434":  # it is silent where the notes say why
        record.notes = "Called them."
        assert facts(rule, record, field, ON) == known


def _held(path, kept):
    register = Register.create(path)
    with register.step("Filled") as session:
        session.add_all(kept)
    register.session.expire_all()
    return register


def _plain_records(read):
    rows = [row for root in roots(read) for one in root.rows_fields() for row in one.value(root)]
    return {one.id: one for one in [*roots(read), *rows]}


def test_a_plain_record_has_the_facts_of_one_in_a_session(tmp_path):
    with _held(tmp_path / "a.ropa", records()) as register:
        plain = _plain_records(contents(register))
        found = [one for cls in ROOTS for record in register.all(cls) for one in check(record, ON)]
        assert len(found) > 20
        for one in found:
            rule, place = rule_of(one.code), (one.field_name, ON)
            in_session = register.get(BY_NAME[one.class_name], one.record_id)
            assert facts(rule, in_session, *place) == facts(rule, plain[one.record_id], *place), one


def test_a_question_left_open_comes_back_with_its_own_answers_only():
    contact = Contact(name="Dana Doyle")
    (found,) = check(contact, ON)
    assert (found.code, found.field_name) == ("R103", "email")
    held = Dismissals([dismissal(found, contact, "She has none.", "Sam Shah", ON)])
    contact.phone, contact.address = "+353 1 496 0000", "12 Low Road"
    judged = held.of(contact, rule_of("R103"), "email")
    assert (judged.reason, judged.decided_by, judged.decided_on) == ("She has none.", "Sam Shah", ON)
    assert held.of(contact, rule_of("R103"), "phone") is None
    assert held.of(contact, rule_of("R101"), "email") is None
    assert held.of(Contact(name="Dana Doyle"), rule_of("R103"), "email") is None


def test_facts_of_others_are_facts_as_far_as_they_are_read():
    host = Organisation(name="Birkenhost", country="US", email="post@example.org")
    engagement = Engagement(processor=host, storage_countries=("IE",))
    rule = rule_of("R434")
    known = facts(rule, engagement, "access_countries", ON)
    host.email = "mail@example.org"
    assert facts(rule, engagement, "access_countries", ON) == known
    host.country = "IN"
    assert facts(rule, engagement, "access_countries", ON) != known


def test_a_decision_that_ends_is_a_fact_of_the_transfers_that_it_is_about():
    importer = Organisation(name="Elm Inc.", country="CA")
    transfer = Transfer(importer=importer, country="CA", tool="A45-3", adequacy_decision="CA")
    rule = rule_of("R408")
    known = facts(rule, transfer, "ground_in_words", ON)
    with ending("CA", date(2027, 1, 1)):
        assert facts(rule, transfer, "ground_in_words", ON) != known
    with ending("JP", date(2027, 1, 1)):
        assert facts(rule, transfer, "ground_in_words", ON) == known


@given(st.integers(0, 4000))
def test_the_day_on_which_one_looks_is_no_fact(later):
    activity = ProcessingActivity(status="active", next_review=date(2026, 3, 1), ended_on=date(2040, 1, 1))
    found = next(one for one in check(activity, ON) if one.code == "R941")
    held = Dismissals([dismissal(found, activity, "The board looks at it in December.", "Sam Shah", ON)])
    again = [one for one in check(activity, ON + timedelta(days=later)) if one.code == "R941"]
    assert again
    assert held.of(activity, rule_of("R941"), "next_review")


def test_rows_may_change_their_places():
    activity = ProcessingActivity(purposes=[Purpose(purpose="Pay wages"), Purpose(purpose="Pay wages")])
    known = facts(rule_of("R203"), activity, "purposes", ON)
    activity.purposes.reverse()
    assert facts(rule_of("R203"), activity, "purposes", ON) == known


def test_what_was_retired_or_says_nothing_judges_nothing():
    contact = Contact(name="Dana Doyle")
    (found,) = check(contact, ON)
    with pytest.raises(KnownError, match="Say why"):
        dismissal(found, contact, "  ", "Sam Shah", ON)
    with pytest.raises(ValueError, match="another record"):
        dismissal(found, Contact(), "No.", "Sam Shah", ON)
    one = dismissal(found, contact, "She has none.", "Sam Shah", ON)
    one.retired_on = ON
    assert Dismissals([one]).of(contact, rule_of("R103"), "email") is None
    one.retired_on = None
    for broken in (None, "", "yesterday", "2026-02-31 abc", "2026-11-01"):
        one.facts = broken
        assert Dismissals([one]).of(contact, rule_of("R103"), "email") is None


SAMPLE = records()
SPOKEN = [(one, place) for one in SAMPLE for place in check(one, ON)]


@given(st.data())
def test_in_the_sample_too_what_changes_a_finding_changes_its_facts_and_nothing_else_does(data):
    root, found = data.draw(st.sampled_from(SPOKEN))
    rule, known = rule_of(found.code), _reached(root)
    record = known[found.record_id]
    said, before = _says(rule, record, found.field_name), facts(rule, record, found.field_name, ON)
    each = data.draw(st.sampled_from([record, record, *known.values()]))
    one = data.draw(st.sampled_from(each.fields))
    now = one.value(each)
    now = list(now) if isinstance(now, list) else now
    setattr(each, one.name, data.draw(st.sampled_from(_others(one, each))))
    try:
        if _says(rule, record, found.field_name) != said:
            assert facts(rule, record, found.field_name, ON) != before
        elif one.name == "notes" and found.code != "R434":
            assert facts(rule, record, found.field_name, ON) == before
    finally:
        setattr(each, one.name, now)
    assert facts(rule, record, found.field_name, ON) == before
