"""What the templates of supervisory authorities still miss: how many of their items an entry answers, and which not."""

from collections.abc import Collection, Iterator
from datetime import date
from typing import NamedTuple

from ropa_desktop.i18n import _
from ropa_desktop.register import templates
from ropa_desktop.register.check import roots, yardstick_of
from ropa_desktop.register.codes import PROFILES
from ropa_desktop.register.contents import Contents
from ropa_desktop.register.fields import M
from ropa_desktop.register.kinds import Rows
from ropa_desktop.register.record import Record
from ropa_desktop.register.records import BY_NAME
from ropa_desktop.register.report import Heading, Line, Part, Report


class _Count(NamedTuple):
    record: Record
    items: int
    empty: tuple[str, ...]


def report(contents: Contents, on: date, wanted: Collection[str] = ()) -> Report:
    """The templates that are wanted, else those that the organisations have chosen, else all of them."""
    yardstick = yardstick_of(contents)
    chosen = yardstick.shared & templates.ALL.keys()
    codes = [code for code in templates.ALL if code in (wanted or chosen or templates.ALL)]
    counts: dict[str, list[_Count]] = {code: [] for code in codes}
    for root in roots(contents):
        if getattr(root, "retired_on", None):
            continue
        by = yardstick.profiles(root)
        for code in codes:
            if wanted or not chosen or code in by:
                counts[code] += [one for one in [_count(code, root)] if one.items]
    return Report(
        name="templates",
        title=_("What the authorities' templates still ask for"),
        says=_says(wanted, chosen),
        day=on,
        parts=tuple(_part(templates.ALL[code], counts[code]) for code in codes),
        standing=contents.standing,
        organisation=contents.organisation.title() if contents.organisation else "",
    )


def _says(wanted: Collection[str], chosen: Collection[str]) -> str:
    words = _("Templates ask for more than Art. 30 does: the findings say what is missing under it. The items are "
              "known from secondary sources; hold them against the authority's own file.")  # fmt: skip
    if wanted or chosen:
        return words
    return words + " " + _("No organisation has chosen a template, so all of them are shown.")


def _count(code: str, root: Record) -> _Count:
    """An item is answered where every row that is asked for it answers it."""
    answered: dict[str, bool] = {}
    for record in [root, *_rows(root)]:
        empty = templates.empty_of(code, record)
        for item in templates.asked_of(code, record):
            answered[item.name] = answered.get(item.name, True) and item not in empty
    return _Count(root, len(answered), tuple(name for name, is_there in answered.items() if not is_there))


def _rows(root: Record) -> Iterator[Record]:
    """The rows of a record; where it must have some and has none, one without answers stands for them."""
    for one in root.rows_fields():
        assert isinstance(one.kind, Rows)
        yield from one.value(root) or ([BY_NAME[one.kind.target]()] if one.required is M else [])


def _part(template: templates.Template, counts: list[_Count]) -> Part:
    items = sum(one.items for one in counts)
    answered = items - sum(len(one.empty) for one in counts)
    told = [_("{answered} of {items} items of {entries} entries are answered.").format(
        answered=answered, items=items, entries=len(counts))] if counts else []  # fmt: skip
    if template.history:
        told.append(_("Kept by the history itself: {items}.").format(items="; ".join(template.history)))
    if template.marks:
        told.append(_("Marks, where a blank says no: {items}.").format(items="; ".join(template.marks)))
    if template.not_kept:
        told.append(_("Not kept in this register: {items}.").format(items="; ".join(template.not_kept)))
    open_ = [one for one in counts if one.empty]
    return Part(
        title=_(PROFILES[template.code]),
        headings=(Heading(_("Record"), 12), Heading(_("Answered"), 5), Heading(_("Still empty"), 26)),
        lines=tuple(_line(one) for one in open_),
        says=" ".join(told),
        none=_("Every item is answered.") if counts else _("Nothing in this register belongs in it."),
        tone="advice" if open_ else "stands",
    )


def _line(one: _Count) -> Line:
    answered = _("{n} of {items}").format(n=one.items - len(one.empty), items=one.items)
    cells = one.record.title(), answered, "; ".join(one.empty)
    return Line(cells, "advice", one.record.declared.__name__, one.record.id)
