"""`ropa password` and `ropa recovery-sheet`: set, change or take away a password, and print the way in without it."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from ropa_desktop.cli.opening import key_for, new_password, opened, passworded
from ropa_desktop.errors import KnownError
from ropa_desktop.i18n import _

if TYPE_CHECKING:
    from ropa_desktop.store.key import Key

_FILE = click.Path(path_type=Path)


@click.command()
@click.argument("file", type=_FILE)
@click.option("--remove", is_flag=True, help="Take the password away: whoever has the file can read it then.")
@click.option("--recovery-sheet", "sheet", type=_FILE, metavar="OUT.pdf",
              help="Write the recovery sheet of the new password, a page to be printed.")  # fmt: skip
@click.option("--new-password-fd", "by_fd", type=int, metavar="N",
              help="Read the new password from the first line of this open file descriptor.")  # fmt: skip
@click.option("--new-password-file", "by_file", type=_FILE, metavar="FILE",
              help="Read the new password from this file.")  # fmt: skip
@passworded
def password(file: Path, remove: bool, sheet: Path | None, by_fd: int | None, by_file: Path | None) -> None:
    """Encrypt a register by a password, change the password, or take it away."""
    if remove and not (sheet is None and by_fd is None and by_file is None):
        raise click.UsageError("--remove goes with no new password and no recovery sheet.")
    old = key_for(file)
    if remove:
        _remove(file, old)
    else:
        _set(file, old, key_of_new(new_password(by_fd, by_file), file), sheet)


def _remove(file: Path, old: "Key | None") -> None:
    from ropa_desktop.store import password

    if old is None:
        raise KnownError(_("{path} has no password. Nothing was changed.").format(path=file))
    password.change(file, old, None)
    click.echo(_("{path} has no password any more. Backups made before still need it.").format(path=file))


def _set(file: Path, old: "Key | None", new: "Key", sheet: Path | None) -> None:
    from ropa_desktop.store import password
    from ropa_desktop.store.register import Register

    with Register.open(file, read_only=True, key=old) as register:
        register_id = register.about().get("register_id", "")
    with written_sheet(file, register_id, new, sheet):  # first: a password without its sheet would be the worse half
        password.change(file, old, new)
    click.echo(_("{path} opens only by the new password from now on.").format(path=file))
    if old is None:
        click.echo(
            _("Backups made before have no password, and the disk may still hold the bytes of the old file. "
              "Delete the backups if they must not be read."),
            err=True,
        )  # fmt: skip
    tell_of_sheet(file, sheet)


@click.command("recovery-sheet")
@click.argument("file", type=_FILE)
@click.option("-o", "--output", type=_FILE, required=True, metavar="OUT.pdf", help="Where to.")
@passworded
def recovery_sheet(file: Path, output: Path) -> None:
    """Write the recovery sheet of a register: the way in where its password is forgotten."""
    with opened(file) as register:
        if register.key is None:
            raise KnownError(_("{path} has no password, so there is nothing to recover.").format(path=file))
        with written_sheet(file, register.about().get("register_id", ""), register.key, output):
            tell_of_sheet(file, output)


def key_of_new(typed: str, file: Path) -> "Key":
    """A key for a password that is new; raises KnownError where it is too easy to guess."""
    from ropa_desktop.store import key
    from ropa_desktop.store.strength import strength

    found = strength(typed, [file.stem])
    if found.refused:
        raise KnownError(_("{why}. The password was not taken, and nothing was changed.").format(why=found.words))
    return key.new(typed)


@contextmanager
def written_sheet(file: Path, register_id: str, key: "Key", target: Path | None) -> Iterator[None]:
    """The sheet is there for what is done inside, and gone again where that fails; it never replaces another file."""
    if target is None:
        yield
        return
    from ropa_desktop.exchange.pdf import recovery

    if target.exists():
        raise KnownError(_("{path} is there already. It was not changed; choose another name.").format(path=target))
    recovery.write(recovery.Sheet(file.name, register_id, key.mark, key.recovery_code()), target)
    try:
        yield
    except BaseException:
        target.unlink(missing_ok=True)
        raise


def tell_of_sheet(file: Path, sheet: Path | None) -> None:
    """What is to be done with the sheet, or how to get one."""
    if sheet is not None:
        words = _("{path} is the recovery sheet: print it, keep it away from the computer, and delete the file.")
        click.echo(words.format(path=sheet))
    else:
        words = _("Without the password nobody can open it. For another way in: ropa recovery-sheet {path} -o OUT.pdf")
        click.echo(words.format(path=file), err=True)
