"""The pictures of an entry as a PDF: as many pages as it takes to be read, the same boxes in the document's own ink."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Final

from ropa_desktop import i18n
from ropa_desktop.exchange import dates
from ropa_desktop.exchange.pdf.answers import shortened
from ropa_desktop.exchange.pdf.blocks import heading, note, paragraph
from ropa_desktop.exchange.pdf.ending import draw_codes, notices, read_back
from ropa_desktop.exchange.pdf.fonts import load
from ropa_desktop.exchange.pdf.paper import Paper
from ropa_desktop.exchange.pdf.style import LEAD, Style, mm
from ropa_desktop.exchange.written import Written, replacing
from ropa_desktop.i18n import _
from ropa_desktop.register.contents import Standing
from ropa_desktop.register.picture import ENTRY, Box, Graph, Picture, Points, Text
from ropa_desktop.register.picture_layout import layout
from ropa_desktop.register.picture_lines import frame

Progress = Callable[[int, int], None]

_USUAL: Final = 0.72  # a size of 13 becomes 9.4 points
_UPRIGHT: Final = 0.6  # as small as text gets on upright paper; else the paper is turned
_PAGE: Final = mm(170)
_ROUND: Final = 6.0
_BELOW: Final = 6.0
_CONTINUED: Final = 24.0
_HEAD: Final = 60.0
_LONGEST: Final = 60


def write(graphs: Sequence[Graph], standing: Standing, target: Path, progress: Progress) -> Written:
    """Write the pictures of one entry, in the language in force."""
    title = graphs[0].title
    with replacing(target) as fresh:
        with Paper(
            fresh, title=title, subject=", ".join(one.words for one in graphs), language=i18n.language(),
            footer=_footer(graphs[0], standing), page_label=_("page {page} of {pages}"), landscape=True,
        ) as paper:  # fmt: skip
            for number, graph in enumerate(graphs):
                progress(number, len(graphs))
                draw(paper, graph)
            if paper.unprintable:
                paper.turn()
                draw_codes(paper)
        read_back(fresh, paper.page - 1)
    progress(len(graphs), len(graphs))
    return Written(target, len(graphs), notices(paper))


def _footer(graph: Graph, standing: Standing) -> str:
    state = _("register as of step {step}, {hash}").format(step=standing.step, hash=standing.short())
    return " · ".join([graph.title[:80], dates.in_words(graph.on), *([state] if standing.step else [])])


def measure(words: str, bold: bool) -> float:
    """How wide a line is in a size of 1."""
    font = load(bold)
    return font.measure(font.printable(words, Counter()))


def draw(paper: Paper, graph: Graph) -> None:
    """A picture on a page of its own; a high one goes on on the next, and what was cut through is drawn again there."""
    picture = layout(graph, measure)
    paper.turn(landscape=_PAGE / max(picture.width, 1) < _UPRIGHT or picture.height <= picture.width)
    heading(paper, 1, f"{graph.words}: {graph.title}", dates.in_words(graph.on))
    if picture.says:
        paragraph(paper, picture.says, LEAD)
    _pieces(paper, picture)


def draw_within(paper: Paper, graph: Graph) -> None:
    """A picture below the text of its entry, on another page only where it does not fit or the paper must be turned."""
    picture = layout(graph, measure)
    landscape = _PAGE / max(picture.width, 1) < _UPRIGHT
    if landscape or paper.landscape:
        paper.turn(landscape=landscape)
    height = min(_USUAL, paper.width / max(picture.width, 1)) * picture.height
    if paper.room < height + _HEAD:
        paper.turn()
    heading(paper, 3, graph.words, f"{shortened(graph.title, _LONGEST)}, {dates.in_words(graph.on)}")
    if picture.says:
        note(paper, picture.says)
    _pieces(paper, picture)


def _pieces(paper: Paper, picture: Picture) -> None:
    scale = min(_USUAL, paper.width / max(picture.width, 1))
    for piece in pieces(picture, (paper.room - _BELOW) / scale, (paper.top - paper.bottom - _CONTINUED) / scale):
        _piece(paper, picture, scale, *piece)


def pieces(picture: Picture, first: float, room: float) -> Iterator[tuple[float, float]]:
    """From where to where each page shows it, so that every box stands whole on one of them."""
    top, height = 0.0, first
    while True:
        bottom = top + height
        left = [one for one in picture.boxes if one.y + one.height > bottom]
        later = min((one.y for one in left), default=bottom)
        if not left or later <= top:  # a box that is higher than a page is cut
            yield top, bottom
            if not left:
                return
            later = bottom
        else:
            yield top, bottom
        top, height = later, room


def _piece(paper: Paper, picture: Picture, scale: float, top: float, bottom: float) -> None:
    if top > 0:
        paper.turn()
        note(paper, _("continued: {name}").format(name=picture.words))
    height = min(bottom, picture.height) - top
    start = paper.take(min(height * scale, paper.room))
    box = (paper.left, paper.y, paper.left + picture.width * scale, start)

    def at(x: float, y: float) -> tuple[float, float]:
        return paper.left + x * scale, start - (y - top) * scale

    whole = [one for one in picture.boxes if one.y >= top and one.y + one.height <= bottom]
    element = paper.tags.figure(box, _in_words(picture, whole))
    for one in (*(picture.headings if top <= 0 else ()), *(text for each in whole for text in each.texts)):
        _write(paper, one, scale, *at(one.x, one.y), paper.tags.mark(element))
    mark = paper.tags.mark(element)
    for each in whole:
        _rules(paper, frame(each.x, each.y, each.width, each.height, _ROUND), at, _edge(each), mark)
    cut = {box.key for box in picture.boxes if box not in whole and top <= box.port <= bottom}
    for line in picture.lines:
        if cut.isdisjoint(line.ends):  # the others stand on the page of their box
            for part in _within(line.points, top, bottom):
                _rules(paper, part, at, "soft", mark)


def _in_words(picture: Picture, boxes: Sequence[Box]) -> str:
    """What a part of a picture shows, for who does not see it."""
    parts = [f"{picture.words}: {picture.title}."]
    for column, several in picture.told():
        if shown := [picture.in_words(one) for one in several if one in boxes]:
            parts.append(f"{column}: {'. '.join(shown)}.")
    return " ".join(parts)


def _edge(box: Box) -> str:
    return "accent" if box.key == ENTRY else "line"


def _write(paper: Paper, one: Text, scale: float, x: float, y: float, mark: str) -> None:
    words = load(one.bold).printable(one.words, paper.unprintable)
    paper.ink.text(x, y, [words], _style(round(one.size * scale, 2), one.bold), one.tone or "text", mark)


@cache
def _style(size: float, bold: bool) -> Style:
    return Style(size, round(size * 1.3, 2), bold=bold)


def _rules(
    paper: Paper, points: Points, at: Callable[[float, float], tuple[float, float]], tone: str, mark: str
) -> None:
    places = [at(*one) for one in points]
    for one, other in pairwise(places):
        paper.ink.rule(*one, *other, tone=tone, weight=0.8 if tone == "accent" else 0.5, mark=mark)


def _within(points: Points, top: float, bottom: float) -> Iterator[Points]:
    """What of a line lies on a page."""
    for (x, y), (to_x, to_y) in pairwise(points):
        if max(y, to_y) < top or min(y, to_y) > bottom:
            continue
        if y == to_y:
            yield (x, y), (to_x, to_y)
            continue
        slope = (to_x - x) / (to_y - y)
        start, end = (min(max(one, top), bottom) for one in (y, to_y))
        yield (x + (start - y) * slope, start), (x + (end - y) * slope, end)
