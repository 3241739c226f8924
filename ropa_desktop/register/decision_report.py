"""The adequacy decisions by which transfers are judged: those that ship, the register's own, and those that ended."""

from collections.abc import Iterable
from datetime import date

from ropa_desktop.i18n import _, as_day
from ropa_desktop.register.adequacy import AdequacyDecision
from ropa_desktop.register.codes import ADEQUACY_LISTS
from ropa_desktop.register.contents import Contents
from ropa_desktop.register.reference import Decision, adequacy_decisions, counts, decisions, holding
from ropa_desktop.register.report import Heading, Line, Part, Report, Tone
from ropa_desktop.register.verdict_reasons import LISTS


def report(contents: Contents, on: date) -> Report:
    """Every entry by list, with its days, its source and what of it is to be verified."""
    records = contents.all(AdequacyDecision)
    with holding(records):
        entries = decisions()
    ids = {one.code or "": one.id for one in records if counts(one)}
    parts = [_own(entries, on, ids)]
    parts += [_in_force(entries, code, on, ids) for code in ADEQUACY_LISTS]
    parts.append(_others(entries, on, ids))
    if unfinished := [one for one in records if not counts(one)]:
        parts.append(_not_counted(unfinished))
    unverified = sum(bool(one.verify) for one in entries)
    says = _("{count} decisions, {own} of them this register's own. Of {unverified} something is still to be verified "
             "against the official source.")  # fmt: skip
    return Report(
        name="decisions",
        title=_("Adequacy decisions on {day}").format(day=as_day(on)),
        says=says.format(count=len(entries), own=sum(one.own for one in entries), unverified=unverified),
        day=on,
        parts=tuple(parts),
        standing=contents.standing,
        organisation=contents.organisation.title() if contents.organisation else "",
    )


def _headings() -> tuple[Heading, ...]:
    return (
        Heading(_("Code"), 8), Heading(_("For"), 12), Heading(_("Decision"), 12), Heading(_("From"), 8),
        Heading(_("Until"), 8), Heading(_("Limited to"), 16), Heading(_("Status and review"), 16),
        Heading(_("Source"), 10), Heading(_("To be verified"), 16),
    )  # fmt: skip


def _line(one: Decision, ids: dict[str, str], tone: Tone = "") -> Line:
    status = "; ".join(_(part) for part in (one.status, one.review) if part)
    cells = (one.code, _(one.title), _(one.decision), one.valid_from, one.valid_until, _(one.scope), status,
             _(one.source), _(one.verify))  # fmt: skip
    return Line(cells, tone, "AdequacyDecision" if one.own else "", ids.get(one.code, "") if one.own else "")


def _own(entries: Iterable[Decision], on: date, ids: dict[str, str]) -> Part:
    shipped = {one.code for one in adequacy_decisions()}
    lines = []
    for one in entries:
        if one.own:
            line = _line(one, ids, "stands" if one.holds_on(on) else "missing")
            replaces = _("replaces the entry that ships") if one.code in shipped else _("added")
            lines.append(line._replace(cells=(*line.cells[:1], f"{_(one.title)} ({replaces})", *line.cells[2:])))
    return Part(
        title=_("This register's own: {count}").format(count=len(lines)),
        headings=_headings(),
        lines=tuple(lines),
        none=_("None was added or changed here; those that ship with the program count."),
    )


def _in_force(entries: Iterable[Decision], of: str, on: date, ids: dict[str, str]) -> Part:
    lines = tuple(_line(one, ids) for one in entries if one.list == of and one.holds_on(on))
    return Part(
        title=_("In force, list of {law}: {count}").format(law=_(LISTS[of]), count=len(lines)),
        headings=_headings(),
        lines=lines,
        none=_("No decision on this list is in force on this day."),
    )


def _others(entries: Iterable[Decision], on: date, ids: dict[str, str]) -> Part:
    lines = tuple(_line(one, ids, "soft") for one in entries if not one.holds_on(on))
    return Part(
        title=_("Not in force on this day: {count}").format(count=len(lines)),
        headings=_headings(),
        lines=lines,
        says=_("Ended, declared invalid, or not yet begun. What rests on them has no ground."),
        none=_("Every decision is in force on this day."),
        tone="soft",
    )


def _not_counted(records: Iterable[AdequacyDecision]) -> Part:
    lines = tuple(
        Line((one.title(), _("set aside") if one.retired_on else _("without code or list")), "soft",
             "AdequacyDecision", one.id)
        for one in records
    )  # fmt: skip
    return Part(
        title=_("Kept, but not counted: {count}").format(count=len(lines)),
        headings=(Heading(_("Entry"), 20), Heading(_("Why"), 20)),
        lines=lines,
        tone="soft",
    )
