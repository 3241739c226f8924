"""`ropa erase`: take somebody's name out of a register and its history."""

from pathlib import Path

import click

from ropa_desktop.cli.opening import opened, passworded
from ropa_desktop.cli.terminal import author, one_line
from ropa_desktop.i18n import _


@click.command()
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--words", prompt=True, help="What to erase; asked for where it is left out.")
@click.option("--reason", metavar="TEXT", default="", help="Kept in the history; leave the name out of it.")
@click.option("--yes", is_flag=True, help="Erase without asking once more.")
@passworded
def erase(file: Path, words: str, reason: str, *, yes: bool) -> None:
    """Erase words from every text of today and of the history (Art. 17). This cannot be undone."""
    from ropa_desktop.store import redaction

    with opened(file, read_only=False, author=author()) as register:
        found = redaction.mentions(register, words)
        click.echo(one_line(redaction.in_words(found)))
        if found.any() and not yes:
            click.confirm(_("Erase them? This cannot be undone."), abort=True)
        redaction.erase(register, words, reason)
    click.echo(_("Erased. Backups and documents made before still hold the words."))
