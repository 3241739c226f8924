"""What each point of Art. 30(1) lacks, activity by activity."""

from collections import Counter
from collections.abc import Iterator
from datetime import date

from ropa_desktop.i18n import _, ngettext
from ropa_desktop.register.activities import ProcessingActivity
from ropa_desktop.register.adequacy import AdequacyDecision
from ropa_desktop.register.check import Finding, check, yardstick_of
from ropa_desktop.register.contents import Contents
from ropa_desktop.register.points import POINTS, Looking, Points
from ropa_desktop.register.reference import holding
from ropa_desktop.register.report import Heading, Line, Part, Report


def report(contents: Contents, on: date) -> Report:
    """For each point the activities that lack something, with what it is."""
    lacking: dict[str, list[Line]] = {point: [] for point in POINTS}
    complete: Counter[str] = Counter()
    total = 0
    with holding(contents.directory.get(AdequacyDecision, ())):
        yardstick = yardstick_of(contents)
        looking = Looking(yardstick, on)
        for activity in contents.activities:
            found = looking.points(activity, check(activity, on, yardstick))
            total += 1
            complete.update(found.standing)
            for point in POINTS:
                lacking[point] += _gaps(activity, point, found)
    return Report(
        name="points",
        title=_("Art. 30(1) point by point"),
        says=_("An activity is complete by a point where nothing is missing that the Regulation asks for; what only "
               "authorities' templates ask does not count here."),
        day=on,
        parts=tuple(_part(point, lacking[point], complete[point], total) for point in POINTS),
        standing=contents.standing,
        organisation=contents.organisation.title() if contents.organisation else "",
    )  # fmt: skip


def _gaps(activity: ProcessingActivity, point: str, found: Points) -> Iterator[Line]:
    missing = [one for of, one in found.missing if of == point]
    if point not in found.standing and not missing:
        cells = (activity.title(), "", _("Nothing is said of it yet."))
        yield Line(cells, "missing", "ProcessingActivity", activity.id)
    for one in missing:
        cells = (activity.title(), _field(activity, one), one.sentence)
        yield Line(cells, "missing", one.class_name, one.record_id, one.field_name)


def _field(activity: ProcessingActivity, one: Finding) -> str:
    """The field, and in which record it stands where that is not the activity's own."""
    return one.field_label if one.record_id == activity.id else f"{one.record_title} › {one.field_label}"


def _part(point: str, lines: list[Line], number: int, total: int) -> Part:
    words = ngettext("%(n)d of %(all)d activity is complete.", "%(n)d of %(all)d activities are complete.", total)
    return Part(
        title=f"({point}) {_(POINTS[point])}",
        headings=(Heading(_("Activity"), 12), Heading(_("Where"), 12), Heading(_("What is missing"), 18)),
        lines=tuple(lines),
        says=words % {"n": number, "all": total} if total else "",
        none=_("Nothing is missing.") if total else _("No activity yet."),
        tone="missing",
    )
