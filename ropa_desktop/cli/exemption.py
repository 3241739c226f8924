"""`ropa exemption`: whether Art. 30(5) lifts the duty to keep a record, entry by entry."""

from datetime import date
from typing import TYPE_CHECKING

import click

from ropa_desktop.cli.report import reported

if TYPE_CHECKING:
    from ropa_desktop.register.contents import Contents
    from ropa_desktop.register.report import Report


@click.command()
@reported
def exemption(contents: "Contents", on: date) -> "Report":
    """Say for each entry whether Art. 30(5) lifts the duty to record it, and why it mostly does not."""
    from ropa_desktop.register.exemption_report import report

    return report(contents, on)
