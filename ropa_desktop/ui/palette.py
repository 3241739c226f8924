"""Anything by a few of its letters: deeds with their keys, lists, questions, and records by their title."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property, partial
from heapq import nsmallest
from typing import TYPE_CHECKING, Any
from unicodedata import combining, normalize

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QDialog, QHeaderView, QLineEdit, QTreeWidget, QTreeWidgetItem, QVBoxLayout, QWidget

from ropa_desktop.i18n import _
from ropa_desktop.store.lists import LISTINGS, OWNER, Listing
from ropa_desktop.ui import actions
from ropa_desktop.ui.navigation import LISTS
from ropa_desktop.ui.plain import LONGEST, as_tooltip, label, short
from ropa_desktop.ui.questions import QUESTIONS
from ropa_desktop.ui.size import now, px

if TYPE_CHECKING:
    from ropa_desktop.ui.main_window import MainWindow

MOST = 50  # entries that are shown
ENOUGH = 2  # letters from which records are looked for, too
SURE = 4  # letters from which a slip is forgiven; with fewer of them everything resembles everything
NEAR = 72  # per cent of its letters that a part of what is typed shares with what is meant
_BETWEEN = re.compile(r"[\W_]+")
_NAMING = frozenset({"code", "name", "label", "processor", "service", "importer", "activity", "engagement", OWNER})
_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1, Qt.Key.Key_PageUp: -10, Qt.Key.Key_PageDown: 10}


@dataclass(frozen=True)
class Entry:
    """What can be done or gone to: its words, of which kind it is, and the keys that do the same."""

    words: str
    kind: str
    keys: str
    does: Callable[[], object]

    @cached_property
    def plain(self) -> str:
        """Its words as they are compared; they go with the entry, so that nothing of a closed register stays."""
        return _plain(self.words)


class Palette:
    """Knows what the window offers at this moment."""

    def __init__(self, window: "MainWindow") -> None:
        self._window = window

    def show(self) -> None:
        """The list, over the window."""
        self._window.ask(PaletteDialog(self._deeds() + self._places(), self._records, self._window))

    def _deeds(self) -> list[Entry]:
        found = []
        for deed in actions.DEEDS:
            action = self._window.deeds[deed.name]
            if action.isEnabled() and deed.name != "anything":
                native = QKeySequence.SequenceFormat.NativeText
                keys = ", ".join(one.toString(native) for one in action.shortcuts())
                kind = _(deed.menu).replace("&", "")
                found.append(Entry(actions.words_of(deed), kind, keys, action.trigger))
        return found

    def _places(self) -> list[Entry]:
        window = self._window
        if window.desk is None:
            return []
        go = window.workspace.navigation.go
        lists = [Entry(_(words), _("List"), "", partial(go, name)) for name, words in LISTS]
        return lists + [Entry(_(one.words), _("Question"), "", partial(go, one.name)) for one in QUESTIONS]

    def _records(self) -> list[Entry]:
        """Every record of the lists, by what names it there; no class is asked."""
        desk = self._window.desk
        if desk is None:
            return []
        return [
            Entry(title, _(words), "", partial(self._open, name, row_id))
            for name, words in LISTS
            for row_id, title in titles(LISTINGS[name], desk.raw)
        ]

    def _open(self, class_name: str, row_id: str) -> None:
        from ropa_desktop.register.records import BY_NAME

        desk = self._window.desk
        if desk and (record := desk.get(BY_NAME[class_name], row_id)) is not None:
            self._window.workspace.open(record)


def titles(listing: Listing, connection: Any) -> list[tuple[str, str]]:
    """The id of each record that is not set aside, and what names it in its list."""
    naming = [column.sql for column in listing.columns if column.field in _NAMING]
    where = f"WHERE {listing.retired} IS NULL" if listing.retired else ""
    rows = connection.execute(f"SELECT t.id, {', '.join(naming)} FROM {listing.table} t {where}")
    return [(row[0], " · ".join(str(part) for part in row[1:] if part)) for row in rows]


def matching(wanted: str, entries: list[Entry], most: int = MOST) -> list[Entry]:
    """The entries that are meant, best first: what has the very letters goes before what only resembles them."""
    asked = _plain(wanted)
    if not asked:
        return entries[:most]
    texts = [entry.plain for entry in entries]
    parts = asked.split()
    very: list[int] = list(range(len(texts)))
    for part in parts:
        very = [place for place in very if part in texts[place]]
    found = nsmallest(
        most, very, key=lambda place: (not texts[place].startswith(asked), asked not in texts[place], place)
    )
    if len(found) < most and len(asked) >= SURE:
        found += _resembling(parts, texts, set(very))
    return [entries[place] for place in found[:most]]


def _resembling(parts: list[str], texts: list[str], known: set[int]) -> list[int]:
    """The places where each part stands with a slip or two."""
    from rapidfuzz import fuzz, process

    scores: dict[int, float] = dict.fromkeys(range(len(texts)), 0.0)
    for part in parts:
        left = {place: texts[place] for place in scores}
        near = process.extract(part, left, scorer=fuzz.partial_ratio, score_cutoff=NEAR, limit=None)
        scores = {place: scores[place] + score for _text, score, place in near}
    return sorted((place for place in scores if place not in known), key=lambda place: (-scores[place], place))


def _plain(words: str) -> str:
    """Small letters without marks, and a blank for all that is no letter or figure."""
    bare = words.casefold()
    if not bare.isascii():
        bare = "".join(one for one in normalize("NFKD", bare) if not combining(one))
    return _BETWEEN.sub(" ", bare).strip()


class PaletteDialog(QDialog):
    """A line to type in, and below it what is meant; the keyboard stays in the line."""

    def __init__(self, entries: list[Entry], records: Callable[[], list[Entry]], window: QWidget) -> None:
        super().__init__(window)
        self.setWindowTitle(_("Anything"))
        self.setAccessibleName(_("Anything"))
        self._entries, self._read, self._records = entries, records, list[Entry]()
        self.shown: list[Entry] = []
        lines = QVBoxLayout(self)
        lines.setContentsMargins(12, 12, 12, 12)
        lines.setSpacing(8)
        self.line = QLineEdit()
        self.line.setObjectName("wanted")
        self.line.setMaxLength(LONGEST)
        self.line.setPlaceholderText(_("A command, a list, a question, or a record"))
        self.line.setAccessibleName(_("A command, a list, a question, or a record"))
        self.line.setAccessibleDescription(_("Up and Down choose, Enter does it, Esc closes"))
        self.line.installEventFilter(self)
        self.list = self._make_list()
        self.hint = label("", "soft", wrap=True)
        for widget in (self.line, self.list, self.hint):
            lines.addWidget(widget)
        self.line.textChanged.connect(self._find)
        self.list.itemActivated.connect(lambda _item, _column: self.do())
        self.list.itemClicked.connect(lambda _item, _column: self.do())
        self.list.currentItemChanged.connect(self._announce)
        self._place(window)
        self._find("")
        self.line.setFocus()

    def _make_list(self) -> QTreeWidget:
        made = QTreeWidget()
        made.setObjectName("found")
        made.setAccessibleName(_("What is meant"))
        made.setColumnCount(3)
        made.setHeaderHidden(True)
        made.setRootIsDecorated(False)
        made.setUniformRowHeights(True)
        made.setAllColumnsShowFocus(True)
        made.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        header = made.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        for column in (1, 2):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.ResizeToContents)
        return made

    def _place(self, window: QWidget) -> None:
        wide, high = min(px(640), window.width() - 40), min(px(420), window.height() - 60)
        self.resize(wide * 100 // now(), high * 100 // now())  # it grows when it is shown
        corner = window.mapToGlobal(window.rect().topLeft())
        self.move(corner.x() + (window.width() - wide) // 2, corner.y() + px(48))

    def _find(self, typed: str) -> None:
        wanted = typed.strip()
        if len(wanted) >= ENOUGH and not self._records:
            self._records = self._read()
        known = self._entries + (self._records if len(wanted) >= ENOUGH else [])
        self.shown = matching(wanted, known)
        self.list.clear()
        for entry in self.shown:
            item = QTreeWidgetItem([short(" ".join(entry.words.split())), entry.kind, entry.keys])
            item.setToolTip(0, as_tooltip(entry.words))
            item.setForeground(1, self.palette().placeholderText())
            self.list.addTopLevelItem(item)
        self.choose(0)
        self.hint.setText("" if self.shown else _("Nothing is called so."))
        self.hint.setVisible(not self.shown)

    def _announce(self, item: QTreeWidgetItem | None, _before: object = None) -> None:
        """Tell a screen reader what Enter would do now: the focus stays where one types."""
        if item is not None and self.line.hasFocus():
            words = ", ".join(part for part in (item.text(0), item.text(1), item.text(2)) if part)
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self.line, words))

    def do(self) -> None:
        """Do what is chosen, once this list is gone."""
        place = self.chosen()
        if 0 <= place < len(self.shown):
            self.accept()
            self.shown[place].does()

    def chosen(self) -> int:
        """The place of what Enter would do, -1 where nothing is meant."""
        item = self.list.currentItem()
        return self.list.indexOfTopLevelItem(item) if item is not None else -1

    def choose(self, place: int) -> None:
        """Go to a place, or as near as there is one."""
        if item := self.list.topLevelItem(min(max(place, 0), len(self.shown) - 1)):
            self.list.setCurrentItem(item)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Up and Down go through the list while one types."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            key = Qt.Key(event.key())
            if key in _STEPS:
                self.choose(self.chosen() + _STEPS[key])
                return True
            if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self.do()
                return True
        return super().eventFilter(watched, event)
