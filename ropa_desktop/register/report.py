"""An answer that is computed from the register for a day: shown as a page, written as workbook and PDF, printed."""

from datetime import date
from typing import TYPE_CHECKING, Literal, NamedTuple

from ropa_desktop.register.contents import Standing

if TYPE_CHECKING:
    from ropa_desktop.register.world import World

Tone = Literal["", "missing", "advice", "stands", "soft"]
Cell = str | int | date | None


class Heading(NamedTuple):
    """A column: its words, and its share of the width beside the others."""

    words: str
    weight: int = 10


class Line(NamedTuple):
    """One row of a part, with the record that it leads to; the tone is never the only thing that tells."""

    cells: tuple[Cell, ...]
    tone: Tone = ""
    class_name: str = ""  # of the record that it leads to, or of a row of one
    record_id: str = ""
    field_name: str = ""  # the field to go to, where it is about one


class Part(NamedTuple):
    """A table under a title of its own; `none` is what is said where it has no line."""

    title: str
    headings: tuple[Heading, ...]
    lines: tuple[Line, ...]
    says: str = ""
    none: str = ""
    tone: Tone = ""


class Report(NamedTuple):
    """What is asked, what is answered, for which day and organisation, and from which state of which register."""

    name: str  # never translated: "transfers", "due"
    title: str
    says: str
    day: date
    parts: tuple[Part, ...]
    standing: Standing
    organisation: str = ""
    world: "World | None" = None  # where a map shows the same

    def lines(self) -> int:
        """How many lines it has."""
        return sum(len(part.lines) for part in self.parts)
