"""The deed by which one sees where data go in the world, and the map as a file."""

from pathlib import Path
from typing import TYPE_CHECKING

from ropa_desktop.errors import KnownError
from ropa_desktop.i18n import _

if TYPE_CHECKING:
    from ropa_desktop.register.report import Report
    from ropa_desktop.ui.main_window import MainWindow


class Maps:
    """Leads to the map of transfers, and writes it."""

    def __init__(self, window: "MainWindow") -> None:
        self._window = window

    def show_map(self) -> None:
        """Go there, and to its countries."""
        from ropa_desktop.ui.map_page import MapPage

        self._window.workspace.navigation.go("world")
        page = self._window.workspace.answer()
        if isinstance(page, MapPage):
            page.map.setFocus()

    def write(self, report: "Report", target: Path) -> None:
        """Write the map of an answer as a drawing or as an image."""
        try:
            if target.suffix.casefold() == ".png":
                from ropa_desktop.ui.map_image import write
            else:
                from ropa_desktop.exchange.svg_map import write
            write(report, target)
        except KnownError as error:
            self._window.tell(str(error))
            return
        self._window.tell(_("Exported to {path}.").format(path=target), target)
