"""The left side: the lists of a register, and how many records stand in each."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QListWidget, QListWidgetItem

from ropa_desktop.i18n import N_, _

LISTS: tuple[tuple[str, str], ...] = (
    ("ProcessingActivity", N_("Activities")),
    ("ProcessingOnBehalf", N_("On behalf of others")),
    ("Organisation", N_("Organisations")),
    ("Engagement", N_("Processors")),
    ("Transfer", N_("Transfers")),
    ("RetentionRule", N_("Retention")),
    ("System", N_("Systems")),
    ("SecurityMeasure", N_("Measures")),
    ("CategoryOfDataSubjects", N_("Data subjects")),
    ("CategoryOfPersonalData", N_("Data categories")),
    ("Document", N_("Documents")),
    ("Screening", N_("Screenings")),
    ("InterestAssessment", N_("Legitimate interests")),
    ("TransferAssessment", N_("Transfer assessments")),
    ("ContractReview", N_("Contract reviews")),
    ("AdequacyDecision", N_("Adequacy decisions")),
)


class Navigation(QListWidget):
    """`chosen` names the class of records that one wants to see."""

    chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("navigation")
        self.setAccessibleName(_("Lists of the register"))
        self.setFixedWidth(184)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        for class_name, words in LISTS:
            item = QListWidgetItem(_(words))
            item.setData(Qt.ItemDataRole.UserRole, class_name)
            self.addItem(item)
        self.setCurrentRow(0)
        self.currentItemChanged.connect(lambda _item, _before: self.chosen.emit(self.current()))

    def current(self) -> str:
        """The class of records that is shown."""
        return str(self.currentItem().data(Qt.ItemDataRole.UserRole))

    def go(self, class_name: str) -> None:
        """Choose a list."""
        self.setCurrentRow([name for name, _words in LISTS].index(class_name))

    def first(self) -> None:
        """Back to the first list, without telling anybody."""
        self.blockSignals(True)
        self.setCurrentRow(0)
        self.blockSignals(False)

    def words(self, class_name: str) -> str:
        """What a list is called."""
        return _(dict(LISTS)[class_name])

    def show_counts(self, counts: dict[str, int]) -> None:
        """How many records each list has."""
        for place, (class_name, words) in enumerate(LISTS):
            item = self.item(place)
            count = counts.get(class_name)
            item.setText(f"{_(words)}   {count:,}" if count else _(words))
