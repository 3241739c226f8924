"""What is to be compared with what, and the work of it: on forks, beside the window."""

from contextlib import ExitStack
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from ropa_desktop.register.changes import Comparison
from ropa_desktop.store.as_of import as_of
from ropa_desktop.store.compare import compare
from ropa_desktop.store.key import Key
from ropa_desktop.store.register import Register
from ropa_desktop.store.since import since
from ropa_desktop.ui.work import Progress


@dataclass(frozen=True)
class Wish:
    """What the user chose: since the last delivery, or from a day, to a day or today; or another file with today."""

    since_delivery: bool = False
    earlier: date | None = None
    later: date | None = None
    other: Path | None = None
    key: Key | None = field(default=None, repr=False)  # of the other file, where it is encrypted


def compared(fork: Register, wish: Wish, progress: Progress) -> Comparison:
    """The comparison; it outlives the registers that it was made from."""
    remark = ""
    with ExitStack() as held:
        before = after = fork
        if wish.other is not None:
            before = held.enter_context(Register.open(wish.other, read_only=True, key=wish.key))
        elif wish.since_delivery:
            moment, remark = since(fork)
            before = held.enter_context(as_of(fork, moment))
        elif wish.earlier is not None:
            before = held.enter_context(as_of(fork, wish.earlier))
        if wish.later is not None:
            after = held.enter_context(as_of(fork, wish.later))
        return replace(compare(before, after, progress), remark=remark)
