"""The left side: the lists of a register with how many records stand in each, and the questions that it answers."""

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics
from PySide6.QtWidgets import QListWidget, QListWidgetItem

from ropa_desktop.i18n import N_, _, figure
from ropa_desktop.ui import look
from ropa_desktop.ui.icons import icon
from ropa_desktop.ui.plain import as_tooltip
from ropa_desktop.ui.questions import OVERVIEW, QUESTIONS, Question
from ropa_desktop.ui.size import px

_REGISTER: tuple[tuple[str, str], ...] = (
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
)
_ASSESSMENTS: tuple[tuple[str, str], ...] = (
    ("Screening", N_("Screenings")),
    ("InterestAssessment", N_("Legitimate interests")),
    ("TransferAssessment", N_("Transfer assessments")),
    ("ContractReview", N_("Contract reviews")),
)
_REFERENCE: tuple[tuple[str, str], ...] = (("AdequacyDecision", N_("Adequacy decisions")),)

LISTS = _REGISTER + _ASSESSMENTS + _REFERENCE
GROUPS: tuple[tuple[str, tuple[tuple[str, str], ...]], ...] = (
    ("", ((OVERVIEW.name, OVERVIEW.words), *_REGISTER)),
    (N_("Assessments"), _ASSESSMENTS),
    (N_("On a day"), tuple((question.name, question.words) for question in QUESTIONS)),
    (N_("Reference"), _REFERENCE),
)
USUAL, MOST = 230, 288  # pixels of width: where all names are short, and where some are long
HEADING = 14  # pixels that the group's heading has above and below its words
ICON = 16
_NAME = Qt.ItemDataRole.UserRole


class Navigation(QListWidget):
    """`chosen` names the class of records, or the question, that one wants to see."""

    chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._headings: list[QListWidgetItem] = []
        self._drawn: tuple[look.Colours, int] | None = None  # the look and the size that the icons are made for
        self.setObjectName("navigation")
        self.setAccessibleName(_("Lists and questions of the register"))
        self.setFixedWidth(USUAL)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self._items: dict[str, QListWidgetItem] = {}
        for heading, entries in GROUPS:
            if heading:
                self._add_heading(_(heading))
            for name, words in entries:
                self._add(name, _(words))
        self._measure()
        self._draw()
        self.setCurrentItem(self._items[LISTS[0][0]])
        self.currentItemChanged.connect(lambda _item, _before: self.chosen.emit(self.current()))

    def _add_heading(self, words: str) -> None:
        item = QListWidgetItem(words)
        item.setFlags(Qt.ItemFlag.NoItemFlags)  # it cannot be chosen, and Up and Down go past it
        self._headings.append(item)
        self.addItem(item)

    def _measure(self) -> None:
        """The headings stand out a little, whatever the size of the text."""
        font = QFont(self.font())
        font.setWeight(QFont.Weight.DemiBold)
        for item in self._headings:
            item.setFont(font)
            item.setSizeHint(QSize(100, QFontMetrics(font).height() + HEADING))

    def changeEvent(self, event: QEvent) -> None:
        """The text has another size."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._measure()
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.StyleChange):
            self._draw()

    def _draw(self) -> None:
        """Give each entry its icon, in the look and the size that are in force."""
        wanted = look.worn(), px(ICON)
        if wanted == self._drawn:
            return
        self._drawn = wanted
        self.setIconSize(QSize(wanted[1], wanted[1]))
        for name, item in self._items.items():
            item.setIcon(icon("navigation", name, wanted[1], self.devicePixelRatioF()))

    def fit(self, room: int) -> None:
        """As wide as the longest name needs, within this room; a name that is cut all the same is told by a tooltip."""
        self._draw()
        bar = self.verticalScrollBar().sizeHint().width() + px(4)
        wanted = min(max(self.sizeHintForColumn(0) + bar, px(USUAL)), px(MOST), max(room, 1))
        self.setFixedWidth(wanted)
        for item in self._items.values():
            cut = self.sizeHintForIndex(self.indexFromItem(item)).width() + bar > wanted
            item.setToolTip(as_tooltip(item.text()) if cut else "")

    def _add(self, name: str, words: str) -> None:
        item = self._items[name] = QListWidgetItem(words)
        item.setData(_NAME, name)
        item.setToolTip(words)  # long ones are cut
        self.addItem(item)

    def current(self) -> str:
        """The class of records that is shown, or the name of the question."""
        return str(self.currentItem().data(_NAME))

    def question(self) -> Question | None:
        """The question that is asked, where no list is shown."""
        name = self.current()
        return next((one for one in (OVERVIEW, *QUESTIONS) if one.name == name), None)

    def go(self, name: str) -> None:
        """Choose a list or a question."""
        self.setCurrentItem(self._items[name])

    def has(self, name: str) -> bool:
        """Whether there is a list or a question of this name."""
        return name in self._items

    def first(self, name: str = "") -> None:
        """Back to the first list, or to the one that is named, without telling anybody."""
        self.blockSignals(True)
        if name:
            self.setCurrentItem(self._items[name])
        else:
            self.setCurrentItem(self._items[LISTS[0][0]])
        self.scrollToTop()
        self.blockSignals(False)

    def words(self, class_name: str) -> str:
        """What a list is called."""
        return _(dict(LISTS)[class_name])

    def show_counts(self, counts: dict[str, int]) -> None:
        """How many records each list has."""
        for class_name, words in LISTS:
            count = counts.get(class_name)
            told = f"{_(words)}   {figure(count)}" if count else _(words)
            self._items[class_name].setText(told)
            self._items[class_name].setToolTip(told)
