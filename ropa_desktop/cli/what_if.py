"""`ropa what-if`: what breaks if a decision ends, or a processor is dropped."""

from typing import TYPE_CHECKING

import click

from ropa_desktop.cli.report import reported

if TYPE_CHECKING:
    from datetime import date

    from ropa_desktop.register.contents import Contents
    from ropa_desktop.register.report import Report


@click.command()
@click.option("--end-decision", multiple=True, metavar="CODE",
              help="An adequacy decision that ends, such as US-DPF; may be given more than once.")  # fmt: skip
@click.option("--end-clauses", multiple=True, metavar="CODE",
              help="A set of standard clauses that ends, such as 2021/914.")  # fmt: skip
@click.option("--drop-processor", multiple=True, metavar="NAME",
              help="A processor that is dropped, wherever it stands in a chain: its name or part of it.")  # fmt: skip
@reported
def what_if(
    contents: "Contents",
    on: "date",
    end_decision: tuple[str, ...],
    end_clauses: tuple[str, ...],
    drop_processor: tuple[str, ...],
) -> "Report":
    """Say what breaks if something happens on a day. Nothing in the register changes.

    --on is the day on which it happens; it is judged on that day, with it and without.
    """
    from ropa_desktop.register.what_if import report
    from ropa_desktop.register.where_used import named

    return report(contents, on, end_decision, end_clauses, [named(contents, name).id for name in drop_processor])
