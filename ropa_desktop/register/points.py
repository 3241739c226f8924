"""How complete an activity is by the points (a) to (g) of Art. 30(1): by every field that is declared for a point.

No field is named here. A point stands where something of it is asked, and nothing that is asked is missing.
"""

import re
from collections.abc import Iterable, Iterator
from datetime import date
from functools import cache
from typing import Final, NamedTuple

from ropa_desktop.i18n import N_
from ropa_desktop.register.activities import ProcessingActivity
from ropa_desktop.register.chain import walk
from ropa_desktop.register.check import Finding, check
from ropa_desktop.register.due import id_of
from ropa_desktop.register.fields import A, Field, M, P
from ropa_desktop.register.kinds import Link, Links, Rows
from ropa_desktop.register.record import Record
from ropa_desktop.register.records import BY_NAME
from ropa_desktop.register.retention import DataBatch
from ropa_desktop.register.yardstick import Yardstick

POINTS: Final[dict[str, str]] = {
    "a": N_("Who is responsible"),
    "b": N_("Purposes"),
    "c": N_("Data subjects and data"),
    "d": N_("Recipients"),
    "e": N_("Transfers"),
    "f": N_("Time limits"),
    "g": N_("Security measures"),
}
_ARTICLE: Final = re.compile(r"\b30\(1\)(?:\(([a-g])\))?")
_OF_CLASS: Final = {"Transfer": "e"}  # Art. 49(6) sends to the record what Art. 30(1)(e) asks for


class Points(NamedTuple):
    """Which points of an activity stand, and what is missing for each of the others."""

    standing: frozenset[str]
    missing: tuple[tuple[str, Finding], ...]


class Looking:
    """Looks at activities one after the other; what many of them point at is checked once."""

    def __init__(self, yardstick: Yardstick, on: date) -> None:
        self._yardstick, self._on = yardstick, on
        self._found: dict[str, list[Finding]] = {}
        self._batches: dict[str, str | None] = {}  # the activity that a batch of data under a rule is of

    def checked(self, record: Record) -> list[Finding]:
        """What is open in a record that others point at."""
        if record.id not in self._found:
            self._found[record.id] = check(record, self._on, self._yardstick)
            for batch in getattr(record, "batches", ()):
                self._batches[batch.id] = id_of(batch, "activity")
        return self._found[record.id]

    def points(self, activity: ProcessingActivity, findings: Iterable[Finding]) -> Points:
        """The points of an activity of which these findings are known already."""
        asked = set(_asked(activity))
        missing = [(point, one) for one in findings if one.level == "missing" and (point := point_of(one))]
        for of, record in _behind(activity):
            asked.update(point for point in _asked(record) if of in ("", point))
            for one in self.checked(record):
                if one.level == "missing" and (point := point_of(one)) and of in ("", point):
                    if self._batches.get(one.record_id) not in (None, activity.id):
                        continue
                    missing.append((point, one))
        return Points(frozenset(asked - {point for point, _finding in missing}), tuple(sorted(missing, key=_first)))


def _first(missing: tuple[str, Finding]) -> str:
    return missing[0]


def point_of(finding: Finding) -> str:
    """The point that a finding is about, by its own article or that of its field; empty where it is of none."""
    return _point(finding.article) or point_of_field(BY_NAME[finding.class_name], finding.field_name)


@cache
def point_of_field(cls: type[Record], name: str) -> str:
    """The point for which a field is declared; what Art. 30(1) asks for before its points stands with (a)."""
    return _point(cls.field(name).article) or _OF_CLASS.get(cls.__name__, "")


def _point(article: str) -> str:
    found = _ARTICLE.search(article)
    return (found.group(1) or "a") if found else ""


@cache
def _fields(cls: type[Record]) -> tuple[tuple[Field, str], ...]:
    """The fields of a class that are owed for a point."""
    owed = (one for one in cls.declared.fields if one.required in (M, A, P))
    return tuple((one, point) for one in owed if (point := point_of_field(cls.declared, one.name)))


@cache
def _links(cls: type[Record]) -> tuple[tuple[Field, str], ...]:
    """The fields of a class that point at other records for a point."""
    links = (
        one for one in cls.declared.fields if isinstance(one.kind, Link | Links) and not isinstance(one.kind, Rows)
    )
    return tuple((one, point) for one in links if (point := point_of_field(cls.declared, one.name)))


def _asked(record: Record) -> Iterator[str]:
    """The points of which something is asked in a record and its rows."""
    for one in _with_rows(record):
        yield from (point for field, point in _fields(type(one)) if field.asked_of(one))


def _with_rows(record: Record) -> Iterator[Record]:
    yield record
    for rows in type(record).rows_fields():
        for row in rows.value(record):
            yield from _with_rows(row)


def _behind(activity: ProcessingActivity) -> Iterator[tuple[str, Record]]:
    """What the activity points at, with the point for which it does; of processors behind it each point counts."""
    seen: set[tuple[str, str]] = set()
    waiting: list[tuple[str, Record]] = [("", activity)]
    while waiting:
        of, record = waiting.pop()
        for one in _with_rows(record):
            for field, point in _links(type(one)):
                if of not in ("", point) or not field.asked_of(one) or isinstance(one, DataBatch):
                    continue
                value = field.value(one)
                for linked in value if isinstance(field.kind, Links) else (value,):
                    if linked is not None and (point, linked.id) not in seen:
                        seen.add((point, linked.id))
                        waiting.append((point, linked))
                        yield point, linked
    yield from (("", engagement) for engagement in {one.id: one for _tier, one in walk(activity.engagements)}.values())
