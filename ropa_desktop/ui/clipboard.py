"""Rows on the clipboard for a spreadsheet: as lines of columns and as a table, and no text in them is a formula."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from html import escape
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, Qt
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QPlainTextEdit

from ropa_desktop.i18n import ngettext

if TYPE_CHECKING:
    from ropa_desktop.ui.main_window import MainWindow
    from ropa_desktop.ui.record_list import ListModel

SAID = 4000  # milliseconds for which the status line says that something was copied
Cell = str | int | date | None
# Excel reads the first and Calc the second; without its own mark each takes =1+1 in a table for a formula, and 007 for
# a number, and neither heeds the other's.
_AS_TEXT = """ style="mso-number-format:'\\@'" sdnum="1033;0;@\""""


@dataclass(frozen=True)
class Block:
    """Rows that have the same headings."""

    headings: Sequence[str]
    rows: Sequence[Sequence[Cell]]


def put(blocks: Sequence[Block]) -> None:
    """Put them on the clipboard, both ways; a spreadsheet takes the table, anything else the lines."""
    data = QMimeData()
    data.setText(lines(blocks))
    data.setHtml(table(blocks))
    QApplication.clipboard().setMimeData(data)


def lines(blocks: Sequence[Block]) -> str:
    """Columns between tabs; an apostrophe stands before what a spreadsheet would take for a formula."""
    parts = ("\n".join("\t".join(map(_plain, row)) for row in (block.headings, *block.rows)) for block in blocks)
    return "\n\n".join(parts)


def table(blocks: Sequence[Block]) -> str:
    """One table, in which every text says that it is one; figures and days are what they are."""
    rows = []
    for block in blocks:
        rows.append("".join(f"<th{_AS_TEXT}>{_marked_up(one)}</th>" for one in block.headings))
        rows += ["".join(map(_cell, row)) for row in block.rows]
    body = "".join(f"<tr>{row}</tr>" for row in rows)
    return f'<html><head><meta charset="utf-8"></head><body><table>{body}</table></body></html>'


def _plain(cell: Cell) -> str:
    from ropa_desktop.exchange.csv_file import FORMULA

    if cell is None or isinstance(cell, int | date):
        return "" if cell is None else str(cell)
    text = " ".join(cell.split())
    return "'" + text if text.startswith(FORMULA) else text


def _cell(cell: Cell) -> str:
    if isinstance(cell, int | date):
        return f"<td>{cell}</td>"
    return f"<td{_AS_TEXT}>{_marked_up(cell or '')}</td>"


def _marked_up(text: str) -> str:
    # A line break within a cell; a plain one would begin a row of its own.
    return escape(text).replace("\n", '<br style="mso-data-placement:same-cell">')


class Copying:
    """Copies the rows that are chosen in a list or in an answer, or the text that is selected."""

    def __init__(self, window: "MainWindow") -> None:
        self._window = window
        rows = window.workspace.list.table
        rows.addAction(window.deeds["copy"])
        rows.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)

    def copy(self) -> None:
        """What is selected where the focus is; where that is no text, the chosen rows of what is shown."""
        held = QApplication.focusWidget()
        line = held.lineEdit() if isinstance(held, QComboBox) else held
        if isinstance(line, QLineEdit | QPlainTextEdit):
            line.copy()
            return
        space = self._window.workspace
        if answer := space.answer():
            answer.view.copy()
            return
        ids = space.list.chosen_ids()
        if ids:
            put([of_list(space.list.model, ids)])
            words = ngettext(
                "%d row was copied with its headings.", "%d rows were copied with their headings.", len(ids)
            )
            self._window.statusBar().showMessage(words % len(ids), SAID)


def of_list(model: "ListModel", ids: Sequence[str]) -> Block:
    """The rows of a list with these ids, all columns, whole."""
    from ropa_desktop.register.kinds import Day
    from ropa_desktop.store.lists import OWNER
    from ropa_desktop.ui.cells import field_of

    assert model.listing is not None
    shown = model.listing.columns
    days = [one.field != OWNER and isinstance(field_of(model.listing, one.field).kind, Day) for one in shown]
    places = {one: place for place, one in enumerate(model.ids)}
    whole = [[model.whole(places[one], column) for column in range(len(shown))] for one in ids]
    rows = [[date.fromisoformat(text) if day and text else text for text, day in zip(row, days, strict=True)]
            for row in whole]  # fmt: skip
    return Block(model.headings, rows)
