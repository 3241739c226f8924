"""`ropa owed`: which documents the entries make due, and which of them are there."""

from datetime import date
from typing import TYPE_CHECKING

import click

from ropa_desktop.cli.report import reported

if TYPE_CHECKING:
    from ropa_desktop.register.contents import Contents
    from ropa_desktop.register.report import Report


@click.command()
@reported
def owed(contents: "Contents", on: date) -> "Report":
    """List the notices, contracts and assessments that the entries make due, and which of them are there."""
    from ropa_desktop.register.owed_report import report

    return report(contents, on)
