"""A new register that is there when all of its beginning is, and not before."""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from ropa_desktop.errors import KnownError
from ropa_desktop.i18n import _
from ropa_desktop.store.key import Key
from ropa_desktop.store.register import Register


@contextmanager
def fresh(path: Path, author: str = "", key: Key | None = None) -> Iterator[Register]:
    """A new register to fill, under a hidden name until it is whole; where filling it fails, it is gone again.

    A program that is killed meanwhile leaves the hidden file, which the next attempt removes.
    """
    unborn = path.with_name(f".{path.name}.new")
    _refuse_another(path)
    try:
        _remove(unborn)
        with Register.create(unborn, author, key) as register:
            yield register
        _refuse_another(path)
        unborn.rename(path)
    except BaseException as error:
        with suppress(OSError):  # where even this fails, the error before is the one to tell
            _remove(unborn)
        if isinstance(error, KnownError):  # the hidden name says nothing to the user
            raise KnownError(str(error).replace(str(unborn), str(path))) from error
        if isinstance(error, OSError):
            raise KnownError(_("{path} cannot be written: {why}.").format(path=path, why=error.strerror)) from error
        raise


def _refuse_another(path: Path) -> None:
    if path.exists() or path.is_symlink():
        raise KnownError(_("{path} is there already. It was not changed; choose another name.").format(path=path))


def _remove(unborn: Path) -> None:
    for name in (unborn.name, f"{unborn.name}-journal", f".{unborn.name}.lock"):
        if (place := unborn.with_name(name)).exists():
            place.unlink()
