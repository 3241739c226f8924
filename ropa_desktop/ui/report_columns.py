"""How wide the columns of a report are, by their weights and by what stands in them; a very long one goes below."""

import re
from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from ropa_desktop.register.report import Cell, Heading, Line

MARK = 22  # pixels at the left, for the mark of a tone or the arrow of a part
GAP = 14  # between columns
WIDEST_WORD = 150  # a longer one may be broken
LONG = 5  # lines of one cell from which its column is better read below the others
_SAMPLE, _READ = 60, 400  # lines that are measured, and characters of a cell

_BREAK = re.compile("[ \t\r\n]+")  # where a line may end; a space that holds two words together is none

Measure = Callable[[str], int]


class Columns(NamedTuple):
    """Where each column begins and how wide it is; `below` is the one that has a line of its own."""

    places: tuple[tuple[int, int], ...]
    below: int | None = None


class _Needs(NamedTuple):
    """What a column would take in one line, and what its longest word takes."""

    whole: int
    word: int
    weight: int


def columns(headings: Sequence[Heading], lines: Sequence[Line], words: Callable[[Cell], str],
            measure: Measure, width: int) -> Columns:  # fmt: skip
    """The columns of these lines in a page of this width."""
    step = max(len(lines) // _SAMPLE, 1)
    shown = lines[::step][:_SAMPLE]
    needs = [_needs(one, [words(line.cells[at])[:_READ] for line in shown], measure) for at, one in enumerate(headings)]
    wide = _widths(needs, width - MARK - GAP * len(needs))
    below = _too_long(needs, wide)
    if below is not None:
        rest = [one for at, one in enumerate(needs) if at != below]
        wide = _widths(rest, width - MARK - GAP * len(rest))
        wide.insert(below, width - MARK - GAP)
    return Columns(tuple(_places(wide, below)), below)


def _needs(heading: Heading, cells: Iterable[str], measure: Measure) -> _Needs:
    texts = [heading.words, *cells]
    lines = max((line for text in texts for line in text.splitlines()), key=len, default="")
    word = max((one for text in texts for one in _BREAK.split(text)), key=len, default="")
    head = round(measure(heading.words) * 1.1)  # it is bold
    one_word = max(measure(word), max((round(measure(one) * 1.1) for one in heading.words.split()), default=0))
    return _Needs(max(measure(lines), head) + 4, min(one_word + 4, WIDEST_WORD), max(heading.weight, 1))


def _widths(needs: Sequence[_Needs], room: int) -> list[int]:
    """Columns that need less than their share leave the rest to the others; no word is broken where there is room."""
    found: dict[int, int] = {}
    while len(found) < len(needs):
        left = [at for at in range(len(needs)) if at not in found]
        free, whole = max(room - sum(found.values()), 0), sum(needs[at].weight for at in left)
        shares = {at: free * needs[at].weight // whole for at in left}
        fixed = {at: needs[at].whole for at in left if needs[at].whole <= shares[at]}
        fixed = fixed or {at: needs[at].word for at in left if needs[at].word > shares[at]}
        if len(fixed) == len(left) and sum(fixed.values()) > free:
            fixed = shares  # not even the words have room
        found.update(fixed or shares)
    over = max(room - sum(found.values()), 0)
    whole = sum(one.weight for one in needs) or 1
    return [max(found[at] + over * one.weight // whole, 20) for at, one in enumerate(needs)]


def _too_long(needs: Sequence[_Needs], wide: Sequence[int]) -> int | None:
    if len(needs) < 4:
        return None
    lines, at = max((one.whole / width, at) for at, (one, width) in enumerate(zip(needs, wide, strict=True)))
    return at if lines > LONG else None


def _places(wide: Sequence[int], below: int | None) -> Iterable[tuple[int, int]]:
    left = MARK
    for at, width in enumerate(wide):
        if at == below:
            yield MARK, width
        else:
            yield left, width
            left += width + GAP
