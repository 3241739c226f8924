"""The deed by which one sees where the company that is open is used, directly or behind others."""

from typing import TYPE_CHECKING

from ropa_desktop.i18n import _

if TYPE_CHECKING:
    from ropa_desktop.ui.main_window import MainWindow


class WhereUsed:
    """Asks the question of the company that the open record is, or is about."""

    def __init__(self, window: "MainWindow") -> None:
        self._window = window

    def where_used(self) -> None:
        """Of an organisation itself, of the processor of an engagement, of the vendor of a system."""
        from ropa_desktop.register.engagements import Engagement
        from ropa_desktop.register.organisations import Organisation
        from ropa_desktop.register.systems import System
        from ropa_desktop.ui.pick_organisation import Company

        workspace = self._window.workspace
        self._window.save_now()
        record = workspace.page.record if workspace.page else None
        if isinstance(record, Engagement):
            record = record.processor
        elif isinstance(record, System):
            record = record.vendor
        if not isinstance(record, Organisation):
            self._window.tell(_("Open an organisation, a processor or a system that names its vendor, and ask again."))
            return
        workspace.navigation.go("where-used")
        page = workspace.answer()
        assert page is not None
        assert isinstance(page.choices.controls, Company)
        page.choices.controls.choose(record.id)
