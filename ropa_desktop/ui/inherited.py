"""On an entry's page: what reaches others through its processors and systems, and is stated there, not here."""

from collections.abc import Callable, Iterator
from typing import NamedTuple

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ropa_desktop.i18n import _
from ropa_desktop.register.effective import HOWS, Country, Effective, Entry, Origin, effective
from ropa_desktop.register.engagements import Engagement
from ropa_desktop.register.record import Record
from ropa_desktop.register.rules.roles import named, outside
from ropa_desktop.register.stands_on import of_transfer
from ropa_desktop.ui.desk import Desk
from ropa_desktop.ui.plain import button, label, short

MOST = 40  # lines of a group; the page of all chains shows every one


class Said(NamedTuple):
    """One line: what is inherited, from where, the record that states it, and what it stands on."""

    what: str
    way: str = ""
    record: Record | None = None
    ground: str = ""
    tone: str = ""


class _Line(QWidget):
    """Shows one after the other; the first of a group has the group's title above it."""

    def __init__(self, opened: Callable[[Record | None], object]) -> None:
        super().__init__()
        lines = QVBoxLayout(self)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(4)
        self._record: Record | None = None
        self._title = label("", "soft")
        self._title.setContentsMargins(0, 8, 0, 0)
        lines.addWidget(self._title)
        line = QHBoxLayout()
        line.setContentsMargins(12, 0, 0, 0)
        line.setSpacing(8)
        words = QVBoxLayout()
        words.setSpacing(0)
        self._what, self._ground, self._way = label("", wrap=True), label("", wrap=True), label("", "soft", wrap=True)
        for one in (self._what, self._ground, self._way):
            words.addWidget(one)
        line.addLayout(words, 1)
        self._go = button(_("Open"), lambda: opened(self._record), "flat")
        line.addWidget(self._go, 0, Qt.AlignmentFlag.AlignTop)
        lines.addLayout(line)

    def say(self, title: str, said: Said) -> None:
        """Show this one."""
        self._record = said.record
        for where, words in (
            (self._title, title), (self._what, short(said.what, 300)),
            (self._ground, short(said.ground, 300)), (self._way, short(said.way, 400)),
        ):  # fmt: skip
            where.setText(words)
            where.setVisible(bool(words))
        if self._ground.property("tone") != said.tone:
            self._ground.setProperty("tone", said.tone)
            self._ground.style().polish(self._ground)
        self._go.setVisible(said.record is not None)
        if said.record is not None:
            self._go.setAccessibleName(_("Open {name}").format(name=short(said.record.title())))


class Inherited(QWidget):
    """Recipients, countries and transfers that come with the chain; hidden where there are none."""

    opened = Signal(object)

    def __init__(self, desk: Desk, entry: Entry) -> None:
        super().__init__()
        self._desk, self.entry = desk, entry
        self._shown: list[tuple[str, list[Said]]] = []
        lines = QVBoxLayout(self)
        lines.setContentsMargins(0, 8, 0, 0)
        lines.setSpacing(8)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(label(_("Through the chain"), "section"))
        head.addWidget(label(_("stated with processors and systems, not here"), "soft", wrap=True), 1)
        lines.addLayout(head)
        self._groups = QVBoxLayout()
        self._groups.setSpacing(4)
        lines.addLayout(self._groups)
        self._lines: list[_Line] = []  # to make one costs more than all that is shown in it

    def refresh(self) -> None:
        """Show what is inherited on the day that is looked at."""
        for _step in self.refreshing():
            pass

    def refreshing(self) -> Iterator[None]:
        """The same, line by line."""
        found = effective(self.entry, self._desk.day).inherited()
        yield
        groups = [(_("Recipients"), list(self._recipients(found))), (_("Countries"), list(_countries(found)))]
        yield
        groups.append((_("Transfers"), list(self._transfers(found))))
        yield
        self.setVisible(any(said for _title, said in groups))
        if groups != self._shown:
            self._shown = []  # until all of it is: it may be left half way
            yield from self._showing([pair for title, said in groups for pair in _headed(title, said)])
            self._shown = groups

    def _showing(self, shown: list[tuple[str, Said]]) -> Iterator[None]:
        for place, (title, said) in enumerate(shown):
            if place == len(self._lines):
                self._lines.append(line := _Line(self.opened.emit))
                self._groups.addWidget(line)
            self._lines[place].say(title, said)
            yield
        for place, line in enumerate(self._lines):
            line.setVisible(place < len(shown))

    def _recipients(self, found: Effective) -> Iterator[Said]:
        for one in found.recipients:
            sub_processor = isinstance(one.record, Engagement)
            role = _("sub-processor, tier {n}").format(n=len(one.origin.way)) if sub_processor else _("importer")
            way = one.origin.above() if sub_processor else one.origin.words()
            yield Said(f"{one.words} – {role}", _through(one.origin, way), one.origin.record)

    def _transfers(self, found: Effective) -> Iterator[Said]:
        for transfer, origin in found.transfers:
            words, tone = of_transfer(transfer, self.entry, self._desk.day)
            yield Said(transfer.title(), _through(origin, origin.words()), origin.record, words, tone)


def _headed(title: str, lines: list[Said]) -> Iterator[tuple[str, Said]]:
    """The first lines of a group, and how many more there are."""
    for place, one in enumerate(lines[:MOST]):
        yield "" if place else title, one
    if len(lines) > MOST:
        more = _("… and {n} more; “What reaches whom” shows them all.").format(n=len(lines) - MOST)
        yield "", Said("", more)


def _countries(found: Effective) -> Iterator[Said]:
    """Those outside the EEA, each with everybody through whom it is reached; the others in one line."""
    why: dict[tuple[str, Origin], list[Country]] = {}
    for one in found.countries:
        why.setdefault((one.code, one.origin), []).append(one)
    for (code, origin), several in sorted(why.items(), key=lambda pair: named([pair[0][0]])):
        if outside(code):
            how = ", ".join(_(HOWS[one.how]) for one in several)
            yield Said(f"{named([code])} – {how}", _through(origin, origin.words()), origin.record)
    if inside := {code for code, _origin in why if not outside(code)}:
        yield Said(_("In the EEA: {countries}").format(countries=named(inside)))


def _through(origin: Origin, way: str) -> str:
    words = _("through {way}").format(way=way)
    return _("{way} (planned)").format(way=words) if origin.planned else words
