"""The work behind the overview: its figures and what changed since the last delivery, on a copy of the register."""

from typing import NamedTuple

from ropa_desktop.errors import KnownError
from ropa_desktop.i18n import _, ngettext
from ropa_desktop.register.overview import Overview, overview
from ropa_desktop.store import deliveries, handover
from ropa_desktop.store.register import Register
from ropa_desktop.ui.answering import Asked, watched
from ropa_desktop.ui.comparing import Wish, compared
from ropa_desktop.ui.work import Progress


class Since(NamedTuple):
    """How many records differ from what was handed over last; None where that cannot be told, and why."""

    number: int | None
    words: str
    hint: str
    handed_over: bool = True


class Seen(NamedTuple):
    """All that the page shows."""

    figures: Overview
    since: Since
    ours: bool  # whether an organisation is told for which the register is kept


def seen(fork: Register, asked: Asked, progress: Progress) -> Seen:
    """In a thread; whether somebody still waits is asked while the register is read."""
    progress(0, 0)
    contents = watched(handover.contents(fork, asked.organisation), progress)
    figures = overview(contents, asked.on)
    return Seen(figures, _since(fork, progress), bool(handover.kept_for(fork)))


def _since(fork: Register, progress: Progress) -> Since:
    if deliveries.last(fork) is None:
        return Since(None, _("not handed over yet"), _("Nothing was exported from this register yet."), False)
    try:
        found = compared(fork, Wish(since_delivery=True), progress)
    except KnownError as error:
        return Since(None, _("since the last delivery: cannot be told"), str(error))
    number = len(found.changes)
    words = ngettext("record differs from the last delivery", "records differ from the last delivery", number)
    return Since(number, words, found.remark)
