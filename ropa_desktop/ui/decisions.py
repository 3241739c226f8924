"""The deed by which a list of adequacy decisions is taken over: read, looked at beside the window, one step."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QPlainTextEdit, QVBoxLayout, QWidget

from ropa_desktop.errors import KnownError
from ropa_desktop.i18n import _, ngettext
from ropa_desktop.ui import ask
from ropa_desktop.ui.plain import button, label

if TYPE_CHECKING:
    from ropa_desktop.register.decision_news import News
    from ropa_desktop.register.report import Report
    from ropa_desktop.ui.main_window import MainWindow


class LoadDecisions:
    """Takes a list over into the register that the window shows."""

    def __init__(self, window: "MainWindow") -> None:
        self._window = window

    def load_decisions(self) -> None:
        """Ask which list."""
        window = self._window
        if window.desk is None or window.work.is_busy():
            return
        window.save_now()
        folder = window.desk.path.parent if window.desk.path else Path.home()
        if path := ask.list_of_decisions(window, str(folder)):
            self.start(path)

    def start(self, path: Path) -> None:
        """Read the list whole, and show what it would change; where it is not sound, say in which rows."""
        from ropa_desktop.exchange.decisions_csv import read
        from ropa_desktop.register.decision_news import report
        from ropa_desktop.store import handover
        from ropa_desktop.store.decisions import compared

        window, desk = self._window, self._window.desk
        if desk is None:
            return
        try:
            found = compared(desk.register, read(path))
        except KnownError as error:
            window.ask(RefusedDialog(str(error), window))
            return
        told = report(found, path.name, handover.standing(desk.register), desk.day)
        dialog = DecisionsDialog(told, len(found.worth()), window)
        dialog.accepted.connect(lambda: self._take(found, path.name))
        window.ask(dialog)

    def _take(self, found: "News", name: str) -> None:
        from ropa_desktop.store.decisions import take

        desk = self._window.desk
        if desk is not None and desk.moved(lambda: take(desk.register, found, name)):
            count = len(found.worth())
            words = ngettext(
                "%d adequacy decision was taken over. Undo takes it back.",
                "%d adequacy decisions were taken over. Undo takes them back.",
                count,
            )
            self._window.tell(words % count)


class RefusedDialog(QDialog):
    """Why a list was not taken over, row by row; it can be copied."""

    def __init__(self, words: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Adequacy decisions"))
        self.resize(640, 360)
        lines = QVBoxLayout(self)
        lines.setContentsMargins(24, 20, 24, 20)
        lines.setSpacing(12)
        first, _newline, rows = words.partition("\n")
        lines.addWidget(label(first, "missing", wrap=True))
        self.rows = QPlainTextEdit(rows)
        self.rows.setReadOnly(True)
        self.rows.setAccessibleName(_("Rows that are not sound"))
        self.rows.setVisible(bool(rows))
        lines.addWidget(self.rows, 1)
        lines.addStretch(0)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        lines.addWidget(buttons)


class DecisionsDialog(QDialog):
    """What is new, what changes in which field, and what is the same."""

    def __init__(self, told: "Report", worth: int, parent: QWidget) -> None:
        from ropa_desktop.ui.report_view import ReportView

        super().__init__(parent)
        self.setWindowTitle(_("Adequacy decisions"))
        self.resize(820, 560)
        lines = QVBoxLayout(self)
        lines.setContentsMargins(24, 20, 24, 20)
        lines.setSpacing(12)
        lines.addWidget(label(told.title, "title", wrap=True))
        words = _(
            "Transfers are judged by these from now on. Look up each in the Official Journal before you rely on it."
        )
        lines.addWidget(label(f"{told.says} {words}" if worth else told.says, "soft", wrap=True))
        self.view = ReportView(told.title)
        self.view.show_parts(told.parts)
        lines.addWidget(self.view, 1)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.go = button(_("Take over"), self.accept, "first")
        self.go.setEnabled(bool(worth))
        buttons.addButton(self.go, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.rejected.connect(self.reject)
        lines.addWidget(buttons)
