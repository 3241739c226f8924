"""Above a record: its title, what kind of record it is, and how much is open where the column with it is hidden."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ropa_desktop.i18n import _, as_day
from ropa_desktop.register.check import open_findings
from ropa_desktop.register.kinds import Choice
from ropa_desktop.ui.plain import button, label, short

if TYPE_CHECKING:
    from ropa_desktop.register.check import Finding
    from ropa_desktop.register.record import Record


class RecordHead(QWidget):
    """`turn` shows what is open beside the record, or hides it."""

    def __init__(self, turn: Callable[[], object]) -> None:
        super().__init__()
        self.title = label("", "title", wrap=True)
        self.kind = label("", "soft", wrap=True)
        self.open_gaps = button("", turn, "gaps")
        self.open_gaps.hide()
        below = QHBoxLayout()
        below.setSpacing(8)
        below.setContentsMargins(0, 0, 24, 0)  # in one line with the fields, beside their scroll bar
        below.addWidget(self.kind, 1)
        below.addWidget(self.open_gaps)
        lines = QVBoxLayout(self)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(8)
        lines.addWidget(self.title)
        lines.addLayout(below)

    def show_record(self, record: "Record", findings: "list[Finding]") -> None:
        """Name the record, and count what is open in it."""
        self.title.setText(short(record.title(), 100))
        self.kind.setText(_kind_of(record))
        many = open_findings(findings)
        words = _("{n} open").format(n=many) if many else _("Advice: {n}").format(n=len(findings))
        self.open_gaps.setText(words if findings else _("Nothing is open"))
        self.open_gaps.setAccessibleName(_("{words}: show it beside the record").format(words=self.open_gaps.text()))
        tone = "missing" if many else "advice" if findings else "stands"
        if self.open_gaps.property("tone") != tone:
            self.open_gaps.setProperty("tone", tone)
            self.open_gaps.style().polish(self.open_gaps)


def _kind_of(record: "Record") -> str:
    status = type(record).__dict__.get("status")
    words = [_(type(record).one)]
    if status is not None and getattr(record, "status", None):
        kind = type(record).field("status").kind
        words.append(kind.to_text(record.status) if isinstance(kind, Choice) else "")  # type: ignore[attr-defined]
    if retired_on := getattr(record, "retired_on", None):
        words.append(_("set aside on {day}").format(day=as_day(retired_on)))
    return " · ".join(words)
