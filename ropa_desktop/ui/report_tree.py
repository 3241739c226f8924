"""The lines of a report as a tree of one column: a part, below it its headings and its lines, or why it has none."""

from collections import Counter
from collections.abc import Generator, Iterator, Sequence
from datetime import date
from itertools import chain
from operator import attrgetter
from typing import Any, Literal, NamedTuple

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from ropa_desktop.exchange import dates
from ropa_desktop.exchange.reports.marks import MEANINGS
from ropa_desktop.i18n import _, figure
from ropa_desktop.register.report import Cell, Line, Part
from ropa_desktop.ui.plain import as_tooltip

Index = QModelIndex | QPersistentModelIndex
# Each line has a height of its own, which takes time: so many are shown at first, of a part and of all, and each time
# that more are wanted.
MOST, LEAST, OF_ALL, MORE = 100, 5, 250, 250
_AT_ONCE = 1_000  # lines that are looked at, or forgotten, at a time
ROW = Qt.ItemDataRole.UserRole


class Row(NamedTuple):
    """What stands in one row of the tree."""

    kind: Literal["part", "heads", "line", "none", "more"]
    part: Part
    line: Line | None = None
    words: str = ""


class Found(NamedTuple):
    """What of some parts has the words that are looked for, as rows to be shown."""

    wanted: Sequence[Part]
    words: str
    parts: list[tuple[Row, list[Row]]]
    number: int  # of lines that have the words
    tones: Counter[str]  # of all lines
    said: dict[int, list[str]]  # what the lines of a part say, once somebody has looked for words

    def rows(self) -> Iterator[tuple[tuple[int, int], Row]]:
        """Each row with its place, which is that of its index: what its parent is known by, and its number."""
        for above, (part, below) in enumerate(self.parts):
            yield (0, above), part
            yield from (((above + 1, number), row) for number, row in enumerate(below))


class ReportTree(QAbstractItemModel):
    """Parts above, their rows below; a part without a line that has the words looked for is left out."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._found = Found((), "", [], 0, Counter(), {})
        self._more: Counter[str] = Counter()  # how many lines beyond the first, by the titles of parts

    @property
    def parts(self) -> list[tuple[Row, list[Row]]]:
        """The rows that are shown: each part with those below it."""
        return self._found.parts

    @property
    def wanted(self) -> Sequence[Part]:
        """The parts of which those are shown that have the words."""
        return self._found.wanted

    @property
    def words(self) -> str:
        """What is looked for."""
        return self._found.words

    def find(self, parts: Sequence[Part], words: str = "") -> Generator[None, None, Found]:
        """Gather what of these parts has the words, a few lines at a time."""
        same = parts is self.wanted
        said: dict[int, list[str]] = self._found.said if same else {}
        tones = self._found.tones if same else (yield from _tones(parts))
        looked_for = words.casefold().split()
        found: list[tuple[Part, Sequence[Line]]] = []
        for part in parts:
            lines: Sequence[Line] = part.lines
            if looked_for and not all(word in part.title.casefold() for word in looked_for):
                lines = yield from _lines_that_say(part, looked_for, said)
                if not lines:
                    continue
            found.append((part, lines))
        first = min(max(OF_ALL // max(len(found), 1), LEAST), MOST)
        rows = [(Row("part", part), list(self._rows(part, lines, first))) for part, lines in found]
        return Found(parts, words, rows, sum(len(lines) for _part, lines in found), tones, said)

    def show(self, found: Found) -> Generator[None, None, None]:
        """Show this; what is left to be done is to forget what was shown before, a few lines at a time."""
        self.beginResetModel()
        before, self._found = self._found, found
        self.endResetModel()
        return _forget(before if before.wanted is not found.wanted else None)

    def want_more(self, part: Part) -> None:
        """From now on more lines of this part are wanted."""
        self._more[part.title] += MORE

    def count(self) -> int:
        """How many lines have the words."""
        return self._found.number

    def tones(self) -> Counter[str]:
        """How many lines have which tone, whether they are shown or not."""
        return self._found.tones

    def _rows(self, part: Part, lines: Sequence[Line], first: int) -> Iterator[Row]:
        if not lines:
            yield Row("none", part, words=part.none or _("None"))
            return
        yield Row("heads", part)
        most = first + self._more[part.title]
        for line in lines[:most]:
            yield Row("line", part, line)
        if len(lines) > most:
            words = _("Show more: {n} are left; the workbook and the PDF have them all")
            yield Row("more", part, words=words.format(n=figure(len(lines) - most)))

    # -- the tree

    def row_of(self, index: Index) -> Row | None:
        """What stands there."""
        if not index.isValid():
            return None
        inner = index.internalId()
        return self.parts[inner - 1][1][index.row()] if inner else self.parts[index.row()][0]

    def index(self, row: int, column: int, parent: Index = QModelIndex()) -> QModelIndex:  # noqa: B008, D102
        if not self.hasIndex(row, column, parent):
            return QModelIndex()
        return self.createIndex(row, column, parent.row() + 1 if parent.isValid() else 0)

    def parent(self, index: Index = QModelIndex()) -> Any:  # noqa: B008, D102
        inner = index.internalId() if index.isValid() else 0
        return self.createIndex(inner - 1, 0, 0) if inner else QModelIndex()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008, D102
        if not parent.isValid():
            return len(self.parts)
        return 0 if parent.internalId() else len(self.parts[parent.row()][1])

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008, D102
        return 1

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Headings cannot be chosen."""
        row = self.row_of(index)
        if row is None or row.kind in ("heads", "none"):
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: D102
        row = self.row_of(index)
        if row is None:
            return None
        if role == ROW:
            return row
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return spoken(row)
        if role == Qt.ItemDataRole.ToolTipRole and row.kind == "line":
            return as_tooltip(spoken(row, between="\n"))
        return None


def _tones(parts: Sequence[Part]) -> Generator[None, None, Counter[str]]:
    tones: Counter[str] = Counter()
    for part in parts:
        for start in range(0, len(part.lines), _AT_ONCE):
            tones.update(map(attrgetter("tone"), part.lines[start : start + _AT_ONCE]))
            yield
    return tones


def _lines_that_say(
    part: Part, looked_for: Sequence[str], said: dict[int, list[str]]
) -> Generator[None, None, list[Line]]:
    texts, found = said.setdefault(id(part), []), []
    for start in range(0, len(part.lines), _AT_ONCE):
        lines = part.lines[start : start + _AT_ONCE]
        if len(texts) == start:
            texts += [" ".join(map(words_of, line.cells)).casefold() for line in lines]
        told = zip(lines, texts[start : start + _AT_ONCE], strict=True)
        found += [line for line, text in told if all(word in text for word in looked_for)]
        yield
    return found


def _forget(found: Found | None) -> Generator[None, None, None]:
    # To forget 170,000 lines at once takes 50 ms; whoever calls holds none of them any more.
    lines = list(chain.from_iterable(part.lines for part in found.wanted)) if found else []
    found = None
    while lines:
        del lines[-_AT_ONCE:]
        yield


def words_of(cell: Cell) -> str:
    """A cell as it is read."""
    if isinstance(cell, date):
        return dates.in_words(cell)
    if isinstance(cell, int):
        return figure(cell)
    return cell or ""


def painted(cell: Cell) -> str:
    """A cell as it is painted: a day stays in one line."""
    words = words_of(cell)
    return words.replace(" ", "\u00a0") if isinstance(cell, date) else words


def spoken(row: Row, between: str = "; ") -> str:
    """The row for who hears it, and for a tooltip: each cell with its heading, and what its tone says."""
    if row.kind == "part":
        return ", ".join(filter(None, (row.part.title, str(len(row.part.lines)), row.part.says)))
    if row.kind == "heads":
        return between.join(one.words for one in row.part.headings)
    if row.line is None:
        return row.words
    cells = zip(row.part.headings, row.line.cells, strict=True)
    told = [f"{heading.words}: {words}" if heading.words else words
            for heading, cell in cells if (words := words_of(cell))]  # fmt: skip
    return between.join([*told, *([_(MEANINGS[row.line.tone])] if row.line.tone in MEANINGS else [])])
