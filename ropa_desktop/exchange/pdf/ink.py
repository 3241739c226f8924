"""The only place where text and lines become drawing operators, each between the marks that say whose it is."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Final

from ropa_desktop.exchange.pdf.fonts import Face, load
from ropa_desktop.exchange.pdf.style import TONES, Style
from ropa_desktop.exchange.pdf.tags import ARTIFACT
from ropa_desktop.exchange.pdf.text import directions

_ESCAPED: Final = str.maketrans({"(": r"\(", ")": r"\)", "\\": r"\\", "\r": r"\r", "\n": r"\n"})
_REMEMBERED_LINES: Final = 20_000


class Script:
    """Turns lines of text into the codes that the fonts of one document have for them."""

    def __init__(self, document: Any) -> None:
        self._document = document
        self._ascii = {bold: self._name(load(bold).face, 0) for bold in (False, True)}
        self._lines: dict[tuple[str, bool], list[tuple[str, str]]] = {}

    def _name(self, face: Face, subset: int) -> str:
        name: str = face.font.getSubsetInternalName(subset, self._document)
        return name

    def _runs(self, line: str, bold: bool) -> Iterator[tuple[Face, str]]:
        font = load(bold)
        for part, from_the_right in directions(line):
            # Readers turn such text round piece by piece, so its spaces have to stand in the same piece.
            if from_the_right and font.fallback.advances.keys() >= set(part):
                yield font.fallback, part
            else:
                yield from font.runs(part)

    def shows(self, line: str, bold: bool) -> list[tuple[str, str]]:
        """The font resource and the escaped codes of each piece of a line."""
        if line.isascii():
            return [(self._ascii[bold], line.translate(_ESCAPED))]
        shows = self._lines.get((line, bold))
        if shows is None:
            if len(self._lines) >= _REMEMBERED_LINES:
                self._lines.clear()
            shows = self._lines[line, bold] = [
                (self._name(face, subset), codes.decode("latin-1").translate(_ESCAPED))
                for face, run in self._runs(line, bold)
                for subset, codes in face.font.splitString(run, self._document)
            ]
        return shows


class Ink:
    """What is drawn on one layer of one page: areas at the bottom, then all its text, then its lines.

    `mark` is the operator by which an element begins (`Tags.mark`, each used once); what has none is an artifact.
    """

    def __init__(self, script: Script) -> None:
        self._script = script
        self._text: list[str] = []
        self._rules: dict[str, dict[tuple[str, float], list[str]]] = {}
        self._areas: dict[str, list[str]] = {}
        self._font = self._tone = ""
        self._leading = 0.0

    def text(
        self, x: float, y: float, lines: Sequence[str], style: Style, tone: str = "", mark: str = ARTIFACT
    ) -> None:
        """Draws lines one below the other; `y` is the base of the first."""
        if lines:
            self._text.append(mark)
            self._draw(x, y, lines, style, tone)
            self._text.append("EMC")

    def _draw(self, x: float, y: float, lines: Sequence[str], style: Style, tone: str) -> None:
        code = self._text
        tone = tone or style.tone
        if tone != self._tone:
            self._tone = tone
            code.append(f"{TONES[tone]} rg")
        if style.leading != self._leading:
            self._leading = style.leading
            code.append(f"{style.leading} TL")
        code.append(f"1 0 0 1 {x:.2f} {y:.2f} Tm")
        for number, line in enumerate(lines):
            if number:
                code.append("T*")
            if line:
                self._show(line, style)

    def _show(self, line: str, style: Style) -> None:
        for name, codes in self._script.shows(line, style.bold):
            font = f"{name} {style.size} Tf"
            if font != self._font:
                self._font = font
                self._text.append(font)
            self._text.append(f"({codes}) Tj")

    def rule(
        self, x: float, y: float, to_x: float, to_y: float, tone: str = "line", weight: float = 0.5,
        mark: str = ARTIFACT,
    ) -> None:  # fmt: skip
        """Draws a straight line; those with the same mark belong together."""
        rules = self._rules.setdefault(mark, {})
        rules.setdefault((tone, weight), []).append(f"{x:.2f} {y:.2f} m {to_x:.2f} {to_y:.2f} l")

    def area(
        self, paths: Iterable[Sequence[tuple[float, float]]], fill: str = "", line: str = "", weight: float = 0.5,
        mark: str = ARTIFACT,
    ) -> None:  # fmt: skip
        """Draws paths below all text, over what was drawn so before: filled, even and odd, and with their outline.

        `fill` and `line` are colours as `style.tint` gives them; those with the same mark belong together.
        """
        code = self._areas.setdefault(mark, [])
        code += [f"{fill} rg"] if fill else []
        code += [f"{line} RG {weight} w"] if line else []
        for path in paths:
            closed = path[0] == path[-1]
            points = [f"{x:.1f} {y:.1f} {'l' if number else 'm'}" for number, (x, y) in enumerate(path)]
            code += [*points[:-1], "h"] if closed else points
        code.append("B*" if fill and line else "f*" if fill else "S")

    def operators(self) -> bytes:
        """Everything drawn, as the content of a page."""
        code = [part for mark, areas in self._areas.items() for part in (mark, *areas, "EMC")]
        code += ["BT", *self._text, "ET"] if self._text else []
        for mark, rules in self._rules.items():
            code.append(mark)
            for (tone, weight), paths in rules.items():
                code += [f"{TONES[tone]} RG {weight} w", *paths, "S"]
            code.append("EMC")
        return "\n".join(code).encode("latin-1")
