"""The processors of an activity and everybody behind them, as a tree that one can read, follow and extend."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from ropa_desktop.i18n import _
from ropa_desktop.register.chain import walk
from ropa_desktop.register.check import Finding, open_findings
from ropa_desktop.register.engagements import Engagement
from ropa_desktop.register.kinds import Links
from ropa_desktop.register.record import Record
from ropa_desktop.ui.chips import ChipsOfRecords
from ropa_desktop.ui.desk import Desk
from ropa_desktop.ui.plain import button, clear, label, short

if TYPE_CHECKING:
    from ropa_desktop.ui.form import Form

STEP = 24  # pixels a tier


class Tree(QWidget):
    """A card for each processor and each sub-processor, indented by tier."""

    opened = Signal(object)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._lines = QVBoxLayout(self)
        self._lines.setContentsMargins(0, 4, 0, 0)
        self._lines.setSpacing(6)

    def show_chain(self, engagements: Sequence[Engagement], depth: int = 0) -> None:
        """Show these and all behind them."""
        clear(self._lines)
        for tier, engagement in walk(engagements, depth):
            self._lines.addWidget(self._node(tier, tier - depth, engagement))
        self.setVisible(bool(engagements))

    def _node(self, tier: int, indent: int, engagement: Engagement) -> QWidget:
        node = QWidget()
        line = QHBoxLayout(node)
        line.setContentsMargins(STEP * indent, 0, 0, 0)
        card = QFrame()
        card.setObjectName("card")
        inside = QHBoxLayout(card)
        inside.setContentsMargins(12, 6, 8, 6)
        words = QVBoxLayout()
        words.setSpacing(2)
        title = short(engagement.title())
        words.addWidget(label(f"└ {title}" if indent else title, wrap=True))
        words.addWidget(label(_said(engagement, tier), "soft", wrap=True))
        inside.addLayout(words, 1)
        inside.addWidget(_state(self._desk.findings(engagement)))
        behind = button(_("+ Behind it"), lambda: self.add_behind(engagement), "flat")
        behind.setAccessibleName(_("Add a sub-processor behind {name}").format(name=title))
        behind.setEnabled(not self._desk.read_only)
        inside.addWidget(behind)
        go = button(_("Open"), lambda: self.opened.emit(engagement), "flat")
        go.setAccessibleName(_("Open {name}").format(name=title))
        inside.addWidget(go)
        line.addWidget(card, 1)
        return node

    def add_behind(self, engagement: Engagement) -> None:
        """A new sub-processor, open to be filled in."""
        made = self._desk.add(Engagement, parent=engagement)
        if made is not None:
            self.opened.emit(made)


class Chain(ChipsOfRecords):
    """Chips choose the processors; the tree below shows the sub-processors of each, and what is open there."""

    def __init__(self, desk: Desk, kind: Links, form: "Form") -> None:
        super().__init__(desk, kind)
        self._form = form
        self.tree = Tree(desk)
        self.tree.opened.connect(form.opened)
        self.column_lines.addWidget(self.tree)
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
        self.tree.show_chain([one for one in self._value if isinstance(one, Engagement)])
        self.new.setEnabled(not self._desk.read_only)


class Behind(QWidget):
    """On a processor's own page: who stands behind it."""

    opened = Signal(object)

    def __init__(self, desk: Desk, engagement: Engagement) -> None:
        super().__init__()
        self.engagement = engagement
        lines = QVBoxLayout(self)
        lines.setContentsMargins(0, 8, 0, 0)
        lines.setSpacing(8)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(label(_("Sub-processors behind it"), "section"))
        head.addWidget(label(f"{_('Art.')} 28(4)", "soft"), 1)
        lines.addLayout(head)
        self.tree = Tree(desk)
        self.tree.opened.connect(self.opened)
        lines.addWidget(self.tree)
        add = button(_("+ Add"), lambda: self.tree.add_behind(self.engagement), hint=_("Add a sub-processor"))
        add.setEnabled(not desk.read_only)
        lines.addWidget(add, 0, Qt.AlignmentFlag.AlignLeft)

    def refresh(self) -> None:
        """Show who stands behind it now."""
        self.tree.show_chain(self.engagement.sub_processors, _tier(self.engagement) + 1)


def _state(findings: list[Finding]) -> QLabel:
    gaps = open_findings(findings)
    if gaps:
        return label(_("{n} open").format(n=gaps), "missing")
    if findings:
        return label(_("{n} to look at").format(n=len(findings)), "advice")
    return label(_("nothing open"), "stands")


def _tier(engagement: Engagement) -> int:
    tier, seen = 0, {engagement.id}
    parent = engagement.parent
    while parent is not None and parent.id not in seen:
        tier, parent = tier + 1, parent.parent
        seen.add(parent.id if parent else "")
    return tier


def _said(engagement: Engagement, tier: int) -> str:
    cls = type(engagement)
    role = _("processor") if tier == 0 else _("sub-processor, tier {n}").format(n=tier + 1)
    stored = cls.field("storage_countries").text(engagement)
    seen = cls.field("access_countries").text(engagement)
    said = [
        role,
        "" if engagement.status == "active" else cls.field("status").text(engagement),
        stored and _("stored in {countries}").format(countries=stored),
        seen and _("seen from {countries}").format(countries=seen),
    ]
    for one in engagement.transfers:
        said.append(f"{one.title()} – {type(one).field('tool').text(one) or _('ground not stated')}")
    return " · ".join(part for part in said if part)
