"""What an export is made from: one organisation's record, read in a stream."""

from datetime import date
from functools import partial
from typing import Any

from ropa_desktop.errors import KnownError
from ropa_desktop.i18n import _
from ropa_desktop.register.activities import ProcessingActivity
from ropa_desktop.register.contents import Contents, Standing, Stream, Whole
from ropa_desktop.register.on_behalf import ProcessingOnBehalf
from ropa_desktop.register.organisations import Organisation
from ropa_desktop.store import rows
from ropa_desktop.store.load import Loader
from ropa_desktop.store.register import Register


def contents(register: Register, organisation: str | None = None, in_force_on: date | None = None) -> Contents:
    """Everything of the register, or what concerns one organisation (its id) as controller or processor.

    With a day only entries that were in force on it: those without a first day always were, without a last still are.
    """
    loader = Loader(register.connection)
    directory = loader.directory((ProcessingActivity, ProcessingOnBehalf))
    kept_for = next((one for one in directory[Organisation] if one.id == organisation), None)
    activities = _Chosen(
        register,
        "SELECT a.id, a.retired_on, a.starts_on, a.ended_on FROM processing_activity a"
        " WHERE :all OR a.controller_id = :id OR a.id IN (SELECT"
        " processing_activity_id FROM processing_activity_joint_controllers WHERE organisation_id = :id)"
        " ORDER BY a.code COLLATE NOCASE, a.name COLLATE NOCASE, a.id",
        organisation,
        in_force_on,
    )
    on_behalf = _Chosen(
        register,
        "SELECT id, retired_on, starts_on, ended_on FROM processing_on_behalf WHERE :all OR processor_id = :id"
        " ORDER BY code COLLATE NOCASE, name COLLATE NOCASE, id",
        organisation,
        in_force_on,
    )
    return Contents(
        standing=standing(register),
        organisation=kept_for if isinstance(kept_for, Organisation) else None,
        directory=directory,
        activities=Stream(partial(loader.stream, ProcessingActivity, activities.ids)),
        activity_count=len(activities.ids),
        on_behalf=Stream(partial(loader.stream, ProcessingOnBehalf, on_behalf.ids)),
        on_behalf_count=len(on_behalf.ids),
        set_aside={"controller": activities.set_aside, "processor": on_behalf.set_aside},
        not_in_force={"controller": activities.not_in_force, "processor": on_behalf.not_in_force},
        as_of=register.as_of,
        in_force_on=in_force_on,
        whole=Whole(partial(rows.all_rows, register), partial(rows.all_files, register), partial(rows.count, register)),
    )


def standing(register: Register) -> Standing:
    """Which state of which register is read."""
    last = register.head()
    known = register.about().get("register_id", "")
    return Standing(known, last.number, last.at, last.hash) if last else Standing(known)


def kept_for(register: Register) -> list[Organisation]:
    """The organisations whose record this register is, by name."""
    raw: Any = register.connection.connection.dbapi_connection
    ids = [row[0] for row in raw.execute("SELECT id FROM organisation WHERE kept_for AND retired_on IS NULL")]
    found = [one for row_id in ids if (one := register.get(Organisation, row_id)) is not None]
    return sorted(found, key=lambda one: one.title().casefold())


def the_organisation(register: Register, name: str | None) -> Organisation:
    """The organisation of this name, or the only one; raises KnownError where that leaves a choice."""
    found = [one for one in kept_for(register) if name is None or one.title().casefold() == name.casefold()]
    if len(found) == 1:
        return found[0]
    known = ", ".join(one.title() for one in kept_for(register))
    if not known:
        raise KnownError(_("No organisation of this register is marked as one that it is kept for."))
    if name is None:
        raise KnownError(_("The register is kept for several organisations; say which: {names}.").format(names=known))
    raise KnownError(_("The register is not kept for “{name}”, but for: {names}.").format(name=name, names=known))


class _Chosen:
    """The ids of what is handed over, and how many entries are not: set aside, or not in force on the day."""

    def __init__(self, register: Register, statement: str, organisation: str | None, on: date | None) -> None:
        values = {"all": organisation is None, "id": organisation or ""}
        raw: Any = register.connection.connection.dbapi_connection
        found = raw.execute(statement, values).fetchall()
        kept = [row for row in found if row[1] is None]
        day = on.isoformat() if on else ""
        self.ids = [
            row_id for row_id, _aside, first, last in kept if not day or ((first or day) <= day <= (last or day))
        ]
        self.set_aside = len(found) - len(kept)
        self.not_in_force = len(kept) - len(self.ids)
