"""A report as a PDF: what is answered and for which day at the top, then its parts, as they come."""

from collections.abc import Callable, Sequence
from io import BytesIO
from pathlib import Path
from typing import Final

from ropa_desktop import i18n
from ropa_desktop.exchange import dates
from ropa_desktop.exchange.pdf import world
from ropa_desktop.exchange.pdf.blocks import heading, note, paragraph, rows
from ropa_desktop.exchange.pdf.ending import draw_codes, notices, read_back
from ropa_desktop.exchange.pdf.grid import Cell, Column, Grid, Mark
from ropa_desktop.exchange.pdf.paper import Paper
from ropa_desktop.exchange.pdf.style import CELL, DENSE, LEAD, TEXT, Style, mm
from ropa_desktop.exchange.pdf.tags import PARAGRAPH
from ropa_desktop.exchange.reports import words
from ropa_desktop.exchange.reports.marks import key, mark, marked
from ropa_desktop.exchange.written import Written, replacing
from ropa_desktop.i18n import _
from ropa_desktop.register.report import Cell as Value
from ropa_desktop.register.report import Line, Part, Report

Progress = Callable[[int, int], None]

_MARK: Final = mm(7)
_UPRIGHT: Final = 4  # columns that can be read beside each other on upright paper
_MANY: Final = 6
_OFTEN: Final = 50
_FEW: Final = 5  # lines
_BASE: Final = 0.77
_BELOW: Final = 6.0


def write(report: Report, target: Path, progress: Progress) -> Written:
    """Write the document in the language in force, and see that it is whole."""
    with replacing(target) as fresh:
        return Written(target, *print_to(fresh, report, progress))


def print_to(made: Path | BytesIO, report: Report, progress: Progress) -> tuple[int, tuple[str, ...]]:
    """The same into a file that is there, or into memory; gives the number of lines and what the user should know."""
    with Paper(
        made,
        title=report.title,
        author=report.organisation,
        subject=words.in_one_line(report),
        language=i18n.language(),
        footer=_footer(report),
        page_label=_("page {page} of {pages}"),
        landscape=max((len(part.headings) for part in report.parts), default=0) > _UPRIGHT,
    ) as paper:
        drawn = _draw(paper, report, progress)
        if paper.unprintable:
            draw_codes(paper)
    read_back(made, paper.page - 1)
    return drawn, notices(paper)


def _footer(report: Report) -> str:
    standing = report.standing
    state = _("register as of step {step}, {hash}").format(step=standing.step, hash=standing.short())
    return " · ".join([words.in_one_line(report), *([state] if standing.step else [])])


def _draw(paper: Paper, report: Report, progress: Progress) -> int:
    heading(paper, 0, report.title, key="front")
    if report.says:
        paragraph(paper, report.says, LEAD)
    rows(paper, words.about(report))
    if told := key(report):
        rows(paper, [(_("Marks"), told)])
    if report.world is not None and report.world.countries:
        world.show(paper, report.world)
    done = 0
    for part in report.parts:
        heading(paper, 1, part.title, words.counted(part))
        if part.says:
            _says(paper, part.says)
        if part.lines:
            done = _table(paper, part, done, report.lines(), progress)
        else:
            note(paper, words.nothing(part))
    progress(done, done)
    return done


def _says(paper: Paper, says: str) -> None:
    """A few sentences stay with the table that they are about."""
    lines = paper.lines(says, TEXT, paper.width)
    if len(lines) > _FEW:
        paragraph(paper, says)
        return
    element = paper.tags.block(PARAGRAPH)

    def draw(top: float) -> None:
        mark = paper.tags.mark(element)
        paper.ink.text(paper.left, top - _BASE * TEXT.leading, lines, TEXT, mark=mark)

    paper.keep(0, len(lines) * TEXT.leading + _BELOW, draw)


def _table(paper: Paper, part: Part, done: int, total: int, progress: Progress) -> int:
    signs = marked(part)
    grid = Grid(paper, _columns(paper, part, signs), [*([""] if signs else []), *(one.words for one in part.headings)])
    for line in part.lines:
        if done % _OFTEN == 0:
            progress(done, total)
        grid.row(_cells(line, signs))
        done += 1
    paper.skip(_BELOW)
    return done


def _columns(paper: Paper, part: Part, signs: bool) -> Sequence[Column]:
    style: Style = DENSE if len(part.headings) > _MANY else CELL
    whole = sum(max(one.weight, 1) for one in part.headings)
    room = paper.width - (_MARK if signs else 0)
    found = [Column(room * max(one.weight, 1) / whole, style) for one in part.headings]
    return [Column(_MARK, style), *found] if signs else found


def _cells(line: Line, signs: bool) -> list[Cell]:
    soft = line.tone == "soft"
    found: list[Cell] = [Mark(_words(cell), "soft") if soft else _words(cell) for cell in line.cells]
    return [Mark(mark(line), line.tone), *found] if signs else found


def _words(cell: Value) -> str:
    if cell is None:
        return ""
    return cell if isinstance(cell, str) else str(cell) if isinstance(cell, int) else dates.in_words(cell)
