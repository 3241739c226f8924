"""A document of 1,000 activities, from the register to the file in place.

The floor is reportlab's canvas given the same lines of text at the same places on the same pages: no reading, no
wrapping, no tables, no bookmarks. The lines are taken from the document that was made. Then the same document is made
once more without its tags: nothing is told of what is a heading or a cell, and there is no structure in the file.
"""

import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple
from unittest.mock import patch

from pypdf import PdfReader
from reportlab.pdfgen.canvas import Canvas

from benchmarks.exporting import export
from benchmarks.measure import Measured, folder, ratio, register
from ropa_desktop.exchange.pdf import paper
from ropa_desktop.exchange.pdf.fonts import load
from ropa_desktop.exchange.pdf.ink import Ink
from ropa_desktop.exchange.pdf.style import Style
from ropa_desktop.exchange.pdf.tags import Role, Tags

_OPERATOR = re.compile(
    rb"1 0 0 1 ([\d.-]+) ([\d.-]+) Tm|/F(\d+)\+\d+ ([\d.]+) Tf|([\d.]+) TL|(T\*)|\(((?:[^()\\]|\\.)*)\) Tj"
)


class _Line(NamedTuple):
    x: float
    y: float
    font: str
    size: float
    text: str


def run() -> Iterator[Measured]:
    source, target = register(1_000), folder() / "activities.pdf"
    export(source, target)
    sheets = [_lines(page.get_contents().get_data()) for page in PdfReader(target).pages]  # type: ignore[union-attr]
    what = f"pdf of 1,000 activities, {len(sheets):,} pages"
    yield ratio(what, lambda: export(source, target), lambda: _drawn(sheets, folder() / "floor.pdf"), 2.5, turns=3)
    what = "pdf of 1,000 activities, tagged : untagged"
    yield ratio(
        what, lambda: export(source, target), lambda: _untagged(source, folder() / "untagged.pdf"), 1.5, turns=3
    )


def _untagged(source: Path, target: Path) -> None:
    with patch.object(paper, "Tags", _Nothing), patch.object(paper, "Ink", _Plain):
        export(source, target)


class _Nothing(Tags):
    """Is told everything, and keeps nothing but that there is a document."""

    def add(self, role: Role, parent: int) -> int:
        return 0 if self.codes else super().add(role, parent)

    def row(self, table: int, roles: bytes) -> int:
        return 0

    def block(self, role: Role) -> int:
        return 0

    def heading(self, level: int) -> int:
        return 0

    def mark(self, element: int) -> str:
        return ""


class _Plain(Ink):
    """Draws text without marks."""

    def text(self, x: float, y: float, lines: Sequence[str], style: Style, tone: str = "", mark: str = "") -> None:
        if lines:
            self._draw(x, y, lines, style, tone)


def _lines(content: bytes) -> list[_Line]:
    found: list[_Line] = []
    x = y = size = leading = 0.0
    fonts = [load(False).face.font.fontName, load(True).face.font.fontName]
    font = fonts[0]
    for at_x, at_y, number, points, lead, below, text in _OPERATOR.findall(content):
        if at_x:
            x, y = float(at_x), float(at_y)
        elif points:
            font, size = fonts[int(number) % 2], float(points)
        elif lead:
            leading = float(lead)
        elif below:
            y -= leading
        else:
            found.append(_Line(x, y, font, size, re.sub(r"\\(.)", r"\1", text.decode("latin-1"))))
    return found


def _drawn(sheets: list[list[_Line]], target: Path) -> None:
    canvas = Canvas(str(target), pageCompression=1)
    for sheet in sheets:
        text = canvas.beginText()
        for line in sheet:
            text.setFont(line.font, line.size)
            text.setTextOrigin(line.x, line.y)
            text.textOut(line.text)
        canvas.drawText(text)
        canvas.showPage()
    canvas.save()
