"""Pages on paper: painted at the printer's own resolution, in strips, since a whole page would take much memory."""

from collections.abc import Callable, Sequence
from typing import Final

from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPageLayout, QPainter
from PySide6.QtPrintSupport import QPrinter

from ropa_desktop.errors import Cancelled, KnownError
from ropa_desktop.exchange.pdf.pages import Pages
from ropa_desktop.i18n import _

Progress = Callable[[int, int], None]

_SHARP: Final = 600  # dots to the inch: more is not to be seen
_STRIP: Final = 512  # lines


def print_pages(pages: Pages, numbers: Sequence[int], printer: QPrinter, progress: Progress) -> int:
    """Paint these pages, each as large as the paper allows; gives how many sheets that are."""
    copies = 1 if printer.supportsMultipleCopies() else printer.copyCount()
    sheets = [page for _copy in range(copies) for page in numbers]
    painter = QPainter()
    try:
        for done, page in enumerate(sheets):
            progress(done, len(sheets))
            _turn(printer, pages.sizes[page])
            if not (painter.begin(printer) if done == 0 else printer.newPage()):
                raise KnownError(_("The printer takes no pages. Nothing is lost; try another one, or save the file."))
            _paint(painter, printer, pages, page)
    except Cancelled:
        printer.abort()
        raise
    finally:
        if painter.isActive():
            painter.end()
    return len(sheets)


def _turn(printer: QPrinter, size: tuple[float, float]) -> None:
    """Paper as the page lies."""
    across = size[0] > size[1]
    printer.setPageOrientation(QPageLayout.Orientation.Landscape if across else QPageLayout.Orientation.Portrait)


def _paint(painter: QPainter, printer: QPrinter, pages: Pages, page: int) -> None:
    wide, high = pages.sizes[page]
    paper = printer.pageLayout().fullRectPixels(printer.resolution())
    free = printer.pageLayout().paintRectPixels(printer.resolution())
    # A page as large as the paper keeps its own margins; what the printer cannot reach lies in them.
    room = QRectF(paper) if abs(wide / high - paper.width() / paper.height()) < 0.01 else QRectF(free)
    scale = min(room.width() / wide, room.height() / high)
    dots = min(printer.resolution(), _SHARP) / 72
    across, down = round(wide * dots), round(high * dots)
    left = room.left() - free.left() + (room.width() - wide * scale) / 2
    top = room.top() - free.top() + (room.height() - high * scale) / 2
    if printer.fullPage():
        left, top = left + free.left(), top + free.top()
    for line in range(0, down, _STRIP):
        found = pages.pixels(page, across, down, line, _STRIP)
        strip = QImage(found.content, found.width, found.height, found.stride, QImage.Format.Format_RGB32)
        by = high * scale / down
        painter.drawImage(QRectF(left, top + line * by, wide * scale, found.height * by), strip)
