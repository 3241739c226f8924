"""`ropa new`: a register for an organisation, encrypted where that is wished."""

from pathlib import Path

import click

from ropa_desktop.cli.opening import given, new_password, passworded
from ropa_desktop.cli.terminal import author
from ropa_desktop.errors import KnownError
from ropa_desktop.i18n import _

_FILE = click.Path(path_type=Path)


@click.command()
@click.argument("file", type=_FILE)
@click.option("--organisation", metavar="NAME", required=True, help="Whose record the register is.")
@click.option("--country", metavar="CC", required=True, help="Where it is established, such as DE.")
@click.option("--encrypt", is_flag=True, help="Encrypt it by a password.")
@click.option("--recovery-sheet", "sheet", type=_FILE, metavar="OUT.pdf",
              help="With --encrypt: write the recovery sheet, a page to be printed.")  # fmt: skip
@passworded
def new(file: Path, organisation: str, country: str, encrypt: bool, sheet: Path | None) -> None:
    """Start a register for an organisation."""
    from ropa_desktop.cli.password import key_of_new, tell_of_sheet, written_sheet
    from ropa_desktop.register.organisations import Organisation
    from ropa_desktop.store.fresh import fresh

    if not encrypt and (sheet is not None or given()):
        raise click.UsageError("A password and a recovery sheet need --encrypt.")
    code = Organisation.field("country").kind.from_text(country.upper())
    ours = Organisation(name=organisation, country=code, kept_for=True)
    if not ours.name:
        raise KnownError(_("The organisation needs a name. Nothing was written."))
    if file.exists():  # before a password is asked for
        raise KnownError(_("{path} is there already. It was not changed; choose another name.").format(path=file))
    key = key_of_new(next(iter(given()), "") or new_password(None, None), file) if encrypt else None
    with fresh(file, author(), key) as register:
        with register.step(_("Started the register")) as session:
            session.add(ours)
        if key is not None:
            with written_sheet(file, register.about().get("register_id", ""), key, sheet):
                pass
    click.echo(_("{path} was made.").format(path=file))
    if key is not None:
        tell_of_sheet(file, sheet)
