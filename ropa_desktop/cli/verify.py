"""`ropa verify`: does the file hold together, and does it hold what a document shows?"""

from pathlib import Path

import click

from ropa_desktop.cli.opening import opened, passworded
from ropa_desktop.cli.terminal import one_line
from ropa_desktop.i18n import _


@click.command()
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--document", metavar="STATE", help="Step and state as a document prints them: '57 1a2b 3c4d 5e6f 7a8b'.")
@passworded
def verify(file: Path, document: str | None) -> int:
    """Check that the file holds together and that nobody changed it from outside."""
    from ropa_desktop.store.verify import printed
    from ropa_desktop.store.verify import verify as faults_of

    with opened(file) as register:
        faults, last = faults_of(register.connection), register.head()
        if document and (fault := printed(register.connection, document)):
            faults.append(fault)
    for fault in faults:
        click.echo(one_line(fault.sentence))
    if not faults:
        steps = last.number if last else 0
        click.echo(_("{path} holds: its {n} steps, replayed, give what is stored.").format(path=file, n=steps))
        if document:
            click.echo(_("The document shows a state of this register."))
    return int(bool(faults))
