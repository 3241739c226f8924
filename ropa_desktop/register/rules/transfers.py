"""R4: transfers to third countries and what they rest on (Chapter V)."""

from collections.abc import Iterator
from datetime import date

from ropa_desktop.i18n import N_, _
from ropa_desktop.register import codes
from ropa_desktop.register.activities import ProcessingActivity
from ropa_desktop.register.chain import walk
from ropa_desktop.register.engagements import Engagement, Transfer
from ropa_desktop.register.on_behalf import ProcessingOnBehalf
from ropa_desktop.register.reference import AdequacyDecision, adequacy_decisions
from ropa_desktop.register.rules.rule import Found, rule

_UNION = codes.EEA | codes.INSIDE_UNION
_CLAUSES_IN_FORCE = "2021/914"


def outside(engagement: Engagement) -> list[str]:
    """The third countries in which a processor stores data or from which it sees them."""
    countries = (*(engagement.storage_countries or ()), *(engagement.access_countries or ()))
    return [code for code in dict.fromkeys(countries) if code not in _UNION]


@rule(
    "R401", "ProcessingActivity ProcessingOnBehalf", "contradiction", "30(1)(e)",
    N_("No transfer is stated to take place, yet data reach a third country through a processor."),
    why=N_("The transfers of processors and of those behind them are transfers of this processing (Art. 44)."),
    mend=N_("Take the statement back; the transfers that stand with the processor then answer for it."),
    wrong=lambda: ProcessingActivity(stated_none=("transfers",), engagements=[Engagement(storage_countries=("US",))]),
    right=lambda: ProcessingActivity(stated_none=("transfers",), engagements=[Engagement(storage_countries=("IE",))]),
)  # fmt: skip
def none_but_chain(record: ProcessingActivity | ProcessingOnBehalf, on: date) -> Iterator[Found]:
    if "transfers" not in record.stated_none or record.transfers:
        return
    for _depth, engagement in walk(record.engagements):
        if engagement.status != "ended" and (engagement.transfers or outside(engagement)):
            sentence = _("No transfer is stated to take place, yet data reach a third country through {name}.")
            yield Found(
                "transfers", sentence.format(name=engagement.title()), type(record).field("transfers").article
            )


@rule(
    "R402", "Engagement", "contradiction", "30(1)(e)",
    N_("No transfer is stated to take place, yet data lie in or are seen from a third country."),
    why=N_("Storage there is a transfer, and so is a look from there (Art. 44)."),
    mend=N_("Add the transfer with what it rests on, or correct the countries."),
    wrong=lambda: Engagement(stated_none=("transfers",), access_countries=("IN",)),
    right=lambda: Engagement(stated_none=("transfers",), access_countries=("FR", "NO")),
)  # fmt: skip
def none_but_outside(engagement: Engagement, on: date) -> Iterator[Found]:
    countries = outside(engagement)
    if "transfers" in engagement.stated_none and not engagement.transfers and countries:
        names = type(engagement).field("storage_countries").kind.to_text(tuple(countries))
        sentence = _("No transfer is stated to take place, yet data lie in or are seen from: {countries}.")
        yield Found("transfers", sentence.format(countries=names))


@rule(
    "R403", "Transfer", "contradiction", "46(2)(c)",
    N_("These clauses are repealed; no transfer can rest on them since 27 December 2022."),
    why=N_("Decision (EU) 2021/914 repealed the sets of 2001, 2004 and 2010 and gave contracts until that day."),
    mend=N_("Conclude the clauses of 2021 and choose that set, or say what else the transfer rests on."),
    wrong=lambda: Transfer(tool="A46-2-c", clause_set="2010/87/EU"),
    right=lambda: Transfer(tool="A46-2-c", clause_set="2021/914"),
)  # fmt: skip
def repealed_clauses(transfer: Transfer, on: date) -> Iterator[Found]:
    if transfer.tool == "A46-2-c" and (transfer.clause_set or _CLAUSES_IN_FORCE) != _CLAUSES_IN_FORCE:
        yield Found("clause_set")


@rule(
    "R404", "Transfer", "contradiction", "45(3)", N_("The adequacy decision is not in force on the day looked at."),
    why=N_("A decision has a first and often a last day; outside of them nothing rests on it."),
    mend=N_("Choose a decision that is in force, or say what else the transfer rests on."),
    wrong=lambda: Transfer(tool="A45-3", adequacy_decision="US-PRIVACY-SHIELD"),
    right=lambda: Transfer(tool="A45-3", adequacy_decision="JP"),
)  # fmt: skip
def decision_not_in_force(transfer: Transfer, on: date) -> Iterator[Found]:
    decision = _decision(transfer)
    if decision is not None and not decision.holds_on(on):
        yield Found("adequacy_decision", _("This adequacy decision is not in force on {day}.").format(day=on))


@rule(
    "R405", "Transfer", "contradiction", "45(3)", N_("The adequacy decision is about another country."),
    why=N_("A decision covers the territory or organisation that it names, and no other."),
    mend=N_("Choose the decision for that country, correct the country, or say what else the transfer rests on."),
    wrong=lambda: Transfer(tool="A45-3", adequacy_decision="JP", country="KR"),
    right=lambda: Transfer(tool="A45-3", adequacy_decision="JP", country="JP"),
)  # fmt: skip
def decision_of_another_country(transfer: Transfer, on: date) -> Iterator[Found]:
    decision = _decision(transfer)
    country = transfer.country or (transfer.importer.country if transfer.importer else None)
    if decision is not None and country and not decision.names(country):
        sentence = _("This adequacy decision is about {territory}, not about {country}.").format(
            territory=decision.title, country=type(transfer).field("country").kind.to_text(country)
        )
        yield Found("adequacy_decision", sentence)


def _decision(transfer: Transfer) -> AdequacyDecision | None:
    if transfer.tool != "A45-3" or not transfer.adequacy_decision:
        return None
    return next((one for one in adequacy_decisions() if one.code == transfer.adequacy_decision), None)
