"""How every command opens a register, and where it has the password from: never an argument, never the environment."""

import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from ropa_desktop.cli.terminal import one_line
from ropa_desktop.errors import KnownError
from ropa_desktop.i18n import _

if TYPE_CHECKING:
    from ropa_desktop.store.key import Key
    from ropa_desktop.store.register import Register

F = TypeVar("F", bound=Callable[..., Any])

_GIVEN = "ropa_desktop.passwords"
_LONGEST = 4096  # bytes; what is longer is no password, but the wrong file
_ATTEMPTS = 3


def passworded(command: F) -> F:
    """Give a command the options by which it gets the password of a register; `opened` knows what they say."""
    by_fd = click.option(
        "--password-fd", type=int, multiple=True, metavar="N", expose_value=False, callback=_keep_of_fds,
        help="Read the password, or the recovery code, from the first line of this open file descriptor.",
    )  # fmt: skip
    by_file = click.option(
        "--password-file", type=click.Path(path_type=Path), multiple=True, metavar="FILE", expose_value=False,
        callback=_keep_of_files, help="Read the password, or the recovery code, from this file.",
    )  # fmt: skip
    return by_fd(by_file(command))


def opened(file: Path, *, read_only: bool = True, author: str = "") -> "Register":
    """The register of a command; where it is encrypted, the password comes from the options or is asked for."""
    from ropa_desktop.store.register import Register

    return Register.open(file, author, read_only=read_only, key=key_for(file))


def key_for(file: Path) -> "Key | None":
    """What opens the file: none where it is not encrypted."""
    from ropa_desktop.store import file as files
    from ropa_desktop.store import key

    if not files.is_encrypted(file):
        return None

    def tried(typed: str) -> "Key | None":
        return files.examine(file, key.of(file, typed))

    wrong: KnownError | None = None
    for typed in given():
        try:
            return tried(typed)
        except files.WrongKey as error:
            wrong = error
    if not _somebody_is_there():
        raise wrong or KnownError(
            _("{path} is encrypted. Give its password by --password-file or --password-fd, "
              "or run the command in a terminal.").format(path=file)
        )  # fmt: skip
    for _attempt in range(_ATTEMPTS):
        try:
            return tried(asked(_("Password of {path}").format(path=file.name)))
        except KnownError as error:  # a wrong password, or a slip in the recovery code
            wrong = error
            click.echo(one_line(str(error)), err=True)
    raise KnownError(_("{path} was not opened.").format(path=file))


def given() -> list[str]:
    """The passwords that the options of this command gave."""
    context = click.get_current_context(silent=True)
    return list(context.meta.get(_GIVEN, ())) if context else []


def new_password(by_fd: int | None, by_file: Path | None) -> str:
    """The password that a file is to have: from an option, or asked for twice."""
    if by_fd is not None:
        return of_fd(by_fd)
    if by_file is not None:
        return of_file(by_file)
    if not _somebody_is_there():
        raise KnownError(
            _("There is no new password. Give it by a file or a file descriptor (see --help), "
              "or run the command in a terminal.")
        )  # fmt: skip
    password = asked(_("New password"))
    if password != asked(_("The same once more")):
        raise KnownError(_("The two passwords differ. Nothing was changed."))
    return password


def asked(words: str) -> str:
    """What somebody types in the terminal, unseen; the question goes to standard error."""
    return str(click.prompt(one_line(words), hide_input=True, err=True))


def of_fd(number: int) -> str:
    """The first line of an open file descriptor."""
    try:
        with os.fdopen(number, "rb", closefd=False) as source:
            return _text(source.readline(_LONGEST + 1))
    except OSError as error:
        raise KnownError(
            _("No password can be read from file descriptor {n}: {why}.").format(n=number, why=error.strerror)
        ) from error


def of_file(path: Path) -> str:
    """What a file holds: a password, or a recovery code on one line or on four."""
    try:
        with path.open("rb") as source:
            return _text(source.read(_LONGEST + 1))
    except OSError as error:
        raise KnownError(
            _("No password can be read from {path}: {why}.").format(path=path, why=error.strerror)
        ) from error


def _text(content: bytes) -> str:
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise KnownError(_("The password is not text in UTF-8. Nothing was opened.")) from None
    text = text.removesuffix("\n").removesuffix("\r")
    if not text or len(content) > _LONGEST:
        raise KnownError(_("There is no password in what was given: it is empty, or too long. Nothing was opened."))
    return text


def _keep_of_fds(context: click.Context, _parameter: click.Parameter, numbers: tuple[int, ...]) -> None:
    _keep(context, [of_fd(number) for number in numbers])


def _keep_of_files(context: click.Context, _parameter: click.Parameter, paths: tuple[Path, ...]) -> None:
    _keep(context, [of_file(path) for path in paths])


def _keep(context: click.Context, passwords: list[str]) -> None:
    context.meta.setdefault(_GIVEN, []).extend(passwords)


def _somebody_is_there() -> bool:
    return sys.stdin is not None and sys.stdin.isatty()
