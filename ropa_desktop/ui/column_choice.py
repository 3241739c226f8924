"""The columns of a sheet, each with what it goes into and its first values."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QScrollArea, QWidget

from ropa_desktop.i18n import _
from ropa_desktop.ui.plain import Drop, label, short

if TYPE_CHECKING:
    from ropa_desktop.exchange.columns_in import Target
    from ropa_desktop.register.record import Record

SHOWN = 3  # values of a column that are shown


class ColumnChoice(QScrollArea):
    """Emits when another target is chosen for a column."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.drops: list[Drop] = []
        self._targets: dict[str, Target] = {}
        self.setWidgetResizable(True)
        self.setAccessibleName(_("Columns and their fields"))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def show_columns(self, cls: "type[Record]", headings: Sequence[str], values: Sequence[Sequence[str]]) -> None:
        """A line for each column, with the target that its heading names chosen."""
        from ropa_desktop.exchange import columns_in

        self._targets = {one.name: one for one in columns_in.offered(cls)}
        inner = QWidget()
        inner.setObjectName("page")
        grid = QGridLayout(inner)
        grid.setColumnStretch(1, 1)
        grid.setColumnStretch(2, 1)
        grid.setColumnMinimumWidth(0, 140)
        self.drops = []
        for place, target in enumerate(columns_in.match(cls, headings)):
            heading = headings[place] or _("Column {n}").format(n=place + 1)
            drop = self._drop(heading, target if target and target.reads(row[place] for row in values) else None)
            name = label(short(heading, 60), wrap=True)
            name.setBuddy(drop)
            first = [short(" ".join(row[place].split()), 40) for row in values if row[place]][:SHOWN]
            grid.addWidget(name, place, 0)
            grid.addWidget(drop, place, 1)
            grid.addWidget(label("; ".join(first), "soft", wrap=True), place, 2)
            self.drops.append(drop)
        grid.setRowStretch(len(self.drops), 1)
        self.setWidget(inner)

    def _drop(self, heading: str, target: "Target | None") -> Drop:
        drop = Drop()
        drop.addItem(_("(left out)"), None)
        for name, one in self._targets.items():
            drop.addItem(one.label(), name)
        drop.setCurrentIndex(drop.findData(target.name) if target else 0)
        drop.setAccessibleName(_("Field for: {column}").format(column=heading))
        drop.activated.connect(lambda _index: self.changed.emit())
        return drop

    def chosen(self) -> "list[Target | None]":
        """What each column goes into."""
        return [self._targets[name] if (name := drop.currentData()) else None for drop in self.drops]
