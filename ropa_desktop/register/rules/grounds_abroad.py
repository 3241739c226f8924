"""R471 to R474: grounds that are nobody's, or another law's; corporate rules outside of the group; own decisions."""

from collections.abc import Iterator
from datetime import date

from ropa_desktop.i18n import N_, _
from ropa_desktop.register.adequacy import AdequacyDecision
from ropa_desktop.register.engagements import Transfer
from ropa_desktop.register.organisations import Organisation
from ropa_desktop.register.reference import decision_named
from ropa_desktop.register.rules.roles import exporter_of, group_of, law_of
from ropa_desktop.register.rules.rule import Found, rule

_ADEQUATE = ("A45-3", "UK-REG", "CH-A1")
_OF_ONE_LAW = {"UK-REG": "UK", "UK-IDTA": "UK", "CH-A1": "CH"}


def _from(home: str, **values: object) -> Transfer:
    return Transfer(exporter=Organisation(name="Alder Group", country=home), **values)


@rule(
    "R471", "Transfer", "contradiction", "45(3)", N_("The adequacy decision chosen is not known."),
    why=N_("It is neither one that ships with the program nor one of this register, so nothing can rest on it."),
    mend=N_("Choose a decision of the list, or add this one with its days, its scope and its source."),
    wrong=lambda: Transfer(tool="A45-3", adequacy_decision="XX"),
    right=lambda: Transfer(tool="A45-3", adequacy_decision="NZ"),
    needs="tool adequacy_decision",
)  # fmt: skip
def decision_of_nobody(transfer: Transfer, on: date) -> Iterator[Found]:
    code = transfer.adequacy_decision
    if code and transfer.tool in _ADEQUATE and decision_named(code) is None:
        yield Found("adequacy_decision", _("The adequacy decision “{code}” is not known.").format(code=code))


@rule(
    "R472", "Transfer", "contradiction", "44", N_("This ground is one of another law than the exporter's."),
    why=N_("British regulations and the British agreement are for exporters in the United Kingdom, the Swiss Annex 1 "
           "for those in Switzerland."),
    mend=N_("Choose the ground of the exporter's own law, or correct who the exporter is."),
    wrong=lambda: _from("DE", tool="UK-IDTA", country="IN"),
    right=lambda: _from("GB", tool="UK-IDTA", country="IN"),
    needs="tool",
)  # fmt: skip
def ground_of_another_law(transfer: Transfer, on: date) -> Iterator[Found]:
    its = _OF_ONE_LAW.get(transfer.tool or "")
    if its and law_of(exporter_of(transfer)) not in ("", its):
        yield Found("tool")


@rule(
    "R473", "Transfer", "advice", "47", N_("Corporate rules are chosen, but nothing tells that both are of one group."),
    why=N_("Binding corporate rules bind the group that adopted them, and enterprises in a joint economic activity."),
    mend=N_("Give at each of the two of which group it is part, or say in own words what binds the importer."),
    wrong=lambda: _from("DE", tool="A46-2-b", importer=Organisation(name="Birch Inc.", country="US")),
    right=lambda: _in_one_group(),
    needs="tool importer",
)  # fmt: skip
def not_of_the_group(transfer: Transfer, on: date) -> Iterator[Found]:
    exporter, importer = exporter_of(transfer), transfer.importer
    if transfer.tool != "A46-2-b" or exporter is None or importer is None or transfer.ground_in_words:
        return
    if not group_of(exporter) & group_of(importer):
        yield Found("importer")


def _in_one_group() -> Transfer:
    alder = Organisation(name="Alder Group", country="DE")
    return Transfer(exporter=alder, tool="A46-2-b", importer=Organisation(name="Alder Inc.", part_of=alder))


@rule(
    "R474", "AdequacyDecision", "contradiction", "45(3)", N_("The decision ends before it begins."),
    why=N_("A transfer rests on it from its first to its last day; here there is none between."),
    mend=N_("Correct one of the two days."),
    wrong=lambda: AdequacyDecision(code="KE", valid_from=date(2026, 6, 1), valid_until=date(2026, 5, 31)),
    right=lambda: AdequacyDecision(code="KE", valid_from=date(2026, 6, 1), valid_until=date(2026, 6, 1)),
    needs="valid_from valid_until",
)  # fmt: skip
def ends_before_it_begins(decision: AdequacyDecision, on: date) -> Iterator[Found]:
    if decision.valid_from and decision.valid_until and decision.valid_until < decision.valid_from:
        yield Found("valid_until")
