"""The embedded fonts: which characters they have and how wide each is, and the code printed for any other."""

from collections import Counter
from functools import cache
from itertools import groupby
from typing import Final

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from ropa_desktop import paths

_REMEMBERED_WORDS: Final = 100_000
# Ends of lines, and the marks that reorder a line for the eye: in a name they would deceive, so they show.
_NOT_DRAWN: Final = frozenset((0x85, 0x200E, 0x200F, *range(0x2028, 0x202F), *range(0x2066, 0x206A)))


class Face:
    """One TrueType file: its glyphs and their widths at a size of one point."""

    def __init__(self, name: str) -> None:
        file = paths.resources() / "fonts" / f"{name}.ttf"
        # asciiReadable: ASCII keeps its own codes in every document, and ink.py counts on it.
        self.font = TTFont(name, str(file), asciiReadable=1, shapable=False)
        pdfmetrics.registerFont(self.font)
        glyphs, widths = self.font.face.charToGlyph, self.font.face.charWidths
        # reportlab writes a code above FFFF wrongly into the table from which text is extracted.
        self.advances: dict[str, float] = {
            chr(code): widths[code] / 1000
            for code, glyph in glyphs.items()
            if glyph and 0x20 <= code <= 0xFFFF and code not in _NOT_DRAWN
        }


class Font:
    """A face and the one that stands in for the glyphs it lacks, measured together."""

    def __init__(self, face: Face, fallback: Face) -> None:
        self.face = face
        self.fallback = fallback
        self.advances = fallback.advances | face.advances
        self.characters = frozenset(self.advances)
        self.space = self.advances[" "]
        self._words: dict[str, float] = {}

    def measure(self, word: str) -> float:
        """The width of printable text at a size of one point."""
        width = self._words.get(word)
        if width is None:
            if len(self._words) >= _REMEMBERED_WORDS:
                self._words.clear()
            width = self._words[word] = sum(map(self.advances.__getitem__, word))
        return width

    def printable(self, text: str, unprintable: Counter[str]) -> str:
        """The text with each character that no font has replaced by its code, and counted."""
        if self.characters.issuperset(text):
            return text
        unprintable.update(c for c in text if c not in self.characters and not c.isspace())
        return "".join(map(self._shown, text))

    def _shown(self, character: str) -> str:
        if character in self.characters:
            return character
        return " " if character.isspace() else f"[U+{ord(character):04X}]"

    def runs(self, text: str) -> list[tuple[Face, str]]:
        """The text in pieces, each with the face that draws it."""
        has = self.face.advances.__contains__
        return [(self.face if own else self.fallback, "".join(part)) for own, part in groupby(text, has)]


@cache
def load(bold: bool) -> Font:
    """The regular or the bold font, read once in the life of the program."""
    return Font(_face("NotoSans-Bold" if bold else "NotoSans-Regular"), _face("DejaVuSans"))


@cache
def _face(name: str) -> Face:
    return Face(name)
