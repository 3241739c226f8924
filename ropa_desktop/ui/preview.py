"""The deed by which one sees on the screen what would stand on paper: made in memory, on a copy of the register."""

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from ropa_desktop.errors import KnownError
from ropa_desktop.i18n import _
from ropa_desktop.ui import ask
from ropa_desktop.ui.work import Work

if TYPE_CHECKING:
    from collections.abc import Callable

    from ropa_desktop.exchange.pdf.printed import Printed
    from ropa_desktop.exchange.written import Written
    from ropa_desktop.register.assessed import Assessment
    from ropa_desktop.register.report import Report
    from ropa_desktop.store.register import Register
    from ropa_desktop.ui.export_dialog import Order
    from ropa_desktop.ui.main_window import MainWindow
    from ropa_desktop.ui.preview_dialog import PreviewDialog


class Sight(NamedTuple):
    """What is to be seen: its name, the file it may become, how it is made, and what is noted once it is one."""

    title: str
    place: Path
    make: "Callable[[Any], Printed]"
    note: "Callable[[Written], list[str]]" = lambda _written: []


class Preview:
    """Shows the document of what the window shows: an answer, an assessment, or the record of the organisation."""

    def __init__(self, window: "MainWindow") -> None:
        self._window = window
        self.dialog: PreviewDialog | None = None

    def preview(self) -> None:
        """What is on the page, as it would be printed."""
        from ropa_desktop.register.assessed import ASSESSMENTS

        window = self._window
        if window.desk is None or window.work.is_busy():
            return
        window.save_now()
        space = window.workspace
        if (answer := space.answer()) is not None:
            self._answer(answer.report)
        elif space.navigation.question() is not None:
            self._overview()
        elif space.page is not None and isinstance(space.page.record, ASSESSMENTS):
            self._assessment(type(space.page.record), space.page.record.id, space.page.record.title())
        else:
            self.ask_for_record()

    # -- what there is to see

    def ask_for_record(self) -> None:
        """Which record, of which organisation and in which language, as for an export."""
        from ropa_desktop.ui.export_dialog import ExportDialog

        window = self._window
        assert window.desk is not None
        window.ask(ExportDialog(window.desk, self.record, window, to_look_at=True))

    def record(self, order: "Order") -> None:
        """The record that is ordered; where it is kept as a file, that is noted as an export is."""
        from ropa_desktop.store import handover
        from ropa_desktop.ui.exporting import look
        from ropa_desktop.ui.handing_over import noted

        window = self._window
        assert window.desk is not None
        fork = window.desk.register.fork()
        desk, shown = window.time_travel.desk or window.desk, handover.standing(fork)

        def note(written: "Written") -> list[str]:
            return noted(desk, shown, replace(order, target=written.path))

        self._show(Sight(order.title(), order.target, lambda progress: look(fork, order, progress), note), fork)

    def _overview(self) -> None:
        from ropa_desktop.exchange.pdf import printed
        from ropa_desktop.register.overview_report import report
        from ropa_desktop.store import handover

        assert self._window.desk is not None
        fork, day = self._window.desk.register.fork(), self._window.desk.day

        def make(progress: Any) -> "Printed":
            return printed.report(report(handover.contents(fork, None), day), progress)

        self._show(Sight(_("Overview"), self._place(f"overview-{day}"), make), fork)

    def _answer(self, report: "Report | None") -> None:
        from ropa_desktop.exchange.pdf import printed

        if report is None:
            self._window.tell(_("The answer is not there yet. Wait for it, and ask for the preview again."))
            return
        place = self._place(f"{report.name}-{report.day}")
        self._show(Sight(report.title, place, lambda progress: printed.report(report, progress)))

    def _assessment(self, cls: "type[Assessment]", record_id: str, title: str) -> None:
        from ropa_desktop.exchange.pdf import printed
        from ropa_desktop.store import handover
        from ropa_desktop.ui.assessment import file_name

        assert self._window.desk is not None
        fork = self._window.desk.register.fork()

        def make(progress: Any) -> "Printed":
            record = fork.get(cls, record_id)
            assert record is not None  # it was open when the copy was made
            return printed.assessment(record, handover.standing(fork), progress)

        self._show(Sight(title, Path.home() / file_name(title), make), fork)

    def _place(self, name: str) -> Path:
        desk = self._window.desk
        register = desk.path if desk and desk.path else Path.home() / "register.ropa"
        return register.with_name(f"{register.stem}-{name}.pdf")

    # -- showing it

    def _show(self, sight: Sight, fork: "Register | None" = None) -> None:
        """Make it in a thread, and show it when it is there."""
        work = Work(sight.make)
        work.done.connect(lambda printed: self._open(sight, printed))
        if fork is not None:
            work.finished.connect(fork.close)
        self._window.work.start(_("Making the preview"), work, _("The preview was stopped."))

    def _open(self, sight: Sight, printed: "Printed") -> None:
        from ropa_desktop.ui.preview_dialog import PreviewDialog

        self.dialog = dialog = PreviewDialog(sight.title, printed, self._window)
        dialog.wanted.connect(lambda: self._keep(sight, printed))
        dialog.finished.connect(self._forget)
        self._window.ask(dialog)

    def _forget(self) -> None:
        self.dialog = None

    def _keep(self, sight: Sight, printed: "Printed") -> None:
        """The very document that is shown, as a file."""
        dialog = self.dialog
        assert dialog is not None
        target = ask.place_for_export(dialog, str(sight.place), ".pdf")
        if target is None:
            return
        try:
            written = printed.keep(target)
        except KnownError as error:
            dialog.tell(str(error))
            return
        words = _("Exported to {path}.").format(path=written.path)
        dialog.tell(" ".join([words, *written.notices, *sight.note(written)]))
