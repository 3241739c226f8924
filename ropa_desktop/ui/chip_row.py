"""The quiet row above a list: what it is filtered by, each chip with its answers, and a button for another one.

Enter or a click on a chip offers its answers, Del or its x takes it away.
"""

from collections.abc import Callable, Sequence
from typing import Any, Protocol

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QPushButton, QSizePolicy, QWidget

from ropa_desktop.i18n import _
from ropa_desktop.ui.chip_picker import Answer, Picker
from ropa_desktop.ui.cut import Cut
from ropa_desktop.ui.flow import Flow
from ropa_desktop.ui.plain import as_tooltip, button, short

LONGEST = 38  # letters of a chip; the rest is said by its tooltip and its name


class Source(Protocol):
    """Where the chips of a list get their words from."""

    def chips(self) -> list[str]:
        """The names of the chips that the list offers."""

    def label(self, name: str) -> str:
        """What a chip asks."""

    def is_fact(self, name: str) -> bool:
        """Whether there is nothing to choose: it is so, or not asked."""

    def look(self, name: str, then: Callable[[list[Answer]], object]) -> None:
        """Give `then` what can be chosen, when it is found."""

    def words(self, name: str, values: Sequence[str]) -> list[str]:
        """What the chosen answers are called."""

    def where(self, text: str, ids: Sequence[str], shown: str = "", raw: Any = None) -> str:
        """In which fields the words of a search stand; empty where that is not told."""


class ChipRow(QWidget):
    """`changed` tells that something else is chosen; `chosen` is what, by chip."""

    changed = Signal()

    def __init__(self, tail: QWidget) -> None:
        super().__init__()
        self.chosen: dict[str, list[str]] = {}
        self.source: Source | None = None
        self.boxes: dict[str, ChipBox] = {}
        self.picker: Picker | None = None
        policy = self.sizePolicy()
        policy.setHeightForWidth(True)
        policy.setVerticalPolicy(QSizePolicy.Policy.Minimum)
        self.setSizePolicy(policy)
        self._flow = Flow(self)
        self.add = button(_("Filter ▾"), self.offer, "chip", hint=_("Filter this list"))
        self.none = button(_("Clear filters"), self.clear, "flat", hint=_("Take all filters away"))
        self._tail = tail
        tail.setMinimumHeight(26)  # as high as a chip, so that they stand in one line
        for one in (self.add, self.none, tail):
            self._flow.addWidget(one)
        self.none.hide()

    # -- what is shown

    def show_chips(self) -> None:
        """A chip for each question that is chosen, by its words of today."""
        if self.source is None:
            return
        offered = self.source.chips()
        self.add.setVisible(bool(offered))
        for name in [name for name in self.boxes if name not in self.chosen or name not in offered]:
            box = self.boxes.pop(name)
            self._flow.removeWidget(box)
            box.hide()
            box.deleteLater()
        for name in offered:
            if name in self.chosen:
                self._show(name, self.source)
        self.none.setVisible(len(self.boxes) > 1)
        self.updateGeometry()

    def _show(self, name: str, source: Source) -> None:
        box = self.boxes.get(name)
        if box is None:
            box = self.boxes[name] = ChipBox(lambda: self.pick(name), lambda: self.remove(name))
            for one in (box, self.none, self._tail):  # what comes last stays last
                self._flow.removeWidget(one)
                self._flow.addWidget(one)
            box.show()
        fact = source.is_fact(name)
        box.say(source.label(name), "" if fact else _(" or ").join(source.words(name, self.chosen[name])))

    def drop(self) -> None:
        """No chips, and nobody is told."""
        self.chosen = {}
        self.show_chips()

    # -- what is done

    def offer(self) -> None:
        """The questions that this list can be filtered by."""
        if self.source is None:
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for name in self.source.chips():
            action = menu.addAction(self.source.label(name).replace("&", "&&"))
            action.setObjectName(name)
            action.setCheckable(True)
            action.setChecked(name in self.chosen)
            action.triggered.connect(lambda _on=False, name=name: self.pick(name))
        menu.popup(self.add.mapToGlobal(QPoint(0, self.add.height() + 2)))
        if first := menu.actions()[:1]:
            menu.setActiveAction(first[0])

    def pick(self, name: str) -> None:
        """Offer the answers of a chip; of a fact there is only one."""
        if self.source is None:
            return
        if self.source.is_fact(name):
            self.choose(name, [] if name in self.chosen else ["1"])
            (self.boxes[name].open if name in self.boxes else self.add).setFocus()
            return
        self.source.look(name, lambda answers: self._offer(name, answers))

    def _offer(self, name: str, answers: list[Answer]) -> None:
        if self.source is None or name not in self.source.chips():  # another list is shown meanwhile
            return
        at, chosen = self.boxes.get(name, self.add), self.chosen.get(name, [])
        known = {one.value for one in answers}
        gone = [value for value in chosen if value not in known]  # nobody gives it any more
        answers += [Answer(value, words, 0) for value, words in zip(gone, self.source.words(name, gone), strict=True)]
        self.picker = Picker(self, self.source.label(name), answers, chosen)
        self.picker.chosen.connect(lambda values: self.choose(name, values))
        self.picker.left.connect(lambda: (self.boxes[name].open if name in self.boxes else self.add).setFocus())
        self.picker.open_at(at)

    def choose(self, name: str, values: Sequence[str]) -> None:
        """Ask for these answers; for none at all the chip goes."""
        before = dict(self.chosen)
        self.chosen = {other: kept for other, kept in before.items() if other != name}
        if values:
            self.chosen[name] = list(values)
        if self.chosen != before:
            self.show_chips()  # the list may take a moment longer
            self.changed.emit()

    def remove(self, name: str) -> None:
        """Take a chip away; the keyboard goes on to the one after it."""
        held = name in self.boxes and self.boxes[name].open.hasFocus()
        names = list(self.boxes)
        after = names[names.index(name) + 1 :] + names[: names.index(name)][::-1] if held else []
        self.choose(name, [])
        if held:
            self._focus(after)

    def _focus(self, names: Sequence[str]) -> None:
        to = next((self.boxes[one].open for one in names if one in self.boxes), self.add)
        to.setFocus(Qt.FocusReason.OtherFocusReason)

    def clear(self) -> None:
        """Take all chips away."""
        if self.chosen:
            self.drop()
            self.changed.emit()
            self.add.setFocus(Qt.FocusReason.OtherFocusReason)


class ChipBox(QFrame):
    """One chip: what it asks and what is chosen, and an x."""

    def __init__(self, opens: Callable[[], object], goes: Callable[[], object]) -> None:
        super().__init__()
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(0)
        self.open = Cut("chip")
        self.open.clicked.connect(lambda _checked=False: opens())
        self.open.setProperty("on", True)
        self.open.installEventFilter(self)
        self._goes = goes
        self.away = QPushButton("×")
        self.away.setObjectName("flat")
        self.away.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # one stop for each chip: Del does the same there
        self.away.clicked.connect(lambda _checked=False: goes())
        line.addWidget(self.open)
        line.addWidget(self.away)

    def say(self, asked: str, answers: str) -> None:
        """What stands on it; a screen reader hears all of it, and how to take it away."""
        full = f"{asked}: {answers}" if answers else asked
        self.open.setText(short(full, LONGEST).replace("&", "&&"))
        self.open.setAccessibleName(_("Filter: {words}").format(words=full))
        self.open.setAccessibleDescription(_("Enter changes it, Del takes it away."))
        self.open.setToolTip(as_tooltip(full))
        self.away.setAccessibleName(_("Take away {name}").format(name=asked))
        self.away.setToolTip(as_tooltip(_("Take away {name}").format(name=asked)))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Del takes it away, Enter opens it as Space does."""
        if watched is self.open and event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
                self._goes()
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self.open.click()
                return True
        return super().eventFilter(watched, event)
