"""One declaration a field: it drives form, list, check, Excel, PDF, import, history and help."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import Enum
from operator import attrgetter
from typing import Any

from ropa_desktop.i18n import _
from ropa_desktop.register.kinds import Kind


class Need(Enum):
    """How strongly a field is asked for."""

    MANDATORY = "M"
    WHERE_APPLICABLE = "A"
    WHERE_POSSIBLE = "P"
    ASKED = "R"  # by authorities' templates or another article
    FREE = ""


M, A, P, R, FREE = Need.MANDATORY, Need.WHERE_APPLICABLE, Need.WHERE_POSSIBLE, Need.ASKED, Need.FREE


class State(Enum):
    """Empty is not "none": a blank is a question not yet answered, "none" is a statement."""

    UNANSWERED = "unanswered"
    NONE = "none"
    GIVEN = "given"


def _always(record: Any) -> bool:
    return True


@dataclass(frozen=True)
class Field:
    """What one field of a record is called, how it is answered, and which article asks for it."""

    label: str
    kind: Kind
    article: str = ""
    required: Need = Need.FREE
    help: str = ""
    asked_of: Callable[[Any], bool] = _always
    was: tuple[str, ...] = ()
    name: str = ""

    def value(self, record: Any) -> Any:
        """What the record holds, in the kind's own type."""
        return getattr(record, self.name)

    def text(self, record: Any) -> str:
        """What the record holds, in words."""
        return self.kind.to_text(self.value(record))

    def state(self, record: Any) -> State:
        """Given, stated to be none, or not yet answered."""
        value = self.value(record)
        if not (value is None or value == "" or value == () or value == []):
            return State.GIVEN
        if self.name in record.stated_none:
            return State.NONE
        return State.GIVEN if record.answered_elsewhere(self.name) else State.UNANSWERED

    @property
    def may_be_none(self) -> bool:
        """Whether "none" is an answer to this question."""
        return self.required in (Need.WHERE_APPLICABLE, Need.WHERE_POSSIBLE)

    def answer(self, record: Any) -> str:
        """The text, or the words for "none" and for a question still open."""
        state = self.state(record)
        if state is State.GIVEN:
            return self.text(record) or str(record.answered_elsewhere(self.name))
        return _("None") if state is State.NONE else _("Not yet answered")


def reader(fields: Sequence[Field]) -> Callable[[Any], tuple[Any, ...]]:
    """Reads the values of several fields of a record at once, in a third of the time that a loop takes."""
    names = [one.name for one in fields]
    if not names:
        return lambda record: ()
    read = attrgetter(*names)
    return read if names[1:] else lambda record: (read(record),)


def field(
    kind: Kind,
    label: str,
    article: str = "",
    required: Need = Need.FREE,
    help: str = "",  # noqa: A002  (the word users know)
    asked_of: Callable[[Any], bool] = _always,
    was: tuple[str, ...] = (),
) -> Any:
    """Declare a field on a record's class; the class turns it into its column or relation."""
    return Field(label, kind, article, required, help, asked_of, was)
