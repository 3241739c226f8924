"""Editors of what is typed: one line or several, kept after a rest and on leaving."""

from typing import Any

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QPlainTextEdit

from ropa_desktop.errors import KnownError
from ropa_desktop.i18n import _
from ropa_desktop.register.kinds import Kind
from ropa_desktop.ui.calendar import pick_day
from ropa_desktop.ui.editor import Editor
from ropa_desktop.ui.entry import Entry
from ropa_desktop.ui.plain import LONGEST, button

IDLE = 2000  # milliseconds of rest after which what was typed is kept


class Typed(Editor):
    """A text that is kept after a rest and on leaving; one that is no value stays, with a sentence beside it."""

    def __init__(self, kind: Kind) -> None:
        super().__init__()
        self.kind = kind
        self._shown = ""
        self._idle = QTimer(self, singleShot=True, interval=IDLE)
        self._idle.timeout.connect(self.commit)

    def said(self) -> str:
        """What stands in the field."""
        raise NotImplementedError

    def holds_more(self) -> bool:
        """Whether something stands in the field that is not stored, or could not be."""
        return self.unkept or self.said() != self._shown

    def commit(self) -> None:
        """Keep what was typed."""
        self._idle.stop()
        words = self.said()
        # Leaving is also told while a window is torn down: only a difference is written.
        if words == self._shown:
            if self.unkept:
                self.refused.emit("")
            return
        try:
            value = self.kind.from_text(words)
        except KnownError as error:
            self.refused.emit(str(error))
            return
        before, self._shown = self._shown, words
        self.edited.emit(value)
        if self.unkept:
            self._shown = before


class Line(Typed):
    """Anything that is read back from one line of text."""

    def __init__(self, kind: Kind, hint: str = "") -> None:
        super().__init__(kind)
        self.line = Entry()
        self.line.setMaxLength(LONGEST)
        self.line.setPlaceholderText(hint)
        self.line.textEdited.connect(lambda _text: self._idle.start())
        self.line.editingFinished.connect(self.commit)
        self.use(self.line)

    def said(self) -> str:
        """What stands in the line."""
        return self.line.text()

    def undoes_itself(self, *, back: bool) -> bool:
        """Typing is undone in the line first."""
        return self.line.isUndoAvailable() if back else self.line.isRedoAvailable()

    def show_value(self, value: Any) -> None:
        """The value in words, unless somebody is typing other ones."""
        words = self.kind.to_text(value)
        typing = self.line.isModified() and self.line.text() != self._shown and self.line.hasFocus()
        if self.unkept or typing:
            return
        self._shown = words
        if self.line.text() != words:
            self.line.setText(words)
        if not self.line.hasFocus():
            self.line.setCursorPosition(0)  # a long text shows its beginning
        self.line.setModified(False)

    def set_writable(self, on: bool) -> None:
        """A text that cannot be changed can still be copied."""
        self.line.setReadOnly(not on)

    def reset(self) -> None:
        """Forget a text that was no value."""
        self._idle.stop()
        self._shown = self.line.text()
        self.line.setModified(False)


class DayLine(Line):
    """A day, typed or picked from a calendar."""

    def __init__(self, kind: Kind) -> None:
        super().__init__(kind, _("YYYY-MM-DD"))
        self.line.setMaximumWidth(150)
        self.pick = button("▾", self._pick, hint=_("Pick a day"))
        self.pick.setMaximumWidth(34)
        self.box.addWidget(self.pick)
        self.box.addStretch(1)

    def set_writable(self, on: bool) -> None:
        """Neither by typing nor by picking."""
        super().set_writable(on)
        self.pick.setEnabled(on)

    def _pick(self) -> None:
        pick_day(self.pick, self.line.text(), self._picked)

    def _picked(self, text: str) -> None:
        self.line.setText(text)
        self.commit()


class Words(Typed):
    """Several lines of free text; the field grows with them."""

    def __init__(self, kind: Kind) -> None:
        super().__init__(kind)
        self.text = QPlainTextEdit()
        self.text.setTabChangesFocus(True)
        self.text.textChanged.connect(self._typed)
        self.text.document().documentLayout().documentSizeChanged.connect(lambda _size: self._grow())
        # Another width wraps the lines anew, and only after the event is how many there are known.
        self._settled = QTimer(self, singleShot=True, interval=0)
        self._settled.timeout.connect(self._grow)
        self.use(self.text)
        self._grow()

    def _typed(self) -> None:
        if self.said() != self._shown:
            self._idle.start()

    def _grow(self) -> None:
        lines = min(max(int(self.text.document().size().height()), 2), 14)
        self.text.setFixedHeight(lines * self.text.fontMetrics().lineSpacing() + 26)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Leaving the field keeps what was typed; another width may need another height."""
        if event.type() == QEvent.Type.Resize:
            self._settled.start()
        if event.type() == QEvent.Type.FocusOut and isinstance(event, QFocusEvent):
            self.commit()
        return super().eventFilter(watched, event)

    def said(self) -> str:
        """What stands in the field."""
        document = self.text.document()
        if not document.isModified():
            return self._shown
        # toPlainText() would turn no-break spaces into spaces.
        return document.toRawText().replace("\u2029", "\n").replace("\u2028", "\n")

    def undoes_itself(self, *, back: bool) -> bool:
        """Typing is undone in the field first."""
        document = self.text.document()
        return document.isUndoAvailable() if back else document.isRedoAvailable()

    def show_value(self, value: Any) -> None:
        """The text, unless somebody is typing another one."""
        words, said = value or "", self.said()
        if self.unkept or (self.text.hasFocus() and said not in (self._shown, words)):
            return
        self._shown = words
        if said != words:
            self.text.setPlainText(words)

    def set_writable(self, on: bool) -> None:
        """A text that cannot be changed can still be read to its end, and copied."""
        self.text.setReadOnly(not on)

    def reset(self) -> None:
        """Forget a text that could not be kept."""
        self._idle.stop()
        self._shown = self.said()
        self.text.document().setModified(False)
