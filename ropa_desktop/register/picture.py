"""A picture of boxes and lines with their places, as it is painted in the window and written into files."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final, NamedTuple

from ropa_desktop.i18n import _
from ropa_desktop.register.report import Tone

Measure = Callable[[str, bool], float]  # how wide a line is in a size of 1, in bold or not
Kind = str  # never translated: "chain" or "flow"
ENTRY: Final = "entry"  # the key of the box from which everything goes out


class Note(NamedTuple):
    """A line below the title of a box."""

    words: str
    tone: Tone = "soft"


def capital(words: str) -> str:
    """The words as they begin a line."""
    return words[:1].upper() + words[1:]


class Node(NamedTuple):
    """What becomes a box: who or what it is, in which column, and the record that one can open."""

    key: str
    column: int
    title: str
    notes: tuple[Note, ...] = ()
    class_name: str = ""
    record_id: str = ""


class Bundle(NamedTuple):
    """One line that each of some boxes goes into, and that leads to each of others."""

    sources: tuple[str, ...]
    targets: tuple[str, ...]


@dataclass(frozen=True)
class Graph:
    """What is to be shown, before anything has its place. In a tree each bundle has one source, and there are no edges.

    Bundles and edges lead to later columns only; a bundle to the next one.
    """

    kind: Kind
    title: str
    words: str
    says: str
    on: date
    columns: tuple[str, ...]
    nodes: tuple[Node, ...]
    bundles: tuple[Bundle, ...] = ()
    edges: tuple[tuple[str, str], ...] = ()
    tree: bool = False


class Text(NamedTuple):
    """One line of text; `y` is its base."""

    x: float
    y: float
    words: str
    size: float
    bold: bool
    tone: Tone


class Box(NamedTuple):
    """A box with its text; `name` says all of it, also what was too long for the box."""

    key: str
    column: int
    x: float
    y: float
    width: float
    height: float
    port: float  # the height at which lines come and go
    texts: tuple[Text, ...]
    title: str
    name: str
    class_name: str
    record_id: str
    leads_to: tuple[str, ...]


Points = tuple[tuple[float, float], ...]


class Line(NamedTuple):
    """A line, or the head of an arrow, and the boxes whose own it is: theirs alone is told from the others."""

    points: Points
    ends: tuple[str, ...]


@dataclass(frozen=True)
class Picture:
    """Everything in its place; x to the right, y down, the text in a size of 13 for a window of 100 %."""

    kind: Kind
    title: str
    words: str  # what it is a picture of: "Chain of processors"
    says: str
    on: date
    width: float
    height: float
    headings: tuple[Text, ...]  # of the columns
    boxes: tuple[Box, ...]  # by column, from the top
    lines: tuple[Line, ...]  # with the heads of their arrows

    def box(self, key: str) -> Box:
        """The box of this key."""
        return next(one for one in self.boxes if one.key == key)

    def told(self) -> Iterator[tuple[str, tuple[Box, ...]]]:
        """The same without a picture: each column with its boxes."""
        for number, heading in enumerate(self.columns):
            yield heading, tuple(one for one in self.boxes if one.column == number)

    @property
    def columns(self) -> tuple[str, ...]:
        """What each column is called."""
        return tuple(dict.fromkeys(one.words for one in self.headings))

    def in_words(self, box: Box) -> str:
        """A box and where it leads, in words."""
        names = dict.fromkeys(self.box(key).title for key in box.leads_to)
        return _("{box}. Leads to: {names}").format(box=box.name, names="; ".join(names)) if names else box.name

    def beside(self, key: str, across: int, down: int) -> str:
        """The key of the nearest box on one side of another; itself where there is none."""
        here = self.box(key)
        if across > 0:
            found: Sequence[Box] = [self.box(one) for one in here.leads_to]
        elif across < 0:
            found = [one for one in self.boxes if key in one.leads_to]
        else:
            column = [one for one in self.boxes if one.column == here.column]
            place = min(max(column.index(here) + down, 0), len(column) - 1)
            return column[place].key
        return min(found, key=lambda one: (abs(one.port - here.port), one.y), default=here).key
