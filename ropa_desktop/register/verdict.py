"""What a transfer rests on, on a day: proposed with its reasons, never decided (Chapter V)."""

from collections.abc import Iterator
from datetime import date

from ropa_desktop.i18n import N_, _, as_day
from ropa_desktop.register.activities import ProcessingActivity
from ropa_desktop.register.engagements import Transfer
from ropa_desktop.register.reference import Decision
from ropa_desktop.register.rules.framework import is_staff
from ropa_desktop.register.rules.roles import activity_of, at_home, country_of, exporter_of, inside, law_of, named
from ropa_desktop.register.verdict_adequacy import TOOLS, by_adequacy, entry_told, naming
from ropa_desktop.register.verdict_clauses import ModuleProposed, proposed_module
from ropa_desktop.register.verdict_derogations import by_derogation
from ropa_desktop.register.verdict_reasons import (
    ARTICLES,
    GROUNDS,
    LISTS,
    Known,
    Reason,
    Verdict,
    fails,
    holds,
    law_for,
    made,
    unsure,
)
from ropa_desktop.register.verdict_safeguards import by_safeguards

__all__ = ["GROUNDS", "Known", "ModuleProposed", "Reason", "Verdict", "people_of", "proposed_module", "verdict"]

_NOTHING_NEEDED = N_("A ground is chosen although none is needed there: take it away, or correct the country.")


def verdict(transfer: Transfer, on: date, known: Known | None = None) -> Verdict:
    """What the transfer rests on, on this day, as far as the record and what is known beside it tell."""
    known = _of_the_owner(transfer, known or Known())
    found = _ground(transfer, on, known)
    general = [*_parties(transfer, on, known, found)]
    if found.ground == "nothing":
        general += _proposed(transfer, on, known, found.decision)
    return made(found.ground, [*found.reasons, *general], found.decision, found.until)


def people_of(activity: ProcessingActivity) -> tuple[bool | None, bool | None]:
    """Whether data of staff, and whether data of anybody else are processed; a row that names nobody can be of both."""
    told = {is_staff(one) for row in activity.data for one in row.data_subjects}
    otherwise = False if activity.data and all(row.data_subjects for row in activity.data) else None
    return True in told or otherwise, False in told or otherwise


def _of_the_owner(transfer: Transfer, known: Known) -> Known:
    activity = activity_of(transfer)
    if activity is None or known.staff is not None:
        return known
    staff, others = people_of(activity)
    return known._replace(staff=staff, others=others)


def _ground(transfer: Transfer, on: date, known: Known) -> Verdict:
    country, law, tool = country_of(transfer), law_for(transfer, known), transfer.tool or ""
    international = transfer.importer is not None and bool(transfer.importer.international)
    if inside(country, on) and not international and law in ("EU", ""):
        return _inside(transfer, country)
    if at_home(transfer, country) and not international and tool in ("", "INTRA-EEA", "UK-REG", "CH-A1"):
        return _stays(transfer, country)
    if tool in TOOLS or (tool == "INTRA-EEA" and inside(country, on) and not international):
        return by_adequacy(transfer, on, known)
    if tool == "INTRA-EEA":
        return _said_to_be_none(transfer, country)
    if not tool:
        return made("nothing", [fails(_("Nothing says what the transfer rests on."), "44")])
    return by_derogation(transfer, on, known) if tool.startswith("A49") else by_safeguards(transfer, on, known)


def _inside(transfer: Transfer, country: str) -> Verdict:
    reasons = [holds(_("{country} lies in the EEA: no third country.").format(country=named([country])), "44")]
    if transfer.tool not in (None, "", "INTRA-EEA"):
        reasons.append(unsure(_(_NOTHING_NEEDED), "44"))
    importer = transfer.importer
    if importer is not None and importer.country and importer.country != country and _third(importer.country):
        sentence = _("The importer is established in {country}; where data are seen from there, that is a transfer.")
        reasons.append(unsure(sentence.format(country=named([importer.country])), "44"))
    return made("eea", reasons)


def _third(country: str) -> bool:
    return not inside(country, date.max)


def _stays(transfer: Transfer, country: str) -> Verdict:
    sentence = _("Exporter and importer are both in {country}: nothing leaves it.")
    reasons = [holds(sentence.format(country=named([country])), "44")]
    if transfer.tool in ("UK-REG", "CH-A1"):
        reasons.append(unsure(_(_NOTHING_NEEDED), "44"))
    return made("eea", reasons)


def _said_to_be_none(transfer: Transfer, country: str) -> Verdict:
    if country or (transfer.importer is not None and transfer.importer.international):
        place = named([country]) if country else transfer.title()
        sentence = _("It is said to be no transfer, yet the data go to: {country}.")
        return made("nothing", [fails(sentence.format(country=place), "44")])
    return made("eea", [unsure(_("It is said to be no transfer, and no country is told."), "30(1)(e)")])


def _parties(transfer: Transfer, on: date, known: Known, found: Verdict) -> Iterator[Reason]:
    """Who sends and who receives, where that is not told or cannot be."""
    exporter = exporter_of(transfer)
    if transfer.importer is not None and transfer.importer is exporter:
        yield unsure(_("Importer and exporter are the same organisation; a transfer has two parties."), "44")
    if found.ground == "eea":
        return
    importer_of_none = transfer.importer is not None and bool(transfer.importer.international)
    if not country_of(transfer) and not importer_of_none and transfer.tool not in TOOLS:
        yield unsure(_("The third country is not told."), "30(1)(e)")
    if law_of(exporter):
        return
    law = law_for(transfer, known)
    if exporter is not None and exporter.country:
        sentence = _("It is sent on from {country}: the rules of {law} go on with the data.")
        yield holds(sentence.format(country=named([exporter.country]), law=_(LISTS[law or "EU"])),
                    "44" if law in ("EU", "") else "")  # fmt: skip
    elif not known.laws:
        yield unsure(_("Nothing tells who sends the data, or from where; judged as sent from the Union."), "44")
    elif len(known.laws) > 1:
        laws = ", ".join(_(LISTS[one]) for one in sorted(known.laws))
        sentence = _("It serves exporters under several laws ({laws}); judged as sent from the Union.")
        yield unsure(sentence.format(laws=laws), "44")


def _proposed(transfer: Transfer, on: date, known: Known, tried: Decision | None) -> Iterator[Reason]:
    """What the transfer could rest on by the list that counts for the exporter."""
    law = law_for(transfer, known) or "EU"
    found = [one for one in naming(transfer, on, law) if tried is None or one.code != tried.code]
    for decision in found:
        scope = " " + _("Its scope: {scope}.").format(scope=_(decision.scope)) if decision.scope else ""
        yield unsure(_("Proposed:") + " " + entry_told(decision, on) + scope, ARTICLES[law])
    country = country_of(transfer)
    if not found and country and not transfer.tool:
        sentence = _("{country} is not on the list of {law} on {day}: it takes safeguards, or a derogation.")
        yield unsure(sentence.format(country=named([country]), law=_(LISTS[law]), day=as_day(on)),
                     "46(1)" if law == "EU" else "")  # fmt: skip
