"""What a starting point is made of: words that many organisations need, and suggestions that somebody has to confirm.

Every text is marked for translation where it is declared and translated where it is shown or written.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Basis:
    """A basis that such a purpose often rests on, and why; `of` is "authority" or "private" where only one can."""

    code: str
    why: str
    of: str = ""

    @property
    def condition(self) -> bool:
        """Whether it is a condition of Art. 9(2), which stands beside the legal basis."""
        return self.code.startswith("A9")


@dataclass(frozen=True)
class Goal:
    """One purpose, with the bases that can be suggested for it; `of` as with a basis."""

    purpose: str
    bases: tuple[Basis, ...]
    of: str = ""


@dataclass(frozen=True)
class Held:
    """One category of data; `ask` is what one has to ask oneself before it is taken, `period` a key of PERIODS."""

    category: str
    subjects: tuple[str, ...]
    items: str
    serves: tuple[int, ...]  # places in the list of purposes; none means all
    special: tuple[str, ...]
    sources: tuple[str, ...]
    period: str
    ask: str


@dataclass(frozen=True)
class Told:
    """A category of recipients; `ask` as with the data."""

    category: str
    kind: str
    reason: str
    ask: str


@dataclass(frozen=True)
class StartingPoint:
    """A common activity: what it is usually for, with which data, and what to think about."""

    name: str  # never translated
    title: str
    sentence: str
    purposes: tuple[Goal, ...]
    data: tuple[Held, ...]
    recipients: tuple[Told, ...]
    measures: tuple[str, ...]  # keys of MEASURES
    questions: tuple[str, ...]


def purpose(words: str, *bases: Basis, of: str = "") -> Goal:
    """One purpose."""
    return Goal(words, bases, of)


def data(
    category: str, *subjects: str, items: str, serves: tuple[int, ...] = (), special: str = "",
    sources: str = "data-subject", period: str = "", ask: str = "",
) -> Held:  # fmt: skip
    """One category of data; `special` and `sources` are codes with blanks between."""
    return Held(category, subjects, items, serves, tuple(special.split()), tuple(sources.split()), period, ask)


def told(category: str, kind: str, reason: str, ask: str = "") -> Told:
    """One category of recipients."""
    return Told(category, kind, reason, ask)
