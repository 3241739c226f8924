"""`ropa backup`, `ropa backups` and `ropa restore`: make a backup, see what there is, put one back."""

from pathlib import Path

import click

from ropa_desktop.cli.opening import key_for, opened, passworded
from ropa_desktop.cli.terminal import one_line, progress
from ropa_desktop.i18n import _

_FILE = click.Path(path_type=Path)


@click.command()
@click.argument("file", type=_FILE)
@click.option("--to", "folder", type=_FILE, metavar="FOLDER", help="Where to; else beside the register, or as chosen.")
@passworded
def backup(file: Path, folder: Path | None) -> None:
    """Make a backup, and open and verify it before it counts."""
    from ropa_desktop.store import backups

    with opened(file) as register:
        with progress() as told:
            made = backups.make(register, folder or backups.chosen_folder(file), "by hand", progress=told)
        last = register.head()
    if made:
        click.echo(one_line(_("{path} was made and holds.").format(path=made.path)))
    elif last:
        click.echo(one_line(_("There is a backup of step {n} already; none was made.").format(n=last.number)))
    else:
        click.echo(one_line(_("Nothing was done in {path} yet; no backup was made.").format(path=file)))


@click.command()
@click.argument("file", type=_FILE)
@click.option("--in", "folder", type=_FILE, metavar="FOLDER", help="Where to look; else as for backup.")
def backups(file: Path, folder: Path | None) -> None:
    """List the backups of a register, the newest first, also of one that no longer opens."""
    from ropa_desktop.store import backups as store
    from ropa_desktop.store.backup_names import REASONS, listed, size_in_words

    mark = store.mark_at(file)
    there = listed(folder, file, mark) if folder else store.found(file, mark)
    if not there:
        place = folder or store.chosen_folder(file)
        click.echo(one_line(_("There is no backup of {path} in {folder}.").format(path=file, folder=place)))
    for one in there:
        said = _("step {n}").format(n=one.step), _(REASONS[one.reason]), size_in_words(one.size), str(one.path)
        click.echo(one_line("  ".join((f"{one.at:%Y-%m-%d %H:%M}", *said))))


@click.command()
@click.argument("source", metavar="BACKUP", type=_FILE)
@click.option("--into", "file", type=_FILE, required=True, help="The register; what is there is kept aside.")
@passworded
def restore(source: Path, file: Path) -> None:
    """Put a backup in a register's place; what is there is kept beside it."""
    from ropa_desktop.store.restore import restore as put

    with progress() as told:
        done = put(source, file, key_for(source), told)
    click.echo(one_line(_("{path} is at step {n} again.").format(path=done.path, n=done.step)))
    if done.kept:
        click.echo(one_line(_("What was there before is kept as {path}.").format(path=done.kept)))
    if done.notice:
        click.echo(one_line(done.notice), err=True)
