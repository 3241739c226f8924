"""R40 and R45: adequacy decisions, each with its days, its territory, its scope and the law that it belongs to."""

from collections.abc import Iterator
from datetime import date, timedelta

from ropa_desktop.i18n import N_, _, as_day
from ropa_desktop.register.engagements import Engagement, Transfer
from ropa_desktop.register.organisations import Organisation
from ropa_desktop.register.reference import decisions_for
from ropa_desktop.register.rules.roles import (
    country_of,
    decision_of,
    engagement_of,
    exporter_of,
    law_of,
    named,
    outside,
    to_verify,
)
from ropa_desktop.register.rules.rule import Found, rule

_YEAR = timedelta(days=365)
_LISTS = {
    "EU": N_("the European Union"),
    "UK": N_("the United Kingdom"),
    "CH": N_("Switzerland"),
}


def _from(home: str, **values: object) -> Transfer:
    return Transfer(exporter=Organisation(name="Alder Group", country=home), **values)


@rule(
    "R404", "Transfer", "contradiction", "45(3)", N_("The adequacy decision is not in force on the day looked at."),
    why=N_("A decision has a first and often a last day; outside of them nothing rests on it."),
    mend=N_("Choose a decision that is in force, or say what else the transfer rests on."),
    wrong=lambda: Transfer(tool="A45-3", adequacy_decision="US-PRIVACY-SHIELD"),
    right=lambda: Transfer(tool="A45-3", adequacy_decision="JP"),
    needs="tool adequacy_decision",
)  # fmt: skip
def decision_not_in_force(transfer: Transfer, on: date) -> Iterator[Found]:
    decision = decision_of(transfer)
    if decision is not None and not decision.holds_on(on):
        yield Found("adequacy_decision", _("This adequacy decision is not in force on {day}.").format(day=as_day(on)))


@rule(
    "R405", "Transfer", "contradiction", "45(3)", N_("The adequacy decision is about another country."),
    why=N_("A decision covers the territory or organisation that it names, and no other."),
    mend=N_("Choose the decision for that country, correct the country, or say what else the transfer rests on."),
    wrong=lambda: Transfer(tool="A45-3", adequacy_decision="JP", country="KR"),
    right=lambda: Transfer(tool="A45-3", adequacy_decision="JP", country="JP"),
    needs="tool adequacy_decision",
)  # fmt: skip
def decision_of_another_country(transfer: Transfer, on: date) -> Iterator[Found]:
    decision, country = decision_of(transfer), country_of(transfer)
    if decision is not None and country and not decision.names(country):
        sentence = _("This adequacy decision is about {territory}, not about {country}.").format(
            territory=_(decision.title), country=type(transfer).field("country").kind.to_text(country)
        )
        yield Found("adequacy_decision", sentence)


@rule(
    "R406", "Transfer", "contradiction", "45(3)",
    N_("The decision stands on another list than the exporter's law asks."),
    why=N_("The Union, the United Kingdom and Switzerland each keep a list of their own, and the three differ."),
    mend=N_("Choose the decision of the list that counts for the exporter, or say what else the transfer rests on."),
    wrong=lambda: _from("DE", tool="A45-3", adequacy_decision="UK-KR", country="KR"),
    right=lambda: _from("DE", tool="A45-3", adequacy_decision="KR", country="KR"),
    needs="tool adequacy_decision",
)  # fmt: skip
def decision_of_another_list(transfer: Transfer, on: date) -> Iterator[Found]:
    decision, law = decision_of(transfer), law_of(exporter_of(transfer))
    if decision is not None and decision.list != "EU" and law and law != decision.list:
        sentence = _("This entry stands on the list of {its}; for the exporter that of {needed} counts.")
        yield Found("adequacy_decision", sentence.format(its=_(_LISTS[decision.list]), needed=_(_LISTS[law])))


@rule(
    "R407", "Transfer", "contradiction", "45(3)",
    N_("The decision for Canada covers commercial organisations, yet the importer is a public authority."),
    why=N_("Decision 2002/2/EC holds for recipients subject to the Canadian Act PIPEDA, which is about "
           "commercial organisations."),
    mend=N_("Say what else the transfer rests on, for instance an instrument between public authorities."),
    wrong=lambda: Transfer(
        tool="A45-3", adequacy_decision="CA", country="CA",
        importer=Organisation(name="City of Elmford", country="CA", public_authority=True),
    ),
    right=lambda: Transfer(
        tool="A45-3", adequacy_decision="CA", country="CA", importer=Organisation(name="Elm Payroll Inc.", country="CA")
    ),
    needs="tool adequacy_decision importer",
)  # fmt: skip
def not_commercial(transfer: Transfer, on: date) -> Iterator[Found]:
    decision = decision_of(transfer)
    if (
        decision is not None
        and decision.scope_kind == "PIPEDA"
        and transfer.importer is not None
        and transfer.importer.public_authority
    ):
        yield Found("adequacy_decision")


@rule(
    "R408", "Transfer", "advice", "45(3)",
    N_("The decision holds within a scope only, and nothing says that this transfer lies within it."),
    why=N_("A decision can be limited to sectors, laws or ways of processing (Art. 45(1)): Canada to PIPEDA, Brazil "
           "to the LGPD, Israel to automated processing."),
    mend=N_("Say in own words why the importer and the data lie within it."),
    wrong=lambda: Transfer(tool="A45-3", adequacy_decision="BR", country="BR"),
    right=lambda: Transfer(tool="A45-3", adequacy_decision="BR", country="BR",
                           ground_in_words="The importer is a company subject to the LGPD."),
    needs="tool adequacy_decision",
)  # fmt: skip
def scope_not_told(transfer: Transfer, on: date) -> Iterator[Found]:
    decision = decision_of(transfer)
    if decision is None or decision.scope_kind in ("", "DPF") or transfer.ground_in_words:
        return  # the list of the Data Privacy Framework has rules of its own
    sentence = _("This decision is limited, and nothing says that the transfer lies within it: {scope}.")
    yield Found("ground_in_words", sentence.format(scope=_(decision.scope)) + to_verify(decision))


@rule(
    "R409", "Transfer", "advice", "45(3)",
    N_("The adequacy decision ends within a year, or before the contract with the processor does."),
    why=N_("From the day after it the transfer needs another ground, and clauses take time to conclude."),
    mend=N_("Follow whether it is renewed, and prepare what the transfer could rest on instead."),
    wrong=lambda: _under_contract(until=date(2033, 6, 30)),
    right=lambda: _under_contract(until=date(2029, 6, 30)),
    needs="tool adequacy_decision",
)  # fmt: skip
def decision_ends(transfer: Transfer, on: date) -> Iterator[Found]:
    decision = decision_of(transfer)
    if decision is None or decision.valid_until is None or not decision.holds_on(on):
        return
    engagement = engagement_of(transfer)
    contract_end = engagement.contract_end if engagement is not None else None
    if decision.valid_until - on <= _YEAR or (contract_end is not None and decision.valid_until < contract_end):
        sentence = _("This adequacy decision ends on {day}.").format(day=as_day(decision.valid_until))
        yield Found("adequacy_decision", sentence)


def _under_contract(until: date) -> Engagement:
    return Engagement(contract_end=until, transfers=[Transfer(tool="A45-3", adequacy_decision="GB", country="GB")])


@rule(
    "R450", "Transfer", "advice", "45(1)",
    N_("No ground is chosen, although an adequacy decision holds for the country."),
    why=N_("A transfer within an adequacy decision needs no authorisation and no clauses (Art. 45(1))."),
    mend=N_("Choose it if the importer and the data lie within its scope."),
    wrong=lambda: _from("DE", country="GB"),
    right=lambda: _from("DE", country="SG"),
)  # fmt: skip
def decision_to_choose(transfer: Transfer, on: date) -> Iterator[Found]:
    country = country_of(transfer)
    if transfer.tool or not outside(country):
        return
    exporter = exporter_of(transfer)
    if exporter is not None and exporter.country == country:
        return
    for decision in decisions_for(country, on, law_of(exporter) or "EU"):
        sentence = _("No ground is chosen yet, and an adequacy decision holds: {title}.").format(
            title=_(decision.title)
        )
        scope = " " + _("Its scope: {scope}.").format(scope=_(decision.scope)) if decision.scope else ""
        yield Found("tool", sentence + scope + to_verify(decision))


@rule(
    "R451", "Transfer", "advice", "",
    N_("The Union finds this country adequate, but the list of the exporter's own country does not name it."),
    why=N_("An exporter in Switzerland or the United Kingdom owes that country's law a ground too; Japan, Korea and "
           "Brazil are not on the Swiss list."),
    mend=N_("Say what the transfer rests on under the exporter's own law."),
    wrong=lambda: _from("CH", tool="A45-3", adequacy_decision="KR", country="KR"),
    right=lambda: _from("CH", tool="A45-3", adequacy_decision="GB", country="GB"),
    needs="tool adequacy_decision",
)  # fmt: skip
def not_on_the_own_list(transfer: Transfer, on: date) -> Iterator[Found]:
    decision, exporter = decision_of(transfer), exporter_of(transfer)
    country, law = country_of(transfer), law_of(exporter)
    if decision is None or decision.list != "EU" or not decision.holds_on(on) or law not in ("UK", "CH"):
        return
    if country and exporter is not None and exporter.country != country and not decisions_for(country, on, law):
        sentence = _("{country} is not on the list of {law}, where the exporter is, as this program knows it.")
        yield Found("adequacy_decision", sentence.format(country=named([country]), law=_(_LISTS[law])))


@rule(
    "R452", "Transfer", "contradiction", "", N_("The country is not on the list that this ground relies on."),
    why=N_("This ground holds for the countries that the United Kingdom's regulations or the Swiss Annex 1 name."),
    mend=N_("Say what else the transfer rests on, or correct the country."),
    wrong=lambda: Transfer(tool="CH-A1", country="JP"),
    right=lambda: Transfer(tool="CH-A1", country="NZ"),
    needs="tool",
)  # fmt: skip
def not_on_the_list(transfer: Transfer, on: date) -> Iterator[Found]:
    law = {"CH-A1": "CH", "UK-REG": "UK"}.get(transfer.tool or "")
    country = country_of(transfer)
    if law and country and not decisions_for(country, on, law):
        sentence = _("{country} is not on the list of {law}, as this program knows it on {day}.")
        yield Found("tool", sentence.format(country=named([country]), law=_(_LISTS[law]), day=as_day(on)))
