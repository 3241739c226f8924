"""Pages in one pass: a cursor that runs down them, bookmarks, and what only the end of it knows."""

import zlib
from collections import Counter
from collections.abc import Callable
from contextlib import nullcontext
from dataclasses import dataclass, field
from pathlib import Path
from threading import Lock
from types import TracebackType
from typing import Any, BinaryIO, Final, Self

from reportlab.pdfbase.pdfdoc import LinkAnnotation, PDFArray, PDFDictionary, PDFName, PDFStream
from reportlab.pdfgen.canvas import Canvas

from ropa_desktop.exchange.pdf.file import save
from ropa_desktop.exchange.pdf.fonts import load
from ropa_desktop.exchange.pdf.ink import Ink, Script
from ropa_desktop.exchange.pdf.style import SMALL, Style, mm
from ropa_desktop.exchange.pdf.tags import FOOTER, PARAGRAPH, Tags
from ropa_desktop.exchange.pdf.text import wrap

_A4: Final = (mm(210), mm(297))
_SIDE: Final = mm(20)
_TOP: Final = mm(19)
_BOTTOM: Final = mm(24)
_FOOTER: Final = mm(15)
_FOOTER_LINES: Final = 2
# Whoever counts how many lines fit adds the same heights in another order.
_TOLERANCE: Final = 0.01
_REMEMBERED_TEXTS: Final = 20_000
_REMEMBERED_LENGTH: Final = 200
_LONGEST_SAID: Final = 4_000  # PDF/A allows 32,767 bytes
_PRINTED: Final = 4  # the flag of an annotation
# The fonts belong to the whole program, and reading them moves a position within their file.
_saving: Final = Lock()


class _Link(LinkAnnotation):  # type: ignore[misc]
    permitted = (*LinkAnnotation.permitted, "StructParent")


@dataclass(slots=True)
class _Sheet:
    page: Any
    width: float
    body: bytes
    late: list[Callable[[Ink], None]] = field(default_factory=list)


class Paper:
    """A document being drawn. Nothing is written before `close`, and after an exception nothing at all."""

    def __init__(
        self,
        target: Path | BinaryIO,
        *,
        title: str,
        author: str = "",
        subject: str = "",
        language: str = "en",
        footer: str = "",
        page_label: str = "page {page} of {pages}",
        landscape: bool = False,
        invariant: bool = False,
        read_footer: bool = False,
    ) -> None:
        self._target = target
        self.unprintable: Counter[str] = Counter()
        self.pages_of: dict[str, int] = {}
        self.tags = Tags()
        self._links = 0
        self._wrapped: dict[tuple[str, Style, float], list[str]] = {}
        self._page_label = page_label
        self._read_footer = read_footer  # where it says what stands nowhere else, it is read once
        self._footer = self.lines(" ".join(footer.split()), SMALL, _A4[0] - 2 * _SIDE - mm(35))
        if len(self._footer) > _FOOTER_LINES:
            self._footer = [*self._footer[: _FOOTER_LINES - 1], self._footer[_FOOTER_LINES - 1].rstrip()[:-1] + "…"]
        self._canvas = Canvas(
            "",
            pageCompression=1,
            invariant=invariant,
            pdfVersion=(1, 7),
            initialFontName=load(False).face.font.fontName,
            lang=language,
        )
        self._describe(title, author, subject)
        self._script = Script(self._canvas._doc)
        self._sheets: list[_Sheet] = []
        self._outline_level = -1
        self._start(landscape)

    def _describe(self, title: str, author: str, subject: str) -> None:
        self._canvas.setTitle(_said(title))
        self._canvas.setAuthor(_said(author))
        self._canvas.setSubject(_said(subject))
        self._canvas.setCreator("ROPA Desktop")
        self._canvas.setViewerPreference("DisplayDocTitle", "true")
        self._canvas.showOutline()

    # The page under the cursor

    def _start(self, landscape: bool) -> None:
        across, high = sorted(_A4, reverse=landscape)
        self.landscape = landscape
        self.left, self.width = _SIDE, across - 2 * _SIDE
        self.top, self.bottom = high - _TOP, _BOTTOM
        self.y = self.top
        self.ink = Ink(self._script)
        self._kept: list[tuple[float, float, Callable[[float], None]]] = []
        self._late: list[Callable[[Ink], None]] = []
        self._canvas.setPageSize((across, high))

    @property
    def page(self) -> int:
        """The number of the page under the cursor."""
        return len(self._sheets) + 1

    @property
    def fresh(self) -> bool:
        """Whether nothing is drawn on this page yet."""
        return self.y == self.top

    @property
    def room(self) -> float:
        """The height left on this page, less what is kept with whatever comes next."""
        return self.y - self.bottom - sum(above + height for above, height, _ in self._kept)

    def keep(self, above: float, height: float, draw: Callable[[float], None]) -> None:
        """Draws on the page of whatever is drawn next: a heading never stands alone at the foot of a page."""
        self._kept.append((above, height, draw))

    def take(self, height: float) -> float:
        """The top of a strip of this height, on a new page where this one has no room for it."""
        if self.room + _TOLERANCE < height and not self.fresh:
            self.turn()
        kept, self._kept = self._kept, []
        for above, kept_height, draw in kept:
            self.skip(above)
            draw(self.y)
            self.y -= kept_height
        top = self.y
        self.y -= height
        return top

    def skip(self, height: float) -> None:
        """Leaves some room, but not at the head of a page."""
        if not self.fresh:
            self.y = max(self.y - height, self.bottom)

    def turn(self, landscape: bool | None = None) -> None:
        """Goes on on a new page; what waits to be kept with its next goes along."""
        kept = self._kept
        landscape = self.landscape if landscape is None else landscape
        if not self.fresh:
            self._finish()
        self._start(landscape)
        self._kept = kept

    def _finish(self) -> None:
        width, body, late = self.width, zlib.compress(self.ink.operators()), self._late
        self._canvas.showPage()
        page = self._canvas._doc.Pages[-1]
        page.StructParents, page.Tabs = self.tags.turn(), PDFName("S")
        page.__NoDefault__ = [*(one for one in page.__NoDefault__ if one != "Trans"), "StructParents", "Tabs"]
        self._sheets.append(_Sheet(page, width, body, late))

    # Text

    def lines(self, text: str, style: Style, width: float) -> list[str]:
        """The lines of a text in this width; what no font can print is counted here."""
        key = (text, style, width)
        lines = self._wrapped.get(key)
        if lines is None:
            font = load(style.bold)
            if not font.characters.issuperset(text):
                parts = (font.printable(part, self.unprintable) for part in text.splitlines())
                return wrap("\n".join(parts), font, style.size, width)
            lines = wrap(text, font, style.size, width)
            if len(text) <= _REMEMBERED_LENGTH:
                if len(self._wrapped) >= _REMEMBERED_TEXTS:
                    self._wrapped.clear()
                self._wrapped[key] = lines
        return lines

    # Finding the way

    def mark(self, key: str, title: str, level: int, y: float) -> None:
        """Makes this place a bookmark under a key of its own; the first level is 0."""
        if key in self.pages_of:
            raise ValueError(f"two places have the key {key!r}")
        self.pages_of[key] = self.page
        self._outline_level = min(level, self._outline_level + 1)
        self._canvas.bookmarkPage(key, fit="XYZ", top=round(y, 2))
        self._canvas.addOutlineEntry(_said(title), key, self._outline_level)

    def link(self, key: str, title: str, box: tuple[float, float, float, float], element: int) -> None:
        """Makes a part of this page, an element of the tags, lead to the place of that key, which may come later."""
        self._links += 1
        name = f"link {self._links}"
        annotation = _Link(
            box, _said(title), self._canvas._bookmarkReference(key), "[0 0 0]",
            StructParent=self.tags.link(element, f"Annot.{name}"), F=_PRINTED,
        )  # fmt: skip
        self._canvas._addAnnotation(annotation, name)

    def late(self, draw: Callable[[Ink], None]) -> None:
        """Draws onto this page at the end, when `pages_of` is complete."""
        self._late.append(draw)

    # The end

    def close(self) -> None:
        """Adds the footers and writes the file."""
        self.take(0)
        if not self.fresh or not self._sheets:
            self._finish()
        for number, sheet in enumerate(self._sheets, start=1):
            ink = Ink(self._script)
            for draw in sheet.late:
                draw(ink)
            self._draw_footer(ink, sheet.width, number)
            layers = (sheet.body, zlib.compress(ink.operators()))
            sheet.page.Contents = PDFArray([self._stream(layer) for layer in layers])
            sheet.page.stream = None
            sheet.body = b""
        with self._target.open("wb") if isinstance(self._target, Path) else nullcontext(self._target) as file, _saving:
            save(self._canvas, self.tags, file)

    def _stream(self, content: bytes) -> Any:
        stream = PDFStream(PDFDictionary({"Filter": PDFName("FlateDecode")}), content)
        return self._canvas._doc.Reference(stream)

    def _draw_footer(self, ink: Ink, width: float, number: int) -> None:
        right = _SIDE + width
        ink.rule(_SIDE, _FOOTER + SMALL.leading, right, _FOOTER + SMALL.leading)
        read = self._footer and self._read_footer and number == 1
        mark = self.tags.mark_on(0, self.tags.add(PARAGRAPH, 0)) if read else FOOTER
        ink.text(_SIDE, _FOOTER, self._footer, SMALL, mark=mark)
        label = self._page_label.format(page=number, pages=len(self._sheets))
        ink.text(right - load(False).measure(label) * SMALL.size, _FOOTER, [label], SMALL, mark=FOOTER)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if kind is None:
            self.close()


def _said(text: str) -> str:
    """A text beside the pages, on one line: of the document, of a bookmark, of a link."""
    words = " ".join(text.split())
    words = words if len(words) <= _LONGEST_SAID else f"{words[:_LONGEST_SAID]}…"
    return load(False).printable(words, Counter())
