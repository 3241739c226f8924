"""On a record's page: the assessments that look at it or at its transfers, and a new one in one step."""

from collections.abc import Iterator
from datetime import date
from functools import partial
from typing import Any, NamedTuple

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from ropa_desktop.exchange.dates import in_words
from ropa_desktop.i18n import _
from ropa_desktop.register.activities import ProcessingActivity
from ropa_desktop.register.assessed import ASSESSMENTS, Assessment, newest_first, standing
from ropa_desktop.register.assessments import ContractReview, InterestAssessment, Screening, TransferAssessment
from ropa_desktop.register.citation import cited
from ropa_desktop.register.engagements import Engagement, Transfer
from ropa_desktop.register.on_behalf import ProcessingOnBehalf
from ropa_desktop.register.record import Record
from ropa_desktop.ui.desk import Desk
from ropa_desktop.ui.flow import Flow
from ropa_desktop.ui.plain import button, clear, label, short

_SAFEGUARDS = ("A46", "UK-IDTA", "UK-ADD", "CH-SCC")
_UNFAVOURABLE = {"rights-prevail", "not-effective", "to-amend", "unfit"}


class Kind(NamedTuple):
    """One kind of assessment that a record may have: those that there are, and what a new one starts with."""

    cls: type[Assessment]
    words: str
    found: list[Assessment]
    first: dict[str, Any]  # links, and what the record itself states; never an answer


def kinds_for(record: Record) -> Iterator[Kind]:
    """What can be assessed of a record: activities and their interests, contracts, transfers on safeguards."""
    if isinstance(record, ProcessingActivity):
        yield Kind(Screening, _("New screening …"), [*record.screenings], {"activity": record})
        resting = [one for one in record.purposes if one.legal_basis == "A6-1-f"]
        if resting or record.interest_assessments:
            only = resting[0] if len(resting) == 1 else None
            words = _("New assessment of interests …")
            yield Kind(InterestAssessment, words, [*record.interest_assessments], {"activity": record, "purpose": only})
    if isinstance(record, Engagement):
        links = {"engagement": record, "contract": record.contract}
        yield Kind(ContractReview, _("New contract review …"), [*record.contract_reviews], links)
    if isinstance(record, ProcessingActivity | ProcessingOnBehalf | Engagement | Transfer):
        transfers = [record] if isinstance(record, Transfer) else list(record.transfers)
        covering = {one.id: one for transfer in transfers for one in transfer.transfer_assessments}
        covered = [one for one in transfers if (one.tool or "").startswith(_SAFEGUARDS)]
        if covered or covering:
            words = _("New transfer assessment …")
            yield Kind(TransferAssessment, words, [*covering.values()], _of_transfers(covered or transfers))


def _of_transfers(transfers: list[Transfer]) -> dict[str, Any]:
    """The transfers, and what all of them state alike."""
    first: dict[str, Any] = {"transfers": transfers}
    for name in ("importer", "country", "tool"):
        values = [getattr(one, name) for one in transfers]
        first[name] = values[0] if all(one == values[0] for one in values) else None
    return first


class AssessmentsSection(QWidget):
    """A card for each assessment, newest first, and a button for each kind."""

    opened = Signal(object)

    def __init__(self, desk: Desk, record: Record) -> None:
        super().__init__()
        self.setObjectName("assessments")
        self.desk, self.record = desk, record
        self._shown: object = None
        lines = QVBoxLayout(self)
        lines.setContentsMargins(0, 8, 0, 0)
        lines.setSpacing(8)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(label(_("Assessments"), "section"))
        head.addWidget(label(cited("5(2)"), "soft"), 1)
        lines.addLayout(head)
        self.cards = QVBoxLayout()
        self.cards.setSpacing(6)
        lines.addLayout(self.cards)
        self.buttons = QWidget()
        self._flow = Flow(self.buttons)
        lines.addWidget(self.buttons)

    def refresh(self) -> None:
        """Show what there is now; cards and buttons are made anew only where something differs."""
        kinds = list(kinds_for(self.record))
        self.setVisible(bool(kinds))
        lines = [(kind, one) for kind in kinds for one in newest_first(kind.found)]
        shown = (
            self.desk.read_only, [kind.words for kind in kinds],
            [(one.id, one.assessed_on, one.assessed_by, one.outcome, one.next_review) for _kind, one in lines],
        )  # fmt: skip
        if shown == self._shown:
            return
        self._shown = shown
        clear(self.cards)
        clear(self._flow)
        for kind, one in lines:
            self.cards.addWidget(self._card(one, standing(kind.found, self.desk.day) is one))
        for kind in kinds:
            new = button(kind.words, partial(self.add, kind))
            new.setEnabled(not self.desk.read_only)
            self._flow.addWidget(new)

    def add(self, kind: Kind) -> None:
        """A new one with its links set, open to be filled in."""
        fresh = next((one for one in kinds_for(self.record) if one.cls is kind.cls), kind)
        made = self.desk.add(kind.cls, **fresh.first)
        if made is not None:
            self.opened.emit(made)

    def _card(self, one: Assessment, stands: bool) -> QWidget:
        card = QFrame()
        card.setObjectName("card")
        inside = QHBoxLayout(card)
        inside.setContentsMargins(12, 6, 8, 6)
        words = QVBoxLayout()
        words.setSpacing(2)
        kind, outcome = _(one.one), type(one).field("outcome").text(one)
        words.addWidget(label(f"{kind}: {outcome}" if outcome else kind, wrap=True))
        words.addWidget(label(short(_said(one)), "soft", wrap=True))
        inside.addLayout(words, 1)
        inside.addWidget(_state(one, stands, self.desk.day), 0, Qt.AlignmentFlag.AlignVCenter)
        go = button(_("Open"), lambda: self.opened.emit(one), "flat")
        go.setAccessibleName(_("Open {name}").format(name=f"{kind}, {one.title()}"))
        inside.addWidget(go)
        return card


def _said(one: Assessment) -> str:
    day = in_words(one.assessed_on) if one.assessed_on else _("not concluded yet")
    review = _("next review {day}").format(day=in_words(one.next_review)) if one.next_review else ""
    return " · ".join(part for part in (day, one.assessed_by, review) if part)


def _state(one: Assessment, stands: bool, on: date) -> QLabel:
    """Whether it is the one that counts; how it came out stands beside its kind."""
    if not one.assessed_on:
        return label(_("draft"), "soft")
    if not stands:
        return label(_("superseded") if one.assessed_on <= on else _("still to come"), "soft")
    if one.next_review and one.next_review < on:
        return label(_("review past due"), "advice")
    return label(_("current"), "advice" if one.outcome in _UNFAVOURABLE else "stands")


def further(desk: Desk, record: Record) -> list[Any]:
    """What stands below the sections of a page: the assessments of a record, or what an assessment leads to."""
    from ropa_desktop.ui.assessment import AssessmentNote

    if isinstance(record, ASSESSMENTS):
        return [AssessmentNote(desk, record)]
    assessed = isinstance(record, ProcessingActivity | ProcessingOnBehalf | Engagement | Transfer)
    return [AssessmentsSection(desk, record)] if assessed else []
