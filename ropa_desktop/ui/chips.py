"""Several things chosen, each a chip that can be taken away, and a field to add another."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from ropa_desktop.i18n import _
from ropa_desktop.register.kinds import Link, Links, Text
from ropa_desktop.register.record import Record
from ropa_desktop.register.records import BY_NAME
from ropa_desktop.ui.cut import Cut
from ropa_desktop.ui.desk import Desk
from ropa_desktop.ui.editor import Editor
from ropa_desktop.ui.finder import Finder
from ropa_desktop.ui.flow import Flow
from ropa_desktop.ui.plain import as_tooltip, button


class Chip(Cut):
    """A name and the cross that takes it away; in a narrow form the name is cut, the cross stays."""

    end = "  ×"

    def __init__(self, name: str = "", hint: str = "") -> None:
        super().__init__("chip")
        self.say(name, hint)
        self.rest: Any = None  # what is still chosen without it

    def say(self, name: str, hint: str) -> None:
        """What it stands for, and what a click does with that."""
        self.setText(f"{name}{self.end}".replace("&", "&&"))
        self.setAccessibleName(hint)


class _Chips(Editor):
    def __init__(self, hint: str) -> None:
        super().__init__()
        column = QWidget()
        lines = QVBoxLayout(column)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(6)
        self._row = QWidget()
        policy = self._row.sizePolicy()
        policy.setHeightForWidth(True)
        policy.setVerticalPolicy(QSizePolicy.Policy.Minimum)
        self._row.setSizePolicy(policy)
        self._flow = Flow(self._row)
        self._chips: list[Chip] = []  # to make one costs more than all that is shown on it
        lines.addWidget(self._row)
        self.finder = Finder(hint)
        self.finder.activated.connect(self._take)
        self.finder.line.editingFinished.connect(self.commit)
        lines.addWidget(self.finder)
        self.column_lines = lines
        self.focus = self.finder
        self.setFocusProxy(self.finder)
        self.finder.installEventFilter(self)
        self.finder.line.installEventFilter(self)
        self.box.addWidget(column, 1)

    def _take(self, index: int) -> None:
        chosen = self.finder.itemData(index)
        self.finder.setCurrentIndex(0)
        self.finder.show_text("")
        if chosen is not None:
            self._add(chosen)

    def _add(self, chosen: Any) -> None:
        raise NotImplementedError

    def commit(self) -> None:
        """Take the choice whose title was typed; say of another text that it was not taken."""
        text, index = self.finder.typed(), self.finder.match()
        if index > 0:
            self._take(index)
        elif text:
            self.refused.emit(self._unknown(text[:60]))
        elif self.unkept:
            self.refused.emit("")

    def _unknown(self, text: str) -> str:
        return _("“{text}” is not in the list of choices.").format(text=text)

    def set_writable(self, on: bool) -> None:
        """What is chosen can be read in any case."""
        self._row.setEnabled(on)
        self.finder.setEnabled(on)

    def reset(self) -> None:
        """Forget a text that was no choice."""
        self.finder.show_text("")

    def _show_chips(self, chosen: Sequence[tuple[str, Any]]) -> None:
        """A chip for each title, with what is left of the value without it."""
        while len(self._chips) < len(chosen):
            self._chips.append(chip := Chip())
            chip.clicked.connect(lambda _checked=False, chip=chip: self.edited.emit(chip.rest))
            self._flow.addWidget(chip)
        for chip, (title, chip.rest) in zip(self._chips, chosen, strict=False):
            self._say(chip, title)
        for place, chip in enumerate(self._chips):
            chip.setVisible(place < len(chosen))
        self._row.setVisible(bool(chosen))
        self._row.updateGeometry()

    def _say(self, chip: Chip, title: str) -> None:
        short = title if len(title) <= 36 else title[:35] + "…"
        chip.say(short, _("Take away {name}").format(name=title))
        chip.setToolTip(as_tooltip(title))


def _unknown(text: str, *, can_make: bool) -> str:
    if can_make:
        words = _("“{text}” is not in the register yet. Choose another, or press Enter to add it.")
    else:
        words = _("“{text}” is not in the register. Choose another, or add it in its own list first.")
    return words.format(text=text)


def _can_be_made(target: type[Record]) -> bool:
    """Whether a name alone makes a record that stands for itself."""
    telling = target.telling()
    return telling is not None and type(telling.kind) is Text and not target.owners


def _made(desk: Desk, target: type[Record], words: str) -> Record | None:
    """A new record of this name."""
    from ropa_desktop.ui.beginnings import first_values

    telling = target.telling()
    assert telling is not None
    return desk.add(target, **first_values(desk, target.__name__), **{telling.name: words})


class ChipsOfCodes(_Chips):
    """Several codes of a long list, such as countries."""

    def __init__(self, titles: dict[str, str]) -> None:
        super().__init__(_("Add …"))
        self._titles = titles
        self._value: tuple[str, ...] = ()
        self.finder.offer(list(titles.items()))

    def _add(self, chosen: str) -> None:
        if chosen not in self._value:
            self.edited.emit((*self._value, chosen))

    def show_value(self, value: tuple[str, ...]) -> None:
        """A chip for each code."""
        self._value = codes = tuple(value or ())
        rest = {code: tuple(other for other in codes if other != code) for code in codes}
        self._show_chips([(self._titles.get(code, code), rest[code]) for code in codes])


class ChipsOfRecords(_Chips):
    """Several records of another class; a name that is not there yet can be added at once."""

    opened = Signal(object)

    def __init__(
        self, desk: Desk, kind: Links, candidates: Callable[[], Sequence[Record] | None] | None = None
    ) -> None:
        target = BY_NAME[kind.target]
        self._can_make = candidates is None and _can_be_made(target)
        super().__init__(_("Add, or type a new name and press Enter") if self._can_make else _("Add …"))
        self._desk, self._target, self._candidates = desk, target, candidates
        self._value: list[Record] = []
        self.finder.line.returnPressed.connect(self._entered)

    def eventFilter(self, watched: Any, event: Any) -> bool:
        """Read the choices when the field is entered, not before."""
        if watched is self.finder and self.finder.is_entered(event):
            self.finder.offer(self._options())
        return super().eventFilter(watched, event)

    def _options(self) -> list[tuple[str, str]]:
        if self._candidates is not None:
            return [(one.id, one.title()) for one in self._candidates() or ()]
        return self._desk.options(self._target.__name__)

    def _entered(self) -> None:
        text = self.finder.typed()
        if not text or self.finder.match() > 0:
            return
        if self._can_make and (made := _made(self._desk, self._target, text)):
            self.finder.show_text("")
            self._add(made.id)

    def _unknown(self, text: str) -> str:
        return _unknown(text, can_make=self._can_make)

    def _add(self, chosen: str) -> None:
        record = self._desk.get(self._target, chosen)
        if record is not None and record not in self._value:
            self.edited.emit([*self._value, record])

    def show_value(self, value: list[Record]) -> None:
        """A chip for each record."""
        self._value = list(value or ())
        self._show_chips([(one.title(), [other for other in self._value if other is not one]) for one in self._value])


class LinkLine(Editor):
    """One record of another class, found by typing; a new one can be made, and the chosen one opened."""

    opened = Signal(object)

    def __init__(
        self, desk: Desk, kind: Link, candidates: Callable[[], Sequence[Record] | None] = lambda: None,
        make: Callable[[str], Record | None] | None = None,
    ) -> None:  # fmt: skip
        super().__init__()
        self._desk, self._target, self._candidates = desk, BY_NAME[kind.target], candidates
        self._value: Record | None = None
        self._make = make or (partial(_made, desk, self._target) if _can_be_made(self._target) else None)
        self._can_make = self._make is not None
        hint = _("Find, or type a new name and press Enter") if self._can_make else _("Find …")
        self.finder = Finder(hint)
        self.finder.activated.connect(self._take)
        self.finder.line.returnPressed.connect(self._entered)
        self.finder.line.editingFinished.connect(self.commit)
        self.use(self.finder)
        self.finder.line.installEventFilter(self)
        self.go = button(_("Open"), lambda: self.opened.emit(self._value), "flat", hint=_("Open the chosen record"))
        self.box.addWidget(self.go)

    def eventFilter(self, watched: Any, event: Any) -> bool:
        """Read the choices when the field is entered, not before."""
        if watched is self.finder and self.finder.is_entered(event):
            self._offer()
        return super().eventFilter(watched, event)

    def _offer(self) -> None:
        if (own := self._candidates()) is not None:
            self.finder.offer([(one.id, one.title()) for one in own])
        else:
            self.finder.ask(partial(self._desk.offer, self._target.__name__), self._desk.looking.settle)

    def _take(self, index: int) -> None:
        chosen = self.finder.itemData(index)
        self.edited.emit(self._desk.get(self._target, chosen) if chosen else None)

    def _entered(self) -> None:
        text = self.finder.typed()
        if not text or self.finder.match() > 0:
            return
        if self._make and (made := self._make(text)):
            self.edited.emit(made)

    def commit(self) -> None:
        """Take the record whose title was typed; say of another text that it was not taken."""
        if not (self.finder.line.isModified() or self.unkept):
            return
        if self._value is not None and self.finder.typed() == self._value.title().strip():
            self.edited.emit(self._value)
        elif (index := self.finder.match()) >= 0:
            self._take(index)
        else:
            self.refused.emit(_unknown(self.finder.typed()[:60], can_make=self._can_make))

    def set_writable(self, on: bool) -> None:
        """The chosen record can be opened in any case."""
        self.finder.setEnabled(on)

    def show_value(self, value: Record | None) -> None:
        """The title of the record."""
        self._value = value
        if self.unkept:
            return
        self.go.setVisible(value is not None)
        self.finder.setToolTip(as_tooltip(value.title()) if value else "")
        self._show_title()

    def _show_title(self) -> None:
        self.finder.show_text(self._value.title() if self._value else "")
