"""`ropa compare`: what differs between two registers, between two days of one, or since it was handed over."""

import json
from contextlib import ExitStack
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from ropa_desktop import i18n
from ropa_desktop.cli.opening import opened, passworded
from ropa_desktop.cli.terminal import one_line, progress
from ropa_desktop.errors import KnownError
from ropa_desktop.i18n import _

if TYPE_CHECKING:
    from ropa_desktop.register.changes import Comparison
    from ropa_desktop.store.register import Register

_FILE = click.Path(path_type=Path)
_FORMS = ("text", "json", "xlsx")


@click.command()
@click.argument("first", metavar="A", type=_FILE)
@click.argument("second", metavar="[B]", type=_FILE, required=False)
@click.option(
    "--from", "earlier", metavar="WHEN", help="Of one register: the end of this day (2026-01-31), or step:57."
)
@click.option("--to", "later", metavar="WHEN", help="The same for the later state; today where it is left out.")
@click.option("--since-delivery", is_flag=True, help="From the state that was handed over last.")
@click.option("--format", "form", type=click.Choice(_FORMS), help="How to say it; else as the output's name ends.")
@click.option("-o", "--output", type=_FILE, help="Where to, instead of the terminal; a workbook needs it.")
@click.option("--language", default="en", help="Of what is said, such as en.")
@passworded
def compare(
    first: Path,
    second: Path | None,
    earlier: str | None,
    later: str | None,
    since_delivery: bool,
    form: str | None,
    output: Path | None,
    language: str,
) -> int:
    """Say what was added, removed and changed, field by field: A against B, or A then against A later.

    Gives 0 where nothing differs, 1 where something does, 2 where it could not be done.
    """
    form = form or _form_of(output)
    _refuse_what_cannot_be(second, earlier, later, since_delivery, form, output)
    if language not in i18n.languages():
        raise KnownError(_("There is no “{language}” yet. Nothing was written.").format(language=language))
    i18n.use(language)
    for register in filter(None, (first, second)):
        if output and output.exists() and register.exists() and output.samefile(register):
            raise KnownError(_("{path} is the register itself. Nothing was written.").format(path=output))
    with ExitStack() as held:
        one = held.enter_context(opened(first))
        if second is not None:
            comparison = _compared(one, held.enter_context(opened(second)), "")
        else:
            comparison = _in_time(held, one, earlier, later, since_delivery)
    _tell(comparison, form, output)
    return int(bool(comparison.changes))


def _form_of(output: Path | None) -> str:
    return {".json": "json", ".xlsx": "xlsx"}.get(output.suffix.lower() if output else "", "text")


def _refuse_what_cannot_be(
    second: Path | None, earlier: str | None, later: str | None, since_delivery: bool, form: str, output: Path | None
) -> None:
    if second is not None and (earlier or later or since_delivery):
        raise click.UsageError(_("Give a second file, or --from, --to and --since-delivery for one file, not both."))
    if second is None and not earlier and not since_delivery:
        raise click.UsageError(_("Say what to compare it with: a second file, --from, or --since-delivery."))
    if earlier and since_delivery:
        raise click.UsageError(_("Give --from or --since-delivery, not both."))
    if form == "xlsx" and output is None:
        raise click.UsageError(_("A workbook needs --output."))


def _in_time(
    held: ExitStack, register: "Register", earlier: str | None, later: str | None, since_delivery: bool
) -> "Comparison":
    from ropa_desktop.store.as_of import as_of
    from ropa_desktop.store.since import since

    moment, remark = since(register) if since_delivery else (_moment(earlier or ""), "")
    before = held.enter_context(as_of(register, moment))
    after = held.enter_context(as_of(register, _moment(later))) if later else register
    return _compared(before, after, remark)


def _moment(text: str) -> date | int:
    """A day, or a step."""
    kind, _colon, number = text.partition(":")
    if kind == "step" and number.isascii() and number.isdigit():
        return int(number[:15])
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise KnownError(
            _("“{text}” is neither a day nor a step; write 2026-01-31 or step:57.").format(text=text[:40])
        ) from None


def _compared(before: "Register", after: "Register", remark: str) -> "Comparison":
    from ropa_desktop.store.compare import compare as compared

    with progress() as told:
        return replace(compared(before, after, told), remark=remark)


def _tell(comparison: "Comparison", form: str, output: Path | None) -> None:
    from ropa_desktop.exchange.changes.write import LINES, write

    if output is None:
        for line in LINES[form](comparison):
            click.echo(one_line(line) if form == "text" else _ascii(line))
        return
    with progress() as told:
        written = write(comparison, form, output, told)
    for notice in written.notices:
        click.echo(one_line(notice), err=True)
    click.echo(_("{path} was written: {count} records differ.").format(path=output, count=written.records))


def _ascii(line: str) -> str:
    """JSON that every terminal can show, and that steers none."""
    return "".join(char if char.isascii() else json.dumps(char)[1:-1] for char in line)
