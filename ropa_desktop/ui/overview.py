"""The deed that shows the overview, and the ways from its figures to what stands behind them."""

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QTreeView

if TYPE_CHECKING:
    from ropa_desktop.register.overview import Behind
    from ropa_desktop.ui.main_window import MainWindow
    from ropa_desktop.ui.report_page import ReportPage


class Overview:
    """Nothing of it is made before somebody looks."""

    def __init__(self, window: "MainWindow") -> None:
        self._window = window
        self._page: Any = None  # the page whose figures are followed
        window.workspace.shown.connect(self._follow)

    def show_overview(self) -> None:
        """Go there."""
        self._window.workspace.navigation.go("overview")

    def _follow(self) -> None:
        page: Any = self._window.workspace.answers.get("overview")
        if page is not None and page is not self._page:
            page.behind.connect(self.go)
            page.begun.connect(self.begin)
        self._page = page

    def go(self, behind: "Behind") -> None:
        """To the list, to the part of an answer, or to the comparison that a figure was counted from."""
        window = self._window
        if behind.name == "export":
            window.handing_over.export()
        elif behind.name == "since":
            from ropa_desktop.ui.comparing import Wish

            window.comparing.start(Wish(since_delivery=True))
        elif behind.field:
            self._filter(behind)
        else:
            window.workspace.navigation.go(behind.name)
            if (answer := window.workspace.answer()) is not None:
                _ask_for_all(answer)
                _when_answered(answer, behind.part)

    def _filter(self, behind: "Behind") -> None:
        """The list, by the chip that finds what was counted."""
        from ropa_desktop.ui.arrangement import Arrangement

        space = self._window.workspace
        space.navigation.go(behind.name)
        space.list.arrange(Arrangement(chips={behind.field: list(behind.answers)}))
        space.list.take("", with_retired=False)
        space.read_list()
        space.list.table.setFocus()

    def begin(self, what: str) -> None:
        """What an empty register is begun with."""
        from ropa_desktop.store import handover

        window, desk = self._window, self._window.desk
        if desk is None:
            return
        if what == "sample":
            window.open_sample()
        elif what == "starting-point":
            window.begin.from_starting_point()
        elif what == "activity":
            window.workspace.navigation.go("ProcessingActivity")
            window.workspace.new_record()
        elif ours := handover.kept_for(desk.register):
            window.workspace.open(ours[0])
        else:
            window.workspace.begin()


def _ask_for_all(page: "ReportPage") -> None:
    """The figures are of today and of all organisations; so is what they lead to."""
    choices = page.choices
    if choices.day.text() or choices.search.text() or choices.organisation.currentIndex() > 0:
        choices.search.clear()
        choices.day.clear()
        choices.organisation.setCurrentIndex(0)
        page.compute()


def _when_answered(page: "ReportPage", part: int) -> None:
    if page.answering.is_busy():
        once = Qt.ConnectionType.SingleShotConnection
        page.answering.answered.connect(lambda _report: page.view.when_shown(lambda: _show_part(page, part)), once)
    else:
        page.view.when_shown(lambda: _show_part(page, part))


def _show_part(page: "ReportPage", part: int) -> None:
    view = page.view
    index = view.tree.index(part, 0)
    if index.isValid():
        view.setExpanded(index, True)
        view.setCurrentIndex(index)
        view.scrollTo(index, QTreeView.ScrollHint.PositionAtTop)
    view.setFocus()
