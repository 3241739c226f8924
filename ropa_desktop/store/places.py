"""In which fields the words of a search stand, counted for the records that were found.

The index keeps a record and its rows as one text, so this looks again, and only where few were found.
"""

import json
import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Sequence
from typing import Any, NamedTuple

from ropa_desktop.register.fields import Field
from ropa_desktop.register.kinds import Text
from ropa_desktop.register.record import Record, table_name
from ropa_desktop.register.records import BY_NAME

MOST = 300  # records that are looked into; more would hold up whoever types


class Places(NamedTuple):
    """By label of a field, how many records have one of the words there; and how many only in what they link to."""

    fields: dict[str, int]
    linked: int


def places(raw: Any, cls: type[Record], text: str, ids: Sequence[str]) -> Places | None:
    """Where the words stand; None where too many records were found to look."""
    wanted = _pattern(text)
    if wanted is None or not ids or len(ids) > MOST:
        return None
    found: dict[str, set[str]] = defaultdict(set)
    for source, key in [(cls, "id"), *((BY_NAME[one.kind.target], _key(cls)) for one in cls.rows_fields())]:  # type: ignore[attr-defined]
        fields = [one for one in source.fields if isinstance(one.kind, Text)]
        for row_id, *values in _rows(raw, source, key, fields, ids):
            for one, value in zip(fields, values, strict=True):
                if value and row_id not in found[one.label] and wanted.search(_folded(value)):
                    found[one.label].add(row_id)
    counted = Counter({name: len(records) for name, records in found.items() if records})
    return Places(dict(counted.most_common()), len(set(ids) - set().union(*found.values())))


def _rows(raw: Any, source: type[Record], key: str, fields: list[Field], ids: Sequence[str]) -> Any:
    columns = "".join(f', "{one.name}"' for one in fields)
    given = "(SELECT value FROM json_each(?))"
    return raw.execute(f"SELECT {key}{columns} FROM {source.__tablename__} WHERE {key} IN {given}", (json.dumps(ids),))


def _key(cls: type[Record]) -> str:
    return f"{table_name(cls.__name__)}_id"


def _pattern(text: str) -> re.Pattern[str] | None:
    """Any of the words, from its beginning; what is written together is found together."""
    words = [r"\W+".join(re.findall(r"\w+", word)) for word in _folded(text).split()]
    ways = "|".join(word for word in words if word)
    return re.compile(rf"(?<!\w)(?:{ways})") if ways else None


def _folded(text: str) -> str:
    """Without accents and capitals, as the index has it."""
    if text.isascii():
        return text.casefold()
    plain = (letter for letter in unicodedata.normalize("NFD", text) if not unicodedata.combining(letter))
    return "".join(plain).casefold()
