"""`ropa transfers`: which transfers stand on what, on a day."""

from datetime import date
from typing import TYPE_CHECKING

import click

from ropa_desktop.cli.report import reported

if TYPE_CHECKING:
    from ropa_desktop.register.contents import Contents
    from ropa_desktop.register.report import Report


@click.command()
@click.option("--by-country", is_flag=True, help="By country, without the reasons: what the map of transfers shows.")
@reported
def transfers(contents: "Contents", on: date, *, by_country: bool) -> "Report":
    """Say which transfers stand on what, with the reasons; those for which nothing holds first."""
    from ropa_desktop.register import transfer_report, world_report

    return world_report.report(contents, on) if by_country else transfer_report.report(contents, on)
