"""A record's edits, field by field: before at the left, after at the right, and what differs in them marked."""

import re
from collections.abc import Sequence
from difflib import SequenceMatcher

from PySide6.QtGui import (
    QColor,
    QFont,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFrameFormat,
    QTextLength,
    QTextTable,
    QTextTableFormat,
)
from PySide6.QtWidgets import QFrame, QTextEdit

from ropa_desktop.i18n import _
from ropa_desktop.register.changes import Edit
from ropa_desktop.register.citation import cited
from ropa_desktop.ui import look
from ropa_desktop.ui.look import worn as worn  # painted lists ask for it here

LONG = 4000  # characters of a text that are shown
MOST = 200  # edits shown at a time
_WORDS = 1500  # of a text; beyond it, finding what differs takes longer than reading
_WORD = re.compile(r"\w+|\s+|[^\w\s]")
Piece = tuple[str, bool]  # a part of a text, and whether it differs


class SideBySide(QTextEdit):
    """Text to read and to copy; it is put in piece by piece as plain text, so nothing in it is markup."""

    def __init__(self) -> None:
        super().__init__()
        self.setReadOnly(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAccessibleName(_("Before and after"))
        self.setUndoRedoEnabled(False)
        self.setTabChangesFocus(True)

    def show_edits(self, edits: Sequence[Edit]) -> None:
        """Show the first edits; how many more there are is said."""
        colours = worn()
        document = QTextDocument(self)
        document.setUndoRedoEnabled(False)
        document.setDefaultFont(self.font())
        document.setDocumentMargin(0)
        cursor = QTextCursor(document)
        shown = edits[:MOST]
        if shown:
            table = cursor.insertTable(1 + len(shown), 3, _table_format(colours))
            for place, heading in enumerate((_("Field"), _("Before"), _("After"))):
                _put(table, 0, place, [(heading, False)], _plain(colours.soft, bold=True), _plain(colours.soft))
            for row, edit in enumerate(shown, 1):
                _put_edit(table, row, edit, colours)
            cursor.movePosition(QTextCursor.MoveOperation.End)
        if len(edits) > MOST:
            words = _("and {n} more fields; the workbook has them all").format(n=len(edits) - MOST)
            cursor.insertText(words, _plain(colours.soft))
        if not edits:
            cursor.insertText(_("Nothing is stated in it."), _plain(colours.soft))
        self.setDocument(document)  # which deletes the one before


def _table_format(colours: look.Colours) -> QTextTableFormat:
    shape = QTextTableFormat()
    shape.setBorder(1)
    shape.setBorderBrush(QColor(colours.line))
    shape.setBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
    shape.setBorderCollapse(True)
    shape.setCellPadding(7)
    shape.setHeaderRowCount(1)
    shape.setWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
    shape.setColumnWidthConstraints([QTextLength(QTextLength.Type.PercentageLength, share) for share in (24, 38, 38)])
    return shape


def _put_edit(table: QTextTable, row: int, edit: Edit, colours: look.Colours) -> None:
    article = f"\n{cited(edit.article)}" if edit.article else ""
    name = [(edit.field, True), (f"\n{edit.of}" if edit.of else "", False), (article, False)]
    _put(table, row, 0, name, _plain(colours.soft), _plain(colours.text, bold=True))
    before, after = differing_pieces(_cut(edit.before), _cut(edit.after))
    gone, come = _plain(colours.missing), _plain(colours.stands, bold=True)
    gone.setFontStrikeOut(True)
    come.setFontUnderline(True)
    _put(table, row, 1, before, _plain(colours.text), gone)
    _put(table, row, 2, after, _plain(colours.text), come)


def _put(
    table: QTextTable, row: int, column: int, pieces: Sequence[Piece], plain: QTextCharFormat, marked: QTextCharFormat
) -> None:
    cursor = table.cellAt(row, column).firstCursorPosition()
    cursor.setBlockFormat(QTextBlockFormat())
    for text, differs in pieces:
        if text:
            cursor.insertText(text, marked if differs else plain)


def _plain(colour: str, *, bold: bool = False) -> QTextCharFormat:
    shape = QTextCharFormat()
    shape.setForeground(QColor(colour))
    shape.setFontWeight(QFont.Weight.DemiBold if bold else QFont.Weight.Normal)
    return shape


def _cut(text: str) -> str:
    return text if len(text) <= LONG else text[: LONG - 1] + "…"


def differing_pieces(before: str, after: str) -> tuple[list[Piece], list[Piece]]:
    """Both texts in pieces, word by word; where one is empty, or too long to look at, nothing stands out in it."""
    if not before or not after:
        return [(before, False)], [(after, False)]
    old, new = _WORD.findall(before), _WORD.findall(after)
    if max(len(old), len(new)) > _WORDS:
        return [(before, True)], [(after, True)]
    left: list[Piece] = []
    right: list[Piece] = []
    for tag, i, j, k, m in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        # A space that stays between words that do not would only tear the mark apart.
        differs = tag != "equal" or all(map(str.isspace, old[i:j]))
        left.append(("".join(old[i:j]), differs))
        right.append(("".join(new[k:m]), differs))
    return left, right
