"""`ropa where-used`, `ropa chains` and `ropa sub-processors`: who stands behind whom, and what reaches whom."""

from typing import TYPE_CHECKING

import click

from ropa_desktop.cli.report import reported

if TYPE_CHECKING:
    from datetime import date

    from ropa_desktop.register.contents import Contents
    from ropa_desktop.register.report import Report


@click.command()
@reported
@click.argument("name")  # below, so that it comes after the file
def where_used(contents: "Contents", on: "date", name: str) -> "Report":
    """Say where an organisation is used, directly or behind others, and whose data it reaches.

    NAME is its name, or a part of it that no other has.
    """
    from ropa_desktop.register.where_used import named, report

    return report(contents, on, named(contents, name).id)


@click.command()
@reported
def chains(contents: "Contents", on: "date") -> "Report":
    """Say what reaches whom: processors, countries, recipients and transfers, the inherited ones with their way."""
    from ropa_desktop.register.effective_report import report

    return report(contents, on)


@click.command()
@click.option("--customer", metavar="NAME", help="Only what is done on behalf of this controller; all where left out.")
@reported
def sub_processors(contents: "Contents", on: "date", customer: str | None) -> "Report":
    """List the sub-processors of what is processed on behalf of others, as customers ask for it."""
    from ropa_desktop.register.sub_processor_report import report
    from ropa_desktop.register.where_used import named

    return report(contents, on, None if customer is None else named(contents, customer).id)
