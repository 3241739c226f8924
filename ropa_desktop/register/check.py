"""What is missing in a record, said for each field with its article; nothing here asks the database."""

from collections.abc import Generator, Iterable, Iterator
from contextvars import copy_context
from datetime import date
from functools import cache
from typing import NamedTuple

from ropa_desktop import i18n
from ropa_desktop.i18n import _
from ropa_desktop.register.adequacy import AdequacyDecision
from ropa_desktop.register.contents import Contents
from ropa_desktop.register.dismissals import DismissedFinding
from ropa_desktop.register.dismissing import Dismissals, Judgement
from ropa_desktop.register.organisations import Organisation
from ropa_desktop.register.profiles import Profiles, left_out
from ropa_desktop.register.record import Record
from ropa_desktop.register.reference import holding
from ropa_desktop.register.rules.book import rules_on
from ropa_desktop.register.rules.rule import Level
from ropa_desktop.register.yardstick import PLAIN, Yardstick


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
    dismissed: Judgement | None = None  # why it does not apply, where somebody judged so


class _Looking(NamedTuple):
    """What holds for a record and all its rows while they are looked at."""

    root: Record
    title: str
    on: date
    dismissals: Dismissals
    profiles: Profiles
    left_out: frozenset[tuple[str, str]]


def check(
    record: Record, on: date | None = None, yardstick: Yardstick = PLAIN, *, with_dismissed: bool = False
) -> list[Finding]:
    """What is open in a record and its rows, as the law stands on a day (today); a retired record owes nothing.

    What was judged not to apply is left out, unless it is wanted too.
    """
    root = record.owner() or record
    if getattr(root, "retired_on", None):
        return []
    profiles = yardstick.profiles(root)
    looking = _Looking(root, root.title(), on or date.today(), yardstick.dismissals, profiles, left_out(profiles))
    found: list[Finding] = []
    _look(record, looking, found)
    if with_dismissed or not yardstick.dismissals:
        return found
    return [one for one in found if one.dismissed is None]


def open_findings(findings: Iterable[Finding]) -> int:
    """How many are more than advice, and not judged not to apply."""
    return sum(one.level != "advice" and one.dismissed is None for one in findings)


def check_all(
    contents: Contents, on: date | None = None, *, asked: Iterable[str] = (), with_dismissed: bool = False
) -> Iterator[Finding]:
    """What is open in a whole register, on its own day: activities, processing on behalf, then the directory.

    With profiles that are asked for, it is judged by these and not by those that its organisations have chosen.
    """
    findings = _of_all(contents, on or contents.day(), tuple(asked), with_dismissed)
    within = copy_context()  # the register's own adequacy decisions are held in there, and not for whoever goes on
    try:
        while (of_record := within.run(next, findings, None)) is not None:
            yield from of_record
    finally:
        within.run(findings.close)


def _of_all(
    contents: Contents, on: date, asked: tuple[str, ...], with_dismissed: bool
) -> Generator[list[Finding], None, None]:
    yardstick = yardstick_of(contents, asked)
    with holding(contents.directory.get(AdequacyDecision, ())):
        for record in roots(contents):
            yield check(record, on, yardstick, with_dismissed=with_dismissed)


def yardstick_of(contents: Contents, asked: Iterable[str] = ()) -> Yardstick:
    """By what a register, or the record of one of its organisations, is checked."""
    own = [contents.organisation] if contents.organisation else contents.directory.get(Organisation, ())
    return Yardstick.of(own, contents.directory.get(DismissedFinding, ()), asked)  # type: ignore[arg-type]


def roots(contents: Contents) -> Iterator[Record]:
    """Every record of its own, in the order in which they are checked."""
    yield from contents.activities
    yield from contents.on_behalf
    for cls, records in contents.directory.items():
        if not cls.owners:  # rows come with their record
            yield from records


@cache
def _rows(cls: type[Record]) -> tuple[str, ...]:
    return tuple(one.name for one in cls.rows_fields())


def _look(record: Record, looking: _Looking, findings: list[Finding]) -> None:
    cls = type(record)
    found = [(rule, each) for rule in rules_on(record, looking.profiles) for each in rule.look(record, looking.on)]
    if found:
        title, dismissals, name, language = record.title(), looking.dismissals, cls.__name__, i18n.language()
        judged = dismissals.about(record)
        for rule, (field, sentence, article) in found:
            if looking.left_out and (name, field) in looking.left_out:
                continue
            findings.append(
                Finding(
                    rule.code,
                    record.id,
                    looking.root.id,
                    looking.title,
                    title,
                    name,
                    field,
                    _label(cls, field, language),
                    rule.level,
                    rule.article if article is None else article,
                    sentence or _(rule.says),
                    dismissals.of(record, rule, field) if judged else None,
                )
            )
    for rows in _rows(cls):
        for row in getattr(record, rows):
            _look(row, looking, findings)


@cache
def _label(cls: type[Record], field: str, language: str) -> str:
    """What a field is called in the language in force."""
    return _(cls.field(field).label)
