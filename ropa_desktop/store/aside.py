"""Put a file in another's place, and keep the other under a second name with all that SQLite laid beside it."""

import os
import shutil
from contextlib import suppress
from datetime import datetime
from pathlib import Path

from ropa_desktop import durable
from ropa_desktop.store.backup_names import AT, short_name
from ropa_desktop.store.file import SUFFIX

# What SQLite lays beside a file: belonging to the old one, any of these would be applied to the restored one.
_BESIDE = ("-journal", "-wal", "-shm")


def keep(path: Path) -> Path | None:
    """What is there, under a second name, with what SQLite laid beside it under the names that belong to that."""
    there = [end for end in ("", *_BESIDE) if _beside(path, end).exists()]
    if not there:
        return None
    kept = _free(path)
    try:
        for end in there:
            _second_name(_beside(path, end), _beside(kept, end))
        durable.names(path.parent)
    except OSError:
        for end in there:
            _beside(kept, end).unlink(missing_ok=True)
        raise
    return kept


def _beside(path: Path, end: str) -> Path:
    return path.with_name(path.name + end)


def _free(path: Path) -> Path:
    stem = f"{short_name(path)} before restore {datetime.now().strftime(AT)}"
    numbered = (f"{stem}{number}{SUFFIX}" for number in ("", *(f" {n}" for n in range(2, 1000))))
    return next(one for one in map(path.with_name, numbered) if not one.exists())


def _second_name(path: Path, other: Path) -> None:
    try:
        os.link(path, other)
    except FileExistsError:
        raise
    except OSError:  # file systems of sticks have no second names
        shutil.copy2(path, other)
        durable.contents(other)


def put(fresh: Path, path: Path, kept: Path | None) -> None:
    """Let the new file take the place of the one that was kept; where that fails, all is as it was.

    Trap: a journal of the old file that lies there for one moment beside the new one is played into the new one.
    """
    beside = [end for end in _BESIDE if _beside(path, end).exists()]
    try:
        for end in beside:
            _beside(path, end).unlink()
        fresh.replace(path)
    except OSError:
        with suppress(OSError):  # then the file kept aside has its journal, and stays
            _take_back(path, kept, beside)
        raise
    durable.names(path.parent)


def _take_back(path: Path, kept: Path | None, beside: list[str]) -> None:
    if kept is None:
        return
    for end in beside:
        if not _beside(path, end).exists():
            _second_name(_beside(kept, end), _beside(path, end))
    for end in ("", *beside):
        _beside(kept, end).unlink(missing_ok=True)
