"""What is erased is gone from the file, and the chain of the steps still holds."""

import json

import pytest
from sqlcipher3 import dbapi2

from ropa_desktop.errors import KnownError
from ropa_desktop.register.activities import ProcessingActivity
from ropa_desktop.register.organisations import Contact, Organisation
from ropa_desktop.store import deliveries, handover, history, redaction, steps
from ropa_desktop.store.register import Register
from ropa_desktop.store.verify import verify
from tests.store.state import found

NAME = "Wilhelmina Käsebier"


@pytest.fixture
def lived(register):
    """A name in a field, in a longer text, in a title, in a file's name, and in a value of the past."""
    with register.step(f"New: {NAME}") as session:
        ours = Organisation(name="Example \\ \"quoted\" \t😀 Ltd", kept_for=True)
        ours.contacts.append(Contact(name=NAME, email="w@example.org"))
        session.add_all([ours, ProcessingActivity(name="Payroll", notes=f"Ask {NAME.upper()} or\nsomebody else.")])
    with register.step("Changed"):
        ours.contacts[0].name = "Somebody Else"
    with register.step("Changed again"):
        ours.contacts[0].email = None
    deliveries.note(register, handover.standing(register), "controller", None, f"for {NAME}.pdf", "en", NAME)
    with register.step("Changed the name of the activity"):
        register.all(ProcessingActivity)[0].name = "Wages"
    return register


def test_what_was_said_is_found_before_it_is_erased(lived):
    said = redaction.mentions(lived, NAME)
    assert sorted(table for table, _row in said.now) == ["delivery", "processing_activity"]
    assert (said.earlier, said.titles, said.fixed) == (5, 2, 0)


def test_an_erased_name_is_nowhere_in_the_file(lived, path):
    assert NAME.encode() in path.read_bytes()
    assert found(lived, "Käsebier")
    redaction.erase(lived, NAME.lower(), "asked for on 3 March")
    assert not redaction.mentions(lived, NAME).any()
    assert not found(lived, "Käsebier")
    assert found(lived, "somebody")
    assert lived.all(ProcessingActivity)[0].notes == "Ask [erased] or\nsomebody else."
    lived.close()
    content = path.read_bytes()
    for part in ("Wilhelmina", "WILHELMINA", "wilhelmina", "Käsebier", "KÄSEBIER", "käsebier", "kasebier"):
        assert part.encode() not in content


def test_the_chain_holds_after_an_erasure_and_after_another(lived, path):
    before = lived.head()
    redaction.erase(lived, NAME)
    redaction.erase(lived, "Somebody Else")
    with lived.step("Went on"):
        lived.all(ProcessingActivity)[0].department = "Finance"
    assert verify(lived.connection) == []
    assert steps.read(lived.connection, before.number).hash == before.hash
    lived.close()
    with Register.open(path, read_only=True) as register:
        assert verify(register.connection) == []


def test_the_history_tells_the_mark_and_everything_else(lived):
    redaction.erase(lived, NAME)
    contact = lived.all(Contact)[0]
    step = history.all_steps(lived)[-2]
    (edit,) = history.edits(lived, step)
    assert (edit.before, edit.after) == ("[erased]", "Somebody Else")
    first = steps.changes(lived.connection, 1)
    told = next(json.loads(row.after) for row in first if row.table == "organisation")
    assert told["name"] == contact.organisation.name == 'Example \\ "quoted" \t😀 Ltd'


def test_nothing_is_taken_back_to_before_an_erasure(lived):
    assert lived.undoable() is not None
    redaction.erase(lived, NAME)
    assert (lived.undoable(), lived.redoable()) == (None, None)
    with lived.step("Changed"):
        lived.all(ProcessingActivity)[0].department = "Finance"
    lived.undo()
    assert lived.undoable() is None


@pytest.mark.parametrize("words", ["", "  ", "ab", "stands nowhere"])
def test_words_that_cannot_be_meant_change_nothing(lived, words):
    before = lived.head()
    with pytest.raises(KnownError):
        redaction.erase(lived, words)
    assert lived.head() == before


@pytest.mark.parametrize(
    "tampering",
    [
        "UPDATE step_row SET after = replace(after, '[erased]', 'Somebody') WHERE step = 1",
        "UPDATE step SET title = 'Something else' WHERE number = 1",
        "UPDATE redaction SET digest = '0'",
        "DELETE FROM redaction WHERE position = -1",
        "INSERT INTO redaction VALUES (3, 0, '', '')",
    ],
)
def test_an_erasure_hides_no_other_change(lived, path, tampering):
    redaction.erase(lived, NAME)
    lived.close()
    raw = dbapi2.connect(str(path), isolation_level=None)
    assert raw.execute(tampering).rowcount > 0
    raw.close()
    with Register.open(path, read_only=True) as register:
        assert verify(register.connection) != []


def test_an_untrue_erasure_is_found_even_where_its_seal_is_right(lived, path):
    """Somebody rewrites a row and claims that it was an erasure: no step says so."""
    lived.close()
    raw = dbapi2.connect(str(path), isolation_level=None)
    (after,) = raw.execute("SELECT after FROM step_row WHERE step = 5").fetchone()
    raw.execute("UPDATE step_row SET after = ? WHERE step = 5", (after.replace("Wages", "Fees"),))
    raw.execute("UPDATE processing_activity SET name = 'Fees'")
    (told,) = raw.execute("SELECT table_name, row_id, root_id, before, after FROM step_row WHERE step = 5").fetchall()
    row = steps.RowChange(*told)
    raw.execute("INSERT INTO redaction VALUES (5, 0, 'x', ?)", (steps.row_digest("x", row),))
    raw.close()
    with Register.open(path, read_only=True) as register:
        assert any("redaction" in fault.sentence for fault in verify(register.connection))


def test_titles_of_the_first_version_and_authors_are_counted_not_changed(lived):
    lived.connection.exec_driver_sql("UPDATE step SET salt = NULL, title_digest = NULL WHERE number = 1")
    lived.connection.exec_driver_sql("UPDATE step SET author = ? WHERE number = 2", (NAME,))
    assert redaction.mentions(lived, NAME).fixed == 2
    redaction.erase(lived, NAME)
    assert NAME in steps.read(lived.connection, 1).title
