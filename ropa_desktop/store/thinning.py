"""Which backups are no longer needed: hours are kept for a day, days for a month, weeks for a year, months for ever."""

from collections.abc import Callable, Collection
from contextlib import suppress
from datetime import datetime, timedelta

from ropa_desktop.store.backup_names import Backup

GUARDED = {"by hand", "migration", "restore", "merge"}  # somebody meant these; each stays for a month
DAY, MONTH, YEAR = timedelta(days=1), timedelta(days=31), timedelta(days=366)


def superfluous(backups: Collection[Backup], now: datetime) -> list[Backup]:
    """Those that may go, the oldest first; the newest of each slot stays, and what is dated in the future."""
    newest = {_slot(one, now): one for one in sorted(backups)}  # a later one takes the place of an earlier one
    stay = {*newest.values(), *_last(backups)}
    return [one for one in sorted(backups) if one not in stay]


def thin(backups: Collection[Backup], now: datetime, opens: Callable[[Backup], bool]) -> list[Backup]:
    """Remove what is superfluous, and nothing where the newest does not open; gives what was removed."""
    going = superfluous(backups, now)
    if not going or not all(opens(one) for one in _last(backups)):
        return []
    gone = []
    for one in going:
        with suppress(OSError):  # somebody has it open, or it may not be removed: its turn comes again
            one.path.unlink()
            gone.append(one)
    return gone


def _last(backups: Collection[Backup]) -> set[Backup]:
    """The newest by the clock and the one that goes furthest; a restore or a wrong clock makes two of them."""
    return {max(backups), max(backups, key=lambda one: (one.step, one))} if backups else set()


def _slot(backup: Backup, now: datetime) -> tuple[object, ...]:
    age, at = now - backup.at, backup.at
    if age < timedelta(0) or (age <= MONTH and backup.reason in GUARDED):
        return ("itself", backup)
    if age <= DAY:
        return ("hour", at.date(), at.hour)
    if age <= MONTH:
        return ("day", at.date())
    if age <= YEAR:
        return ("week", at.year, at.month, at.isocalendar().week)  # a week of two months would leave one without any
    return ("month", at.year, at.month)
