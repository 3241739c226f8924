"""One column for each declared field, with the gathered ones among them."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import Any

from ropa_desktop.exchange.excel.cells import Value
from ropa_desktop.exchange.excel.gathered import ENTRIES, Gathered, Uses, line, lines
from ropa_desktop.i18n import _
from ropa_desktop.register.citation import cited
from ropa_desktop.register.fields import Field, Need, State
from ropa_desktop.register.kinds import (
    SEPARATOR,
    Choice,
    Choices,
    Day,
    Kind,
    Link,
    Links,
    Number,
    Period,
    Rows,
    Text,
    YesNo,
)
from ropa_desktop.register.record import Record

_POINT = re.compile(r"30\(([12])\)\(([a-g])\)")
_OF_PROCESSORS = {"a": "a", "e": "c", "g": "d"}  # what Art. 30(2) asks for too, and under which point
_RECIPIENTS_TOO = {("ProcessingActivity", "engagements"): "d"}  # a processor is a recipient, Art. 4(9)
_CODE, _NAME = 11, 300  # the width of a reference, and what is shown of another row's name
_WIDTHS: dict[type[Kind], float] = {
    Day: 16, Number: 16, YesNo: 16, Period: 16, Choice: 24, Choices: 28, Link: 24, Links: 30, Rows: 40, Text: 22,
}  # fmt: skip


@dataclass(frozen=True)
class Column:
    """One column: its name stays, its heading is in the language in force."""

    name: str
    heading: str
    value: Callable[[Any], Value]
    width: float = 24
    titles: tuple[tuple[str, str], ...] = ()  # code and title of each choice, where one is chosen
    hidden: bool = False


def columns(cls: type[Record], gathered: tuple[Gathered, ...], record: str, uses: Uses) -> list[Column]:
    """What names a row, then (a) to (g) where the class is asked for each of them, then everything else."""
    by_points = any(each.point for each in gathered)
    placed: list[tuple[tuple[int, str, int], Column]] = []
    for one in cls.fields:
        point = _RECIPIENTS_TOO.get((cls.__name__, one.name)) or point_of(one, record)
        place = (0, "", 1) if one.name in cls.named_by else (1, point, 1) if point and by_points else (2, "", 1)
        column = of_field(one, point)
        placed.append((place, replace(column, width=_CODE) if one.name == "code" else column))
    for each in gathered:
        place = (1 if by_points else 0 if each.first else 2, each.point, 0 if each.first else 2)
        placed.append((place, _of_gathered(each, uses)))
    placed.sort(key=lambda pair: pair[0])  # stable: fields keep the order of their declaration
    return [*_of_rows(cls), *(column for _place, column in placed), *_of_roots(cls)]


def in_view(found: list[Column]) -> int:
    """How many columns stay in view, those hidden and the name of the row."""
    hidden = sum(1 for one in found if one.hidden)
    return hidden + (2 if found[hidden].width < 10 or found[hidden].name == "code" else 1)


def point_of(one: Field, record: str) -> str:
    """The letter of Article 30(1), or of 30(2) in the processor's record, that asks for the field."""
    found = _POINT.match(one.article)
    if not found:
        return ""
    return _OF_PROCESSORS.get(found[2], "") if (found[1], record) == ("1", "processor") else found[2]


def _heading(label: str, point: str, article: str = "") -> str:
    if point:
        return f"({point}) {_(label)}"
    if article and not article.startswith("30"):
        return f"{_(label)} ({cited(article)})"
    return _(label)


def of_field(one: Field, point: str = "") -> Column:
    """The column of a field; it says of each row whether the answer is given, none or still open."""
    kind, show = one.kind, _shown(one.kind)
    asked = one.required is not Need.FREE

    def value(row: Any) -> Value:
        if held := one.value(row):
            return show(held)
        state = one.state(row)
        if state is State.GIVEN:
            shown = show(one.value(row))
            return one.answer(row) if shown == "" else shown  # it may be answered elsewhere
        return state if state is State.NONE or (asked and one.asked_of(row)) else None

    width = 44 if isinstance(kind, Text) and kind.long else _WIDTHS[type(kind)]
    return Column(one.name, _heading(one.label, point, one.article), value, width, _titles(kind))


def _of_gathered(one: Gathered, uses: Uses) -> Column:
    return Column(one.name, _heading(one.label, one.point), lambda row: one.value(row, uses), one.width)


def _titles(kind: Kind) -> tuple[tuple[str, str], ...]:
    if isinstance(kind, YesNo):
        return (("yes", kind.to_text(True)), ("no", kind.to_text(False)))
    if isinstance(kind, Choice) and not isinstance(kind, Choices):
        return tuple(kind.titles().items())
    return ()


def _shown(kind: Kind) -> Callable[[Any], Value]:
    """How a given value is shown; a list of choices is translated once, not for each cell."""
    if isinstance(kind, Choice):
        titles = kind.titles()
        if isinstance(kind, Choices):
            return lambda codes: SEPARATOR.join(titles.get(code, code) for code in codes)
        return lambda code: titles.get(code, code)
    if isinstance(kind, Day | Number):
        return lambda value: value
    if isinstance(kind, Rows):
        return lambda rows: lines(line(row) for row in rows)
    return kind.to_text


def _of_rows(cls: type[Record]) -> Iterator[Column]:
    """The ids, hidden, and what a row belongs to."""
    yield Column(f"{cls.__name__}.id", _("Id"), lambda row: row.id, hidden=True)
    if cls.owners:
        yield Column("owner.id", _("Id"), lambda row: getattr(row.owner(), "id", None), hidden=True)
        yield Column("(owner)", _("Belongs to"), _owner, 28)


def _owner(row: Record) -> str | None:
    owner = row.owner()
    if owner is None:
        return None
    title = owner.title()  # the whole of it stands in the owner's own row
    return title if len(title) <= _NAME else title[:_NAME] + "…"


def _of_roots(cls: type[Record]) -> Iterator[Column]:
    if not cls.owners and cls not in ENTRIES:  # an entry that is set aside is not handed over
        yield Column("retired_on", _("Set aside on"), lambda row: row.retired_on, 14)
