"""A row of the form of many records: what each kind of row can say and be asked."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ropa_desktop.i18n import _
from ropa_desktop.register.fields import Field
from ropa_desktop.store.many import Change, Held
from ropa_desktop.ui.desk import Desk
from ropa_desktop.ui.editor import Editor
from ropa_desktop.ui.form import LABEL_WIDTH
from ropa_desktop.ui.plain import label


class ManyRow(QWidget):
    """A field of many records; `touched` tells that something is to become of it, or no more."""

    touched = Signal()
    opened = Signal(object)

    def __init__(self, desk: Desk, field: Field) -> None:
        super().__init__()
        self.desk, self.field = desk, field
        self.refusal = ""
        self.lines = QVBoxLayout(self)
        self.lines.setContentsMargins(0, 0, 0, 0)
        self.lines.setSpacing(4)
        self.name = label(_(field.label), wrap=True)
        self.name.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        self.name.setContentsMargins(0, 6, 8, 0)
        self.name.setMaximumWidth(LABEL_WIDTH)
        self.said = label("", "soft", wrap=True)
        self.gap = label("", "missing", wrap=True)
        self.gap.hide()

    def put_in(self, editor: Editor, name: str) -> None:
        """An editor of the row, with its names."""
        editor.setObjectName(self.field.name)
        for widget in {editor, editor.focus}:
            widget.setAccessibleName(name)
            widget.setAccessibleDescription(_(self.field.help))
        editor.refused.connect(self._refused)

    def editors(self) -> list[Editor]:
        """What one can fill in."""
        raise NotImplementedError

    def change(self) -> Change | None:
        """What is to become of the field, None where it stays as it is."""
        raise NotImplementedError

    def show_held(self, held: Held) -> None:
        """Show what the records hold, beside what was filled in already."""
        raise NotImplementedError

    def forget(self) -> None:
        """Nothing is to become of it."""
        raise NotImplementedError

    def set_shown(self, shown: bool) -> None:
        """With its name, or not at all."""
        self.setVisible(shown)
        self.name.setVisible(shown and bool(self.name.text()))

    def _refused(self, sentence: str) -> None:
        self.refusal = sentence
        self.gap.setText(sentence)
        self.gap.setVisible(bool(sentence))
