"""The first five minutes: three questions at the first start, and starting points for what one begins with."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from ropa_desktop.errors import KnownError
from ropa_desktop.i18n import _
from ropa_desktop.ui import ask, letters
from ropa_desktop.ui.dropping import SHEETS
from ropa_desktop.ui.plain import button

if TYPE_CHECKING:
    from ropa_desktop.ui.first_page import FirstPage
    from ropa_desktop.ui.main_window import MainWindow


class Begin:
    """Makes the first register and the first activities of the window."""

    def __init__(self, window: "MainWindow") -> None:
        self._window = window
        self.page: FirstPage | None = None
        self.here = button(_("New from a starting point …"), self.from_starting_point)  # on the empty list's page
        ways = window.workspace.blank.ways.layout()
        assert ways is not None
        ways.addWidget(self.here)
        window.workspace.navigation.chosen.connect(lambda _name: self._follow())
        window.deeds["from_starting_point"].changed.connect(self._follow)
        window.start_page.led.connect(self.show_page)

    def _follow(self) -> None:
        possible = self._window.deeds["from_starting_point"].isEnabled()
        self.here.setVisible(possible and self._window.workspace.navigation.current() == "ProcessingActivity")

    # -- a starting point

    def from_starting_point(self) -> None:
        """Choose a common activity, and what of it to take over."""
        window = self._window
        if window.desk is None or window.desk.read_only:
            return
        window.save_now()
        from ropa_desktop.ui.begin_dialog import BeginDialog

        window.ask(BeginDialog(window.desk, window.workspace.open, window))

    # -- the first start

    def first_time(self) -> None:
        """Ask the three questions, once in the life of a profile."""
        settings = self._window.settings
        if not settings.begun and not settings.recent:
            self.show_page()

    def show_page(self) -> None:
        """The page with the three questions; it stays within reach of the start page."""
        from ropa_desktop.ui.first_page import FirstPage

        self._forget_page()
        page = self.page = FirstPage()
        page.wanted.connect(self.make)
        page.later.connect(self.leave)
        page.document_wanted.connect(self._choose_document)
        page.language_chosen.connect(self._speak)
        self._window.stack.addWidget(page)
        self._window.stack.setCurrentWidget(page)
        letters.settle(page)
        page.name.setFocus()
        self._window.settings.begun = True
        self._window.settings.save()

    def leave(self) -> None:
        """Not now."""
        self._window.stack.setCurrentWidget(self._window.start_page)
        self._forget_page()

    def _forget_page(self) -> None:
        if self.page is not None:
            page, self.page = self.page, None
            self._window.stack.removeWidget(page)
            page.hide()
            page.deleteLater()

    def _speak(self, language: str) -> None:
        """The window in another language, and the questions in it; what was typed stays."""
        old, way = self.page, self.page.way() if self.page else ""
        if old is None or not self._window.speaking.speak(language):
            return
        begin = self._window.begin  # made anew
        begin.show_page()
        page = begin.page
        assert page is not None
        page.fill()
        page.name.setText(old.name.text())
        page.country.setCurrentIndex(max(page.country.findData(old.country.currentData()), 0))
        page.kind.setCurrentIndex(old.kind.currentIndex())
        page.ways[way].setChecked(True)
        if old.document:
            page.take(old.document)
        page.language.setFocus()

    def _choose_document(self) -> None:
        document = ask.document_to_begin_with(self._window, str(Path.home()))
        if document is not None and self.page is not None:
            self.page.take(document)

    def make(self) -> None:
        """Make the register that was asked for, and go on with a first activity."""
        page, window = self.page, self._window
        if page is None:
            return
        if page.way() == "sample":
            window.open_sample()
            self._forget_page()
            return
        from ropa_desktop.ui.begin_file import Beginning, file_name, make, refusal

        document = page.document if page.way() == "document" else None
        workbook = document if document and document.suffix.casefold() in SHEETS else None
        asked = Beginning(
            page.name.text(), page.country.currentData(), page.kind.currentData(), None if workbook else document
        )
        refused = refusal(asked)
        if page.way() == "document" and document is None:
            refused = _("Choose the document to begin with.")
        if refused:
            page.say(refused)
            return
        path = ask.register_to_make(window, str(Path.home() / file_name(asked.name)))
        if path is None:
            return
        try:
            make(path, window.settings.author, asked)
        except KnownError as error:
            page.say(str(error))
            return
        window.open(path, then=partial(window.dropping.read, workbook) if workbook else self._begun)
        self._forget_page()

    def _begun(self) -> None:
        """Show the organisation, and offer starting points where there is no activity yet."""
        from ropa_desktop.store import handover

        window = self._window
        assert window.desk is not None
        if ours := handover.kept_for(window.desk.register):
            window.workspace.open(ours[0])
        window.tell(_("The register is there. The postal address and the e-mail address of your organisation are "
                      "still open. File > Password encrypts the register."))  # fmt: skip
        if not window.desk.count("ProcessingActivity"):
            self.from_starting_point()
