"""One writer at a time: a lock file beside the register says who, on which computer, since when."""

import errno
import getpass
import json
import os
import platform
import sys
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import IO

from ropa_desktop.i18n import _, as_moment

_HEAD = 1  # the byte that is locked; what follows stays readable on every system
_TAKEN = {errno.EAGAIN, errno.EWOULDBLOCK, errno.EACCES, errno.EDEADLK}


class InUse(Exception):  # noqa: N818  (a fact, not a fault)
    """Somebody else writes to this register; the message says who."""


class WriterLock:
    """Held by the operating system, so a crash leaves none behind."""

    def __init__(self, register: Path) -> None:
        self.place = register.with_name(f".{register.name}.lock")
        self._file: IO[bytes] | None = None

    def take(self) -> None:
        """Become the writer; raises InUse, or OSError where no file can be made here."""
        file = self._locked()
        while not self._is_still_there(file):
            file.close()
            file = self._locked()
        file.seek(0)
        file.truncate()
        since = datetime.now().astimezone().isoformat(timespec="minutes")
        known = {"user": _user(), "computer": platform.node(), "since": since}
        file.write(b" " + json.dumps(known).encode("utf8"))
        file.flush()
        self._file = file

    def _locked(self) -> IO[bytes]:
        file = os.fdopen(os.open(self.place, os.O_RDWR | os.O_CREAT, 0o600), "r+b")
        try:
            _lock(file)
        except OSError as error:
            file.seek(_HEAD)
            who = file.read().decode("utf8", "replace")
            file.close()
            if error.errno not in _TAKEN:  # a file system without locks
                raise
            raise InUse(_words(who)) from None
        return file

    def _is_still_there(self, file: IO[bytes]) -> bool:
        # Trap: who held it may have removed it between our opening and our locking, so that we hold a lock
        # on nothing while a third makes and locks a file of the same name.
        try:
            return os.path.samestat(os.fstat(file.fileno()), self.place.stat())
        except FileNotFoundError:
            return False

    def release(self) -> None:
        """Let others write; the file goes too, and where it cannot, it locks nothing any more."""
        file, self._file = self._file, None
        if file:
            with suppress(OSError):
                if sys.platform != "win32":
                    self.place.unlink(missing_ok=True)
            file.close()


def _user() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return "?"


def _words(who: str) -> str:
    try:
        known = json.loads(who)
        since = as_moment(datetime.fromisoformat(known["since"]))
        words = _("{user} on the computer {computer}, since {since}")
        return words.format(user=known["user"], computer=known["computer"], since=since)
    except (ValueError, KeyError, TypeError, OverflowError):
        return "?"


if sys.platform == "win32":
    import msvcrt

    def _lock(file: IO[bytes]) -> None:
        msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
else:
    import fcntl

    def _lock(file: IO[bytes]) -> None:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
