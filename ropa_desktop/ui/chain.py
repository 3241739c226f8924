"""The processors of an activity and everybody behind them, as a tree that one can read and follow."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from ropa_desktop.i18n import _
from ropa_desktop.register.chain import walk
from ropa_desktop.register.check import check
from ropa_desktop.register.engagements import Engagement
from ropa_desktop.register.kinds import Links
from ropa_desktop.register.record import Record
from ropa_desktop.ui.chips import ChipsOfRecords
from ropa_desktop.ui.desk import Desk
from ropa_desktop.ui.plain import button, clear, label
from ropa_desktop.ui.rows import open_findings

if TYPE_CHECKING:
    from ropa_desktop.ui.form import Form

STEP = 24  # pixels a tier


class Chain(ChipsOfRecords):
    """Chips choose the processors; the tree below shows the sub-processors of each, and what is open there."""

    def __init__(self, desk: Desk, kind: Links, form: "Form") -> None:
        super().__init__(desk, kind)
        self._form = form
        self._tree = QWidget()
        self._lines = QVBoxLayout(self._tree)
        self._lines.setContentsMargins(0, 4, 0, 0)
        self._lines.setSpacing(6)
        self.column_lines.addWidget(self._tree)
        self.new = button(_("New processor …"), self._new)
        self.column_lines.addWidget(self.new, 0, Qt.AlignmentFlag.AlignLeft)

    def _new(self) -> None:
        made = self._desk.add(Engagement)
        if made is not None:
            self.edited.emit([*self._value, made])
            self._form.opened.emit(made)

    def _options(self) -> list[tuple[str, str]]:
        own = {one.id for one in self._desk.register.all(Engagement) if one.parent is None}
        return [pair for pair in super()._options() if pair[0] in own]

    def show_value(self, value: list[Record]) -> None:
        """A chip for each processor, and the tree behind them."""
        super().show_value(value)
        clear(self._lines)
        processors = [one for one in self._value if isinstance(one, Engagement)]
        for depth, engagement in walk(processors):
            self._lines.addWidget(self._node(depth, engagement))
        self._tree.setVisible(bool(processors))
        self.new.setEnabled(not self._desk.read_only)

    def _node(self, depth: int, engagement: Engagement) -> QWidget:
        node = QWidget()
        line = QHBoxLayout(node)
        line.setContentsMargins(STEP * depth, 0, 0, 0)
        card = QFrame()
        card.setObjectName("card")
        inside = QHBoxLayout(card)
        inside.setContentsMargins(12, 6, 8, 6)
        words = QVBoxLayout()
        words.setSpacing(2)
        title = engagement.title()
        words.addWidget(label(f"└ {title}" if depth else title, wrap=True))
        words.addWidget(label(_said(engagement, depth), "soft", wrap=True))
        inside.addLayout(words, 1)
        gaps = open_findings(check(engagement))
        inside.addWidget(label(_("{n} open").format(n=gaps), "missing") if gaps else label(_("nothing open"), "stands"))
        inside.addWidget(button(_("Open"), lambda: self._form.opened.emit(engagement), "flat",
                                hint=_("Open {name}").format(name=title)))  # fmt: skip
        line.addWidget(card, 1)
        return node


def _said(engagement: Engagement, depth: int) -> str:
    cls = type(engagement)
    role = _("processor") if depth == 0 else _("sub-processor, tier {n}").format(n=depth + 1)
    stored = cls.field("storage_countries").text(engagement)
    seen = cls.field("access_countries").text(engagement)
    said = [role, stored and _("stored in {countries}").format(countries=stored),
            seen and _("seen from {countries}").format(countries=seen)]  # fmt: skip
    said += [
        f"{one.title()} – {type(one).field('tool').text(one) or _('ground not stated')}" for one in engagement.transfers
    ]
    return " · ".join(part for part in said if part)
