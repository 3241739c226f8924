"""The choice of an adequacy decision: the list that it chooses from changes while the window is open."""

from typing import Any

from ropa_desktop.register import choices
from ropa_desktop.register.kinds import Choice, Kind
from ropa_desktop.register.reference import counting
from ropa_desktop.ui.editors import Pick
from ropa_desktop.ui.finder import Finder


def is_decision(kind: Kind) -> bool:
    """Whether a field chooses among adequacy decisions."""
    return isinstance(kind, Choice) and kind.codes is choices.decisions


class DecisionPick(Pick):
    """Offers the decisions that count now, also those that were added a moment ago."""

    def __init__(self, kind: Choice) -> None:
        super().__init__(kind.titles())
        self._kind, self._offered = kind, counting()

    def show_value(self, value: Any) -> None:
        """The title of the value, from the list as it is now."""
        if counting() is not self._offered and not self.unkept and isinstance(self.drop, Finder):
            self._offered = counting()
            self.drop.offer(list(self._kind.titles().items()))
            self.drop.setCurrentIndex(-1)
        super().show_value(value)
