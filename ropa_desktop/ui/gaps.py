"""The narrow column beside a record: what is still open, and the law's words on the field one is in."""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from ropa_desktop.i18n import _
from ropa_desktop.register import law
from ropa_desktop.register.check import Finding, open_findings
from ropa_desktop.register.citation import cited, unbroken
from ropa_desktop.register.fields import Field
from ropa_desktop.ui.gap_card import GapCard
from ropa_desktop.ui.judged import NotApplying
from ropa_desktop.ui.plain import button, label

SHOWN = 40


class Gaps(QScrollArea):
    """Findings as cards that lead to their field, below them what was judged not to apply, and the law."""

    wanted = Signal(object)  # the finding that one wants to mend
    refuted = Signal(object)  # the one that does not apply
    restored = Signal(object)  # the one that is to be asked again after all
    left = Signal()  # the column is to give its room to the record

    def __init__(self) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMinimumWidth(200)
        self.setAccessibleName(_("What is open"))
        inner = QWidget()
        inner.setObjectName("ground")
        self.setWidget(inner)
        lines = QVBoxLayout(inner)
        lines.setContentsMargins(12, 16, 12, 16)
        lines.setSpacing(8)
        self.title = label("", "section", wrap=True)
        self._unfolded: set[tuple[str, ...]] = set()  # cards show others with each edit, and stay as they were
        hint = _("Hide what is open, so that the record has the room")
        self.hide_button = button(_("Hide"), self.left.emit, "flat", hint=hint)
        head = QHBoxLayout()
        head.addWidget(self.title, 1)
        head.addWidget(self.hide_button, 0, Qt.AlignmentFlag.AlignTop)
        lines.addLayout(head)
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
        groups = together(ordered)[:SHOWN]
        for name, (lines, cards) in self._cards.items():
            alike = [group for group in groups if (group[0].level == "advice") == (name == "advice")]
            while len(cards) < len(alike):  # to make a card costs more than all that is shown on it
                cards.append(GapCard(name, self.wanted.emit, self.refuted.emit, self._turned))
                lines.addWidget(cards[-1])
            for card, group in zip(cards, alike, strict=False):
                card.show_findings(group, writable=writable, unfolded=_said(group[0]) in self._unfolded)
            for place, card in enumerate(cards):
                card.setVisible(place < len(alike))
        more = len(ordered) - sum(len(group) for group in groups)
        self._more.setText(_("and {n} more").format(n=more))
        self._more.setVisible(more > 0)

    def _turned(self, finding: Finding, on: bool) -> None:
        (self._unfolded.add if on else self._unfolded.discard)(_said(finding))

    def show_help(self, field: Field) -> None:
        """What is asked in the field, and the law's own words."""
        passage = law.passage(field.article) if field.article else ""
        self._law.setText(f"{_(field.label)} – {unbroken(cited(field.article))}" if field.article else _(field.label))
        self._help.setText(_(field.help))
        self._passage.setText(f"“{passage[:1200]}”" if passage else "")
        self._law.setVisible(True)
        self._help.setVisible(bool(field.help))
        self._passage.setVisible(bool(passage))


def together(findings: Iterable[Finding]) -> list[list[Finding]]:
    """What a rule says of several rows in the same words is said once."""
    groups: dict[tuple[str, ...], list[Finding]] = {}
    for finding in findings:
        groups.setdefault(_said(finding), []).append(finding)
    return list(groups.values())


def _said(finding: Finding) -> tuple[str, ...]:
    return finding.code, finding.root_id, finding.field_name, finding.sentence
