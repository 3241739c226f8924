"""What can be read into a register: our own JSON, and privacy notices as TILT documents."""

from collections.abc import Callable
from pathlib import Path

from ropa_desktop.exchange import json_in, tilt
from ropa_desktop.i18n import _, ngettext
from ropa_desktop.store import rows
from ropa_desktop.store.register import Register

Put = Callable[[Register], str]


def read(source: Path) -> Put:
    """What stands in the file, ready to be put into a register; raises KnownError where it cannot be read."""
    return _register(source) if json_in.is_register(source) else _notice(source)


def _register(source: Path) -> Put:
    parsed = json_in.read(source)

    def put(register: Register) -> str:
        with register.step(_("Read {name}").format(name=source.name)) as session:
            count = rows.add_rows(register, session, parsed.rows())
            for sha256, content in parsed.files:
                register.keep_file(sha256, content)
        return _("{path} was read: {count} records.").format(path=source, count=count)

    return put


def _notice(source: Path) -> Put:
    told = tilt.read(source)

    def put(register: Register) -> str:
        with register.step(_("Read {name}").format(name=source.name)) as session:
            session.add_all(told.records)
        kept = ngettext(
            "%d fact has no field of its own and is kept as a note.",
            "%d facts have no field of their own and are kept as notes.",
            told.notes_count,
        )
        words = _("{path} was read: {count} records.").format(path=source, count=len(told.records))
        return f"{words} {kept % told.notes_count}"

    return put
