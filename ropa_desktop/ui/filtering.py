"""The chips of the list that is shown: what they ask, which answers there are, and how many records give each."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from ropa_desktop.i18n import _, figure
from ropa_desktop.register.fields import Field
from ropa_desktop.register.kinds import Choice, YesNo
from ropa_desktop.register.records import BY_NAME
from ropa_desktop.store import filters
from ropa_desktop.store.filters import ANY, CHIPS, NONE, Chip
from ropa_desktop.store.places import places
from ropa_desktop.ui.chip_picker import Answer

if TYPE_CHECKING:
    from ropa_desktop.ui.desk import Desk
    from ropa_desktop.ui.record_list import RecordList

PLACES = 4  # fields that are named; one line of a narrow list has no room for more


class Filtering:
    """Words and counts for the chips of a list, from the register that is open."""

    def __init__(self, desk: "Desk", shown: "RecordList") -> None:
        self._desk, self._list = desk, shown

    def _name(self) -> str:
        return self._list.shown

    def _chip(self, name: str) -> Chip:
        return CHIPS[self._name()][name]

    def chips(self) -> list[str]:
        """The chips of the list."""
        return list(CHIPS.get(self._name(), {}))

    def label(self, name: str) -> str:
        """The label of the field, or what is so."""
        chip = self._chip(name)
        return _(chip.fact) if chip.fact else _(self._field(name).label)

    def is_fact(self, name: str) -> bool:
        """Whether there is only one answer."""
        return bool(self._chip(name).fact)

    def answers(self, name: str) -> list[Answer]:
        """What the records say that fit all else; those that say nothing come last."""
        return self._asked(name)(self._desk.raw)

    def look(self, name: str, then: Callable[[list[Answer]], object]) -> None:
        """The same, given to `then` when it is found."""
        self._desk.look("answers", self._name(), self._asked(name), then)

    def _asked(self, name: str) -> Callable[[Any], list[Answer]]:
        chosen = {other: values for other, values in self._list.chips.chosen.items() if other != name}
        retired, words, desk, shown = self._list.retired.isChecked(), self._list.search.text(), self._desk, self._name()
        chip = self._chip(name)

        def ask(raw: Any) -> list[Answer]:
            ids = desk.find(shown, words, down=False, with_retired=retired, chosen=chosen, raw=raw)
            return self._counted(shown, name, filters.count(raw, chip, ids, desk.day), raw)

        return ask

    def _counted(self, shown: str, name: str, counted: dict[str, int], raw: Any) -> list[Answer]:
        some, none = counted.pop(ANY), counted.pop(NONE)
        titles = self._titles(name, list(counted), shown, raw)
        given = [Answer(value, words, counted[value]) for value, words in titles.items()]
        field = self._field(name, shown)
        if not isinstance(field.kind, Choice) or callable(field.kind.codes):
            given.sort(key=lambda one: one.words.casefold())
        else:  # in the order of the law
            places = {code: place for place, code in enumerate(field.kind.codes)}
            given.sort(key=lambda one: places.get(one.value, len(places)))
        if len(given) > 1:
            given.append(Answer(ANY, self._said(ANY), some))
        return [*given, Answer(NONE, self._said(NONE), none)] if none else given

    def words(self, name: str, values: Sequence[str]) -> list[str]:
        """Each by its title."""
        titles = self._titles(name, [value for value in values if value not in (ANY, NONE)])
        return [titles.get(value) or self._said(value) for value in values]

    def where(self, text: str, ids: Sequence[str], shown: str = "", raw: Any = None) -> str:
        """In which fields the words of a search stand, the most frequent first."""
        found = places(raw or self._desk.raw, BY_NAME[shown or self._name()], text, ids)
        if found is None:
            return ""
        told = [f"{_(name)} {figure(often)}" for name, often in found.fields.items()]
        more = ["…"] if len(told) > PLACES else []
        linked = [_("linked entries {n}").format(n=figure(found.linked))] if found.linked else []
        return _("Found in: {places}").format(places=" · ".join([*told[:PLACES], *more, *linked]))

    def _said(self, value: str) -> str:
        return _("any") if value == ANY else _("none stated") if value == NONE else value

    def _titles(self, name: str, values: Sequence[str], shown: str = "", raw: Any = None) -> dict[str, str]:
        chip, kind = CHIPS[shown or self._name()][name], self._field(name, shown).kind
        if chip.names:
            known = filters.names(raw or self._desk.raw, chip, values)
            return {value: known.get(value) or _("(no name yet)") for value in values}
        if isinstance(kind, YesNo):
            return {value: kind.to_text(value == filters.YES) for value in values}
        return {value: kind.title(value) if isinstance(kind, Choice) else value for value in values}

    def _field(self, name: str, shown: str = "") -> Field:
        owner, _dot, own = name.rpartition(".")
        return BY_NAME[owner or shown or self._name()].field(own)
