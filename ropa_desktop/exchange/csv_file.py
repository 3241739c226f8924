"""The activities as CSV, one a row, for a spreadsheet or a script; text in it is never a formula."""

import re
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from ropa_desktop.exchange import dates
from ropa_desktop.exchange.in_words import Words
from ropa_desktop.exchange.written import Written, replacing
from ropa_desktop.i18n import _, ngettext
from ropa_desktop.register.activities import ProcessingActivity
from ropa_desktop.register.citation import cited
from ropa_desktop.register.contents import Contents
from ropa_desktop.register.fields import Field
from ropa_desktop.register.on_behalf import ProcessingOnBehalf
from ropa_desktop.register.record import Record

# Spreadsheets take a cell that begins so for a formula; some also the full-width signs.
FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
_QUOTED = re.compile('[",\r\n]')
_POINT = re.compile(r"30\([12]\)(\([a-g]\))")


def write(contents: Contents, record: str, target: Path, progress: Callable[[int, int], None]) -> Written:
    """Write the controller's or the processor's record, in the language in force."""
    if record == "processor":
        cls, records, total = ProcessingOnBehalf, contents.on_behalf, contents.on_behalf_count
    else:
        cls, records, total = ProcessingActivity, contents.activities, contents.activity_count  # type: ignore[assignment]
    cells = _Cells()
    words = Words()
    state = _("register {id}, step {step}, {hash}").format(
        id=contents.standing.register_id, step=contents.standing.step, hash=contents.standing.short()
    )
    if contents.as_of:
        state = _("{state}, as recorded on {when}").format(state=state, when=dates.recorded(contents.as_of))
    if contents.in_force_on:
        state = _("{state}, in force on {day}").format(state=state, day=dates.in_words(contents.in_force_on))
    with replacing(target) as fresh:
        with fresh.open("w", encoding="utf-8-sig", newline="") as file:
            file.write(line([*(heading(one) for one in cls.fields), _("State of the register")]))
            for one in _counted(records, total, progress):
                file.write(line([cells.text(cell) for cell in (*words.row(one), state)]))
        if (found := _rows(fresh)) != total + 1:
            raise RuntimeError(f"{found} rows were read back, not {total + 1}")
    return Written(target, total, cells.notices())


def heading(one: Field) -> str:
    """The field's label with its point of Art. 30, or the article that asks for it."""
    if found := _POINT.match(one.article):
        return f"{found[1]} {_(one.label)}"
    if one.article and not one.article.startswith("30"):
        return f"{_(one.label)} ({cited(one.article)})"
    return _(one.label)


class _Cells:
    """Makes texts safe for a spreadsheet, and counts where that changed them."""

    def __init__(self) -> None:
        self._changed = 0

    def text(self, text: str) -> str:
        if not text.startswith(FORMULA):
            return text
        self._changed += 1
        return "'" + text

    def notices(self) -> tuple[str, ...]:
        if not self._changed:
            return ()
        words = ngettext(
            "%d text begins like a formula; an apostrophe stands before it.",
            "%d texts begin like a formula; an apostrophe stands before each.",
            self._changed,
        )
        return (words % self._changed,)


def _counted(records: Iterable[Record], total: int, progress: Callable[[int, int], None]) -> Iterator[Record]:
    progress(0, total)
    for done, record in enumerate(records, 1):
        yield record
        if done % 50 == 0 or done == total:
            progress(done, total)


def line(cells: Iterable[str]) -> str:
    """One row as csv.writer writes it, in a fifth of its time: rows of a register are long."""
    return ",".join(['"' + one.replace('"', '""') + '"' if _QUOTED.search(one) else one for one in cells]) + "\r\n"


def _rows(path: Path) -> int:
    """How many rows stand in the file: lines that end outside of quotes."""
    rows, inside = 0, False
    with path.open("rb") as file:
        while heap := file.read(1 << 20):
            parts = heap.split(b'"')
            rows += sum(part.count(b"\n") for part in parts[inside::2])
            inside ^= len(parts) % 2 == 0
    return rows
