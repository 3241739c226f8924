"""A new password, typed twice, with a word on how strong it is."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QFormLayout, QVBoxLayout, QWidget

from ropa_desktop.i18n import _
from ropa_desktop.store.strength import strength
from ropa_desktop.ui.plain import label
from ropa_desktop.ui.unlock import Secret

_LEVELS = 4


class Meter(QWidget):
    """Four strokes, as many of them filled as the password is strong; the words beside say the same."""

    def __init__(self) -> None:
        super().__init__()
        self.level = 0
        self.setFixedHeight(4)

    def show_level(self, level: int) -> None:
        """Fill so many."""
        self.level = level
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the strokes."""
        with QPainter(self) as painter:
            for place in range(_LEVELS):
                role = QPalette.ColorRole.Highlight if place < self.level else QPalette.ColorRole.Mid
                left, right = (round(edge * (self.width() + 4) / _LEVELS) for edge in (place, place + 1))
                painter.fillRect(left, 0, right - left - 4, self.height(), self.palette().color(role))


class NewPassword(QWidget):
    """`ready` where what is typed will do; `known` stands beside the lock and makes no password strong."""

    typed = Signal()

    def __init__(self, known: str) -> None:
        super().__init__()
        self._known = known
        self.ready = False
        form = QFormLayout(self)
        form.setContentsMargins(0, 0, 0, 0)
        form.setVerticalSpacing(8)
        self.first, self.second = Secret("first_time", _("New password")), Secret("second_time", _("The same again"))
        for words, field in ((_("&New password"), self.first), (_("The same &again"), self.second)):
            name = label(words)
            name.setBuddy(field.line)
            form.addRow(name, field)
            field.line.textChanged.connect(lambda _text: self.typed.emit())
        self.meter, self.judged = Meter(), label("", "soft", wrap=True)
        self.judged.ensurePolished()  # before, it has another font
        self.judged.setFixedHeight(3 * self.judged.fontMetrics().lineSpacing() + 2)
        self.judged.setAlignment(Qt.AlignmentFlag.AlignTop)
        strokes = QVBoxLayout()
        strokes.setSpacing(4)
        strokes.addWidget(self.meter)
        strokes.addWidget(self.judged)
        form.insertRow(1, "", strokes)
        self.judge()

    def judge(self) -> None:
        """Say how strong it is, and whether it was typed twice."""
        found = strength(self.first.text(), [self._known])
        typed, same = bool(self.first.text()), self.first.text() == self.second.text()
        self.ready = typed and same and not found.refused
        self.meter.show_level(found.level if typed else 0)
        hint = _("Several words that nobody would put together are strong, and easy to keep in mind.")
        words = found.words if typed else hint
        differs = typed and not found.refused and bool(self.second.text()) and not same
        self.judged.setText(_("The two differ.") if differs else words)

    def clear(self) -> None:
        """Forget both."""
        self.first.clear()
        self.second.clear()
