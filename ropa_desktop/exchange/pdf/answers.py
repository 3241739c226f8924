"""What a record says to each question, as the cells of a document."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any, Final

from ropa_desktop.exchange import dates
from ropa_desktop.exchange.pdf.grid import Cell, Mark
from ropa_desktop.i18n import _
from ropa_desktop.register.fields import FREE, Field, State
from ropa_desktop.register.kinds import Choice, Choices, Link, Links, Rows
from ropa_desktop.register.record import Record

Pair = tuple[str, Cell]
_LONGEST_NAME: Final = 300


class Answers:
    """Puts records into words; remembers what a document says again and again."""

    def __init__(self) -> None:
        self.open: Final = Mark(_("Not yet answered"), "missing")
        self.none: Final = _("None")
        self._labels: dict[int, str] = {}

    def label(self, one: Field) -> str:
        """What the field is called in the language in force."""
        label = self._labels.get(id(one))
        if label is None:
            label = self._labels[id(one)] = _(one.label)
        return label

    def said(self, one: Field, record: Record, *, asked: bool = False) -> Cell | None:
        """The answer, that there is none, or that it is open; nothing where it is free, or not `asked` of it."""
        state = one.state(record)
        if state is State.GIVEN:
            return self.text(one, record) or record.answered_elsewhere(one.name)
        if state is not State.UNANSWERED:
            return self.none
        return self.open if asked or (one.required is not FREE and one.asked_of(record)) else None

    def text(self, one: Field, record: Record) -> str:
        """A given answer in words; each of several begins a line."""
        value, kind = one.value(record), one.kind
        if isinstance(kind, Choice):
            return "\n".join(kind.title(code) for code in (value if isinstance(kind, Choices) else (value,)))
        if isinstance(kind, Rows):
            return "\n".join(map(self.told, value))
        if isinstance(kind, Links):
            return "\n".join(map(named, value))
        if isinstance(kind, Link):
            return named(value)
        return dates.in_words(value) if isinstance(value, date) else one.text(record)

    def pairs(
        self, record: Record, names: Iterable[str], instead: Mapping[str, Cell | None] | None = None
    ) -> Iterator[Pair]:
        """Label and answer of each field that has one; `instead` puts a field's answer in other words."""
        for name in names:
            one = type(record).field(name)
            answer = instead[name] if instead and name in instead else self.said(one, record)
            if answer is not None:
                yield self.label(one), answer

    def told(self, row: Any) -> str:
        """A row in one sentence: every field that says something, with its label."""
        pairs = self.pairs(row, (one.name for one in type(row).fields))
        return "; ".join(f"{label}: {plain(answer)}" for label, answer in pairs) or row.title()


def plain(cell: Cell) -> str:
    """A cell's text without its tone."""
    return cell if isinstance(cell, str) else cell.text


def shortened(text: str, longest: int) -> str:
    """The text on one line, cut at a word with “…” where it is longer."""
    text = " ".join(text[: 4 * longest].split())
    if len(text) <= longest:
        return text
    head, _space, tail = text[:longest].rpartition(" ")
    return f"{head if len(tail) < longest // 3 and head else text[:longest]}…"


def named(record: Record) -> str:
    """The title by which another record refers to this one; a very long one stands in full where it is told."""
    title = record.title()
    return title if len(title) <= _LONGEST_NAME else shortened(title, _LONGEST_NAME)


def rest(cls: type[Record], *placed: Iterable[str]) -> tuple[str, ...]:
    """The declared fields that stand nowhere yet, so that a new one is never left out."""
    names = {name for group in placed for name in group}
    return tuple(one.name for one in cls.fields if one.name not in names)
