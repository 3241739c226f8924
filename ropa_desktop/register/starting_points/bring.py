"""Makes the records of a starting point from what was ticked; what the register has under the same name is used."""

from collections.abc import Callable, Collection, Iterable, Mapping
from typing import Any, TypeVar

from ropa_desktop.i18n import _
from ropa_desktop.register.activities import PersonalData, ProcessingActivity, Purpose, Recipient
from ropa_desktop.register.organisations import Organisation
from ropa_desktop.register.record import Record
from ropa_desktop.register.reference import RetentionSuggestion
from ropa_desktop.register.retention import RetentionRule
from ropa_desktop.register.retention_suggestions import values
from ropa_desktop.register.starting_points.periods import periods
from ropa_desktop.register.starting_points.point import Goal, Held, StartingPoint
from ropa_desktop.register.starting_points.proposals import Proposal, proposals
from ropa_desktop.register.starting_points.words import MEASURES, VULNERABLE
from ropa_desktop.register.systems import SecurityMeasure
from ropa_desktop.register.vocabulary import CategoryOfDataSubjects, CategoryOfPersonalData

R = TypeVar("R", bound=Record)
REUSED: tuple[type[Record], ...] = (CategoryOfDataSubjects, CategoryOfPersonalData, SecurityMeasure, RetentionRule)


class Shelf:
    """What the register has, by name; `fresh` is what was made because it was not there."""

    def __init__(self, there: Mapping[type[Record], Iterable[Record]]) -> None:
        self.fresh: list[Record] = []
        self._by_name: dict[tuple[type[Record], str], Record] = {}
        for cls in REUSED:
            for record in there.get(cls, ()):
                if getattr(record, "retired_on", None) is None:
                    self._by_name.setdefault((cls, _named(record)), record)

    def take(self, cls: type[R], name: str, make: Callable[[], R]) -> R:
        """The record of this name, made where there is none."""
        key = (cls, " ".join(name.split()).casefold())
        if key not in self._by_name:
            self._by_name[key] = made = make()
            self.fresh.append(made)
        found = self._by_name[key]
        assert isinstance(found, cls)
        return found


def records(
    point: StartingPoint, ticked: Collection[str], there: Mapping[type[Record], Iterable[Record]], **given: Any
) -> list[Record]:
    """The activity first, then what it needs and the register has not; `given` are further values of the activity.

    A key within another that is not ticked counts for nothing; neither does a second one of the same `either`.
    """
    controller = given.get("controller")
    country = (controller.country or "") if isinstance(controller, Organisation) else ""
    authority = controller.public_authority if isinstance(controller, Organisation) else None
    proposed = proposals(point, country, authority)
    chosen = _sound(proposed, ticked)
    shelf = Shelf(there)
    purposes = {
        place: _purpose(goal, f"purpose:{place}", chosen)
        for place, goal in enumerate(point.purposes) if f"purpose:{place}" in chosen
    }  # fmt: skip
    activity = ProcessingActivity(**{"name": _(point.title), "description": _(point.sentence), "status": "planned",
                                     **given})  # fmt: skip
    activity.purposes = list(purposes.values())
    for place, row in enumerate(point.data):
        if (key := f"data:{place}") in chosen:
            serves = [one for number, one in purposes.items() if not row.serves or number in row.serves]
            rule = _rule(periods(row.period, country), key, chosen, shelf)
            activity.data.append(_data(row, serves, rule, shelf))
    activity.recipients = [
        Recipient(category=_(one.category), kind=one.kind, reason=_(one.reason))
        for place, one in enumerate(point.recipients) if f"recipient:{place}" in chosen
    ]  # fmt: skip
    activity.measures = [_measure(name, shelf) for name in point.measures if f"measure:{name}" in chosen]
    if "questions" in chosen:
        activity.notes = _notes(point, proposed, chosen)
    return [activity, *shelf.fresh]


def _named(record: Record) -> str:
    return " ".join(str(getattr(record, "name", None) or getattr(record, "label", None) or "").split()).casefold()


def _sound(proposed: list[Proposal], ticked: Collection[str]) -> set[str]:
    chosen: set[str] = set()
    taken: set[str] = set()
    for one in proposed:
        if one.key in ticked and (not one.within or one.within in chosen) and one.either not in taken:
            chosen.add(one.key)
            taken |= {one.either} - {""}
    return chosen


def _purpose(goal: Goal, key: str, chosen: set[str]) -> Purpose:
    made = Purpose(purpose=_(goal.purpose))
    for number, basis in enumerate(goal.bases):
        if f"{key}:{number}" in chosen:
            setattr(made, "special_condition" if basis.condition else "legal_basis", basis.code)
    return made


def _data(row: Held, serves: list[Purpose], rule: RetentionRule | None, shelf: Shelf) -> PersonalData:
    def make() -> CategoryOfPersonalData:
        return CategoryOfPersonalData(name=name, special=row.special)

    name = _(row.category)
    return PersonalData(
        category=shelf.take(CategoryOfPersonalData, name, make),
        data_subjects=[_whose(subject, shelf) for subject in row.subjects],
        items=_(row.items), special=row.special, sources=row.sources, purposes=serves, retention_rule=rule,
    )  # fmt: skip


def _whose(words: str, shelf: Shelf) -> CategoryOfDataSubjects:
    name, vulnerable = _(words), True if words in VULNERABLE else None
    return shelf.take(CategoryOfDataSubjects, name, lambda: CategoryOfDataSubjects(name=name, vulnerable=vulnerable))


def _measure(key: str, shelf: Shelf) -> SecurityMeasure:
    name, group = _(MEASURES[key][0]), MEASURES[key][1]
    return shelf.take(SecurityMeasure, name, lambda: SecurityMeasure(name=name, group=group))


def _rule(found: tuple[RetentionSuggestion, ...], key: str, chosen: set[str], shelf: Shelf) -> RetentionRule | None:
    one = next((one for number, one in enumerate(found) if f"{key}:{number}" in chosen), None)
    if one is None:
        return None

    def make() -> RetentionRule:
        made = RetentionRule(label=title)
        for name, value in values(one, made).items():
            setattr(made, name, value)
        return made

    title = f"{_(one.records)} ({one.country})"  # the same records are kept for another time elsewhere
    return shelf.take(RetentionRule, title, make)


def _notes(point: StartingPoint, proposed: list[Proposal], chosen: set[str]) -> str:
    """The questions, and what was suggested and not confirmed, so that it can still be thought about."""
    lines = [_("To think about:"), *(f"– {_(question)}" for question in point.questions)]
    decided = {one.either for one in proposed if one.key in chosen and one.either}
    by_key = {one.key: one.words for one in proposed}
    left = [one for one in proposed if one.within in chosen and one.either not in decided]
    if left:
        lines += ["", _("Suggested and not confirmed yet:")]
        lines += [f"– {by_key[one.within]}: {one.words}" for one in left]
    return "\n".join(lines)
