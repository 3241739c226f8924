"""What is missing in a record, said for each field with its article; nothing here asks the database."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal

from ropa_desktop.i18n import _
from ropa_desktop.register import contradictions
from ropa_desktop.register.contents import Contents
from ropa_desktop.register.fields import Field, Need, State
from ropa_desktop.register.kinds import Rows
from ropa_desktop.register.record import Record

Level = Literal["missing", "contradiction", "advice"]


@dataclass(frozen=True)
class Finding:
    """One thing to look at: in which record, beside which field, and what the law asks there."""

    record_id: str
    root_id: str  # the record of which this is a row, or itself
    root_title: str
    record_title: str
    class_name: str
    field_name: str
    field_label: str
    level: Level
    article: str
    sentence: str


def check(record: Record, on: date | None = None) -> list[Finding]:
    """What is open in a record and its rows, as the law stands on a day (today); a retired record owes nothing."""
    root = record.owner() or record
    if getattr(root, "retired_on", None):
        return []
    return list(_findings(record, root, on or date.today()))


def open_findings(findings: Iterable[Finding]) -> int:
    """How many are more than advice."""
    return sum(one.level != "advice" for one in findings)


def check_all(contents: Contents, on: date | None = None) -> Iterator[Finding]:
    """What is open in a whole register, on its own day: activities, processing on behalf, then the directory."""
    on = on or contents.day()
    for activity in contents.activities:
        yield from check(activity, on)
    for entry in contents.on_behalf:
        yield from check(entry, on)
    for cls, records in contents.directory.items():
        if not cls.owners:  # rows come with their record
            for record in records:
                yield from check(record, on)


def _findings(record: Record, root: Record, on: date) -> Iterator[Finding]:
    for one in record.fields:
        if (level := _open(one, record)) is not None:
            yield _finding(record, root, one, level, one.article, _sentence(one))
    for found in contradictions.found_in(record, on):
        level = "advice" if found.advice else "contradiction"
        one = record.field(found.field)
        yield _finding(record, root, one, level, found.article or one.article, found.sentence)
    for one in record.fields:
        if isinstance(one.kind, Rows):
            for row in one.value(record):
                yield from _findings(row, root, on)


def _open(one: Field, record: Record) -> Level | None:
    if one.required is Need.FREE or one.state(record) is State.GIVEN or not one.asked_of(record):
        return None
    if one.required is Need.ASKED:
        return "advice"
    return None if one.may_be_none and one.state(record) is State.NONE else "missing"


def _sentence(one: Field) -> str:
    if one.may_be_none:
        words = _("“{label}” is not yet answered: give it, or state that there is none.")
    elif one.required is Need.ASKED:
        words = _("“{label}” is not yet answered; the entry is better with it.")
    else:
        words = _("“{label}” is missing.")
    return words.format(label=_(one.label))


def _finding(record: Record, root: Record, one: Field, level: Level, article: str, sentence: str) -> Finding:
    return Finding(
        record_id=record.id,
        root_id=root.id,
        root_title=root.title(),
        record_title=record.title(),
        class_name=type(record).__name__,
        field_name=one.name,
        field_label=_(one.label),
        level=level,
        article=article,
        sentence=sentence,
    )
