"""`ropa due`: every open date of a register, as a list, a document or a calendar."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from ropa_desktop.cli.report import reported
from ropa_desktop.cli.terminal import one_line, progress
from ropa_desktop.errors import KnownError
from ropa_desktop.i18n import _

if TYPE_CHECKING:
    from datetime import date

    from ropa_desktop.register.contents import Contents
    from ropa_desktop.register.report import Report


@click.command()
@click.option("--ics", type=click.Path(path_type=Path), help="Write the dates as a calendar file, too (.ics).")
@reported
def due(contents: "Contents", on: "date", ics: Path | None) -> "Report":
    """Say what is due when: reviews, contracts, decisions, list entries, objections, retention."""
    from ropa_desktop.register.due_report import report

    if ics is not None:
        _calendar(contents, on, ics)
    return report(contents, on)


def _calendar(contents: "Contents", on: "date", target: Path) -> None:
    from ropa_desktop.exchange import calendar_file
    from ropa_desktop.register.due import due as dates

    file: Path = click.get_current_context().params["file"]
    if target.suffix.lower() != ".ics":
        raise KnownError(
            _("“{name}” is no calendar; let it end in .ics. Nothing was written.").format(name=target.name)
        )
    if target.exists() and target.samefile(file):
        raise KnownError(_("{path} is the register itself. Nothing was written.").format(path=target))
    with progress() as told:
        written = calendar_file.write(dates(contents, on), contents.standing, target, told)
    click.echo(one_line(_("{path} was written: {count} dates.").format(path=target, count=written.records)), err=True)
