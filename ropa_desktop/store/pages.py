"""The pages of an encrypted file as SQLCipher seals them, checked with nothing but the standard library.

SQLCipher says "file is not a database" of a wrong key and of a damaged first page alike. Each page carries a seal
(HMAC-SHA512) that only the right key makes: where a single page holds, the password is right.
"""

import hashlib
import hmac
from collections.abc import Iterator
from pathlib import Path

from ropa_desktop.store.key import HEAD, Key

PAGE = 4096
_SEAL = 64
_MOST = 2_000  # pages that are asked where the first does not hold: a wrong password in a large file is told soon


def fits(path: Path, key: Key) -> bool:
    """Whether this key sealed any page of the file."""
    seal = hashlib.pbkdf2_hmac("sha512", key.raw, bytes(byte ^ 0x3A for byte in key.head), 2, 32)
    return any(_holds(seal, number, page) for number, page in _pages(path))


def _pages(path: Path) -> Iterator[tuple[int, bytes]]:
    """The first page, then others all over the file."""
    with path.open("rb") as file:
        count = path.stat().st_size // PAGE
        for index in range(0, count, max(1, count // _MOST)):
            file.seek(index * PAGE)
            yield index + 1, file.read(PAGE)


def _holds(seal: bytes, number: int, page: bytes) -> bool:
    told = page[HEAD if number == 1 else 0 : -_SEAL] + number.to_bytes(4, "little")
    return hmac.compare_digest(hmac.digest(seal, told, "sha512"), page[-_SEAL:])
