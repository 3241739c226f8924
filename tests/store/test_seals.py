"""db/README.md holds a check that needs nothing but Python: it is run as it stands there, in a process of its own."""

import re
import subprocess
import sys
from pathlib import Path

import pytest
from sqlcipher3 import dbapi2

from ropa_desktop.register.activities import ProcessingActivity, Purpose
from ropa_desktop.register.systems import System
from ropa_desktop.store import deliveries, file, handover, redaction, tables
from ropa_desktop.store.register import Register

README = Path(__file__).parent.parent.parent / "db" / "README.md"


@pytest.fixture(scope="module")
def check(tmp_path_factory):
    (code,) = re.findall(r"```python\n(.*?)```", README.read_text(encoding="utf8"), re.DOTALL)
    script = tmp_path_factory.mktemp("check") / "check.py"
    script.write_text(code, encoding="utf8")

    def run(path):
        # A process of its own: one file is never opened with two SQLite libraries in one.
        done = subprocess.run([sys.executable, script, path], capture_output=True, text=True, check=False)
        assert "Traceback" not in done.stderr, done.stderr
        return done.stdout.strip() or done.stderr.strip()

    return run


@pytest.fixture
def lived(path):
    """A register with a life: odd characters, rows, links, undo and redo."""
    with Register.create(path, "Ångström “A”\t😀") as register:
        with register.step('Added "\\" / \x7f\u2028 😀') as session:
            activity = ProcessingActivity(name='Payroll 😀 \\ " \n \t \x7f é', systems=[System(name="Ledger")])
            activity.purposes.append(Purpose(purpose="pay wages"))
            session.add(activity)
        with register.step("Changed"):
            activity.name = None
            activity.stated_none = ("transfers", "recipients")
            activity.systems.clear()
        register.undo()
        register.redo()
        register.undo()
        with register.step("Deleted a row"):
            activity.purposes.clear()
        deliveries.note(register, handover.standing(register), "whole", None, "record.json", "en", "The authority")
        redaction.erase(register, "ledger")
        redaction.erase(register, "Added")
    with Register.open(path) as register:
        head = register.head()
    return f"{head.number} steps, {head.hash}"


def test_the_check_of_the_readme_says_what_the_program_says(check, lived, path):
    assert lived.startswith("9 steps, ")
    before = path.read_bytes()
    assert check(path) == lived
    assert path.read_bytes() == before


def test_a_new_register_has_no_steps(check, path):
    Register.create(path).close()
    assert check(path) == f"0 steps, {'0' * 64}"


@pytest.mark.parametrize(
    ("statement", "words"),
    [
        ("UPDATE processing_activity SET name = 'x'", "no step wrote"),
        ("INSERT INTO system (id, name) VALUES ('1', 'x')", "no step wrote"),
        ("DELETE FROM processing_activity_systems", "rows are missing"),
        ("UPDATE step SET author = 'x' WHERE number = 2", "step 2 was changed"),
        ("UPDATE step SET at = '2020-01-01T00:00:00.000Z' WHERE number = 6", "step 6 was changed"),
        ("UPDATE step SET target = NULL WHERE number = 3", "step 3 was changed"),
        ("UPDATE step_row SET after = '{}' WHERE step = 1 AND position = 0", "step 1: the row"),
        ("UPDATE step_row SET salt = '' WHERE step = 2", "step 2: the row"),
        ("DELETE FROM step_row WHERE step = 6", "step 6 was changed"),
        ("DELETE FROM step_row WHERE step = 1 AND table_name = 'purpose'", "step 1 was changed"),
        ("UPDATE step SET number = 60 WHERE number = 9", "step 60 was changed"),
        ("UPDATE step SET title = 'x' WHERE number = 2", "step 2 was changed"),
        ("UPDATE step SET title = 'x' WHERE number = 1", "step 1 was changed"),
        ("UPDATE redaction SET salt = 'x' WHERE position = -1", "step 1 was changed"),
        ("DELETE FROM redaction", "step 1: the row"),
        ("INSERT INTO redaction VALUES (90, 0, '', '')", "no step wrote"),
        ("UPDATE about SET value = '60 x' WHERE key = 'delivered'", "cut off before step 60"),
    ],
)
def test_what_was_changed_from_outside_shows(check, lived, path, statement, words):
    connection = dbapi2.connect(str(path), isolation_level=None)
    connection.execute(statement)
    connection.close()
    assert words in check(path)


def test_the_readme_names_every_revision_and_table_beside_the_records():
    text = README.read_text(encoding="utf8")
    beside = {table.name for table in tables.metadata.tables.values() if table not in tables.RECORDED}
    for name in [*beside, *file.known_revisions()]:
        assert f"`{name}`" in text
    assert f"0x{file.APPLICATION_ID:08X}" in text
