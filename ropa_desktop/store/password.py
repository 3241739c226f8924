"""Set, change or take away the password of a register: a new file, whole and compared, takes the old one's place."""

from collections.abc import Iterator
from contextlib import closing, contextmanager
from itertools import zip_longest
from pathlib import Path
from typing import Any

from sqlalchemy.exc import DatabaseError
from sqlcipher3 import dbapi2

from ropa_desktop import durable
from ropa_desktop.errors import KnownError
from ropa_desktop.i18n import _
from ropa_desktop.store import file
from ropa_desktop.store.key import Key
from ropa_desktop.store.lock import InUse, WriterLock
from ropa_desktop.store.register import Register
from ropa_desktop.store.verify import verify
from ropa_desktop.unfinished import unfinished


def change(path: Path, old: Key | None, new: Key | None) -> None:
    """From now on the file opens by the new key, or by none; nobody has it open meanwhile, the caller neither.

    Every error is a KnownError after which the file is what it was. On the disk the old bytes may outlive the name.
    """
    old = file.examine(path, old)
    with _locked(path), _beside(path) as begun:
        try:
            with closing(file.connect(path, key=old)) as raw:
                file.check_contents(raw, path)
                _copy(raw, begun, new)
                durable.contents(begun)
                _compare(raw, begun, new)
                head = raw.execute("SELECT hash FROM step ORDER BY number DESC LIMIT 1").fetchone()
            _verify(path, old, begun, new, head[0] if head else None)
        except (DatabaseError, dbapi2.DatabaseError) as error:
            raise file.unreadable(path, getattr(error, "orig", error)) from error
        there = path.resolve()  # where the path is a link, it stays one
        begun.replace(there)
        durable.names(there.parent)


@contextmanager
def _locked(path: Path) -> Iterator[None]:
    lock = WriterLock(path)
    try:
        lock.take()
    except InUse as who:
        words = _("Somebody is working on {path}: {who}. Its password was not changed; close the register first.")
        raise KnownError(words.format(path=path, who=who)) from None
    except OSError as error:
        raise _not_changed(path, error) from error
    try:
        yield
    finally:
        lock.release()


@contextmanager
def _beside(path: Path) -> Iterator[Path]:
    """A new file in the folder that only this user may read; it is gone where it did not take the other's place."""
    try:
        with unfinished(path.resolve().parent) as begun:
            yield begun
    except OSError as error:
        raise _not_changed(path, error) from error


def _copy(raw: Any, begun: Path, key: Key | None) -> None:
    raw.execute("PRAGMA foreign_keys=OFF")  # the tables are filled in the order of their names
    raw.execute("PRAGMA cipher_log_level=none").fetchall()
    raw.execute("ATTACH DATABASE ? AS begun KEY ?", (str(begun), key.pragma() if key else ""))
    for setting in ("journal_mode=OFF", "synchronous=OFF"):  # it counts only once it is whole, and then it is fsynced
        raw.execute(f"PRAGMA begun.{setting}").fetchall()
    raw.execute("SELECT sqlcipher_export('begun')").fetchall()
    for number in ("application_id", "user_version"):
        raw.execute(f"PRAGMA begun.{number}={int(raw.execute(f'PRAGMA main.{number}').fetchone()[0])}")
    raw.execute("DETACH DATABASE begun")


def _compare(raw: Any, begun: Path, key: Key | None) -> None:
    """Read the new file back from the disk: all that the old one holds must stand in it, and in the same places."""
    with closing(file.connect(begun, read_only=True, key=key)) as fresh:
        for told in zip_longest(_told(raw), _told(fresh)):
            if told[0] != told[1]:
                raise RuntimeError("the file that was read back is not the one that was written")


def _told(raw: Any) -> Iterator[object]:
    for number in ("application_id", "user_version"):
        yield raw.execute(f"PRAGMA {number}").fetchone()
    yield from raw.execute("SELECT type, name, tbl_name, sql FROM sqlite_master ORDER BY type, name")
    tables = raw.execute(
        "SELECT name, wr FROM pragma_table_list WHERE schema = 'main' AND type IN ('table', 'shadow')"
        " AND name NOT LIKE 'sqlite%' ORDER BY name"
    )
    for name, without_rowid in tables.fetchall():
        yield name
        yield from raw.execute(f'SELECT {"" if without_rowid else "rowid, "}* FROM "{name}"')


def _verify(path: Path, old: Key | None, begun: Path, new: Key | None, head: str | None) -> None:
    with Register.open(begun, read_only=True, key=new) as register:
        last, faults = register.head(), verify(register.connection)
    if (last.hash if last else None) != head:
        raise RuntimeError("the file that was written ends in another state")
    if faults:  # then they were there before
        with Register.open(path, read_only=True, key=old) as register:
            if verify(register.connection) != faults:
                raise RuntimeError("the file that was written does not hold")


def _not_changed(path: Path, error: OSError) -> KnownError:
    return KnownError(
        _("The password of {path} was not changed: {why}. The file is as it was.").format(path=path, why=error.strerror)
    )
