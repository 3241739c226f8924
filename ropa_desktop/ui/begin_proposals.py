"""What a starting point would bring, each thing with its tick, and the questions that come with it."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from ropa_desktop.i18n import _
from ropa_desktop.register.choices import countries
from ropa_desktop.register.starting_points.proposals import PARTS, Proposal, proposals
from ropa_desktop.ui.plain import Tick, clear, label

if TYPE_CHECKING:
    from ropa_desktop.register.starting_points.point import StartingPoint

_INDENT = 28


class ProposalsView(QScrollArea):
    """Of what excludes each other one can be ticked; what belongs to something that is left out is left out too."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("page")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        body = QWidget()
        body.setObjectName("page")
        self._lines = QVBoxLayout(body)
        self._lines.setContentsMargins(16, 12, 16, 12)
        self._lines.setSpacing(7)
        self.setWidget(body)
        self.ticks: dict[str, Tick] = {}
        self._proposed: list[Proposal] = []

    def show_point(self, point: "StartingPoint | None", country: str, authority: bool | None) -> None:
        """Show what it proposes to an organisation of this country; ticks as they are at first."""
        clear(self._lines)
        self.ticks = {}
        self._proposed = proposals(point, country, authority) if point else []
        part = ""
        for one in self._proposed:
            if one.part != part:
                part = one.part
                self._head(part, point, country)
            self._add(one)
        self._lines.addStretch(1)
        self._follow()
        self.verticalScrollBar().setValue(0)

    def _head(self, part: str, point: "StartingPoint | None", country: str) -> None:
        self._lines.addSpacing(8)
        self._lines.addWidget(label(_(PARTS[part]), "section"))
        if part == "data":
            self._lines.addWidget(label(self._about_periods(country), "soft", wrap=True))
        if part == "questions" and point:
            for question in point.questions:
                self._lines.addWidget(label(f"– {_(question)}", wrap=True))

    def _about_periods(self, country: str) -> str:
        name = countries().get(country, country)
        if not country:
            return _("Without a controller whose country is known, no period is proposed.")
        if not any(one.either.endswith(":period") for one in self._proposed):
            return _("The list of periods has none for these data in this country: {country}.").format(country=name)
        words = _("Periods come from a short list for this country: {country}. Nobody has checked them for your case; "
                  "read the law that is cited.")  # fmt: skip
        return words.format(country=name)

    def _add(self, one: Proposal) -> None:
        if one.part == "questions":
            self._lines.addSpacing(4)
        tick = self.ticks[one.key] = Tick(one.words)
        tick.tick.setObjectName(one.key)
        tick.tick.setChecked(one.ticked)
        tick.tick.toggled.connect(lambda on, one=one: self._toggled(one, on))
        line = QHBoxLayout()
        line.setContentsMargins(_INDENT if one.within else 0, 0, 0, 0)
        line.addWidget(tick)
        self._lines.addLayout(line)

    def _toggled(self, one: Proposal, on: bool) -> None:
        for other in self._proposed:
            if on and one.either and other.either == one.either and other.key != one.key:
                self.ticks[other.key].tick.setChecked(False)
        self._follow()

    def _follow(self) -> None:
        for one in self._proposed:
            if one.within:
                self.ticks[one.key].setEnabled(self.ticks[one.within].tick.isChecked())

    def ticked(self) -> set[str]:
        """The keys of what is ticked and not left out with what it belongs to."""
        return {key for key, one in self.ticks.items() if one.tick.isChecked() and one.isEnabled()}
