"""The register file as SQLite sees it: one driver, its settings, and what tells a register from another file."""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlcipher3 import dbapi2

from ropa_desktop import paths
from ropa_desktop.errors import KnownError
from ropa_desktop.i18n import _
from ropa_desktop.store import forms, pages
from ropa_desktop.store import key as keys
from ropa_desktop.store.key import Key

APPLICATION_ID = 0x524F5041  # "ROPA"
SUFFIX = ".ropa"
_HEAP = 1_000  # pages that are copied before others have their turn
_HEADER = b"SQLite format 3\x00"


class Unreadable(KnownError):  # noqa: N818  (what it is, in a word)
    """What lies there is damaged, or is no register: where there are backups of one, they may serve."""


class Locked(KnownError):  # noqa: N818  (a fact, not a fault)
    """The file is encrypted, and no key was given."""


class WrongKey(KnownError):  # noqa: N818
    """The file is encrypted by another key than the one that was given."""


def known_revisions() -> tuple[str, ...]:
    """The revisions that this program can read, oldest first: the names of the migration files."""
    folder = paths.db() / "migrations" / "versions"
    return tuple(sorted(file.stem.split("_")[0] for file in folder.glob("[0-9]*.py")))


def connect(path: Path, *, read_only: bool = False, key: Key | None = None) -> Any:
    """A connection with our settings, none of which writes; the caller knows that the file is a register, or new."""
    # A path is no part of the URI's grammar until it is quoted, so `?` and `#` in a folder's name are safe.
    uri = path.resolve().as_uri() + ("?mode=ro" if read_only else "?mode=rwc")
    connection = dbapi2.connect(uri, uri=True, isolation_level=None, timeout=5, check_same_thread=False)
    for setting in (
        *_keyed(key),
        "trusted_schema=OFF",
        "cell_size_check=ON",
        "foreign_keys=ON",
        "recursive_triggers=ON",
        "secure_delete=ON",
        "temp_store=MEMORY",
        "synchronous=EXTRA",
        "cache_size=-64000",  # KiB; a search and a load go through most pages of a register
    ):
        connection.execute(f"PRAGMA {setting}").fetchall()
    return connection


def _keyed(key: Key | None) -> tuple[str, ...]:
    if key is None:
        return ()
    # Before all others: without the first, SQLCipher tells standard error of pages that do not hold.
    return "cipher_log_level=none", f'key="{key.pragma()}"', "cipher_compatibility=4"


def copy_of(raw: Any, between: Callable[..., object] | None = None) -> Any:
    """A copy in memory of what a connection reads, made in milliseconds; the connection may be encrypted.

    `between` is called after every few megabytes; what the connection writes then comes into the copy as well.
    """
    target = dbapi2.connect(":memory:", isolation_level=None, check_same_thread=False)
    if raw.execute("PRAGMA cipher_status").fetchone() == ("1",):
        # SQLCipher copies into no connection without a key; this one is for nothing else and is known to nobody.
        target.execute(f"PRAGMA key=\"x'{os.urandom(32).hex()}'\"").fetchall()
    try:
        if between is None:
            raw.backup(target)
        else:
            raw.backup(target, pages=_HEAP, progress=between, sleep=0)
    except BaseException:
        target.close()
        raise
    return target


def is_encrypted(path: Path) -> bool:
    """Whether a password is needed; raises KnownError where the file cannot be read, or its head is damaged."""
    head = keys.begin_of(path, keys.HEAD)
    if keys.is_broken(head):
        raise damaged(path)
    if keys.is_ours(head) and not keys.is_encrypted(head):
        raise _newer(path)
    return keys.is_ours(head)


def examine(path: Path, key: Key | None = None) -> Key | None:
    """Raise KnownError where the file is missing or no register, Locked or WrongKey where it is not open to this key.

    Gives the key that the file takes: none where it is not encrypted.
    """
    if is_encrypted(path):
        if key is None:
            raise Locked(
                _("{path} is encrypted. It opens with its password, or with its recovery sheet.").format(path=path)
            )
        begin = keys.begin_of(path, pages.PAGE)
        if len(begin) < pages.PAGE:
            raise damaged(path)
        if key.head != begin[: keys.HEAD] or not pages.fits(path, key):
            raise WrongKey(
                _("This does not open {path}: it is not its password, nor the code of its recovery sheet. "
                  "Nothing was changed.").format(path=path)
            )  # fmt: skip
        return key
    header = keys.begin_of(path, 100)
    if not header.startswith(_HEADER) or int.from_bytes(header[68:72], "big") != APPLICATION_ID:
        raise Unreadable(_("{path} is not a register of this program. It was not changed.").format(path=path))
    return None


@contextmanager
def in_words(path: Path) -> Iterator[None]:
    """Where SQLite refuses a file inside, say so as a KnownError."""
    try:
        yield
    except (dbapi2.DatabaseError, UnicodeDecodeError) as error:
        raise unreadable(path, error) from error


def look_into(path: Path, key: Key | None = None) -> Any:
    """A connection to read the first rows by; raises KnownError where the file is no register of ours, or damaged."""
    key = examine(path, key)
    connection = None
    try:
        with in_words(path):
            connection = connect(path, read_only=True, key=key)
            check_contents(connection, path)
    except KnownError:
        if connection is not None:
            connection.close()
        raise
    return connection


def check_contents(connection: Any, path: Path) -> str:
    """The revision that the file is at; raises KnownError for a newer, damaged or foreign one."""
    try:
        revision = connection.execute("SELECT version_num FROM alembic_version").fetchone()
        strange = forms.strange(connection, str(revision[0])) if revision else []
    except (dbapi2.DatabaseError, UnicodeDecodeError) as error:
        raise unreadable(path, error) from error
    if strange:
        raise KnownError(
            _("{path} holds program parts that no register has, or lacks some ({names}). It was not opened and not "
              "changed.").format(path=path, names=", ".join(strange)[:80])
        )  # fmt: skip
    if revision is None or revision[0] not in known_revisions():
        raise _newer(path)
    return str(revision[0])


def _newer(path: Path) -> KnownError:
    return KnownError(
        _("{path} was written by a newer version of this program. It was not changed; "
          "open it with that version.").format(path=path)
    )  # fmt: skip


def of_the_place(error: BaseException) -> bool:
    """Whether SQLite refuses for a reason that the user can mend: the disk, its rights, another program."""
    return any(words in str(error) for words in ("full", "locked", "readonly", "disk I/O", "unable to open"))


def is_damage(error: BaseException | None) -> bool:
    """Whether SQLite says that the file itself is broken, and not that a statement of ours is wrong."""
    return isinstance(error, dbapi2.DatabaseError) and any(
        words in str(error) for words in ("malformed", "not a database", "decode to UTF-8", "disk I/O")
    )


def unreadable(path: Path, error: Exception) -> KnownError:
    """What to tell the user of a file that SQLite refuses."""
    if "locked" in str(error):
        return KnownError(_("{path} is in use by another program. Try again in a moment.").format(path=path))
    if of_the_place(error):
        return KnownError(_("{path} cannot be used: {why}.").format(path=path, why=error))
    return damaged(path)


def damaged(path: Path) -> KnownError:
    """What to tell the user of a file that does not hold together."""
    return Unreadable(
        _("{path} is damaged and cannot be read. It was not changed; keep it, and open a backup.").format(path=path)
    )


def make_empty(path: Path, key: Key | None = None) -> None:
    """A new file that nobody else may read, marked as a register; raises KnownError where it cannot be made."""
    try:
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
    except FileExistsError:
        raise KnownError(
            _("{path} is there already. It was not changed; choose another name.").format(path=path)
        ) from None
    except OSError as error:
        raise KnownError(_("{path} cannot be written: {why}.").format(path=path, why=error.strerror)) from error
    try:
        connection = connect(path, key=key)
        try:
            connection.execute(f"PRAGMA application_id={APPLICATION_ID}")
        finally:
            connection.close()
    except dbapi2.DatabaseError as error:
        path.unlink(missing_ok=True)
        raise KnownError(_("{path} cannot be written: {why}.").format(path=path, why=error)) from error
