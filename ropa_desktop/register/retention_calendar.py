"""What falls due for erasure, batch by batch; which rules lead to no day, and why."""

from datetime import date, timedelta
from typing import NamedTuple

from dateutil.relativedelta import relativedelta

from ropa_desktop.i18n import _, as_day, ngettext
from ropa_desktop.register.contents import Contents
from ropa_desktop.register.due import Reach, batches
from ropa_desktop.register.report import Cell, Heading, Line, Part, Report, Tone
from ropa_desktop.register.retention import DataBatch, RetentionRule
from ropa_desktop.register.retention_dates import gone, no_period, phases


class Kept(NamedTuple):
    """One batch of data under its rule, and the last day on which it is kept, if there is one."""

    rule: RetentionRule
    batch: DataBatch
    until: date | None


def report(contents: Contents, on: date) -> Report:
    """Every batch as of a day: overdue, within 30 days, within a year, later, held back, done."""
    kept, rules, left_out = _read(contents)
    return Report(
        name="retention",
        title=_("What falls due for erasure"),
        says=_says(kept, on, left_out),
        day=on,
        parts=(*_parts(kept, on), _without_a_day(rules, kept)),
        standing=contents.standing,
        organisation=contents.organisation.title() if contents.organisation else "",
    )


def reach_of(contents: Contents) -> Reach:
    """What the entries of the record lead to."""
    reach = Reach(contents)
    for activity in contents.activities if contents.organisation else ():
        reach.add(activity)
    return reach


def _read(contents: Contents) -> tuple[list[Kept], list[RetentionRule], int]:
    """The batches by day, the rules, and how many batches belong to activities that the record has not."""
    reach = reach_of(contents)
    rules = [one for one in contents.all(RetentionRule) if one.retired_on is None]
    kept = [Kept(rule, batch, phases(rule, batch).until) for rule in rules for batch in batches(rule, reach)]
    kept.sort(key=lambda one: (one.until or date.max, one.batch.title().casefold(), one.batch.id))
    return kept, rules, sum(len(rule.batches) for rule in rules) - len(kept)


def _parts(kept: list[Kept], on: date) -> tuple[Part, ...]:
    """Each span holds what the one before has not; without data only the nearest two are shown."""
    ends: list[tuple[str, date, Tone]] = [
        (_("Overdue"), on - timedelta(days=1) if on > date.min else on, "missing"),
        (_("Within 30 days"), _later(on, relativedelta(days=30)), "advice"),
        (_("Within a year"), _later(on, relativedelta(years=1)), ""),
        (_("Later"), date.max, ""),
    ]
    there = [one for one in kept if not gone(one.batch, on)]
    rest = [(one.until, one) for one in there if one.until and not one.batch.hold]
    parts = []
    for number, (title, last, tone) in enumerate(ends):
        found, rest = [one for day, one in rest if day <= last], [one for one in rest if one[0] > last]
        if found or number < 2:
            parts.append(_part(title, found, on, tone))
    if held := [one for one in there if one.batch.hold]:
        parts.append(_part(_("Held back"), held, on, "soft", _("As long as the reason lasts, they do not fall due.")))
    if done := [one for one in kept if gone(one.batch, on)]:
        parts.append(_part(_("Done"), done, on, "stands", _("What is gone, and the evidence for it.")))
    return tuple(parts)


def _part(title: str, kept: list[Kept], on: date, tone: Tone, says: str = "") -> Part:
    headings = (
        Heading(_("Kept until"), 8),
        Heading(_("Data"), 16),
        Heading(_("Activity"), 14),
        Heading(_("Retention rule"), 14),
        Heading(_("Where it stands"), 17),
        Heading(_("Then"), 9),
        Heading(_("Responsible"), 11),
    )
    return Part(title, headings, tuple(_line(one, on, tone) for one in kept), says, _("Nothing."), tone)


def _line(one: Kept, on: date, tone: Tone) -> Line:
    rule, batch, until = one
    cells: tuple[Cell, ...] = (
        until,
        batch.title(),
        batch.activity.title() if batch.activity else "",
        rule.title(),
        _where_it_stands(one, on),
        type(rule).field("fate").text(rule),
        rule.responsible or "",
    )
    return Line(cells, tone, "DataBatch", batch.id)


def _where_it_stands(one: Kept, on: date) -> str:
    """In active use, in the archive, past its end, held back, or gone."""
    batch = one.batch
    if gone(batch, on):
        words = _("done on {day}").format(day=as_day(batch.erased_on))
        return f"{words}: {batch.evidence}" if batch.evidence else words + " – " + _("no evidence is given")
    if batch.hold:
        return _("held back: {why}").format(why=batch.hold)
    found = phases(one.rule, batch)
    if found.until is None:
        return found.why
    if found.until < on:
        late = (on - found.until).days
        return ngettext("%(n)d day over", "%(n)d days over", late) % {"n": late}
    if found.begins and on < found.begins:
        return _("the period begins on {day}").format(day=as_day(found.begins))
    if found.active_until is None:
        return _("the period runs")
    if on <= found.active_until:
        return _("in active use until {day}").format(day=as_day(found.active_until))
    return _("in the restricted archive since {day}").format(day=as_day(found.active_until))


def _without_a_day(rules: list[RetentionRule], kept: list[Kept]) -> Part:
    """Rules from which no day follows, and single batches without one."""
    lines = [
        Line((one.rule.title(), one.batch.title(), phases(one.rule, one.batch).why), "soft", "DataBatch", one.batch.id)
        for one in kept
        if one.until is None and one.rule.period
    ]
    for rule in rules:
        if not rule.period:
            lines.append(Line((rule.title(), "", no_period(rule)), "soft", "RetentionRule", rule.id))
        elif not any(one.rule is rule for one in kept):
            lines.append(Line((rule.title(), "", _("No data with the day of their event are listed under it.")), "soft",
                              "RetentionRule", rule.id, "batches"))  # fmt: skip
    says = _("A day can be counted only where a rule has a period and its data have the day of their event.")
    headings = (Heading(_("Retention rule"), 16), Heading(_("Data"), 14), Heading(_("Why there is no day"), 24))
    none = _("Each rule leads to days.") if rules else _("There is no retention rule.")
    return Part(_("Rules without a day"), headings, tuple(lines), says, none)


def _says(kept: list[Kept], on: date, left_out: int) -> str:
    open_ones = [one.until for one in kept if one.until and not one.batch.hold and not gone(one.batch, on)]
    late = sum(day < on for day in open_ones)
    words = ngettext("%(n)d batch of data has a day", "%(n)d batches of data have a day", len(open_ones))
    told = [
        _("{words}; overdue: {late}.").format(words=words % {"n": len(open_ones)}, late=late),
        _("Until the end of that day the rule keeps the data; from the next on they are due."),
    ]
    if left_out:
        more = ngettext("%(n)d batch belongs to an activity that is not in this record, and is not listed.",
                        "%(n)d batches belong to activities that are not in this record, and are not listed.",
                        left_out)  # fmt: skip
        told.append(more % {"n": left_out})
    return " ".join(told)


def _later(day: date, step: relativedelta) -> date:
    try:
        return day + step
    except (OverflowError, ValueError):
        return date.max
