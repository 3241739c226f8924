"""A second connection to the file of an open register, so that another thread can read while the first one works."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeVar

from sqlcipher3 import dbapi2

from ropa_desktop.errors import Cancelled
from ropa_desktop.store import file

if TYPE_CHECKING:
    from ropa_desktop.store.register import Register

T = TypeVar("T")
_OFTEN = 20_000  # steps of SQLite's own machine, about a millisecond, after which it is asked whether to go on


class Reader:
    """Reads what is written down. A step of the register stops it, so that no write waits for a long look."""

    def __init__(self, raw: Any, wait: Callable[[], object]) -> None:
        self._raw, self._wait = raw, wait
        self._stopped = False
        raw.set_progress_handler(lambda: self._stopped, _OFTEN)

    def read(self, act: Callable[[Any], T]) -> T:
        """What `act` finds by the connection; raises Cancelled where somebody stops it meanwhile."""
        self._wait()
        try:
            if not self._stopped:
                return act(self._raw)
        except dbapi2.OperationalError as error:
            if not self._stopped or "interrupted" not in str(error):
                raise
        raise Cancelled

    def stop(self) -> None:
        """Stop what is read just now; from any thread."""
        self._stopped = True

    def go_on(self) -> None:
        """What is asked from now on is read."""
        self._stopped = False

    def close(self) -> None:
        """Nothing is read any more."""
        self._raw.close()


def reader_of(register: "Register") -> Reader | None:
    """A reader of this register's file; None where what it shows is no file, or where something else lies there."""
    raw: Any = register.connection.connection.dbapi_connection
    lies = [row[2] for row in raw.execute("PRAGMA database_list") if row[1] == "main"]
    if register.path is None or not lies or not lies[0]:
        return None
    other = None
    try:
        other = file.connect(register.path, read_only=True, key=register.key)
        if _state(other) == _state(raw):
            return Reader(other, register.wait_for_step)
    except dbapi2.DatabaseError:  # it is gone, or no register any more; the one that is open still has its contents
        pass
    if other is not None:
        other.close()
    return None


def _state(raw: Any) -> list[Any]:
    return [
        raw.execute("SELECT value FROM about WHERE key = 'register_id'").fetchone(),
        raw.execute("SELECT hash FROM step ORDER BY number DESC LIMIT 1").fetchone(),
    ]
