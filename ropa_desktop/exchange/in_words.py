"""A record as words in one cell: what it says itself, what it owns, and what it points at."""

from collections.abc import Iterator
from typing import Any, NamedTuple

from ropa_desktop.i18n import _
from ropa_desktop.register.activities import ProcessingActivity
from ropa_desktop.register.chain import walk
from ropa_desktop.register.fields import FREE, Field, State
from ropa_desktop.register.kinds import SEPARATOR, Link, Links, Rows
from ropa_desktop.register.on_behalf import ProcessingOnBehalf
from ropa_desktop.register.record import Record

_DEEPEST = 8  # further links are named, not told
_NAMED = (ProcessingActivity, ProcessingOnBehalf)  # rows of their own


class _Fact(NamedTuple):
    """One answer of a record: its words, or the records that it links to, which may have been told before."""

    label: str
    words: str
    field: Field | None = None
    linked: Any = None


class _Said(NamedTuple):
    """What a record says, whatever was told before it."""

    title: str
    owner: Record | None
    facts: list[_Fact]
    whole: str  # all of it, where it links to nothing


class Words:
    """Tells records in words; within one row of the table each record is told once and then only named."""

    def __init__(self) -> None:
        self._told: set[str] = set()
        self._said: dict[tuple[str, bool], _Said] = {}  # by records that many rows tell

    def row(self, record: Record) -> Iterator[str]:
        """The answer to each field of the record, in their order; empty where the question is not asked."""
        self._told = {record.id}
        for one in type(record).fields:
            if _has_words(one, record, of_itself=True):
                fact = _fact(one, record)
                yield self._links(fact, 0) if fact.field else fact.words
            else:
                yield ""

    def _links(self, fact: _Fact, depth: int) -> str:
        assert fact.field
        kind = fact.field.kind
        if not isinstance(kind, Links):
            return self._entry(fact.linked, depth, owned=False)
        if kind.target == "Engagement":
            found = ["→ " * level + self._entry(one, depth, owned=False) for level, one in walk(list(fact.linked))]
        else:
            found = [self._entry(one, depth, owned=isinstance(kind, Rows)) for one in fact.linked]
        return (SEPARATOR if depth else "\n").join(found)

    def _entry(self, record: Record, depth: int, *, owned: bool) -> str:
        row_id = record.id
        if row_id in self._told or depth >= _DEEPEST or isinstance(record, _NAMED):
            return record.title()
        self._told.add(row_id)
        said = self._said.get((row_id, owned)) or self._read(row_id, record, owned)
        if owned or said.owner is None or said.owner.id in self._told:
            if said.whole:
                return said.whole
            title = said.title
        else:
            title = f"{said.title}, {said.owner.title()}"
        facts = []
        for fact in said.facts:
            words = self._links(fact, depth + 1) if fact.field else fact.words
            if words != title:
                facts.append(f"{fact.label}: {words}")
        return f"{title} [{SEPARATOR.join(facts)}]" if facts else title

    def _read(self, row_id: str, record: Record, owned: bool) -> _Said:
        said = _said(record, owned)
        if not isinstance(said.owner, _NAMED):  # these are told in one row only
            self._said[row_id, owned] = said
        return said


def _said(record: Record, owned: bool) -> _Said:
    title, owner = record.title(), record.owner()
    facts = [_fact(one, record) for one in type(record).fields if _has_words(one, record, of_itself=owned)]
    if any(fact.field for fact in facts):
        return _Said(title, owner, facts, "")
    told = [f"{fact.label}: {fact.words}" for fact in facts if fact.words != title]
    return _Said(title, owner, facts, f"{title} [{SEPARATOR.join(told)}]" if told else title)


def _fact(one: Field, record: Record) -> _Fact:
    value = one.value(record)
    if one.state(record) is not State.GIVEN or value is None or value == []:
        return _Fact(_(one.label), one.answer(record))  # open, none, or answered elsewhere
    if isinstance(one.kind, Link):
        return _Fact(_(one.label), "", one, value)
    return _Fact(_(one.label), one.text(record))


def _has_words(one: Field, record: Record, *, of_itself: bool) -> bool:
    """A stated fact is always told; an open question only of the record that is told, and if it is asked for."""
    if one.state(record) is not State.UNANSWERED:
        return True
    return of_itself and one.required is not FREE and one.asked_of(record)
