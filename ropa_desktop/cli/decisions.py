"""`ropa decisions`: the adequacy decisions that count, and others taken over from a file."""

from datetime import date
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from ropa_desktop import i18n
from ropa_desktop.cli.opening import opened
from ropa_desktop.cli.report import reported, say
from ropa_desktop.cli.terminal import author, one_line
from ropa_desktop.errors import KnownError
from ropa_desktop.i18n import _, ngettext

if TYPE_CHECKING:
    from ropa_desktop.register.contents import Contents
    from ropa_desktop.register.report import Report


@reported
def _listed(contents: "Contents", on: date) -> "Report":
    from ropa_desktop.register.decision_report import report

    return report(contents, on)


@click.command()
@click.option("--load", "source", type=click.Path(path_type=Path), help="Take over the decisions of this CSV file.")
@wraps(_listed, assigned=())
def decisions(source: Path | None, **given: Any) -> None:
    """Say by which adequacy decisions transfers are judged; --load takes others over from a CSV file, as one step.

    The file has the form of db/reference/adequacy.csv. What it brings is printed: what is new, what changed, and what
    is the same.
    """
    if source is None:
        _listed(**given)
        return
    if given["as_of"] is not None or given["organisation"] is not None:
        raise KnownError(_("--load works on the register as it is now, for all: leave --as-of and --organisation out."))
    i18n.use(given["language"])
    _load(source, given["file"], given["output"], given["form"], given["on"])


def _load(source: Path, file: Path, output: Path | None, form: str, on: date | None) -> None:
    from ropa_desktop.exchange.decisions_csv import read
    from ropa_desktop.register.decision_news import report
    from ropa_desktop.store import handover
    from ropa_desktop.store.backups import before
    from ropa_desktop.store.decisions import compared, take

    decisions_read = read(source)  # whole, before anything is opened
    with opened(file, read_only=False, author=author()) as register:
        found = compared(register, decisions_read)
        if found.worth() and not register.read_only:
            before(register, "import")
        count = len(take(register, found, source.name))
        told = report(found, source.name, handover.standing(register), on or date.today())
    say(told, output, form)
    words = ngettext("%d decision was taken over.", "%d decisions were taken over.", count) % count
    click.echo(one_line(words), err=True)
