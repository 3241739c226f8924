"""What rules need to be given in a record, read for all rules of its class before any of them is called."""

from collections.abc import Callable
from operator import attrgetter
from typing import Any

from ropa_desktop.register.kinds import Choices, Links
from ropa_desktop.register.record import Record
from ropa_desktop.register.records import BY_NAME

Given = Callable[[Any], object]


def given(cls: type[Record], need: str) -> Given | None:
    """Whether a record has what is needed; None for what its class does not ask about, and so cannot be asked for."""
    has = [_given(cls, *one) for one in map(parted, need.split("|")) if hasattr(cls, one[0])]
    if len(has) < 2:
        return has[0] if has else None
    first, *others = has
    return lambda record: first(record) or any(one(record) for one in others)


def parted(need: str) -> tuple[str, str, frozenset[str]]:
    """Field, field of its rows, codes: of "purposes", "purposes.consent" or "purposes.legal_basis=A6-1-a,A6-1-f"."""
    path, _equals, codes = need.partition("=")
    name, _dot, of_rows = path.partition(".")
    return name, of_rows, frozenset(codes.split(",") if codes else ())


def _given(cls: type[Record], name: str, of_rows: str, codes: frozenset[str]) -> Given:
    read = attrgetter(name)
    if not of_rows:
        return _one_of(cls, name, codes) if codes else read
    kind = cls.field(name).kind
    assert isinstance(kind, Links), f"{cls.__name__}.{name} has no rows"
    of_row = attrgetter(of_rows)
    if not codes:
        return lambda record: any(map(of_row, read(record)))
    if not isinstance(BY_NAME[kind.target].field(of_rows).kind, Choices):
        return lambda record: not codes.isdisjoint(map(of_row, read(record)))
    in_row = _one_of(BY_NAME[kind.target], of_rows, codes)
    return lambda record: any(map(in_row, read(record)))


def _one_of(cls: type[Record], name: str, codes: frozenset[str]) -> Given:
    read = attrgetter(name)
    if isinstance(cls.field(name).kind, Choices):
        return lambda record: not codes.isdisjoint(read(record) or ())
    return lambda record: read(record) in codes
