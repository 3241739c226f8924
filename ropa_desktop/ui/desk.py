"""The open register as the window sees it: reads records, writes each edit as a step, tells what changed."""

import hashlib
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal

from ropa_desktop.errors import KnownError
from ropa_desktop.i18n import _
from ropa_desktop.register.adequacy import AdequacyDecision
from ropa_desktop.register.chain import refuse_cycle
from ropa_desktop.register.check import Finding
from ropa_desktop.register.contents import day_of
from ropa_desktop.register.documents import Document
from ropa_desktop.register.engagements import Engagement
from ropa_desktop.register.fields import Field
from ropa_desktop.register.kinds import Link, Links, Rows
from ropa_desktop.register.record import Record, table_name
from ropa_desktop.register.records import BY_NAME
from ropa_desktop.register.reference import hold
from ropa_desktop.register.verdict_reasons import Known
from ropa_desktop.store import difference, put_back, search, steps, uses
from ropa_desktop.store.filters import Chosen, condition
from ropa_desktop.store.history import Told
from ropa_desktop.store.known import known
from ropa_desktop.store.lists import EVERYTHING, LISTINGS
from ropa_desktop.store.recording import RowChange
from ropa_desktop.store.register import Register
from ropa_desktop.store.steps import Step
from ropa_desktop.ui import cells
from ropa_desktop.ui.judging import Judging
from ropa_desktop.ui.looking import Ask, Looking, Then

MANY = 2_000  # records of a class from which a list is searched, sorted and filtered beside the window
FEW = 3  # records that are indexed anew at once in a large register


class Desk(QObject):
    """One open register; `changed` names the records (or those that their rows belong to)."""

    changed = Signal(set)
    refused = Signal(str)

    def __init__(self, register: Register) -> None:
        super().__init__()
        self.register = register
        self.gaps_wished: bool | None = None  # shown beside records, or hidden; None: as there is room
        self.why = ""  # why the last edit was refused, for the place where it was made
        self._judging = Judging(register)
        self.looking = Looking(register)
        self._judged_as_before = False  # by the edit that is told just now
        self.changed.connect(self._forget)  # first of all, so that who is told checks by what holds now
        hold(register.all(AdequacyDecision))

    def close(self) -> None:
        """Close the register; what it held of decisions is no fact of the next one."""
        self.changed.disconnect()
        self.looking.leave()
        hold(())
        self.register.close()

    @property
    def path(self) -> Path | None:
        """Where the register lies."""
        return self.register.path

    @property
    def read_only(self) -> str:
        """Why nothing can be changed, empty where it can."""
        return self.register.read_only

    @property
    def day(self) -> date:
        """The day as of which records are judged: today, or that of the state that is shown."""
        return day_of(self.register.as_of) if self.register.as_of else date.today()

    # -- reading

    def get(self, cls: type[Record], row_id: str) -> Record | None:
        """The record of this id."""
        return self.register.get(cls, row_id)

    def find(
        self,
        class_name: str,
        text: str,
        sort: int = 0,
        *,
        down: bool = False,
        with_retired: bool = False,
        chosen: Chosen | None = None,
        raw: Any = None,
    ) -> list[str]:
        """The ids of a list in which the words stand and which say what is chosen, in order."""
        listing, cls = LISTINGS[class_name], BY_NAME[class_name]
        if raw is None:
            raw = self.raw
        only = condition(class_name, chosen, self.day) if chosen else EVERYTHING
        ids = listing.ids(raw, sort, down=down, with_retired=with_retired, only=only)
        if key := cells.order_of(listing, sort):
            values = listing.values(raw, sort)
            ids.sort(key=lambda one: key(values[one]), reverse=down)
        if not (phrase := search.phrase(text)):
            return ids
        if raw is self.raw:
            search.catch_up(self.register.connection)
        matching = search.matching(raw, cls, phrase, ids)
        return [one for one in ids if one in matching]

    def look(self, kind: str, class_name: str, ask: Ask, then: Then, *, patient: bool = True) -> None:
        """Give `then` what `ask` finds by a connection: at once, or beside the window where there are many records."""
        self.looking.look(kind, ask, then, long=self.count(class_name, with_retired=True) > MANY, patient=patient)

    @property
    def raw(self) -> Any:
        """The driver's connection, for the lists."""
        return self.register.connection.connection.dbapi_connection

    def options(self, class_name: str) -> list[tuple[str, str]]:
        """Id and title of every record that a link may choose, by title."""
        cls = BY_NAME[class_name]
        standing = [one for one in self.register.all(cls) if not getattr(one, "retired_on", None)]
        return sorted(((one.id, one.title()) for one in standing), key=lambda pair: pair[1].casefold())

    def offer(self, class_name: str, then: Callable[[list[tuple[str, str]]], object]) -> None:
        """Give `then` the same: at once, or beside the window where there are many, called by their own words."""
        cls = BY_NAME[class_name]
        if cls.title is Record.title and class_name in LISTINGS and self.count(class_name) > MANY:
            listing, nobody = LISTINGS[class_name], _("(no name yet)")
            self.looking.look("choices", lambda raw: listing.titles(raw, cls.named_by, nobody), then, long=True)
        else:
            then(self.options(class_name))

    def count(self, class_name: str, *, with_retired: bool = False) -> int:
        """How many records of a class there are, without those set aside unless they are wanted."""
        return LISTINGS[class_name].count(self.raw, with_retired=with_retired)

    def findings(self, record: Record, *, with_dismissed: bool = False) -> list[Finding]:
        """What is open in a record on the day, by all that the register itself says about how to judge."""
        return self._judging.findings(record, self.day, with_dismissed=with_dismissed)

    def known(self, engagement: Engagement) -> Known:
        """What the entries that use a processor tell of its transfers."""
        return known(self.register, engagement, self.day)

    def _forget(self, _ids: set[str]) -> None:
        if not self._judged_as_before:
            self._judging.forget()
            hold(self.register.all(AdequacyDecision))  # in this thread, for lists of choice and verdicts

    # -- writing

    def write(self, record: Record, field: Field, value: Any) -> bool:
        """Set one field as one step; False, and `refused`, where the user has to mend something first."""
        if field.value(record) == value:
            return True
        if isinstance(record, Engagement) and field.name == "parent":
            return self._do(self._words(record, field), lambda: self._set_parent(record, field, value), record)
        return self._do(self._words(record, field), lambda: self._set(record, field, value), record)

    def _set(self, record: Record, field: Field, value: Any) -> None:
        if isinstance(field.kind, Links):
            value = list(value)
        before = _looked_at(record, field.name)
        setattr(record, field.name, value)
        if value:
            _unstate_none(record, field)
        self._read_assessments_anew(*before, *_looked_at(record, field.name))

    def _set_parent(self, record: Engagement, field: Field, parent: Engagement | None) -> None:
        refuse_cycle(record, parent)
        old = record.parent
        self._set(record, field, parent)
        self._read_behind_anew(old, parent)

    def state_none(self, record: Record, field: Field, none: bool) -> bool:
        """State that there is none, or take the statement back."""
        if none == (field.name in record.stated_none):
            return True

        def act() -> None:
            if none:
                record.stated_none = (*record.stated_none, field.name)
            else:
                _unstate_none(record, field)

        return self._do(self._words(record, field), act, record)

    def add(self, cls: type[Record], **values: Any) -> Record | None:
        """A new record of its own."""
        record = cls(**values)
        done = self._do(_("New: {kind}").format(kind=_(cls.one)), lambda: self._put_in(record), record)
        return record if done else None

    def _put_in(self, record: Record) -> None:
        self.register.session.add(record)
        if isinstance(record, Engagement):
            self._read_behind_anew(record.parent)
        self._read_assessments_anew(*(pair for one in type(record).fields for pair in _looked_at(record, one.name)))

    def _read_assessments_anew(self, *looked_at: tuple[Record, str]) -> None:
        """The same for what an assessment is of, or was of."""
        if looked_at:
            self.register.session.flush()
        for record, name in looked_at:
            self.register.session.expire(record, [name])

    def _read_behind_anew(self, *engagements: Engagement | None) -> None:
        """Who stands behind them has changed; the relation is for reading, so it does not know."""
        self.register.session.flush()
        for engagement in engagements:
            if engagement is not None:
                self.register.session.expire(engagement, ["sub_processors"])

    def add_row(self, owner: Record, field: Field) -> Record | None:
        """A new row that belongs to a record."""
        assert isinstance(field.kind, Rows)
        row = BY_NAME[field.kind.target]()

        def act() -> None:
            setattr(row, table_name(type(owner).__name__), owner)
            field.value(owner).append(row)
            _unstate_none(owner, field)

        return row if self._do(self._words(owner, field), act, owner) else None

    def remove_row(self, owner: Record, field: Field, row: Record) -> bool:
        """Take a row away; undo brings it back."""
        return self._do(self._words(owner, field), lambda: self._take_out(owner, field, row), owner)

    def _take_out(self, owner: Record, field: Field, row: Record) -> None:
        for one in type(row).fields:  # the link rows go with it
            if isinstance(one.kind, Links) and not isinstance(one.kind, Rows):
                setattr(row, one.name, [])
        for other, one in uses.places(self.register, row):  # and whatever points at it
            if isinstance(one.kind, Links):
                one.value(other).remove(row)
            else:
                setattr(other, one.name, None)
        field.value(owner).remove(row)

    def retire(self, record: Record, *, back: bool = False) -> bool:
        """Set a record aside, or bring it back; nothing is deleted."""
        words = _("Brought back: {name}") if back else _("Set aside: {name}")

        def act() -> None:
            setattr(record, "retired_on", None if back else date.today())  # noqa: B010  (roots only have it)

        return self._do(words.format(name=record.title()[:80]), act, record)

    def duplicate(self, record: Record) -> Record | None:
        """A copy with its own rows, beside the original."""
        copy = _copy(record, {})
        if hasattr(copy, "code"):
            copy.code = None
        if hasattr(copy, "name") and copy.name:
            copy.name = _("{name} (copy)").format(name=copy.name)
        done = self._do(_("Duplicated: {name}").format(name=record.title()[:80]), lambda: self._put_in(copy), copy)
        return copy if done else None

    def keep_file(self, path: Path) -> Record | None:
        """Keep a file inside the register, as a document with its fingerprint."""
        try:
            content = path.read_bytes()
        except OSError as error:
            self.refused.emit(_("{path} cannot be read: {why}.").format(path=path, why=error.strerror))
            return None
        sha256 = hashlib.sha256(content).hexdigest()
        document = Document(label=path.stem, file_name=path.name, file_sha256=sha256, file_size=len(content))

        def act() -> None:
            self.register.session.add(document)
            self.register.keep_file(sha256, content)

        return document if self._do(_("Kept the file {name}").format(name=path.name), act, document) else None

    def used_by(self, record: Record) -> int:
        """In how many places other records point at this one."""
        return uses.count(self.register, record)

    def undo(self) -> bool:
        """Take back the last step."""
        return self.moved(lambda: _ids(self.register.undo()))

    def redo(self) -> bool:
        """Do again what was undone last."""
        return self.moved(lambda: _ids(self.register.redo()))

    def rows_of(self, kind: str) -> int:
        """How many rows undo or redo would touch, where these are so many that nobody should wait for them; else 0."""
        step = self.register.undoable() if kind == "undo" else self.register.redoable()
        if step is None or self.read_only:
            return 0
        return steps.size(self.register.connection, step.number, FEW, MANY)

    def beside(self, kind: str) -> Callable[[difference.Progress], set[str]]:
        """Undo or redo for another thread; `look_anew` once it is over, and tell what `moved`."""
        way = self.register.beside(kind)
        return lambda progress: _ids(way(progress))

    def look_anew(self) -> None:
        """Another thread has written."""
        self.register.look_anew()

    def put_back(self, told: Told) -> bool:
        """Let a field say again what it said before a step."""
        return self.moved(lambda: put_back.put_back(self.register, told))

    def take_back(self, step: Step) -> bool:
        """Undo one step of the history, where nothing that came after changed the same."""
        return self.moved(lambda: put_back.take_back(self.register, step))

    def dismiss(self, finding: Finding, reason: str, by: str = "") -> bool:
        """Keep that a finding does not apply, why, and who says so."""
        return self.moved(lambda: self._judging.dismiss(finding, reason, by or self.register.author, self.day))

    def ask_again(self, finding: Finding) -> bool:
        """Take back that it does not apply."""
        return self.moved(lambda: self._judging.ask_again(finding, self.day))

    def moved(self, way: Callable[[], set[str]]) -> bool:
        """Do what changes records past the forms, and tell of it; False, and `refused`, where it cannot be done."""
        try:
            ids = way()
        except KnownError as error:
            return self.refuse(str(error))
        if ids:
            self.changed.emit(ids)
        return bool(ids)

    def refuse(self, why: str) -> bool:
        """Tell why nothing was changed."""
        self.why = why
        self.refused.emit(why)
        return False

    def _do(self, title: str, act: Callable[[], object], record: Record) -> bool:
        try:
            with self.register.step(title):
                act()
        except KnownError as error:
            return self.refuse(str(error))
        owner = record.owner()
        self._judged_as_before = not isinstance(owner or record, Judging.by)
        self.changed.emit({record.id, owner.id} if owner else {record.id})
        self._judged_as_before = False
        return True

    def _words(self, record: Record, field: Field) -> str:
        owner = record.owner() or record
        return _("Changed {field} of {name}").format(field=_(field.label), name=owner.title()[:80])


def _ids(rows: list[RowChange]) -> set[str]:
    return {row.root_id for row in rows} | {row.row_id for row in rows}


def _looked_at(record: Record, field: str) -> list[tuple[Record, str]]:
    """What an assessment names in a field, each with the name of the relation that reads it back."""
    name = getattr(type(record), "looks_at", {}).get(field)
    value = getattr(record, field) if name else None
    return [(one, name) for one in (value if isinstance(value, list) else [value]) if name and one is not None]


def _unstate_none(record: Record, field: Field) -> None:
    if field.name in record.stated_none:
        record.stated_none = tuple(name for name in record.stated_none if name != field.name)


def _copy(record: Record, made: dict[str, Record]) -> Record:
    made[record.id] = copy = type(record)(stated_none=record.stated_none)
    rows = [field for field in type(record).fields if isinstance(field.kind, Rows)]
    for field in rows:
        setattr(copy, field.name, [_copy(row, made) for row in field.value(record)])
    for field in type(record).fields:
        if field in rows:
            continue
        value = field.value(record)
        if isinstance(field.kind, Links):
            value = [made.get(one.id, one) for one in value]
        elif isinstance(field.kind, Link) and value is not None:
            value = made.get(value.id, value)
        setattr(copy, field.name, value)
    return copy
