"""The look of the documents: the window's greys and accent, and the few sizes of text."""

from dataclasses import dataclass, replace
from typing import Final

_MILLIMETRE: Final = 72 / 25.4


def mm(length: float) -> float:
    """Millimetres as the points that a PDF counts in."""
    return length * _MILLIMETRE


def tint(colour: str, share: float = 1.0) -> str:
    """So much of a colour on white, as operands."""
    parts = (1 - share * (1 - int(colour[i : i + 2], 16) / 255) for i in (1, 3, 5))
    return " ".join(f"{part:.3f}" for part in parts)


COLOURS: Final = {
    "text": "#1c2430",
    "soft": "#5d6978",
    "line": "#dfe3e8",
    "accent": "#1f5fbf",
    "missing": "#b3261e",
    "advice": "#8a5a00",
    "stands": "#1d6b3a",
}
TONES: Final = {tone: tint(colour) for tone, colour in COLOURS.items()}


@dataclass(frozen=True, eq=False, slots=True)
class Style:
    """One way of setting text. Compared by identity: it is part of keys that are looked up for each cell."""

    size: float
    leading: float
    bold: bool = False
    tone: str = "text"

    def toned(self, tone: str) -> "Style":
        """The same size in another colour."""
        return replace(self, tone=tone)


TITLE: Final = Style(24, 30, bold=True)
HEADINGS: Final = (TITLE, Style(15, 20, bold=True), Style(11.5, 15.5, bold=True), Style(9.5, 13, bold=True))
BESIDE_HEADINGS: Final = tuple(Style(min(h.size, 9.5), h.leading, tone="soft") for h in HEADINGS)
TEXT: Final = Style(9, 12.5)
ENTRY: Final = Style(9, 14.5)
STRONG_ENTRY: Final = Style(9, 14.5, bold=True)
SOFT: Final = TEXT.toned("soft")
LEAD: Final = Style(12, 17, tone="soft")
CELL: Final = Style(8.5, 11.5)
DENSE: Final = Style(7.5, 10)
COLUMN: Final = Style(8.5, 11.5, bold=True, tone="soft")
SMALL: Final = Style(7.5, 10, tone="soft")
