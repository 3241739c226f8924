"""A TILT document as it is taken apart: what is placed is taken out, so what is left is what has no place yet."""

import re
from collections.abc import Iterator
from typing import Any

from ropa_desktop.exchange.tilt_words import label
from ropa_desktop.i18n import _

Part = dict[str, Any]
# What no text of the register may hold (register/kinds.py) is written out rather than lost.
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_OF_THE_FILE = {"_id", "_hash"}  # say nothing of the processing


def showing(value: Any) -> Any:
    """The same document, with characters that no text may hold as their codes."""
    if isinstance(value, dict):
        return {showing(name): showing(inner) for name, inner in value.items()}
    if isinstance(value, list):
        return [showing(inner) for inner in value]
    return _FORBIDDEN.sub(lambda found: f"[U+{ord(found[0]):04X}]", value) if isinstance(value, str) else value


def parts(part: Part, name: str) -> list[Part]:
    """The objects under a name, whether one or a list of them."""
    value = part.get(name)
    return [inner for inner in (value if isinstance(value, list) else [value]) if isinstance(inner, dict)]


def take(part: Part, name: str) -> list[str]:
    """The texts and numbers under a name, one or a list; they leave the part."""
    value = part.get(name)
    if isinstance(value, list):
        texts = [text for inner in value for text in _texts(inner)]
        part[name] = [inner for inner in value if not isinstance(inner, str | int | float) or isinstance(inner, bool)]
        return texts
    texts = _texts(value)
    if texts:
        part[name] = None
    return texts


def take_one(part: Part, name: str) -> str:
    """The text under a name, several as lines; it leaves the part."""
    return "\n".join(take(part, name))


def take_flag(part: Part, name: str) -> bool | None:
    """Yes or no under a name; it leaves the part."""
    value = part.get(name)
    found = value[0] if isinstance(value, list) and len(value) == 1 else value
    if not isinstance(found, bool):
        return None
    part[name] = None
    return found


def take_all(part: Part, name: str) -> list[str]:
    """Whatever stands under a name, told in lines, an object under a heading; it leaves the part."""
    value = part.pop(name, None)
    one = value[0] if isinstance(value, list) and len(value) == 1 else value
    if not isinstance(one, dict):
        return list(tell({name: value}))
    lines = list(tell(one))
    return [heading(name), *lines] if lines else []


def heading(name: str) -> str:
    """The line above what is told of an object."""
    return f"{label(name)}:"


def facts(value: Any) -> int:
    """How many texts, numbers and yeses it holds; ids and hashes of the file do not count."""
    if isinstance(value, dict):
        return sum(facts(inner) for name, inner in value.items() if name not in _OF_THE_FILE)
    if isinstance(value, list):
        return sum(facts(inner) for inner in value)
    return 1 if value is True else len(_texts(value))


def tell(value: Any, path: str = "") -> Iterator[str]:
    """Each fact as a line, with the names under which it stands."""
    if isinstance(value, dict):
        for name, inner in value.items():
            yield from tell(inner, f"{path}, {label(name)}" if path else label(name))
    elif isinstance(value, list):
        for number, inner in enumerate(value, 1):
            yield from tell(inner, f"{path} {number}" if isinstance(inner, dict | list) and len(value) > 1 else path)
    elif isinstance(value, bool):
        yield _line(path, _("Yes") if value else _("No"))
    else:
        yield from (_line(path, text) for text in _texts(value))


def _line(path: str, words: str) -> str:
    return f"{path}: {words}" if path else words


def _texts(value: Any) -> list[str]:
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return []
    text = str(value).strip()
    return [text] if text else []
