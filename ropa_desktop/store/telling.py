"""A recorded row in the user's words: what a column is called, and what its value says."""

from collections.abc import Callable
from datetime import date
from functools import cache
from typing import Any

from ropa_desktop.i18n import _, as_day
from ropa_desktop.register.fields import Field
from ropa_desktop.register.kinds import SEPARATOR, Choices, Day, Link, Links, Rows, YesNo
from ropa_desktop.register.record import Record, link_table
from ropa_desktop.register.records import ALL

TitleOf = Callable[[str, str], str]  # of a class's name and a record's id


@cache
def link_tables() -> dict[str, tuple[type[Record], Field]]:
    """Which field of which class lies in a table of links."""
    return {
        link_table(cls, one).name: (cls, one)
        for cls in ALL
        for one in cls.fields
        if isinstance(one.kind, Links) and not isinstance(one.kind, Rows)
    }


@cache
def places(cls: type[Record]) -> dict[str, int]:
    """The columns that say something to a reader, in the order in which the fields are declared."""
    names = ["retired_on"]
    for one in cls.fields:
        names += [f"{one.name}_id" if isinstance(one.kind, Link) else one.name, *one.was]
    return {name: place for place, name in enumerate([*names, "stated_none"])}


@cache
def field_of(cls: type[Record], column: str) -> Field | None:
    """The field that lies in a column, also where it had another name before."""
    for one in cls.fields:
        own = f"{one.name}_id" if isinstance(one.kind, Link) else one.name
        if column == own or column in one.was:
            return one
    return None


def label(cls: type[Record], column: str) -> str:
    """What a column is called; empty for those that say nothing to a reader."""
    if column == "stated_none":
        return _("Stated that there is none")
    if column == "retired_on":
        return _("Set aside on")
    one = field_of(cls, column)
    return _(one.label) if one else ""


def in_words(cls: type[Record], column: str, value: Any, title_of: TitleOf) -> str:
    """What a column's value, as SQLite and JSON keep it, says to a reader."""
    if value is None:
        return ""
    if column == "stated_none":
        return SEPARATOR.join(_(cls.field(one).label) for one in value.split())
    one = field_of(cls, column)
    if column == "retired_on" or (one and isinstance(one.kind, Day)):
        return _day(str(value))
    if one is None:
        return str(value)
    if isinstance(one.kind, Link):
        return title_of(one.kind.target, value)
    if isinstance(one.kind, Choices):
        return one.kind.to_text(tuple(value.split()))
    if isinstance(one.kind, YesNo):
        return one.kind.to_text(bool(value))
    return one.kind.to_text(value)


def _day(text: str) -> str:
    """A day as it is spelled; what a damaged file holds in its place, as it stands there."""
    try:
        return as_day(date.fromisoformat(text))
    except ValueError:
        return text
