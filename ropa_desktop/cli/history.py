"""`ropa history`, `ropa put-back`, `ropa undo` and `ropa redo`: what was done, and the way back."""

import json
from pathlib import Path
from typing import TYPE_CHECKING

import click

from ropa_desktop.cli.opening import opened, passworded
from ropa_desktop.cli.terminal import author, one_line
from ropa_desktop.errors import KnownError
from ropa_desktop.i18n import _

if TYPE_CHECKING:
    from ropa_desktop.register.changes import Edit
    from ropa_desktop.store.register import Register
    from ropa_desktop.store.steps import Step

_FILE = click.Path(path_type=Path)


@click.command()
@click.argument("file", type=_FILE)
@click.option("--record", metavar="ID", help="Only of this record; `ropa check --format json` gives the ids.")
@click.option("--last", type=click.IntRange(min=1), default=50, show_default=True, help="How many steps.")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", help="How to say it.")
@passworded
def history(file: Path, record: str | None, last: int, form: str) -> None:
    """Say what was done, by whom and when, the newest first."""
    from ropa_desktop.store.history import edits, of_root

    with opened(file) as register:
        told = [(step, edits(register, step, record)) for step in of_root(register, record, last)]
    click.echo(_as_json(told) if form == "json" else "\n".join(line for one in told for line in _lines(*one)))


def _lines(step: "Step", edits: "list[Edit]") -> list[str]:
    head = " · ".join(part for part in (str(step.number), step.at, step.author, step.title) if part)
    return [one_line(head), *(one_line(f"  {step.number}.{n} {_said(edit)}") for n, edit in enumerate(edits, 1))]


def _said(edit: "Edit") -> str:
    field = f"{edit.of}, {edit.field}" if edit.of else edit.field
    return f"{field}: “{edit.before}” → “{edit.after}”"


def _as_json(told: "list[tuple[Step, list[Edit]]]") -> str:
    return json.dumps(
        [
            {
                "step": step.number, "at": step.at, "author": step.author, "title": step.title, "kind": step.kind,
                "hash": step.hash,
                "edits": [{"of": e.of, "field": e.field, "before": e.before, "after": e.after} for e in edits],
            }
            for step, edits in told
        ],
        ensure_ascii=False, indent=1,
    )  # fmt: skip


@click.command("put-back")
@click.argument("file", type=_FILE)
@click.argument("what", metavar="STEP[.EDIT]")
@passworded
def put_back(file: Path, what: str) -> None:
    """Put back what stood before one edit, or take one whole step back; as a new step."""
    from ropa_desktop.store import put_back as back
    from ropa_desktop.store import steps
    from ropa_desktop.store.history import told

    number, _point, place = what.partition(".")
    with opened(file, read_only=False, author=author()) as register:
        step = steps.read(register.connection, int(number)) if _is_number(number) else None
        if step is None:
            raise KnownError(_("There is no step {n} in this register. Nothing was changed.").format(n=number))
        if not place:
            back.take_back(register, step)
        else:
            found = told(register, step)
            if not _is_number(place) or not 1 <= int(place) <= len(found):
                raise KnownError(_("Step {n} has no edit {place}. Nothing was changed.").format(n=number, place=place))
            back.put_back(register, found[int(place) - 1])
        _say_head(register)


@click.command()
@click.argument("file", type=_FILE)
@passworded
def undo(file: Path) -> None:
    """Take back the last step, as a new step."""
    with opened(file, read_only=False, author=author()) as register:
        if not register.undo():
            raise KnownError(_("There is nothing to undo."))
        _say_head(register)


@click.command()
@click.argument("file", type=_FILE)
@passworded
def redo(file: Path) -> None:
    """Do again what was undone last, as a new step."""
    with opened(file, read_only=False, author=author()) as register:
        if not register.redo():
            raise KnownError(_("There is nothing to do again."))
        _say_head(register)


def _is_number(text: str) -> bool:
    return text.isascii() and text.isdecimal() and len(text) < 16


def _say_head(register: "Register") -> None:
    last = register.head()
    assert last is not None
    click.echo(one_line(_("Step {n}: {title}").format(n=last.number, title=last.title)))
