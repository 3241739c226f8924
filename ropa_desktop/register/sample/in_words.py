"""The sample in the language in force: whatever its company wrote in words; names of firms stay."""

import re
from collections.abc import Iterable, Iterator

from ropa_desktop import i18n
from ropa_desktop.i18n import _
from ropa_desktop.register.kinds import Text
from ropa_desktop.register.organisations import Contact, Organisation
from ropa_desktop.register.record import Record
from ropa_desktop.register.vocabulary import Translation

# Of those classes nothing but the fields named here is in words.
_NAMED: dict[type[Record], tuple[str, ...]] = {Organisation: (), Contact: ("name", "function"), Translation: ()}
_A_WORD = re.compile("[a-z]{3}")  # references such as LM-C-101 hold none


def speak(records: Iterable[Record]) -> None:
    """Let each of them speak the language in force, line by line."""
    if i18n.language() == "en":
        return
    for record, name, lines in _told(records):
        if name == "name":
            _turn_round(record)
        setattr(record, name, "\n".join(_(line) if _A_WORD.search(line) else line for line in lines))


def texts(records: Iterable[Record]) -> Iterator[str]:
    """Each line that is to be translated, as it stands in English."""
    for _record, _name, lines in _told(records):
        yield from (line for line in lines if _A_WORD.search(line))


def _told(records: Iterable[Record]) -> Iterator[tuple[Record, str, list[str]]]:
    for record in records:
        for field in type(record).fields:
            if isinstance(field.kind, Text) and field.name in _NAMED.get(type(record), (field.name,)):
                value = getattr(record, field.name)
                if value:
                    yield record, field.name, value.split("\n")


def _turn_round(record: Record) -> None:
    """A category that is called in German what it is called has its English name beside it."""
    for one in getattr(record, "translations", ()):
        if one.language == i18n.language():
            one.language, one.name = "en", getattr(record, "name")  # noqa: B009  (roots of the vocabulary have it)
