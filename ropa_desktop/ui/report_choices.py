"""What is asked of a question: for which day, of which organisation, whatever else it needs, and which lines."""

from datetime import date
from typing import Any

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ropa_desktop.i18n import _
from ropa_desktop.register.kinds import Day
from ropa_desktop.store import handover
from ropa_desktop.ui.calendar import pick_day
from ropa_desktop.ui.desk import Desk
from ropa_desktop.ui.entry import Entry
from ropa_desktop.ui.flow import Flow
from ropa_desktop.ui.plain import Drop, button, label, let_clear
from ropa_desktop.ui.questions import Question

SEARCH_REST = 150  # milliseconds of rest after which the lines are looked through


class ReportChoices(QWidget):
    """`changed` tells that something else is asked, `narrowed` that other lines of the same answer are wanted."""

    changed = Signal()
    narrowed = Signal()

    def __init__(self, desk: Desk, question: Question) -> None:
        super().__init__()
        self._desk = desk
        flow = Flow(self, gap=12)
        flow.addWidget(self._day())
        self.organisation = Drop()
        self.organisation.setObjectName("organisation")
        self.organisation.setMinimumContentsLength(20)
        self.organisation.currentIndexChanged.connect(lambda _place: self.changed.emit())
        self._organisations = _pair(_("Or&ganisation"), self.organisation)
        flow.addWidget(self._organisations)
        self.controls: Any = None
        if (make := question.further()) is not None:
            self.controls = make(desk)
            self.controls.changed.connect(self.changed)
            for one in self.controls.pieces() if hasattr(self.controls, "pieces") else (self.controls,):
                flow.addWidget(one)
        flow.addWidget(self._search())

    def _day(self) -> QWidget:
        self.day = Entry()
        self.day.setObjectName("day")
        self.day.setPlaceholderText(_("today, or YYYY-MM-DD"))
        self.day.editingFinished.connect(self._left)
        self._written = ""
        pick = button("▾", lambda: pick_day(pick, self.day.text(), self._picked), hint=_("Pick a day"))
        pick.setMaximumWidth(34)
        return _pair(_("&As of"), self.day, pick)

    def _search(self) -> QWidget:
        self.search = Entry()
        self.search.setObjectName("search")
        self.search.setPlaceholderText(_("Find lines (Ctrl+F)"))
        self.search.setAccessibleName(_("Only lines that say"))
        let_clear(self.search)
        self._rest = QTimer(self, singleShot=True, interval=SEARCH_REST)
        self._rest.timeout.connect(self.narrowed)
        self.search.textChanged.connect(lambda _text: self._rest.start())
        return self.search

    def on(self) -> date:
        """The day that is asked about; raises KnownError where what is written is none."""
        return Day().from_text(self.day.text()) or self._desk.day

    def further(self) -> dict[str, Any] | str:
        """What else the question wants to know, or what is still to be chosen."""
        asked: dict[str, Any] | str = self.controls.asked() if self.controls is not None else {}
        return asked

    def _left(self) -> None:
        if self.day.text() != self._written:
            self._written = self.day.text()
            self.changed.emit()

    def _picked(self, day: str) -> None:
        self.day.setText(day)
        self._left()

    def refresh(self) -> None:
        """The organisations that the register is kept for, and what the further controls offer."""
        ours = [(one.id, one.title()) for one in handover.kept_for(self._desk.register)]
        chosen = self.organisation.currentData()
        self.organisation.blockSignals(True)
        self.organisation.clear()
        for row_id, title in [(None, _("All organisations")), *ours]:
            self.organisation.addItem(title, row_id)
        self.organisation.setCurrentIndex(max(self.organisation.findData(chosen), 0))
        self.organisation.blockSignals(False)
        self._organisations.setVisible(len(ours) > 1)
        if self.controls is not None and hasattr(self.controls, "refresh"):
            self.controls.refresh()

    def stop(self) -> None:
        """Nobody waits any more."""
        self._rest.stop()


def _pair(words: str, *widgets: QWidget) -> QWidget:
    """A label and what it leads to, kept together where the line breaks."""
    pair = QWidget()
    line = QHBoxLayout(pair)
    line.setContentsMargins(0, 0, 0, 0)
    line.setSpacing(6)
    name = label(words)
    name.setBuddy(widgets[0])
    widgets[0].setAccessibleName(words.replace("&", ""))
    line.addWidget(name)
    for widget in widgets:
        line.addWidget(widget)
    return pair
