"""The narrow column beside a record: what is still open, and the law's words on the field one is in."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from ropa_desktop.i18n import _
from ropa_desktop.register import law
from ropa_desktop.register.check import Finding, open_findings
from ropa_desktop.register.fields import Field
from ropa_desktop.register.rules.book import rule_of
from ropa_desktop.ui.judged import NotApplying, in_a_row
from ropa_desktop.ui.plain import button, clear, label

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
        self.title = label("", "section")
        self._writable = True
        self._unfolded: set[tuple[str, str, str]] = set()  # cards are made anew with each edit, and stay as they were
        lines.addWidget(self.title)
        self._cards = QVBoxLayout()
        self._cards.setSpacing(8)
        lines.addLayout(self._cards)
        self.judged = NotApplying()
        self.judged.restored.connect(self.restored)
        lines.addWidget(self.judged)
        self._law = label(_("The law"), "section")
        self._help = label("", wrap=True)
        self._passage = label("", "soft", wrap=True)
        for widget in (self._law, self._help, self._passage):
            lines.addWidget(widget)
            widget.hide()
        lines.addStretch(1)

    def show_findings(self, findings: list[Finding], judged: Sequence[Finding] = (), *, writable: bool = True) -> None:
        """Missing and contradictory things first, then advice; last and folded what does not apply."""
        clear(self._cards)
        self._writable = writable
        self.judged.show_findings(judged, writable=writable)
        ordered = sorted(findings, key=lambda one: one.level == "advice")
        count = open_findings(findings)
        if count:
            self.title.setText(_("{n} open – F8 next").format(n=count))
        else:
            self.title.setText(_("Nothing is missing; advice:") if findings else _("Nothing is open"))
        for finding in ordered[:SHOWN]:
            self._cards.addWidget(self._card(finding))
        if len(ordered) > SHOWN:
            self._cards.addWidget(label(_("and {n} more").format(n=len(ordered) - SHOWN), "soft"))

    def _card(self, finding: Finding) -> QWidget:
        card = QFrame()
        card.setObjectName("advice" if finding.level == "advice" else "missing")
        lines = QVBoxLayout(card)
        lines.setContentsMargins(10, 8, 10, 6)
        lines.setSpacing(2)
        lines.addWidget(label(finding.sentence, wrap=True))
        where = "" if finding.record_id == finding.root_id else finding.record_title
        if where:
            lines.addWidget(label(where if len(where) < 80 else where[:79] + "…", "soft", wrap=True))
        lines.addWidget(label(_reference(finding), "soft", wrap=True))
        reason = self._reason(finding)
        lines.addWidget(reason)
        lines.addWidget(self._buttons(finding, reason))
        return card

    def _buttons(self, finding: Finding, reason: QWidget) -> QWidget:
        go = button(
            _("Go there"),
            lambda: self.wanted.emit(finding),
            "flat",
            hint=_("Go to {field}: {sentence}").format(field=finding.field_label, sentence=finding.sentence),
        )
        said = _("Why {code}, and how it is mended: {sentence}")
        hint = said.format(code=finding.code, sentence=finding.sentence)
        place = finding.code, finding.record_id, finding.field_name

        def unfold() -> None:
            reason.setVisible(why.isChecked())
            (self._unfolded.add if why.isChecked() else self._unfolded.discard)(place)

        why = button(_("Why?"), unfold, "flat", hint=hint)
        why.setCheckable(True)
        why.setChecked(place in self._unfolded)
        reason.setVisible(why.isChecked())
        return in_a_row(go, why)

    def _reason(self, finding: Finding) -> QWidget:
        """Why the rule stands in the book, what one can do, and the way out for whoever has read it."""
        rule, reason = rule_of(finding.code), QWidget()
        lines = QVBoxLayout(reason)
        lines.setContentsMargins(0, 4, 0, 2)
        lines.setSpacing(4)
        lines.addWidget(label(_(rule.why), "soft", wrap=True))
        lines.addWidget(label(_(rule.mend), wrap=True))
        said = _("{code} does not apply here: {sentence}")
        not_so = button(
            _("Does not apply …"),
            lambda: self.refuted.emit(finding),
            "flat",
            hint=said.format(code=finding.code, sentence=finding.sentence),
        )
        not_so.setEnabled(self._writable)
        lines.addWidget(in_a_row(not_so))
        return reason

    def show_help(self, field: Field) -> None:
        """What is asked in the field, and the law's own words."""
        passage = law.passage(field.article) if field.article else ""
        self._law.setText(f"{_(field.label)} – {_('Art.')} {field.article}" if field.article else _(field.label))
        self._help.setText(_(field.help))
        self._passage.setText(f"“{passage[:1200]}”" if passage else "")
        self._law.setVisible(True)
        self._law.setWordWrap(True)
        self._help.setVisible(bool(field.help))
        self._passage.setVisible(bool(passage))


def _reference(finding: Finding) -> str:
    """The rule, its article and how much it weighs, as they are cited."""
    level = {"missing": _("missing"), "contradiction": _("contradiction"), "advice": _("advice")}[finding.level]
    article = f"{_('Art.')} {finding.article}" if finding.article else ""
    return " · ".join(part for part in (finding.code, article, level) if part)
