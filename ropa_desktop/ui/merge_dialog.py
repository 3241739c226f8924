"""What another copy brings: what clashes is decided here, one under the other; what does not can be read."""

from collections import Counter
from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QStackedWidget,
    QTabBar,
    QVBoxLayout,
    QWidget,
)

from ropa_desktop.i18n import _, ngettext
from ropa_desktop.register.changes import WORDS
from ropa_desktop.ui.clash_card import ClashCard
from ropa_desktop.ui.plain import button, label
from ropa_desktop.ui.taken import Taken

if TYPE_CHECKING:
    from ropa_desktop.store.merge import Merge
    from ropa_desktop.store.merging.disputes import Side

PAGE = 40  # clashes at a time


class MergeDialog(QDialog):
    """Gives the decisions to `wanted`; it stays open until that has closed it."""

    def __init__(self, made: "Merge", wanted: Callable[[dict[str, "Side"]], None], parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Merge"))
        self.resize(max(720, min(1000, parent.width() - 80)), max(520, parent.height() - 80))
        self.made, self._wanted = made, wanted
        self.decisions: dict[str, Side] = {}
        self.cards: dict[str, ClashCard] = {}
        self._left = list(made.clashes)
        lines = QVBoxLayout(self)
        lines.setContentsMargins(24, 20, 24, 20)
        lines.setSpacing(10)
        lines.addWidget(label(_("Merge {name}").format(name=made.name), "title", wrap=True))
        lines.addWidget(label(self._whence(), "soft", wrap=True))
        for notice in made.notices:
            lines.addWidget(label(notice, "advice", wrap=True))
        self.pages = QStackedWidget()
        if made.clashes:
            self.pages.addWidget(self._clashes())
        self.taken = Taken(made.taken)
        self.pages.addWidget(self.taken)
        if made.clashes:
            lines.addWidget(self._tabs())
        else:
            lines.addWidget(label(self._counts(), "section", wrap=True))
        lines.addWidget(self.pages, 1)
        self.why = label("", "missing", wrap=True)
        self.why.hide()
        lines.addWidget(self.why)
        lines.addWidget(self._buttons())
        if made.clashes:
            self.show_more()
        self._follow()

    def _whence(self) -> str:
        head = self.made.their_head
        at = datetime.fromisoformat(head.at).astimezone()
        words = _("Their step {n} of {at}, by {author}.") if head.author else _("Their step {n} of {at}.")
        return words.format(n=head.number, at=f"{at:%Y-%m-%d %H:%M}", author=head.author)

    def _counts(self) -> str:
        counts = Counter(one.what for one in self.made.taken)
        told = [f"{_(words)}: {counts[what]:,}" for what, words in WORDS.items() if counts[what]]
        return (
            _("Taken without asking. {counts}").format(counts=", ".join(told)) if told else _("Nothing else is taken.")
        )

    def _tabs(self) -> QTabBar:
        self.tabs = QTabBar()
        self.tabs.setDocumentMode(True)
        self.tabs.setDrawBase(False)
        self.tabs.setExpanding(False)
        self.tabs.setAccessibleName(_("What to look at"))
        self.tabs.addTab(_("To decide ({n})").format(n=f"{len(self.made.clashes):,}"))
        self.tabs.addTab(_("Taken without asking ({n})").format(n=f"{len(self.made.taken):,}"))
        self.tabs.currentChanged.connect(self.pages.setCurrentIndex)
        return self.tabs

    # -- the clashes

    def _clashes(self) -> QWidget:
        page = QWidget()
        lines = QVBoxLayout(page)
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
        self._cards.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)
        self._cards.addStretch(1)
        self.area.setWidget(inner)
        lines.addWidget(self.area, 1)
        return page

    def _all_at_once(self) -> QHBoxLayout:
        line = QHBoxLayout()
        line.addWidget(label(_("Both of you changed the same. Choose what is to stand."), "soft", wrap=True), 1)
        self.all_ours = button(_("All &yours"), lambda: self.decide_all("ours"))
        self.all_theirs = button(_("All &theirs"), lambda: self.decide_all("theirs"))
        self.next = button(_("&Next open one"), self.show_open)
        for one in (self.next, self.all_ours, self.all_theirs):
            one.setAutoDefault(False)
            line.addWidget(one)
        return line

    def show_more(self) -> None:
        """The next clashes."""
        now, self._left = self._left[:PAGE], self._left[PAGE:]
        for clash in now:
            self.cards[clash.name] = card = ClashCard(clash, self._decide)
            if side := self.decisions.get(clash.name):
                card.choose(side)
            self._cards.insertWidget(self._cards.count() - 2, card)
        words = ngettext("Show %d more", "Show %d more", len(self._left))
        self.more.setText(words % len(self._left) if len(self._left) <= PAGE else _("Show {n} of {total} more").format(
            n=PAGE, total=f"{len(self._left):,}"))  # fmt: skip
        self.more.setVisible(bool(self._left))

    def show_open(self) -> None:
        """Go to the first clash that is not decided."""
        for clash in self.made.clashes:
            if clash.name not in self.decisions:
                while clash.name not in self.cards:
                    self.show_more()
                card = self.cards[clash.name]
                self._cards.activate()
                self.area.ensureWidgetVisible(card, 0, 20)
                card.radios["ours"].setFocus(Qt.FocusReason.TabFocusReason)
                return

    def decide_all(self, side: "Side") -> None:
        """One side for every clash; single ones can be changed afterwards."""
        self.decisions = dict.fromkeys((clash.name for clash in self.made.clashes), side)
        for card in self.cards.values():
            card.choose(side)
        self._follow()

    def _decide(self, name: str, side: "Side") -> None:
        self.decisions[name] = side
        self._follow()

    # -- the end

    def _buttons(self) -> QWidget:
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.go = buttons.addButton(_("&Merge"), QDialogButtonBox.ButtonRole.AcceptRole)
        self.go.setObjectName("first")
        buttons.accepted.connect(self._accept)
        buttons.rejected.connect(self.reject)
        self.tally = label("", "soft")
        foot = QWidget()
        line = QHBoxLayout(foot)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(self.tally, 1)
        line.addWidget(buttons)
        return foot

    def _follow(self) -> None:
        total, done = len(self.made.clashes), len(self.decisions)
        self.go.setEnabled(done == total)
        if total:
            self.tally.setText(_("{n} of {total} decided").format(n=f"{done:,}", total=f"{total:,}"))
            self.next.setEnabled(done < total)

    def refuse(self, words: str) -> None:
        """Say why nothing was written; what was decided stays."""
        self.setEnabled(True)
        self.why.setText(words)
        self.why.show()

    def _accept(self) -> None:
        self.why.hide()
        self.setEnabled(False)  # until it is written, or told why not
        self._wanted(dict(self.decisions))
