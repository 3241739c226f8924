"""`ropa merge`: take what another copy of a register holds; what clashes is shown, and decided for one side."""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from ropa_desktop.cli.opening import opened, passworded
from ropa_desktop.cli.terminal import author, one_line, progress
from ropa_desktop.i18n import _, ngettext

if TYPE_CHECKING:
    from ropa_desktop.store.merge import Merge
    from ropa_desktop.store.merging.words import Clash

_FILE = click.Path(path_type=Path)
_LONG = 300  # characters of a text that are printed


@click.command()
@click.argument("other", type=_FILE)
@click.option("--into", "file", type=_FILE, required=True, help="The register that takes it in.")
@click.option("--clashes", "side", type=click.Choice(["ours", "theirs"]), help="Decide every clash for one side.")
@passworded
def merge(other: Path, file: Path, side: str | None) -> int:
    """Take what another copy of a register holds, as one step.

    Gives 0 where it was taken or there was nothing to take. Where both copies changed the same thing, the clashes are
    printed, nothing is changed, and 1 is given, unless --clashes decides them.
    """
    from ropa_desktop.store.merge import apply, prepare

    with opened(file, read_only=False, author=author()) as ours:
        with opened(other) as lying:
            theirs = lying.fork()  # the file is not held while it is looked at
        with theirs:
            with progress() as told:
                made = prepare(ours, theirs, told)
            if made.clashes and side is None:
                _print_clashes(made)
                return 1
            changed = apply(ours, made, {one.name: "theirs" if side == "theirs" else "ours" for one in made.clashes})
    for notice in made.notices:
        click.echo(one_line(notice), err=True)
    click.echo(one_line(_done(made, file, changed)))
    return 0


def _done(made: "Merge", file: Path, changed: int) -> str:
    if made.nothing():
        return _("There is nothing to take from {name}.").format(name=made.name)
    counts = Counter(one.what for one in made.taken)
    words = _("{name} was merged into {path}: {n} records changed (taken without asking: {added} added, "
              "{removed} removed, {changed} changed; clashes decided: {clashes}).")  # fmt: skip
    return words.format(
        name=made.name, path=file, n=changed, added=counts["added"], removed=counts["removed"],
        changed=counts["changed"], clashes=len(made.clashes),
    )  # fmt: skip


def _print_clashes(made: "Merge") -> None:
    for clash in made.clashes:
        for line in _side_by_side(clash):
            click.echo(one_line(line))
    count = len(made.clashes)
    words = ngettext(
        "%d clash: both copies changed it. Nothing was written. Decide it in the window (File > Merge), or for one "
        "side by --clashes ours or --clashes theirs.",
        "%d clashes: both copies changed them. Nothing was written. Decide them in the window (File > Merge), or all "
        "for one side by --clashes ours or --clashes theirs.",
        count,
    )
    click.echo(words % count)


def _side_by_side(clash: "Clash") -> Iterator[str]:
    from ropa_desktop.store.merging.excerpt import excerpts

    yield " › ".join(part for part in (clash.record, clash.of, clash.field) if part)
    texts = excerpts(clash.before, clash.ours, clash.theirs, _LONG)
    for label, text in zip((_("before"), _("ours"), _("theirs")), texts, strict=True):
        yield f"  {label}: {' / '.join(text.splitlines()) or _('(empty)')}"
