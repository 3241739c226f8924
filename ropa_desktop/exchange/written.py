"""How a file leaves the program: written beside, made durable, then put in place; old or new, never half."""

import errno
import os
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from ropa_desktop.errors import KnownError
from ropa_desktop.i18n import N_, _

_BEGIN, _END = ".ropa-export-", ".part"  # restores and backups have names of their own
_LONG = 24 * 60 * 60  # seconds; for Windows, where a file that is being written cannot be held
_WHY = {
    errno.ENOSPC: N_("there is no room left on the disk"),
    errno.EDQUOT: N_("your share of the disk is used up"),
    errno.ENOENT: N_("the folder does not exist"),
    errno.ENOTDIR: N_("the folder does not exist"),
    errno.EROFS: N_("the disk can only be read"),
    errno.EACCES: N_("the folder or the file may not be written, or another program has it open"),
    errno.EPERM: N_("the folder or the file may not be written, or another program has it open"),
    errno.EISDIR: N_("a folder has this name"),
    errno.ENAMETOOLONG: N_("the name is too long"),
}


@dataclass(frozen=True)
class Written:
    """What was written, and what the user should know of it."""

    path: Path
    records: int
    notices: tuple[str, ...] = ()


@contextmanager
def replacing(target: Path) -> Iterator[Path]:
    """A hidden file beside the target to write into; it takes the target's place when the block ends well.

    After any error, Cancelled too, it is gone and the target is as it was. An OSError becomes a KnownError.
    """
    fresh: Path | None = None
    try:
        _sweep(target.parent)
        with _held(target.parent) as fresh:
            yield fresh
            with fresh.open("r+b") as file:
                os.fsync(file.fileno())
            fresh.replace(target)
    except BaseException as error:
        if fresh is not None:
            with suppress(OSError):  # where even this fails, the first error is the one to tell
                fresh.unlink(missing_ok=True)
        if isinstance(error, OSError):
            raise _not_written(target, error) from error
        raise
    _keep_the_name(target.parent)


@contextmanager
def _held(folder: Path) -> Iterator[Path]:
    """A new, empty file that only its user may read; while we live, others can see that somebody writes it."""
    while True:
        # A short name of our own: the target's may already be as long as the disk allows.
        handle, name = tempfile.mkstemp(prefix=_BEGIN, suffix=_END, dir=folder)  # mode 0600
        held = _hold(handle)
        if Path(name).exists():
            break
        os.close(handle)  # swept between its making and our holding it
    if not held:
        os.close(handle)
    try:
        yield Path(name)
    finally:
        if held:
            os.close(handle)


def _sweep(folder: Path) -> None:
    """Remove what a killed program left half written; nobody holds it any more."""
    for left in folder.glob(f"{_BEGIN}*{_END}"):
        with suppress(OSError):  # it is not ours to remove, or somebody else was quicker
            if _is_left(left):
                left.unlink()


def _not_written(target: Path, error: OSError) -> KnownError:
    why = _(_WHY[error.errno]) if error.errno in _WHY else error.strerror or str(error)
    return KnownError(
        _("{path} was not written: {why}. What was there before is untouched.").format(path=target, why=why)
    )


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


def _keep_the_name(folder: Path) -> None:
    """Make the new name durable; where a file system cannot, the file is in place all the same."""
    if sys.platform == "win32":
        return
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
