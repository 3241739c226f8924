"""The map of transfers and, below it, the same as a table: for a day, and for what is supposed to happen."""

from typing import Any

from PySide6.QtCore import QItemSelectionModel, Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QSplitter, QTreeView, QVBoxLayout, QWidget

from ropa_desktop.i18n import _
from ropa_desktop.register.report import Report
from ropa_desktop.ui.desk import Desk
from ropa_desktop.ui.flow import Flow
from ropa_desktop.ui.map_legend import Legend
from ropa_desktop.ui.map_view import MapView
from ropa_desktop.ui.plain import button
from ropa_desktop.ui.questions import Question
from ropa_desktop.ui.report_page import ReportPage
from ropa_desktop.ui.what_if import Controls

BESIDE = 62  # times the height of the text: the width from which the legend stands beside the map
_FORMS = {".svg": "SVG", ".png": "PNG"}


class Supposing(Controls):
    """What is supposed, which on the map may be nothing."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.show_it.setText(_("Show &it"))
        self.show_it.setAccessibleName(_("Show the map as if this happened"))
        self.nothing = button(_("Suppose nothing"), self.suppose_nothing, "suppose_nothing")

    def pieces(self) -> tuple[QWidget, ...]:
        """What is shown beside the day."""
        self.nothing.setVisible(self.wants_something())
        return (*super().pieces(), self.nothing)

    def asked(self) -> dict[str, Any] | str:
        """What the map is asked for; nothing supposed is an answer, too."""
        self.nothing.setVisible(self.wants_something())
        return super().asked() if self.wants_something() else {}

    def suppose_nothing(self) -> None:
        """The map as it is."""
        self.forget()
        self.changed.emit()


class MapPage(ReportPage):
    """The page of a question whose answer has a map."""

    SHARE = 30

    @property
    def LEAST(self) -> int:
        """Pixels of height under which it is scrolled: the legend takes none of the map where it stands below it."""
        return 560 if self._is_wide() else 720

    def __init__(self, desk: Desk, question: Question) -> None:
        super().__init__(desk, question)
        self.map = MapView()
        self.legend = Legend()
        above = self._above = QWidget()
        self._around = QBoxLayout(QBoxLayout.Direction.LeftToRight, above)
        self._around.setContentsMargins(0, 0, 0, 6)
        self._around.setSpacing(12)
        self._around.addWidget(self.map, 1)
        self._around.addLayout(self._beside())
        whole = self.layout()
        assert isinstance(whole, QVBoxLayout)
        whole.removeWidget(self.view)
        self.both = QSplitter(Qt.Orientation.Vertical)
        self.both.setChildrenCollapsible(False)
        self.both.addWidget(above)
        self.both.addWidget(self.view)
        self.both.setSizes([620, 380])
        whole.addWidget(self.both, 1)
        self.map.chosen.connect(self.show_country)
        self.map.opened.connect(self._go_to)

    def _beside(self) -> QVBoxLayout:
        lines = QVBoxLayout()
        lines.setSpacing(8)
        nearer = QWidget()
        line = QHBoxLayout(nearer)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(6)
        for one in (
            button("−", self.map.zoom_out, hint=_("Farther")),
            button(_("Fit"), self.map.fit, hint=_("The whole world")),
            button("+", self.map.zoom_in, hint=_("Nearer")),
        ):
            line.addWidget(one)
        line.addStretch(1)
        files = QWidget()
        flow = Flow(files, gap=6)
        self.pictures = [
            button(f"{form} …", lambda suffix=suffix: self._save(suffix),  # type: ignore[misc]
                   hint=_("Write the map as {form}").format(form=form))
            for suffix, form in _FORMS.items()
        ]  # fmt: skip
        for one in self.pictures:
            one.setEnabled(False)
            flow.addWidget(one)
        for widget in (nearer, self.legend, files):
            lines.addWidget(widget)
        lines.addStretch(1)
        return lines

    def resizeEvent(self, event: QResizeEvent) -> None:
        """What the colours mean stands beside the map, or below where there is little room."""
        super().resizeEvent(event)
        way = QBoxLayout.Direction
        self._around.setDirection(way.LeftToRight if self._is_wide() else way.TopToBottom)
        self._keep_apart()

    def _keep_apart(self) -> None:
        """A splitter does not ask how high its parts are at their width, and would push the legend over the map."""
        legend = self.legend
        more = legend.heightForWidth(self.both.width()) - legend.minimumSizeHint().height()
        least = self._around.minimumSize().height() + max(more, 0)
        self._above.setMinimumHeight(0 if self._is_wide() else least)

    def _is_wide(self) -> bool:
        return self.width() >= BESIDE * max(self.fontInfo().pixelSize(), 8)

    def show_report(self, report: Report) -> None:
        """The map and the table of this answer."""
        super().show_report(report)
        for one in self.pictures:
            one.setEnabled(True)
        if report.world is not None:
            self.legend.show_world(report.world)
            self.map.show_world(report.world)
            QTimer.singleShot(0, self, self._keep_apart)  # once its words have their font

    def show_country(self, code: str) -> None:
        """Bring what goes to a country into sight."""
        self.view.when_shown(lambda: self._show_country(code))

    def _show_country(self, code: str) -> None:
        index = self.view.tree.index(self._part_of(code), 0)
        if index.isValid():
            self.view.setExpanded(index, True)
            self.view.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
            self.view.scrollTo(index, QTreeView.ScrollHint.PositionAtTop)

    def _go_to(self, code: str) -> None:
        self.show_country(code)
        self.view.setFocus()

    def _part_of(self, code: str) -> int:
        """The place of a country's part; another while only some lines are shown."""
        countries = self.report.world.countries if self.report is not None and self.report.world else ()
        place = next((n for n, one in enumerate(countries) if one.code == code), -1)
        titles = [row.part.title for row, _below in self.view.tree.parts]
        title = self.report.parts[place].title if self.report is not None and place >= 0 else ""
        return titles.index(title) if title in titles else -1
