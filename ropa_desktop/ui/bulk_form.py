"""The form of many records: each field with what they hold in common, and what is to become of it."""

from collections.abc import Iterator
from typing import Any

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from ropa_desktop.i18n import _, ngettext
from ropa_desktop.register.fields import Field
from ropa_desktop.register.kinds import Choices, Link, Links, Rows
from ropa_desktop.register.record import Record
from ropa_desktop.register.records import BY_NAME
from ropa_desktop.store.many import Change, Held, is_several
from ropa_desktop.ui import kept
from ropa_desktop.ui.bulk_none import NoneInAll
from ropa_desktop.ui.bulk_row import ManyRow
from ropa_desktop.ui.chips import Chip, ChipsOfCodes, ChipsOfRecords, LinkLine
from ropa_desktop.ui.desk import Desk
from ropa_desktop.ui.editor import Editor
from ropa_desktop.ui.editors import Pick, editor_for
from ropa_desktop.ui.finder import Finder
from ropa_desktop.ui.form import ABOVE, LABEL_WIDTH
from ropa_desktop.ui.plain import Box, label, short
from ropa_desktop.ui.size import NO_MOST, grown_to, px
from ropa_desktop.ui.typed import Line, Words

TICK = 80  # pixels that a box to tick takes beside a field
NAMED = 8  # so many of several answers are named; the rest is counted


def fits_many(cls: type[Record], one: Field) -> bool:
    """Whether a field can be changed in many records: it names none of them, and belongs to none of them alone."""
    if one.name in cls.named_by or one.name in kept.FIELDS or isinstance(one.kind, Rows):
        return False
    return not (isinstance(one.kind, Link) and BY_NAME[one.kind.target].owners)


class OneAnswer(ManyRow):
    """A field of one answer: ticked, it will say in all of them what stands in the editor."""

    def __init__(self, desk: Desk, field: Field) -> None:
        super().__init__(desk, field)
        self._common: Any = None
        self._value: Any = None
        self._various = False
        self._count = 0
        self.tick = Box(_("Change"))
        self.tick.setObjectName(f"{field.name}_change")
        self.tick.setAccessibleName(_("Change: {field}").format(field=_(field.label)))
        self.tick.toggled.connect(self._ticked)
        self.editor = LinkLine(desk, field.kind) if isinstance(field.kind, Link) else editor_for(field.kind)
        if isinstance(self.editor, LinkLine):
            self.editor.opened.connect(self.opened)
        self.put_in(self.editor, _(field.label))
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(self.editor, 1)
        beside = QVBoxLayout()
        beside.setContentsMargins(0, 4, 0, 0)  # on the line of what is written in the field
        beside.addWidget(self.tick)
        beside.addStretch(1)
        line.addLayout(beside)
        self.lines.addLayout(line)
        self.editor.edited.connect(self._edited)
        self.name.setBuddy(self.editor.focus)
        for widget in (self.said, self.gap):
            self.lines.addWidget(widget)
        self._hint = _placeholder(self.editor)

    def editors(self) -> list[Editor]:
        """What one can fill in."""
        return [self.editor]

    def change(self) -> Change | None:
        """What is to become of the field."""
        return Change(self.field, self._value) if self.tick.isChecked() else None

    def show_held(self, held: Held, common: Any = None) -> None:
        """`common` is what they say where all say the same."""
        self._various, self._common, self._count = self.field.name in held.various, common, held.count
        self._show()

    def forget(self) -> None:
        """It stays as it is."""
        self.tick.setChecked(False)
        self.editor.unkept = False
        self._refused("")
        self.editor.reset()
        self._show()

    def _edited(self, value: Any) -> None:
        self._refused("")
        self._value = value
        self.tick.setChecked(True)
        self._show()
        self.touched.emit()

    def _ticked(self, on: bool) -> None:
        if on:
            self._value = None if self._various else self._common
            self._show()
        else:
            self.forget()
        self.touched.emit()

    def _show(self) -> None:
        """The answer to come, else the one they have in common; in words where they differ, or will be emptied."""
        on = self.tick.isChecked()
        various = self._various and not on
        self.editor.show_value(self._value if on else None if various else self._common)
        if various and isinstance(self.editor, Pick):
            self.editor.drop.setCurrentIndex(-1)
        _say(self.editor, _("various") if various else self._hint)
        self.editor.focus.setAccessibleDescription(
            " ".join(filter(None, (_("various") if various else "", _(self.field.help))))
        )
        emptied = on and self._value in (None, "")
        words = ngettext("It will be empty in %d entry.", "It will be empty in all %d entries.", self._count)
        self.said.setText(words % self._count if emptied else "")
        self.said.setVisible(emptied)

    def _refused(self, sentence: str) -> None:
        super()._refused(sentence)
        self.editor.unkept = bool(sentence)


class SeveralAnswers(ManyRow):
    """A field of several answers: some are added to all of them, some taken away; the others stay."""

    def __init__(self, desk: Desk, field: Field) -> None:
        super().__init__(desk, field)
        self.adding: list[Any] = []
        self.removing: list[Any] = []
        self._there: list[tuple[Any, str]] = []  # code or id, and title
        self.lines.addWidget(self.said)
        self.add: ChipsOfCodes | ChipsOfRecords
        self.away: ChipsOfCodes | ChipsOfRecords
        if isinstance(field.kind, Links):
            self.add, self.away = ChipsOfRecords(desk, field.kind), RecordsAway(desk, field.kind, self._records)
        else:
            assert isinstance(field.kind, Choices)
            self.add, self.away = ChipsOfCodes(field.kind.titles()), CodesAway(field.kind.titles())
        self.away.finder.line.setPlaceholderText(_("Take away …"))
        self.put_in(self.add, _("Add: {field}").format(field=_(field.label)))
        self.put_in(self.away, _("Take away: {field}").format(field=_(field.label)))
        self.lines.addWidget(self.add)
        self.lines.addWidget(self.away)
        self.add.edited.connect(self._add)
        self.away.edited.connect(self._take_away)
        self.name.setBuddy(self.add.focus)
        self.lines.addWidget(self.gap)

    def editors(self) -> list[Editor]:
        """What one can fill in."""
        return [self.add, self.away]

    def change(self) -> Change | None:
        """What is to become of the field."""
        if not (self.adding or self.removing):
            return None
        return Change(self.field, add=tuple(self.adding), remove=tuple(self.removing))

    def show_held(self, held: Held) -> None:
        """What all hold and what some hold, in words."""
        counts = held.several[self.field.name]
        self._there = sorted(((one, self._title(one)) for one in counts), key=lambda pair: pair[1].casefold())
        self.said.setText(_in_words(self._there, counts, held.count))
        self.said.setVisible(bool(counts))
        self.away.setVisible(bool(counts) or bool(self.removing))
        if isinstance(self.away, ChipsOfCodes):
            self.away.finder.offer(self._there)
        self._show()

    def forget(self) -> None:
        """It stays as it is."""
        self.adding, self.removing = [], []
        self._refused("")
        for one in self.editors():
            one.reset()
        self._show()

    def _title(self, one: str) -> str:
        if isinstance(self.field.kind, Choices):
            return self.field.kind.title(one)
        assert isinstance(self.field.kind, Links)
        record = self.desk.get(BY_NAME[self.field.kind.target], one)
        return record.title() if record else ""

    def _records(self) -> list[Record]:
        assert isinstance(self.field.kind, Links)
        target = BY_NAME[self.field.kind.target]
        return [record for one, _title in self._there if (record := self.desk.get(target, one)) is not None]

    def _add(self, value: Any) -> None:
        self.adding = list(value)
        self.removing = [one for one in self.removing if one not in self.adding]
        self._changed()

    def _take_away(self, value: Any) -> None:
        self.removing = list(value)
        self.adding = [one for one in self.adding if one not in self.removing]
        self._changed()

    def _changed(self) -> None:
        self._refused("")
        self._show()
        self.touched.emit()

    def _show(self) -> None:
        codes = isinstance(self.field.kind, Choices)
        for one, value in ((self.add, self.adding), (self.away, self.removing)):
            one.show_value(tuple(value) if codes else list(value))  # type: ignore[arg-type]


class CodesAway(ChipsOfCodes):
    """Codes that are to be taken away: the chip's own button keeps one after all."""

    def _say(self, chip: Chip, title: str) -> None:
        super()._say(chip, title)
        _keeps_after_all(chip, title)


class RecordsAway(ChipsOfRecords):
    """The same for links to other records."""

    def _say(self, chip: Chip, title: str) -> None:
        super()._say(chip, title)
        _keeps_after_all(chip, title)


def _keeps_after_all(chip: Chip, title: str) -> None:
    chip.setAccessibleName(_("Do not take away {name}").format(name=title))


class ManyForm(QWidget):
    """The rows of one section; a section of which no row is shown hides itself."""

    def __init__(self, desk: Desk, type_of: type[Record], heading: str, fields: list[Field]) -> None:
        super().__init__()
        self.grid = QGridLayout(self)
        self.grid.setContentsMargins(0, 8, 0, 0)
        self.grid.setHorizontalSpacing(8)
        self.grid.setColumnStretch(1, 1)
        self.grid.addWidget(label(heading, "section"), 0, 0, 1, 2)
        self.rows: list[ManyRow] = []
        for one in fields:
            fits = fits_many(type_of, one)
            if fits:
                self.rows.append(SeveralAnswers(desk, one) if is_several(one) else OneAnswer(desk, one))
            if one.may_be_none:
                self.rows.append(NoneInAll(desk, one, alone=not fits))
        self._above = False
        self._arrange()

    def _arrange(self) -> None:
        """Names beside their rows, or above them where both would be squeezed."""
        size = grown_to(self)
        self.grid.setVerticalSpacing((4 if self._above else 8) * size // 100)
        self.grid.setColumnMinimumWidth(0, 0 if self._above else LABEL_WIDTH * size // 100)
        for place, row in enumerate(self.rows):
            self.grid.removeWidget(row.name)
            self.grid.removeWidget(row)
            row.name.setMaximumWidth(NO_MOST if self._above else LABEL_WIDTH * grown_to(row.name) // 100)
            if self._above:
                self.grid.addWidget(row.name, 2 * place + 1, 0, 1, 2)
                self.grid.addWidget(row, 2 * place + 2, 0, 1, 2)
            else:
                self.grid.addWidget(row.name, 2 * place + 1, 0)
                self.grid.addWidget(row, 2 * place + 1, 1)

    def fit_the_room(self) -> None:
        """As in the form of one record, but for the boxes to tick beside the fields."""
        above = self.width() < px(ABOVE + TICK + 24 * self._above)
        if above != self._above:
            self._above = above
            self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """It has another width."""
        super().resizeEvent(event)
        self.fit_the_room()


def _in_words(there: list[tuple[Any, str]], counts: dict[str, int], count: int) -> str:
    everywhere = [short(title, 60) for one, title in there if counts[one] == count]
    somewhere = [f"{short(title, 60)} ({counts[one]})" for one, title in there if counts[one] < count]
    parts = ((_("In all: {names}"), everywhere), (_("In some: {names}"), somewhere))
    return "\n".join(words.format(names="; ".join(_first(names))) for words, names in parts if names)


def _first(names: list[str]) -> Iterator[str]:
    yield from names[:NAMED]
    if len(names) > NAMED:
        yield _("and {n} more").format(n=len(names) - NAMED)


def _with_hint(editor: Editor) -> Any:
    """What shows a hint where nothing is filled in."""
    if isinstance(editor, Words):
        return editor.text
    if isinstance(editor, Line):
        return editor.line
    drop = editor.focus
    return drop.line if isinstance(drop, Finder) else drop


def _placeholder(editor: Editor) -> str:
    return str(_with_hint(editor).placeholderText())


def _say(editor: Editor, words: str) -> None:
    _with_hint(editor).setPlaceholderText(words)
