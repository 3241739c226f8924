"""Bring a register file to the newest form: all of a migration or nothing of it."""

from sqlalchemy import Connection, Engine

from ropa_desktop import paths
from ropa_desktop.store import search, tables


def to_newest(engine: Engine) -> None:
    """Run the missing migrations of db/migrations, each in one transaction, and check what they left.

    Foreign keys are off meanwhile: with them on, a batch migration deletes child rows in silence
    (design: traps, 2). alembic is imported here because it costs more than opening the window.
    """
    from alembic.migration import MigrationContext
    from alembic.operations import Operations
    from alembic.script import ScriptDirectory

    script = ScriptDirectory(str(paths.db() / "migrations"))
    with engine.connect() as connection:
        connection.exec_driver_sql("PRAGMA foreign_keys=OFF")
        context = MigrationContext.configure(connection, opts={"target_metadata": tables.metadata})
        missing = list(script.iterate_revisions("heads", context.get_current_revision() or "base"))
        for revision in reversed(missing):
            connection.exec_driver_sql("BEGIN IMMEDIATE")
            try:
                before = _counts(connection)
                with Operations.context(context):
                    revision.module.upgrade()
                connection.exec_driver_sql("CREATE TABLE IF NOT EXISTS alembic_version (version_num TEXT NOT NULL)")
                connection.exec_driver_sql("DELETE FROM alembic_version")
                connection.exec_driver_sql("INSERT INTO alembic_version VALUES (?)", (revision.revision,))
                connection.exec_driver_sql(f"PRAGMA user_version={int(revision.revision)}")
                if revision is missing[0]:
                    search.anew(connection)
                if connection.exec_driver_sql("PRAGMA foreign_key_check").first():
                    raise RuntimeError(f"migration {revision.revision} leaves rows without their record")
                if lost := [name for name, rows in _counts(connection).items() if rows < before.get(name, 0)]:
                    raise RuntimeError(f"migration {revision.revision} loses rows of {', '.join(lost)}")
            except BaseException:
                connection.exec_driver_sql("ROLLBACK")
                raise
            connection.exec_driver_sql("COMMIT")
        connection.exec_driver_sql("PRAGMA foreign_keys=ON")


def _counts(connection: Connection) -> dict[str, int]:
    """How many rows each table holds; a deleted child row breaks no foreign key, so only this shows it."""
    names = connection.exec_driver_sql(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'search%' AND name NOT LIKE 'sqlite%'"
    ).scalars()
    return {name: connection.exec_driver_sql(f'SELECT count(*) FROM "{name}"').scalar_one() for name in list(names)}
