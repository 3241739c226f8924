"""What the starting points say in a field, as examples of an answer there."""

from collections.abc import Callable, Iterator
from itertools import islice

from ropa_desktop.i18n import _
from ropa_desktop.register.starting_points import POINTS
from ropa_desktop.register.starting_points.point import StartingPoint
from ropa_desktop.register.starting_points.words import MEASURES

_MOST = 3


def _data(point: StartingPoint) -> str:
    return f"{_(point.data[0].category)}: {_(point.data[0].items)}"


def _told(point: StartingPoint) -> str:
    return f"{_(point.recipients[0].category)}. {_(point.recipients[0].reason)}" if point.recipients else ""


def _interest(point: StartingPoint) -> str:
    bases = [basis for goal in point.purposes for basis in goal.bases if basis.code == "A6-1-f"]
    return _(bases[0].why) if bases else ""


_SAYS: dict[tuple[str, str], Callable[[StartingPoint], str]] = {
    ("ProcessingActivity", "name"): lambda point: _(point.title),
    ("ProcessingActivity", "description"): lambda point: _(point.sentence),
    ("ProcessingActivity", "purposes"): lambda point: _(point.purposes[0].purpose),
    ("ProcessingActivity", "data"): _data,
    ("ProcessingActivity", "recipients"): _told,
    ("ProcessingActivity", "measures"): lambda point: _(MEASURES[point.measures[-1]][0]) if point.measures else "",
    ("Purpose", "purpose"): lambda point: _(point.purposes[0].purpose),
    ("Purpose", "legitimate_interest"): _interest,
    ("PersonalData", "category"): lambda point: _(point.data[0].category),
    ("PersonalData", "items"): lambda point: _(point.data[0].items),
    ("PersonalData", "data_subjects"): lambda point: _(point.data[0].subjects[0]),
    ("Recipient", "category"): lambda point: _(point.recipients[0].category) if point.recipients else "",
    ("Recipient", "reason"): lambda point: _(point.recipients[0].reason) if point.recipients else "",
    ("SecurityMeasure", "name"): lambda point: _(MEASURES[point.measures[-1]][0]) if point.measures else "",
    ("CategoryOfDataSubjects", "name"): lambda point: _(point.data[0].subjects[0]),
    ("CategoryOfPersonalData", "name"): lambda point: _(point.data[0].category),
}


def examples(class_name: str, field_name: str) -> list[tuple[str, str]]:
    """A few answers, each with the title of the starting point that gives it; none where they say nothing there."""
    says = _SAYS.get((class_name, field_name))
    return list(islice(_different(says), _MOST)) if says else []


def _different(says: Callable[[StartingPoint], str]) -> Iterator[tuple[str, str]]:
    seen: set[str] = set()
    for point in POINTS:
        words = says(point)
        if words and words not in seen:
            seen.add(words)
            yield words, _(point.title)
