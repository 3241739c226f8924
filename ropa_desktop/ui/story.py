"""The deeds by which one reads what was done: the story of a record, or of the whole register."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ropa_desktop.register.record import Record
    from ropa_desktop.ui.main_window import MainWindow


class Story:
    """Shows the history over the window."""

    def __init__(self, window: "MainWindow") -> None:
        self._window = window

    def history(self) -> None:
        """The story of the record that is open."""
        if page := self._window.workspace.page:
            self._show(page.record)

    def whole_history(self) -> None:
        """The story of the whole register."""
        self._show(None)

    def _show(self, record: "Record | None") -> None:
        from ropa_desktop.ui.history import HistoryDialog

        if self._window.desk is not None:
            self._window.save_now()
            dialog = HistoryDialog(self._window.desk, record, self._window)
            dialog.looked.connect(self._window.time_travel.go)
            self._window.ask(dialog)
