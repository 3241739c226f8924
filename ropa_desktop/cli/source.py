"""What can be read into a register: our own JSON, and privacy notices as TILT documents."""

from collections.abc import Callable
from pathlib import Path

from ropa_desktop.exchange import json_in
from ropa_desktop.i18n import _
from ropa_desktop.store import rows
from ropa_desktop.store.register import Register

Put = Callable[[Register], str]


def read(source: Path) -> Put:
    """What stands in the file, ready to be put into a register; raises KnownError where it cannot be read."""
    return _register(source)


def _register(source: Path) -> Put:
    parsed = json_in.read(source)

    def put(register: Register) -> str:
        with register.step(_("Read {name}").format(name=source.name)) as session:
            count = rows.add_rows(register, session, parsed.rows())
            for sha256, content in parsed.files:
                register.keep_file(sha256, content)
        return _("{path} was read: {count} records.").format(path=source, count=count)

    return put
