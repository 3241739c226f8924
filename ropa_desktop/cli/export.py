"""`ropa export`: a record leaves the register, and the register notes that it did."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from ropa_desktop import i18n
from ropa_desktop.cli.as_of import as_it_stood, dated, said
from ropa_desktop.cli.opening import opened, passworded
from ropa_desktop.cli.terminal import author, one_line, progress
from ropa_desktop.errors import KnownError
from ropa_desktop.i18n import _

if TYPE_CHECKING:
    from datetime import date

    from ropa_desktop.register.contents import Contents
    from ropa_desktop.store.as_of import Moment
    from ropa_desktop.store.register import Register

_FILE = click.Path(path_type=Path)


@click.command()
@click.argument("file", type=_FILE)
@click.option("-o", "--output", type=_FILE, required=True, help="Where to; the name ends in xlsx, pdf, csv or json.")
@click.option("--record", type=click.Choice(["controller", "processor"]), default="controller",
              help="Art. 30(1), the default, or Art. 30(2). JSON holds the whole register.")  # fmt: skip
@click.option("--organisation", metavar="NAME", help="Whose record; may be left out where there is one.")
@click.option("--language", default="en", help="Of the document, such as en.")
@click.option("--with-dismissed", is_flag=True,
              help="With the findings that were judged not to apply, as a sheet or an annex.")  # fmt: skip
@click.option("--with-pictures", is_flag=True,
              help="With the chain of processors and the flow of the data of each entry; PDF only.")  # fmt: skip
@click.option("--with-map", is_flag=True, help="With the map of transfers, where there are any; PDF only.")
@click.option("--without-notes", is_flag=True,
              help="Without the notes, which are meant for those who keep the register.")  # fmt: skip
@click.option("--handed-to", metavar="WHO", default="", help="Who gets it; noted in the register.")
@dated
@passworded
def export(
    file: Path,
    output: Path,
    record: str,
    organisation: str | None,
    language: str,
    handed_to: str,
    as_of: "Moment | None",
    in_force_on: "date | None",
    *,
    with_dismissed: bool,
    with_pictures: bool,
    with_map: bool,
    without_notes: bool,
) -> None:
    """Write a record to be handed over, and note in the register that it was."""
    from ropa_desktop.exchange import export as out
    from ropa_desktop.register import dismissed_report, world
    from ropa_desktop.store import handover

    _refuse_what_cannot_be(file, output, language)
    i18n.use(language)
    whole = out.form_of(output) == ".json"
    if whole and in_force_on:
        raise KnownError(_("JSON holds the whole register, whatever was in force when. Nothing was written."))
    if with_dismissed and out.form_of(output) == ".csv":
        raise KnownError(_("A table in CSV has no place for them; write xlsx or pdf. Nothing was written."))
    if (with_pictures or with_map) and out.form_of(output) != ".pdf":
        raise KnownError(_("Only a PDF has a place for the pictures. Nothing was written."))
    with opened(file, read_only=False, author=author()) as register:
        with as_it_stood(register, as_of) as shown:
            ours = None if whole and organisation is None else handover.the_organisation(shown, organisation).id
            contents = handover.contents(shown, ours, in_force_on)
            if without_notes:
                contents.leave_out_notes()
            contents.pictures = with_pictures
            contents.world = world.of_record(contents, record) if with_map else None
            if with_dismissed:
                contents.annexes = (dismissed_report.report(contents, contents.day(), record),)
            with progress() as told:
                written = out.export(contents, record, output, told)
        noted = _noted(register, contents, "whole" if whole else record, ours, output, language, handed_to)
    for notice in [*said(contents, record), *written.notices, *noted]:
        click.echo(one_line(notice), err=True)
    click.echo(_("{path} was written: {count} records.").format(path=output, count=written.records))


def _refuse_what_cannot_be(file: Path, output: Path, language: str) -> None:
    if language not in i18n.languages():
        raise KnownError(
            _("There are no documents in “{language}” yet, only in: {languages}. Nothing was written.").format(
                language=language, languages=", ".join(i18n.languages())
            )
        )
    if output.exists() and file.exists() and output.samefile(file):
        raise KnownError(_("{path} is the register itself. Nothing was written.").format(path=output))


def _noted(
    register: "Register",
    contents: "Contents",
    record: str,
    organisation: str | None,
    output: Path,
    language: str,
    handed_to: str,
) -> list[str]:
    """Note the document, or say why that could not be done; the document is there all the same."""
    from ropa_desktop.store import deliveries

    try:
        deliveries.note(register, contents.standing, record, organisation, output.name, language, handed_to)
    except KnownError as error:
        return [_("It could not be noted in the register.") + " " + str(error)]
    return []
