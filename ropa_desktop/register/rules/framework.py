"""R45: the Data Privacy Framework, which covers companies on its list, and of their data what the entry says."""

from collections.abc import Iterator
from datetime import date, timedelta

from ropa_desktop.i18n import N_, _, as_day
from ropa_desktop.register.activities import PersonalData, ProcessingActivity
from ropa_desktop.register.chain import walk
from ropa_desktop.register.engagements import Transfer
from ropa_desktop.register.organisations import DpfEntry, Organisation
from ropa_desktop.register.rules.roles import decision_of, exporter_of, law_of
from ropa_desktop.register.rules.rule import Found, rule
from ropa_desktop.register.vocabulary import CategoryOfDataSubjects

_YEAR = timedelta(days=365)
_FRAMEWORKS = {"EU": "DPF-EU", "UK": "DPF-UK", "CH": "DPF-CH"}
# Beginnings of the words for staff in English, German, French, Spanish and Italian.
_STAFF = ("employee", "staff", "worker", "beschäftigte", "mitarbeit", "angestellte", "arbeitnehm", "salarié",
          "employé", "empleado", "trabajador", "dipendent", "lavorator")  # fmt: skip


def _framework(transfer: Transfer) -> str:
    """The part of the framework that the chosen decision relies on, empty for any other decision."""
    decision = decision_of(transfer)
    return _FRAMEWORKS[decision.list] if decision is not None and decision.scope_kind == "DPF" else ""


def _listed(framework: str = "DPF-EU", *, entry: bool = True, **values: object) -> Transfer:
    one = DpfEntry(**{"framework": framework, "status": "active", "covers": "both", **values})
    importer = Organisation(name="Birch Inc.", country="US", dpf_entries=[one])
    return Transfer(importer=importer, country="US", tool="A45-3", adequacy_decision="US-DPF",
                    dpf_entry=one if entry else None)  # fmt: skip


@rule(
    "R453", "Transfer", "contradiction", "45(3)", N_("The importer's entry on the list is not active."),
    why=N_("The decision for the United States covers a company as long as it is on the Data Privacy Framework List."),
    mend=N_("Look at the public list again; where the company is not on it, say what else the transfer rests on."),
    wrong=lambda: _listed(status="withdrawn"),
    right=lambda: _listed(),
    needs="tool adequacy_decision dpf_entry",
)  # fmt: skip
def entry_not_active(transfer: Transfer, on: date) -> Iterator[Found]:
    entry = transfer.dpf_entry
    if entry is not None and _framework(transfer) and entry.status and entry.status != "active":
        yield Found("dpf_entry")


@rule(
    "R454", "Transfer", "contradiction", "45(3)",
    N_("The entry chosen is one of another framework than the decision's."),
    why=N_("The Union's framework, its extension to the United Kingdom and the Swiss one are joined separately."),
    mend=N_("Choose the entry of the right framework, or the decision that the entry belongs to."),
    wrong=lambda: _listed("DPF-CH"),
    right=lambda: _listed("DPF-EU"),
    needs="tool adequacy_decision dpf_entry",
)  # fmt: skip
def entry_of_another_framework(transfer: Transfer, on: date) -> Iterator[Found]:
    entry, framework = transfer.dpf_entry, _framework(transfer)
    if entry is not None and framework and entry.framework and entry.framework != framework:
        yield Found("dpf_entry")


@rule(
    "R455", "Transfer", "advice", "45(3)", N_("The entry chosen is not the importer's, but another company's."),
    why=N_("An entry covers the company listed and those that it names; nobody else can rely on it."),
    mend=N_("Choose the importer's own entry; where the other's entry covers it, name the group that it is part of."),
    wrong=lambda: Transfer(
        importer=Organisation(name="Hazel LLC", country="US"), tool="A45-3", adequacy_decision="US-DPF",
        dpf_entry=_listed().dpf_entry,
    ),
    right=lambda: _listed(),
    needs="tool adequacy_decision dpf_entry importer",
)  # fmt: skip
def entry_of_another(transfer: Transfer, on: date) -> Iterator[Found]:
    entry, importer = transfer.dpf_entry, transfer.importer
    if entry is None or importer is None or not _framework(transfer):
        return
    listed = entry.owner()
    if listed is not None and listed is not importer and listed is not importer.part_of:
        yield Found("dpf_entry")


@rule(
    "R456", "Transfer", "advice", "45(3)", N_("Nobody looked at the public list for a year or more."),
    why=N_("Companies renew their entry every year, and those that do not are taken off the list."),
    mend=N_("Look the company up on the Data Privacy Framework List and give the day."),
    wrong=lambda: _listed(checked_on=date(2025, 5, 2)),
    right=lambda: _listed(checked_on=date(2026, 5, 2)),
    needs="tool adequacy_decision dpf_entry",
)  # fmt: skip
def entry_not_looked_up(transfer: Transfer, on: date) -> Iterator[Found]:
    entry = transfer.dpf_entry
    if entry is not None and entry.checked_on and on - entry.checked_on > _YEAR and _framework(transfer):
        sentence = _("Nobody looked at the public list since {day}.").format(day=as_day(entry.checked_on))
        yield Found("dpf_entry", sentence)


@rule(
    "R457", "Transfer", "advice", "45(3)",
    N_("The importer's entries are told, and none of them is an active one that this decision needs."),
    why=N_("The decision covers listed companies only, and none of the entries told is one that it could rest on."),
    mend=N_("Add the importer's active entry and choose it here, or say what else the transfer rests on."),
    wrong=lambda: _listed("DPF-CH", entry=False),
    right=lambda: _listed("DPF-EU", entry=False),
    needs="tool adequacy_decision importer",
)  # fmt: skip
def no_entry_fits(transfer: Transfer, on: date) -> Iterator[Found]:
    framework = _framework(transfer)
    if not framework or transfer.dpf_entry is not None or transfer.importer is None:
        return
    entries = transfer.importer.dpf_entries
    if entries and not any(one.framework == framework and one.status in ("active", None) for one in entries):
        yield Found("dpf_entry")


@rule(
    "R458", "Transfer", "advice", "",
    N_("The exporter's own law asks for another part of the framework, and the importer has no active entry for it."),
    why=N_("From Switzerland the Swiss framework counts, from the United Kingdom its extension."),
    mend=N_("Look up whether the importer has joined that part too, and add the entry to it."),
    wrong=lambda: _sent_from("CH"),
    right=lambda: _sent_from("DE"),
    needs="tool adequacy_decision importer",
)  # fmt: skip
def own_framework(transfer: Transfer, on: date) -> Iterator[Found]:
    needed = _FRAMEWORKS.get(law_of(exporter_of(transfer)), "")
    if needed in ("", "DPF-EU") or _framework(transfer) != "DPF-EU" or transfer.importer is None:
        return
    if not any(one.framework == needed and one.status == "active" for one in transfer.importer.dpf_entries):
        yield Found("dpf_entry")


def _sent_from(country: str) -> Transfer:
    transfer = _listed()
    transfer.exporter = Organisation(name="Alder Group", country=country)
    return transfer


@rule(
    "R459", "ProcessingActivity", "advice", "45(3)",
    N_("Data of staff are processed, yet an entry that a transfer rests on covers other data only."),
    why=N_("Under the framework staff data (HR) are covered only where the entry says so."),
    mend=N_("Look the entry up again; where it does not cover HR data, say what else the transfer of these rests on."),
    wrong=lambda: _of_people("Employees"),
    right=lambda: _of_people("Visitors"),
    needs="data",
)  # fmt: skip
def staff_not_covered(activity: ProcessingActivity, on: date) -> Iterator[Found]:
    told = [("transfers", one) for one in activity.transfers]
    for _depth, engagement in walk(activity.engagements):
        told += [("engagements", one) for one in engagement.transfers]
    for field, transfer in told:
        entry = transfer.dpf_entry
        if entry is not None and entry.covers == "non-HR" and _framework(transfer) and _of_staff(activity):
            yield Found(field, _("Data of staff are processed, yet the entry of {name} covers other data only.").format(
                name=transfer.title()))  # fmt: skip


def _of_staff(activity: ProcessingActivity) -> bool:
    return any(is_staff(one) for row in activity.data for one in row.data_subjects)


def is_staff(people: CategoryOfDataSubjects) -> bool:
    """Whether a category of data subjects is one of staff, by its name."""
    name = (people.name or "").casefold()
    return any(word in name for word in _STAFF)


def _of_people(name: str) -> ProcessingActivity:
    return ProcessingActivity(
        data=[PersonalData(data_subjects=[CategoryOfDataSubjects(name=name)])], transfers=[_listed(covers="non-HR")]
    )
