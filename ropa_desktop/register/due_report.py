"""What is due: every date of the register, by how near it is."""

from datetime import date, timedelta

from dateutil.relativedelta import relativedelta

from ropa_desktop.i18n import _, as_day, ngettext
from ropa_desktop.register.citation import spelled
from ropa_desktop.register.contents import Contents
from ropa_desktop.register.due import due
from ropa_desktop.register.due_dates import KINDS, Due
from ropa_desktop.register.report import Heading, Line, Part, Report, Tone


def report(contents: Contents, on: date) -> Report:
    """All dates as of a day: overdue, this month, this quarter, this year, later."""
    dates = due(contents, on)
    return Report(
        name="due",
        title=_("What is due"),
        says=_says(dates, on),
        day=on,
        parts=_parts(dates, on),
        standing=contents.standing,
        organisation=contents.organisation.title() if contents.organisation else "",
    )


def _parts(dates: list[Due], on: date) -> tuple[Part, ...]:
    """Each span of the calendar holds what the one before has not; without a date only the nearest two are shown."""
    ends: list[tuple[str, date, Tone]] = [
        (_("Overdue"), on - timedelta(days=1) if on > date.min else on, "missing"),
        (_("This month"), on + relativedelta(day=31), "advice"),
        (_("This quarter"), date(on.year, (on.month + 2) // 3 * 3, 1) + relativedelta(day=31), ""),
        (_("This year"), date(on.year, 12, 31), ""),
        (_("Later"), date.max, ""),
    ]
    parts, rest = [], dates
    for number, (title, last, tone) in enumerate(ends):
        found, rest = [one for one in rest if one.day <= last], [one for one in rest if one.day > last]
        if found or number < 2:
            parts.append(_part(title, found, tone))
    return tuple(parts)


def _part(title: str, dates: list[Due], tone: Tone) -> Part:
    headings = (
        Heading(_("Day"), 7),
        Heading(_("What"), 11),
        Heading(_("Entry"), 14),
        Heading(_("What is to be done"), 26),
        Heading(_("Art."), 5),
    )
    return Part(title, headings, tuple(_line(one, tone) for one in dates), none=_("Nothing."), tone=tone)


def _line(one: Due, tone: Tone) -> Line:
    cells = (one.day, _(KINDS[one.kind]), one.title, one.sentence, spelled(one.article))
    return Line(cells, tone, one.class_name, one.record_id, one.field_name)


def _says(dates: list[Due], on: date) -> str:
    if not dates:
        return _("The register holds no date that is still open.")
    late = sum(one.day < on for one in dates)
    words = ngettext("%(n)d open date", "%(n)d open dates", len(dates)) % {"n": len(dates)}
    overdue = ngettext("%(n)d is overdue", "%(n)d are overdue", late) % {"n": late}
    first = next((one.day for one in dates if one.day >= on), None)
    following = _("the next is {day}").format(day=as_day(first)) if first else _("none lies ahead")
    return _("{dates}; {overdue}, {following}. Only what has a date in the register is listed.").format(
        dates=words, overdue=overdue, following=following
    )
