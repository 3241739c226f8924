"""What another copy brings: what clashes is decided here, one under the other; what does not can be read."""

from collections import Counter
from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING

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

from ropa_desktop.i18n import _, as_moment, figure
from ropa_desktop.register.changes import WORDS
from ropa_desktop.ui.clash_list import ClashList
from ropa_desktop.ui.plain import label
from ropa_desktop.ui.taken import Taken

if TYPE_CHECKING:
    from ropa_desktop.store.merge import Merge
    from ropa_desktop.store.merging.disputes import Side

FEW = 3  # notices that are shown at once


class MergeDialog(QDialog):
    """Gives the decisions to `wanted`; it stays open until that has closed it."""

    def __init__(self, made: "Merge", wanted: Callable[[dict[str, "Side"]], None], parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Merge"))
        self.resize(max(720, min(1000, parent.width() - 80)), max(520, parent.height() - 80))
        self.made, self._wanted = made, wanted
        self.clashes = ClashList(made.clashes, self._follow)
        lines = QVBoxLayout(self)
        lines.setContentsMargins(24, 20, 24, 20)
        lines.setSpacing(10)
        lines.addWidget(label(_("Merge {name}").format(name=made.name), "title", wrap=True))
        lines.addWidget(label(self._whence(), "soft", wrap=True))
        if made.notices:
            lines.addWidget(self._notices())
        self.pages = QStackedWidget()
        if made.clashes:
            self.pages.addWidget(self.clashes)
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
        self._follow()

    def _whence(self) -> str:
        head = self.made.their_head
        at = as_moment(datetime.fromisoformat(head.at))
        words = _("Their step {n} of {at}, by {author}.") if head.author else _("Their step {n} of {at}.")
        return words.format(n=head.number, at=at, author=head.author)

    def _notices(self) -> QWidget:
        """A few lines that do not push the clashes away, however many there are."""
        words = label("\n".join(self.made.notices), "advice", wrap=True)
        if len(self.made.notices) <= FEW:
            return words
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setAccessibleName(_("What to know"))
        area.setMaximumHeight((FEW + 1) * words.fontMetrics().lineSpacing())
        area.setWidget(words)
        return area

    def _counts(self) -> str:
        counts = Counter(one.what for one in self.made.taken)
        told = [f"{_(words)}: {figure(counts[what])}" for what, words in WORDS.items() if counts[what]]
        return (
            _("Taken without asking. {counts}").format(counts=", ".join(told)) if told else _("Nothing else is taken.")
        )

    def _tabs(self) -> QTabBar:
        self.tabs = QTabBar()
        self.tabs.setDocumentMode(True)
        self.tabs.setDrawBase(False)
        self.tabs.setExpanding(False)
        self.tabs.setAccessibleName(_("What to look at"))
        self.tabs.addTab(_("To decide ({n})").format(n=figure(len(self.made.clashes))))
        self.tabs.addTab(_("Taken without asking ({n})").format(n=figure(len(self.made.taken))))
        self.tabs.currentChanged.connect(self.pages.setCurrentIndex)
        return self.tabs

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
        total, done = len(self.made.clashes), len(self.clashes.decisions)
        self.go.setEnabled(done == total)
        if total:
            self.tally.setText(_("{n} of {total} decided").format(n=figure(done), total=figure(total)))

    def refuse(self, words: str) -> None:
        """Say why nothing was written; what was decided stays."""
        self.setEnabled(True)
        self.why.setText(words)
        self.why.show()

    def _accept(self) -> None:
        self.why.hide()
        self.setEnabled(False)  # until it is written, or told why not
        self._wanted(dict(self.clashes.decisions))
