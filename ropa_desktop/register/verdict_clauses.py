"""Whether the Commission's clauses carry a transfer: the set on the day, module, annexes and governing law; and
which module the two roles ask for."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import NamedTuple

from ropa_desktop.i18n import N_, _, as_day
from ropa_desktop.register.engagements import Engagement, Transfer
from ropa_desktop.register.reference import ClauseSet, clause_sets
from ropa_desktop.register.rules.roles import MODULES, UNION, exporter_of, law_of, named, roles_of
from ropa_desktop.register.verdict_reasons import Known, Reason, fails, holds, unsure

_ARTICLE = "46(2)(c)"
_EVERY_MODULE = 4
_ROLES = {
    "C": N_("{name} is a controller here."),
    "P": N_("{name} is a processor here."),
    "CP": N_("{name}: controller or processor, the record does not tell."),
}


class ModuleProposed(NamedTuple):
    """The module that the two roles leave, empty where they leave several, and why."""

    code: str
    sentence: str


def modules_known(transfer: Transfer, known: Known | None = None) -> list[str]:
    """The modules that the two roles leave, with what the entries tell that use the processor."""
    exporter, importer = _roles(transfer, known)
    return sorted({MODULES[sends, receives] for sends in exporter for receives in importer})


def _roles(transfer: Transfer, known: Known | None) -> tuple[set[str], set[str]]:
    """Of a processor's transfer the sender's role is told by the entries that engage it, where they agree."""
    exporter, importer = roles_of(transfer)
    owner, sender = transfer.owner(), transfer.exporter
    if known and len(exporter) > 1 and isinstance(owner, Engagement) and owner.parent is None:
        told = {role for one, role in known.senders if sender is None or one == sender.id}
        exporter = told or exporter
    return exporter, importer


def proposed_module(transfer: Transfer, known: Known | None = None) -> ModuleProposed:
    """Which module fits, with what is known of the two roles in words."""
    exporter, importer = _roles(transfer, known)
    sender = exporter_of(transfer)
    words = [
        _said(exporter, sender.title() if sender is not None else _("The exporter")),
        _said(importer, transfer.importer.title() if transfer.importer is not None else _("The importer")),
    ]
    fitting = modules_known(transfer, known)
    if len(fitting) == 1:
        words.append(_("That asks for: {module}.").format(module=_titled(fitting)))
    elif len(fitting) < _EVERY_MODULE:
        words.append(_("That leaves: {module}.").format(module=_titled(fitting)))
    return ModuleProposed(fitting[0] if len(fitting) == 1 else "", " ".join(words))


def by_clauses(transfer: Transfer, on: date, known: Known | None = None) -> Iterator[Reason]:
    """The set, the module, the annexes and the law that governs them."""
    yield from _set(transfer, on)
    yield _module(transfer, known)
    if transfer.annexes_complete:
        yield holds(_("The annexes are complete."), _ARTICLE)
    elif transfer.annexes_complete is None:
        yield unsure(_("Nothing tells whether the annexes are complete."), _ARTICLE)
    else:
        yield unsure(_("The annexes are not complete, and without them the clauses say nothing."), _ARTICLE)
    yield from _governed(transfer)
    if transfer.clause_9 and transfer.clause_module in ("SCC-M1", "SCC-M4"):
        yield unsure(_("An option of Clause 9 is chosen that this module does not have."), _ARTICLE)
    if transfer.importer is not None and transfer.importer.representative is not None and not transfer.ground_in_words:
        yield unsure(
            _("The Regulation may apply to the importer directly; clauses for that do not exist yet."), _ARTICLE
        )


def dated(clauses: ClauseSet, on: date, article: str) -> Reason:
    """Whether clauses can carry anything on a day, with their source."""
    marked = " " + _("(To be verified: {facts}.)").format(facts=_(clauses.verify)) if clauses.verify else ""
    if clauses.holds_on(on):
        sentence = _("{title} is in force on {day}. Source: {source}.")
        return holds(
            sentence.format(title=_(clauses.title), day=as_day(on), source=_(clauses.source)) + marked, article
        )
    if clauses.valid_from and on < clauses.valid_from:
        sentence = _("{title} holds from {day} only.").format(title=_(clauses.title), day=as_day(clauses.valid_from))
    else:
        sentence = _("{title} is repealed; no transfer can rest on it since {day}.").format(
            title=_(clauses.title), day=as_day((clauses.valid_until or date.min) + timedelta(days=1)))  # fmt: skip
    return fails(sentence + marked, article)


def _said(roles: set[str], name: str) -> str:
    which = "".join(sorted(roles))
    return _(_ROLES[which]).format(name=name)


def _titled(modules: list[str]) -> str:
    return " / ".join(Transfer.field("clause_module").kind.to_text(one) for one in modules)


def _set(transfer: Transfer, on: date) -> Iterator[Reason]:
    if not transfer.clause_set:
        names = [one.title for one in clause_sets().values() if one.tool == "A46-2-c" and one.holds_on(on)]
        sentence = _("Nothing tells which set of clauses it is; usable on {day}: {names}.")
        yield unsure(sentence.format(day=as_day(on), names=", ".join(names)), _ARTICLE)
        return
    clauses = clause_sets().get(transfer.clause_set)
    if clauses is None:
        sentence = _("The set “{code}” is not known to this program.")
        yield unsure(sentence.format(code=transfer.clause_set), _ARTICLE)
        return
    yield dated(clauses, on, _ARTICLE)
    if clauses.adopted and transfer.signed_on and transfer.signed_on < clauses.adopted:
        sentence = _("They were signed on {signed}, before they existed ({day}).")
        yield fails(sentence.format(signed=as_day(transfer.signed_on), day=as_day(clauses.adopted)), _ARTICLE)


def _module(transfer: Transfer, known: Known | None) -> Reason:
    fitting, proposed = modules_known(transfer, known), proposed_module(transfer, known)
    chosen = transfer.clause_module
    if not chosen:
        return unsure(_("No module is chosen.") + " " + proposed.sentence, _ARTICLE)
    title = _titled([chosen])
    if chosen not in fitting:
        return fails(_("The module does not fit the two roles: {title}.").format(title=title) + " " + proposed.sentence,
                     _ARTICLE)  # fmt: skip
    if len(fitting) == _EVERY_MODULE:
        sentence = _("{title} is chosen; who is controller and who is processor, the record does not tell.")
        return unsure(sentence.format(title=title), _ARTICLE)
    return holds(_("{title} fits the two roles.").format(title=title), _ARTICLE)


def _governed(transfer: Transfer) -> Iterator[Reason]:
    law, module = transfer.governing_law, transfer.clause_module
    if module == "SCC-M4":
        return  # any law will do
    if not law:
        yield unsure(_("Nothing tells whose law governs the clauses; it must be that of a Member State."), _ARTICLE)
    elif law in UNION:
        yield holds(_("They are under the law of {country}.").format(country=named([law])), _ARTICLE)
    else:
        exporter = exporter_of(transfer)
        own = exporter is not None and exporter.country == law and law_of(exporter) in ("UK", "CH")
        sentence = _("They are under the law of {country}, which is no Member State.").format(country=named([law]))
        yield (unsure if own or not module else fails)(sentence, _ARTICLE)
