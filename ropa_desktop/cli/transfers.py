"""`ropa transfers`: which transfers stand on what, on a day."""

from datetime import date
from typing import TYPE_CHECKING

import click

from ropa_desktop.cli.report import reported

if TYPE_CHECKING:
    from ropa_desktop.register.contents import Contents
    from ropa_desktop.register.report import Report


@click.command()
@reported
def transfers(contents: "Contents", on: date) -> "Report":
    """Say which transfers stand on what, with the reasons; those for which nothing holds first."""
    from ropa_desktop.register.transfer_report import report

    return report(contents, on)
