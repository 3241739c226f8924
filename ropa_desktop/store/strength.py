"""How long a password stands up to whoever has the file and a computer: an estimate, on the low side.

A word that one can pronounce counts as one of a large dictionary, a run or a year as hardly anything, and only what
is left as letters thrown by dice.
"""

import math
import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

from ropa_desktop.i18n import N_, _

LEAST = 8  # characters
_LEVELS = (  # bits; half a second a guess, and who guesses may have a thousand computers
    (32, N_("Too easy to guess")),
    (44, N_("Weak: add a word or two")),
    (56, N_("Fair")),
    (70, N_("Good")),
    (math.inf, N_("Strong")),
)
_COMMON = frozenset(
    """password passwort motdepasse contrasena senha parola haslo wachtwoord losenord adgangskode passord salasana
    kennwort geheim secret secreto segreto letmein welcome willkommen bienvenue bonjour hallo hello iloveyou
    ichliebedich
    admin administrator root user guest test master changeme default access login computer internet monkey dragon
    football fussball soccer baseball basketball hockey sunshine princess superman batman starwars pokemon shadow
    michael daniel thomas andrea jessica ashley michelle charlie donald freedom whatever trustno sommer winter summer
    spring autumn herbst fruehling january januar monday montag schatz mausi killer matrix flower cookie cheese pepper
    ginger hannah jordan hunter buster harley ranger tigger soleil chocolat doudou amour loulou azerty qwerty qwertz
    asdf yxcv zxcv wasd datenschutz privacy gdpr dsgvo rgpd ropa register office buero company firma""".split()  # noqa: SIM905  (a list of quoted words is no easier to read)
)
_ROWS = ("abcdefghijklmnopqrstuvwxyz", "01234567890", "qwertzuiopasdfghjklyxcvbnm", "qwertyuiopasdfghjklzxcvbnm",
         "azertyuiopqsdfghjklmwxcvbn")  # fmt: skip
_WRITTEN_AS = str.maketrans("@431!0$57", "aaeiiosst")
_VOWELS = frozenset("aeiouyäöüáéíóúàèìòùâêîôûåøæœõãı")
_WORD, _SHORT_WORD, _KNOWN, _RUN, _YEAR = 13.0, 9.0, 6.0, 5.0, 6.0
_MEASURED = 256  # characters; more makes no difference to anybody


@dataclass(frozen=True)
class Strength:
    """The estimate; `level` is from 0, which is refused, to 4."""

    bits: float
    level: int
    words: str

    @property
    def refused(self) -> bool:
        """Whether the program takes no such password."""
        return self.level == 0


def strength(password: str, known: Iterable[str] = ()) -> Strength:
    """How strong a password is; `known` are words that stand beside the lock, such as the name of the file."""
    shown = unicodedata.normalize("NFC", password)[:_MEASURED]
    common = _COMMON | {part for name in known for part in re.findall(r"\w{3,}", name.casefold())}
    bits = min(_bits(shown, common), _bits(_leet_undone(shown, common), common))
    level = next(number for number, (below, _words) in enumerate(_LEVELS) if bits < below)
    if len(shown) < LEAST:
        return Strength(bits, 0, _("Too short: take {n} characters at least").format(n=LEAST))
    return Strength(bits, level, _(_LEVELS[level][1]))


def _bits(text: str, common: frozenset[str]) -> float:
    bits, seen = 0.0, set()
    for part in re.findall(r"[^\W\d_]+|\d+|[\W_]+", text):
        small = part.casefold()
        if small in seen:  # said twice
            bits += 1
            continue
        seen.add(small)
        bits += _of_part(part, small, common)
    return bits


def _leet_undone(text: str, common: frozenset[str]) -> str:
    """`P4$$w0rd` as the word that it stands for, where it stands for a known one."""
    plain = text.casefold().translate(_WRITTEN_AS)
    return plain if any(word in plain for word in common if len(word) > 3) else text


def _of_part(part: str, small: str, common: frozenset[str]) -> float:
    case = 1.0 if part != small else 0.0
    if small in common:
        return _KNOWN + case
    if len(small) >= 3 and (len(set(small)) == 1 or _is_run(small)):
        return _RUN
    if re.fullmatch(r"(19|20)\d\d", small):
        return _YEAR
    if small.isalpha():
        return _of_letters(small) + case
    return math.log2(10 if small.isdigit() else 20) * len(small)


def _is_run(small: str) -> bool:
    """Neighbours in the alphabet, on a row of keys or among the digits, forth or back."""
    return any(small in row or small[::-1] in row for row in _ROWS)


def _of_letters(small: str) -> float:
    thrown = math.log2(26) * len(small)
    vowels = sum(letter in _VOWELS for letter in small) / len(small)
    spoken = 0.15 <= vowels <= 0.8 and not re.search(rf"[^{''.join(_VOWELS)}]{{5}}", small)
    if not spoken and small.isascii():
        return thrown
    whole = _WORD if len(small) > 4 else _SHORT_WORD
    return min(thrown, whole + 1.5 * max(0, len(small) - 9))
