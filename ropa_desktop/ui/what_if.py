"""What is supposed on the page “What if”: decisions that end, processors that are dropped, one or several at once."""

from collections import Counter
from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ropa_desktop.exchange import dates
from ropa_desktop.i18n import N_, _, ngettext
from ropa_desktop.register.engagements import Engagement, Transfer
from ropa_desktop.register.reference import ClauseSet, Decision, clause_sets
from ropa_desktop.register.what_if import endable
from ropa_desktop.ui.desk import Desk
from ropa_desktop.ui.pick_organisation import Company
from ropa_desktop.ui.plain import Drop, button, label

_FACTS = {
    "end_decision": N_("a decision ends"),
    "end_clauses": N_("clauses end"),
    "drop_processor": N_("a processor is dropped"),
}


class Which(Company):
    """Which decision or which processor, found by typing any part of its name."""

    fact = "end_decision"

    def words(self) -> str:
        """What stands before the field."""
        return _("&Which")

    def options(self) -> list[tuple[str, str]]:
        """The decisions, first those that a transfer names, or the organisations that process for somebody."""
        if self.fact == "end_decision":
            named = self._named("adequacy_decision")
            ordered = sorted(endable(), key=lambda one: (one.code not in named, one.valid_until is not None))
            return [(one.code, _told(one, named.get(one.code, 0))) for one in ordered]
        if self.fact == "end_clauses":
            used = self._named("clause_set", "tool")
            return [(one.code, _told(one, used.get(one.code, 0))) for one in clause_sets().values()]
        table = Engagement.__tablename__
        query = f"SELECT DISTINCT processor_id FROM {table} WHERE processor_id IS NOT NULL AND retired_on IS NULL"
        engaged = {row[0] for row in self.desk.raw.execute(query)}
        return [pair for pair in self.desk.options("Organisation") if pair[0] in engaged]

    def _named(self, *fields: str) -> dict[str, int]:
        """By how many transfers each is named, in one of these fields."""
        found: Counter[str] = Counter()
        for field in fields:
            name = Transfer.field(field).name
            query = f"SELECT {name}, count(*) FROM {Transfer.__tablename__} GROUP BY {name}"
            found.update({code: count for code, count in self.desk.raw.execute(query) if code})
        return found

    def chosen(self) -> str:
        """The code or id that is chosen; empty where what is typed names nothing."""
        return self._chosen if self.finder.typed() == self._title.strip() else ""

    def about(self, fact: str) -> None:
        """Offer what this kind of fact is about."""
        if fact != self.fact:
            self.fact = fact
            self.choose("")
            self.refresh()


class Controls(QObject):
    """What is supposed; `changed` tells that it is something else now."""

    changed = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._supposed: dict[str, list[str]] = {}
        self._wanting = ""
        self.fact = Drop()
        self.fact.setObjectName("fact")
        for fact, words in _FACTS.items():
            self.fact.addItem(_(words), fact)
        self.fact.setSizeAdjustPolicy(Drop.SizeAdjustPolicy.AdjustToContents)
        self.fact.setAccessibleName(_("What is supposed"))
        self.which = Which(desk)
        self.which.finder.setObjectName("which")
        self.which.finder.setMinimumContentsLength(27)
        self.show_it = button(_("Show what &breaks"), self.suppose, "suppose")
        self.add = button(_("Suppose this t&oo"), self.suppose_too, "suppose_too",
                          hint=_("Suppose this beside what is supposed already"))  # fmt: skip
        self._name = label(_("&Suppose"))
        self._name.setBuddy(self.fact)
        self.fact.currentIndexChanged.connect(lambda _place: self.which.about(self.fact.currentData()))

    def pieces(self) -> tuple[QWidget, ...]:
        """What is shown beside the day."""
        return (_together(self._name, self.fact), self.which, _together(self.show_it, self.add))

    def asked(self) -> dict[str, Any] | str:
        """What the answering function is given, or what is still to be chosen."""
        if self._wanting:
            return self._wanting
        if not self._supposed:
            return _("Choose what is supposed to happen, and on which day. Nothing in the register changes.")
        return {fact: tuple(found) for fact, found in self._supposed.items()}

    def wants_something(self) -> bool:
        """Whether anything is supposed, or was to be."""
        return bool(self._wanting or self._supposed)

    def forget(self) -> None:
        """Nothing is supposed any more."""
        self._supposed, self._wanting = {}, ""

    def suppose(self) -> None:
        """Show what breaks if this happens, and nothing else."""
        self._supposed = {}
        self.suppose_too()

    def suppose_too(self) -> None:
        """Show what breaks if this happens beside all that is supposed already."""
        found, held = self.which.chosen(), self._supposed.get(self.which.fact, [])
        self._wanting = "" if found else _("Pick from the list which one it is: typing any part of its name finds it.")
        if found:
            self._supposed[self.which.fact] = [*held, *([found] if found not in held else [])]
        self.changed.emit()

    def refresh(self) -> None:
        """Offer what the register holds now."""
        self.which.refresh()


def _together(*widgets: QWidget) -> QWidget:
    """Widgets that stay in one line where lines are broken."""
    held = QWidget()
    line = QHBoxLayout(held)
    line.setContentsMargins(0, 0, 0, 0)
    line.setSpacing(6)
    for one in widgets:
        line.addWidget(one)
    return held


def _told(one: Decision | ClauseSet, transfers: int) -> str:
    """A decision or a set of clauses in the list: its title and code, its end, and how many transfers name it."""
    words = [f"{_(one.title)} ({one.code})"]
    if one.valid_until is not None:
        words.append(_("until {day}").format(day=dates.in_words(one.valid_until)))
    if transfers:
        words.append(ngettext("%d transfer", "%d transfers", transfers) % transfers)
    return " · ".join(words)
