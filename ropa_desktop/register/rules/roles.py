"""Who sends to whom in a transfer, into which country and under whose law: as far as the record tells."""

from collections.abc import Iterable, Sequence
from datetime import date

from ropa_desktop.i18n import _
from ropa_desktop.register import codes
from ropa_desktop.register.activities import ProcessingActivity
from ropa_desktop.register.chain import walk
from ropa_desktop.register.engagements import Engagement, Transfer
from ropa_desktop.register.kinds import SEPARATOR
from ropa_desktop.register.on_behalf import ProcessingOnBehalf
from ropa_desktop.register.organisations import Organisation
from ropa_desktop.register.reference import Decision, decision_named, decisions

UNION = codes.EEA | codes.INSIDE_UNION
MODULES = {("C", "C"): "SCC-M1", ("C", "P"): "SCC-M2", ("P", "P"): "SCC-M3", ("P", "C"): "SCC-M4"}
_ROLES = {"processor": "P", "controller": "C", "joint-controller": "C", "authority": "C"}


def outside(country: str | None) -> bool:
    """Whether a country is told and is a third country."""
    return bool(country) and country not in UNION


def inside(country: str | None, on: date) -> bool:
    """Whether a country lies in the EEA on a day; one that joined did not while a decision on it had yet to end."""
    joining = (one.valid_until for one in decisions() if one.list == "EU" and one.territory == country)
    return country in UNION and not any(day is not None and on <= day for day in joining)


def outside_among(*countries: Sequence[str] | None) -> list[str]:
    """The third countries among several answers, each once."""
    told = dict.fromkeys(code for answer in countries for code in answer or ())
    return [code for code in told if code not in UNION]


def engagement_of(transfer: Transfer) -> Engagement | None:
    """The processor in whose entry a transfer stands."""
    owner = transfer.owner()
    return owner if isinstance(owner, Engagement) else None


def activity_of(transfer: Transfer) -> ProcessingActivity | None:
    """The activity in whose entry a transfer stands."""
    owner = transfer.owner()
    return owner if isinstance(owner, ProcessingActivity) else None


def country_of(transfer: Transfer) -> str:
    """The third country of a transfer, or else its importer's country."""
    return transfer.country or (transfer.importer.country if transfer.importer else None) or ""


def named(countries: Iterable[str]) -> str:
    """Countries in words, always in the same order."""
    return SEPARATOR.join(sorted(Transfer.field("country").kind.to_text(code) for code in set(countries)))


def exporter_of(transfer: Transfer) -> Organisation | None:
    """Who sends: the exporter told, or whoever's record it stands in; unknown with a processor of many."""
    if transfer.exporter is not None:
        return transfer.exporter
    owner = transfer.owner()
    if isinstance(owner, ProcessingActivity):
        return owner.controller
    if isinstance(owner, ProcessingOnBehalf):
        return owner.processor
    parent = owner.parent if isinstance(owner, Engagement) else None
    return parent.processor if parent is not None else None


def group_of(organisation: Organisation) -> set[str]:
    """The ids of an organisation and of all above it in its group; a circle is walked once."""
    found: set[str] = set()
    one: Organisation | None = organisation
    while one is not None and one.id not in found:
        found.add(one.id)
        one = one.part_of
    return found


def law_of(exporter: Organisation | None) -> str:
    """The list and tools that count where the exporter is established: EU, UK, CH, or empty where not known."""
    country = exporter.country if exporter is not None else None
    return "EU" if country in UNION else {"GB": "UK", "CH": "CH"}.get(country or "", "")


def at_home(transfer: Transfer, country: str) -> bool:
    """Whether it stays in the United Kingdom, or in Switzerland, for an exporter there."""
    exporter = exporter_of(transfer)
    return exporter is not None and exporter.country == country and law_of(exporter) in ("UK", "CH")


def decision_of(transfer: Transfer) -> Decision | None:
    """The adequacy decision that a transfer rests on."""
    code = transfer.adequacy_decision
    if not code or transfer.tool not in ("A45-3", "UK-REG", "CH-A1"):
        return None
    return decision_named(code)


def to_verify(decision: Decision) -> str:
    """What of a decision's facts nobody has checked against the official source yet, in words."""
    return " " + _("(To be verified: {facts}.)").format(facts=_(decision.verify)) if decision.verify else ""


def modules_that_fit(transfer: Transfer) -> list[str]:
    """The modules of the standard clauses that the two roles leave; all four where nothing is known of them."""
    exporter, importer = roles_of(transfer)
    return sorted({MODULES[sends, receives] for sends in exporter for receives in importer})


def roles_of(transfer: Transfer) -> tuple[set[str], set[str]]:
    """What exporter and importer can be, C for controller and P for processor; both where nothing is known."""
    owner = transfer.owner()
    if isinstance(owner, Engagement):
        sends, receives = _roles_behind(transfer, owner)
    elif isinstance(owner, ProcessingActivity):
        sends, receives = _roles_in(transfer, owner)
    elif isinstance(owner, ProcessingOnBehalf):
        exporter, importer = transfer.exporter, transfer.importer
        sends = {"P"} if exporter is None or exporter is owner.processor else _engaged(exporter, owner.engagements)
        receives = _engaged(importer, owner.engagements) | ({"C"} if importer in owner.controllers else set())
    else:
        sends, receives = set(), set()
    return sends or {"C", "P"}, receives or {"C", "P"}


def _roles_in(transfer: Transfer, activity: ProcessingActivity) -> tuple[set[str], set[str]]:
    exporter, importer = transfer.exporter, transfer.importer
    sends = _engaged(exporter, activity.engagements)
    if exporter is None or exporter is activity.controller or exporter in activity.joint_controllers:
        sends = {"C"}
    receives = _engaged(importer, activity.engagements)
    if importer is not None:
        receives |= {"C"} if importer in activity.joint_controllers else set()
        for recipient in activity.recipients:
            if recipient.organisation is importer:
                receives |= set(_ROLES.get(recipient.kind or "", "CP"))
    return sends, receives


def _roles_behind(transfer: Transfer, engagement: Engagement) -> tuple[set[str], set[str]]:
    exporter, above = transfer.exporter, engagement.parent
    processors = [engagement.processor, above.processor if above is not None else None]
    sends = {"P"} if exporter is not None and any(exporter is one for one in processors) else set()
    return sends, _engaged(transfer.importer, [engagement])


def _engaged(organisation: Organisation | None, engagements: Sequence[Engagement]) -> set[str]:
    if organisation is None:
        return set()
    return {"P"} if any(one.processor is organisation for _depth, one in walk(engagements)) else set()
