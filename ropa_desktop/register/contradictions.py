"""Answers that do not go together: each rule looks at one record, whatever stands in its single fields."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from ropa_desktop.i18n import _
from ropa_desktop.register import codes
from ropa_desktop.register.activities import ProcessingActivity
from ropa_desktop.register.chain import walk
from ropa_desktop.register.engagements import Engagement, Transfer
from ropa_desktop.register.kinds import Link, Rows
from ropa_desktop.register.on_behalf import ProcessingOnBehalf
from ropa_desktop.register.record import Record
from ropa_desktop.register.reference import AdequacyDecision, adequacy_decisions

_UNION = codes.EEA | codes.INSIDE_UNION
_CLAUSES_IN_FORCE = "2021/914"
_IN_ORDER = (
    ("starts_on", "ended_on"),
    ("contract_date", "contract_end"),
    ("notified_on", "object_until"),
    ("dated", "valid_until"),
)


@dataclass(frozen=True)
class Contradiction:
    """What a rule found: beside which field it is shown, and why."""

    field: str
    article: str
    sentence: str
    advice: bool = False  # worth a look, but nothing that contradicts


Rule = Callable[[Any, date], Iterator[Contradiction]]


def found_in(record: Record, on: date) -> Iterator[Contradiction]:
    """What does not go together in this record (not in its rows), as the law stands on a day."""
    for rule in (*_OF_ALL, *_OF.get(type(record).__name__, ())):
        yield from rule(record, on)


def _none_but_given(record: Record, on: date) -> Iterator[Contradiction]:
    for one in record.fields:
        if one.name in record.stated_none and one.text(record):
            sentence = _("“{label}” is stated to be none, yet something is given.").format(label=_(one.label))
            yield Contradiction(one.name, one.article, sentence)


def _dates_in_order(record: Record, on: date) -> Iterator[Contradiction]:
    known = {one.name: one for one in record.fields}
    for earlier, later in _IN_ORDER:
        if earlier in known and later in known:
            first, last = known[earlier].value(record), known[later].value(record)
            if first and last and first > last:
                sentence = _("“{later}” ({last}) lies before “{earlier}” ({first}).").format(
                    later=_(known[later].label), last=last, earlier=_(known[earlier].label), first=first
                )
                yield Contradiction(later, known[later].article, sentence)


def _retired_but_used(record: Record, on: date) -> Iterator[Contradiction]:
    for one in record.fields:
        if isinstance(one.kind, Link) and not isinstance(one.kind, Rows):
            value = one.value(record)
            for other in value if isinstance(value, Sequence) else [value] if value else []:
                if getattr(other, "retired_on", None):
                    sentence = _("“{title}” is retired, but is still used here.").format(title=other.title())
                    yield Contradiction(one.name, one.article, sentence, advice=True)


def _ended_without_day(record: ProcessingActivity | ProcessingOnBehalf, on: date) -> Iterator[Contradiction]:
    if record.status == "ended" and record.ended_on is None:
        yield Contradiction("ended_on", "", _("It has ended, but the day is not given."), advice=True)


def _conditions_for_special_data(activity: ProcessingActivity, on: date) -> Iterator[Contradiction]:
    special = {code for row in activity.data for code in row.special or ()}
    special |= {code for row in activity.data if row.category for code in row.category.special or ()}
    if any(code.startswith("A9-1") for code in special) and not any(one.special_condition for one in activity.purposes):
        sentence = _("Special categories of data are processed, but no purpose names a condition of Art. 9(2).")
        yield Contradiction("purposes", "9(2)", sentence)
    if "A10" in special and not any(one.criminal_law for one in activity.purposes):
        sentence = _("Data on offences are processed, but no purpose names the law that authorises it.")
        yield Contradiction("purposes", "10", sentence, advice=True)


def _outside(engagement: Engagement) -> list[str]:
    countries = (*(engagement.storage_countries or ()), *(engagement.access_countries or ()))
    return [code for code in dict.fromkeys(countries) if code not in _UNION]


def _no_transfer_but_chain(record: ProcessingActivity | ProcessingOnBehalf, on: date) -> Iterator[Contradiction]:
    if "transfers" not in record.stated_none or record.transfers:
        return
    for _depth, engagement in walk(record.engagements):
        if engagement.status != "ended" and (engagement.transfers or _outside(engagement)):
            sentence = _("No transfer is stated to take place, yet data reach a third country through {name}.")
            article = type(record).field("transfers").article
            yield Contradiction("transfers", article, sentence.format(name=engagement.title()))


def _no_transfer_but_outside(engagement: Engagement, on: date) -> Iterator[Contradiction]:
    outside = _outside(engagement)
    if "transfers" in engagement.stated_none and not engagement.transfers and outside:
        names = type(engagement).field("storage_countries").kind.to_text(tuple(outside))
        sentence = _("No transfer is stated to take place, yet data lie in or are seen from: {countries}.")
        yield Contradiction("transfers", "30(1)(e)", sentence.format(countries=names))


def _behind_itself(engagement: Engagement, on: date) -> Iterator[Contradiction]:
    seen, parent = set(), engagement.parent
    while parent is not None and parent.id not in seen:
        if parent.id == engagement.id:
            sentence = _("It stands behind itself in the chain of sub-processors.")
            yield Contradiction("parent", "28(4)", sentence)
            return
        seen.add(parent.id)
        parent = parent.parent


def _repealed_clauses(transfer: Transfer, on: date) -> Iterator[Contradiction]:
    if transfer.tool == "A46-2-c" and (transfer.clause_set or _CLAUSES_IN_FORCE) != _CLAUSES_IN_FORCE:
        sentence = _("These clauses are repealed; no transfer can rest on them since 27 December 2022.")
        yield Contradiction("clause_set", "46(2)(c)", sentence)


def _decision_holds(transfer: Transfer, on: date) -> Iterator[Contradiction]:
    decision = _decision(transfer)
    if decision is None:
        return
    if not decision.holds_on(on):
        sentence = _("This adequacy decision is not in force on {day}.").format(day=on)
        yield Contradiction("adequacy_decision", "45(3)", sentence)
    country = transfer.country or (transfer.importer.country if transfer.importer else None)
    if country and not decision.names(country):
        sentence = _("This adequacy decision is about {territory}, not about {country}.").format(
            territory=decision.title, country=type(transfer).field("country").kind.to_text(country)
        )
        yield Contradiction("adequacy_decision", "45(3)", sentence)


def _decision(transfer: Transfer) -> AdequacyDecision | None:
    if transfer.tool != "A45-3" or not transfer.adequacy_decision:
        return None
    return next((one for one in adequacy_decisions() if one.code == transfer.adequacy_decision), None)


_OF_ALL: tuple[Rule, ...] = (_none_but_given, _dates_in_order, _retired_but_used)
_OF: dict[str, tuple[Rule, ...]] = {
    "ProcessingActivity": (_ended_without_day, _conditions_for_special_data, _no_transfer_but_chain),
    "ProcessingOnBehalf": (_ended_without_day, _no_transfer_but_chain),
    "Engagement": (_no_transfer_but_outside, _behind_itself),
    "Transfer": (_repealed_clauses, _decision_holds),
}
