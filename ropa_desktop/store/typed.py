"""What was typed and is not stored yet, beside the register while it is open: encrypted where the register is.

The file is there only while something is unsaved; after a crash it is found again, and gone once it was read.
"""

import hashlib
import os
from collections.abc import Sequence
from contextlib import closing, suppress
from pathlib import Path
from typing import NamedTuple

from sqlcipher3 import dbapi2

from ropa_desktop.store import file
from ropa_desktop.store.key import Key


class Typed(NamedTuple):
    """The words in one field, of a record or of one of its rows; `root` is the record whose page it stands on."""

    class_name: str
    root: str
    record: str
    field: str
    words: str


def place(path: Path) -> Path:
    """Where it lies."""
    return path.with_name(f".{path.name}.typed")


def keep(path: Path, key: Key | None, typed: Sequence[Typed]) -> None:
    """Keep these words instead of those kept before. Where there is no room for them they are in their fields still."""
    if not typed:
        forget(path)
        return
    with suppress(OSError, dbapi2.Error):
        os.close(os.open(place(path), os.O_CREAT | os.O_RDWR, 0o600))  # readable by its user only, from the first byte
        with closing(_open(path, key)) as connection:
            connection.execute("BEGIN")
            connection.execute("DROP TABLE IF EXISTS typed")
            connection.execute("CREATE TABLE typed (class_name, root, record, field, words)")
            connection.executemany("INSERT INTO typed VALUES (?, ?, ?, ?, ?)", typed)
            connection.execute("COMMIT")


def left(path: Path, key: Key | None) -> list[Typed]:
    """What was left by a program that ended without storing it; none where that cannot be read."""
    if not place(path).is_file():
        return []
    with suppress(OSError, dbapi2.Error), closing(_open(path, key)) as connection:
        rows = connection.execute("SELECT class_name, root, record, field, words FROM typed").fetchall()
        return [Typed(*row) for row in rows if all(isinstance(one, str) for one in row)]
    return []


def forget(path: Path) -> None:
    """All of it is stored, or is no longer wanted."""
    for name in (place(path), place(path).with_name(place(path).name + "-journal")):
        with suppress(OSError):
            name.unlink(missing_ok=True)


def _own(key: Key) -> Key:
    """Another key, made of that of the register, so that no page of one file could pass for one of the other."""
    return Key(hashlib.blake2b(key.raw, digest_size=32, person=b"ropa typed").digest(), key.head)


def _open(path: Path, key: Key | None) -> dbapi2.Connection:
    connection: dbapi2.Connection = file.connect(place(path), key=key and _own(key))
    # A program that is killed leaves it whole all the same, and nobody waits for the disk while typing.
    connection.execute("PRAGMA synchronous=OFF").fetchall()
    return connection
