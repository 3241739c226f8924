"""What a register shows on a day: what each transfer stands on, where each processor is used, what is open."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from itertools import chain
from typing import NamedTuple

from ropa_desktop.register.activities import ProcessingActivity
from ropa_desktop.register.check import Finding, check_all
from ropa_desktop.register.contents import Contents
from ropa_desktop.register.effective import Effective, Origin, effective
from ropa_desktop.register.on_behalf import ProcessingOnBehalf
from ropa_desktop.register.verdict_reasons import Verdict
from ropa_desktop.register.verdict_register import Judged, judged, runs
from ropa_desktop.register.verdict_words import rests_on

Record = ProcessingActivity | ProcessingOnBehalf
Key = tuple[str, str, str]


class Data(NamedTuple):
    """A category of data in an entry, and whose data they are."""

    category: str
    special: str  # which special categories, in words
    subjects: tuple[str, ...]


class Entry(NamedTuple):
    """An activity, or what is done on behalf of others, in short texts, so that many fit into memory."""

    title: str
    class_name: str
    record_id: str
    data: tuple[Data, ...] = ()
    controllers: tuple[str, ...] = ()  # on whose behalf


class Stand(NamedTuple):
    """A transfer, where it is recorded, what it stands on, and which entries it is part of by which way."""

    transfer_id: str
    title: str
    place: str
    processor_id: str  # of the engagement that it is recorded with, empty where it is the entry itself
    words: str  # what it rests on, in short
    verdict: Verdict
    uses: list[tuple[Entry, str]]


class Use(NamedTuple):
    """That an entry makes use of a processor, itself or through others, and who is lost with it."""

    entry: Entry
    name: str
    service: str
    way: str  # from the first processor down, empty where it is used directly
    behind: tuple[str, ...]
    others: tuple[str, ...]  # processors of its own that the entry has besides


class Vendor(NamedTuple):
    """That an entry uses a system whose vendor it is."""

    system: str
    system_id: str
    entry: Entry


@dataclass
class Look:
    """All of it, for one day."""

    stands: dict[str, Stand] = field(default_factory=dict)
    uses: list[Use] = field(default_factory=list)
    vendors: list[Vendor] = field(default_factory=list)
    named: list[tuple[Entry, str]] = field(default_factory=list)  # as a recipient, in the entry's words
    findings: dict[Key, Finding] = field(default_factory=dict)


def look(contents: Contents, on: date, dropped: frozenset[str] = frozenset()) -> Look:
    """What there is on a day; of the processors only those that are asked for."""
    found = Look()
    for one in judged(contents, on).transfers:
        if one.counts:
            found.stands[one.transfer.id] = _stand(one)
    entries: Iterable[Record] = chain(contents.activities, contents.on_behalf)
    for entry in entries:
        if runs(entry, on):
            _add(found, entry, on, dropped)
    for finding in check_all(contents, on):
        found.findings.setdefault((finding.code, finding.record_id, finding.field_name), finding)
    return found


def _stand(one: Judged) -> Stand:
    transfer, owner = one.transfer, one.transfer.owner()
    return Stand(
        transfer.id, transfer.title(), owner.title() if owner else "", one.processor.id if one.processor else "",
        rests_on(transfer, one.verdict), one.verdict, [],
    )  # fmt: skip


def _add(found: Look, entry: Record, on: date, dropped: frozenset[str]) -> None:
    told, reached = _entry(entry), effective(entry, on)
    for transfer, origin in reached.transfers:
        if transfer.id in found.stands:
            found.stands[transfer.id].uses.append((told, origin.words()))
    if dropped:
        found.uses += _uses(told, reached, dropped)
        for system in entry.systems:
            if system.vendor is not None and system.vendor.id in dropped:
                found.vendors.append(Vendor(system.title(), system.id, told))
        for row in entry.recipients if isinstance(entry, ProcessingActivity) else ():
            if row.organisation is not None and row.organisation.id in dropped:
                found.named.append((told, row.title()))


def _entry(entry: Record) -> Entry:
    if isinstance(entry, ProcessingOnBehalf):
        controllers = tuple(one.title() for one in entry.controllers)
        return Entry(entry.title(), "ProcessingOnBehalf", entry.id, controllers=controllers)
    data = tuple(
        Data(row.title(), type(row).field("special").text(row), tuple(one.title() for one in row.data_subjects))
        for row in entry.data
    )
    return Entry(entry.title(), "ProcessingActivity", entry.id, data)


def _uses(entry: Entry, reached: Effective, dropped: frozenset[str]) -> Iterator[Use]:
    first = [one for one in reached.processors if one.tier == 1]
    for one in reached.processors:
        organisation = one.engagement.processor
        if organisation is None or organisation.id not in dropped:
            continue
        way = one.origin.way
        behind = [other.origin.way for other in reached.processors if other.origin.way[: len(way)] == way]
        names = dict.fromkeys(Origin(below[-1:]).words() for below in behind if len(below) > len(way))
        others = dict.fromkeys(
            Origin(other.origin.way).words() for other in first
            if other.engagement.processor is None or other.engagement.processor.id not in dropped
        )  # fmt: skip
        yield Use(
            entry, organisation.title(), one.engagement.service or "", Origin(way[:-1]).words() if len(way) > 1 else "",
            tuple(names), tuple(others),
        )  # fmt: skip
