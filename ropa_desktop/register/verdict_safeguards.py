"""Whether appropriate safeguards carry a transfer: the tool for this exporter, its form, and the assessment."""

from collections.abc import Iterator
from datetime import date

from ropa_desktop.i18n import N_, _, as_day
from ropa_desktop.register.assessed import standing
from ropa_desktop.register.engagements import Transfer
from ropa_desktop.register.reference import clause_sets
from ropa_desktop.register.rules.roles import exporter_of, group_of
from ropa_desktop.register.verdict_clauses import by_clauses, dated
from ropa_desktop.register.verdict_reasons import LISTS, Known, Reason, Verdict, fails, holds, law_for, made, unsure

_LAW_OF = {"UK-IDTA": "UK", "UK-ADD": "UK", "CH-SCC": "CH"}
_SIGNED = ("A46-2-c", "A46-2-d", "A46-3-a", "UK-IDTA", "UK-ADD", "CH-SCC")
_NAMED = {
    "A46-2-a": N_("Nothing says which instrument it is."),
    "A46-2-b": N_("Nothing says which corporate rules they are, who approved them and when."),
    "A46-2-d": N_("No clauses of a supervisory authority are known (to be verified); name those that were meant."),
    "A46-2-e": N_("Nothing says which code of conduct it is, who approved it and what binds the importer."),
    "A46-2-f": N_("Nothing says which certificate it is, and what binds the importer."),
    "A46-3-a": N_("Nothing says which supervisory authority authorised these clauses."),
    "A46-3-b": N_("Nothing says which supervisory authority authorised this arrangement."),
}


def by_safeguards(transfer: Transfer, on: date, known: Known) -> Verdict:
    """What the tool chosen gives on a day, as far as the record tells."""
    tool = transfer.tool or ""
    reasons = [*_for_this_law(transfer, on, law_for(transfer, known))]
    until = None
    if tool == "A46-2-c":
        reasons += by_clauses(transfer, on, known)
        chosen = clause_sets().get(transfer.clause_set or "")
        until = chosen.valid_until if chosen is not None else None
    elif tool in _LAW_OF:
        reasons.append(dated(clause_sets()[tool], on, article_of(tool)))
    else:
        reasons += _named(transfer)
    if tool in ("A46-2-a", "A46-3-b"):
        reasons += _between_authorities(transfer)
    if tool == "A46-2-b":
        reasons += _in_the_group(transfer)
    if tool in _SIGNED:
        reasons.append(_signed(transfer, on))
    return made("safeguards", [*reasons, *_assessed(transfer, on)], until=until)


def article_of(tool: str) -> str:
    """Where a tool stands: A46-2-c in 46(2)(c)."""
    if law := _LAW_OF.get(tool):
        return "46 UK GDPR" if law == "UK" else "16 FADP"
    number, *parts = tool.removeprefix("A").split("-")
    return number + "".join(f"({part})" for part in parts)


def _for_this_law(transfer: Transfer, on: date, law: str) -> Iterator[Reason]:
    """The Union's tools are the Union's; the United Kingdom and Switzerland ask for their own."""
    tool, its = transfer.tool or "", _LAW_OF.get(transfer.tool or "", "EU")
    article = article_of(tool)
    if its == law:
        return
    if its == "EU":
        yield from _abroad(tool, law, on)
    elif not law:
        sentence = _("Nothing tells that the exporter is in {its}, whose ground this is.")
        yield unsure(sentence.format(its=_(LISTS[its])), article)
    elif tool == "UK-IDTA":
        sentence = _("The agreement is one of the United Kingdom's law and does not carry a transfer from {law}.")
        yield fails(sentence.format(law=_(LISTS[law])), article)
    else:
        sentence = _(
            "The additions are for exporters in {its}; confirm that the Union's clauses are concluded as well."
        )
        yield unsure(sentence.format(its=_(LISTS[its])), article)


def _abroad(tool: str, law: str, on: date) -> Iterator[Reason]:
    """A tool of the Union's for an exporter in the United Kingdom or Switzerland."""
    if law == "UK" and tool == "A46-2-c":
        addendum = clause_sets()["UK-ADD"]
        if addendum.holds_on(on):
            sentence = _("The Union's clauses alone do not carry a transfer from the United Kingdom; the agreement "
                         "(IDTA) or the Addendum is needed since {day} (a day to be verified).")  # fmt: skip
            yield fails(sentence.format(day=as_day(addendum.valid_from)), "46 UK GDPR")
        else:
            yield unsure(_("What the Union's clauses were worth there before the Addendum, this program cannot say."),
                         "46 UK GDPR")  # fmt: skip
    elif law == "CH" and tool == "A46-2-c":
        yield unsure(_("From Switzerland the Union's clauses need the adaptations of its commissioner."), "16 FADP")
    elif law in ("UK", "CH"):
        sentence = _("This is a tool of the Union's law; whether it counts in {law}, this program cannot say.")
        yield unsure(sentence.format(law=_(LISTS[law])), article_of(tool))


def _named(transfer: Transfer) -> Iterator[Reason]:
    article = article_of(transfer.tool or "")
    if transfer.ground_in_words or transfer.documents:
        title = type(transfer).field("tool").text(transfer)
        yield holds(_("{tool}: the record says which.").format(tool=title), article)
    else:
        yield unsure(_(_NAMED.get(transfer.tool or "", "")) or _("Nothing says what exactly it is."), article)


def _between_authorities(transfer: Transfer) -> Iterator[Reason]:
    article = article_of(transfer.tool or "")
    for party, known_as in ((exporter_of(transfer), _("exporter")), (transfer.importer, _("importer"))):
        if party is not None and (party.public_authority or party.international):
            continue
        if party is not None and party.public_authority is False:
            sentence = _("This ground is for public authorities, and the {party} is none: {name}.")
            yield fails(sentence.format(party=known_as, name=party.title()), article)
        else:
            sentence = _("Nothing tells that the {party} is a public authority, as this ground needs.")
            yield unsure(sentence.format(party=known_as), article)


def _in_the_group(transfer: Transfer) -> Iterator[Reason]:
    exporter, importer = exporter_of(transfer), transfer.importer
    if exporter is None or importer is None or not group_of(exporter) & group_of(importer):
        yield unsure(_("Nothing tells that exporter and importer belong to the group that the rules bind."), "47")


def _signed(transfer: Transfer, on: date) -> Reason:
    article, day = article_of(transfer.tool or ""), transfer.signed_on
    if day is None:
        return unsure(_("Nothing tells when they were signed."), article)
    if day > on:
        return fails(_("They are signed on {day} only.").format(day=as_day(day)), article)
    return holds(_("Signed on {day}.").format(day=as_day(day)), article)


def _assessed(transfer: Transfer, on: date) -> Iterator[Reason]:
    """The assessment of the third country, in the transfer's entry or in a record of its own; the later one counts."""
    latest = standing(transfer.transfer_assessments, on)
    if latest is None or (transfer.tia_date is not None and (latest.assessed_on or date.min) < transfer.tia_date <= on):
        result = transfer.tia_conclusion or (_("see the documents") if transfer.documents else "")
        yield from _dated_assessment(transfer.tia_date, result, transfer.tia_review, on)
    elif latest.outcome == "not-effective":
        sentence = _("The assessment of {day} found that the safeguards are not effective.")
        yield fails(sentence.format(day=as_day(latest.assessed_on)), "46(1)")
    else:
        result = type(latest).field("outcome").text(latest)
        yield from _dated_assessment(latest.assessed_on, result, latest.next_review, on)


def _dated_assessment(day: date | None, result: str, review: date | None, on: date) -> Iterator[Reason]:
    if day is None:
        yield unsure(_("Nothing tells that the law of the third country was assessed."), "46(1)")
    elif day > on:
        yield unsure(_("The third country was assessed on {day} only.").format(day=as_day(day)), "46(1)")
    elif not result:
        yield unsure(
            _("The third country was assessed on {day}; nothing says with what result.").format(day=as_day(day)),
            "46(1)",
        )
    else:
        yield holds(_("Assessed on {day}: {result}").format(day=as_day(day), result=result), "46(1)")
    if review is not None and review < on:
        yield unsure(_("The next look at the assessment was due on {day}.").format(day=as_day(review)), "46(1)")
