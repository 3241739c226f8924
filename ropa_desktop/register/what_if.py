"""What breaks if a decision or clauses end, or a processor is dropped: the register is judged with and without it."""

from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from datetime import date, timedelta
from typing import NamedTuple

from ropa_desktop.errors import KnownError
from ropa_desktop.i18n import _, as_day
from ropa_desktop.register.adequacy import AdequacyDecision
from ropa_desktop.register.contents import Contents
from ropa_desktop.register.engagements import Engagement
from ropa_desktop.register.organisations import Organisation
from ropa_desktop.register.reference import ClauseSet, Decision, clause_sets, decisions, ending, holding
from ropa_desktop.register.report import Report
from ropa_desktop.register.what_if_compared import Compared
from ropa_desktop.register.what_if_look import look
from ropa_desktop.register.what_if_parts import parts

_A_DAY = timedelta(days=1)
_EU_CLAUSES, _ON_EU_CLAUSES = "2021/914", ("UK-ADD", "CH-SCC")


class EndDecision(NamedTuple):
    """An adequacy decision does not hold from the day on."""

    code: str


class EndClauses(NamedTuple):
    """A set of standard clauses cannot be relied on from the day on."""

    code: str


class DropProcessor(NamedTuple):
    """An organisation processes nothing any more from the day on, whoever engaged it."""

    organisation_id: str


Fact = EndDecision | EndClauses | DropProcessor
Ended = Decision | ClauseSet


def report(
    contents: Contents,
    on: date,
    end_decision: Sequence[str] = (),
    end_clauses: Sequence[str] = (),
    drop_processor: Sequence[str] = (),
) -> Report:
    """What breaks if, on this day, decisions and clauses (codes) end and processors (ids) are dropped."""
    facts: list[Fact] = [*map(EndDecision, end_decision), *map(EndClauses, end_clauses)]
    return what_if(contents, [*facts, *map(DropProcessor, drop_processor)], on)


def what_if(contents: Contents, facts: Sequence[Fact], on: date) -> Report:
    """What breaks if these facts happen on this day. Only what was read is changed, and only while it is looked at."""
    with holding(contents.all(AdequacyDecision)):
        ended = [_named(fact) for fact in facts if not isinstance(fact, DropProcessor)]
        dropped = [_organisation(contents, fact.organisation_id) for fact in facts if isinstance(fact, DropProcessor)]
        if not facts:
            raise KnownError(
                _("Nothing is supposed: name a decision or clauses that end, or a processor that is dropped.")
            )
        day = _compared_with(ended, dropped, on)
        ids = frozenset(one.id for one in dropped)
        before = look(contents, day, ids)
        with _supposed(contents, ended, ids, on):
            after = look(contents, on)
        found = Compared(before, after, dropped, [one.code for one in ended])
        return Report(
            name="what-if",
            title=_title(ended, dropped),
            says=" ".join(_says(found, ended, dropped, day, on)),
            day=on,
            parts=tuple(parts(found)),
            standing=contents.standing,
            organisation=contents.organisation.title() if contents.organisation else "",
        )


@contextmanager
def supposing(
    contents: Contents,
    on: date,
    end_decision: Sequence[str] = (),
    end_clauses: Sequence[str] = (),
    drop_processor: Sequence[str] = (),
) -> Iterator[str]:
    """Judge inside as if decisions and clauses (codes) ended and processors (ids) were dropped; gives it in words."""
    with holding(contents.directory.get(AdequacyDecision, ())):
        ended = [_named(EndDecision(one)) for one in end_decision]
        ended += [_named(EndClauses(one)) for one in end_clauses]
        dropped = [_organisation(contents, one) for one in drop_processor]
        with _supposed(contents, ended, frozenset(one.id for one in dropped), on):
            yield _title(ended, dropped) if ended or dropped else ""


def endable() -> list[Decision]:
    """The decisions that count here and now, the Union's first; each can be supposed to end."""
    return sorted(decisions(), key=lambda one: (("EU", "UK", "CH").index(one.list), one.title.casefold()))


def droppable(contents: Contents) -> list[Organisation]:
    """The organisations that process on behalf of somebody, by name."""
    found = {one.processor.id: one.processor for one in contents.all(Engagement) if one.processor is not None}
    return sorted(found.values(), key=lambda one: one.title().casefold())


def _named(fact: EndDecision | EndClauses) -> Ended:
    words = _("There is no adequacy decision “{code}”. Those known are: {codes}.")
    every: Sequence[Ended] = decisions()
    if isinstance(fact, EndClauses):
        words = _("There is no set of clauses “{code}”. Those known are: {codes}.")
        every = list(clause_sets().values())
    known = {one.code.casefold(): one for one in every}
    if found := known.get(fact.code.strip().casefold()):
        return found
    raise KnownError(words.format(code=fact.code[:40], codes=", ".join(one.code for one in every)))


def _organisation(contents: Contents, row_id: str) -> Organisation:
    found = {one.id: one for one in droppable(contents)}
    if row_id in found:
        return found[row_id]
    called = next((one.title() for one in contents.all(Organisation) if one.id == row_id), "")
    raise KnownError(
        _("“{name}” is no processor of this register. Processors are: {names}.").format(
            name=called, names=", ".join(one.title() for one in found.values()) or "–"
        )
    )


def _compared_with(ended: list[Ended], dropped: list[Organisation], on: date) -> date:
    """The day itself; where all that is supposed to end has ended already, the last day on which it held."""
    days = [one.valid_until for one in ended if one.valid_until is not None and one.valid_until < on]
    return max(days) if days and len(days) == len(ended) and not dropped else on


@contextmanager
def _supposed(contents: Contents, ended: list[Ended], dropped: frozenset[str], on: date) -> Iterator[None]:
    """Look at the register as if it were so."""
    last = on - _A_DAY if on > date.min else on
    engagements = [one for one in contents.all(Engagement) if one.processor and one.processor.id in dropped]
    were = [(one.status, one.contract_end) for one in engagements]
    with ExitStack() as held:
        for each in ended:
            held.enter_context(ending(each.code, last))
        try:
            # Records without a session are read only to all others; these belong to nobody but this answer.
            for one in engagements:
                vars(one).update(status="ended", contract_end=min(one.contract_end or last, last))
            yield
        finally:
            for one, (status, end) in zip(engagements, were, strict=True):
                vars(one).update(status=status, contract_end=end)


def _title(ended: list[Ended], dropped: list[Organisation]) -> str:
    names = [(_("the decision “{title}” ends") if isinstance(one, Decision) else _("the clauses “{title}” end"))
             .format(title=_(one.title)) for one in ended]  # fmt: skip
    names += [_("{processor} is dropped").format(processor=one.title()) for one in dropped]
    return _("What if: {facts}").format(facts=", ".join(names))


def _says(found: Compared, ended: list[Ended], dropped: list[Organisation], day: date, on: date) -> Iterator[str]:
    yield found.summary()
    for one in ended:
        if one.valid_from and on < one.valid_from:
            yield _("{decision} holds from {day} only, so nothing rests on it yet.").format(
                decision=_(one.title), day=as_day(one.valid_from)
            )
        elif not one.holds_on(on):
            yield _("{decision} holds until {day} in any case.").format(
                decision=_(one.title), day=as_day(one.valid_until)
            )
        if one.verify:
            yield _("{decision}: (To be verified: {facts}.)").format(decision=_(one.title), facts=_(one.verify))
    if day != on:
        yield _("Compared with {day}, the last day on which it held.").format(day=as_day(day))
    yield from _beside(ended)
    if dropped:
        yield _("Whoever is engaged by it ends with it, as far as the chain shows.")
    yield _("Nothing in the register was changed.")


def _beside(ended: list[Ended]) -> Iterator[str]:
    """What may fall as well, and is not supposed to."""
    codes = {one.code for one in ended}
    others = [one for one in decisions() for each in ended
              if isinstance(each, Decision) and one.code not in codes and _sister(one, each)]  # fmt: skip
    if names := ", ".join(dict.fromkeys(f"{_(one.title)} ({one.code})" for one in others)):
        yield _("Other lists have entries of their own, which are not supposed to end: {names}.").format(names=names)
    resting = [clause_sets()[code] for code in _ON_EU_CLAUSES if code not in codes]
    if resting and any(one.code == _EU_CLAUSES for one in ended):
        names = ", ".join(f"{_(one.title)} ({one.code})" for one in resting)
        yield _("These are put on top of them, and are not supposed to end: {names}.").format(names=names)


def _sister(one: Decision, other: Decision) -> bool:
    """Whether another list says the same of the same country."""
    same = one.territory == other.territory and one.scope_kind == other.scope_kind
    return same and bool(one.territory) and one.list != other.list
