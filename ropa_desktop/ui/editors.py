"""One widget for each kind of answer: choices here, what is typed in `typed`, other records in `chips`."""

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from ropa_desktop.i18n import _
from ropa_desktop.register.kinds import Choice, Choices, Day, Kind, Number, Period, Text, YesNo
from ropa_desktop.ui.editor import Editor
from ropa_desktop.ui.finder import Finder
from ropa_desktop.ui.plain import Drop, Tick
from ropa_desktop.ui.typed import IDLE, DayLine, Line, Words

if TYPE_CHECKING:
    from collections.abc import Callable

BOXES = 12  # up to so many choices stand open as boxes to tick


class Pick(Editor):
    """One choice of a list; long lists are searched by typing.

    A choice that keys have gone to is kept after a rest and on leaving, as what is typed: each one on the way is none.
    """

    def __init__(self, titles: dict[Any, str]) -> None:
        super().__init__()
        self.drop: Drop = Finder() if len(titles) > BOXES else Drop()
        self.drop.addItem("", None)
        for code, title in titles.items():
            self.drop.addItem(title, code)
        if isinstance(self.drop, Finder):
            self.drop.line.editingFinished.connect(self.commit)
            self.drop.line.installEventFilter(self)
        self.drop.activated.connect(self._take)
        self._rest = QTimer(self, singleShot=True, interval=IDLE)
        self._rest.timeout.connect(self._keep)
        self.use(self.drop)

    def _take(self, index: int) -> None:
        if isinstance(self.drop, Finder):
            self.drop.line.setCursorPosition(0)  # else a long title is shown from its end
        if self.drop.by_key:
            self._rest.start()
        else:
            self._keep()

    def _keep(self) -> None:
        self._rest.stop()
        self.edited.emit(self.drop.currentData())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Leaving the field keeps the choice; its own list of choices does not leave it."""
        popup = Qt.FocusReason.PopupFocusReason
        if isinstance(event, QFocusEvent) and event.lostFocus() and event.reason() != popup:
            self.commit()
        return super().eventFilter(watched, event)

    def commit(self) -> None:
        """Take the choice that keys have gone to, or whose title was typed; try one again that could not be kept."""
        if self._rest.isActive():
            self._keep()
        elif isinstance(self.drop, Finder):
            self._take_typed(self.drop)
        elif self.unkept:
            self.edited.emit(self.drop.currentData())

    def _take_typed(self, finder: Finder) -> None:
        if not (finder.line.isModified() or self.unkept):
            return
        index = finder.match()
        if index < 0:
            self.refused.emit(_("“{text}” is not in the list of choices.").format(text=finder.typed()[:60]))
            return
        finder.setCurrentIndex(index)
        finder.show_text(finder.itemText(index))
        self.edited.emit(finder.itemData(index))

    def show_value(self, value: Any) -> None:
        """The title of the value; a value that the list lacks is shown as it is, never replaced."""
        if self.unkept or self._rest.isActive():
            return
        index = self.drop.findData(value) if value is not None else 0
        if index < 0:
            self.drop.addItem(str(value), value)
            index = self.drop.count() - 1
        if self.drop.currentIndex() != index:
            self.drop.setCurrentIndex(index)
            if isinstance(self.drop, Finder):
                self.drop.line.setCursorPosition(0)  # else a long title is shown from its end

    def reset(self) -> None:
        """Forget a text that was no choice."""
        self._rest.stop()
        self.drop.setCurrentIndex(-1)


class Boxes(Editor):
    """Several choices of a short list, each with its box."""

    def __init__(self, titles: dict[str, str]) -> None:
        super().__init__()
        column = QWidget()
        lines = QVBoxLayout(column)
        lines.setContentsMargins(0, 4, 0, 4)
        lines.setSpacing(4)
        self.boxes: dict[str, QCheckBox] = {}
        for code, title in titles.items():
            line = Tick(title)
            line.tick.toggled.connect(lambda _checked: self.edited.emit(self._chosen()))
            line.tick.installEventFilter(self)
            lines.addWidget(line)
            self.boxes[code] = line.tick
        self.focus = next(iter(self.boxes.values()))
        self.setFocusProxy(self.focus)
        self.box.addWidget(column, 1)

    def _chosen(self) -> tuple[str, ...]:
        return tuple(code for code, box in self.boxes.items() if box.isChecked())

    def commit(self) -> None:
        """Try a choice again that could not be kept."""
        if self.unkept:
            self.edited.emit(self._chosen())

    def show_value(self, value: tuple[str, ...]) -> None:
        """Tick what is chosen."""
        if self.unkept:
            return
        for code, box in self.boxes.items():
            box.setChecked(code in (value or ()))


def editor_for(kind: Kind) -> Editor:
    """The widget for a kind that needs no other records."""
    from ropa_desktop.ui.chips import ChipsOfCodes
    from ropa_desktop.ui.decision_pick import DecisionPick, is_decision

    if is_decision(kind):
        return DecisionPick(kind)  # type: ignore[arg-type]
    makers: list[tuple[type[Kind], Callable[[Any], Editor]]] = [
        (Choices, lambda one: Boxes(one.titles()) if len(one.titles()) <= BOXES else ChipsOfCodes(one.titles())),
        (Choice, lambda one: Pick(one.titles())),
        (YesNo, lambda one: Pick({True: one.to_text(True), False: one.to_text(False)})),
        (Day, DayLine),
        (Period, lambda one: Line(one, _("for instance 6 months"))),
        (Number, Line),
        (Text, lambda one: Words(one) if one.long else Line(one)),
    ]
    return next(make(kind) for cls, make in makers if isinstance(kind, cls))
