"""The key of an encrypted register: from a password by Argon2id, or from the recovery sheet.

SQLCipher keeps a salt in the first 16 bytes of the file. We choose them, so that the file says how its key is made:

    0..3  "ROPA"    4  scheme    5  passes    6  log2 of KiB    7  exclusive or of the others    8..15  random
"""

import os
import time
import unicodedata
from dataclasses import dataclass
from functools import reduce
from operator import xor
from pathlib import Path
from typing import NamedTuple

from ropa_desktop.errors import KnownError
from ropa_desktop.i18n import _
from ropa_desktop.store import recovery

MAGIC = b"ROPA"
HEAD = 16
_SCHEME = 1  # Argon2id 1.3, four lanes, 32 bytes, the password in NFC and UTF-8, the whole head as salt
_LANES = 4
_SECONDS = 0.5
_LEAST = 16  # log2 of KiB: 64 MiB
_MOST = 18  # 256 MiB, so that a register made here opens on a smaller computer
_MOST_TOLD = 21  # a head that asks for more than this was not written by us
_MOST_PASSES = 32


class Cost(NamedTuple):
    """What one guess costs: passes over so much memory (log2 of KiB)."""

    passes: int
    memory: int


@dataclass(frozen=True, repr=False)
class Key:
    """What opens one file: 32 bytes, and the head of that file. Never shown and never logged."""

    raw: bytes
    head: bytes

    def __repr__(self) -> str:
        return "<Key>"

    def pragma(self) -> str:
        """As SQLCipher takes it: no derivation of its own, and our salt."""
        return f"x'{self.raw.hex()}{self.head.hex()}'"

    @property
    def mark(self) -> str:
        """Tells this key from other keys of the same register, and nothing else."""
        return self.head[8:12].hex()

    def recovery_code(self) -> list[str]:
        """The lines of the recovery sheet."""
        return recovery.lines(self.raw)


def new(password: str, cost: Cost | None = None) -> Key:
    """A key for a file that is yet to be written; guessing it costs about half a second, or what is asked."""
    passes, memory = cost or calibrated()
    told, salt = MAGIC + bytes((_SCHEME, passes, memory)), os.urandom(8)
    return derive(password, told + bytes((reduce(xor, told + salt),)) + salt)


def derive(password: str, head: bytes) -> Key:
    """The key that this password makes for the file with this head."""
    from argon2.exceptions import HashingError
    from argon2.low_level import Type, hash_secret_raw  # only where a password is used at all

    if not is_encrypted(head):
        raise ValueError("not the head of an encrypted register")
    secret = unicodedata.normalize("NFC", password).encode("utf8", "surrogatepass")
    try:
        raw = hash_secret_raw(
            secret, head, time_cost=head[5], memory_cost=1 << head[6], parallelism=_LANES, hash_len=32, type=Type.ID
        )
    except HashingError as error:
        raise KnownError(
            _("This computer has not enough memory free to try the password: {n} MiB are needed. "
              "Close other programs, then try again.").format(n=max(1, (1 << head[6]) >> 10))
        ) from error  # fmt: skip
    return Key(raw, head)


def of(path: Path, typed: str) -> Key:
    """The key for a file from what somebody typed: its password, or the code of its recovery sheet.

    Raises KnownError where the code holds a typing error; whether the key fits, `file.examine` says.
    """
    head = head_of(path)
    raw = recovery.read(typed)
    return derive(typed, head) if raw is None else Key(raw, head)


def head_of(path: Path) -> bytes:
    """The first 16 bytes; raises KnownError where the file cannot be read."""
    return begin_of(path, HEAD)


def begin_of(path: Path, size: int) -> bytes:
    """The first bytes of a file; raises KnownError where it cannot be read."""
    try:
        with path.open("rb") as file:
            return file.read(size)
    except FileNotFoundError:
        raise KnownError(_("There is no file {path}.").format(path=path)) from None
    except OSError as error:
        raise KnownError(_("{path} cannot be read: {why}.").format(path=path, why=error.strerror)) from error


def is_encrypted(head: bytes) -> bool:
    """Whether this is the head of an encrypted register that this program can open."""
    return is_ours(head) and head[4] == _SCHEME and 0 < head[5] <= _MOST_PASSES and 5 <= head[6] <= _MOST_TOLD


def is_ours(head: bytes) -> bool:
    """Whether this is the whole head of an encrypted register, perhaps of a later scheme."""
    return len(head) >= HEAD and head.startswith(MAGIC) and not reduce(xor, head[:HEAD])


def is_broken(head: bytes) -> bool:
    """Whether this was the head of an encrypted register, and a bit of it is not what it was."""
    alike = sum(one == other for one, other in zip(head, MAGIC, strict=False))
    return len(MAGIC) - 1 <= alike and not is_ours(head)


def calibrated(seconds: float = _SECONDS) -> Cost:
    """What takes about so long on this computer: 64 MiB and three passes at least, 256 MiB and 16 passes at most."""
    cost = Cost(3, _LEAST)
    took = _time(cost)
    while took * 2 <= seconds and cost.memory < _MOST:
        cost, took = Cost(cost.passes, cost.memory + 1), took * 2
    return Cost(max(3, min(16, round(cost.passes * seconds / took))), cost.memory)


def _time(cost: Cost) -> float:
    from argon2.low_level import Type, hash_secret_raw

    began = time.perf_counter()
    hash_secret_raw(b"", bytes(HEAD), cost.passes, 1 << cost.memory, _LANES, 32, Type.ID)
    return time.perf_counter() - began
