"""A document of 1,000 activities, from the register to the file in place.

The floor is reportlab's canvas given the same lines of text at the same places on the same pages: no reading, no
wrapping, no tables, no bookmarks. The lines are taken from the document that was made.
"""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from pypdf import PdfReader
from reportlab.pdfgen.canvas import Canvas

from benchmarks.exporting import export
from benchmarks.measure import Measured, folder, ratio, register
from ropa_desktop.exchange.pdf.fonts import load

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
