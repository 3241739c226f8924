"""R7: security measures that say nothing, or that nobody has (Art. 32)."""

from collections.abc import Iterator
from datetime import date

from ropa_desktop.i18n import N_, _
from ropa_desktop.register.activities import PersonalData, ProcessingActivity
from ropa_desktop.register.chain import walk
from ropa_desktop.register.engagements import Engagement
from ropa_desktop.register.on_behalf import ProcessingOnBehalf
from ropa_desktop.register.organisations import Organisation
from ropa_desktop.register.rules.phrases import vague_measures
from ropa_desktop.register.rules.rule import Found, rule
from ropa_desktop.register.rules.special_data import special_codes
from ropa_desktop.register.systems import SecurityMeasure, System

_FINED = N_("Art. 30 asks for a general description; the words of Art. 32(1) describe nothing. Registers without "
            "measures "
            "were fined (Garante, 10 June 2021, Foodinho; LfD Niedersachsen, 26 July 2022, Volkswagen).")  # fmt: skip


def _kinds(record: ProcessingActivity | ProcessingOnBehalf) -> set[str]:
    """The points of Art. 32(1) that the measures of an entry and of its systems serve."""
    inherited = [one for system in record.systems for one in system.measures]
    return {one.group for one in (*record.measures, *inherited) if one.group}


@rule(
    "R701", "ProcessingActivity ProcessingOnBehalf", "advice", "32(1)",
    N_("The measures are described by the words of the law alone."),
    why=_FINED,
    mend=N_("Say what is done in general words: encrypted disks, daily backups, access by role."),
    wrong=lambda: ProcessingActivity(measures_in_words="Appropriate technical and organisational measures."),
    right=lambda: ProcessingActivity(measures_in_words="Appropriate measures: locked cabinets, encrypted disks."),
    needs="measures_in_words",
)  # fmt: skip
def vague_words(record: ProcessingActivity | ProcessingOnBehalf, on: date) -> Iterator[Found]:
    if (
        record.measures_in_words
        and not _kinds(record)
        and not record.measures
        and vague_measures(record.measures_in_words)
    ):
        yield Found("measures_in_words")


@rule(
    "R702", "SecurityMeasure", "advice", "32(1)",
    N_("The measure has the words of the law for a name, and no description."),
    why=_FINED,
    mend=N_("Name what is done, one measure at a time: role-based access, daily backup."),
    wrong=lambda: SecurityMeasure(name="Standard security measures"),
    right=lambda: SecurityMeasure(name="Daily backup"),
    needs="name",
)  # fmt: skip
def vague_measure(measure: SecurityMeasure, on: date) -> Iterator[Found]:
    if vague_measures(measure.name) and (not measure.description or vague_measures(measure.description)):
        yield Found("name")


def _encrypted(by: str) -> ProcessingActivity:
    encryption = SecurityMeasure(name="Encryption of stored data", group="A32-1-a")
    backup = SecurityMeasure(name="Daily backup", group="A32-1-c")
    system = System(name="Ledger", measures=[encryption if by == "system" else backup])
    return ProcessingActivity(measures=[encryption], systems=[system])


@rule(
    "R703", "ProcessingActivity ProcessingOnBehalf", "advice", "32(1)(a)",
    N_("Encryption or pseudonymisation is promised, but none of the systems and processors used has it."),
    why=N_("Measures of Art. 32(1)(a) are done by a system or by whoever runs it; where none of them has the measure, "
           "the "
           "entry promises what is not there."),
    mend=N_("Add the measure to the system or processor that has it, or take it out of this entry."),
    wrong=lambda: _encrypted(by="nobody"),
    right=lambda: _encrypted(by="system"),
    needs="measures systems",
)  # fmt: skip
def promised_by_nobody(record: ProcessingActivity | ProcessingOnBehalf, on: date) -> Iterator[Found]:
    promised = [one for one in record.measures if one.group == "A32-1-a"]
    if not promised or not record.systems or not all(system.measures for system in record.systems):
        return  # a system whose measures nobody has listed may have it
    there = {one.id for system in record.systems for one in system.measures}
    there |= {one.id for _depth, engagement in walk(record.engagements) for one in engagement.measures}
    for one in promised:
        if one.id not in there:
            sentence = _("“{name}” is promised, but none of the systems and processors used has it.")
            yield Found("measures", sentence.format(name=one.title()))


@rule(
    "R704", "ProcessingActivity", "advice", "32(1)",
    N_("Special categories or offences are processed, but no measure protects confidentiality."),
    why=N_("The measures follow the risk (Art. 32(1)); none of those given is of point (a), pseudonymisation and "
           "encryption, or (b), confidentiality and integrity."),
    mend=N_("Add who may see these data and how they are encrypted, or choose the group at the measures."),
    wrong=lambda: ProcessingActivity(data=[PersonalData(special=("A9-1-health",))],
                                     measures=[SecurityMeasure(name="Daily backup", group="A32-1-c")]),
    right=lambda: ProcessingActivity(data=[PersonalData(special=("A9-1-health",))],
                                     measures=[SecurityMeasure(name="Access by role", group="A32-1-b")]),
    needs="data",
)  # fmt: skip
def nothing_keeps_it_secret(activity: ProcessingActivity, on: date) -> Iterator[Found]:
    kinds = _kinds(activity)
    if kinds and not kinds & {"A32-1-a", "A32-1-b"} and not activity.measures_in_words and special_codes(activity):
        yield Found("measures")


@rule(
    "R705", "ProcessingActivity ProcessingOnBehalf", "advice", "32(1)", N_("Security measures are stated to be none."),
    why=N_("Each controller and processor implements measures that fit the risk (Art. 32(1)); “where possible” is "
           "said of "
           "describing them, not of having them."),
    mend=N_("Give the measures that there are, if only a locked door and a password."),
    wrong=lambda: ProcessingActivity(stated_none=("measures",)),
    right=lambda: ProcessingActivity(measures=[SecurityMeasure(name="Locked cabinet", group="A32-1-b")]),
    needs="stated_none",
)  # fmt: skip
def no_measures(record: ProcessingActivity | ProcessingOnBehalf, on: date) -> Iterator[Found]:
    if "measures" in record.stated_none and not record.measures:
        yield Found("measures")


def _hosted(by_contract: str) -> ProcessingActivity:
    host = Organisation(name="Birkenhost")
    engagement = Engagement(processor=host, storage_countries=(by_contract,))
    return ProcessingActivity(engagements=[engagement], systems=[System(vendor=host, hosting_countries=("US",))])


@rule(
    "R706", "ProcessingActivity ProcessingOnBehalf", "advice", "28(3)",
    N_("A system is hosted in a country that the contract with its vendor does not name."),
    why=N_("System and processor are one service here; of two lists of countries one is wrong, and a transfer may be "
           "missing."),
    mend=N_("Correct “Hosted in” of the system or “Countries of storage” of the processor."),
    wrong=lambda: _hosted("DE"),
    right=lambda: _hosted("US"),
    needs="systems engagements",
)  # fmt: skip
def hosted_elsewhere(record: ProcessingActivity | ProcessingOnBehalf, on: date) -> Iterator[Found]:
    for system in record.systems:
        theirs = [one for one in record.engagements if system.vendor and one.processor is system.vendor]
        named: set[str] = set()
        for _depth, one in walk(theirs):
            named |= {*(one.storage_countries or ()), *(one.access_countries or ())}
        more = [code for code in system.hosting_countries or () if code not in named]
        if named and more:
            sentence = _("“{system}” is hosted in {countries}, which the contract with its vendor does not name.")
            countries = System.field("hosting_countries").kind.to_text(tuple(more))
            yield Found("systems", sentence.format(system=system.title(), countries=countries))


@rule(
    "R707", "SecurityMeasure", "advice", "32(1)(d)",
    N_("It is a way of testing, but the day of the last test is not given."),
    why=N_("Point (d) is a process of regular testing; a day shows that it runs (Art. 5(2))."),
    mend=N_("Give the day of the last test."),
    wrong=lambda: SecurityMeasure(name="Penetration test", group="A32-1-d"),
    right=lambda: SecurityMeasure(name="Penetration test", group="A32-1-d", last_tested=date(2026, 5, 4)),
    needs="group",
)  # fmt: skip
def never_tested(measure: SecurityMeasure, on: date) -> Iterator[Found]:
    if measure.group == "A32-1-d" and measure.last_tested is None:
        yield Found("last_tested")
