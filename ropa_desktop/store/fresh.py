"""A new register that is there when all of its beginning is, and not before."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from ropa_desktop.store.key import Key
from ropa_desktop.store.register import Register


@contextmanager
def fresh(path: Path, author: str = "", key: Key | None = None) -> Iterator[Register]:
    """A new register to fill; where filling it fails, the file is gone again."""
    register = Register.create(path, author, key)
    try:
        with register:
            yield register
    except BaseException:
        path.unlink(missing_ok=True)
        raise
