"""What no register of ours has is refused at opening; cells that we never write are named, not stumbled over."""

from contextlib import closing

import pytest
from sqlcipher3 import dbapi2

from ropa_desktop import paths
from ropa_desktop.errors import KnownError
from ropa_desktop.register.activities import ProcessingActivity
from ropa_desktop.register.systems import System
from ropa_desktop.store import file, forms, password
from ropa_desktop.store.as_of import as_of
from ropa_desktop.store.register import Register
from ropa_desktop.store.verify import verify
from tests.store.keys import made

RELEASED = sorted((paths.db().parent / "tests" / "files").glob("?.?.?.ropa"))


def execute(path, *statements):
    with closing(dbapi2.connect(str(path), isolation_level=None)) as raw:
        for statement in statements:
            raw.execute(statement).fetchall()


@pytest.fixture
def filled(register, path):
    with register.step("Filled") as session:
        session.add_all([System(name="Ledger"), ProcessingActivity(name="Payroll")])
    register.close()
    return path


def test_the_form_of_each_revision_stands_in_db_forms(register):
    """`forms.of` a register of a new revision gives what db/forms/REVISION.sql must hold."""
    folder = paths.db() / "forms"
    assert sorted(one.stem for one in folder.glob("*.sql")) == list(file.known_revisions())
    newest = folder / f"{file.known_revisions()[-1]}.sql"
    assert forms.of(register.connection.connection.dbapi_connection) == newest.read_text(encoding="utf8")


@pytest.mark.parametrize("released", RELEASED, ids=lambda path: path.name)
def test_a_released_register_has_the_form_of_its_revision(released):
    with closing(file.look_into(released)) as raw:
        assert forms.strange(raw, raw.execute("SELECT version_num FROM alembic_version").fetchone()[0]) == []


def test_a_password_and_sqlites_own_numbers_are_no_change_of_form(filled):
    execute(filled, "VACUUM", "ANALYZE")
    Register.open(filled).close()
    key = made()
    password.change(filled, None, key)
    Register.open(filled, key=key).close()


@pytest.mark.parametrize(
    ("statement", "part"),
    [
        ("CREATE TABLE extra (a)", "table extra"),
        ("CREATE INDEX extra ON system (lower(name))", "index extra"),
        ("ALTER TABLE system ADD COLUMN twice AS (name || name)", "table system"),
        ("CREATE VIRTUAL TABLE extra USING fts5(a)", "table extra"),
        ("DROP INDEX ix_step_row_root_id", "index ix_step_row_root_id"),
        ("CREATE TRIGGER spy AFTER UPDATE ON system BEGIN SELECT 1; END", "trigger spy"),
        ("CREATE VIEW spy AS SELECT 1", "view spy"),
    ],
)
def test_what_no_register_has_is_refused_by_its_name(filled, statement, part):
    execute(filled, statement)
    before = filled.read_bytes()
    for opening in (Register.open, file.look_into):
        with pytest.raises(KnownError, match="program parts") as told:
            opening(filled)
        assert part in str(told.value)
    assert filled.read_bytes() == before


@pytest.mark.parametrize(
    ("table", "column", "value"),
    [
        ("system", "retired_on", "'9999-99-99'"),
        ("system", "retired_on", "'2026-02-30'"),
        ("system", "retired_on", "20260131"),
        ("system", "notes", "x'00FF'"),
        ("system", "name", "CAST(x'410042' AS TEXT)"),
        ("processing_activity", "starts_on", "'yesterday'"),
        ("step_row", "after", "'no json'"),
        ("step_row", "after", "replace(hex(zeroblob(5000)), '00', '[')"),
        ("step_row", "row_id", "x'00'"),
        ("step", "author", "x'FF'"),
    ],
)
def test_a_cell_that_this_program_never_writes_is_named(filled, table, column, value):
    execute(filled, f"UPDATE {table} SET {column} = {value}")
    with Register.open(filled, read_only=True) as register:
        faults = [fault.sentence for fault in verify(register.connection)]
    assert any(f"column {column} of {table} holds in row" in fault for fault in faults), faults


def test_reading_such_a_cell_is_told_as_a_change_from_outside_and_not_as_a_mistake_of_the_program(filled):
    execute(filled, "UPDATE system SET retired_on = 'never'")
    with pytest.raises(KnownError, match="changed from outside") as told, Register.open(filled) as register:
        register.all(System)
    assert "column retired_on of system" in str(told.value)


def test_a_mistake_of_the_program_stays_one(filled):
    with pytest.raises(ZeroDivisionError), Register.open(filled):
        raise ZeroDivisionError


def test_a_register_without_its_id_gets_no_other(filled):
    execute(filled, "DELETE FROM about")
    with Register.open(filled) as register:
        assert register.about() == {}
        assert [fault.sentence for fault in verify(register.connection)] == [
            "The register's own id is gone, or is none that this program gives."
        ]


def test_text_that_is_no_utf8_is_damage(filled):
    execute(filled, "UPDATE system SET notes = CAST(x'C3' AS TEXT)")
    with pytest.raises(KnownError, match="damaged"), Register.open(filled) as register:
        register.all(System)


def test_a_mistake_of_the_program_on_a_state_of_the_past_stays_one(filled):
    with Register.open(filled) as register, pytest.raises(ZeroDivisionError), as_of(register, 0):
        raise ZeroDivisionError
