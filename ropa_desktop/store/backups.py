"""Backups: copies made by SQLite, opened and verified before they count, and thinned out as they grow old."""

from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from datetime import datetime
from functools import partial
from itertools import zip_longest
from pathlib import Path
from typing import Any, NamedTuple

from sqlcipher3 import dbapi2

from ropa_desktop import durable, settings
from ropa_desktop.errors import KnownError
from ropa_desktop.i18n import _
from ropa_desktop.store import file, thinning
from ropa_desktop.store.backup_names import Backup, folder_of, listed, mark_of, named
from ropa_desktop.store.key import Key
from ropa_desktop.store.register import Register
from ropa_desktop.store.verify import verify
from ropa_desktop.unfinished import unfinished

Progress = Callable[[int, int], None]


class _Source(NamedTuple):
    """What is backed up, by the connection that has it open; `head` is the hash of its last step."""

    raw: Any
    path: Path
    key: Key | None
    mark: str
    step: int
    head: str


def quiet(_done: int, _total: int) -> None:
    """Progress that nobody watches."""


def chosen_folder(register: Path) -> Path:
    """Where the backups of a register go, as the user's settings say."""
    chosen = settings.load().backups
    return folder_of(register, Path(chosen) if chosen else None)


def found(register: Path, mark: str = "") -> list[Backup]:
    """The backups of a register, the newest first: from where they go now, and from where they went before."""
    folders = dict.fromkeys((chosen_folder(register), folder_of(register)))
    return sorted((one for folder in folders for one in listed(folder, register, mark)), reverse=True)


def before(register: Register | Path, reason: str, key: Key | None = None) -> Backup | None:
    """The backup before something that touches much; raises KnownError where it cannot be made."""
    if isinstance(register, Path):
        with Register.open(register, read_only=True, key=key) as opened:
            return before(opened, reason)
    return make(register, chosen_folder(register.path), reason) if register.path else None


def make(
    register: Register, folder: Path, reason: str, now: datetime | None = None, progress: Progress = quiet
) -> Backup | None:
    """A backup of what the register holds now; None where there is one already, or nothing to lose yet.

    Raises KnownError where none could be made, also because the register itself does not hold. Old ones are thinned
    out after a new one only. `progress` is told of the steps that are verified, and may raise Cancelled.
    """
    raw: Any = register.connection.connection.dbapi_connection
    if raw.in_transaction:
        raise RuntimeError("a backup inside a step")
    source = _source(raw, register.path, register.key) if register.path else None
    check = partial(_replay, progress=progress)
    made = _make(source, folder, reason, now or datetime.now(), check) if source else None
    if source and made:
        ours = [one for one in listed(folder, source.path, source.mark) if one.name == made.name]
        thinning.thin(ours, made.at, lambda one: bool(head_of(one.path, source.key)))
    return made


def before_migration(raw: Any, path: Path, key: Key | None = None) -> str:
    """A backup in the old form, which this program can no longer replay: its tables are compared instead.

    Gives the reason why the file is not to be brought to the new form, empty where it may be.
    """
    try:
        if source := _source(raw, path, key):
            _make(source, chosen_folder(path), "migration", datetime.now(), _compare)
    except KnownError as error:
        return _("It is of an older form, and a backup comes before a change of form. {why}").format(why=error)
    return ""


def head_of(path: Path, key: Key | None = None) -> str:
    """The hash of the last step of a backup; empty where it does not open."""
    try:
        with Register.open(path, read_only=True, key=key) as register:
            last = register.head()
    except KnownError:
        return ""
    return last.hash if last else ""


def mark_at(path: Path, key: Key | None = None) -> str:
    """By what the backups of this file are known; empty where it does not open, so that its name has to do."""
    try:
        with Register.open(path, read_only=True, key=key) as register:
            return mark_of(register.about().get("register_id", ""))
    except KnownError:
        return ""


def _source(raw: Any, path: Path, key: Key | None) -> _Source | None:
    """None where nothing was done yet, so that nothing can be lost."""
    with file.in_words(path):
        told = raw.execute("SELECT value FROM about WHERE key = 'register_id'").fetchone()
        last = raw.execute("SELECT number, hash FROM step ORDER BY number DESC LIMIT 1").fetchone()
    return _Source(raw, path, key, mark_of(str(told[0]) if told else ""), *last) if last else None


def _make(
    source: _Source, folder: Path, reason: str, now: datetime, check: Callable[[_Source, Path], None]
) -> Backup | None:
    # One that is kept for longer is not made up for by one of the same state that is not.
    there = [one for one in listed(folder, source.path, source.mark) if one.step == source.step]
    there = [one for one in there if one.reason in thinning.GUARDED or reason not in thinning.GUARDED]
    if any(head_of(one.path, source.key) == source.head for one in there):
        return None
    made = named(folder, source.path, source.mark, source.step, reason, now)
    with _placed(made) as begun:
        _copy(source, begun)
        check(source, begun)
    return made


@contextmanager
def _placed(made: Backup) -> Iterator[Path]:
    """A file in the folder to copy into; it gets its name when the block ends well, else it is gone."""
    folder = made.path.parent
    try:
        folder.mkdir(mode=0o700, exist_ok=True)  # not its parents: the stick that was chosen may not be plugged in
        with unfinished(folder) as begun:
            yield begun
            durable.contents(begun)
            begun.replace(made.path)
            durable.names(folder)
    except (OSError, dbapi2.Error) as error:
        why = getattr(error, "strerror", None) or error
        raise KnownError(
            _("No backup could be made in {folder}: {why}. Nothing else was changed; make room there, or choose "
              "another folder for backups.").format(folder=folder, why=why)
        ) from error  # fmt: skip


def _copy(source: _Source, target: Path) -> None:
    with closing(file.connect(target, key=source.key)) as copy:
        for setting in ("journal_mode=OFF", "synchronous=OFF"):  # half a copy is thrown away, a whole one is synced
            copy.execute(f"PRAGMA {setting}").fetchall()
        source.raw.backup(copy)
        copy.execute("PRAGMA journal_mode=DELETE").fetchall()  # whatever the source's is: a backup is one file


def _replay(source: _Source, begun: Path, progress: Progress) -> None:
    """Raise KnownError where the copy does not hold: then the register does not either, or the disk is failing."""
    try:
        with Register.open(begun, read_only=True, key=source.key) as copy:
            faults = [fault.sentence for fault in verify(copy.connection, progress)]
            last = copy.head()
    except KnownError as error:
        raise _not_whole(source, _("It is damaged and cannot be read.")) from error
    if last is None or last.hash != source.head:
        faults.append(_("It is not what was copied."))
    if faults:
        raise _not_whole(source, faults[0])


def _compare(source: _Source, begun: Path) -> None:
    tables = "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'search%' ORDER BY name"
    with closing(file.connect(begun, read_only=True, key=source.key)) as copy, file.in_words(source.path):
        if (said := copy.execute("PRAGMA integrity_check").fetchone()[0]) != "ok":
            raise _not_whole(source, said)
        for (table,) in source.raw.execute(tables).fetchall():
            both = (one.execute(f'SELECT * FROM "{table}"') for one in (source.raw, copy))
            if any(row != other for row, other in zip_longest(*both)):
                raise _not_whole(source, _("It is not what was copied."))


def _not_whole(source: _Source, fault: str) -> KnownError:
    return KnownError(
        _("No backup of {path} was made, because a copy of it does not hold: {fault} The backups that are there "
          "were left alone.").format(path=source.path, fault=fault)
    )  # fmt: skip
