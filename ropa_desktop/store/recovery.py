"""The recovery code: the key itself, written so that a person can type it and is told which line has the slip.

Four lines of 13 letters and 3 that check them. 4 x 13 x 5 = 260 bits: the key, and four bits that are nought.
"""

import hashlib
import re

from ropa_desktop.errors import KnownError
from ropa_desktop.i18n import _

# Without I, L, O and U: who reads the first three in a hand types 1, 1 and 0, and is understood.
_LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_READ_AS = str.maketrans("ILO", "110")
_LINES, _TOLD, _CHECK, _GROUP = 4, 13, 3, 4
_WIDTH = _TOLD + _CHECK
_SPARE = _LINES * _TOLD * 5 - 256


class Slip(KnownError):  # noqa: N818  (a fact, not a fault)
    """It is a recovery code, and one letter of it is not right."""


def lines(raw: bytes) -> list[str]:
    """The lines of the sheet for a key of 32 bytes."""
    told = _spell(int.from_bytes(raw, "big") << _SPARE, _LINES * _TOLD)
    whole = []
    for number in range(_LINES):
        part = told[number * _TOLD : (number + 1) * _TOLD]
        line = part + _check(number, part)
        whole.append(" ".join(line[at : at + _GROUP] for at in range(0, _WIDTH, _GROUP)))
    return whole


def read(typed: str) -> bytes | None:
    """The key of a typed code, None where this is no code but a password; Slip names the line.

    With two lines that hold it is a code: by accident a password looks like one less than once in a hundred million.
    """
    words = typed.split()
    if words[:: _WIDTH // _GROUP + 1] == [str(number + 1) for number in range(_LINES)]:  # copied with their numbers
        words = [word for place, word in enumerate(words) if place % (_WIDTH // _GROUP + 1)]
    letters = re.sub(r"[·.,:_–—-]", "", "".join(words)).upper().translate(_READ_AS)
    parts = [letters[at : at + _WIDTH] for at in range(0, len(letters), _WIDTH)]
    holds = [_holds(number, part) for number, part in enumerate(parts[:_LINES])]
    if holds.count(True) < 2:
        return None
    if len(holds) < _LINES or not all(holds):
        wrong = holds.index(False) if False in holds else len(holds)
        raise Slip(
            _("There is a slip in line {n} of the recovery code. Compare it with the sheet, letter by letter.").format(
                n=wrong + 1
            )
        )
    number = 0
    for letter in "".join(part[:_TOLD] for part in parts[:_LINES]):
        number = number << 5 | _LETTERS.index(letter)
    if len(parts) > _LINES or number & ((1 << _SPARE) - 1):
        raise Slip(_("The recovery code has four lines; there is more here. Type it as the sheet shows it."))
    return (number >> _SPARE).to_bytes(32, "big")


def _holds(number: int, line: str) -> bool:
    return len(line) == _WIDTH and set(line) <= set(_LETTERS) and line[_TOLD:] == _check(number, line[:_TOLD])


def _check(number: int, part: str) -> str:
    digest = hashlib.sha256(f"ROPA recovery 1, line {number + 1}: {part}".encode("ascii")).digest()
    return _spell(int.from_bytes(digest, "big") >> (256 - _CHECK * 5), _CHECK)


def _spell(number: int, length: int) -> str:
    return "".join(_LETTERS[number >> 5 * place & 31] for place in reversed(range(length)))
