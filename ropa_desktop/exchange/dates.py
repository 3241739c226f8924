"""Days in words that nobody takes for another day: 9 Mar 2026, in the language in force."""

from datetime import UTC, date, datetime

from ropa_desktop.i18n import as_day


def in_words(day: date) -> str:
    """The day with its month as a word."""
    return as_day(day)


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
