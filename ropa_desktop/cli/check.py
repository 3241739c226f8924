"""`ropa check`: what is open in a register, as a linter says it."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from ropa_desktop.cli.as_of import as_it_stood, dated, said
from ropa_desktop.cli.opening import opened, passworded
from ropa_desktop.cli.terminal import one_line
from ropa_desktop.register.codes import PROFILES

if TYPE_CHECKING:
    from datetime import date

    from ropa_desktop.store.as_of import Moment


@click.command()
@click.argument("file", type=click.Path(path_type=Path))
@click.option(
    "--profile",
    "profiles",
    multiple=True,
    type=click.Choice(list(PROFILES), case_sensitive=False),
    help=("Judge by this law or template, whatever the organisations have chosen; may be given several times."),
)
@click.option("--with-dismissed", is_flag=True, help="Say also what was judged not to apply, and why.")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", help="How to say it.")
@dated
@passworded
def check(
    file: Path,
    profiles: tuple[str, ...],
    form: str,
    as_of: "Moment | None",
    in_force_on: "date | None",
    *,
    with_dismissed: bool,
) -> int:
    """Say what is missing, each with record, field and article.

    Gives 0 where there is nothing more than advice, 1 where there is, 2 where it could not be done.
    """
    from ropa_desktop.cli.findings import as_json, in_words
    from ropa_desktop.register import profiles as laws
    from ropa_desktop.register.check import check_all, open_findings
    from ropa_desktop.register.organisations import Organisation
    from ropa_desktop.store import handover

    with opened(file) as register, as_it_stood(register, as_of) as shown:
        contents = handover.contents(shown, in_force_on=in_force_on)
        findings = list(check_all(contents, asked=profiles, with_dismissed=True))
        judged_by = laws.said(contents.all(Organisation), profiles)
    for line in [*said(contents), *(judged_by if form == "json" else ())]:
        click.echo(one_line(line), err=True)
    click.echo(as_json(findings, with_dismissed) if form == "json" else in_words(findings, judged_by, with_dismissed))
    return int(open_findings(findings) > 0)
