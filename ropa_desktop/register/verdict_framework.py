"""Whether the importer is on the Data Privacy Framework List, for these data, as somebody saw it there."""

from collections.abc import Iterator
from datetime import date, timedelta

from ropa_desktop.i18n import _, as_day
from ropa_desktop.register.engagements import Transfer
from ropa_desktop.register.organisations import DpfEntry
from ropa_desktop.register.reference import Decision
from ropa_desktop.register.verdict_reasons import ARTICLES, Known, Reason, fails, holds, unsure

_YEAR = timedelta(days=365)


def listed(transfer: Transfer, entry: Decision, on: date, known: Known) -> Iterator[Reason]:
    """What the importer's entry says for the framework that a decision relies on."""
    framework, article = f"DPF-{entry.list}", ARTICLES[entry.list]
    named = DpfEntry.field("framework").kind.to_text(framework)
    chosen = transfer.dpf_entry
    if chosen is not None and chosen.framework not in (framework, None):
        if _chosen_for(transfer, entry):
            yield fails(
                _("The entry chosen is one of another framework; needed is: {name}.").format(name=named), article
            )
            return
        chosen = None
    told = chosen or _of_importer(transfer, framework)
    if told is None:
        sentence = _("Nothing tells that the importer is on the Data Privacy Framework List; needed is: {name}.")
        yield unsure(sentence.format(name=named), article)
        return
    yield _active(told, article)
    if chosen is not None and _of_another(transfer, chosen):
        yield unsure(_("The entry chosen is another company's; confirm that it covers the importer."), article)
    yield _covered(told, known, article)
    yield _looked_up(told, on, article)


def _chosen_for(transfer: Transfer, entry: Decision) -> bool:
    return (transfer.adequacy_decision or entry.code) == entry.code


def _of_importer(transfer: Transfer, framework: str) -> DpfEntry | None:
    """The importer's entry for a framework, an active one before any other."""
    entries = transfer.importer.dpf_entries if transfer.importer is not None else []
    fitting = [one for one in entries if one.framework == framework]
    return min(fitting, key=lambda one: (one.status != "active", one.status is not None), default=None)


def _of_another(transfer: Transfer, entry: DpfEntry) -> bool:
    importer, listed_one = transfer.importer, entry.owner()
    return importer is not None and listed_one is not None and listed_one not in (importer, importer.part_of)


def _active(entry: DpfEntry, article: str) -> Reason:
    if entry.status == "active":
        return holds(_("The importer's entry on the Data Privacy Framework List is active."), article)
    if entry.status is None:
        return unsure(_("Nothing tells whether the importer's entry on the list is active."), article)
    status = type(entry).field("status").text(entry)
    return fails(_("The importer's entry on the list is not active: {status}.").format(status=status), article)


def _covered(entry: DpfEntry, known: Known, article: str) -> Reason:
    if entry.covers == "both":
        return holds(_("The entry covers data of staff (HR) and other data."), article)
    if entry.covers == "non-HR":
        if known.staff:
            return fails(_("Data of staff (HR) go there, and the entry covers other data only."), article)
        if known.staff is False:
            return holds(_("The entry covers data other than those of staff (HR), as they are sent."), article)
        return unsure(_("The entry does not cover data of staff (HR); confirm that none go there."), article)
    if entry.covers == "HR":
        if known.others:
            return fails(_("Data of others than staff go there, and the entry covers staff data (HR) only."), article)
        if known.others is False:
            return holds(_("The entry covers data of staff (HR), as they are sent."), article)
        return unsure(_("The entry covers data of staff (HR) only; confirm that no others go there."), article)
    return unsure(_("Nothing tells whether the entry covers data of staff (HR), other data, or both."), article)


def _looked_up(entry: DpfEntry, on: date, article: str) -> Reason:
    day = entry.checked_on
    if day is None:
        return unsure(_("Nobody noted when the public list was looked at."), article)
    if day > on:
        sentence = _("The public list was looked at on {day}, later than the day judged.")
    elif on - day > _YEAR:
        sentence = _("The public list was looked at on {day}, more than a year before; entries are renewed each year.")
    else:
        return holds(_("The public list was looked at on {day}.").format(day=as_day(day)), article)
    return unsure(sentence.format(day=as_day(day)), article)
