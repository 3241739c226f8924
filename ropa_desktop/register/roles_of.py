"""Every place of the register that names an organisation, and as what: found by what the classes declare."""

from collections.abc import Iterator
from datetime import date

from ropa_desktop.i18n import _
from ropa_desktop.register.chain import over
from ropa_desktop.register.contents import Contents
from ropa_desktop.register.effective import ARROW, behind
from ropa_desktop.register.engagements import Engagement
from ropa_desktop.register.fields import Field
from ropa_desktop.register.kinds import Link, Rows
from ropa_desktop.register.organisations import Contact, Organisation
from ropa_desktop.register.record import Record
from ropa_desktop.register.report import Line, Tone


def of_directory(contents: Contents) -> Iterator[Record]:
    """Every record of the directory that is no row of another."""
    return (one for cls, records in contents.directory.items() if not cls.owners for one in records)


def roles_of(record: Record, company: Organisation, on: date, owner: str = "") -> Iterator[Line]:
    """A line for each field of a record, and of its rows, that names the organisation or a contact there."""
    cls = type(record)
    title = f"{owner}{ARROW}{record.title()}" if owner else record.title()
    for one in pointing(record, company):
        words, tone = _said(record, one, on)
        yield Line((_(one.label), _(cls.one), title, words), tone, cls.declared.__name__, record.id, one.name)
    for one in cls.rows_fields():
        for row in one.value(record):
            yield from roles_of(row, company, on, title)


def pointing(record: Record, company: Organisation) -> Iterator[Field]:
    """The fields of a record that name the organisation, or one of its contacts."""
    for one in type(record).fields:
        if isinstance(one.kind, Link) and not isinstance(one.kind, Rows):
            value = one.value(record)
            if any(each is company or _at(each, company) for each in (value if isinstance(value, list) else [value])):
                yield one


def _at(value: object, company: Organisation) -> bool:
    return isinstance(value, Contact) and value.owner() is company


def _said(record: Record, one: Field, on: date) -> tuple[str, Tone]:
    cls, said, counts = type(record), [], True
    if isinstance(value := one.value(record), Contact):
        said.append(value.title())
    if isinstance(record, Engagement):
        if way := behind(record):
            said.append(_("behind {way}").format(way=way))
        counts = not over(record, on)
    if any(each.name == "status" for each in cls.fields):
        said.append(cls.field("status").text(record))
    if getattr(record, "retired_on", None):
        said.append(_("set aside"))
    elif not counts:
        said.append(_("not counted on this day"))
    return ", ".join(filter(None, said)), "" if counts else "soft"
