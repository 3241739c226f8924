"""A report as text that fits a terminal: columns side by side, or below each other where there is no room."""

import unicodedata
from collections.abc import Iterator, Sequence
from datetime import date

from ropa_desktop.exchange import dates
from ropa_desktop.exchange.reports.marks import key, mark, marked
from ropa_desktop.exchange.reports.words import nothing, state
from ropa_desktop.register.report import Cell, Heading, Part, Report

_GAP, _NARROWEST = "  ", 9  # between columns; what a column needs to be read


def lines(report: Report, width: int) -> Iterator[str]:
    """The report, no line of it wider than `width`; what steers a terminal is printed as a space."""
    for line in _lines(report, max(width, 20)):
        yield line.rstrip()


def _lines(report: Report, width: int) -> Iterator[str]:
    yield from wrap(report.title, width)
    yield from _prose(report.says, width)
    yield from wrap(" · ".join(filter(None, (report.organisation, dates.in_words(report.day), state(report)))), width)
    for part in report.parts:
        yield ""
        yield from wrap(part.title, width)
        yield from _prose(part.says, width)
        if part.lines:
            yield from _table(part, width)
        else:
            yield from _prose(nothing(part), width)
    if told := key(report):
        yield ""
        yield from wrap(told.replace("✓", "+"), width)


def _prose(words: str, width: int) -> Iterator[str]:
    for paragraph in words.splitlines():
        yield from wrap(paragraph, width)


def _table(part: Part, width: int) -> Iterator[str]:
    signs = marked(part)
    room = width - (4 if signs else 2)
    rows = [[_words(cell) for cell in line.cells] for line in part.lines]
    widths = _widths(part.headings, rows, room)
    if not widths:
        yield from _blocks(part, rows, signs, width)
        return
    before = "    " if signs else "  "
    yield from _side_by_side([heading.words for heading in part.headings], widths, before)
    yield before + _GAP.join("-" * one for one in widths)
    for line, row in zip(part.lines, rows, strict=True):
        sign = f"{_sign(mark(line)):>3} " if signs else before
        yield from _side_by_side(row, widths, sign)


def _sign(sign: str) -> str:
    return sign.replace("✓", "+")  # a terminal of few letters has it too


def _side_by_side(row: Sequence[str], widths: Sequence[int], before: str) -> Iterator[str]:
    cells = [[one for words in cell.splitlines() or [""] for one in wrap(words, room)]
             for cell, room in zip(row, widths, strict=True)]  # fmt: skip
    for number in range(max(map(len, cells))):
        found = [cell[number] if number < len(cell) else "" for cell in cells]
        yield before + _GAP.join(text + " " * (room - _room(text)) for text, room in zip(found, widths, strict=True))
        before = " " * len(before)


def _blocks(part: Part, rows: Sequence[Sequence[str]], signs: bool, width: int) -> Iterator[str]:
    for line, row in zip(part.lines, rows, strict=True):
        first = f"{_sign(mark(line)):>2} " if signs else " - "
        for heading, cell in zip(part.headings, row, strict=True):
            if cell:
                for words in wrap(f"{heading.words}: {' '.join(cell.splitlines())}", width - 3):
                    yield first + words
                    first = "   "


def _widths(headings: Sequence[Heading], rows: Sequence[Sequence[str]], room: int) -> list[int]:
    """What each column gets: what it needs where its share is more, else its share; nothing where that is too little.

    What one column leaves goes to the others, and none gets less than it takes to be read.
    """
    needs = [max([1, _room(one.words), *(_room(part) for row in rows for part in row[at].splitlines())])
             for at, one in enumerate(headings)]  # fmt: skip
    least = [min(need, _NARROWEST) for need in needs]
    room -= len(_GAP) * (len(needs) - 1)
    if sum(least) > room:
        return []
    found, waiting = list(least), set(range(len(needs)))
    while waiting:
        whole = sum(max(headings[at].weight, 1) for at in waiting)
        shares = {at: room * max(headings[at].weight, 1) // whole for at in waiting}
        settled = {at: needs[at] for at in waiting if needs[at] <= shares[at]}
        settled = settled or {at: least[at] for at in waiting if shares[at] < least[at]} or shares
        for at, width in settled.items():
            found[at] = width
            room -= width
        waiting -= settled.keys()
    return found


def _words(cell: Cell) -> str:
    if isinstance(cell, date):
        return dates.in_words(cell)
    return "" if cell is None else str(cell)


def wrap(text: str, width: int) -> list[str]:
    """One paragraph in lines, broken between words; a word longer than a line is broken too."""
    found, line = [], ""
    for word in _printable(text).split(" "):
        if line and _room(line) + 1 + _room(word) > width:
            found.append(line)
            line = ""
        joined = f"{line} {word}" if line else word
        while _room(joined) > width:
            cut = _fitting(joined, width)
            found.append(joined[:cut])
            joined = joined[cut:]
        line = joined
    return [*found, line]


def _fitting(text: str, width: int) -> int:
    used = 0
    for at, letter in enumerate(text):
        used += _room(letter)
        if used > width and at:
            return at
    return len(text)


def _printable(text: str) -> str:
    return text if text.isprintable() else "".join(char if char.isprintable() else " " for char in text)


def _room(text: str) -> int:
    """How many places of a terminal a text takes."""
    if text.isascii():
        return len(text)
    return sum(
        0 if unicodedata.combining(one) else 2 if unicodedata.east_asian_width(one) in "WF" else 1 for one in text
    )
