"""R40 and R43: whether a transfer takes place, and whether it is told (Chapter V)."""

from collections.abc import Iterator
from datetime import date

from ropa_desktop.i18n import N_, _
from ropa_desktop.register.activities import ProcessingActivity
from ropa_desktop.register.chain import walk
from ropa_desktop.register.engagements import Engagement, Transfer
from ropa_desktop.register.on_behalf import ProcessingOnBehalf
from ropa_desktop.register.organisations import Organisation
from ropa_desktop.register.rules.roles import (
    at_home,
    country_of,
    exporter_of,
    inside,
    law_of,
    named,
    outside,
    outside_among,
)
from ropa_desktop.register.rules.rule import Found, rule
from ropa_desktop.register.systems import System

Entry = ProcessingActivity | ProcessingOnBehalf


def _outside(engagement: Engagement) -> list[str]:
    return outside_among(engagement.storage_countries, engagement.access_countries)


def countries_told(engagements: list[Engagement]) -> set[str]:
    """The countries of all transfers told in a chain of processors."""
    return {country_of(transfer) for _depth, one in walk(engagements) for transfer in one.transfers}


@rule(
    "R401", "ProcessingActivity ProcessingOnBehalf", "contradiction", "30(1)(e)",
    N_("No transfer is stated to take place, yet data reach a third country through a processor."),
    why=N_("The transfers of processors and of those behind them are transfers of this processing (Art. 44)."),
    mend=N_("Take the statement back; the transfers that stand with the processor then answer for it."),
    wrong=lambda: ProcessingActivity(stated_none=("transfers",), engagements=[Engagement(storage_countries=("US",))]),
    right=lambda: ProcessingActivity(stated_none=("transfers",), engagements=[Engagement(storage_countries=("IE",))]),
    needs="stated_none engagements",
)  # fmt: skip
def none_but_chain(record: Entry, on: date) -> Iterator[Found]:
    if "transfers" not in record.stated_none or record.transfers:
        return
    for _depth, engagement in walk(record.engagements):
        if engagement.status != "ended" and (engagement.transfers or _outside(engagement)):
            sentence = _("No transfer is stated to take place, yet data reach a third country through {name}.")
            yield Found("transfers", sentence.format(name=engagement.title()), type(record).field("transfers").article)


@rule(
    "R402", "Engagement", "contradiction", "30(1)(e)",
    N_("No transfer is stated to take place, yet data lie in or are seen from a third country."),
    why=N_("Storage there is a transfer, and so is a look from there (Art. 44)."),
    mend=N_("Add the transfer with what it rests on, or correct the countries."),
    wrong=lambda: Engagement(stated_none=("transfers",), access_countries=("IN",)),
    right=lambda: Engagement(stated_none=("transfers",), access_countries=("FR", "NO")),
    needs="stated_none",
)  # fmt: skip
def none_but_outside(engagement: Engagement, on: date) -> Iterator[Found]:
    countries = _outside(engagement)
    if "transfers" in engagement.stated_none and not engagement.transfers and countries:
        sentence = _("No transfer is stated to take place, yet data lie in or are seen from: {countries}.")
        yield Found("transfers", sentence.format(countries=named(countries)))


@rule(
    "R430", "Transfer", "contradiction", "44", N_("The country told for this transfer lies in the EEA."),
    why=N_("Chapter V is about third countries; the members of the EEA are none."),
    mend=N_("Correct the country, or take this transfer away: what goes to a member of the EEA is not one."),
    wrong=lambda: Transfer(country="NO", tool="A46-2-c"),
    right=lambda: Transfer(country="GB", tool="A45-3"),
    needs="country",
)  # fmt: skip
def inside_the_eea(transfer: Transfer, on: date) -> Iterator[Found]:
    country, tool = transfer.country, transfer.tool or ""
    if not country or not inside(country, on) or tool.startswith(("INTRA", "UK", "CH")):
        return
    if transfer.importer is not None and transfer.importer.international:
        return
    if law_of(exporter_of(transfer)) not in ("UK", "CH"):
        sentence = _("{country} lies in the EEA: that is no third country.")
        yield Found("country", sentence.format(country=named([country])))


@rule(
    "R431", "Transfer", "contradiction", "44",
    N_("It is said to be no transfer, yet the country told is a third country."),
    why=N_("Data that go to a third country are transferred, whatever the contract calls it."),
    mend=N_("Say what the transfer rests on, or correct the country."),
    wrong=lambda: Transfer(country="US", tool="INTRA-EEA"),
    right=lambda: Transfer(country="IS", tool="INTRA-EEA"),
    needs="tool country",
)  # fmt: skip
def said_to_be_none(transfer: Transfer, on: date) -> Iterator[Found]:
    if transfer.tool == "INTRA-EEA" and outside(transfer.country) and not at_home(transfer, transfer.country or ""):
        yield Found("tool")


@rule(
    "R432", "Transfer", "contradiction", "44", N_("Importer and exporter are the same organisation."),
    why=N_("A transfer has two parties, one that sends and one that receives (EDPB Guidelines 05/2021)."),
    mend=N_("Correct one of the two; where staff merely look at their own data from abroad, it is no transfer."),
    wrong=lambda: _between_itself(),
    right=lambda: Transfer(exporter=Organisation(name="Alder GmbH"), importer=Organisation(name="Birch Inc.")),
    needs="importer exporter",
)  # fmt: skip
def to_itself(transfer: Transfer, on: date) -> Iterator[Found]:
    if transfer.importer is not None and transfer.importer is transfer.exporter:
        yield Found("exporter")


def _between_itself() -> Transfer:
    alder = Organisation(name="Alder GmbH")
    return Transfer(exporter=alder, importer=alder)


@rule(
    "R433", "Engagement", "missing", "30(1)(e)",
    N_("Data lie in or are seen from a third country that no transfer of this processor names."),
    why=N_("Art. 30 wants each third country identified, and each needs its own ground (Art. 44)."),
    mend=N_("Add a transfer to that country with what it rests on, or correct the countries."),
    wrong=lambda: Engagement(storage_countries=("US", "SG"), transfers=[Transfer(country="US")]),
    right=lambda: Engagement(storage_countries=("US", "DE"), transfers=[Transfer(country="US")]),
    needs="transfers",
)  # fmt: skip
def country_without_transfer(engagement: Engagement, on: date) -> Iterator[Found]:
    if engagement.transfers and engagement.status != "ended":
        untold = set(_outside(engagement)) - countries_told([engagement])
        if untold:
            sentence = _("Data lie in or are seen from a third country that no transfer names: {countries}.")
            yield Found("transfers", sentence.format(countries=named(untold)))


@rule(
    "R434", "Engagement", "advice", "44",
    N_("The processor is established in a third country, but nothing tells whether data are seen from there."),
    why=N_("Servers in the EEA do not help where the processor's own people look at the data from outside."),
    mend=N_("Give the countries of remote access and the transfer, or say in the notes why nobody looks from there."),
    wrong=lambda: Engagement(processor=Organisation(name="Birch Inc.", country="US"), storage_countries=("IE",)),
    right=lambda: Engagement(
        processor=Organisation(name="Birch Inc.", country="US"), storage_countries=("IE",), access_countries=("IE",)
    ),
    needs="processor",
)  # fmt: skip
def processor_outside(engagement: Engagement, on: date) -> Iterator[Found]:
    country = engagement.processor.country if engagement.processor is not None else None
    if not outside(country) or engagement.status == "ended" or engagement.access_countries or engagement.notes:
        return
    if country not in (engagement.storage_countries or ()) and not engagement.transfers:
        yield Found("access_countries")


@rule(
    "R435", "ProcessingActivity", "advice", "44",
    N_("A system used is hosted in a third country that no transfer names."),
    why=N_("Where a provider stores the data for you there, that is a transfer (Art. 44)."),
    mend=N_("Add the transfer or the processor that runs the system; your own servers abroad are none."),
    wrong=lambda: ProcessingActivity(systems=[System(name="Shop", hosting_countries=("US",))]),
    right=lambda: ProcessingActivity(
        systems=[System(name="Shop", hosting_countries=("US",))], transfers=[Transfer(country="US")]
    ),
    needs="systems",
)  # fmt: skip
def system_outside(activity: ProcessingActivity, on: date) -> Iterator[Found]:
    home = activity.controller.country if activity.controller is not None else None
    hosted = [(one, outside_among(one.hosting_countries)) for one in activity.systems if one.hosting_countries]
    if activity.status == "ended" or not any(countries for _system, countries in hosted):
        return
    told = {home, *map(country_of, activity.transfers), *countries_told(activity.engagements)}
    for system, countries in hosted:
        if untold := set(countries) - told:
            sentence = _("“{system}” is hosted in a third country that no transfer names: {countries}.")
            yield Found("systems", sentence.format(system=system.title(), countries=named(untold)))
