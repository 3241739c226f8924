"""What an export is made from: one organisation's record, read in a stream."""

from functools import partial

from ropa_desktop.errors import KnownError
from ropa_desktop.i18n import _
from ropa_desktop.register.activities import ProcessingActivity
from ropa_desktop.register.contents import Contents, Standing, Stream, Whole
from ropa_desktop.register.on_behalf import ProcessingOnBehalf
from ropa_desktop.register.organisations import Organisation
from ropa_desktop.store import rows
from ropa_desktop.store.load import Loader
from ropa_desktop.store.register import Register


def contents(register: Register, organisation: str | None = None) -> Contents:
    """Everything of the register, or what concerns one organisation (its id) as controller or processor."""
    loader = Loader(register.connection)
    directory = loader.directory((ProcessingActivity, ProcessingOnBehalf))
    kept_for = next((one for one in directory[Organisation] if one.id == organisation), None)
    activities, activities_aside = _ids(
        register,
        "SELECT a.id, a.retired_on FROM processing_activity a WHERE :all OR a.controller_id = :id OR a.id IN (SELECT"
        " processing_activity_id FROM processing_activity_joint_controllers WHERE organisation_id = :id)"
        " ORDER BY a.code COLLATE NOCASE, a.name COLLATE NOCASE, a.id",
        organisation,
    )
    on_behalf, on_behalf_aside = _ids(
        register,
        "SELECT id, retired_on FROM processing_on_behalf WHERE :all OR processor_id = :id"
        " ORDER BY code COLLATE NOCASE, name COLLATE NOCASE, id",
        organisation,
    )
    return Contents(
        standing=standing(register),
        organisation=kept_for if isinstance(kept_for, Organisation) else None,
        directory=directory,
        activities=Stream(partial(loader.stream, ProcessingActivity, activities)),
        activity_count=len(activities),
        on_behalf=Stream(partial(loader.stream, ProcessingOnBehalf, on_behalf)),
        on_behalf_count=len(on_behalf),
        set_aside={"controller": activities_aside, "processor": on_behalf_aside},
        whole=Whole(partial(rows.all_rows, register), partial(rows.all_files, register), partial(rows.count, register)),
    )


def standing(register: Register) -> Standing:
    """Which state of which register is read."""
    last = register.head()
    known = register.about().get("register_id", "")
    return Standing(known, last.number, last.at, last.hash) if last else Standing(known)


def kept_for(register: Register) -> list[Organisation]:
    """The organisations whose record this register is, by name."""
    found = [one for one in register.all(Organisation) if one.kept_for and one.retired_on is None]
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


def _ids(register: Register, statement: str, organisation: str | None) -> tuple[list[str], int]:
    """The ids of what is handed over, and how many entries were set aside and are not."""
    values = {"all": organisation is None, "id": organisation or ""}
    cursor = register.connection.connection.dbapi_connection.execute(statement, values)  # type: ignore[union-attr]
    found = cursor.fetchall()
    standing = [row_id for row_id, set_aside in found if set_aside is None]
    return standing, len(found) - len(standing)
