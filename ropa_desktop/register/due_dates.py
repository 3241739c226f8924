"""The dates that single records hold: reviews, ends of contracts, documents, decisions, list entries, retention."""

from collections.abc import Container, Iterable, Iterator
from datetime import date
from typing import NamedTuple

from dateutil.relativedelta import relativedelta

from ropa_desktop.i18n import N_, _, as_day
from ropa_desktop.register.activities import ProcessingActivity
from ropa_desktop.register.documents import Document
from ropa_desktop.register.engagements import Engagement, Transfer
from ropa_desktop.register.on_behalf import ProcessingOnBehalf
from ropa_desktop.register.organisations import Organisation
from ropa_desktop.register.record import Record
from ropa_desktop.register.reference import Decision, decision_named, decisions_for
from ropa_desktop.register.retention import DataBatch, RetentionRule
from ropa_desktop.register.retention_dates import falls_due, gone

KINDS: dict[str, str] = {
    "review": N_("Review"),
    "assessment": N_("Assessment to look at again"),
    "contract": N_("Contract ends"),
    "document": N_("Document ends"),
    "clauses": N_("Clauses to renew"),
    "decision": N_("Adequacy ends"),
    "dpf": N_("List entry to check again"),
    "objection": N_("Objection"),
    "retention": N_("Retention ends"),
}
# Decision (EU) 2021/914 repealed the sets of 2001, 2004 and 2010 and gave contracts until this day.
_OLD_CLAUSES = {"2001/497/EC", "2004/915/EC", "2010/87/EU"}
_OLD_CLAUSES_UNTIL = date(2022, 12, 27)
_LISTS = {"A45-3": "EU", "UK-REG": "UK", "CH-A1": "CH"}  # whose decision each ground names


class Due(NamedTuple):
    """One date: what it is, what is to be done, on which record, and by which article."""

    day: date
    kind: str  # one of KINDS
    sentence: str
    class_name: str
    record_id: str
    article: str
    title: str = ""  # of the record that has a page of its own
    field_name: str = ""  # where the day stands, or what it follows from


def of_entry(entry: ProcessingActivity | ProcessingOnBehalf) -> Iterator[Due]:
    """When an activity or a processing on behalf is to be looked at again."""
    if entry.next_review and entry.status != "ended":
        words = _("Look at “{name}” again, and record the review.").format(name=entry.title())
        yield _due(entry.next_review, "review", "next_review", words, entry, "24(1)")


def of_engagement(engagement: Engagement, on: date) -> Iterator[Due]:
    """When a processor's contract ends."""
    if engagement.contract_end and engagement.status != "ended":
        words = _("The contract with {name} ends: renew it, or have the data deleted or returned.")
        if engagement.contract_end < on:
            words = _("The contract with {name} ended: say that it was renewed, or have the data deleted or returned.")
        words = words.format(name=engagement.title())
        yield _due(engagement.contract_end, "contract", "contract_end", words, engagement, "28(3)")


def of_document(document: Document) -> Iterator[Due]:
    """When a document is no longer valid."""
    if document.valid_until:
        words = _("“{name}” is valid until then: renew it, or set it aside.").format(name=document.title())
        yield _due(document.valid_until, "document", "valid_until", words, document, "5(2)")


def of_transfer(transfer: Transfer, root: Record, on: date, assessed: Container[date | None]) -> Iterator[Due]:
    """When a transfer's assessment is to be looked at again, and when what it rests on ends.

    `assessed` are the days that assessments of their own give for it.
    """
    name = transfer.title()
    if transfer.tia_review and transfer.tia_review not in assessed:
        words = _("The assessment of the transfer to {name} is to be looked at again: laws change.").format(name=name)
        yield _due(transfer.tia_review, "assessment", "tia_review", words, transfer, "46(1)", root)
    if transfer.tool == "A46-2-c" and transfer.clause_set in _OLD_CLAUSES:
        words = _("The clauses on which the transfer to {name} rests are repealed: conclude those of 2021.")
        yield _due(_OLD_CLAUSES_UNTIL, "clauses", "clause_set", words.format(name=name), transfer, "46(2)(c)", root)
    decision = _rests_on(transfer, on)
    if decision is not None and decision.valid_until:
        words = _("The adequacy decision ends ({territory}); the transfer to {name} rests on it.")
        if decision.valid_until < on:
            words = _("The adequacy decision ended ({territory}); the transfer to {name} still rests on it.")
        if decision.verify:
            words += " " + _("To be verified: {what}.").format(what=_(decision.verify))
        words = words.format(territory=_(decision.title), name=name)
        yield _due(decision.valid_until, "decision", "adequacy_decision", words, transfer, "45(3)", root)


def of_list_entries(organisation: Organisation) -> Iterator[Due]:
    """When a company is to be looked up again on the Data Privacy Framework List: a year after the last look."""
    for entry in organisation.dpf_entries:
        if entry.checked_on and entry.status != "withdrawn" and entry.checked_on.year < date.max.year:
            words = _("Look {name} up on the Data Privacy Framework List again ({framework}); the last look was on "
                      "{day}. That a look holds for a year is a habit, not law.")  # fmt: skip
            words = words.format(
                name=organisation.title(),
                framework=type(entry).field("framework").text(entry),
                day=as_day(entry.checked_on),
            )
            day = entry.checked_on + relativedelta(years=1)
            yield _due(day, "dpf", "checked_on", words, entry, "45(3)", organisation)


def of_rule(rule: RetentionRule, batches: Iterable[DataBatch], on: date) -> Iterator[Due]:
    """When data under a retention rule fall due, unless they are held back or were gone on the day."""
    for batch in batches:
        day = falls_due(rule, batch).day
        if day is not None and not gone(batch, on) and not batch.hold:
            fate = type(rule).field("fate").text(rule)
            words = _("The period of “{data}” ends ({rule}).")
            if day < on:
                words = _("The period of “{data}” ended ({rule}), and nothing says that they are gone.")
            words = words.format(data=batch.title(), rule=rule.title())
            words += " " + _("Then: {fate}.").format(fate=fate) if fate else ""
            yield _due(day, "retention", "event_on", words, batch, "5(1)(e)", rule)


def _rests_on(transfer: Transfer, on: date) -> Decision | None:
    """The adequacy decision that is named, or the only one that there is for the country."""
    if transfer.tool not in _LISTS:
        return None
    if transfer.tool == "A45-3" and transfer.adequacy_decision:
        return decision_named(transfer.adequacy_decision)
    found = decisions_for(transfer.country, on, _LISTS[transfer.tool]) if transfer.country else ()
    return found[0] if len(found) == 1 else None


def _due(
    day: date, kind: str, field_name: str, words: str, record: Record, article: str, root: Record | None = None
) -> Due:
    return Due(day, kind, words, record.declared.__name__, record.id, article, (root or record).title(), field_name)
