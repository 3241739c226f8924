"""A record as words in one cell: what it says itself, what it owns, and what it points at."""

from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from ropa_desktop.i18n import _
from ropa_desktop.register.activities import ProcessingActivity
from ropa_desktop.register.chain import walk
from ropa_desktop.register.fields import FREE, Field, State
from ropa_desktop.register.kinds import SEPARATOR, Link, Links, Rows
from ropa_desktop.register.on_behalf import ProcessingOnBehalf
from ropa_desktop.register.record import Record
from ropa_desktop.register.records import BY_NAME

_DEEPEST = 8  # further links are named, not told
_NAMED = (ProcessingActivity, ProcessingOnBehalf)  # rows of their own


class _Linked(NamedTuple):
    """A record that another one links to: where it stands in a chain, and what it is called."""

    arrows: str
    row_id: str
    title: str
    record: Record


class _Links(NamedTuple):
    """An answer that consists of other records; what is said of them hangs on what was told before."""

    label: str
    owned: bool
    records: list[_Linked]


class _Said(NamedTuple):
    """What a record says under its title: words, and links between them."""

    title: str
    owner: Record | None
    answers: list[str | _Links]
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
                answer = _answer(one, record)
                yield answer if isinstance(answer, str) else self._tell(answer, 0)
            else:
                yield ""

    def _tell(self, links: _Links, depth: int) -> str:
        _label, owned, records = links
        found = [arrows + self._entry(row_id, title, one, owned, depth) for arrows, row_id, title, one in records]
        return (SEPARATOR if depth else "\n").join(found)

    def _entry(self, row_id: str, title: str, record: Record, owned: bool, depth: int) -> str:
        if row_id in self._told or depth >= _DEEPEST or isinstance(record, _NAMED):
            return title
        self._told.add(row_id)
        said = self._said.get((row_id, owned)) or self._read(row_id, title, record, owned)
        if said.owner and not owned and said.owner.id not in self._told:
            said = _said(record, f"{title}, {said.owner.title()}", owned)
        title, _owner, answers, whole = said
        if whole:
            return whole
        told = []
        for answer in answers:
            if isinstance(answer, str):
                told.append(answer)
            elif (words := self._tell(answer, depth + 1)) != title:
                told.append(answer.label + words)
        return f"{title} [{SEPARATOR.join(told)}]" if told else title

    def _read(self, row_id: str, title: str, record: Record, owned: bool) -> _Said:
        said = _said(record, title, owned)
        if not isinstance(said.owner, _NAMED):  # these are told in one row only
            self._said[row_id, owned] = said
        return said


def _said(record: Record, title: str, owned: bool) -> _Said:
    answers: list[str | _Links] = []
    for one in type(record).fields:
        if _has_words(one, record, of_itself=owned) and (answer := _answer(one, record)) != title:
            answers.append(f"{_(one.label)}: {answer}" if isinstance(answer, str) else answer)
    words = [answer for answer in answers if isinstance(answer, str)]
    whole = f"{title} [{SEPARATOR.join(words)}]" if words else title
    return _Said(title, record.owner(), answers, whole if len(words) == len(answers) else "")


def _answer(one: Field, record: Record) -> str | _Links:
    value = one.value(record)
    if one.state(record) is not State.GIVEN or value is None or value == []:
        return one.answer(record)  # open, none, or answered elsewhere
    if not isinstance(one.kind, Link):
        return one.text(record)
    if not isinstance(one.kind, Links):
        chain = [(0, value)]
    elif one.kind.target == "Engagement":
        chain = list(walk(list(value)))
    else:
        chain = [(0, other) for other in value]
    records = [_Linked("→ " * level, other.id, other.title(), other) for level, other in chain]
    return _Links(f"{_(one.label)}: ", isinstance(one.kind, Rows), records)


def _has_words(one: Field, record: Record, *, of_itself: bool) -> bool:
    """A stated fact is always told; an open question only of the record that is told, and if it is asked for."""
    if isinstance(one.kind, Rows) and _of_other_entries(one.kind.target):
        return False
    if one.state(record) is not State.UNANSWERED:
        return True
    return of_itself and one.required is not FREE and one.asked_of(record)


@cache
def _of_other_entries(class_name: str) -> bool:
    """Whether such rows name entries: they are facts of those, not of every entry that shares their owner."""
    links = (one.kind for one in BY_NAME[class_name].fields if isinstance(one.kind, Link))
    return any(BY_NAME[kind.target] in _NAMED for kind in links)
