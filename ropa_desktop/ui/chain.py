"""The processors of an activity and everybody behind them, as a tree that one can read, follow and extend."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from ropa_desktop.i18n import _
from ropa_desktop.register.chain import walk
from ropa_desktop.register.check import Finding, open_findings
from ropa_desktop.register.citation import cited
from ropa_desktop.register.engagements import Engagement
from ropa_desktop.register.kinds import Links
from ropa_desktop.register.record import Record
from ropa_desktop.ui.chips import ChipsOfRecords
from ropa_desktop.ui.desk import Desk
from ropa_desktop.ui.plain import button, label, short
from ropa_desktop.ui.size import px

if TYPE_CHECKING:
    from ropa_desktop.ui.form import Form

STEP = 24  # pixels a tier
BESIDE = 460  # pixels of a card from which words and buttons stand beside each other


class Tree(QWidget):
    """A card for each processor and each sub-processor, indented by tier."""

    opened = Signal(object)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._lines = QVBoxLayout(self)
        self._lines.setContentsMargins(0, 4, 0, 0)
        self._lines.setSpacing(6)
        self._nodes: list[_Node] = []  # to make one costs more than all that is shown in it

    def show_chain(self, engagements: Sequence[Engagement], depth: int = 0) -> None:
        """Show these and all behind them."""
        for _node in self.showing(engagements, depth):
            pass

    def showing(self, engagements: Sequence[Engagement], depth: int = 0) -> Iterator[None]:
        """The same, one after the other."""
        shown = list(walk(engagements, depth))
        yield
        for place, (tier, engagement) in enumerate(shown):
            if place == len(self._nodes):
                self._nodes.append(_Node(self))
                self._lines.addWidget(self._nodes[-1])
            self._nodes[place].show_engagement(tier, tier - depth, engagement, self._desk)
            yield
        for place, node in enumerate(self._nodes):
            node.setVisible(place < len(shown))
        self.setVisible(bool(engagements))

    def add_behind(self, engagement: Engagement | None) -> None:
        """A new sub-processor, open to be filled in."""
        made = self._desk.add(Engagement, parent=engagement)
        if made is not None:
            self.opened.emit(made)


class _Node(QWidget):
    """One processor of the tree; it shows one after the other."""

    def __init__(self, tree: Tree) -> None:
        super().__init__()
        self._engagement: Engagement | None = None
        self._line = QHBoxLayout(self)
        card = QFrame()
        card.setObjectName("card")
        self._inside = QBoxLayout(QBoxLayout.Direction.LeftToRight, card)
        self._inside.setContentsMargins(12, 6, 8, 6)
        self._inside.setSpacing(4)
        words = QVBoxLayout()
        words.setSpacing(2)
        self._title, self._said = label("", wrap=True), label("", "soft", wrap=True)
        words.addWidget(self._title)
        words.addWidget(self._said)
        self._inside.addLayout(words, 1)
        ends = QHBoxLayout()
        ends.setSpacing(8)
        self._state = label("", "stands")
        ends.addWidget(self._state)
        ends.addStretch(1)
        self._behind = button(_("+ Behind it"), lambda: tree.add_behind(self._engagement), "flat")
        self._go = button(_("Open"), lambda: tree.opened.emit(self._engagement), "flat")
        ends.addWidget(self._behind)
        ends.addWidget(self._go)
        self._inside.addLayout(ends)
        self._line.addWidget(card, 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a narrow form what one can do stands below the words: beside them, they had a word a line."""
        super().resizeEvent(event)
        way = QBoxLayout.Direction
        self._inside.setDirection(way.LeftToRight if self.width() >= px(BESIDE) else way.TopToBottom)

    def show_engagement(self, tier: int, indent: int, engagement: Engagement, desk: Desk) -> None:
        """Show this one, at its tier."""
        self._engagement, title = engagement, short(engagement.title())
        self._line.setContentsMargins(STEP * indent, 0, 0, 0)
        self._title.setText(f"└ {title}" if indent else title)
        self._said.setText(_said(engagement, tier))
        words, tone = _state(desk.findings(engagement))
        self._state.setText(words)
        if self._state.property("tone") != tone:
            self._state.setProperty("tone", tone)
            self._state.style().polish(self._state)
        self._behind.setAccessibleName(_("Add a sub-processor behind {name}").format(name=title))
        self._behind.setEnabled(not desk.read_only)
        self._go.setAccessibleName(_("Open {name}").format(name=title))


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
        for _node in self.showing(value):
            pass

    def showing(self, value: list[Record]) -> Iterator[None]:
        """The same, one processor after the other."""
        super().show_value(value)
        yield from self.tree.showing([one for one in self._value if isinstance(one, Engagement)])
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
        head.addWidget(label(cited("28(4)"), "soft"), 1)
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


def _state(findings: list[Finding]) -> tuple[str, str]:
    gaps = open_findings(findings)
    if gaps:
        return _("{n} open").format(n=gaps), "missing"
    if findings:
        return _("{n} to look at").format(n=len(findings)), "advice"
    return _("nothing open"), "stands"


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
