"""How long the window is deaf to its user at the longest, for each deed over 10,000 activities.

The unit is a fixed loop of plain Python, measured in the same process: about 50 ms on the machine on which the aim was
set. Each deed is done by events, as hands do it, several times; the quietest time counts, since others use the machine.
"""

import json
import shutil
import sys
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

from benchmarks.measure import Measured, child, folder, register

WORDS = ("data p", "e", "personal data", "of th", "zebra")
FILTERS = ("Purpose.legal_basis", "Transfer.country", "PersonalData.special", "status", "process_owner", "overdue")


def run() -> Iterator[Measured]:
    path = shutil.copy(register(10_000), folder() / "blocks.ropa")
    told = json.loads(child("blocks", str(path)))
    unit = told.pop("unit")[0]
    for what, (wall, worked) in told.items():
        seen = f"{wall * 1000:.0f} ms, processor {worked * 1000:.0f} ms"
        yield Measured(f"block: {what}", wall / unit, "x", 1, seen)


def main(path: Path, only: str = "", turns: int = 3) -> None:
    """Do each deed in a window on this register, and print the longest block of each."""
    from benchmarks.watched import Block, Watch, longest, opened, unit

    window, watch = opened(path), Watch()
    found = {"unit": Block(unit(), 0.0)}
    for what, deed in Deeds(window, watch).all().items():
        if only in what:
            found[what] = longest(watch, deed, turns)
            print(f"{what:<50}{found[what].wall * 1000:8.0f} {found[what].worked * 1000:8.0f}", flush=True)
    window.close()
    print(json.dumps(found))


class Deeds:
    """What hands do in the window."""

    def __init__(self, window: Any, watch: Any) -> None:
        self._window, self._space, self._watch = window, window.workspace, watch
        self._list = window.workspace.list
        self._times = 0

    def all(self) -> dict[str, Callable[[], object]]:
        """Each by what it is called."""
        return {
            **{f"search for “{words}”": partial(self.search, words) for words in WORDS},
            "search, each letter for itself": lambda: self.search("personal data", 220),
            "scroll by wheel": self.scroll,
            "scroll by pages, to the end and back": self.pages,
            **{f"sort by column {place + 1}": partial(self.sort, place) for place in range(3)},
            **{f"filter: {name}": partial(self.filter, name) for name in FILTERS},
            "filter: three chips": self.three,
            "a kept view": self.view,
            "open a record, by Down": lambda: self.down(10, 250),
            "records while Down is held": lambda: self.down(30, 33),
            "Tab through a record": self.tab,
            "F8 to the next gap": self.gap,
            "edit a field": self.edit,
            "undo the edit": self.undo_edit,
            "the list of another class": self.others,
            "a record of another class": self.other_record,
            "the overview": lambda: self.ask("overview"),
            "the answer to “Findings”": lambda: self.ask("findings"),
            "the answer to “What reaches whom”": lambda: self.ask("chains"),
            "scroll while an answer is worked out": self.scroll_meanwhile,
            "export begun": self.export,
            "undo of a step of 10,000": self.undo,
            "redo of a step of 10,000": self.redo,
        }

    def activities(self) -> None:
        from benchmarks.watched import until, wait

        if self._space.navigation.current() != "ProcessingActivity":
            self._space.navigation.go("ProcessingActivity")
        until(self.rested)
        wait(50)

    def rested(self) -> bool:
        """Whether nothing is on its way to the list."""
        return not self._list._rest.isActive() and not self._window.desk.looking.is_busy()

    def search(self, words: str, pause: int = 60) -> None:
        from PySide6.QtCore import Qt

        from benchmarks.watched import press, type_in, until, wait

        self._list.search.setFocus()
        type_in(self._list.search, words, pause)
        until(self.rested)
        wait(100)
        press(self._list.search, Qt.Key.Key_Escape)
        self._list.search.clear()
        until(self.rested)
        wait(100)

    def scroll(self) -> None:
        from benchmarks.watched import wheel

        wheel(self._list.table.viewport(), -360, 60)
        wheel(self._list.table.viewport(), 360, 60)

    def pages(self) -> None:
        from benchmarks.watched import wait

        bar = self._list.table.verticalScrollBar()
        for part in (*range(0, 101, 5), 0):
            bar.setValue(bar.maximum() * part // 100)
            wait(30)

    def sort(self, place: int) -> None:
        from PySide6.QtCore import QPoint

        from benchmarks.watched import click, until, wait

        header = self._list.table.horizontalHeader()
        at = QPoint(header.sectionViewportPosition(place) + header.sectionSize(place) // 2, header.height() // 2)
        for _way in range(2):
            click(header.viewport(), at)
            wait(30)
            until(self.rested)
            wait(50)

    def filter(self, name: str, keep: bool = False) -> None:
        from PySide6.QtCore import Qt

        from benchmarks.watched import press, until, wait

        chips = self._list.chips
        chips.picker = None
        chips.pick(name)
        until(self.rested)
        wait(50)
        if not chips.source.is_fact(name):
            until(lambda: chips.picker is not None)
            wait(50)
            for _answer in range(2):
                press(chips.picker.list, Qt.Key.Key_Space, pause=100)
                until(self.rested)
                press(chips.picker.list, Qt.Key.Key_Down)
            press(chips.picker.list, Qt.Key.Key_Escape)
        until(self.rested)
        wait(50)
        if not keep:
            press(chips.boxes[name].open, Qt.Key.Key_Delete, pause=50)
            until(self.rested)
            wait(50)

    def three(self) -> None:
        from benchmarks.watched import until, wait

        for name in FILTERS[:3]:
            self.filter(name, keep=True)
        self._list.chips.clear()
        until(self.rested)
        wait(50)

    def view(self) -> None:
        from benchmarks.watched import until, wait

        self._list.chips.chosen = {"Transfer.country": ["US"], "Purpose.legal_basis": ["A6-1-b", "A6-1-f"]}
        self._list.take("data", with_retired=False)
        self._window.views.keep_as("Kept")
        self._list.show_all()
        self._space.read_list()
        until(self.rested)
        self._window.views.show(self._window.session.views[0])
        until(self.rested)
        wait(50)
        self._list.show_all()
        self._space.read_list()
        until(self.rested)
        wait(50)

    def down(self, times: int, pause: int) -> None:
        from PySide6.QtCore import Qt

        from benchmarks.watched import press, wait

        self.activities()
        table = self._list.table
        table.setFocus()
        press(table, Qt.Key.Key_Down, times, pause)
        wait(300)

    def tab(self) -> None:
        from PySide6.QtCore import Qt
        from PySide6.QtWidgets import QApplication

        from benchmarks.watched import press

        self._list.table.setFocus()
        for _time in range(30):
            press(QApplication.focusWidget(), Qt.Key.Key_Tab)

    def gap(self) -> None:
        from benchmarks.watched import wait

        for _time in range(8):
            self._window.deeds["next_gap"].trigger()
            wait(30)

    def edit(self) -> None:
        from PySide6.QtCore import Qt
        from PySide6.QtWidgets import QApplication

        from benchmarks.watched import press, type_in, until, wait

        if self._space.page is None:
            self.down(1, 100)
        row = next(form.rows["department"] for form in self._space.page.forms if "department" in form.rows)
        row.editor.focus.setFocus()
        self._times += 1
        type_in(row.editor.focus, f"Sales {self._times}", 20)
        press(QApplication.focusWidget(), Qt.Key.Key_Tab, pause=100)
        until(self.rested)
        wait(100)

    def undo_edit(self) -> None:
        self.edit()
        self._window.deeds["undo"].trigger()
        self._settled()

    def _settled(self) -> None:
        from benchmarks.watched import until, wait

        wait(50)
        until(lambda: self._window.work.work is None)
        until(self.rested)
        wait(200)

    def others(self) -> None:
        from benchmarks.watched import until, wait

        for name in ("Organisation", "Transfer", "Engagement", "Document", "ProcessingOnBehalf", "ProcessingActivity"):
            self._space.navigation.go(name)
            wait(50)
            until(self.rested)
            wait(50)

    def other_record(self) -> None:
        from PySide6.QtCore import Qt

        from benchmarks.watched import press, until, wait

        for name in ("Organisation", "Engagement", "ProcessingOnBehalf", "System", "Document", "ProcessingActivity"):
            self._space.navigation.go(name)
            until(self.rested)
            self._list.table.setFocus()
            press(self._list.table, Qt.Key.Key_Down, 2, 200)
            wait(200)

    def ask(self, name: str) -> None:
        from benchmarks.watched import until, wait

        self.activities()
        self._space.navigation.go(name)
        page = self._space.answers[name]
        page._stale = True
        page.hide()
        page.show()
        until(page.answering.is_busy)
        until(lambda: not page.answering.is_busy())
        wait(300)
        self.activities()

    def scroll_meanwhile(self) -> None:
        from benchmarks.watched import until, wait, wheel

        self.activities()
        self._space.navigation.go("findings")
        page = self._space.answers["findings"]
        page._stale = True
        page.hide()
        page.show()
        wait(400)
        self._space.navigation.go("ProcessingActivity")
        until(self.rested)
        wheel(self._list.table.viewport(), -360, 100)
        until(lambda: not page.answering.is_busy())

    def export(self) -> None:
        from benchmarks.watched import wait
        from ropa_desktop.ui.export_dialog import Order

        self._window.handing_over.start(Order("controller", None, "en", folder() / "blocks.csv"))
        wait(1000)
        self._window.work._cancel()
        self._settled()

    def undo(self) -> None:
        register = self._window.desk.register
        change = "UPDATE processing_activity SET department = coalesce(department, '') || '.'"
        with self._watch.apart(), register.step("Another department") as session:
            session.connection().exec_driver_sql(change)
        self._window._follow()
        self._window.deeds["undo"].trigger()
        self._settled()

    def redo(self) -> None:
        self._window.deeds["redo"].trigger()
        self._settled()
        self._window.deeds["undo"].trigger()
        self._settled()


if __name__ == "__main__":
    main(Path(sys.argv[1]), "".join(sys.argv[2:3]))
