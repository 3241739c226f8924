"""One finding beside a record: what is open, where, by which rule, and why; a card shows one after the other."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from ropa_desktop.i18n import _
from ropa_desktop.register.citation import cited
from ropa_desktop.register.rules.book import rule_of
from ropa_desktop.ui.judged import in_a_row
from ropa_desktop.ui.plain import button, label, short

if TYPE_CHECKING:
    from ropa_desktop.register.check import Finding

Deed = Callable[["Finding"], object]


class GapCard(QFrame):
    """Leads to the field, unfolds why the rule stands in the book, and offers the way out to whoever has read it."""

    def __init__(self, level: str, wanted: Deed, refuted: Deed, turned: Callable[["Finding", bool], object]) -> None:
        super().__init__()
        self.setObjectName(level)
        self._wanted, self._refuted, self._turned = wanted, refuted, turned
        self._finding: Finding | None = None
        self._writable = True
        lines = QVBoxLayout(self)
        lines.setContentsMargins(10, 8, 10, 6)
        lines.setSpacing(2)
        self._sentence = label("", wrap=True)
        self._where = label("", "soft", wrap=True)
        self._reference = label("", "soft", wrap=True)
        for one in (self._sentence, self._where, self._reference):
            lines.addWidget(one)
        self._inner = QVBoxLayout()
        lines.addLayout(self._inner)
        self._reason: _Reason | None = None  # most are never unfolded
        self._go = button(_("Go there"), lambda: self._tell(self._wanted), "flat")
        self._why = button(_("Why?"), self._turn, "flat")
        self._why.setCheckable(True)
        lines.addWidget(in_a_row(self._go, self._why))

    def show_finding(self, finding: "Finding", *, writable: bool, unfolded: bool) -> None:
        """Show this one."""
        self._writable = writable
        if finding != self._finding:
            self._finding = finding
            self._say(finding)
        self._why.setChecked(unfolded)
        self._unfold()

    def _say(self, finding: "Finding") -> None:
        self._sentence.setText(finding.sentence)
        where = "" if finding.record_id == finding.root_id else finding.record_title
        self._where.setText(short(where, 80))
        self._where.setVisible(bool(where))
        self._reference.setText(_reference(finding))
        go, why = _("Go to {field}: {sentence}"), _("Why {code}, and how it is mended: {sentence}")
        self._go.setAccessibleName(go.format(field=finding.field_label, sentence=finding.sentence))
        self._why.setAccessibleName(why.format(code=finding.code, sentence=finding.sentence))

    def _turn(self) -> None:
        self._unfold()
        if self._finding is not None:
            self._turned(self._finding, self._why.isChecked())

    def _unfold(self) -> None:
        on = self._why.isChecked()
        if on and self._finding is not None:
            if self._reason is None:
                self._reason = _Reason(lambda: self._tell(self._refuted))
                self._inner.addWidget(self._reason)
            self._reason.show_finding(self._finding, writable=self._writable)
        if self._reason is not None:
            self._reason.setVisible(on)

    def _tell(self, deed: Deed) -> None:
        if self._finding is not None:
            deed(self._finding)


class _Reason(QWidget):
    """Why the rule stands in the book, what one can do, and the way out."""

    def __init__(self, refute: Callable[[], object]) -> None:
        super().__init__()
        lines = QVBoxLayout(self)
        lines.setContentsMargins(0, 4, 0, 2)
        lines.setSpacing(4)
        self._why, self._mend = label("", "soft", wrap=True), label("", wrap=True)
        self._not_so = button(_("Does not apply …"), refute, "flat")
        for one in (self._why, self._mend, in_a_row(self._not_so)):
            lines.addWidget(one)

    def show_finding(self, finding: "Finding", *, writable: bool) -> None:
        """Show that of this finding."""
        rule = rule_of(finding.code)
        self._why.setText(_(rule.why))
        self._mend.setText(_(rule.mend))
        said = _("{code} does not apply here: {sentence}")
        self._not_so.setAccessibleName(said.format(code=finding.code, sentence=finding.sentence))
        self._not_so.setEnabled(writable)


def _reference(finding: "Finding") -> str:
    """The rule, its article and how much it weighs, as they are cited."""
    level = {"missing": _("missing"), "contradiction": _("contradiction"), "advice": _("advice")}[finding.level]
    article = cited(finding.article)
    return " · ".join(part for part in (finding.code, article, level) if part)
