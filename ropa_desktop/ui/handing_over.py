"""The deed by which a record leaves the register: asked for in a dialog, written on a copy in the background."""

from typing import TYPE_CHECKING

from ropa_desktop.errors import KnownError
from ropa_desktop.i18n import _
from ropa_desktop.ui.work import Work

if TYPE_CHECKING:
    from ropa_desktop.exchange.written import Written
    from ropa_desktop.register.contents import Standing
    from ropa_desktop.ui.desk import Desk
    from ropa_desktop.ui.export_dialog import Order
    from ropa_desktop.ui.main_window import MainWindow
    from ropa_desktop.ui.work import Progress


class HandingOver:
    """Exports the register that the window shows."""

    def __init__(self, window: "MainWindow") -> None:
        self._window = window

    def export(self) -> None:
        """Ask what, then write it."""
        window = self._window
        if window.desk is None or window.work.is_busy():
            return
        from ropa_desktop.ui.export_dialog import ExportDialog

        window.save_now()
        window.ask(ExportDialog(window.desk, self.start, window))

    def start(self, order: "Order") -> None:
        """Write the document in a thread, on a fork of the register."""
        from ropa_desktop.store import handover
        from ropa_desktop.ui.exporting import write

        window = self._window
        assert window.desk is not None
        register, desk = window.desk.register, window.time_travel.desk or window.desk

        def act(progress: "Progress") -> "tuple[Standing, Written]":
            with register.fork_beside(lambda: progress(0, 0)) as fork:
                return handover.standing(fork), write(fork, order, progress)

        work = Work(act)
        work.done.connect(lambda done: self._written(desk, done[0], order, done[1]))
        words = _("Exporting {name}").format(name=order.target.name)
        window.work.start(words, work, _("The export was stopped. Nothing was written."))

    def _written(self, desk: "Desk", shown: "Standing", order: "Order", written: "Written") -> None:
        words = _("Exported to {path}.").format(path=written.path)
        self._window.tell(" ".join([words, *written.notices, *noted(desk, shown, order)]), written.path)


def noted(desk: "Desk", shown: "Standing", order: "Order") -> list[str]:
    """Write the document down in the register; what stands in the way is said, the document is there all the same."""
    from ropa_desktop.store import deliveries

    whole = order.target.suffix == ".json"
    try:
        deliveries.note(
            desk.register, shown, "whole" if whole else order.record, None if whole else order.organisation,
            order.target.name, order.language, order.handed_to,
        )  # fmt: skip
    except KnownError as error:
        return [_("It could not be noted in the register.") + " " + str(error)]
    desk.changed.emit(set())
    return []
