"""The findings that somebody judged not to apply: on what, why, by whom, and whether the facts are still those."""

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from ropa_desktop.i18n import N_, _, ngettext
from ropa_desktop.register.check import Finding, check_all, roots
from ropa_desktop.register.contents import Contents
from ropa_desktop.register.dismissals import DismissedFinding
from ropa_desktop.register.record import Record
from ropa_desktop.register.records import BY_NAME
from ropa_desktop.register.report import Heading, Line, Part, Report, Tone

_STATES: dict[str, tuple[str, Tone]] = {
    "holds": (N_("Holds"), ""),
    "changed": (N_("Open again: the facts changed"), "missing"),
    "silent": (N_("No longer found"), "soft"),
    "gone": (N_("Record retired or gone"), "soft"),
}


class _Place(NamedTuple):
    root: Record
    record: Record


def report(contents: Contents, on: date, record: str = "") -> Report:
    """Every judgement that was not taken back; of one organisation, or of one of the two records, those that concern
    its entries.
    """
    judged = [one for one in contents.all(DismissedFinding) if one.retired_on is None]
    places = _places(contents, {one.of_record or "" for one in judged}, record) if judged else {}
    if contents.organisation or record:
        judged = [one for one in judged if one.of_record in places]
    spoken = list(check_all(contents, on, with_dismissed=True)) if judged else []
    states = {one.id: _state(one, places, spoken) for one in judged}
    again = sum(state == "changed" for state in states.values())
    words = ngettext("Somebody judged that %d finding does not apply.",
                     "Somebody judged that %d findings do not apply.", len(judged)) % len(judged)  # fmt: skip
    if not judged:
        words = ""  # the part says it
    if again:
        words += " " + ngettext("%d of them is open again, since the facts have changed.",
                                "%d of them are open again, since the facts have changed.", again) % again  # fmt: skip
    return Report(
        name="dismissed",
        title=_("Findings that were judged not to apply"),
        says=words,
        day=on,
        parts=(_part(judged, states, places),),
        standing=contents.standing,
        organisation=contents.organisation.title() if contents.organisation else "",
    )


def _part(judged: Iterable[DismissedFinding], states: dict[str, str], places: dict[str, _Place]) -> Part:
    return Part(
        title=_("Does not apply"),
        headings=(
            Heading(_("Rule"), 4), Heading(_("Record"), 12), Heading(_("What it said"), 16), Heading(_("Reason"), 16),
            Heading(_("Judged by"), 8), Heading(_("Judged on"), 7), Heading(_("Today"), 8),
        ),
        lines=tuple(_line(one, states[one.id], places.get(one.of_record or "")) for one in judged),
        none=_("No finding was judged not to apply."),
    )  # fmt: skip


def _line(one: DismissedFinding, state: str, place: _Place | None) -> Line:
    words, tone = _STATES[state]
    cells = (one.rule, _where(one, place), one.told, one.reason, one.decided_by, one.decided_on, _(words))
    if place is None:
        return Line(cells, tone)
    return Line(cells, tone, place.record.declared.__name__, place.record.id, one.of_field or "")


def _where(one: DismissedFinding, place: _Place | None) -> str:
    cls = BY_NAME.get(one.of_class or "")
    field = next((_(each.label) for each in cls.fields if each.name == one.of_field), "") if cls else ""
    titles = [place.root.title(), place.record.title()] if place else []
    return " › ".join([*dict.fromkeys(titles), *([field] if field else [])])


def _state(one: DismissedFinding, places: dict[str, _Place], spoken: list[Finding]) -> str:
    if one.of_record not in places:
        return "gone"
    place = one.rule, one.of_record, one.of_field
    there = [each for each in spoken if (each.code, each.record_id, each.field_name) == place]
    if not there:
        return "silent"
    return "changed" if any(each.dismissed is None for each in there) else "holds"


def _places(contents: Contents, wanted: set[str], record: str) -> dict[str, _Place]:
    """Where the records stand that judgements are about."""
    other = {"controller": "ProcessingOnBehalf", "processor": "ProcessingActivity"}.get(record)
    found: dict[str, _Place] = {}
    for root in roots(contents):
        if root.declared.__name__ != other and not getattr(root, "retired_on", None):
            rows = [row for one in root.rows_fields() for row in one.value(root)]
            found.update((one.id, _Place(root, one)) for one in [root, *rows] if one.id in wanted)
    return found
