"""The options by which a command looks at an earlier state, or at the entries that were in force on a day."""

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, datetime
from typing import TYPE_CHECKING, Any, TypeVar

import click

from ropa_desktop.errors import KnownError
from ropa_desktop.i18n import _, ngettext

if TYPE_CHECKING:
    from ropa_desktop.register.contents import Contents
    from ropa_desktop.store.as_of import Moment
    from ropa_desktop.store.register import Register

F = TypeVar("F", bound=Callable[..., Any])
_STEP = "step:"
_TIME = re.compile(
    r"\d{4}-\d\d-\d\d[T ]\d\d:\d\d(?P<second>:\d\d(?P<part>\.\d{1,6})?)?(?P<zone>Z|[+-]\d\d:\d\d)?", re.ASCII
)


def dated(command: F) -> F:
    """Give a command `--as-of` and `--in-force-on`."""
    for option in (
        click.option("--in-force-on", metavar="DAY", callback=_of_day, help=(
            "Only entries in force on this day by their own dates: without a first day they always were, "
            "without a last day they still are.")),
        click.option("--as-of", metavar="WHEN", callback=_of_moment, help=(
            "The register as recorded until the end of a day (2026-01-31), until a time (2026-01-31T08:15Z) "
            "or with a step (step:57).")),
    ):  # fmt: skip
        command = option(command)
    return command


def moment(text: str) -> "Moment":
    """What `--as-of` says; raises KnownError where it says nothing."""
    said = text.strip()
    if said.startswith(_STEP) and re.fullmatch(r"[0-9]{1,15}", number := said.removeprefix(_STEP)):
        return int(number)
    try:
        return date.fromisoformat(said)
    except ValueError:
        pass
    if not (form := _TIME.fullmatch(said)):
        words = _("“{text}” is no day (2026-01-31), no time (2026-01-31T08:15Z) and no step (step:57).")
        raise KnownError(words.format(text=text[:40]))
    if not form["zone"]:
        raise KnownError(_("“{text}” does not say in which zone; add a Z for UTC.").format(text=text[:40]))
    try:
        at = datetime.fromisoformat(said)
    except ValueError:
        raise KnownError(_("“{text}” is no time of any day.").format(text=text[:40])) from None
    # As a day means its end, so does a minute, and so does a second.
    return at.replace(
        second=at.second if form["second"] else 59, microsecond=at.microsecond if form["part"] else 999_999
    )


@contextmanager
def as_it_stood(register: "Register", when: "Moment | None") -> "Iterator[Register]":
    """The register of that moment, or the one of today where none is given; KnownError where it held nothing yet."""
    from ropa_desktop.exchange import dates
    from ropa_desktop.store import steps
    from ropa_desktop.store.as_of import as_of, step_at

    if when is None or register.head() is None:
        yield register
        return
    if step_at(register.connection, when) == 0 and (first := steps.read(register.connection, 1)):
        raise KnownError(
            _("This register held nothing yet: its first step was recorded on {first}. Nothing was written.").format(
                first=dates.moment(first.at)
            )
        )
    with as_of(register, when) as past:
        yield past


def said(contents: "Contents", record: str = "") -> list[str]:
    """Which state it is, and how many entries are left out of a record (of both without a name), for the terminal."""
    from ropa_desktop.exchange import dates

    lines = []
    if contents.as_of is not None:
        words = _("As recorded on {when} (step {n}).")
        lines.append(words.format(when=dates.recorded(contents.as_of), n=contents.standing.step))
    if contents.in_force_on is not None:
        out = sum(count for name, count in contents.not_in_force.items() if record in ("", name))
        words = ngettext(
            "Only what was in force on %(day)s; %(count)d entry was not.",
            "Only what was in force on %(day)s; %(count)d entries were not.",
            out,
        )
        lines.append(words % {"day": dates.in_words(contents.in_force_on), "count": out})
    return lines


def _of_moment(_context: click.Context, _parameter: click.Parameter, text: str | None) -> "Moment | None":
    return None if text is None else moment(text)


def _of_day(_context: click.Context, _parameter: click.Parameter, text: str | None) -> date | None:
    try:
        return None if text is None else date.fromisoformat(text.strip())
    except ValueError:
        raise KnownError(_("“{text}” is not a day; write it as 2026-01-31.").format(text=text[:40])) from None  # type: ignore[index]
