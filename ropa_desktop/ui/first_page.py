"""The first page of all: which language, for whom the register is kept, and with what to begin."""

from pathlib import Path

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QPaintEvent, QResizeEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QFormLayout,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QRadioButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from ropa_desktop import i18n
from ropa_desktop.i18n import N_, _
from ropa_desktop.ui import letters
from ropa_desktop.ui.plain import LONGEST, Drop, button, label
from ropa_desktop.ui.scrolling import thin_line
from ropa_desktop.ui.size import px

WIDTH = 680
KINDS = {
    "company": N_("Company or other private body"),
    "authority": N_("Public authority or body"),
    "association": N_("Association"),
}
WAYS = {
    "empty": N_("&An empty register, with your organisation filled in"),
    "document": N_("A &document: a workbook, a register as JSON, or a privacy notice as TILT"),
    "sample": N_("The &sample, to look around first"),
}


class FirstPage(QWidget):
    """Emits what the user wants; what was typed stays where that could not be done."""

    wanted = Signal()
    later = Signal()
    document_wanted = Signal()
    language_chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("page")
        self.document: Path | None = None
        inner = QWidget()
        inner.setMaximumWidth(WIDTH)
        self._lines = lines = QVBoxLayout(inner)
        lines.setSpacing(12)
        lines.addWidget(label(_("Three questions, and the register is there"), "title", wrap=True))
        words = _("All of it can be changed later, and nothing leaves this computer unless you export it.")
        lines.addWidget(label(words, "soft", wrap=True))
        lines.addSpacing(8)
        self._ask_language(lines)
        self._ask_for_whom(lines)
        self._ask_way(lines)
        self._centre(inner)
        self._make_ending()
        for way in self.ways.values():
            way.toggled.connect(lambda _on: self._follow())
        self._follow()

    def _centre(self, inner: QWidget) -> None:
        body = QWidget()
        body.setObjectName("ground")
        self._inner = inner
        self._area = area = QScrollArea()  # a small screen, or large letters
        area.setObjectName("ground")
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidgetResizable(True)
        area.setWidget(body)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(area)
        outer = QVBoxLayout(body)
        outer.addStretch(2)
        middle = QHBoxLayout()
        middle.addStretch()
        middle.addWidget(inner, 1)  # as wide as it may be
        middle.addStretch()
        outer.addLayout(middle)
        outer.addStretch(3)

    def _make_ending(self) -> None:
        self._ends = QWidget(self)
        self._ends.setMaximumWidth(WIDTH)
        lines = QVBoxLayout(self._ends)
        lines.setContentsMargins(0, 4, 0, 0)
        self.said = label("", "missing", wrap=True)
        self.said.hide()
        lines.addWidget(self.said)
        line = QHBoxLayout()
        line.setSpacing(8)
        lines.addLayout(line)
        self.go = button(_("&Make the register …"), self.wanted.emit, "first")
        line.addWidget(self.go)
        line.addWidget(button(_("N&ot now"), self.later.emit, hint=_("Not now: go to the start page")))
        line.addStretch(1)
        self._lines.addWidget(self._ends)
        self._foot = QWidget(self)
        below = QVBoxLayout(self._foot)
        below.setContentsMargins(0, 0, 0, 12)
        below.addWidget(thin_line())
        self._middle = QHBoxLayout()
        self._middle.setContentsMargins(18, 0, 18, 0)
        self._middle.addStretch()
        self._middle.addStretch()
        below.addLayout(self._middle)
        whole = self.layout()
        assert whole is not None
        whole.addWidget(self._foot)
        self._foot.hide()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where the page has to be scrolled, its buttons stay in sight below it."""
        super().resizeEvent(event)
        self.fit_the_room()

    def fit_the_room(self) -> None:
        """Its buttons stand under its last words, or below all of it."""
        within, ends = self._foot.isHidden(), self._ends
        wide = min(self._inner.maximumWidth(), self.width() - px(48))
        needed = self._lines.totalHeightForWidth(wide) + (0 if within else ends.heightForWidth(wide)) + px(40)
        if within == (needed <= self.height()):
            return
        held = self.focusWidget()
        if within:
            self._lines.removeWidget(ends)
            self._middle.insertWidget(1, ends, 1)
        else:
            self._middle.removeWidget(ends)
            self._lines.addWidget(ends)
        ends.show()  # what gets another parent is hidden
        self._foot.setVisible(within)
        if held is not None:
            held.setFocus()

    def _ask_language(self, lines: QVBoxLayout) -> None:
        lines.addWidget(label(_("1. In which language?"), "section"))
        self.language = Drop()
        self.language.setObjectName("language")
        for code in i18n.languages():
            self.language.addItem(i18n.NAMES.get(code, code), code)
        self.language.setCurrentIndex(max(self.language.findData(i18n.language()), 0))
        self.language.currentIndexChanged.connect(lambda _at: self.language_chosen.emit(self.language.currentData()))
        lines.addLayout(_form((_("&Language"), self.language)))

    def _ask_for_whom(self, lines: QVBoxLayout) -> None:
        lines.addSpacing(6)
        lines.addWidget(label(_("2. For whom is the register kept?"), "section"))
        self.name = QLineEdit()
        self.name.setMaxLength(LONGEST)
        self.name.returnPressed.connect(self.wanted)
        self.name.setObjectName("name")
        self.name.setPlaceholderText(_("The full legal name"))
        self.country = Drop()
        self.country.setObjectName("country")
        self.country.addItem(_("Choose a country"), "")
        self.name.textEdited.connect(lambda _text: self.say(""))
        self.country.activated.connect(lambda _place: self.say(""))
        self.kind = Drop()
        self.kind.setObjectName("kind")
        for code, title in KINDS.items():
            self.kind.addItem(_(title), code)
        lines.addLayout(_form((_("&Name"), self.name), (_("&Country"), self.country), (_("&Kind"), self.kind)))

    def _ask_way(self, lines: QVBoxLayout) -> None:
        lines.addSpacing(6)
        lines.addWidget(label(_("3. What do you want to begin with?"), "section"))
        self.ways: dict[str, QRadioButton] = {}
        self._group = QButtonGroup(self)
        beside = QVBoxLayout()
        beside.setContentsMargins(18, 0, 0, 0)
        beside.setSpacing(2)
        for code, title in WAYS.items():
            self.ways[code] = way = QRadioButton(_(title))
            way.setObjectName(code)
            way.setAccessibleName(_(title).replace("&", ""))
            self._group.addButton(way)
            beside.addWidget(way)
        self._file = QWidget()
        line = QHBoxLayout(self._file)
        line.setContentsMargins(26, 0, 0, 0)
        self.choose = button(_("C&hoose …"), self.document_wanted.emit, hint=_("Choose the document"))
        self._chosen = label(_("No document chosen yet."), "soft", wrap=True)
        line.addWidget(self.choose)
        line.addWidget(self._chosen, 1)
        beside.insertWidget(list(WAYS).index("document") + 1, self._file)
        lines.addLayout(beside)
        self.ways["empty"].setChecked(True)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The names of all countries are read once the page has been seen; that is felt at a start."""
        super().paintEvent(event)
        if self.country.count() == 1:
            QTimer.singleShot(0, self, self.fill)

    def fill(self) -> None:
        """Offer all countries."""
        from ropa_desktop.register.codes import territories

        if self.country.count() == 1:
            for code, name in territories(i18n.language()).items():
                self.country.addItem(name, code)

    def way(self) -> str:
        """With what to begin: one of WAYS."""
        return next((code for code, one in self.ways.items() if one.isChecked()), "")  # none while it changes

    def take(self, document: Path) -> None:
        """The document that was chosen."""
        self.document = document
        self._chosen.setText(document.name)

    def say(self, words: str) -> None:
        """What hinders, beside the button; no words say nothing."""
        self.said.setText(words)
        self.said.setVisible(bool(words))

    def _follow(self) -> None:
        way = self.way()
        self._file.setVisible(way == "document")
        for field in (self.name, self.country, self.kind):
            field.setEnabled(way != "sample")
        self.go.setText(_("O&pen the sample") if way == "sample" else _("&Make the register …"))
        self.go.setAccessibleName(self.go.text().replace("&", ""))
        letters.settle(self)
        self.say("")


def _form(*rows: tuple[str, QWidget]) -> QFormLayout:
    form = QFormLayout()
    form.setVerticalSpacing(8)
    form.setHorizontalSpacing(16)
    form.setContentsMargins(18, 0, 0, 0)
    form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
    form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft)
    for text, field in rows:
        name = label(text)
        name.setMinimumWidth(90)
        name.setBuddy(field)
        field.setAccessibleName(text.replace("&", ""))
        form.addRow(name, field)
    return form
