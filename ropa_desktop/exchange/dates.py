"""Days in words that nobody takes for another day: 9 Mar 2026, in the language in force."""

from datetime import UTC, date, datetime
from functools import lru_cache

from babel import Locale
from babel.dates import format_date

from ropa_desktop import i18n

_REMEMBERED = 10_000


@lru_cache(_REMEMBERED)
def _formatted(day: date, language: str) -> str:
    return format_date(day, "d MMM y", Locale.parse(language, sep="-" if "-" in language else "_"))


def in_words(day: date) -> str:
    """The day with its month as a word."""
    return _formatted(day, i18n.language())


def moment(instant: str) -> str:
    """An instant of ISO 8601 as day and minute in UTC; empty where there is none."""
    if not instant:
        return ""
    at = datetime.fromisoformat(instant).astimezone(UTC)
    return f"{in_words(at.date())}, {at:%H:%M} UTC"


def recorded(until: date | datetime) -> str:
    """Until when a state was recorded: a day, or an instant."""
    return moment(until.isoformat()) if isinstance(until, datetime) else in_words(until)


def today() -> date:
    """The day that a document bears."""
    return date.today()
