"""Twenty common activities to begin with: words to change, and suggestions that count only once they are confirmed."""

from ropa_desktop.i18n import _
from ropa_desktop.register.starting_points import duties, online, outreach, premises, staff
from ropa_desktop.register.starting_points.point import StartingPoint

POINTS: tuple[StartingPoint, ...] = (
    staff.PAYROLL, staff.RECRUITMENT, staff.PERSONNEL, staff.TIME, staff.HEALTH,
    outreach.ORDERS, outreach.SUPPORT, outreach.NEWSLETTER, outreach.EVENTS,
    online.WEBSITE, online.ANALYTICS, online.LOGS, duties.TELEPHONE,
    premises.VIDEO, premises.VISITORS, premises.ACCESS,
    duties.ACCOUNTING, duties.SUPPLIERS, duties.REQUESTS, duties.WHISTLEBLOWING,
)  # fmt: skip


def sought(words: str) -> tuple[StartingPoint, ...]:
    """Those in whose title, sentence, purposes or data every word stands, in the title first; all for no words."""
    needles = words.casefold().split()
    found = [one for one in POINTS if all(needle in _text(one) for needle in needles)]
    return tuple(sorted(found, key=lambda one: not all(needle in _(one.title).casefold() for needle in needles)))


def _text(point: StartingPoint) -> str:
    purposes = (_(one.purpose) for one in point.purposes)
    categories = (f"{_(one.category)} {_(one.items)}" for one in point.data)
    return " ".join((_(point.title), _(point.sentence), *purposes, *categories)).casefold()
