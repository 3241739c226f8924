"""Which rows of a list are selected, as ranges: ten thousand of them are one."""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QItemSelection, QItemSelectionModel
from PySide6.QtWidgets import QTableView


def chosen(table: QTableView, ids: Sequence[str]) -> list[str]:
    """The ids of the rows that are selected, in order."""
    selection = table.selectionModel().selection()
    parts = [selection.at(n) for n in range(selection.count())]
    places = {row for part in parts for row in range(part.top(), part.bottom() + 1)}
    return [ids[place] for place in sorted(places) if place < len(ids)]


def choose(table: QTableView, ids: Sequence[str], wanted: Iterable[str]) -> None:
    """Select the rows of these ids, as far as the list has them, and tell nobody."""
    asked = set(wanted)
    places = [place for place, one in enumerate(ids) if one in asked]
    model, selection = table.model(), QItemSelection()
    starts = [place for n, place in enumerate(places) if n == 0 or places[n - 1] != place - 1]
    ends = [place for n, place in enumerate(places) if n == len(places) - 1 or places[n + 1] != place + 1]
    last = model.columnCount() - 1
    for start, end in zip(starts, ends, strict=True):
        selection.select(model.index(start, 0), model.index(end, last))
    blocked = table.selectionModel().blockSignals(True)
    table.selectionModel().select(selection, QItemSelectionModel.SelectionFlag.ClearAndSelect)
    table.selectionModel().blockSignals(blocked)
    table.viewport().update()
