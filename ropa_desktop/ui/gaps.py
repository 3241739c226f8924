"""The narrow column beside a record: what is still open, and the law's words on the field one is in."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from ropa_desktop.i18n import _
from ropa_desktop.register import law
from ropa_desktop.register.check import Finding, open_findings
from ropa_desktop.register.citation import cited
from ropa_desktop.register.fields import Field
from ropa_desktop.ui.gap_card import GapCard
from ropa_desktop.ui.judged import NotApplying
from ropa_desktop.ui.plain import label

SHOWN = 40


class Gaps(QScrollArea):
    """Findings as cards that lead to their field, below them what was judged not to apply, and the law."""

    wanted = Signal(object)  # the finding that one wants to mend
    refuted = Signal(object)  # the one that does not apply
    restored = Signal(object)  # the one that is to be asked again after all

    def __init__(self) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMinimumWidth(200)
        self.setAccessibleName(_("What is open"))
        inner = QWidget()
        inner.setObjectName("ground")
        self.setWidget(inner)
        lines = QVBoxLayout(inner)
        lines.setContentsMargins(12, 16, 12, 16)
        lines.setSpacing(8)
        self.title = label("", "section", wrap=True)
        self._unfolded: set[tuple[str, str, str]] = set()  # cards show others with each edit, and stay as they were
        lines.addWidget(self.title)
        self._cards: dict[str, tuple[QVBoxLayout, list[GapCard]]] = {}
        for name in ("missing", "advice"):
            column = QVBoxLayout()
            column.setSpacing(8)
            lines.addLayout(column)
            self._cards[name] = column, []
        self._more = label("", "soft")
        self._more.hide()
        lines.addWidget(self._more)
        self.judged = NotApplying()
        self.judged.restored.connect(self.restored)
        lines.addWidget(self.judged)
        self._law = label(_("The law"), "section", wrap=True)
        self._help = label("", wrap=True)
        self._passage = label("", "soft", wrap=True)
        for widget in (self._law, self._help, self._passage):
            lines.addWidget(widget)
            widget.hide()
        lines.addStretch(1)

    def show_findings(self, findings: list[Finding], judged: Sequence[Finding] = (), *, writable: bool = True) -> None:
        """Missing and contradictory things first, then advice; last and folded what does not apply."""
        self.judged.show_findings(judged, writable=writable)
        ordered = sorted(findings, key=lambda one: one.level == "advice")
        count = open_findings(findings)
        if count:
            self.title.setText(_("{n} open – F8 next").format(n=count))
        else:
            self.title.setText(_("Nothing is missing; advice:") if findings else _("Nothing is open"))
        for name, (lines, cards) in self._cards.items():
            shown = [one for one in ordered[:SHOWN] if (one.level == "advice") == (name == "advice")]
            while len(cards) < len(shown):  # to make a card costs more than all that is shown on it
                cards.append(GapCard(name, self.wanted.emit, self.refuted.emit, self._turned))
                lines.addWidget(cards[-1])
            for card, finding in zip(cards, shown, strict=False):
                card.show_finding(finding, writable=writable, unfolded=_place(finding) in self._unfolded)
            for place, card in enumerate(cards):
                card.setVisible(place < len(shown))
        more = len(ordered) - SHOWN
        self._more.setText(_("and {n} more").format(n=more))
        self._more.setVisible(more > 0)

    def _turned(self, finding: Finding, on: bool) -> None:
        (self._unfolded.add if on else self._unfolded.discard)(_place(finding))

    def show_help(self, field: Field) -> None:
        """What is asked in the field, and the law's own words."""
        passage = law.passage(field.article) if field.article else ""
        self._law.setText(f"{_(field.label)} – {cited(field.article)}" if field.article else _(field.label))
        self._help.setText(_(field.help))
        self._passage.setText(f"“{passage[:1200]}”" if passage else "")
        self._law.setVisible(True)
        self._help.setVisible(bool(field.help))
        self._passage.setVisible(bool(passage))


def _place(finding: Finding) -> tuple[str, str, str]:
    return finding.code, finding.record_id, finding.field_name
