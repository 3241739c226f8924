"""Notices, before each write, that the file at the path is no longer the one that was opened."""

from pathlib import Path
from typing import Any

from sqlcipher3 import dbapi2

from ropa_desktop.errors import KnownError
from ropa_desktop.i18n import _


class Underneath:
    """What lies at the path: a sync program may replace it, a person remove it, another program write to it.

    A look at the file's numbers is enough while they stand still. Where only times or size moved, which network
    disks and `touch` do too, the contents are asked.
    """

    def __init__(self, path: Path, raw: Any) -> None:
        self._path, self._raw = path, raw
        self._version = self._one("PRAGMA data_version")  # SQLite raises it when another connection has written
        self.note()

    def note(self) -> None:
        """Take what lies there now for ours: after opening, and after each of our own writes."""
        self._numbers, self._contents = _numbers(self._path), self._read()

    def check(self) -> None:
        """Raise KnownError where something else lies there."""
        now = _numbers(self._path)
        if now == self._numbers:
            return
        if now is None:
            raise _refused(_("The file {path} is no longer there, or cannot be reached."), self._path)
        if self._numbers is None or now[:2] != self._numbers[:2]:
            raise _refused(_("The file {path} was replaced by another one."), self._path)
        if not self._still_ours():
            raise _refused(_("The file {path} was changed by another program."), self._path)
        self._numbers = now

    def written(self) -> None:
        """After our own write: make sure that it went into the file at the path, and take that for ours."""
        now = _numbers(self._path)
        if now is None or self._numbers is None or now[:2] != self._numbers[:2]:
            self.check()
        self.note()

    def _still_ours(self) -> bool:
        try:
            self._raw.execute("PRAGMA shrink_memory").fetchall()  # what SQLite remembers of the file is read anew
            return bool(self._one("PRAGMA data_version") == self._version and self._read() == self._contents)
        except dbapi2.DatabaseError:
            return False

    def _read(self) -> tuple[Any, ...]:
        return (
            self._one("PRAGMA page_count"),
            self._one("SELECT value FROM about WHERE key = 'register_id'"),
            self._one("SELECT hash FROM step ORDER BY number DESC LIMIT 1"),
        )

    def _one(self, statement: str) -> Any:
        return self._raw.execute(statement).fetchone()


def _numbers(path: Path) -> tuple[int, ...] | None:
    """Which file it is (disk, number on it), and when and to what size it was changed; None where none is reached."""
    try:
        known = path.stat()
    except OSError:
        return None
    return (known.st_dev, known.st_ino, known.st_size, known.st_mtime_ns, known.st_ctime_ns)


def _refused(what: str, path: Path) -> KnownError:
    more = _(
        "Nothing was written, and what you typed stays in its field. Copy it, close the register and open it again; "
        "where the file is the wrong one, open a backup."
    )
    return KnownError(what.format(path=path) + " " + more)
