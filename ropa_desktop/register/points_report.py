"""What stands behind the overview's figures: what each point of Art. 30(1) lacks, and which activities were counted."""

from collections.abc import Iterator
from datetime import date
from typing import Final

from ropa_desktop.i18n import N_, _, ngettext
from ropa_desktop.register.activities import ProcessingActivity
from ropa_desktop.register.adequacy import AdequacyDecision
from ropa_desktop.register.check import Finding, check, yardstick_of
from ropa_desktop.register.codes import SPECIAL_CATEGORIES
from ropa_desktop.register.contents import Contents
from ropa_desktop.register.overview import STATUSES
from ropa_desktop.register.points import POINTS, Looking, Points
from ropa_desktop.register.reference import holding
from ropa_desktop.register.report import Heading, Line, Part, Report
from ropa_desktop.register.rules.special_data import special_codes

_DATA: Final = {"A9-1": N_("With special categories of data"), "A10": N_("With data on offences")}


def report(contents: Contents, on: date) -> Report:
    """For each point the activities that lack something; then all of them by status, and those with special data."""
    lacking: dict[str, list[Line]] = {point: [] for point in POINTS}
    short: dict[str, int] = dict.fromkeys(POINTS, 0)
    by_status: dict[str, list[Line]] = {code: [] for code in STATUSES}
    by_data: dict[str, list[Line]] = {code: [] for code in _DATA}
    with holding(contents.directory.get(AdequacyDecision, ())):
        yardstick = yardstick_of(contents)
        looking = Looking(yardstick, on)
        for activity in contents.activities:
            found = looking.points(activity, check(activity, on, yardstick))
            for point in POINTS:
                lacking[point] += _gaps(activity, point, found)
                short[point] += point not in found.standing
            by_status[activity.status or ""].append(_activity(activity))
            for code, line in _special(activity):
                by_data[code].append(line)
    total = sum(map(len, by_status.values()))
    return Report(
        name="points",
        title=_("Art. 30(1) point by point"),
        says=_("An activity is complete by a point where nothing is missing that the Regulation asks for; what only "
               "authorities' templates ask does not count here."),
        day=on,
        parts=(*_by_point(lacking, short, total), *_by_status(by_status), *_by_data(by_data)),
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


def _by_point(lacking: dict[str, list[Line]], short: dict[str, int], total: int) -> Iterator[Part]:
    headings = (Heading(_("Activity"), 12), Heading(_("Where"), 12), Heading(_("What is missing"), 18))
    for point, words in POINTS.items():
        yield Part(
            title=f"({point}) {_(words)}",
            headings=headings,
            lines=tuple(lacking[point]),
            says=_complete(total - short[point], total),
            none=_("Nothing is missing."),
            tone="missing",
        )


def _complete(number: int, total: int) -> str:
    words = ngettext("%(n)d of %(all)d activity is complete.", "%(n)d of %(all)d activities are complete.", total)
    return words % {"n": number, "all": total}


def _by_status(by_status: dict[str, list[Line]]) -> Iterator[Part]:
    for code, words in STATUSES.items():
        title = _("Status: {status}").format(status=_(words)) if code else _(words)
        yield Part(title, _activity_headings(), tuple(by_status[code]), none=_("No activity."))


def _by_data(by_data: dict[str, list[Line]]) -> Iterator[Part]:
    for code, title in _DATA.items():
        headings = (Heading(_("Activity"), 12), Heading(_("Data"), 20))
        yield Part(_(title), headings, tuple(by_data[code]), none=_("No activity."))


def _activity_headings() -> tuple[Heading, ...]:
    return Heading(_("Activity"), 16), Heading(_("Controller"), 12), Heading(_("Department"), 10)


def _activity(activity: ProcessingActivity) -> Line:
    controller = activity.controller.title() if activity.controller else ""
    cells = (activity.title(), controller, activity.department)
    return Line(cells, "", "ProcessingActivity", activity.id)


def _special(activity: ProcessingActivity) -> Iterator[tuple[str, Line]]:
    codes = special_codes(activity)
    for start in _DATA:
        if found := [code for code in SPECIAL_CATEGORIES if code in codes and code.startswith(start)]:
            cells = (activity.title(), "; ".join(_(SPECIAL_CATEGORIES[code]) for code in found))
            yield start, Line(cells, "", "ProcessingActivity", activity.id, "data")
