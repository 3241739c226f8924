"""How a file leaves the program: written beside, made durable, then put in place; old or new, never half."""

import errno
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from ropa_desktop import durable
from ropa_desktop.errors import KnownError
from ropa_desktop.i18n import N_, _
from ropa_desktop.unfinished import unfinished

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
    try:
        with unfinished(target.parent) as fresh:
            yield fresh
            durable.contents(fresh)
            fresh.replace(target)
    except OSError as error:
        raise _not_written(target, error) from error
    durable.names(target.parent)


def _not_written(target: Path, error: OSError) -> KnownError:
    why = _(_WHY[error.errno]) if error.errno in _WHY else error.strerror or str(error)
    return KnownError(
        _("{path} was not written: {why}. What was there before is untouched.").format(path=target, why=why)
    )
