"""The lines of a report as a tree of one column: a part, below it its headings and its lines, or why it has none."""

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date
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
ROW = Qt.ItemDataRole.UserRole


class Row(NamedTuple):
    """What stands in one row of the tree."""

    kind: Literal["part", "heads", "line", "none", "more"]
    part: Part
    line: Line | None = None
    words: str = ""


class ReportTree(QAbstractItemModel):
    """Parts above, their rows below; a part without a line that has the words looked for is left out."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.parts: list[tuple[Row, list[Row]]] = []
        self.wanted: Sequence[Part] = ()
        self.words = ""
        self._more: Counter[str] = Counter()  # how many lines beyond the first, by the titles of parts
        self._said: dict[int, list[str]] = {}  # what the lines of a part say, once somebody has looked for words
        self._count = 0

    def show_parts(self, parts: Sequence[Part], words: str = "") -> None:
        """Show what of these parts has the words."""
        self.beginResetModel()
        if parts is not self.wanted:
            self._said = {}
        self.wanted, self.words = parts, words
        found = list(self._found())
        self._count = sum(len(lines) for _part, lines in found)
        first = min(max(OF_ALL // max(len(found), 1), LEAST), MOST)
        self.parts = [(Row("part", part), list(self._rows(part, lines, first))) for part, lines in found]
        self.endResetModel()

    def want_more(self, part: Part) -> None:
        """From now on more lines of this part are wanted."""
        self._more[part.title] += MORE

    def count(self) -> int:
        """How many lines have the words."""
        return self._count

    def _found(self) -> Iterator[tuple[Part, Sequence[Line]]]:
        looked_for = self.words.casefold().split()
        for part in self.wanted:
            lines: Sequence[Line] = part.lines
            if looked_for and not all(word in part.title.casefold() for word in looked_for):
                lines = self._lines_that_say(part, looked_for)
                if not lines:
                    continue
            yield part, lines

    def _lines_that_say(self, part: Part, looked_for: Sequence[str]) -> list[Line]:
        if id(part) not in self._said:
            self._said[id(part)] = [" ".join(map(words_of, line.cells)).casefold() for line in part.lines]
        said = self._said[id(part)]
        return [line for line, text in zip(part.lines, said, strict=True) if all(word in text for word in looked_for)]

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
