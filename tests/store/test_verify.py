"""Tamperings of every sort are found, and nothing is found where there is none."""

import random
import shutil

import pytest
from sqlcipher3 import dbapi2

from ropa_desktop.register.sample import records
from ropa_desktop.store import deliveries, difference, handover, search, steps
from ropa_desktop.store.register import Register
from ropa_desktop.store.verify import verify


@pytest.fixture(scope="module")
def sound(tmp_path_factory):
    path = tmp_path_factory.mktemp("sound") / "sound.ropa"
    with Register.create(path, "the officer") as register:
        with register.step("The sample") as session:
            session.add_all(records())
        from ropa_desktop.register.records import ProcessingActivity, Purpose

        for activity in register.all(ProcessingActivity)[:5]:
            with register.step("Changed a department"):
                activity.department = "Legal"
            with register.step("Added a purpose"):
                activity.purposes.append(Purpose(purpose="Another purpose"))
        register.undo()
        register.undo()
        register.redo()
        deliveries.note(register, handover.standing(register), "controller", None, "record.pdf", "en", "The authority")
    return path


def _faults(path):
    with Register.open(path, read_only=True) as register:
        return verify(register.connection)


def test_a_register_that_only_this_program_wrote_holds(sound):
    assert _faults(sound) == []


# What somebody could do to the data or to the history with another program; {n} is drawn anew for each seed.
TAMPERINGS = {
    "edit a name": "UPDATE processing_activity SET name = name || 'x'"
    " WHERE id = (SELECT id FROM processing_activity LIMIT 1 OFFSET {n})",
    "edit a legal basis": "UPDATE purpose SET legal_basis = 'A6-1-d' WHERE id = (SELECT id FROM purpose"
    " WHERE legal_basis != 'A6-1-d' OR legal_basis IS NULL LIMIT 1 OFFSET {n})",
    "empty a field": "UPDATE transfer SET tool = NULL WHERE id = (SELECT id FROM transfer WHERE tool IS NOT NULL"
    " LIMIT 1 OFFSET {n} % 3)",
    "bring back what was set aside, or set aside": "UPDATE organisation SET retired_on = CASE WHEN retired_on IS NULL"
    " THEN '2026-01-01' END WHERE id = (SELECT id FROM organisation LIMIT 1 OFFSET {n})",
    "delete a row": "DELETE FROM review WHERE id = (SELECT id FROM review LIMIT 1)",
    "delete a link": "DELETE FROM processing_activity_measures"
    " WHERE rowid = (SELECT rowid FROM processing_activity_measures LIMIT 1 OFFSET {n})",
    "insert a record": "INSERT INTO security_measure (id, name) VALUES ('{n}', 'slipped in')",
    "insert a link": "INSERT INTO processing_activity_measures SELECT a.id, m.id FROM processing_activity a,"
    " security_measure m WHERE NOT EXISTS (SELECT 1 FROM processing_activity_measures l"
    " WHERE l.processing_activity_id = a.id AND l.security_measure_id = m.id) LIMIT 1 OFFSET {n}",
    "swap two rows": "UPDATE personal_data SET position = 5 - position WHERE processing_activity_id ="
    " (SELECT processing_activity_id FROM personal_data LIMIT 1 OFFSET {n})",
    "edit a title": "UPDATE step SET title = 'Something else' WHERE number = 1 + {n}",
    "edit an author": "UPDATE step SET author = 'somebody else' WHERE number = 1 + {n}",
    "edit a time": "UPDATE step SET at = '2020-01-01T00:00:00.000Z' WHERE number = 1 + {n}",
    "edit a kind": "UPDATE step SET kind = 'redo' WHERE number = 1 + {n}",
    "edit a value of the past": "UPDATE step_row SET after = replace(after, 'Legal', 'Sales') WHERE step = 2 + {n} * 2",
    "edit whose a row was": "UPDATE step_row SET root_id = row_id || 'x' WHERE step = 1 + {n}",
    "edit a digest": "UPDATE step_row SET digest = '0' WHERE step = 1 + {n}",
    "edit a hash": "UPDATE step SET hash = '0' WHERE number = 1 + {n}",
    "delete the rows of a step": "DELETE FROM step_row WHERE step = 2 + {n}",
    "delete a step": "DELETE FROM step_row WHERE step = 2 + {n}; DELETE FROM step WHERE number = 2 + {n}",
    "insert a step": "INSERT INTO step SELECT max(number) + 1, at, author, 'Slipped in', kind, NULL, hash, salt,"
    " title_digest FROM step",
    "swap two steps": "UPDATE step SET number = -1 WHERE number = 2 + {n}; UPDATE step SET number = 2 + {n}"
    " WHERE number = 3 + {n}; UPDATE step SET number = 3 + {n} WHERE number = -1",
    "swap two rows of a step": "UPDATE step_row SET position = 9999 WHERE step = 1 AND position = {n};"
    " UPDATE step_row SET position = {n} WHERE step = 1 AND position = 50; UPDATE step_row SET position = 50"
    " WHERE step = 1 AND position = 9999",
    "claim an erasure": "INSERT INTO redaction VALUES (1 + {n}, 0, 'x', 'y')",
    "edit a delivery": "UPDATE delivery SET handed_to = 'Somebody else{n}'",
    "delete the note of a delivery": "DELETE FROM about WHERE key = 'delivered'",
}


@pytest.mark.parametrize("seed", range(4))
@pytest.mark.parametrize("tampering", TAMPERINGS)
def test_a_change_from_outside_is_found(sound, tmp_path, tampering, seed):
    path = tmp_path / "changed.ropa"
    shutil.copy(sound, path)
    chance = random.Random(f"{tampering} {seed}")
    raw = dbapi2.connect(str(path), isolation_level=None)
    for statement in TAMPERINGS[tampering].format(n=chance.randrange(4)).split("; "):
        assert raw.execute(statement).rowcount > 0
    raw.close()
    assert _faults(path) != []


@pytest.mark.parametrize("cut", [1, 2, 3, 5])
def test_a_history_that_is_cut_off_shows_after_a_document_was_made(sound, tmp_path, cut):
    """The cut is perfect: the contents are taken back as well, and only the mark of the delivery is left."""
    path = tmp_path / "changed.ropa"
    shutil.copy(sound, path)
    with Register.open(path) as register:
        connection, last = register.connection, register.head().number
        connection.exec_driver_sql("INSERT INTO recording VALUES (1)")
        for number in range(last, last - cut, -1):
            inverse = [row.inverse() for row in reversed(steps.changes(connection, number))]
            assert difference.apply(connection, inverse) == []
            search.update(connection, inverse)
            connection.exec_driver_sql("DELETE FROM step_row WHERE step = ?", (number,))
            connection.exec_driver_sql("DELETE FROM step WHERE number = ?", (number,))
    assert [fault.sentence for fault in _faults(path)] == [
        f"A document was noted at step {last}, and this history does not hold that step: its end is cut off."
    ]


def test_a_fault_names_the_first_step_that_does_not_hold(sound, tmp_path):
    path = tmp_path / "changed.ropa"
    shutil.copy(sound, path)
    raw = dbapi2.connect(str(path), isolation_level=None)
    raw.execute("UPDATE step SET title = 'x' WHERE number = 4")
    raw.close()
    assert [fault.step for fault in _faults(path)] == [4]


INDEX = (
    "UPDATE search_text SET words = 'nothing' WHERE number = (SELECT min(number) FROM search_text)",
    "DELETE FROM search_text WHERE number = (SELECT max(number) FROM search_text)",
    "INSERT INTO search_text (row_id, root_id, words) VALUES ('x', 'x', 'slipped in')",
    "INSERT INTO search (rowid, words) VALUES (999999, 'slipped in')",
    "INSERT INTO search (search) VALUES ('delete-all')",
)


@pytest.mark.parametrize("change", INDEX)
@pytest.mark.parametrize("read_only", [True, False])
def test_a_search_index_that_does_not_match_the_texts_is_found(sound, tmp_path, change, read_only):
    path = tmp_path / "changed.ropa"
    shutil.copy(sound, path)
    raw = dbapi2.connect(str(path), isolation_level=None)
    raw.execute(change)
    raw.close()
    with Register.open(path, read_only=read_only) as register:
        assert [fault.sentence for fault in verify(register.connection)] == [
            "The search index does not match the texts."
        ]
