"""The form of a register file: which tables and indexes each revision has, as the migrations make them.

`db/forms/REVISION.sql` holds them, so that a file in which anything else stands is refused before it is used: a view
in the place of a table, a column that computes itself, a condition, an index that calls a function.
"""

from functools import cache
from pathlib import Path
from typing import Any

from ropa_desktop import paths

# SQLite makes these tables by itself, each version of it in its own words.
_SHADOWS = ("search_data", "search_idx", "search_docsize", "search_config")
_PARTS = (
    "SELECT type, name, CASE WHEN type = 'table' AND name IN ({shadows}) THEN '' ELSE sql END FROM sqlite_master"
    " WHERE name NOT LIKE 'sqlite_stat_' ORDER BY type, name"
).format(shadows=", ".join(f"'{name}'" for name in _SHADOWS))
_END = ";\n\n"


def of(connection: Any) -> str:
    """The form of an open file, as it stands in db/forms."""
    return _END.join([*_parts(connection).values(), ""])


def strange(connection: Any, revision: str) -> list[str]:
    """The names of what a file of this revision has too much, too little, or otherwise; empty where nothing is."""
    known = _known(paths.db() / "forms" / f"{revision}.sql")
    if known is None:
        return []
    found = _parts(connection)
    return sorted(name for name in known.keys() | found.keys() if known.get(name) != found.get(name))


def _parts(connection: Any) -> dict[str, str]:
    """Each part by its name. What SQLite makes beside a table has no words of its own, and comes and goes with it."""
    rows = [(kind, name, sql) for kind, name, sql in connection.execute(_PARTS).fetchall() if sql is not None]
    return {f"{kind} {name}": f"-- {kind} {name}\n{sql}" for kind, name, sql in rows}


@cache
def _known(place: Path) -> dict[str, str] | None:
    if not place.exists():
        return None
    parts = place.read_text(encoding="utf8").split(_END)[:-1]
    return {part.partition("\n")[0].removeprefix("-- "): part for part in parts}
