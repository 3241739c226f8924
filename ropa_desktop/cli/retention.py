"""`ropa retention` and `ropa retention-schedule`: what falls due for erasure, and by which rules."""

from typing import TYPE_CHECKING

import click

from ropa_desktop.cli.report import reported

if TYPE_CHECKING:
    from datetime import date

    from ropa_desktop.register.contents import Contents
    from ropa_desktop.register.report import Report


@click.command()
@reported
def retention(contents: "Contents", on: "date") -> "Report":
    """Say which data fall due for erasure when, and which rules lead to no day."""
    from ropa_desktop.register.retention_calendar import report

    return report(contents, on)


@click.command("retention-schedule")
@reported
def retention_schedule(contents: "Contents", on: "date") -> "Report":
    """Say the retention rules, how they are carried out, and what they are used for."""
    from ropa_desktop.register.retention_schedule import report

    return report(contents, on)
