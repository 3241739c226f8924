"""The pages of a PDF as pictures and as text; it is read from memory and by nobody else."""

from threading import Lock
from typing import NamedTuple

import pypdfium2

_POINTS = 72  # to the inch
# PDFium keeps state that all its documents share, so only one thread may call it at a time.
_reading = Lock()


class Pixels(NamedTuple):
    """A picture of 32 bits a pixel: blue, green, red, nothing."""

    content: bytes
    width: int
    height: int
    stride: int


class Pages:
    """The pages of one document, numbered from 0; the lengths are in points, 72 to the inch."""

    def __init__(self, content: bytes) -> None:
        with _reading:
            self._document = pypdfium2.PdfDocument(content)
            count = len(self._document)
            self.sizes: list[tuple[float, float]] = [self._document.get_page_size(one) for one in range(count)]

    def __len__(self) -> int:
        return len(self.sizes)

    def pixels(self, page: int, width: int, height: int, top: int = 0, lines: int = 0) -> Pixels:
        """The page in this many pixels, or of these so many lines from a top on: a whole page may be too much."""
        lines = min(lines or height, height - top)
        with _reading:
            shown = self._document[page]
            made = pypdfium2.PdfBitmap.new_native(width, lines, pypdfium2.raw.FPDFBitmap_BGRx)
            made.fill_rect((255, 255, 255, 255), 0, 0, width, lines)
            flags = pypdfium2.raw.FPDF_ANNOT
            pypdfium2.raw.FPDF_RenderPageBitmap(made, shown, 0, -top, width, height, 0, flags)
            found = Pixels(bytes(made.buffer), width, lines, made.stride)
            made.close()
            shown.close()
        return found

    def text(self, page: int) -> str:
        """What stands on the page, in the order in which it was drawn."""
        with _reading:
            shown = self._document[page]
            words = shown.get_textpage()
            found: str = words.get_text_bounded()
            words.close()
            shown.close()
        lines = found.replace("\ufffe", "-").splitlines()
        return "\n".join(line.rstrip() for line in lines).strip()

    def close(self) -> None:
        """Forget the document."""
        with _reading:
            self._document.close()
