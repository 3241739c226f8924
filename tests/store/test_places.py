import pytest

from ropa_desktop.register.activities import ProcessingActivity, Purpose
from ropa_desktop.register.systems import System
from ropa_desktop.store import places


@pytest.fixture
def look(register):
    raw = register.connection.connection.dbapi_connection

    def looked(text, *records):
        found = places.places(raw, ProcessingActivity, text, [one.id for one in records])
        return (found.fields, found.linked) if found else None

    return looked


def test_it_is_told_in_which_fields_the_words_stand(register, look):
    linked = System(name="Payroll box")
    one = ProcessingActivity(name="Payroll", notes="payroll, again", purposes=[Purpose(purpose="Pay by e-mail")])
    two = ProcessingActivity(name="Löhne", description="The pay-roll", systems=[linked])
    with register.step("Made") as session:
        session.add_all([linked, one, two])
    assert look("payroll", one, two) == ({"Name": 1, "Notes": 1}, 1)
    assert look("LOHN", two) == ({"Name": 1}, 0)
    assert look("pay-r", one, two) == ({"Description": 1}, 1)
    assert look("e-mail", one) == ({"Purpose": 1}, 0)
    assert look("roll", one) == ({}, 1), "words count from their beginning"


@pytest.mark.parametrize("text", ["", "  ", "&", "(", "[a-"])
def test_any_text_can_be_looked_for(register, look, text):
    one = ProcessingActivity(name="a & b")
    with register.step("Made") as session:
        session.add(one)
    assert look(text, one) == (({"Name": 1}, 0) if "a" in text else None)


def test_many_are_not_looked_into(register, look):
    many = [ProcessingActivity(name=f"Payroll {n}") for n in range(places.MOST + 1)]
    with register.step("Made") as session:
        session.add_all(many)
    assert look("payroll", *many) is None
    assert look("payroll", *many[1:]) == ({"Name": places.MOST}, 0)
