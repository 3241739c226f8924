"""The help as one reads it: a title, and text that the keyboard walks through and a screen reader reads."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QColor, QFont, QTextBlockFormat, QTextCharFormat
from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QTextEdit, QVBoxLayout, QWidget

from ropa_desktop.i18n import _
from ropa_desktop.ui.look import worn
from ropa_desktop.ui.plain import button, label, short
from ropa_desktop.ui.size import px

if TYPE_CHECKING:
    from ropa_desktop.register.field_help import Piece

_APART, _BELOW = 10, 2  # pixels above a heading, and below it


class HelpPanel(QWidget):
    """Shows the pieces of a help text one below the other, each as plain text."""

    def __init__(self, close: Callable[[], object]) -> None:
        super().__init__()
        self.setObjectName("ground")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._pieces: Sequence[Piece] = ()
        self._title = ""
        lines = QVBoxLayout(self)
        lines.setContentsMargins(16, 12, 8, 12)
        lines.setSpacing(6)
        head = QHBoxLayout()
        self.title = label("", "section", wrap=True)
        self.away = button(_("Close"), close, "flat", hint=_("Close the help"))
        head.addWidget(self.title, 1)
        head.addWidget(self.away, 0, Qt.AlignmentFlag.AlignTop)
        lines.addLayout(head)
        self.text = QTextEdit()
        self.text.setObjectName("help")
        self.text.setFrameShape(QFrame.Shape.NoFrame)
        self.text.setAccessibleName(_("Help"))
        self.text.setReadOnly(True)
        self.text.setTabChangesFocus(True)
        self.text.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByKeyboard | Qt.TextInteractionFlag.TextSelectableByMouse
        )
        lines.addWidget(self.text, 1)

    def show_help(self, title: str, pieces: "Sequence[Piece]") -> None:
        """Show this, from its beginning; the same once more stays where it was read."""
        if (title, pieces) == (self._title, self._pieces):
            return
        self._title, self._pieces = title, pieces
        self.title.setText(short(title, 120))
        self.text.setAccessibleName(_("Help: {title}").format(title=title))
        self._write()

    def in_words(self) -> str:
        """All that is shown."""
        return f"{self._title}\n{self.text.toPlainText()}"

    def announce(self) -> None:
        """Let a screen reader say what is shown, while the focus stays where it is."""
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self.text, self.in_words()))

    def _write(self) -> None:
        colours = worn()
        self.text.clear()
        self.text.document().setDocumentMargin(px(6))
        cursor = self.text.textCursor()
        for place, piece in enumerate(self._pieces):
            for words, tone in ((piece.heading, "heading"), (piece.words, piece.tone)):
                if not words:
                    continue
                if not self.text.document().isEmpty():
                    cursor.insertBlock()
                look = QTextCharFormat()
                look.setForeground(QColor(colours.soft if tone == "soft" else colours.text))
                look.setFontWeight(QFont.Weight.DemiBold if tone == "heading" else QFont.Weight.Normal)
                look.setFontItalic(tone == "law")
                around = QTextBlockFormat()
                around.setTopMargin(px(_APART if tone == "heading" and place else _BELOW))
                cursor.setBlockFormat(around)
                cursor.insertText(words, look)  # text as text: nothing in it is read as markup
        cursor.setPosition(0)
        self.text.setTextCursor(cursor)

    def changeEvent(self, event: QEvent) -> None:
        """Another look has other colours."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and self._pieces:
            self._write()


class HelpWindow(QDialog):
    """The same beside a dialog, which would not let anybody into the window behind it."""

    def __init__(self, dialog: QWidget) -> None:
        super().__init__(dialog)
        self.setWindowTitle(_("Help"))
        self.setModal(False)
        self.resize(360, 420)
        lines = QVBoxLayout(self)
        lines.setContentsMargins(0, 0, 0, 0)
        self.panel = HelpPanel(self.reject)
        self.panel.away.setAutoDefault(False)
        lines.addWidget(self.panel)
        free = dialog.screen().availableGeometry()
        self.panel.text.setFocus()
        beside = dialog.frameGeometry().topRight()
        self.move(min(beside.x() + 8, free.right() - self.width()), max(beside.y(), free.top()))
