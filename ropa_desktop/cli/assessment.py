"""`ropa assessment`: one assessment as a PDF."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from ropa_desktop import i18n
from ropa_desktop.cli.as_of import as_it_stood, moment
from ropa_desktop.cli.opening import opened, passworded
from ropa_desktop.cli.terminal import one_line, progress
from ropa_desktop.errors import KnownError
from ropa_desktop.i18n import _

if TYPE_CHECKING:
    from ropa_desktop.register.assessed import Assessment
    from ropa_desktop.store.register import Register

_FILE = click.Path(path_type=Path)
_MOST = 20


@click.command()
@click.argument("file", type=_FILE)
@click.argument("name")
@click.option("-o", "--output", type=_FILE, required=True, help="Where to; the name ends in pdf.")
@click.option("--as-of", metavar="WHEN", help="The register as recorded until the end of a day, or with a step.")
@click.option("--language", default="en", help="Of the document, such as en.")
@passworded
def assessment(file: Path, name: str, output: Path, as_of: str | None, language: str) -> None:
    """Write one assessment as a PDF; NAME is its title, the beginning of it, or its id."""
    from ropa_desktop.exchange.pdf.assessment import write
    from ropa_desktop.store import handover

    _refuse_what_cannot_be(file, output, language)
    i18n.use(language)
    when = None if as_of is None else moment(as_of)
    with opened(file) as register, as_it_stood(register, when) as shown, progress() as told:
        written = write(_named(shown, name), handover.standing(shown), output, told)
    for notice in written.notices:
        click.echo(one_line(notice), err=True)
    click.echo(_("{path} was written.").format(path=output))


def _refuse_what_cannot_be(file: Path, output: Path, language: str) -> None:
    if language not in i18n.languages():
        raise KnownError(_("There is no “{language}” yet. Nothing was written.").format(language=language))
    if output.suffix.lower() != ".pdf":
        raise KnownError(_("An assessment is written as a PDF; let the name end in pdf. Nothing was written."))
    if output.exists() and file.exists() and output.samefile(file):
        raise KnownError(_("{path} is the register itself. Nothing was written.").format(path=output))


def _named(register: "Register", name: str) -> "Assessment":
    """The one assessment that is meant; raises KnownError with the titles where that leaves a choice."""
    from ropa_desktop.register.assessed import ASSESSMENTS

    every = [one for cls in ASSESSMENTS for one in register.all(cls)]
    wanted = name.strip().casefold()
    for fits in (
        [one for one in every if one.id == wanted],
        [one for one in every if one.title().casefold() == wanted],
        [one for one in every if one.title().casefold().startswith(wanted)],
    ):
        if len(fits) == 1:
            return fits[0]
    titles = "; ".join(f"{_(one.one)}: {one.title()} ({one.id})" for one in (fits or every)[:_MOST])
    if not titles:
        raise KnownError(_("There is no assessment in this register. Nothing was written."))
    words = _("“{name}” does not name one assessment. Nothing was written. There are: {titles}")
    raise KnownError(words.format(name=name[:80], titles=titles))
