"""Owed documents: what is missing first, then what is past its validity, then what stands, with its age."""

from collections.abc import Iterator
from datetime import date
from typing import Final

from ropa_desktop.i18n import N_, _, ngettext
from ropa_desktop.register.activities import ProcessingActivity
from ropa_desktop.register.citation import spelled
from ropa_desktop.register.contents import Contents
from ropa_desktop.register.owed import Owed, State, owed
from ropa_desktop.register.report import Heading, Line, Part, Report, Tone

_PARTS: Final[dict[State, tuple[str, str, Tone]]] = {
    "missing": (N_("Missing"), N_("Their facts make these due, and nothing of them is found in the register."),
                "missing"),
    "out of date": (N_("Past their validity"), N_("These are there, but their end or their next review is past."),
                    "advice"),
    "stands": (N_("There"), N_("Found in the register. Whether they say what they should, a person has to read."),
               "stands"),
}  # fmt: skip


def report(contents: Contents, on: date) -> Report:
    """What the facts of each activity make due, and what of it stands on a day."""
    lines: dict[State, list[Line]] = {state: [] for state in _PARTS}
    for activity in contents.activities:
        for one in owed(activity, on):
            lines[one.state].append(_line(activity, one, on))
    return Report(
        name="owed",
        title=_("Required documents"),
        says=_("What an entry's own facts require, by which fact and article. What the entry does not tell cannot be "
               "found: an empty entry requires nothing here."),
        day=on,
        parts=tuple(_parts(lines)),
        standing=contents.standing,
        organisation=contents.organisation.title() if contents.organisation else "",
    )  # fmt: skip


def _parts(lines: dict[State, list[Line]]) -> Iterator[Part]:
    for state, (title, says, tone) in _PARTS.items():
        headings = [Heading(_("Activity"), 12), Heading(_("Document"), 15), Heading(_("Because"), 14),
                    Heading(_("Article"), 4)]  # fmt: skip
        if state != "missing":
            headings += [Heading(_("Found"), 13), Heading(_("Dated"), 6), Heading(_("Age"), 5), Heading(_("Until"), 6)]
        yield Part(_(title), tuple(headings), tuple(lines[state]), _(says), _("None."), tone)


def _line(activity: ProcessingActivity, one: Owed, on: date) -> Line:
    cells: list[str | date | None] = [activity.title(), one.words(), one.why, spelled(one.article)]
    where = ("ProcessingActivity", activity.id)
    if one.proof is not None:
        cells += [one.proof.says, one.proof.dated, age(one.proof.dated, on), one.proof.until]
        where = (one.proof.class_name, one.proof.record_id) if one.proof.record_id else where
    return Line(tuple(cells), _PARTS[one.state][2], *where)


def age(dated: date | None, on: date) -> str:
    """How old something is: in days below two months, in months below two years, in whole years from there."""
    if dated is None:
        return _("no day")
    days = (on - dated).days
    if days < 0:
        return _("still to come")
    months = (on.year - dated.year) * 12 + on.month - dated.month - (on.day < dated.day)
    if months < 2:
        return ngettext("%d day", "%d days", days) % days
    if months < 24:
        return ngettext("%d month", "%d months", months) % months
    return ngettext("%d year", "%d years", months // 12) % (months // 12)
