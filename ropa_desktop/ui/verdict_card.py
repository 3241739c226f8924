"""Inside a transfer's card: what it stands on today, with the reasons, and the module that the two roles ask for."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from ropa_desktop.i18n import _, as_day
from ropa_desktop.register.citation import cited, unbroken
from ropa_desktop.register.engagements import Engagement, Transfer
from ropa_desktop.register.verdict import GROUNDS, Known, ModuleProposed, Reason, Verdict, proposed_module, verdict
from ropa_desktop.register.verdict_clauses import modules_known
from ropa_desktop.register.verdict_words import rests_on, stands
from ropa_desktop.ui.desk import Desk
from ropa_desktop.ui.plain import button, clear, label

_MARKS = {"fails": "✕", "open": "?", "holds": "✓"}
_TONES = {"fails": "missing", "open": "advice", "holds": "soft"}


class StandsOn(QFrame):
    """The verdict on one transfer; it follows each edit, and proposes without deciding."""

    def __init__(self, desk: Desk, transfer: Transfer) -> None:
        super().__init__()
        self.setObjectName("verdict")
        self._desk, self._transfer = desk, transfer
        self._known: Known | None = None
        self._shown: tuple[Verdict, str, ModuleProposed | None] | None = None
        lines = QVBoxLayout(self)
        lines.setContentsMargins(10, 8, 10, 8)
        lines.setSpacing(4)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(label(_("Stands on"), "soft"), 0, Qt.AlignmentFlag.AlignTop)
        self.ground = label("", "stands", wrap=True)
        head.addWidget(self.ground, 1, Qt.AlignmentFlag.AlignTop)
        self.all = button(_("All reasons"), self._turn, "flat")
        self.all.setCheckable(True)
        head.addWidget(self.all, 0, Qt.AlignmentFlag.AlignTop)
        lines.addLayout(head)
        self._reasons = QVBoxLayout()
        self._reasons.setSpacing(2)
        lines.addLayout(self._reasons)
        self._module = QWidget()
        proposal = QHBoxLayout(self._module)
        proposal.setContentsMargins(0, 4, 0, 0)
        self.module = label("", wrap=True)
        self.use = button(_("Use it"), self._take_module)
        proposal.addWidget(self.module, 1)
        proposal.addWidget(self.use, 0, Qt.AlignmentFlag.AlignTop)
        lines.addWidget(self._module)
        self.refresh(transfer)

    def refresh(self, transfer: Transfer) -> None:
        """Judge what the record holds now, for the day of the desk."""
        self._transfer, owner = transfer, transfer.owner()
        self._known = self._desk.known(owner) if isinstance(owner, Engagement) else None
        found = verdict(transfer, self._desk.day, self._known)
        proposed = self._proposal()
        state = found, rests_on(transfer, found), proposed
        if state != self._shown:
            self._shown = state
            self._show(found, proposed)

    def _proposal(self) -> ModuleProposed | None:
        """The module that fits, where the transfer rests on clauses with none or with one that does not."""
        if self._transfer.tool != "A46-2-c":
            return None
        fits = self._transfer.clause_module in modules_known(self._transfer, self._known)
        return None if fits else proposed_module(self._transfer, self._known)

    def _show(self, found: Verdict, proposed: ModuleProposed | None) -> None:
        self.ground.setText(self._said(found))
        self.ground.setProperty(
            "tone", "missing" if found.ground == "nothing" else "advice" if found.open() else "stands"
        )
        self.ground.style().polish(self.ground)
        self.setAccessibleName(f"{_('Stands on')}: {self.ground.text()}")
        self._show_reasons(found)
        sentence = proposed.sentence if proposed else ""
        self.module.setText(sentence)
        self._module.setVisible(bool(proposed and proposed.code))  # else the reasons say the same already
        self.use.setEnabled(not self._desk.read_only)
        self.use.setAccessibleName(_("Use the module that fits: {sentence}").format(sentence=sentence))

    def _said(self, found: Verdict) -> str:
        words = [_(GROUNDS[found.ground])]
        if found.ground not in ("nothing", "eea"):
            words.append(rests_on(self._transfer, found))
        if found.until:
            words.append(_("until {day}").format(day=as_day(found.until)))
        said = ", ".join(words)
        if found.ground != "nothing":
            said += f" – {stands(found)}"
        return f"{said} ({self._desk.day})"

    def _show_reasons(self, found: Verdict) -> None:
        clear(self._reasons)
        telling = [one for one in found.reasons if one.state != "holds"]
        shown = found.reasons if self.all.isChecked() or not telling else telling
        for one in shown:
            self._reasons.addWidget(_line(one))
        hidden = len(found.reasons) - len(telling) if telling else 0
        self.all.setVisible(bool(hidden))

    def _turn(self) -> None:
        if self._shown:
            self._show_reasons(self._shown[0])

    def _take_module(self) -> None:
        proposed = self._proposal()
        if proposed and proposed.code:
            self._desk.write(self._transfer, Transfer.field("clause_module"), proposed.code)


def _line(reason: Reason) -> QWidget:
    line = QWidget()
    cells = QHBoxLayout(line)
    cells.setContentsMargins(0, 0, 0, 0)
    cells.setSpacing(6)
    mark = label(_MARKS[reason.state], _TONES[reason.state])
    mark.setFixedWidth(12)
    states = {"fails": _("fails"), "open": _("open"), "holds": _("holds")}
    mark.setAccessibleName(states[reason.state])
    article = f" ({unbroken(cited(reason.article))})" if reason.article else ""
    words = label(reason.sentence + article, "" if reason.state != "holds" else "soft", wrap=True)
    words.setAccessibleName(f"{states[reason.state]}: {words.text()}")
    cells.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
    cells.addWidget(words, 1)
    return line
