"""`ropa templates`: what supervisory authorities' own templates still miss."""

from typing import TYPE_CHECKING

import click

from ropa_desktop.cli.report import reported
from ropa_desktop.register.codes import PROFILES

if TYPE_CHECKING:
    from datetime import date

    from ropa_desktop.register.contents import Contents
    from ropa_desktop.register.report import Report

_TEMPLATES = [code for code in PROFILES if code not in ("EU", "UK", "CH", "EUI")]


@click.command()
@click.option(
    "--template",
    "wanted",
    multiple=True,
    type=click.Choice(_TEMPLATES, case_sensitive=False),
    help=("Only this authority's; may be given several times. Else those chosen by the organisations, or all of them."),
)
@reported
def templates(contents: "Contents", on: "date", wanted: tuple[str, ...] = ()) -> "Report":
    """Say which items of supervisory authorities' own templates are still empty, and in which entries."""
    from ropa_desktop.register.template_report import report

    return report(contents, on, wanted)
