"""Gives plain records the assessments that look at them, as the session's relations for reading do."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import cache

from ropa_desktop.register.kinds import Link
from ropa_desktop.register.record import Record
from ropa_desktop.register.records import ALL

Made = Mapping[type[Record], Sequence[Record]]


class Assessed:
    """Which assessments of the directory look at which record."""

    def __init__(self, directory: Made) -> None:
        self._of: dict[str, dict[str, list[Record]]] = {}
        for cls, records in directory.items():
            for field, name in _looks_at(cls).items():
                found = self._of.setdefault(name, defaultdict(list))
                for one in records:
                    value = getattr(one, field)
                    for other in value if isinstance(value, list) else [value] if value else []:
                        found[other.id].append(one)
        for lists in self._of.values():
            for assessments in lists.values():
                assessments.sort(key=lambda one: one.id)

    def join(self, made: Made) -> None:
        """Let each of these records name its assessments."""
        for cls, records in made.items():
            for name in _names(cls):
                of = self._of.get(name, {})
                for values in map(vars, records):
                    values[name] = of.get(values["id"], [])


def _looks_at(cls: type[Record]) -> dict[str, str]:
    return getattr(cls, "looks_at", {})


@cache
def _names(cls: type[Record]) -> tuple[str, ...]:
    """The names under which a record of this class has its assessments."""
    found = [(one.field(field).kind, name) for one in ALL for field, name in _looks_at(one).items()]
    return tuple(name for kind, name in found if isinstance(kind, Link) and kind.target == cls.__name__)
