import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from sqlalchemy import text as sql

from ropa_desktop.register.activities import ProcessingActivity, Purpose, Recipient
from ropa_desktop.register.engagements import Transfer
from ropa_desktop.register.organisations import Contact, Organisation
from ropa_desktop.register.systems import System
from ropa_desktop.store import search
from ropa_desktop.store.verify import verify
from tests.store.state import found


def keep(register, *names):
    """One system of each name, in one step; name to id."""
    with register.step("Kept") as session:
        systems = [System(name=name) for name in names]
        session.add_all(systems)
    return {one.name: one.id for one in systems}


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("our e-mail office", "e-mail"),
        ("our e-mail office", "e-m"),
        ("R&D budget", "R&D"),
        ("R&D budget", "r & d"),
        ("rests on Art. 6(1)(b)", "6(1)(b)"),
        ("rests on Art. 6(1)(b)", "6(1"),
        ('they say "hello"', '"hello"'),
        ('they say "hello"', '"hel'),
        ("good morning 😀", "morning 😀"),
        ("Ärzte und Straße", "arzte"),
        ("Ärzte und Straße", "STRASSE"[:4]),
        ("Εγγραφή πελατών", "ΕΓΓΡΑΦΉ"),
        ("NOT AND OR NEAR", "near or"),
        ("a colon: here", "colon: here"),
        ("file * name", "* name"),
        ("минимум данных", "данны"),
    ],
)
def test_words_are_found_as_they_are_written(register, text, asked):
    ids = keep(register, text, "something else")
    assert found(register, asked) == {ids[text]}


def test_words_stand_in_any_order_and_the_last_may_be_half(register):
    ids = keep(register, "Payroll of employees", "Payroll of contractors")
    assert found(register, "payroll") == set(ids.values())
    assert found(register, "employ payroll") == set()
    assert found(register, "payroll employ") == {ids["Payroll of employees"]}


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text())
@example("a\0b")
@example("\ud800")
@example('"')
@example('* OR (NEAR "')
@example("😀")
@example("-")
@example("words:x")
def test_any_text_is_a_search(register, asked):
    phrase = search.phrase(asked)
    if phrase:  # a search for nothing is not asked
        assert found(register, asked) == set()


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=50)
@given(st.lists(st.text(st.characters(categories=["L", "N"]), min_size=1), min_size=1))
def test_what_is_written_is_found(register, words):
    ids = keep(register, " ".join(words))
    assert set(ids.values()) <= found(register, " ".join(words))
    register.undo()


def matching(register, cls, asked):
    driver = register.connection.connection.dbapi_connection
    every = [one.id for one in register.all(cls)]
    return search.matching(driver, cls, search.phrase(asked), every)


def test_a_record_is_found_by_its_rows_and_by_what_it_links_to(register):
    with register.step("Added") as session:
        bank = Organisation(name="Example Bank")
        one = ProcessingActivity(name="Payroll", purposes=[Purpose(purpose="pay wages")])
        two = ProcessingActivity(name="Books", systems=[System(name="Ledger")], controller=bank)
        three = ProcessingActivity(name="Refunds", recipients=[Recipient(organisation=bank)])
        session.add_all([one, two, three])
    assert matching(register, ProcessingActivity, "payroll") == {one.id}
    assert matching(register, ProcessingActivity, "wages") == {one.id}
    assert matching(register, ProcessingActivity, "ledger") == {two.id}
    assert matching(register, ProcessingActivity, "bank") == {two.id, three.id}
    assert matching(register, Organisation, "bank") == {bank.id}
    assert matching(register, System, "payroll") == set()


def test_the_words_may_stand_in_several_rows_of_a_record(register):
    with register.step("Added") as session:
        one = ProcessingActivity(name="Payroll", recipients=[Recipient(category="banks")])
        two = ProcessingActivity(name="Payroll", recipients=[Recipient(category="auditors")])
        session.add_all([one, two])
    assert matching(register, ProcessingActivity, "payroll bank") == {one.id}


def test_many_are_found_from_either_end_of_a_link(register):
    with register.step("Added") as session:
        systems = [System(name=f"{'Ledger' if number < 5 else 'Archive'} {number}") for number in range(10)]
        session.add_all(systems)
        activities = [ProcessingActivity(name=f"Activity {number}", systems=[systems[number]]) for number in range(10)]
        activities[9].name = "Ledger of visitors"
        session.add_all(activities)
    ids = [one.id for one in activities]
    assert matching(register, ProcessingActivity, "ledger") == {*ids[:5], ids[9]}
    assert matching(register, ProcessingActivity, "archive 7") == {ids[7]}
    with register.step("Renamed"):
        for one in activities[1:]:
            one.name = "Archive"
    assert matching(register, ProcessingActivity, "ledger") == set(ids[:5])  # forth: few are left to ask
    assert matching(register, ProcessingActivity, "archive") == set(ids[1:])


def test_transfers_and_contacts_are_found_by_themselves(register):
    with register.step("Added") as session:
        lawyer = Contact(name="Pia Example")
        ours = Organisation(name="Ours", dpo=lawyer)
        session.add_all([ours, Organisation(name="Law Firm", contacts=[lawyer])])
        clauses = Transfer(ground_in_words="clauses of 2021")
        activity = ProcessingActivity(name="Support", transfers=[clauses, Transfer(ground_in_words="consent")])
        session.add(activity)
    assert matching(register, Transfer, "2021") == {clauses.id}
    assert matching(register, Transfer, "support") == set()
    assert matching(register, ProcessingActivity, "2021") == {activity.id}
    assert matching(register, Organisation, "pia") == {ours.id, lawyer.organisation_id}


def test_a_row_that_moves_is_found_where_it_is(register):
    with register.step("Added") as session:
        purpose = Purpose(purpose="pay wages")
        one, two = ProcessingActivity(name="Payroll", purposes=[purpose]), ProcessingActivity(name="Books")
        session.add_all([one, two])
    with register.step("Moved") as session:
        session.execute(sql("UPDATE purpose SET processing_activity_id = :two"), {"two": two.id})
    assert matching(register, ProcessingActivity, "wages") == {two.id}


def test_a_changed_or_removed_text_is_found_no_more(register):
    with register.step("Added") as session:
        activity = ProcessingActivity(name="Payroll", purposes=[Purpose(purpose="pay wages")])
        session.add(activity)
    with register.step("Changed"):
        activity.name = "Salaries"
        activity.purposes.clear()
    assert not found(register, "payroll")
    assert not found(register, "wages")
    assert found(register, "salaries") == {activity.id}
    register.undo()
    assert found(register, "payroll") == found(register, "wages") == {activity.id}
    assert not found(register, "salaries")


def test_many_that_change_at_once_are_found_as_they_are(register):
    systems = [System(name=f"Ledger {number}") for number in range(600)]
    with register.step("Added") as session:
        session.add_all(systems)
    with register.step("Changed") as session:
        session.execute(sql("UPDATE system SET name = replace(name, 'Ledger', 'Journal')"))
    assert not found(register, "ledger")
    assert found(register, "journal") == {one.id for one in systems}
    assert verify(register.connection) == []
    register.undo()
    assert not found(register, "journal")
    assert len(found(register, "ledger")) == 600
    assert verify(register.connection) == []


def test_erased_words_are_gone_from_the_index_and_from_the_file(register, path):
    secret = "zyxwvutsrqponm"
    with register.step("Added") as session:
        system = System(name=f"Ledger of {secret}", notes=f"{secret} " * 500)
        session.add(system)
    with register.step("Erased"):
        system.name = system.notes = None
    assert not found(register, secret)
    # The steps still hold them, so that undo can bring them back; blank them as an erasure would.
    register.connection.execute(sql("UPDATE step_row SET before = NULL, after = NULL"))
    register.close()
    content = path.read_bytes().lower()
    for part in (secret, secret[2:], secret[4:]):  # an index keeps only the tail that differs from its neighbour
        assert part.encode() not in content
