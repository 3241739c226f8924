"""What every record is: an id made by us, fields declared once, and answers that are stated to be none."""

import re
import uuid
from collections.abc import Iterator
from functools import cache
from types import new_class
from typing import Any, ClassVar, Literal, NamedTuple, Self

from sqlalchemy import Column, Date, ForeignKey, Integer, MetaData, String, Table
from sqlalchemy.ext.orderinglist import ordering_list
from sqlalchemy.orm import DeclarativeBase, Mapped, configure_mappers, mapped_column, relationship

from ropa_desktop.i18n import _
from ropa_desktop.register.fields import Field
from ropa_desktop.register.kinds import CodeList, Link, Links, Rows, Text, clean


@cache
def table_name(class_name: str) -> str:
    """The table of a class: ProcessingActivity is kept in processing_activity."""
    return re.sub(r"(?<!^)(?=[A-Z])", "_", class_name).lower()


class LinkTable(NamedTuple):
    """The table of a field whose answer is several other records: its name, and the columns of both sides."""

    name: str
    left: str
    right: str


def link_table(cls: "type[Record]", one: Field) -> LinkTable:
    """Where the links of a field lie; its kind is `Links` and not `Rows`."""
    assert isinstance(one.kind, Links)
    table = cls.__tablename__
    return LinkTable(f"{table}_{one.name}", f"{table}_id", f"{table_name(one.kind.target)}_id")


def new_id() -> str:
    """An id that no other register has."""
    return uuid.uuid4().hex


class Record(DeclarativeBase):
    """A row of the register; its class says what is asked, its id is made before it is written."""

    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(table_name)s_%(column_0_name)s",
            "fk": "fk_%(table_name)s_%(column_0_name)s",
            "pk": "pk_%(table_name)s",
        }
    )
    fields: ClassVar[tuple[Field, ...]] = ()
    declared: ClassVar["type[Record]"]  # the class itself, also of a plain record
    one: ClassVar[str] = ""  # what a record of this class is called
    many: ClassVar[str] = ""
    owners: ClassVar[tuple[str, ...]] = ()  # classes whose rows these are
    named_by: ClassVar[tuple[str, ...]] = ("name",)
    told_by: ClassVar[str] = ""  # what one cell of a sheet says of it, where that is not its name

    id: Mapped[str] = mapped_column(String(32), primary_key=True, default=new_id)
    stated_none: Mapped[tuple[str, ...]] = mapped_column(CodeList(), nullable=True)

    def __init_subclass__(cls, *, plain: bool = False, **arguments: Any) -> None:
        if plain:
            return
        cls.declared = cls
        cls.__tablename__ = table_name(cls.__name__)
        declared = [(name, value) for base in reversed(cls.__mro__) for name, value in vars(base).items()]
        found = [Field(**{**vars(value), "name": name}) for name, value in declared if isinstance(value, Field)]
        cls.fields = tuple(found)
        for one in found:
            _map(cls, one)
        for owner in cls.owners:
            column = _foreign_key(table_name(owner))
            setattr(cls, f"{table_name(owner)}_id", column)
            setattr(cls, table_name(owner), relationship(owner, foreign_keys=[column.column]))
        if cls.owners:
            cls.position = mapped_column(Integer, nullable=False, default=0)
        else:
            cls.retired_on = mapped_column(Date)
        super().__init_subclass__(**arguments)

    position: ClassVar[Any]
    retired_on: ClassVar[Any]

    def __init__(self, **values: Any) -> None:
        self.id = new_id()
        self.stated_none = ()
        for name, value in values.items():
            setattr(self, name, value)

    def __setattr__(self, name: str, value: Any) -> None:
        super().__setattr__(name, clean(value) if isinstance(value, str) else value)

    @classmethod
    def plain(cls, values: dict[str, Any]) -> Self:
        """A record to read, made from a row without a session: for lists, checks and exports.

        Its attributes are read from its own dictionary, so no state of SQLAlchemy is needed
        (tests/store/test_load.py); writing to such a record raises.
        """
        made = _plain(cls)
        record: Self = made.__new__(made)
        object.__setattr__(record, "__dict__", values)
        return record

    def title(self) -> str:
        """The record's name in a list or a sentence; never empty."""
        words = [str(value) for name in self.named_by if (value := getattr(self, name))]
        return " ".join(words) or _("(no name yet)")

    def answered_elsewhere(self, field: str) -> str:
        """Where a question that this record leaves empty is answered, in words; empty where it is not."""
        return ""

    def owner(self) -> "Record | None":
        """The record that this row belongs to."""
        owners = (getattr(self, table_name(name), None) for name in self.owners)
        return next((owner for owner in owners if owner is not None), None)

    @classmethod
    def field(cls, name: str) -> Field:
        """The field of this name, or of a name that it had before."""
        return _by_name(cls)[name]

    @classmethod
    def telling(cls) -> Field | None:
        """The field that a word alone answers, as in one cell of a sheet; None where no single one does."""
        if cls.told_by:
            return cls.field(cls.told_by)
        first = next((cls.field(name) for name in cls.named_by if name != "code"), None)
        return first if first and type(first.kind) is Text else None

    @classmethod
    def rows_fields(cls) -> Iterator[Field]:
        """The fields that hold owned rows."""
        return (one for one in cls.fields if isinstance(one.kind, Rows))


@cache
def _by_name(cls: type[Record]) -> dict[str, Field]:
    return {name: one for one in reversed(cls.fields) for name in (one.name, *one.was)}


class _Read:
    """A mapped attribute of plain records: no data descriptor, so Python looks into the record's dictionary first.

    SQLAlchemy's own attribute is a function that is called for each look, which costs five times as much.
    """

    def __init__(self, mapped: Any) -> None:
        self._mapped = mapped

    def __get__(self, record: object, cls: type) -> Any:
        return self._mapped.__get__(record, cls)


def _only_read(record: Record, name: str, value: object) -> None:
    raise AttributeError(f"{name} of a record without a session is only read")


@cache
def _plain(cls: Any) -> Any:
    """The class of the plain records of a class: the same in all but how attributes are read."""
    configure_mappers()
    read = {name: _Read(vars(cls)[name]) for name in cls.__mapper__.all_orm_descriptors.keys()}  # noqa: SIM118
    return new_class(cls.__name__, (cls,), {"plain": True}, lambda body: body.update(read, __setattr__=_only_read))


def _foreign_key(target: str) -> Any:
    return mapped_column(String(32), ForeignKey(f"{target}.id"), index=True)


def _map(cls: type[Record], one: Field) -> None:
    """Put the column or the relation that the field needs onto the class."""
    kind = one.kind
    if isinstance(kind, Rows):
        attribute: Any = relationship(
            kind.target,
            foreign_keys=f"{kind.target}.{cls.__tablename__}_id",
            order_by=f"{kind.target}.position",
            collection_class=ordering_list("position"),
            cascade="all, delete-orphan",
            back_populates=cls.__tablename__,
        )
    elif isinstance(kind, Links):
        name, left, right = link_table(cls, one)
        secondary = Table(
            name,
            cls.metadata,
            Column(left, String(32), ForeignKey(f"{cls.__tablename__}.id"), primary_key=True),
            Column(right, String(32), ForeignKey(f"{table_name(kind.target)}.id"), primary_key=True, index=True),
        )
        # The rows of a record are read together: one query for 500 of them, not one for each.
        lazy: Literal["selectin", "select"] = "selectin" if cls.owners else "select"
        attribute = relationship(kind.target, secondary=secondary, order_by=f"{kind.target}.id", lazy=lazy)
    elif isinstance(kind, Link):
        column = _foreign_key(table_name(kind.target))
        setattr(cls, f"{one.name}_id", column)
        attribute = relationship(
            kind.target,
            foreign_keys=[column.column],
            post_update=kind.cyclic or kind.target == cls.__name__,  # a circle of them is stored all the same
            remote_side=f"{kind.target}.id" if kind.target == cls.__name__ else None,
        )
    else:
        attribute = mapped_column(kind.column(), nullable=True)
    setattr(cls, one.name, attribute)
