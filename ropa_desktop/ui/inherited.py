"""On an entry's page: what reaches others through its processors and systems, and is stated there, not here."""

from collections.abc import Iterator
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
from ropa_desktop.ui.plain import button, clear, label, short

MOST = 40  # lines of a group; the page of all chains shows every one


class Said(NamedTuple):
    """One line: what is inherited, from where, the record that states it, and what it stands on."""

    what: str
    way: str = ""
    record: Record | None = None
    ground: str = ""
    tone: str = ""


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

    def refresh(self) -> None:
        """Show what is inherited on the day that is looked at."""
        found = effective(self.entry, self._desk.day).inherited()
        groups = [
            (_("Recipients"), list(self._recipients(found))),
            (_("Countries"), list(_countries(found))),
            (_("Transfers"), list(self._transfers(found))),
        ]
        self.setVisible(any(said for _title, said in groups))
        if groups != self._shown:
            self._shown = groups
            clear(self._groups)
            for title, said in groups:
                self._show(title, said)

    def _show(self, title: str, lines: list[Said]) -> None:
        if not lines:
            return
        heading = label(title, "soft")
        heading.setContentsMargins(0, 8, 0, 0)
        self._groups.addWidget(heading)
        for one in lines[:MOST]:
            self._groups.addWidget(self._line(one))
        if len(lines) > MOST:
            more = _("… and {n} more; “What reaches whom” shows them all.").format(n=len(lines) - MOST)
            self._groups.addWidget(label(more, "soft", wrap=True))

    def _line(self, one: Said) -> QWidget:
        made = QWidget()
        line = QHBoxLayout(made)
        line.setContentsMargins(12, 0, 0, 0)
        line.setSpacing(8)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(label(short(one.what, 300), wrap=True))
        if one.ground:
            words.addWidget(label(short(one.ground, 300), one.tone, wrap=True))
        if one.way:
            words.addWidget(label(short(one.way, 400), "soft", wrap=True))
        line.addLayout(words, 1)
        if (record := one.record) is not None:
            go = button(_("Open"), lambda: self.opened.emit(record), "flat")
            go.setAccessibleName(_("Open {name}").format(name=short(record.title())))
            line.addWidget(go, 0, Qt.AlignmentFlag.AlignTop)
        return made

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
