import shutil
from contextlib import closing

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import event
from sqlalchemy.exc import DatabaseError
from sqlcipher3 import dbapi2

from ropa_desktop import paths
from ropa_desktop.errors import KnownError
from ropa_desktop.register.systems import SecurityMeasure, System
from ropa_desktop.store import file, migrate, search, tables
from ropa_desktop.store.register import Register
from tests.store.state import found, rows


def raw(path):
    return dbapi2.connect(path.as_uri(), uri=True, isolation_level=None)


def execute(path, *statements):
    connection = raw(path)
    for statement in statements:
        connection.execute(statement)
    connection.close()


def schema(path):
    connection = raw(path)
    read = connection.execute("SELECT type, name, sql FROM sqlite_master ORDER BY name").fetchall()
    revision = connection.execute("PRAGMA user_version").fetchone()
    connection.close()
    return read, revision


def filled(path):
    with Register.create(path) as register, register.step("Filled") as session:
        session.add(System(name="Ledger", measures=[SecurityMeasure(name="Backup")]))
    return path


@pytest.fixture
def migrations(tmp_path, monkeypatch):
    """A copy of db/migrations to which a test may add."""
    shutil.copytree(paths.db() / "migrations", tmp_path / "db" / "migrations")
    monkeypatch.setattr(paths, "db", lambda: tmp_path / "db")
    return tmp_path / "db" / "migrations" / "versions"


def add_migration(folder, *statements):
    lines = "\n".join(f"    op.execute({statement!r})" for statement in statements)
    (folder / "9998_next.py").write_text(
        f'from alembic import op\n\nrevision = "9998"\ndown_revision = "{file.known_revisions()[-1]}"\n\n\n'
        f"def upgrade():\n{lines}\n"
    )


@pytest.mark.filterwarnings("ignore:Cannot correctly sort tables")  # an organisation and its officer name each other
def test_the_migrations_make_what_the_classes_declare(register):
    beside = {"search", *(f"search_{part}" for part in ("data", "idx", "docsize", "config", "content"))}

    def ours(_object, name, kind, _reflected, _compare_to):
        return not (kind == "table" and name in {*beside, "alembic_version"})

    context = MigrationContext.configure(
        register.connection, opts={"include_object": ours, "compare_type": True, "compare_server_default": True}
    )
    assert compare_metadata(context, tables.metadata) == []
    made = {name for (name,) in register.connection.exec_driver_sql("SELECT name FROM sqlite_master").all()}
    assert set(tables.metadata.tables) < made
    assert search.CREATE in {sql for (sql,) in register.connection.exec_driver_sql("SELECT sql FROM sqlite_master")}


def everything(path):
    """All that stands in a file, but for the id that each register has of its own."""
    with closing(raw(path)) as connection:
        tables = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
        read = {name: connection.execute(f'SELECT * FROM "{name}"').fetchall() for (name,) in tables}
    assert [key for key, _value in read.pop("about")] == ["register_id"]
    return schema(path), read


def test_the_registers_of_the_tests_have_the_form_that_the_migrations_make(tmp_path, formed_once, monkeypatch):
    by_tests, by_migrations = tmp_path / "by tests.ropa", tmp_path / "by migrations.ropa"
    Register.create(tmp_path / "first.ropa").close()
    Register.create(by_tests).close()
    monkeypatch.setattr(migrate, "to_newest", formed_once)
    Register.create(by_migrations).close()
    one, other = everything(by_tests), everything(by_migrations)
    assert one[0] == other[0]
    assert one[1] == other[1]


def test_a_register_says_what_it_is(register, path):
    register.close()
    connection = raw(path)
    assert connection.execute("PRAGMA application_id").fetchone() == (0x524F5041,)
    assert connection.execute("PRAGMA user_version").fetchone() == (int(file.known_revisions()[-1]),)
    assert connection.execute("PRAGMA journal_mode").fetchone() == ("delete",)
    connection.close()


class BrokenError(Exception):
    pass


WRITING = ("CREATE", "INSERT", "UPDATE", "DELETE", "DROP", "ALTER", "PRAGMA USER")


def breaking_after(number, monkeypatch):
    """Let the migration's statement of this number be its last; gives the list of those that ran."""
    ran = []

    def after(_connection, _cursor, statement, *_rest):
        if statement.lstrip().upper().startswith(WRITING):
            ran.append(statement)
            if len(ran) == number:
                raise BrokenError(statement)

    real = Register.__init__

    def listening(self, *arguments):
        real(self, *arguments)
        event.listen(self._engine, "after_cursor_execute", after)

    monkeypatch.setattr(Register, "__init__", listening)
    return ran


def test_a_new_register_is_made_whole_or_not_at_all(tmp_path, monkeypatch):
    with monkeypatch.context() as patch:
        statements = breaking_after(0, patch)
        Register.create(tmp_path / "whole.ropa").close()
        last = next(i for i, one in enumerate(statements, 1) if one.startswith("PRAGMA user_version"))
    assert last > 50
    for number in range(1, last + 1):
        with monkeypatch.context() as patch:
            breaking_after(number, patch)
            with pytest.raises(BrokenError):
                Register.create(tmp_path / "half.ropa")
        assert [one.name for one in tmp_path.glob("*half*")] == []


@pytest.mark.parametrize("number", range(1, 7))
def test_a_migration_that_breaks_changes_no_table(path, migrations, monkeypatch, number):
    filled(path)
    add_migration(
        migrations,
        "CREATE TABLE extra (a INTEGER)",
        "INSERT INTO extra VALUES (1)",
        "ALTER TABLE system ADD COLUMN colour TEXT",
        "UPDATE system SET colour = 'blue'",
        "DROP TABLE extra",
        "DELETE FROM search_text WHERE 0",
    )
    before = path.read_bytes()
    with monkeypatch.context() as patch:
        ran = breaking_after(number, patch)
        with pytest.raises(BrokenError):
            Register.open(path)
        assert len(ran) == number
    assert path.read_bytes() == before
    with Register.open(path) as register:
        assert register.connection.exec_driver_sql("SELECT colour FROM system").scalar() == "blue"
    assert schema(path)[1] == (9998,)


@pytest.mark.parametrize(
    ("statement", "why"),
    [("DELETE FROM system_measures", "loses rows"), ("DELETE FROM security_measure", "without their record")],
)
def test_a_migration_that_loses_rows_is_taken_back(path, migrations, statement, why):
    filled(path)
    add_migration(migrations, statement)
    before = path.read_bytes()
    with pytest.raises(RuntimeError, match=why):
        Register.open(path)
    assert path.read_bytes() == before


def test_an_older_register_is_brought_to_the_newest_form_and_keeps_everything(path, migrations):
    filled(path)
    with Register.open(path) as register:
        before = rows(register)
    add_migration(migrations, "CREATE TABLE extra (a INTEGER)")
    with Register.open(path) as register:
        assert rows(register) == before
        assert found(register, "ledger")
        assert register.undo()
    assert "extra" in {name for _type, name, _sql in schema(path)[0]}


def refused(path, words, **how):
    before = path.read_bytes() if path.is_file() else None
    with pytest.raises(KnownError, match=words):
        Register.open(path, **how)
    assert (path.read_bytes() if path.is_file() else None) == before
    # SQLite leaves these beside a file in WAL mode, which no register of ours is, when it may only read.
    of_wal = {f"{path.name}-wal", f"{path.name}-shm"} if how.get("read_only") else set()
    assert {one.name for one in path.parent.iterdir()} - of_wal <= {path.name}


@pytest.mark.parametrize("read_only", [False, True])
@pytest.mark.parametrize("mode", ["delete", "wal"])
def test_a_newer_register_is_refused_in_words_and_not_changed(path, mode, read_only):
    filled(path)
    execute(path, "UPDATE alembic_version SET version_num = '9999'", f"PRAGMA journal_mode={mode}")
    refused(path, "newer version", read_only=read_only)


def test_a_register_of_an_unknown_revision_is_newer_however_it_is_named(path):
    filled(path)
    execute(path, "UPDATE alembic_version SET version_num = '0000a'")
    refused(path, "newer version")


def test_what_is_no_register_is_refused(path):
    for content in (b"", b"PK\x03\x04", b"SQLite format 3\x00", b"x" * 5000):
        path.write_bytes(content)
        refused(path, "not a register")
    path.unlink()
    execute(path, "CREATE TABLE other (a)")
    refused(path, "not a register")
    path.unlink()
    refused(path, "no file")
    path.mkdir()
    refused(path, "cannot be read")


@pytest.mark.parametrize(
    "statement",
    [
        "CREATE TRIGGER spy AFTER UPDATE ON system BEGIN SELECT 1; END",
        "CREATE VIEW spy AS SELECT 1",
    ],
)
def test_a_register_with_foreign_parts_is_refused(path, statement):
    filled(path)
    execute(path, statement)
    refused(path, "program parts")


def test_a_damaged_register_is_refused_or_read_but_never_changed_by_opening(path):
    filled(path)
    whole = path.read_bytes()
    for start in range(0, len(whole), 4096):
        torn = whole[:start] + b"\xa5" * 4096 + whole[start + 4096 :]
        path.write_bytes(torn)
        said = ""
        try:
            with Register.open(path, read_only=True) as register:
                rows(register)
        except KnownError as error:
            said = str(error)
        assert not said or "damaged" in said or "not a register" in said
        assert path.read_bytes() == torn
    for length in (100, 4096, len(whole) // 2):
        path.write_bytes(whole[:length])
        refused(path, "damaged")


def test_a_file_that_cannot_be_made_leaves_nothing(tmp_path):
    for place, words in (
        (tmp_path / "missing" / "a.ropa", "cannot be written"),
        (tmp_path / ("n" * 300 + ".ropa"), "cannot be written"),
    ):
        with pytest.raises(KnownError, match=words):
            Register.create(place)
    there = tmp_path / "there.ropa"
    there.write_text("something of mine")
    with pytest.raises(KnownError, match="there already"):
        Register.create(there)
    assert there.read_text() == "something of mine"
    assert list(tmp_path.iterdir()) == [there]


def test_reading_over_damage_is_a_sentence_too(path):
    filled(path)
    with pytest.raises(KnownError, match="damaged"), Register.open(path, read_only=True):
        raise DatabaseError("SELECT", {}, dbapi2.DatabaseError("database disk image is malformed"))
