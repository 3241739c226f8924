"""Files that are written under a hidden name until they are whole; what a killed program leaves of them is swept."""

import os
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

_BEGIN, _END = ".ropa-", ".part"
_LONG = 24 * 60 * 60  # seconds; for Windows, where a file that is being written cannot be held


@contextmanager
def unfinished(folder: Path) -> Iterator[Path]:
    """A new, empty file that only its user may read, to be moved away when it is whole; else it is gone at the end.

    While we live, others can see that somebody writes it. Raises OSError where none can be made.
    """
    _sweep(folder)
    fresh, held = _made(folder)
    try:
        yield fresh
    finally:
        if held is not None:
            os.close(held)
        for left in (fresh, fresh.with_name(fresh.name + "-journal")):
            with suppress(OSError):  # where even this fails, the error before is the one to tell
                left.unlink(missing_ok=True)


def _made(folder: Path) -> tuple[Path, int | None]:
    while True:
        # A short name of our own: the target's may already be as long as the disk allows.
        handle, name = tempfile.mkstemp(prefix=_BEGIN, suffix=_END, dir=folder)  # mode 0600
        held = _hold(handle)
        if not held:
            os.close(handle)
        if Path(name).exists():
            return Path(name), handle if held else None
        if held:
            os.close(handle)  # swept between its making and our holding it


def _sweep(folder: Path) -> None:
    """Remove what a killed program left; nobody holds it any more."""
    for left in folder.glob(f"{_BEGIN}*{_END}"):
        with suppress(OSError):  # it is not ours to remove, or somebody else was quicker
            if _is_left(left):
                left.unlink()
                left.with_name(left.name + "-journal").unlink(missing_ok=True)


if sys.platform == "win32":

    def _hold(_handle: int) -> bool:
        """Never: no file that is open can take another's place."""
        return False

    def _is_left(file: Path) -> bool:
        return time.time() - file.stat().st_mtime > _LONG
else:
    import fcntl

    def _hold(handle: int) -> bool:
        """Whether it is held by us now; somebody else may hold it, or the file system know no locks."""
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            return False
        return True

    def _is_left(file: Path) -> bool:
        handle = os.open(file, os.O_RDWR)
        try:
            return _hold(handle)
        finally:
            os.close(handle)
