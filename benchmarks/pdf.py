"""The PDF of 1,000 activities against reportlab drawing the same lines of text on a canvas, without layout.

The lines are taken from our own document, page by page, so both draw the same words on as many pages.
"""

from collections.abc import Iterator

import pypdf
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from benchmarks.exporting import export
from benchmarks.measure import Measured, folder, ratio, register
from ropa_desktop import paths


def run() -> Iterator[Measured]:
    source, target = register(1_000), folder() / "record.pdf"
    export(source, target)
    pages = [page.extract_text().splitlines() for page in pypdf.PdfReader(target).pages]
    pdfmetrics.registerFont(TTFont("Floor", paths.resources() / "fonts" / "NotoSans-Regular.ttf"))
    what = f"pdf of 1,000 activities, {len(pages):,} pages"
    yield ratio(what, lambda: export(source, target), lambda: _drawn(pages), 2.5, turns=1)


def _drawn(pages: list[list[str]]) -> None:
    canvas = Canvas(str(folder() / "floor.pdf"), pageCompression=1)
    for lines in pages:
        canvas.setFont("Floor", 8)
        for number, line in enumerate(lines):
            canvas.drawString(40, 800 - 9 * number, line)
        canvas.showPage()
    canvas.save()
