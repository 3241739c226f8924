"""Put a backup in a register's place: verified first, what was there kept aside, old or new at every moment.

The backup's chain of steps stays as it is: no step says that it was restored. The file kept aside proves what was
there before.
"""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import takewhile
from pathlib import Path

from sqlalchemy import select

from ropa_desktop import durable
from ropa_desktop.errors import KnownError
from ropa_desktop.i18n import _
from ropa_desktop.store import aside, backups, file
from ropa_desktop.store.backup_names import backup_at
from ropa_desktop.store.backups import Progress, quiet
from ropa_desktop.store.file import SUFFIX
from ropa_desktop.store.key import Key
from ropa_desktop.store.lock import InUse, WriterLock
from ropa_desktop.store.register import Register
from ropa_desktop.store.tables import STEP
from ropa_desktop.store.verify import verify
from ropa_desktop.unfinished import unfinished


@dataclass(frozen=True)
class Restored:
    """What stands at the path now, where that lies which stood there before, and what the user should know."""

    path: Path
    step: int
    kept: Path | None
    notice: str = ""


@dataclass(frozen=True)
class Apart:
    """How far a register and a backup of it go, and up to which step they are the same."""

    register: int
    backup: int
    common: int

    @property
    def lost(self) -> int:
        """How many steps of the register the backup does not hold."""
        return self.register - self.common


def apart(register: Register, backup: Register) -> Apart:
    """What a restore would take away, told by the seals of the steps."""
    query = select(STEP.c.hash).order_by(STEP.c.number)
    ours, theirs = (list(one.connection.execute(query).scalars()) for one in (register, backup))
    common = sum(1 for _same in takewhile(lambda pair: pair[0] == pair[1], zip(ours, theirs, strict=False)))
    return Apart(len(ours), len(theirs), common)


def restore(backup: Path, path: Path, key: Key | None = None, progress: Progress = quiet) -> Restored:
    """Put the backup at the path, where no register may be open; raises KnownError, and nothing is changed then.

    `progress` is told of the steps that are verified, and may raise Cancelled.
    """
    file.look_into(backup, key).close()  # what is wrong with it is said before anything is written
    if backup_at(path):
        raise KnownError(_("{path} is a backup itself. Nothing was changed; name the register.").format(path=path))
    if path.exists() and path.samefile(backup):
        raise KnownError(_("{path} is the backup itself. Nothing was changed.").format(path=path))
    with _writing(path), _copied(backup, path) as fresh:
        register_id, step = _verified(fresh, backup, key, progress)
        notice = _backed_up(path, register_id, key)
        if path.exists():
            shutil.copymode(path, fresh)
        durable.contents(fresh)
        kept = aside.keep(path)
        aside.put(fresh, path, kept)
    return Restored(path, step, kept, notice)


@contextmanager
def _writing(path: Path) -> Iterator[None]:
    """The writer's lock, so that nobody opens the register meanwhile."""
    lock = WriterLock(path)
    try:
        lock.take()
    except InUse as who:
        words = _("Somebody is working on {path}: {who}. Nothing was changed; close it there first.")
        raise KnownError(words.format(path=path, who=who)) from None
    except OSError as error:
        raise _not_restored(path, error) from error
    try:
        yield
    finally:
        lock.release()


@contextmanager
def _copied(backup: Path, path: Path) -> Iterator[Path]:
    """The bytes of the backup in a file beside the register, gone again where it was not put in its place."""
    try:
        with unfinished(path.parent) as fresh:
            shutil.copyfile(backup, fresh)
            yield fresh
    except OSError as error:
        raise _not_restored(path, error) from error


def _not_restored(path: Path, error: OSError) -> KnownError:
    return KnownError(
        _("Nothing was restored to {path}: {why}. What was there is still there.").format(path=path, why=error.strerror)
    )


def _verified(fresh: Path, backup: Path, key: Key | None, progress: Progress) -> tuple[str, int]:
    """The register's id and the last step; raises KnownError where the backup does not hold."""
    try:
        with Register.open(fresh, read_only=True, key=key) as copy:
            faults, last = [fault.sentence for fault in verify(copy.connection, progress)], copy.head()
            register_id = copy.about().get("register_id", "")
    except KnownError as error:
        raise file.damaged(backup) from error
    if faults:
        words = _("{path} does not hold: {fault} Nothing was changed; choose another backup.")
        raise KnownError(words.format(path=backup, fault=faults[0]))
    return register_id, last.number if last else 0


def _backed_up(path: Path, register_id: str, key: Key | None) -> str:
    """Make a backup of what is there, where it holds; gives what the user should know, for it is kept aside anyway.

    Raises KnownError where something else than this register is there; what cannot be read may be it.
    """
    if not path.exists():
        return ""
    try:
        with Register.open(path, read_only=True, key=key) as there:
            same = there.about().get("register_id", "") == register_id
            notice = _noticed(there) if same else ""
    except KnownError:
        same, notice = path.suffix.casefold() == SUFFIX, ""
    if not same:
        raise KnownError(
            _("{path} is not the register that this is a backup of. Nothing was changed; name a file that is not "
              "there yet.").format(path=path)
        )  # fmt: skip
    return notice


def _noticed(there: Register) -> str:
    try:
        backups.before(there, "restore")
    except KnownError as error:
        return str(error)
    return ""
