"""Beside a list where no record is open: what belongs into the list, and the ways to begin where it is empty."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ropa_desktop.i18n import N_, _
from ropa_desktop.ui.flow import flowing
from ropa_desktop.ui.plain import button, label

EMPTY = {
    "ProcessingActivity": N_("What your organisation does with personal data, one entry for each purpose or process."),
    "ProcessingOnBehalf": N_("What you do with data for other controllers, as their processor."),
    "Organisation": N_("Every company, authority or body that the record names. Begin with your own."),
    "Engagement": N_("Who processes data for you under a contract, and who stands behind them."),
    "Transfer": N_("Transfers are added where they belong: at an activity, or at a processor."),
    "RetentionRule": N_("How long data are kept, as rules that many activities share."),
    "System": N_("Programs and filing systems in which data lie."),
    "SecurityMeasure": N_("Your catalogue of technical and organisational measures."),
    "CategoryOfDataSubjects": N_("Whose data you process: employees, customers, patients."),
    "CategoryOfPersonalData": N_("Which data: contact details, pay data, images."),
    "Screening": N_("Whether an activity needs an impact assessment, and why: dated, with an outcome."),
    "InterestAssessment": N_("Interest, necessity and balance behind Art. 6(1)(f), for an activity or one purpose."),
    "TransferAssessment": N_("Whether safeguards hold in a third country, in the six steps of the EDPB."),
    "ContractReview": N_("A processor's contract held against Art. 28(3), point by point."),
    "AdequacyDecision": N_(
        "Decisions that the program does not know yet, or whose days have changed; one of a "
        "known code takes that entry's place."
    ),
    "Document": N_("Notices, assessments and contracts, kept inside the register or referred to."),
}


class BlankPage(QWidget):
    """`new` makes a record, `read` reads a workbook into the list."""

    def __init__(self, new: Callable[[], object], read: Callable[[], object]) -> None:
        super().__init__()
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)  # as a class of its own needs
        lines = QVBoxLayout(self)
        lines.setContentsMargins(24, 24, 24, 24)
        lines.setSpacing(12)
        self.words = label("", "soft", wrap=True)
        self.new = button(_("New"), new, "first")
        hint = _("Read a workbook or CSV file into this list")
        self.from_workbook = button(_("Read a workbook …"), read, hint=hint)
        self.ways = flowing(self.new, self.from_workbook)
        lines.addWidget(self.words)
        lines.addWidget(self.ways)
        lines.addStretch(1)

    def show_list(self, name: str, *, empty: bool, writable: bool) -> None:
        """Say it of the list of a class of records."""
        self.words.setText(_(EMPTY[name]) if empty else _("Choose an entry of the list to see it here."))
        possible = empty and writable and name != "Transfer"  # else the bar's "New" is enough
        self.new.setVisible(possible)
        self.from_workbook.setVisible(possible)
