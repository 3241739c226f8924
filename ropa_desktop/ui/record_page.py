"""One record as a page: its name, its sections in the order of Article 30, and what is open beside it."""

from collections.abc import Iterator
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from ropa_desktop.i18n import _
from ropa_desktop.register.activities import ProcessingActivity
from ropa_desktop.register.adequacy import AdequacyDecision
from ropa_desktop.register.check import Finding
from ropa_desktop.register.citation import cited
from ropa_desktop.register.engagements import Engagement
from ropa_desktop.register.fields import Field
from ropa_desktop.register.kinds import Rows
from ropa_desktop.register.on_behalf import ProcessingOnBehalf
from ropa_desktop.register.record import Record
from ropa_desktop.ui.assessments_section import further
from ropa_desktop.ui.chain import Behind
from ropa_desktop.ui.desk import Desk
from ropa_desktop.ui.flow import Flow
from ropa_desktop.ui.form import Form
from ropa_desktop.ui.gaps import Gaps
from ropa_desktop.ui.inherited import Inherited
from ropa_desktop.ui.pages import PAGES
from ropa_desktop.ui.plain import button, label
from ropa_desktop.ui.record_head import RecordHead
from ropa_desktop.ui.rows import RowCards
from ropa_desktop.ui.section_links import SectionLinks
from ropa_desktop.ui.size import px
from ropa_desktop.ui.turning import Turning

Gap = tuple[str, str, str]  # the record, its field, and what is said of it
ENTRIES = (ProcessingActivity, ProcessingOnBehalf)
ROOMY = 720  # pixels from which on what is open stands beside the record
BESIDE = 560  # and under which it stands below it, where it is wanted all the same
LEAST = 420  # pixels under which labels and fields may need to be scrolled sideways


class RecordPage(Turning):
    """Shows a record; every edit goes to the desk, every change of the desk comes back here.

    It is made, and turned to another record, in slices. `complete` does the rest at once, before any hand touches it.
    """

    opened = Signal(object)

    def __init__(self, desk: Desk, record: Record) -> None:
        super().__init__()
        self.setObjectName("record")
        self.desk, self.record = desk, record
        self.record_id = record.id  # to be asked for when undo has taken the record itself away
        self.forms: list[Form] = []
        self.headings: list[QWidget] = []
        self._gaps_ahead: list[Gap] = []
        self.findings: list[Finding] = []
        self.area = QScrollArea()
        self.area.setObjectName("page")
        self.area.setWidgetResizable(True)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.gaps = Gaps()
        self._building = self._build()
        self.behind: Behind | None = None
        self.inherited: Inherited | None = None
        self.further: list[Any] = []
        self.addWidget(self._body())
        self.addWidget(self.gaps)
        self.setStretchFactor(0, 1)
        self.setSizes([520, 225])
        self.setHandleWidth(1)
        self.gaps.wanted.connect(self.go_to)
        self.gaps.left.connect(self.turn_gaps)
        self.gaps.refuted.connect(self.refute)
        self.gaps.restored.connect(desk.ask_again)
        desk.changed.connect(self._changed)
        self.turn(self._turning(record))

    def _body(self) -> QWidget:
        body = QWidget()
        body.setObjectName("page")
        outer = QVBoxLayout(body)
        outer.setContentsMargins(24, 16, 12, 0)
        outer.setSpacing(8)
        self.head = RecordHead(self.turn_gaps)
        outer.addWidget(self.head)
        page = QWidget()
        page.setObjectName("page")
        self._lines = QVBoxLayout(page)
        self._lines.setContentsMargins(0, 0, 12, 24)
        self._lines.setSpacing(12)
        self.links = SectionLinks(self.show_section)
        self.area.verticalScrollBar().valueChanged.connect(self._follow)
        if len(PAGES[type(self.record).__name__].sections) > 2:
            outer.addWidget(self.links)
        else:
            self.links.setParent(page)
            self.links.hide()
        self._inner = page
        outer.addWidget(self.area, 1)
        return body

    def _build(self) -> Iterator[None]:
        """Make it row by row, and let it be styled section by section."""
        self.area.setWidget(self._inner)
        for section in PAGES[type(self.record).__name__].sections:
            yield from self._section(section.heading, section.article, section.fields)
            self.links.add(section.heading)
            yield
        below: list[Any] = []
        if isinstance(self.record, Engagement):
            self.behind = Behind(self.desk, self.record)
            below.append(self.behind)
        if isinstance(self.record, ENTRIES):
            self.inherited = Inherited(self.desk, self.record)
            below.append(self.inherited)
        self.further = further(self.desk, self.record)
        for part in (*below, *self.further):
            part.opened.connect(self.opened)
            self._lines.addWidget(part)
        self._lines.addStretch(1)
        self.hold()  # what was made since

    def _section(self, heading: str, article: str, names: tuple[str, ...]) -> Iterator[None]:
        section = QWidget()
        lines = QVBoxLayout(section)
        lines.setContentsMargins(0, 8, 0, 0)
        lines.setSpacing(8)
        head = QHBoxLayout()
        head.setSpacing(8)
        words = QWidget()  # below one another where a language needs more room than there is
        named = Flow(words, gap=8)
        named.addWidget(label(_(heading), "section"))
        named.addWidget(label(cited(article), "soft"))
        head.addWidget(words, 1)
        if type(self.record).__name__ == "RetentionRule" and "legal_source" in names:
            head.addWidget(button(_("Suggestions …"), self.suggest, hint=_("Periods that laws give, by country")))
        if type(self.record).__name__ == "AdequacyDecision" and "code" in names:
            hint = _("Take the facts of the entry that ships under this code, where these are empty")
            head.addWidget(button(_("Fill in"), self.fill_in, hint=hint))
        lines.addLayout(head)
        form = Form(self.desk, self.record, (), alone=len(names) == 1)
        yield from form.making(names)
        form.entered.connect(self._entered)
        form.opened.connect(self.opened)
        lines.addWidget(form)
        self.forms.append(form)
        self.headings.append(section)
        self._lines.addWidget(section)
        section.show()

    def suggest(self) -> None:
        """Show the list of periods that laws give, beside this retention rule."""
        from ropa_desktop.ui.retention_suggestions import offer

        if not self.commit():
            offer(self.desk, self.record, self.window())

    def fill_in(self) -> None:
        """Give an own adequacy decision the facts of the entry that ships under its code."""
        from ropa_desktop.store.decisions import fill

        record = self.record
        if isinstance(record, AdequacyDecision) and not self.commit():
            self.desk.moved(lambda: fill(self.desk.register, record))

    def show_section(self, place: int) -> None:
        """Scroll to a section and give its first field, or the first of its cards, the focus."""
        if not 0 <= place < len(self.headings):
            return
        editor = next((row.editor for row in self.forms[place].rows.values() if row.column.isVisible()), None)
        if editor:
            cards = list(editor.cards.values()) if isinstance(editor, RowCards) else []
            (cards[0] if cards else editor.focus).setFocus()
        self.area.verticalScrollBar().setValue(self.headings[place].y())  # which the focus may have moved

    def _follow(self) -> None:
        """Mark the link of the section that stands highest in sight, or the last one at the end of the page."""
        bar = self.area.verticalScrollBar()
        reached = [n for n, heading in enumerate(self.headings) if heading.y() <= bar.value() + px(48)]
        at_end = 0 < bar.maximum() == bar.value()
        self.links.follow(len(self.headings) - 1 if at_end else max(reached, default=0))

    def refresh(self) -> None:
        """Show what the record holds now."""
        if self.is_turning():  # what was shown of it already may have changed, too
            self.turn(self._turning(self.record))
            self.complete()
        else:
            self.hold()
            try:
                for _step in self._filling():
                    pass
            finally:
                self.let_go()

    def _filling(self) -> Iterator[None]:
        """Read what the record holds, judge it, then show it field by field."""
        yield from _read(self.record)
        found = self.desk.findings(self.record, with_dismissed=True)
        yield
        self.findings = [one for one in found if one.dismissed is None]
        self.head.show_record(self.record, self.findings)
        self.area.setAccessibleName(self.record.title())
        for form in self.forms:
            for row in form.rows.values():
                yield from row.refreshing(self.findings)
                yield
        if self.inherited is not None:
            yield from self.inherited.refreshing()
        for part in (self.behind, *self.further):
            if part is not None:
                part.refresh()
                yield
        judged = [one for one in found if one.dismissed is not None]
        self.gaps.show_findings(self.findings, judged, writable=not self.desk.read_only)

    def turn_gaps(self) -> None:
        """Show what is open beside the record, or hide it: from now on so, whatever room there is."""
        self.desk.gaps_wished = self.gaps.isHidden()
        self.fit_the_room()
        (self.head.open_gaps if self.gaps.isHidden() else self.gaps.hide_button).setFocus()
        self.gaps.verticalScrollBar().setValue(0)

    # -- in slices

    def what_waits(self) -> tuple[QWidget | None, ...]:
        """Layouts within layouts."""
        return (self.gaps.widget(), self._inner, *self.headings, *self.forms)

    def _changed(self, ids: set[str]) -> None:
        if self.isHidden() or self.desk.get(type(self.record), self.record_id) is None:
            return  # not shown, or undone: the window closes this page
        self.refresh()

    def _entered(self, record: Record, field: Field) -> None:
        self.gaps.show_help(field)

    def show_record(self, record: Record) -> None:
        """Turn to another record of the same class; making a page anew costs ten times as much."""
        self.record, self.record_id, self._gaps_ahead = record, record.id, []
        self.turn(self._turning(record))

    def _turning(self, record: Record) -> Iterator[None]:
        # "yield from" would close it where one turns to yet another record
        for step in self._building:  # noqa: UP028
            yield step
        yield from _read(record)
        for form in self.forms:
            form.record = record
            for row in form.rows.values():
                row.turn_to_another()
        if self.behind and isinstance(record, Engagement):
            self.behind.engagement = record
        if self.inherited and isinstance(record, ENTRIES):
            self.inherited.entry = record
        for part in self.further:
            part.record = record
        self.area.verticalScrollBar().setValue(0)
        self.links.follow(0)
        yield from self._filling()

    def next_gap(self) -> bool:
        """Go to the next open finding, round and round; False where nothing is open."""
        wanted = [one for one in self.findings if one.level != "advice"] or self.findings
        by_gap = {(one.record_id, one.field_name, one.sentence): one for one in wanted}
        ahead = [gap for gap in self._gaps_ahead if gap in by_gap]  # some may have been closed meanwhile
        ahead += [gap for gap in by_gap if gap not in ahead]
        if ahead:
            self._gaps_ahead = [*ahead[1:], ahead[0]]
            self.go_to(by_gap[ahead[0]])
        return bool(ahead)

    def go_to(self, finding: Finding) -> None:
        """Go to what is open."""
        self.show_field(finding.record_id, finding.field_name)

    def refute(self, finding: Finding) -> None:
        """Ask why it does not apply here."""
        from ropa_desktop.ui.not_applying import NotApplyingDialog

        window: Any = self.window()
        window.ask(NotApplyingDialog(self.desk, finding, window))

    def show_field(self, record_id: str, name: str) -> None:
        """Open the row if need be, and give the field the focus."""
        for form in self.forms:
            for row in form.rows.values():
                if record_id == self.record.id and row.field.name == name:
                    self._show(row.editor.focus)
                    return
                if isinstance(row.editor, RowCards) and (card := row.editor.reveal(record_id)) and card.form:
                    self._show(card.form.rows[name].editor.focus)
                    return

    def _show(self, widget: QWidget) -> None:
        page = self.area.widget()
        if page and (layout := page.layout()):
            layout.activate()
        self.area.ensureWidgetVisible(widget, 0, 120)
        widget.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def commit(self) -> str:
        """Keep what was typed, wherever it is; what could not be kept is told, and given back in words."""
        if self.is_turning():
            return ""  # who types into it finds it complete
        words = _("“{field}” was left as it was. {why}")
        rows = [row for form in self.forms for row in form.every_row()]
        for row in rows:
            row.editor.commit()
        left = "\n".join(
            words.format(field=_(row.field.label), why=sentence) for row in rows if (sentence := row.left_out())
        )
        if left:
            self.desk.refused.emit(left)
        return left

    def resizeEvent(self, event: object) -> None:
        """The column of gaps gives way where there is no room for it."""
        super().resizeEvent(event)  # type: ignore[arg-type]
        self.fit_the_room()

    def showEvent(self, event: object) -> None:
        """Another page may have been told meanwhile whether the column is wanted."""
        super().showEvent(event)  # type: ignore[arg-type]
        self.fit_the_room()

    def fit_the_room(self) -> None:
        """What is open stands beside the record where there is room, or as it was wished."""
        wished, wide = self.desk.gaps_wished, self.width()
        shown = wide >= px(ROOMY) if wished is None else wished
        way = Qt.Orientation.Horizontal if wide >= px(BESIDE) else Qt.Orientation.Vertical
        if self.orientation() != way:
            self.setOrientation(way)
            self.setSizes([520, 225] if way == Qt.Orientation.Horizontal else [300, 200])
        self.gaps.setVisible(shown)
        self.head.open_gaps.setVisible(not shown)
        bars = Qt.ScrollBarPolicy
        policy = bars.ScrollBarAsNeeded if wide < px(LEAST) else bars.ScrollBarAlwaysOff
        self.area.setHorizontalScrollBarPolicy(policy)


def _read(record: Record) -> Iterator[None]:
    """Bring what the record and its rows link to, a query at a time."""
    for one in type(record).fields:
        value = one.value(record)
        yield
        for row in value if isinstance(one.kind, Rows) else ():
            for inner in type(row).fields:
                inner.value(row)
            yield
