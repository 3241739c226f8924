"""On which day data fall due: the event, moved to where the period begins, and the period after it."""

from datetime import date
from typing import NamedTuple

from dateutil.relativedelta import relativedelta

from ropa_desktop.i18n import _
from ropa_desktop.register.retention import DataBatch, RetentionRule

_UNITS = {"D": "days", "W": "weeks", "M": "months", "Y": "years"}
_MONTHS = {"M": 1, "Y": 12}
_LEAST = {"D": 1, "W": 7, "M": 28, "Y": 365}
_MOST = {"D": 1, "W": 7, "M": 31, "Y": 366}


class Known(NamedTuple):
    """A day, or why there is none."""

    day: date | None
    why: str = ""


class Phases(NamedTuple):
    """When the period begins, when active use ends, when all of it ends; None for a day that is not known."""

    begins: date | None
    active_until: date | None
    until: date | None
    why: str = ""  # there is no `until`


def beginning(event: date, begins: str | None) -> date:
    """The day from which the period is counted; the event itself where nothing else is said."""
    if begins == "month-end":
        return _month_end(event.year, event.month)
    if begins == "quarter-end":
        return _month_end(event.year, (event.month + 2) // 3 * 3)
    return date(event.year, 12, 31) if begins == "year-end" else event


def ending(event: date, period: str, begins: str | None = None) -> date | None:
    """The last day of the period; None where no calendar has it (after the year 9999).

    What begins with the end of a month ends with the end of one: a month after 30 June is 31 July. What begins with
    an event on a day that the last month lacks ends with that month: a month after 31 January is the last of February.
    """
    first, (count, unit) = beginning(event, begins), parts(period)
    step = relativedelta(**{_UNITS[unit]: count})  # type: ignore[arg-type]
    if unit in _MONTHS and begins in ("month-end", "quarter-end", "year-end"):
        step += relativedelta(day=31)
    try:
        return first + step
    except (OverflowError, ValueError):
        return None


def parts(period: str) -> tuple[int, str]:
    """The number of a period such as P6M, and its unit."""
    return int(period[1:-1]), period[-1]


def shorter(one: str, other: str) -> bool:
    """Whether a period is shorter than another, whenever both begin; in doubt it is not."""
    (count, unit), (other_count, other_unit) = parts(one), parts(other)
    if unit in _MONTHS and other_unit in _MONTHS:
        return count * _MONTHS[unit] < other_count * _MONTHS[other_unit]
    return count * _MOST[unit] < other_count * _LEAST[other_unit]


def falls_due(rule: RetentionRule, batch: DataBatch) -> Known:
    """The last day on which the data are kept; what is held back or done has it, too."""
    if batch.event_on is None:
        return Known(None, _("The day of the event is not given."))
    if not rule.period:
        return Known(None, no_period(rule))
    if (day := ending(batch.event_on, rule.period, rule.begins)) is None:
        return Known(None, _("The period ends after the year 9999."))
    return Known(day)


def gone(batch: DataBatch, on: date) -> bool:
    """Whether the data were erased, or whatever their rule has in store for them, by a day."""
    return batch.erased_on is not None and batch.erased_on <= on


def no_period(rule: RetentionRule) -> str:
    """Why no day follows from a rule without a period."""
    if rule.criterion:
        return _("A criterion decides, not a period; no calendar knows when it is met.")
    return _("The rule has no period.")


def phases(rule: RetentionRule, batch: DataBatch) -> Phases:
    """Active use, and the restricted archive that follows it until the end."""
    until = falls_due(rule, batch)
    if batch.event_on is None:
        return Phases(None, None, None, until.why)
    active = ending(batch.event_on, rule.active_period, rule.begins) if rule.active_period else None
    return Phases(beginning(batch.event_on, rule.begins), active, until.day, until.why)


def _month_end(year: int, month: int) -> date:
    return date(year, month, 1) + relativedelta(day=31)
