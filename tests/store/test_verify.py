"""Tamperings of every sort are found, and nothing is found where there is none."""

import random
import shutil

import pytest
from sqlcipher3 import dbapi2

from ropa_desktop.register.sample import records
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
    return path


def _faults(path):
    with Register.open(path, read_only=True) as register:
        return verify(register.connection)


def test_a_register_that_only_this_program_wrote_holds(sound):
    assert _faults(sound) == []


EDITS = (
    "UPDATE processing_activity SET name = name || 'x'"
    " WHERE id = (SELECT id FROM processing_activity LIMIT 1 OFFSET {n})",
    "UPDATE purpose SET legal_basis = 'A6-1-d' WHERE id = (SELECT id FROM purpose WHERE legal_basis != 'A6-1-d'"
    " OR legal_basis IS NULL LIMIT 1 OFFSET {n})",
    "DELETE FROM review WHERE id = (SELECT id FROM review LIMIT 1)",
    "DELETE FROM processing_activity_measures"
    " WHERE rowid = (SELECT rowid FROM processing_activity_measures LIMIT 1 OFFSET {n})",
    "INSERT INTO security_measure (id, name) VALUES ('{n}', 'slipped in')",
    "UPDATE step SET title = 'Something else' WHERE number = 1 + {n}",
    "UPDATE step SET author = 'somebody else' WHERE number = 1 + {n}",
    "UPDATE step SET at = '2020-01-01T00:00:00.000Z' WHERE number = 1 + {n}",
    "DELETE FROM step_row WHERE step = 2 + {n}",
    "UPDATE step_row SET after = replace(after, 'Legal', 'Sales') WHERE step = 2 + {n} * 2",
    "UPDATE step_row SET digest = '0' WHERE step = 1 + {n}",
    "UPDATE step SET hash = '0' WHERE number = 1 + {n}",
)


@pytest.mark.parametrize("seed", range(48))
def test_a_change_from_outside_is_found(sound, tmp_path, seed):
    path = tmp_path / "changed.ropa"
    shutil.copy(sound, path)
    chance = random.Random(seed)
    raw = dbapi2.connect(str(path), isolation_level=None)
    changed = raw.execute(EDITS[seed % len(EDITS)].format(n=chance.randrange(4))).rowcount
    raw.close()
    assert changed > 0
    assert _faults(path) != []


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
