"""What every editor of a field is: it shows a value, and tells when the user has given another."""

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QWidget

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from ropa_desktop.ui.form import Form


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
        self.unkept = False  # what stands in the field could not be kept; nothing else is shown in its place

    def use(self, widget: QWidget) -> None:
        """This widget takes the focus and the name."""
        self.focus = widget
        self.setFocusProxy(widget)
        widget.installEventFilter(self)
        self.box.addWidget(widget, 1)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Tell when the field is entered, so that help can stand beside it; leave undo to the window."""
        if event.type() == QEvent.Type.FocusIn:
            self.entered.emit()
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            # A field takes Ctrl+Z for itself even when it has nothing to undo.
            undo, redo = (event.matches(key) for key in (QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo))
            if (undo or redo) and not self.undoes_itself(back=undo):
                event.ignore()
                return True
        return super().eventFilter(watched, event)

    def undoes_itself(self, *, back: bool) -> bool:
        """Whether undo, or redo, has something to do within the field."""
        return False

    def show_value(self, value: Any) -> None:
        """Show what the record holds, without telling anybody."""
        raise NotImplementedError

    def showing(self, value: Any) -> "Iterator[None]":
        """The same step by step, where it takes long."""
        self.show_value(value)
        yield

    def set_writable(self, on: bool) -> None:
        """Whether the value can be changed; it can be read and copied in any case."""
        self.setEnabled(on)

    def inner_forms(self) -> "Iterable[Form]":
        """The forms of rows that are open inside it."""
        return ()

    def commit(self) -> None:
        """Keep what was typed, now."""

    def reset(self) -> None:
        """Forget what was typed for one record, before another is shown."""
