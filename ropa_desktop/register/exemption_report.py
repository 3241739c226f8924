"""Does Art. 30(5) lift the duty to keep a record? Entry by entry, with each of the three alternatives."""

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import chain
from typing import Final

from ropa_desktop.i18n import N_, _, as_day
from ropa_desktop.register.contents import Contents
from ropa_desktop.register.exemption import DUTIES, Duty, Entry, Exemption, in_force, is_below, judged, proposed
from ropa_desktop.register.on_behalf import ProcessingOnBehalf
from ropa_desktop.register.organisations import Organisation
from ropa_desktop.register.report import Heading, Line, Part, Report, Tone

_TONES: Final[dict[Duty, Tone]] = {"owed": "", "seems owed": "", "open": "advice"}
_SAYS: Final[dict[Duty, str]] = {
    "owed": N_("The entry itself states one of the three: the duty stays, whatever the number of persons."),
    "seems owed": N_("By what the entry says it seems not occasional, and that is enough. Judge for yourself."),
    "open": N_("Nothing in the entry brings the duty back. Whether a risk is likely is yours to say; until you have "
               "said that it is not, keep the entry."),
}  # fmt: skip


def report(contents: Contents, on: date) -> Report:
    """Each entry of an organisation with few persons, by what brings the duty back; the entry stays in any case."""
    rule = in_force(on)
    parts = [_organisations(contents, rule, on), *_entries(contents, on), _not_law()]
    return Report(
        name="exemption",
        title=_("Does Art. 30(5) lift the duty?"),
        says=_says(rule),
        day=on,
        parts=tuple(parts),
        standing=contents.standing,
        organisation=contents.organisation.title() if contents.organisation else "",
    )


def _says(rule: Exemption | None) -> str:
    if rule is None:
        return _("On this day no rule of this kind was in force.")
    return _(
        "Since {day} Art. 30(5) can lift it below {below} persons employed, but not for processing that is likely to "
        "result in a risk, or is not occasional, or includes data of Art. 9(1) or 10: one is enough. The record stays "
        "either way; whoever relies on the exemption has to show why."
    ).format(below=rule.below, day=as_day(rule.valid_from))


def _organisations(contents: Contents, rule: Exemption | None, on: date) -> Part:
    ours = [contents.organisation] if contents.organisation else contents.all(Organisation)
    lines = tuple(_organisation(one, rule, on) for one in ours if one.kept_for and one.retired_on is None)
    return Part(
        title=_("Organisations"),
        headings=(Heading(_("Organisation"), 14), Heading(_("Persons employed"), 8), Heading(_("What follows"), 28)),
        lines=lines,
        none=_("This register is not said to be kept for any organisation."),
    )


def _organisation(one: Organisation, rule: Exemption | None, on: date) -> Line:
    below = is_below(one, on)
    if rule is None or below is None:
        says, tone = _("The number is not given: presume that the duty holds for every entry."), "advice"
    elif below:
        says, tone = _("Fewer than {below}: it depends on each entry, see below.").format(below=rule.below), ""
    else:
        says, tone = _("{below} or more: the duty holds for every entry.").format(below=rule.below), "stands"
    return Line((one.title(), one.persons_employed, says), tone, "Organisation", one.id)  # type: ignore[arg-type]


def _entries(contents: Contents, on: date) -> Iterator[Part]:
    lines: dict[Duty, list[Line]] = {duty: [] for duty in DUTIES}
    entries: Iterable[Entry] = chain(contents.activities, contents.on_behalf)
    for entry in entries:
        if is_below(_whose(entry), on):
            found = judged(entry, on)
            cells = (entry.title(), *(one.says for one in found.alternatives))
            lines[found.duty].append(Line(cells, _TONES[found.duty], type(entry).declared.__name__, entry.id))
    headings = (
        Heading(_("Entry"), 12), Heading(_("Likely to result in a risk"), 12), Heading(_("Not occasional"), 12),
        Heading(_("Data of Art. 9(1) or 10"), 12),
    )  # fmt: skip
    for duty, words in DUTIES.items():
        yield Part(_(words), headings, tuple(lines[duty]), _(_SAYS[duty]), _("No entry."), _TONES[duty])


def _whose(entry: Entry) -> Organisation | None:
    return entry.processor if isinstance(entry, ProcessingOnBehalf) else entry.controller


def _not_law() -> Part:
    headings = (
        Heading(_("Proposal"), 10), Heading(_("Below"), 4), Heading(_("Conditions"), 14),
        Heading(_("To be verified"), 14),
    )  # fmt: skip
    lines = tuple(Line((_(one.source), one.below, _(one.conditions), _(one.verify)), "soft") for one in proposed())
    says = _("Nothing here is computed from it.")
    return Part(_("Proposed, not law"), headings, lines, says, _("Nothing is known."), "soft")
