"""Below what is open: the findings that somebody judged not to apply, with why, by whom and when; folded at first."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from ropa_desktop.exchange import dates
from ropa_desktop.i18n import _
from ropa_desktop.register.check import Finding
from ropa_desktop.ui.flow import flowing
from ropa_desktop.ui.plain import button, clear, label, short


class NotApplying(QWidget):
    """`restored` gives the finding that is to be asked again."""

    restored = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        lines = QVBoxLayout(self)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(8)
        self.heading = button("", self._fold, "flat")
        self.heading.setCheckable(True)
        lines.addWidget(self.heading)
        self._inner = QWidget()
        self._cards = QVBoxLayout(self._inner)
        self._cards.setContentsMargins(0, 0, 0, 0)
        self._cards.setSpacing(8)
        lines.addWidget(self._inner)
        self._inner.hide()
        self.hide()

    def _fold(self) -> None:
        self._inner.setVisible(self.heading.isChecked())

    def show_findings(self, findings: Sequence[Finding], *, writable: bool) -> None:
        """Show these; whether they are unfolded stays as it was."""
        clear(self._cards)
        self.setVisible(bool(findings))
        words = _("Does not apply ({n})").format(n=len(findings))
        self.heading.setText(words)
        self.heading.setAccessibleName(words)
        for finding in findings:
            self._cards.addWidget(self._card(finding, writable=writable))

    def _card(self, finding: Finding, *, writable: bool) -> QWidget:
        judged = finding.dismissed
        assert judged is not None
        card = QFrame()
        card.setObjectName("card")
        lines = QVBoxLayout(card)
        lines.setContentsMargins(10, 8, 10, 6)
        lines.setSpacing(2)
        lines.addWidget(label(f"{finding.code} · {finding.sentence}", "soft", wrap=True))
        lines.addWidget(label(short(judged.reason, 600), wrap=True))
        when = dates.in_words(judged.decided_on) if judged.decided_on else ""
        lines.addWidget(label(", ".join(filter(None, (short(judged.decided_by), when))), "soft", wrap=True))
        again = button(
            _("Ask again"),
            lambda: self.restored.emit(finding),
            "flat",
            hint=_("Ask again: {code}, {sentence}").format(code=finding.code, sentence=finding.sentence),
        )
        again.setEnabled(writable)
        lines.addWidget(flowing(again, gap=0))
        return card
