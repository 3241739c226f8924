"""Makes the register that somebody begins with: out of nothing or a document, with their own organisation in it."""

import re
from pathlib import Path
from typing import NamedTuple

from ropa_desktop.errors import KnownError
from ropa_desktop.i18n import _
from ropa_desktop.store.register import Register

KINDS = ("company", "authority", "association")


class Beginning(NamedTuple):
    """What was asked on the first page."""

    name: str
    country: str
    kind: str  # of KINDS
    document: Path | None = None


def refusal(asked: Beginning) -> str:
    """What is still to be answered, in words; empty where nothing is."""
    if asked.document is None and not asked.name.strip():
        return _("Name the organisation that the register is kept for.")
    if asked.name.strip() and not asked.country:
        return _("Choose its country: rules and periods follow from it.")
    return ""


def file_name(name: str) -> str:
    """What the register's file may be called on any system, after the organisation; empty where nothing is left."""
    words = " ".join(re.sub(r'[\\/:*?"<>|\x00-\x1f]+', " ", name).split()).strip(". ")[:80].strip()
    return f"{words}.ropa" if words else ""


def make(path: Path, author: str, asked: Beginning) -> None:
    """Write the register; raises KnownError, and leaves nothing behind, where that cannot be."""
    from ropa_desktop.store.fresh import fresh
    from ropa_desktop.ui.source import read

    put = read(asked.document) if asked.document else None  # what cannot be read is told before anything is made
    with fresh(path, author) as register:
        if put:
            put(register)
        if asked.name.strip():
            _put_organisation(register, asked)


def _put_organisation(register: Register, asked: Beginning) -> None:
    """A new one, or the one of this name that the document has; what that one says already stays."""
    from ropa_desktop.register.organisations import Organisation

    name = " ".join(asked.name.split())
    known = [one for one in register.all(Organisation) if (one.name or "").casefold() == name.casefold()]
    with register.step(_("Began for: {name}").format(name=name[:80])) as session:
        ours = known[0] if known else Organisation(name=name)
        ours.kept_for = True
        ours.country = ours.country or asked.country
        if ours.public_authority is None:
            ours.public_authority = asked.kind == "authority"
        if asked.kind == "association" and not ours.legal_form:
            ours.legal_form = _("Association")
        if not known:
            session.add(ours)
    if not ours.name:
        raise KnownError(_("The organisation needs a name. Nothing was written."))
