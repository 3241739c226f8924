"""Where reading a register fails, the file may be at fault and not the program: then the user is told so."""

from pathlib import Path

from sqlalchemy import Connection
from sqlalchemy.exc import DatabaseError
from sqlcipher3 import dbapi2

from ropa_desktop.errors import Cancelled, KnownError
from ropa_desktop.i18n import _
from ropa_desktop.store import file


def at_fault(error: BaseException | None, connection: Connection, path: Path) -> KnownError | None:
    """What to tell the user where the file was damaged or changed from outside; None where the program is at fault."""
    if not isinstance(error, Exception) or isinstance(error, KnownError | Cancelled | OSError):
        return None
    if file.is_damage(getattr(error, "orig", error)):
        return file.damaged(path)
    from ropa_desktop.store.verify import odd_cells, verify  # it opens registers itself

    try:
        # A copy in memory may be of the past, to which its search index is brought only when somebody searches.
        is_copy = not connection.exec_driver_sql("PRAGMA database_list").all()[0][2]
        faults = list(odd_cells(connection)) if is_copy else verify(connection)
    except (DatabaseError, dbapi2.DatabaseError, ValueError, TypeError):
        return file.damaged(path)
    if not faults:
        return None
    words = _("{path} was changed from outside, and cannot be used so. {fault} It was left as it is; open a backup.")
    return KnownError(words.format(path=path, fault=faults[0].sentence))
