"""The sections of a record as links above it: a click goes there, and scrolling marks the one that one is in."""

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QPushButton, QWidget

from ropa_desktop.i18n import N_, _
from ropa_desktop.ui.flow import Flow
from ropa_desktop.ui.plain import button

SHORT = {  # headings that are too long for a line of links; the others are links as they stand
    "(b) Categories of processing": N_("(b) Categories"),
    "(c) Data and (f) time limits": N_("(c), (f) Data"),
    "(d) Security measures": N_("(d) Security"),
    "(g) Security measures": N_("(g) Security"),
    "Security measures": N_("Security"),
    "Risks and rights": N_("Risks"),
    "Documents and reviews": N_("Documents"),
    "Name and contact details": N_("Name"),
    "Data Privacy Framework": N_("Framework"),
    "Authorisation of sub-processors": N_("Authorisation"),
    "Cases and criteria": N_("Cases"),
    "Lists and exemptions": N_("Lists"),
    "Points of the contract": N_("Points"),
    "Step 1: know the transfer": N_("Step 1"),
    "Step 2: the tool": N_("Step 2"),
    "Step 3: law and practice": N_("Step 3"),
    "Step 4: supplementary measures": N_("Step 4"),
    "Step 5: formal steps": N_("Step 5"),
    "Step 6: looking again": N_("Step 6"),
}


class SectionLinks(QWidget):
    """`go` is told the place of the section that was clicked."""

    def __init__(self, go: Callable[[int], object]) -> None:
        super().__init__()
        self._go = go
        self._flow = Flow(self, gap=0)
        self.links: list[QPushButton] = []
        self._here = -1

    def add(self, heading: str) -> None:
        """A link to the next section."""
        made = button(_(SHORT.get(heading, heading)), partial(self._go, len(self.links)), "section")
        made.setAccessibleName(_(heading))
        self.links.append(made)
        self._flow.addWidget(made)

    def follow(self, here: int) -> None:
        """Mark the section that one is in; a screen reader is told so by the link's description."""
        if here == self._here:
            return
        for place in (self._here, here):
            if 0 <= place < len(self.links):
                link = self.links[place]
                link.setProperty("here", place == here)
                link.setAccessibleDescription(_("This section is shown") if place == here else "")
                link.style().polish(link)
        self._here = here
