"""What a rule says beside a record: what is open, where, by which rule, and why; said once of several rows.

A card shows one after the other.
"""

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFrame, QPushButton, QVBoxLayout, QWidget

from ropa_desktop.i18n import _
from ropa_desktop.register.citation import cited, unbroken
from ropa_desktop.register.rules.book import rule_of
from ropa_desktop.ui.flow import Flow, flowing
from ropa_desktop.ui.plain import button, label, short

if TYPE_CHECKING:
    from ropa_desktop.register.check import Finding

Deed = Callable[["Finding"], object]
PLACES = 12  # of one card; F8 goes to all


class GapCard(QFrame):
    """Leads to the fields, unfolds why the rule stands in the book, and offers the way out to whoever has read it."""

    def __init__(self, level: str, wanted: Deed, refuted: Deed, turned: Callable[["Finding", bool], object]) -> None:
        super().__init__()
        self.setObjectName(level)
        self._wanted, self._refuted, self._turned = wanted, refuted, turned
        self._findings: Sequence[Finding] = ()
        self._writable = True
        lines = QVBoxLayout(self)
        lines.setContentsMargins(10, 8, 10, 6)
        lines.setSpacing(2)
        self._sentence = label("", wrap=True)
        self._where = label("", "soft", wrap=True)
        self._reference = label("", "soft", wrap=True)
        self._before_reference = QVBoxLayout()
        lines.addWidget(self._sentence)
        lines.addWidget(self._where)
        lines.addLayout(self._before_reference)
        lines.addWidget(self._reference)
        self._inner = QVBoxLayout()
        lines.addLayout(self._inner)
        self._places: _Places | None = None  # most are about one
        self._reason: _Reason | None = None  # and never unfolded
        self._go = button(_("Go there"), lambda: self._wanted(self._findings[0]), "flat")
        self._why = button(_("Why?"), self._turn, "flat")
        self._why.setCheckable(True)
        lines.addWidget(flowing(self._go, self._why, gap=0))

    def show_findings(self, findings: "Sequence[Finding]", *, writable: bool, unfolded: bool) -> None:
        """Show these, which say the same of one place or more."""
        self._writable = writable
        if findings != self._findings:
            self._findings = findings
            self._say(findings[0])
            self._show_places()
        self._why.setChecked(unfolded)
        self._unfold()

    def _say(self, finding: "Finding") -> None:
        self._sentence.setText(finding.sentence)
        self._reference.setText(_reference(finding))
        go, why = _("Go to {field}: {sentence}"), _("Why {code}, and how it is mended: {sentence}")
        self._go.setAccessibleName(go.format(field=finding.field_label, sentence=finding.sentence))
        self._why.setAccessibleName(why.format(code=finding.code, sentence=finding.sentence))

    def _show_places(self) -> None:
        several = len(self._findings) > 1
        first = self._findings[0]
        where = "" if several or first.record_id == first.root_id else first.record_title
        self._where.setText(short(where, 80))
        self._where.setVisible(bool(where))
        self._go.setVisible(not several)
        if several and self._places is None:
            self._places = _Places(self._wanted, _place, _go_to_place)
            self._before_reference.addWidget(self._places)
        if self._places is not None:
            self._places.setVisible(several)
            self._places.show_findings(self._findings if several else ())

    def _turn(self) -> None:
        self._unfold()
        if self._findings:
            self._turned(self._findings[0], self._why.isChecked())

    def _unfold(self) -> None:
        on = self._why.isChecked()
        if on and self._findings:
            if self._reason is None:
                self._reason = _Reason(self._refuted)
                self._inner.addWidget(self._reason)
            self._reason.show_findings(self._findings, writable=self._writable)
        if self._reason is not None:
            self._reason.setVisible(on)


class _Places(QWidget):
    """A button for each place of which the same is said; to make one costs more than all that is shown on it."""

    def __init__(self, deed: Deed, words: Callable[["Finding"], str], spoken: Callable[["Finding"], str]) -> None:
        super().__init__()
        self._deed, self._words, self._spoken = deed, words, spoken
        self._shown: Sequence[Finding] = ()
        self._flow = Flow(self, gap=0)
        self._more = label("", "soft")
        self._buttons: list[QPushButton] = []

    def show_findings(self, findings: "Sequence[Finding]", *, writable: bool = True) -> None:
        """Show a button for each of the first, and how many more there are."""
        self._shown = findings[:PLACES]
        while len(self._buttons) < len(self._shown):
            self._buttons.append(button("", partial(self._do, len(self._buttons)), "flat"))
            self._buttons[-1].setMinimumWidth(40)  # the column is narrow, and never scrolled sideways
            self._flow.addWidget(self._buttons[-1])
        for one, finding in zip(self._buttons, self._shown, strict=False):
            one.setText(self._words(finding).replace("&", "&&"))
            one.setAccessibleName(self._spoken(finding))
            one.setEnabled(writable)
        for place, one in enumerate(self._buttons):
            one.setVisible(place < len(self._shown))
        more = len(findings) - len(self._shown)
        self._flow.removeWidget(self._more)
        if more > 0:  # behind the last button
            self._more.setText(_("and {n} more").format(n=more))
            self._flow.addWidget(self._more)
        self._more.setVisible(more > 0)

    def _do(self, place: int) -> None:
        self._deed(self._shown[place])


class _Reason(QWidget):
    """Why the rule stands in the book, what one can do, and the way out of each place."""

    def __init__(self, refute: Deed) -> None:
        super().__init__()
        lines = QVBoxLayout(self)
        lines.setContentsMargins(0, 4, 0, 2)
        lines.setSpacing(4)
        self._why, self._mend = label("", "soft", wrap=True), label("", wrap=True)
        self._alone = _Places(refute, lambda _finding: _("Does not apply …"), _refute)
        self._each = _Places(refute, _refute_place, _refute)
        for one in (self._why, self._mend, self._alone, self._each):
            lines.addWidget(one)

    def show_findings(self, findings: "Sequence[Finding]", *, writable: bool) -> None:
        """Show that of the rule by which these are open."""
        rule = rule_of(findings[0].code)
        self._why.setText(_(rule.why))
        self._mend.setText(_(rule.mend))
        several = len(findings) > 1
        self._alone.show_findings(() if several else findings, writable=writable)
        self._each.show_findings(findings if several else (), writable=writable)


def _place(finding: "Finding") -> str:
    return short(finding.record_title, 24)


def _go_to_place(finding: "Finding") -> str:
    words = _("Go to {field} of “{place}”: {sentence}")
    return words.format(field=finding.field_label, place=finding.record_title, sentence=finding.sentence)


def _refute_place(finding: "Finding") -> str:
    return _("Does not apply to “{place}” …").format(place=_place(finding))


def _refute(finding: "Finding") -> str:
    words = _("{code} does not apply here: {sentence}")
    return words.format(code=finding.code, sentence=finding.sentence)


def _reference(finding: "Finding") -> str:
    """The rule, its article and how much it weighs, as they are cited."""
    level = {"missing": _("missing"), "contradiction": _("contradiction"), "advice": _("advice")}[finding.level]
    article = unbroken(cited(finding.article))
    return " · ".join(part for part in (finding.code, article, level) if part)
