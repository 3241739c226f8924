import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from sqlalchemy import text as sql

from ropa_desktop.register.activities import ProcessingActivity, Purpose, Recipient
from ropa_desktop.register.organisations import Organisation
from ropa_desktop.register.systems import System
from ropa_desktop.store import search
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


def condition_ids(register, cls, asked):
    table = cls.__tablename__
    statement = f"{search.FOUND}SELECT t.id FROM {table} t WHERE {search.condition(cls, 't.id')}"
    driver = register.connection.connection.dbapi_connection
    return {one for (one,) in driver.execute(statement, {"phrase": search.phrase(asked)})}


def test_a_record_is_found_by_its_rows_and_by_what_it_links_to(register):
    with register.step("Added") as session:
        bank = Organisation(name="Example Bank")
        one = ProcessingActivity(name="Payroll", purposes=[Purpose(purpose="pay wages")])
        two = ProcessingActivity(name="Books", systems=[System(name="Ledger")], controller=bank)
        three = ProcessingActivity(name="Refunds", recipients=[Recipient(organisation=bank)])
        session.add_all([one, two, three])
    assert condition_ids(register, ProcessingActivity, "payroll") == {one.id}
    assert condition_ids(register, ProcessingActivity, "wages") == {one.id}
    assert condition_ids(register, ProcessingActivity, "ledger") == {two.id}
    assert condition_ids(register, ProcessingActivity, "bank") == {two.id, three.id}
    assert condition_ids(register, Organisation, "bank") == {bank.id}
    assert condition_ids(register, System, "payroll") == set()


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
