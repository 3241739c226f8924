"""What is missing in a record, said for each field with its article; nothing here asks the database."""

from collections.abc import Iterable, Iterator
from datetime import date
from functools import cache
from typing import NamedTuple

from ropa_desktop.i18n import _
from ropa_desktop.register.contents import Contents
from ropa_desktop.register.fields import Field
from ropa_desktop.register.record import Record
from ropa_desktop.register.rules.book import rules_on
from ropa_desktop.register.rules.rule import Level


class Finding(NamedTuple):
    """One thing to look at: by which rule, in which record, beside which field, and what the law asks there."""

    code: str
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
    found: list[Finding] = []
    _look(record, root.id, root.title(), on or date.today(), found)
    return found


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


@cache
def _rows_fields(cls: type[Record]) -> tuple[Field, ...]:
    return tuple(cls.rows_fields())


def _look(record: Record, root_id: str, root_title: str, on: date, findings: list[Finding]) -> None:
    cls = type(record)
    found = [(rule, each) for rule in rules_on(record) for each in rule.look(record, on)]
    if found:
        title = record.title()
        for rule, (field, sentence, article) in found:
            findings.append(
                Finding(
                    code=rule.code,
                    record_id=record.id,
                    root_id=root_id,
                    root_title=root_title,
                    record_title=title,
                    class_name=cls.__name__,
                    field_name=field,
                    field_label=_(cls.field(field).label),
                    level=rule.level,
                    article=rule.article if article is None else article,
                    sentence=sentence or _(rule.says),
                )
            )
    for one in _rows_fields(cls):
        for row in one.value(record):
            _look(row, root_id, root_title, on, findings)
