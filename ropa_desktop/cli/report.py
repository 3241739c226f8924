"""What every command has that answers a question with a report: a register, a day, and where the answer goes."""

import shutil
from collections.abc import Callable
from datetime import date
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from ropa_desktop import i18n
from ropa_desktop.cli.as_of import as_it_stood, moment, said
from ropa_desktop.cli.opening import opened, passworded
from ropa_desktop.cli.terminal import one_line, progress
from ropa_desktop.errors import KnownError
from ropa_desktop.i18n import _

if TYPE_CHECKING:
    from ropa_desktop.register.report import Report

_FILE = click.Path(path_type=Path)
_WIDTH = 100  # where nobody watches


def reported(question: "Callable[..., Report]") -> Callable[..., None]:
    """Make a command of `(contents, on, …) -> Report`: it opens the register, and says or writes the report.

    Options of its own stand above `@reported` and are given to it by their names.
    """

    @wraps(question)
    def command(
        file: Path,
        on: date | None,
        as_of: str | None,
        organisation: str | None,
        output: Path | None,
        form: str,
        language: str,
        **further: Any,
    ) -> None:
        from ropa_desktop.store import handover

        _refuse_what_cannot_be(file, output, language)
        i18n.use(language)
        when = None if as_of is None else moment(as_of)
        with opened(file) as register, as_it_stood(register, when) as shown:
            ours = None if organisation is None else handover.the_organisation(shown, organisation).id
            contents = handover.contents(shown, ours)
            report = question(contents, on or contents.day(), **further)
        for line in said(contents):
            click.echo(one_line(line), err=True)
        say(report, output, form)

    for option in reversed(_options()):
        command = option(command)
    return passworded(command)


def say(report: "Report", output: Path | None, form: str = "text") -> None:
    """Print the report as text or JSON, or write it as the workbook or PDF that the output's name asks for."""
    if output is not None:
        from ropa_desktop.exchange.report import write

        with progress() as told:
            written = write(report, output, told)
        for notice in written.notices:
            click.echo(one_line(notice), err=True)
        click.echo(_("{path} was written: {count} lines.").format(path=output, count=written.records))
    elif form == "json":
        from ropa_desktop.exchange.reports import json_form

        click.echo(json_form.text(report))
    else:
        from ropa_desktop.exchange.reports import text

        for line in text.lines(report, shutil.get_terminal_size((_WIDTH, 24)).columns):
            click.echo(line)


def _options() -> list[Callable[..., Any]]:
    return [
        click.argument("file", type=_FILE),
        click.option("--on", metavar="DAY", callback=_day, help=(
            "The day as of which it is answered (2026-01-31); today, or the day of --as-of, where it is left out.")),
        click.option("--as-of", metavar="WHEN", help=(
            "The register as recorded until the end of a day (2026-01-31), until a time (2026-01-31T08:15Z) "
            "or with a step (step:57).")),
        click.option("--organisation", metavar="NAME", help="Only what concerns it; all where it is left out."),
        click.option("-o", "--output", type=_FILE, help="Where to; the name ends in xlsx or pdf."),
        click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", help="How to say it."),
        click.option("--language", default="en", help="Of what is said, such as en."),
    ]  # fmt: skip


def _day(_context: click.Context, _parameter: click.Parameter, text: str | None) -> date | None:
    try:
        return None if text is None else date.fromisoformat(text.strip())
    except ValueError:
        shown = (text or "")[:40]
        raise KnownError(_("“{text}” is not a day; write it as 2026-01-31.").format(text=shown)) from None


def _refuse_what_cannot_be(file: Path, output: Path | None, language: str) -> None:
    if language not in i18n.languages():
        raise KnownError(_("There is no “{language}” yet. Nothing was written.").format(language=language))
    if output is None:
        return
    from ropa_desktop.exchange.report import form_of

    form_of(output)  # before anything is worked out
    if output.exists() and file.exists() and output.samefile(file):
        raise KnownError(_("{path} is the register itself. Nothing was written.").format(path=output))
