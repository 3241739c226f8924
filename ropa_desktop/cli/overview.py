"""`ropa overview`: the register in a few figures."""

from datetime import date
from typing import TYPE_CHECKING

import click

from ropa_desktop.cli.report import reported

if TYPE_CHECKING:
    from ropa_desktop.register.contents import Contents
    from ropa_desktop.register.report import Report


@click.command()
@reported
def overview(contents: "Contents", on: date) -> "Report":
    """Say how many activities there are, how complete they are by each point of Art. 30(1), and what is to be done."""
    from ropa_desktop.register.overview_report import report

    return report(contents, on)
