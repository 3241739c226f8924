"""For questions about one organisation: which, found by typing any part of its name."""

from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ropa_desktop.i18n import _
from ropa_desktop.register.on_behalf import ProcessingOnBehalf
from ropa_desktop.register.record import link_table
from ropa_desktop.ui.desk import Desk
from ropa_desktop.ui.finder import Finder
from ropa_desktop.ui.plain import label


class Company(QWidget):
    """Which organisation is looked for; `changed` tells that it is another one now."""

    changed = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self._chosen, self._title = "", ""
        self.finder = Finder(_("Find …"))
        self.finder.setObjectName("company")
        self.finder.setMinimumContentsLength(28)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(6)
        words = self.words()
        name = label(words)
        name.setBuddy(self.finder)
        self.finder.setAccessibleName(words.replace("&", ""))
        line.addWidget(name)
        line.addWidget(self.finder)
        self.finder.activated.connect(lambda index: self.choose(self.finder.itemData(index) or ""))
        self.finder.line.editingFinished.connect(self._typed)
        self.refresh()

    def words(self) -> str:
        """What stands before the field."""
        return _("Co&mpany")

    def options(self) -> list[tuple[str, str]]:
        """Id and name of each that can be chosen."""
        return self.desk.options("Organisation")

    def asked(self) -> dict[str, Any] | str:
        """Which organisation, or what is still to be chosen."""
        if self.finder.typed() != self._title.strip():
            return _("No organisation here is called “{name}”.").format(name=self.finder.typed()[:60])
        return self.keywords(self._chosen)

    def keywords(self, chosen: str) -> dict[str, Any] | str:
        """What the answering function is given."""
        return {"organisation_id": chosen} if chosen else _("Choose the company that you look for.")

    def choose(self, row_id: str) -> None:
        """Look for this one from now on, for none with an empty id."""
        index = max(self.finder.findData(row_id), 0) if row_id else 0
        self._chosen, self._title = (row_id, self.finder.itemText(index)) if index else ("", "")
        self.finder.show_text(self._title)
        self.changed.emit()

    def refresh(self) -> None:
        """Offer what the register holds now."""
        options = self.options()
        self.finder.offer([*options])
        titles = dict(options)
        if self._chosen:
            typed = self.finder.typed() != self._title.strip()
            self._title = titles.get(self._chosen, "")
            self._chosen = self._chosen if self._title else ""
            if not typed:
                self.finder.show_text(self._title)

    def _typed(self) -> None:
        if self.finder.typed() == self._title.strip():
            return
        index = self.finder.match()
        if index >= 0:
            self.choose(self.finder.itemData(index) or "")
        else:
            self.changed.emit()


class Customer(Company):
    """On whose behalf: one of the controllers, or all."""

    def words(self) -> str:
        """What stands before the field."""
        return _("&For the customer")

    def options(self) -> list[tuple[str, str]]:
        """Those on whose behalf something is processed."""
        table, _own, theirs = link_table(ProcessingOnBehalf, ProcessingOnBehalf.field("controllers"))
        served = {row[0] for row in self.desk.raw.execute(f"SELECT DISTINCT {theirs} FROM {table}")}
        return [pair for pair in super().options() if pair[0] in served]

    def keywords(self, chosen: str) -> dict[str, Any] | str:
        """One customer, or all where none is chosen."""
        return {"customer": chosen} if chosen else {}
