"""The record as a PDF: front page, contents, summary, one section an entry, annexes."""

from collections.abc import Callable, Iterable
from io import BytesIO
from pathlib import Path
from typing import Any, Final, NamedTuple

from ropa_desktop import i18n
from ropa_desktop.exchange.pdf import activity, annexed, blocks, figures, front, on_behalf, summary
from ropa_desktop.exchange.pdf.annexes import Annexes
from ropa_desktop.exchange.pdf.answers import Answers, shortened
from ropa_desktop.exchange.pdf.blocks import Entry, heading, note
from ropa_desktop.exchange.pdf.ending import draw_codes, notices, read_back
from ropa_desktop.exchange.pdf.grid import Cell, Column, Grid
from ropa_desktop.exchange.pdf.paper import Paper
from ropa_desktop.exchange.pdf.style import DENSE
from ropa_desktop.exchange.written import Written, replacing
from ropa_desktop.i18n import _
from ropa_desktop.register.contents import Contents

Progress = Callable[[int, int], None]

_OFTEN: Final = 25
_LONGEST_TITLE: Final = 140


def write(contents: Contents, record: str, target: Path, progress: Progress) -> Written:
    """Write the controller's or the processor's record, in the language in force."""
    with replacing(target) as fresh:
        return Written(target, *print_to(fresh, contents, record, progress))


def print_to(made: Path | BytesIO, contents: Contents, record: str, progress: Progress) -> tuple[int, tuple[str, ...]]:
    """The same into a file that is there, or into memory; gives the number of entries and what the user should know."""
    whose = front.whose(contents)
    with Paper(
        made,
        title=f"{_('Record of processing activities')} – {whose}",
        author=whose,
        subject=front.article(record),
        language=i18n.language(),
        footer=front.footer(contents, record),
        page_label=_("page {page} of {pages}"),
    ) as paper:
        document = _Document(paper, contents, record, progress)
        document.draw()
    read_back(made, paper.page - 1)
    return document.count, notices(paper)


class _Line(NamedTuple):
    """What contents and summary say of an entry: short texts only, so that many fit into memory."""

    key: str
    title: str
    cells: list[Cell]


class _Document:
    """Goes through the entries twice: for contents, summary and annexes, then to draw each section."""

    def __init__(self, paper: Paper, contents: Contents, record: str, progress: Progress) -> None:
        self._paper, self._contents, self._record, self._progress = paper, contents, record, progress
        self._answers = Answers()
        self._annexes = Annexes(contents, self._answers)
        self._processor = record == "processor"
        self._entries: Iterable[Any] = contents.on_behalf if self._processor else contents.activities
        self._total = contents.on_behalf_count if self._processor else contents.activity_count
        self._steps = 0
        self.count = 0

    def draw(self) -> None:
        """Draws the whole document."""
        lines = [self._line(entry) for entry in self._entries]
        front.draw(self._paper, self._answers, self._contents, self._record, len(lines))
        self._draw_contents(lines)
        if lines:
            self._draw_summary(lines)
            figures.of_all(self._paper, self._contents)
            self._draw_sections()
        if self.count != len(lines):
            raise RuntimeError(f"{self.count} entries were drawn, {len(lines)} were announced")
        self._draw_annexes()
        if self._paper.unprintable:
            draw_codes(self._paper)
        self._progress(self._total, self._total)

    def _step(self) -> None:
        if self._steps % _OFTEN == 0:
            self._progress(min(self.count, self._total), self._total)
        self._steps += 1

    def _line(self, entry: Any) -> _Line:
        self._step()
        self._annexes.note(entry)
        cells = (summary.of_on_behalf if self._processor else summary.of_activity)(self._answers, entry)
        return _Line(entry.id, shortened(entry.title(), _LONGEST_TITLE), cells)

    def _draw_contents(self, lines: list[_Line]) -> None:
        self._paper.turn()
        heading(self._paper, 1, _("Contents"), key="contents")
        entries = []
        if lines:
            entries.append(Entry(1, _("Summary"), "summary"))
            entries += [Entry(1, title, key) for key, title in figures.titles(self._contents)]
            entries.append(Entry(1, self._name(), "entries"))
            entries += [Entry(2, line.title, line.key) for line in lines]
        annexes = [Entry(2, title, key) for key, title in self._annexes.titles()]
        annexes += [Entry(2, one.title, annexed.key(one)) for one in self._contents.annexes]
        if annexes:
            entries += [Entry(1, _("Annexes"), "annexes"), *annexes]
        blocks.contents(self._paper, entries)

    def _name(self) -> str:
        return _("Processing on behalf of others") if self._processor else _("Processing activities")

    def _draw_summary(self, lines: list[_Line]) -> None:
        headings = summary.on_behalf_headings() if self._processor else summary.activity_headings()
        shares = summary.ON_BEHALF_SHARES if self._processor else summary.ACTIVITY_SHARES
        self._paper.turn(landscape=True)
        heading(self._paper, 1, _("Summary"), front.article(self._record), key="summary")
        note(self._paper, _("Shortened to be read at a glance: the whole stands in the section of each entry."))
        grid = Grid(self._paper, [Column(share, DENSE) for share in shares], headings)
        for line in lines:
            self._step()
            grid.row(line.cells)

    def _draw_sections(self) -> None:
        self._paper.turn(landscape=False)
        heading(self._paper, 1, self._name(), front.article(self._record), key="entries")
        draw = on_behalf.draw if self._processor else activity.draw
        for entry in self._entries:
            self._step()
            draw(self._paper, self._answers, entry)
            if self._contents.pictures:
                figures.of_entry(self._paper, entry, self._contents.day())
            self.count += 1

    def _draw_annexes(self) -> None:
        if any(self._annexes.titles()) or self._contents.annexes:
            self._paper.turn(landscape=False)
            heading(self._paper, 1, _("Annexes"), key="annexes")
            self._annexes.draw(self._paper, self._step)
        for one in self._contents.annexes:
            self._paper.turn(landscape=True)
            annexed.draw(self._paper, one, self._step)
