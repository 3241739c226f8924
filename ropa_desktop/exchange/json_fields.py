"""What may stand under each name of a record in JSON, and what it means; anything else is refused."""

import re
from collections.abc import Callable, Iterator
from typing import Any

from ropa_desktop.errors import KnownError
from ropa_desktop.i18n import _
from ropa_desktop.register.fields import Field
from ropa_desktop.register.kinds import Choice, Choices, Day, Link, Links, Rows, Text
from ropa_desktop.register.record import Record, table_name
from ropa_desktop.register.records import BY_NAME

_ID = re.compile(r"[0-9A-Za-z]{1,32}")
Reading = Callable[[Any], Any]


def pointers(cls: type[Record]) -> Iterator[tuple[str, type[Record]]]:
    """The names under which ids of other records stand, with the class of those."""
    for owner in cls.owners:
        yield table_name(owner), BY_NAME[owner]
    for one in cls.fields:
        if isinstance(one.kind, Link) and not isinstance(one.kind, Rows):
            yield one.name, BY_NAME[one.kind.target]


def empty_record(cls: type[Record]) -> dict[str, Any]:
    """A record in which nothing is answered, as the store gives it."""
    empty: dict[str, Any] = {"id": None, "stated_none": ()} | {table_name(owner): None for owner in cls.owners}
    empty |= {"position": 0} if cls.owners else {"retired_on": None}
    for one in cls.fields:
        if not isinstance(one.kind, Rows):
            empty[one.name] = [] if isinstance(one.kind, Links) else () if isinstance(one.kind, Choices) else None
    return empty


def readers(cls: type[Record]) -> dict[str, Reading]:
    """What makes a value of what JSON holds under each name."""
    found: dict[str, Reading] = {"id": _id, "stated_none": _stated_none(cls)}
    found |= {table_name(owner): _id for owner in cls.owners}
    found |= {"position": _position} if cls.owners else {"retired_on": Day().from_json}
    for one in cls.fields:
        if not isinstance(one.kind, Rows):
            found[one.name] = _reader(one)
    return found


def _reader(one: Field) -> Reading:
    if isinstance(one.kind, Links):
        return _ids
    if isinstance(one.kind, Link):
        return _id
    if isinstance(one.kind, Choices):
        return _codes(one.kind)
    if isinstance(one.kind, Choice) and not one.kind.grows:
        return _code(one.kind)
    if isinstance(one.kind, Choice):
        return Text().from_json  # what the list lacks may have been on it when it was chosen
    return one.kind.from_json


def _id(value: Any) -> str:
    if not isinstance(value, str) or not _ID.fullmatch(value):
        raise KnownError(_("“{value}” is no id").format(value=str(value)[:40]))
    return value


def _ids(value: Any) -> list[str]:
    if not isinstance(value, list):
        raise KnownError(_("a list of ids is expected"))
    return sorted(_id(one) for one in value)


def _position(value: Any) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or not 0 <= value < 2**31:
        raise KnownError(_("“{value}” is no position").format(value=str(value)[:40]))
    return value


def _code(kind: Choice) -> Reading:
    codes = frozenset(kind.codes() if callable(kind.codes) else kind.codes)

    def read(value: Any) -> str:
        if not isinstance(value, str) or value not in codes:
            raise KnownError(_("“{value}” is not in the list of choices").format(value=str(value)[:60]))
        return value

    return read


def _codes(kind: Choices) -> Reading:
    code = _code(kind)

    def read(value: Any) -> tuple[str, ...]:
        if not isinstance(value, list):
            raise KnownError(_("a list of choices is expected"))
        return tuple(code(one) for one in value)

    return read


def _stated_none(cls: type[Record]) -> Reading:
    names = {one.name for one in cls.fields}

    def read(value: Any) -> tuple[str, ...]:
        if not isinstance(value, list) or not all(isinstance(name, str) and name in names for name in value):
            raise KnownError(_("a list of names of fields is expected"))
        return tuple(value)

    return read
