"""What stands in the cells of a list: the field's own words, short where the code says enough."""

import re
from collections.abc import Callable
from typing import Any

from ropa_desktop.i18n import _
from ropa_desktop.register.fields import Field
from ropa_desktop.register.kinds import Choice, Choices, CodeList, Day, Link, Period, YesNo
from ropa_desktop.register.records import BY_NAME
from ropa_desktop.store.lists import OWNER, Listing

_BASIS = re.compile(r"A6-1-([a-f])$")


def _field(name: str) -> Field | None:
    class_name, _dot, own = name.rpartition(".")
    if class_name:
        return BY_NAME[class_name].field(own)
    return None


def field_of(listing: Listing, name: str) -> Field:
    """The field that a column shows."""
    return _field(name) or BY_NAME[listing.record].field(name)


def headings(listing: Listing) -> list[str]:
    """The fields' labels."""
    return [
        _("Belongs to") if column.field == OWNER else _(field_of(listing, column.field).label)
        for column in listing.columns
    ]


_NAMES = {"name", "label", "processor", "importer"}  # an entry without one must still be seen
_DAYS = {"D": 1.0, "W": 7.0, "M": 30.4, "Y": 365.2}


def words(listing: Listing, place: int, value: Any) -> str:
    """A cell's text."""
    name = listing.columns[place].field
    if value is None or value == "":
        return _("(no name yet)") if name in _NAMES else ""
    if name == OWNER:
        return str(value)
    if name == "Purpose.legal_basis":
        return " ".join(sorted(_short(code) for code in value.split(",")))
    kind = field_of(listing, name).kind
    if isinstance(kind, Link | Day):  # already as it is read
        return str(value)
    if isinstance(kind, YesNo):
        return kind.to_text(bool(value))
    if isinstance(kind, Choices):
        return kind.to_text(CodeList().process_result_value(value, None))  # type: ignore[arg-type]
    return kind.to_text(value)


def order_of(listing: Listing, place: int) -> Callable[[Any], Any] | None:
    """What to sort a column's values by where SQLite, which sees codes, cannot: their words, or their length."""
    name = listing.columns[place].field
    if name == OWNER or "." in name:
        return None
    kind = field_of(listing, name).kind
    if isinstance(kind, Period):
        return lambda value: int(value[1:-1]) * _DAYS[value[-1]] if value else 0.0
    if isinstance(kind, Choice | YesNo):
        return lambda value: words(listing, place, value).casefold()
    return None


def _short(code: str) -> str:
    found = _BASIS.match(code)
    return f"({found[1]})" if found else code
