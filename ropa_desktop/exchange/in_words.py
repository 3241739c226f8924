"""A record as words in one cell: what it says itself, what it owns, and what it points at."""

from collections.abc import Iterable, Iterator
from typing import Any

from ropa_desktop.i18n import _
from ropa_desktop.register.activities import ProcessingActivity
from ropa_desktop.register.chain import walk
from ropa_desktop.register.fields import FREE, Field, State
from ropa_desktop.register.kinds import SEPARATOR, Link, Links, Rows
from ropa_desktop.register.on_behalf import ProcessingOnBehalf
from ropa_desktop.register.record import Record

_DEEPEST = 8  # further links are named, not told


class Words:
    """Tells records in words; within one row of the table each record is told once and then only named."""

    def __init__(self) -> None:
        self._told: set[str] = set()

    def row(self, record: Record) -> Iterator[str]:
        """The answer to each field of the record, in their order; empty where the question is not asked."""
        self._told = {record.id}
        for one in type(record).fields:
            yield self._answer(one, record, 0) if _has_words(one, record, of_itself=True) else ""

    def _answer(self, one: Field, record: Record, depth: int) -> str:
        value = one.value(record)
        if one.state(record) is not State.GIVEN or value is None or value == []:
            return one.answer(record)  # open, none, or answered elsewhere
        if isinstance(one.kind, Links):
            separator = SEPARATOR if depth else "\n"
            return separator.join(self._entries(one, value, depth))
        if isinstance(one.kind, Link):
            return self._entry(value, depth, owned=False)
        return one.text(record)

    def _entries(self, one: Field, records: Iterable[Any], depth: int) -> Iterator[str]:
        if isinstance(one.kind, Links) and one.kind.target == "Engagement":
            for level, engagement in walk(list(records)):
                yield "→ " * level + self._entry(engagement, depth, owned=False)
            return
        for record in records:
            yield self._entry(record, depth, owned=isinstance(one.kind, Rows))

    def _entry(self, record: Record, depth: int, *, owned: bool) -> str:
        title = record.title()
        if record.id in self._told or depth >= _DEEPEST or isinstance(record, ProcessingActivity | ProcessingOnBehalf):
            return title
        self._told.add(record.id)
        owner = None if owned else record.owner()
        if owner is not None and owner.id not in self._told:
            title = f"{title}, {owner.title()}"
        facts = list(self._facts(record, title, depth + 1, owned))
        return f"{title} [{SEPARATOR.join(facts)}]" if facts else title

    def _facts(self, record: Record, title: str, depth: int, owned: bool) -> Iterator[str]:
        for one in type(record).fields:
            if _has_words(one, record, of_itself=owned) and (words := self._answer(one, record, depth)) != title:
                yield f"{_(one.label)}: {words}"


def _has_words(one: Field, record: Record, *, of_itself: bool) -> bool:
    """A stated fact is always told; an open question only of the record that is told, and if it is asked for."""
    if one.state(record) is not State.UNANSWERED:
        return True
    return of_itself and one.required is not FREE and one.asked_of(record)
