"""How every command opens a register."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from ropa_desktop.store.register import Register

F = TypeVar("F", bound=Callable[..., Any])


def passworded(command: F) -> F:
    """Give a command the options by which it gets the password of a register."""
    return command


def opened(file: Path, *, read_only: bool = True, author: str = "") -> "Register":
    """The register of a command."""
    from ropa_desktop.store.register import Register  # not before it is needed: it costs more than `--help` may

    return Register.open(file, author, read_only=read_only)
