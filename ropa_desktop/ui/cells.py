"""What stands in the cells of a list: the field's own words, short where the code says enough."""

import re
from typing import Any

from ropa_desktop.i18n import _
from ropa_desktop.register.fields import Field
from ropa_desktop.register.kinds import Choices, CodeList, Link, YesNo
from ropa_desktop.register.records import BY_NAME
from ropa_desktop.store.lists import LISTINGS, OWNER, Listing

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


def _kinds() -> dict[str, Field]:
    return {
        column.field: field_of(listing, column.field)
        for listing in LISTINGS.values()
        for column in listing.columns
        if column.field != OWNER
    }


_FIELDS = _kinds()
_NAMES = {"name", "label", "processor", "importer"}  # an entry without one must still be seen


def words(name: str, value: Any) -> str:
    """A cell's text."""
    if value is None or value == "":
        return _("(no name yet)") if name in _NAMES else ""
    if name == OWNER:
        return str(value)
    field = _FIELDS[name]
    if name == "Purpose.legal_basis":
        return " ".join(sorted(_short(code) for code in value.split(",")))
    if isinstance(field.kind, Link):
        return str(value)
    if isinstance(field.kind, YesNo):
        return field.kind.to_text(bool(value))
    if isinstance(field.kind, Choices):
        return field.kind.to_text(CodeList().process_result_value(value, None))  # type: ignore[arg-type]
    if field.kind.__class__.__name__ == "Day":
        return str(value)
    return field.kind.to_text(value)


def _short(code: str) -> str:
    found = _BASIS.match(code)
    return f"({found[1]})" if found else code
