"""A table of records of one class: some fields are its columns, whatever else they say stands below each."""

from collections.abc import Iterable, Mapping
from typing import Final

from ropa_desktop.exchange.pdf.answers import Answers, Pair, rest, shortened
from ropa_desktop.exchange.pdf.grid import Cell, Column, Grid, Mark, Wrapped
from ropa_desktop.exchange.pdf.paper import Paper
from ropa_desktop.exchange.pdf.style import CELL, mm
from ropa_desktop.exchange.pdf.tags import ROW_HEADING, spanning
from ropa_desktop.i18n import _
from ropa_desktop.register.record import Record

_INDENT: Final = mm(6)
_LABEL: Final = mm(44)
_WHOLE: Final = mm(55)
_LONGEST_NAME: Final = 80
_LABELS: Final = CELL.toned("soft")


class Listing:
    """Rows that are drawn as they are added; every field that says something is said, but those `elsewhere`."""

    def __init__(
        self,
        paper: Paper,
        answers: Answers,
        cls: type[Record],
        shares: Mapping[str, float],
        *,
        elsewhere: Iterable[str] = (),
        headings: Mapping[str, str] | None = None,
    ) -> None:
        self._paper, self._answers = paper, answers
        headings = headings or {}
        self._fields = [cls.field(name) for name in shares]
        self._rest = rest(cls, shares, elsewhere)
        columns = [Column(share, CELL) for share in shares.values()]
        self._grid = Grid(paper, columns, [headings.get(one.name) or answers.label(one) for one in self._fields])
        value = paper.width - _INDENT - _LABEL
        below = (
            Column(_INDENT, CELL, None), Column(_LABEL, _LABELS, ROW_HEADING),
            Column(value, CELL, spanning(len(columns) - 1)),
        )  # fmt: skip
        self._below = Grid(paper, below, close=True, table=lambda: self._grid.table)

    def add(self, record: Record, instead: Mapping[str, Cell | None] | None = None, first: Iterable[Pair] = ()) -> None:
        """Draws one record; `instead` puts fields in other words, `first` stands before what is below."""
        instead = instead or {}
        below = [self._below.wrap(("", *pair)) for pair in (*first, *self._answers.pairs(record, self._rest, instead))]
        row = self._grid.wrap([self._cell(one.name, record, instead) for one in self._fields])
        self._keep_together(row, below)
        self._grid.put(row, ruled=not below)
        for at, wrapped in enumerate(below, start=1):
            self._continue(record, wrapped)
            self._below.put(wrapped, ruled=at == len(below))

    def _continue(self, record: Record, wrapped: Wrapped) -> None:
        """Says at the head of the next page whose lines go on there."""
        if not self._paper.room < self._below.height(wrapped) <= _WHOLE or self._paper.fresh:
            return
        self._paper.turn()
        name = shortened(record.title(), _LONGEST_NAME)
        words = Mark(_("{name} (continued)").format(name=name), "soft")
        self._grid.put(self._grid.wrap([words, *[""] * (len(self._fields) - 1)]), ruled=False, repeated=True)

    def _keep_together(self, row: Wrapped, below: list[Wrapped]) -> None:
        """Goes to the next page where a small record would be torn, or a row leave what is below it."""
        height = self._grid.height(row) + sum(map(self._below.height, below))
        if height > _WHOLE and below:
            height = self._grid.height(row) + self._below.height(below[0])
        if self._paper.room < height <= _WHOLE and not self._paper.fresh:
            self._paper.turn()

    def _cell(self, name: str, record: Record, instead: Mapping[str, Cell | None]) -> Cell:
        answer = instead[name] if name in instead else self._answers.said(type(record).field(name), record)
        return "" if answer is None else answer
