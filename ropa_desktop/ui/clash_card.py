"""One clash of a merge: how it was before, how it is here and over there, and which of the two is to stand."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QButtonGroup, QFrame, QGridLayout, QLabel, QRadioButton, QVBoxLayout, QWidget

from ropa_desktop.i18n import N_, _
from ropa_desktop.store.merging.excerpt import excerpts
from ropa_desktop.ui.plain import button, label, short

if TYPE_CHECKING:
    from ropa_desktop.store.merging.disputes import Side
    from ropa_desktop.store.merging.words import Clash

LONG = 280  # characters of a text that are shown at first
_SIDES: dict["Side", str] = {"ours": N_("Yours"), "theirs": N_("Theirs")}


class ClashCard(QFrame):
    """Nothing is chosen at first; `decided` is told what is."""

    def __init__(self, clash: "Clash", decided: Callable[[str, "Side"], None]) -> None:
        super().__init__()
        self.setObjectName("card")
        self._clash, self._wanted = clash, decided
        self._texts: list[QLabel] = []
        self.radios: dict[Side, QRadioButton] = {}
        self._group = QButtonGroup(self)
        lines = QVBoxLayout(self)
        lines.setContentsMargins(16, 12, 16, 12)
        lines.setSpacing(2)
        lines.addWidget(label(short(clash.record), "section", wrap=True))
        lines.addWidget(label(" · ".join(short(part) for part in (clash.of, clash.field) if part), "soft", wrap=True))
        lines.addSpacing(6)
        lines.addLayout(self._columns())
        told = [clash.before, clash.ours, clash.theirs]
        cut = excerpts(clash.before, clash.ours, clash.theirs, LONG)
        self._show(cut)
        if cut != told:
            self.more = button(_("Show the whole texts"), self._show_whole, "flat")
            self.more.setAutoDefault(False)
            lines.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)

    def _columns(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(20)
        grid.setVerticalSpacing(4)
        grid.addWidget(label(_("Before"), "soft"), 0, 0)
        grid.addWidget(self._text(), 1, 0)
        for column, (side, words) in enumerate(_SIDES.items(), 1):
            self.radios[side] = radio = QRadioButton(_(words))
            self._group.addButton(radio)
            radio.toggled.connect(lambda on, side=side: self._chosen(side) if on else None)
            grid.addWidget(radio, 0, column)
            grid.addWidget(self._text(radio), 1, column)
        for column in range(3):
            grid.setColumnStretch(column, 1)
            grid.setColumnMinimumWidth(column, 80)
        return grid

    def _text(self, radio: QRadioButton | None = None) -> QWidget:
        text = label("", wrap=True) if radio is None else _Clickable(radio)
        text.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        self._texts.append(text)
        return text

    def _show(self, told: list[str]) -> None:
        for text, words in zip(self._texts, told, strict=True):
            text.setText(words or _("(empty)"))
        self._shade()
        place = ", ".join(part for part in (self._clash.record, self._clash.of, self._clash.field) if part)
        for (side, radio), words in zip(self.radios.items(), told[1:], strict=True):
            name = _("{side}: {text}, {place}").format(side=_(_SIDES[side]), text=words or _("(empty)"), place=place)
            radio.setAccessibleName(short(name, 400))

    def _show_whole(self) -> None:
        self._show([self._clash.before, self._clash.ours, self._clash.theirs])
        self.more.hide()

    def _chosen(self, side: "Side") -> None:
        self._shade()
        self._wanted(self._clash.name, side)

    def _shade(self) -> None:
        """What is not to stand steps back."""
        told = (self._clash.before, self._clash.ours, self._clash.theirs)
        chosen = [True, *(radio.isChecked() or self._group.checkedButton() is None for radio in self.radios.values())]
        for text, words, stands in zip(self._texts, told, chosen, strict=True):
            text.setProperty("tone", "" if words and stands else "soft")
            text.style().polish(text)

    def choose(self, side: "Side") -> None:
        """Choose one side, as a click would."""
        self.radios[side].setChecked(True)


class _Clickable(QLabel):
    """The text below a choice: a click on it chooses."""

    def __init__(self, radio: QRadioButton) -> None:
        super().__init__()
        self._radio = radio
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self.setMinimumWidth(40)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Choose."""
        if self.rect().contains(event.position().toPoint()):
            self._radio.setChecked(True)
