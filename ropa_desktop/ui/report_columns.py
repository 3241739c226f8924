"""How wide the columns of a report are, by their weights and by what stands in them; very long ones go below."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple

from ropa_desktop.register.report import Cell, Heading, Line
from ropa_desktop.ui.size import px

MARK = 22  # pixels at the left, for the mark of a tone or the arrow of a part
GAP = 14  # between columns
WIDEST_WORD = 190  # pixels of 100 %; a longer one may be broken
LONG = 5  # lines of one cell from which its column is better read below the others
FEWEST = 3  # columns that stay beside each other, come what may
_SAMPLE, _READ = 60, 400  # lines that are measured, and characters of a cell
_BREAK = re.compile("[ \t\r\n]+")  # where a line may end; a space that holds two words together is none

Measure = Callable[[str], int]


class Columns(NamedTuple):
    """Where each column begins and how wide it is; those `below` have lines of their own."""

    places: tuple[tuple[int, int], ...]
    below: tuple[int, ...] = ()


class _Needs(NamedTuple):
    """What a column would take with no line broken, what its longest word takes, and what all in one line would."""

    whole: int
    word: int
    weight: int
    length: int


def columns(headings: Sequence[Heading], lines: Sequence[Line], words: Callable[[Cell], str],
            measure: Measure, width: int) -> Columns:  # fmt: skip
    """The columns of these lines in a page of this width."""
    needs = [_needs(one, [words(line.cells[at])[:_READ] for line in lines], measure) for at, one in enumerate(headings)]
    beside, below = list(range(len(needs))), set[int]()
    while True:
        room = width - px(MARK) - px(GAP) * len(beside)
        wide = dict(zip(beside, _widths([needs[at] for at in beside], room), strict=True))
        worst = _too_long(needs, wide, room)
        if worst is None:
            return Columns(tuple(_places(len(needs), wide, width)), tuple(sorted(below)))
        beside.remove(worst)
        below.add(worst)


def sample(lines: Sequence[Sequence[Line]]) -> list[Line]:
    """As many lines as are measured, from the first to the last: 100,000 are not even gathered for it."""
    step = max(sum(map(len, lines)) // _SAMPLE, 1)
    found, skipped = list[Line](), 0
    for some in lines:
        found += some[skipped::step]
        skipped = (skipped - len(some)) % step
    return found[:_SAMPLE]


def _needs(heading: Heading, cells: Iterable[str], measure: Measure) -> _Needs:
    texts = [heading.words, *cells]
    bold = [round(measure(one) * 1.1) for one in (heading.words, *heading.words.split())]
    whole = _widest((line for text in texts for line in text.splitlines()), measure)
    word = _widest((one for text in texts for one in _BREAK.split(text)), measure)
    length = _widest((text.replace("\n", " ") for text in texts), measure)
    word = min(max([word, *bold[1:]]) + 4, px(WIDEST_WORD))
    return _Needs(max(whole, bold[0]) + 4, word, max(heading.weight, 1), length)


def _widest(texts: Iterable[str], measure: Measure) -> int:
    """Of those that have most letters, what the widest takes: measuring all of them would take long."""
    longest = sorted(set(texts), key=len)[-8:]
    return max(map(measure, longest), default=0)


def _widths(needs: Sequence[_Needs], room: int) -> list[int]:
    """Columns that need less than their share leave the rest to the others; no word is broken where there is room."""
    found: dict[int, int] = {}
    while len(found) < len(needs):
        left = [at for at in range(len(needs)) if at not in found]
        free, whole = max(room - sum(found.values()), 0), sum(needs[at].weight for at in left)
        shares = {at: free * needs[at].weight // whole for at in left}
        fixed = {at: needs[at].whole for at in left if needs[at].whole <= shares[at]}
        fixed = fixed or {at: needs[at].word for at in left if needs[at].word > shares[at]}
        found.update(fixed or shares)
    taken, weights = sum(found.values()), sum(one.weight for one in needs)
    if taken > room:  # not even the words have room
        return [max(found[at] * max(room, 0) // taken, 1) for at in range(len(needs))]
    return [found[at] + (room - taken) * one.weight // weights for at, one in enumerate(needs)]


def _too_long(needs: Sequence[_Needs], wide: dict[int, int], room: int) -> int | None:
    """The column that is to go below: where one has many lines, or where the words of all have no room."""
    if len(wide) <= FEWEST:
        return None
    # The first two say what the row is about, so they stay as long as another can go.
    lines, worst = max((needs[at].length / width / (1 if at > 1 else 2), at) for at, width in wide.items())
    crowded = sum(needs[at].word for at in wide) > room
    return worst if crowded or lines > LONG else None


def _places(count: int, wide: dict[int, int], width: int) -> Iterator[tuple[int, int]]:
    left = px(MARK)
    for at in range(count):
        if at in wide:
            yield left, wide[at]
            left += wide[at] + px(GAP)
        else:
            yield px(MARK), max(width - px(MARK) - px(GAP), 1)
