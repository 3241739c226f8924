"""One widget for each kind of answer; each shows a value and tells when the user has given another."""

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from ropa_desktop.errors import KnownError
from ropa_desktop.i18n import _
from ropa_desktop.register.kinds import Choice, Choices, Day, Kind, Number, Period, Text, YesNo
from ropa_desktop.ui.calendar import pick_day
from ropa_desktop.ui.finder import Finder
from ropa_desktop.ui.plain import Drop, Tick, button

if TYPE_CHECKING:
    from collections.abc import Callable

IDLE = 2000  # milliseconds of rest after which what was typed is kept
BOXES = 12  # up to so many choices stand open as boxes to tick


class Editor(QWidget):
    """Shows the value of one field; `edited` carries a new value, `refused` why a text is none."""

    edited = Signal(object)
    refused = Signal(str)
    entered = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.box = QHBoxLayout(self)
        self.box.setContentsMargins(0, 0, 0, 0)
        self.focus: QWidget = self

    def use(self, widget: QWidget) -> None:
        """This widget takes the focus and the name."""
        self.focus = widget
        self.setFocusProxy(widget)
        widget.installEventFilter(self)
        self.box.addWidget(widget, 1)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Tell when the field is entered, so that help can stand beside it."""
        if event.type() == QEvent.Type.FocusIn:
            self.entered.emit()
        return super().eventFilter(watched, event)

    def show_value(self, value: Any) -> None:
        """Show what the record holds, without telling anybody."""
        raise NotImplementedError

    def commit(self) -> None:
        """Keep what was typed, now."""

    def reset(self) -> None:
        """Forget what was typed for one record, before another is shown."""


class Line(Editor):
    """Anything that is read back from one line of text."""

    def __init__(self, kind: Kind, hint: str = "") -> None:
        super().__init__()
        self.kind = kind
        self.line = QLineEdit()
        self.line.setPlaceholderText(hint)
        self._shown: str = ""
        self._idle = QTimer(self, singleShot=True, interval=IDLE)
        self._idle.timeout.connect(self.commit)
        self.line.textEdited.connect(lambda _text: self._idle.start())
        self.line.editingFinished.connect(self.commit)
        self.use(self.line)

    def show_value(self, value: Any) -> None:
        """The value in words, unless somebody is typing other ones."""
        words = self.kind.to_text(value)
        if self.line.isModified() and self.line.text() != self._shown and self.line.hasFocus():
            return
        self._shown = words
        if self.line.text() != words:
            self.line.setText(words)
        self.line.setModified(False)

    def commit(self) -> None:
        """Keep what was typed; a text that is no value stays in the field, with a sentence beside it."""
        self._idle.stop()
        # editingFinished also fires while a window is torn down: only a difference is written.
        if self.line.text() == self._shown:
            return
        try:
            value = self.kind.from_text(self.line.text())
        except KnownError as error:
            self.refused.emit(str(error))
            return
        self._shown = self.line.text()
        self.refused.emit("")
        self.edited.emit(value)

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

    def _pick(self) -> None:
        pick_day(self.pick, self.line.text(), self._picked)

    def _picked(self, text: str) -> None:
        self.line.setText(text)
        self.commit()


class Words(Editor):
    """Several lines of free text; the field grows with them."""

    def __init__(self, kind: Kind) -> None:
        super().__init__()
        self.kind = kind
        self.text = QPlainTextEdit()
        self.text.setTabChangesFocus(True)
        self._shown = ""
        self._idle = QTimer(self, singleShot=True, interval=IDLE)
        self._idle.timeout.connect(self.commit)
        self.text.textChanged.connect(self._typed)
        self.text.document().documentLayout().documentSizeChanged.connect(lambda _size: self._grow())
        self.use(self.text)
        self._grow()

    def _typed(self) -> None:
        if self.text.toPlainText() != self._shown:
            self._idle.start()

    def _grow(self) -> None:
        lines = min(max(int(self.text.document().size().height()), 2), 14)
        self.text.setFixedHeight(lines * self.text.fontMetrics().lineSpacing() + 26)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Leaving the field keeps what was typed."""
        if event.type() == QEvent.Type.FocusOut and isinstance(event, QFocusEvent):
            self.commit()
        return super().eventFilter(watched, event)

    def show_value(self, value: Any) -> None:
        """The text, unless somebody is typing another one."""
        words = value or ""
        if self.text.hasFocus() and self.text.toPlainText() not in (self._shown, words):
            return
        self._shown = words
        if self.text.toPlainText() != words:
            self.text.setPlainText(words)

    def commit(self) -> None:
        """Keep what was typed."""
        self._idle.stop()
        words = self.text.toPlainText()
        if words == self._shown:
            return
        try:
            value = self.kind.from_text(words)
        except KnownError as error:
            self.refused.emit(str(error))
            return
        self._shown = words
        self.refused.emit("")
        self.edited.emit(value)

    def reset(self) -> None:
        """Forget a text that could not be kept."""
        self._idle.stop()
        self._shown = self.text.toPlainText()


class Pick(Editor):
    """One choice of a list; long lists are searched by typing."""

    def __init__(self, titles: dict[Any, str]) -> None:
        super().__init__()
        self.drop: Drop = Finder() if len(titles) > BOXES else Drop()
        self.drop.addItem("", None)
        for code, title in titles.items():
            self.drop.addItem(title, code)
        if isinstance(self.drop, Finder):
            self.drop.line.editingFinished.connect(self._typed)
            self.drop.line.installEventFilter(self)
        self.drop.activated.connect(lambda index: self.edited.emit(self.drop.itemData(index)))
        self.use(self.drop)

    def _typed(self) -> None:
        assert isinstance(self.drop, Finder)
        index = self.drop.match()
        if index < 0:
            self.refused.emit(_("“{text}” is not in the list of choices.").format(text=self.drop.typed()[:60]))
            return
        self.refused.emit("")
        self.drop.setCurrentIndex(index)
        self.edited.emit(self.drop.itemData(index))

    def show_value(self, value: Any) -> None:
        """The title of the value; a value that the list lacks is shown as it is, never replaced."""
        index = self.drop.findData(value) if value is not None else 0
        if index < 0:
            self.drop.addItem(str(value), value)
            index = self.drop.count() - 1
        if self.drop.currentIndex() != index:
            self.drop.setCurrentIndex(index)

    def reset(self) -> None:
        """Forget a text that was no choice."""
        self.drop.setCurrentIndex(-1)


class Boxes(Editor):
    """Several choices of a short list, each with its box."""

    def __init__(self, titles: dict[str, str]) -> None:
        super().__init__()
        column = QWidget()
        lines = QVBoxLayout(column)
        lines.setContentsMargins(0, 4, 0, 4)
        lines.setSpacing(4)
        self.boxes: dict[str, QCheckBox] = {}
        for code, title in titles.items():
            line = Tick(title)
            line.tick.clicked.connect(lambda _checked=False: self.edited.emit(self._chosen()))
            line.tick.installEventFilter(self)
            lines.addWidget(line)
            self.boxes[code] = line.tick
        self.focus = next(iter(self.boxes.values()))
        self.setFocusProxy(self.focus)
        self.box.addWidget(column, 1)

    def _chosen(self) -> tuple[str, ...]:
        return tuple(code for code, box in self.boxes.items() if box.isChecked())

    def show_value(self, value: tuple[str, ...]) -> None:
        """Tick what is chosen."""
        for code, box in self.boxes.items():
            box.setChecked(code in (value or ()))


def editor_for(kind: Kind) -> Editor:
    """The widget for a kind that needs no other records."""
    from ropa_desktop.ui.chips import ChipsOfCodes

    makers: list[tuple[type[Kind], Callable[[Any], Editor]]] = [
        (Choices, lambda one: Boxes(one.titles()) if len(one.titles()) <= BOXES else ChipsOfCodes(one.titles())),
        (Choice, lambda one: Pick(one.titles())),
        (YesNo, lambda one: Pick({True: one.to_text(True), False: one.to_text(False)})),
        (Day, DayLine),
        (Period, lambda one: Line(one, _("for instance 6 months"))),
        (Number, Line),
        (Text, lambda one: Words(one) if one.long else Line(one)),
    ]
    return next(make(kind) for cls, make in makers if isinstance(kind, cls))
