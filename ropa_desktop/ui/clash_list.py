"""The clashes of a merge, one card under the other, a page at a time; and what was decided of them."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from ropa_desktop.i18n import _, figure
from ropa_desktop.ui.clash_card import ClashCard
from ropa_desktop.ui.plain import button, label

if TYPE_CHECKING:
    from ropa_desktop.store.merging.disputes import Side
    from ropa_desktop.store.merging.words import Clash

PAGE = 40  # clashes at a time


class ClashList(QWidget):
    """`changed` is called whenever something was decided."""

    def __init__(self, clashes: Sequence["Clash"], changed: Callable[[], None]) -> None:
        super().__init__()
        self.decisions: dict[str, Side] = {}
        self.cards: dict[str, ClashCard] = {}
        self._clashes, self._changed = clashes, changed
        self._left = list(clashes)
        lines = QVBoxLayout(self)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.addLayout(self._all_at_once())
        self.area = QScrollArea()
        self.area.setWidgetResizable(True)
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setAccessibleName(_("What both of you changed"))
        inner = QWidget()
        inner.setObjectName("ground")
        self._cards = QVBoxLayout(inner)
        self._cards.setContentsMargins(0, 0, 8, 0)
        self._cards.setSpacing(10)
        self.more = button("", self.show_more)
        self.more.setAutoDefault(False)
        self._cards.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)
        self._cards.addStretch(1)
        self.area.setWidget(inner)
        lines.addWidget(self.area, 1)
        self.show_more()

    def _all_at_once(self) -> QVBoxLayout:
        lines, line = QVBoxLayout(), QHBoxLayout()
        lines.addWidget(label(_("Both of you changed the same. Choose what is to stand."), "soft", wrap=True))
        lines.addLayout(line)
        self.next = button(_("&Next open one"), self.show_open)
        self.all_ours = button(_("All &yours"), lambda: self.decide_all("ours"))
        self.all_theirs = button(_("All &theirs"), lambda: self.decide_all("theirs"))
        for one in (self.next, self.all_ours, self.all_theirs):
            one.setAutoDefault(False)
            line.addWidget(one)
        line.addStretch(1)
        return lines

    def show_more(self) -> None:
        """The next clashes."""
        now, self._left = self._left[:PAGE], self._left[PAGE:]
        for clash in now:
            self.cards[clash.name] = card = ClashCard(clash, self._decide)
            if side := self.decisions.get(clash.name):
                card.choose(side)
            self._cards.insertWidget(self._cards.count() - 2, card)
        words = _("Show {n} more of {total}")
        self.more.setText(words.format(n=min(PAGE, len(self._left)), total=figure(len(self._left))))
        self.more.setVisible(bool(self._left))

    def show_open(self) -> None:
        """Go to the first clash that is not decided."""
        name = next((clash.name for clash in self._clashes if clash.name not in self.decisions), None)
        if name is None:
            return
        while name not in self.cards:
            self.show_more()
        self._cards.activate()
        self.area.ensureWidgetVisible(self.cards[name], 0, 20)
        self.cards[name].radios["ours"].setFocus(Qt.FocusReason.TabFocusReason)

    def decide_all(self, side: "Side") -> None:
        """One side for every clash; single ones can be changed afterwards."""
        self.decisions = dict.fromkeys((clash.name for clash in self._clashes), side)
        for card in self.cards.values():
            card.choose(side)
        self._follow()

    def _decide(self, name: str, side: "Side") -> None:
        self.decisions[name] = side
        self._follow()

    def _follow(self) -> None:
        self.next.setEnabled(len(self.decisions) < len(self._clashes))
        self._changed()
