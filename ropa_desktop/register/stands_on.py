"""What a transfer, or all that a processor sends abroad, stands on, in a few words for a list."""

from collections.abc import Iterator
from datetime import date

from ropa_desktop.i18n import _, as_day
from ropa_desktop.register.activities import ProcessingActivity
from ropa_desktop.register.effective import Entry
from ropa_desktop.register.engagements import Engagement, Transfer
from ropa_desktop.register.kinds import SEPARATOR
from ropa_desktop.register.report import Tone
from ropa_desktop.register.rules.roles import country_of, law_of, named, outside_among
from ropa_desktop.register.rules.transfers import countries_told
from ropa_desktop.register.verdict import GROUNDS, Known, Verdict, people_of, verdict

Said = tuple[str, Tone]
_WORST: tuple[Tone, ...] = ("missing", "advice", "stands", "")


def of_transfer(transfer: Transfer, entry: Entry, on: date) -> Said:
    """What it rests on for this entry on a day, and whether something is still to be confirmed."""
    found = verdict(transfer, on, known(entry))
    words = ": ".join(filter(None, (_(GROUNDS[found.ground]), _what(transfer, found))))
    if found.ground == "nothing":
        return words, "missing"
    return (_("{ground} (to be confirmed)").format(ground=words), "advice") if found.open() else (words, "stands")


def known(entry: Entry) -> Known:
    """What an entry tells of the transfers that stand with others in its chain."""
    if isinstance(entry, ProcessingActivity):
        sender, (staff, others) = entry.controller, people_of(entry)
    else:
        sender, staff, others = entry.processor, None, None
    return Known(staff, others, frozenset({law_of(sender)} - {""}))


def of_engagement(engagement: Engagement, entry: Entry, on: date) -> Said:
    """All that a processor sends abroad, each with its ground; and the third countries that no transfer names."""
    said = list(_each(engagement, entry, on))
    if said:
        return SEPARATOR.join(words for words, _tone in said), min((tone for _words, tone in said), key=_WORST.index)
    if engagement.storage_countries or engagement.access_countries:
        return _("no third country"), "stands"
    return _("countries not told"), "advice"


def _each(engagement: Engagement, entry: Entry, on: date) -> Iterator[Said]:
    for transfer in engagement.transfers:
        words, tone = of_transfer(transfer, entry, on)
        country = country_of(transfer)
        yield f"{named([country]) if country else transfer.title()} – {words}", tone
    untold = set(outside_among(engagement.storage_countries, engagement.access_countries))
    if untold := untold - countries_told([engagement]):
        yield _("{countries} – no transfer is told").format(countries=named(untold)), "missing"


def _what(transfer: Transfer, found: Verdict) -> str:
    if found.ground == "nothing":
        return next((one.sentence for one in found.reasons if one.state == "fails"), "").rstrip(".")
    if found.decision is not None:
        until = _("until {day}").format(day=as_day(found.until)) if found.until else ""
        return ", ".join(filter(None, (_(found.decision.title), until)))
    return type(transfer).field("tool").text(transfer)
