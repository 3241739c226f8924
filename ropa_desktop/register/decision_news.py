"""What a list of adequacy decisions brings: what is new, what changes in which field, and what is the same."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import NamedTuple

from ropa_desktop.i18n import _, ngettext
from ropa_desktop.register.adequacy import AdequacyDecision
from ropa_desktop.register.contents import Standing
from ropa_desktop.register.reference import Decision, adequacy_decisions, decisions, holding
from ropa_desktop.register.report import Heading, Line, Part, Report

FACTS = tuple(name for name in Decision.__dataclass_fields__ if name not in ("code", "own"))


class Changed(NamedTuple):
    """An entry that is known, and what it is to be."""

    before: Decision
    after: Decision

    def fields(self) -> list[str]:
        """The names of what differs."""
        return [name for name in FACTS if getattr(self.before, name) != getattr(self.after, name)]


class News(NamedTuple):
    """All of it; only the first two are worth a step."""

    new: tuple[Decision, ...]
    changed: tuple[Changed, ...]
    same: tuple[Decision, ...]

    def worth(self) -> list[Decision]:
        """What is to be stored."""
        return [*self.new, *(one.after for one in self.changed)]


def news(read: Iterable[Decision], records: Iterable[AdequacyDecision]) -> News:
    """What was read, beside what counts: the entries that ship, and the register's own."""
    with holding(records):
        known = {one.code: replace(one, own=False) for one in decisions()}
    read = list(read)
    return News(
        tuple(one for one in read if one.code not in known),
        tuple(Changed(known[one.code], one) for one in read if one.code in known and known[one.code] != one),
        tuple(one for one in read if known.get(one.code) == one),
    )


def report(found: News, name: str, standing: Standing, on: date) -> Report:
    """The same as a table, to be looked at before it is taken over, or printed after it was."""
    shipped = {one.code for one in adequacy_decisions()}
    new = Part(
        title=_("New: {count}").format(count=len(found.new)),
        headings=(Heading(_("Code"), 8), Heading(_("Title"), 20), Heading(_("From"), 8), Heading(_("Until"), 8),
                  Heading(_("Source"), 16)),
        lines=tuple(
            Line((one.code, _(one.title), one.valid_from, one.valid_until, _(one.source))) for one in found.new
        ),
        none=_("No decision is new."),
        tone="advice" if found.new else "",
    )  # fmt: skip
    changed = Part(
        title=_("Changed: {count}").format(count=len(found.changed)),
        headings=(Heading(_("Code"), 8), Heading(_("Field"), 12), Heading(_("Before"), 20), Heading(_("After"), 20)),
        lines=tuple(_line(one, field) for one in found.changed for field in one.fields()),
        says=_("Of an entry that ships with the program, the register keeps its own version from now on.")
        if any(one.after.code in shipped for one in found.changed) else "",
        none=_("No decision changes."),
        tone="advice" if found.changed else "",
    )  # fmt: skip
    same = Part(
        title=_("The same: {count}").format(count=len(found.same)),
        headings=(Heading(_("Code"), 8), Heading(_("Title"), 30)),
        lines=tuple(Line((one.code, _(one.title)), "soft") for one in found.same),
        none=_("None is known as it is."),
        tone="soft",
    )
    says = ngettext("%d decision was read.", "%d decisions were read.", _all(found)) % _all(found)
    return Report("decisions-read", _("What {name} brings").format(name=name), says, on, (new, changed, same), standing)


def _all(found: News) -> int:
    return len(found.new) + len(found.changed) + len(found.same)


def _line(one: Changed, field: str) -> Line:
    label = _(AdequacyDecision.field(field).label)
    return Line((one.after.code, label, getattr(one.before, field), getattr(one.after, field)))
