"""The files that hold backups, told by their names alone: `Larkspur 2026-11-22 14.30.05 step 57 opening 1a2b3c4d.ropa`.

The time is the clock's own, as a file manager shows it; the eight letters at the end say which register it is.
"""

import hashlib
import re
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from ropa_desktop.i18n import N_, _, figure, language

REASONS: dict[str, str] = {
    "opening": N_("When it was opened"),
    "hourly": N_("While working"),
    "by hand": N_("By hand"),
    "migration": N_("Before the file was brought to a new form"),
    "import": N_("Before an import"),
    "merge": N_("Before a merge"),
    "restore": N_("Before a restore"),
}

_NAME = re.compile(
    r"(?P<name>.+) (?P<at>\d{4}-\d\d-\d\d \d\d\.\d\d\.\d\d) step (?P<step>[1-9]\d{0,17})"
    rf" (?P<reason>{'|'.join(REASONS)}) (?P<register>[0-9a-f]{{8}})\.ropa",
    re.ASCII | re.DOTALL,
)
AT = "%Y-%m-%d %H.%M.%S"
_LONGEST = 120  # bytes of a register's name in the name of a backup: folder and file bear it, and 255 is the end


@dataclass(frozen=True, order=True)
class Backup:
    """One backup, as its name tells it; the later is the greater."""

    at: datetime
    step: int
    reason: str
    name: str  # of the register
    register: str  # the beginning of its id
    path: Path = field(compare=False)

    @property
    def size(self) -> int:
        """In bytes; 0 where it is gone."""
        try:
            return self.path.stat().st_size
        except OSError:
            return 0


def backup_at(path: Path) -> Backup | None:
    """What a file's name says of it; None where it is no name that we gave."""
    found = _NAME.fullmatch(path.name)
    if not found:
        return None
    try:
        at = datetime.strptime(found["at"], AT)
    except ValueError:
        return None
    return Backup(at, int(found["step"]), found["reason"], found["name"], found["register"], path)


def named(folder: Path, register: Path, mark: str, step: int, reason: str, at: datetime) -> Backup:
    """The backup of this moment, yet to be written."""
    name = short_name(register)
    path = folder / f"{name} {at.strftime(AT)} step {step} {reason} {mark}.ropa"
    return Backup(at.replace(microsecond=0), step, reason, name, mark, path)


def folder_of(register: Path, chosen: Path | None = None) -> Path:
    """Where the backups of a register lie: in the folder of the user's choice, else in one of their own beside it."""
    return chosen or register.absolute().with_name(f"{short_name(register)} backups")


def listed(folder: Path, register: Path, mark: str = "") -> list[Backup]:
    """The backups of a register, the newest first: by its mark, or by its name where its id cannot be read."""
    try:
        found = [backup for path in folder.iterdir() if (backup := backup_at(path))]
    except OSError:  # no folder, no backups
        return []
    name = short_name(register)
    return sorted((one for one in found if (one.register == mark if mark else one.name == name)), reverse=True)


def mark_of(register_id: str) -> str:
    """Eight letters by which a register is known; what is no id of ours could hold anything, a path too."""
    ours = re.fullmatch(r"[0-9a-f]{32}", register_id)
    return register_id[:8] if ours else hashlib.sha256(register_id.encode("utf8", "replace")).hexdigest()[:8]


def short_name(register: Path) -> str:
    """The register's name without its suffix, cut where it is longer than a disk has room for."""
    return register.stem.encode("utf8", "surrogateescape")[:_LONGEST].decode("utf8", "ignore")


def size_in_words(size: int) -> str:
    """So many bytes, as people read them."""
    if size < 1_000_000:
        return _("{n} kB").format(n=figure(max(1, round(size / 1e3))))
    from babel.numbers import format_decimal  # most registers never need it

    return _("{n} MB").format(n=format_decimal(size / 1e6, "#,##0.0", locale=language()))
