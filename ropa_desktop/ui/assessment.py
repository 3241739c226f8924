"""On the page of an assessment: what its answers lead to, computed beside the user's outcome, and its PDF."""

import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ropa_desktop.i18n import _
from ropa_desktop.register.citation import cited
from ropa_desktop.ui import ask
from ropa_desktop.ui.plain import button, clear, label
from ropa_desktop.ui.work import Work

if TYPE_CHECKING:
    from ropa_desktop.exchange.written import Written
    from ropa_desktop.register.assessed import Assessment
    from ropa_desktop.register.screening import Proposal
    from ropa_desktop.ui.desk import Desk
    from ropa_desktop.ui.main_window import MainWindow

_TONES = {"for": "missing", "against": "stands", "open": "advice"}
_WORDS = {"required": "missing", "not-required": "stands", "": "advice"}


class AssessmentNote(QWidget):
    """The button for the PDF; of a screening also the proposal, with each reason and its article."""

    opened = Signal(object)

    def __init__(self, desk: "Desk", record: "Assessment") -> None:
        super().__init__()
        self.setObjectName("assessment")
        self.desk, self.record = desk, record
        self._shown: Proposal | None = None
        lines = QVBoxLayout(self)
        lines.setContentsMargins(0, 8, 0, 0)
        lines.setSpacing(8)
        self.proposal = QWidget()
        self._reasons = QVBoxLayout(self.proposal)
        self._reasons.setContentsMargins(0, 0, 0, 0)
        self._reasons.setSpacing(6)
        lines.addWidget(self.proposal)
        self.pdf = button(_("PDF …"), self._print, hint=_("Write this assessment as a PDF"))
        lines.addWidget(self.pdf, 0, Qt.AlignmentFlag.AlignLeft)

    def refresh(self) -> None:
        """Compute anew what the answers lead to."""
        from ropa_desktop.register.assessments import Screening
        from ropa_desktop.register.screening import proposal

        found = proposal(self.record, self.record.activity) if isinstance(self.record, Screening) else None
        self.proposal.setVisible(found is not None)
        if found is not None and found != self._shown:
            self._shown = found
            self._show(found)

    def _show(self, found: "Proposal") -> None:
        clear(self._reasons)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(label(_("What the answers lead to"), "section"))
        head.addWidget(label(_("computed; the outcome is yours"), "soft", wrap=True), 1)
        self._reasons.addLayout(head)
        self._reasons.addWidget(label(found.in_words(), _WORDS[found.outcome], wrap=True))
        for one in found.reasons:
            line = QHBoxLayout()
            line.setSpacing(12)
            article = label(cited(one.article), _TONES[one.weight])
            article.setMinimumWidth(88)
            line.addWidget(article, 0, Qt.AlignmentFlag.AlignTop)
            line.addWidget(label(f"{_weight(one.weight)} {one.says}", wrap=True), 1)
            self._reasons.addLayout(line)

    def _print(self) -> None:
        window: Any = self.window()
        window.printing.assessment_pdf()


def _weight(weight: str) -> str:
    """The tone is never the only thing that tells."""
    words = {"for": _("Speaks for it:"), "against": _("Speaks against it:"), "open": _("For you to say:")}
    return words[weight]


class PrintAssessment:
    """The deed by which the assessment that is open is written as a PDF, on a copy of the register."""

    def __init__(self, window: "MainWindow") -> None:
        self._window = window

    def assessment_pdf(self) -> None:
        """Ask where to, then write it in a thread."""
        from ropa_desktop.register.assessed import ASSESSMENTS

        window = self._window
        page = window.workspace.page
        if window.desk is None or window.work.is_busy():
            return
        if page is None or not isinstance(page.record, ASSESSMENTS):
            window.tell(_("Open an assessment first: a screening, or one of the others in the lists at the left."))
            return
        window.save_now()
        target = ask.place_for_export(window, str(Path.home() / file_name(page.record.title())), ".pdf")
        if target is not None:
            self.start(type(page.record), page.record.id, target)

    def start(self, cls: "type[Assessment]", record_id: str, target: Path) -> None:
        """Write it, on a fork."""
        from ropa_desktop.exchange.pdf.assessment import write
        from ropa_desktop.store import handover

        window = self._window
        assert window.desk is not None
        fork = window.desk.register.fork()

        def act(progress: Any) -> "Written":
            record = fork.get(cls, record_id)
            assert record is not None  # it was open when the copy was made
            return write(record, handover.standing(fork), target, progress)

        work = Work(act)
        work.done.connect(self._written)
        work.finished.connect(fork.close)
        words = _("Writing {name}").format(name=target.name)
        window.work.start(words, work, _("The export was stopped. Nothing was written."))

    def _written(self, written: "Written") -> None:
        words = _("Exported to {path}.").format(path=written.path)
        self._window.tell(" ".join([words, *written.notices]), written.path)


def file_name(title: str) -> str:
    """A file name that every system takes."""
    words = re.sub(r"[^\w.-]+", "-", title).strip("-.")
    return f"{words[:80] or 'assessment'}.pdf"
