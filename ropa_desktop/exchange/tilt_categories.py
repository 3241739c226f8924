"""What a TILT document says of one category of data: for what, on which basis, and how long."""

from collections.abc import Iterator

from ropa_desktop.exchange.tilt_tree import Part, parts, take, take_flag, take_one
from ropa_desktop.exchange.tilt_words import basis, label, period
from ropa_desktop.i18n import _

LONGEST_NAME = 100
Basis = tuple[str | None, str | None, str]  # legal basis, condition of Art. 9(2), words


def shortened(text: str) -> str:
    """The text on one line, as a name: what is too long is cut and marked so."""
    text = " ".join(text.split())
    if len(text) <= LONGEST_NAME:
        return text
    return text[: LONGEST_NAME - 1].rsplit(" ", 1)[0] + "…"


def _pairs(part: Part, name: str, first: str, second: str) -> Iterator[tuple[str, str]]:
    """Each thing named with what is said of it, however the lists are nested."""
    for text in take(part, name):
        yield text, ""
    for inner in parts(part, name):
        names, words = take(inner, first), take(inner, second)
        if len(names) == len(words):
            yield from zip(names, words, strict=True)
        elif names:
            yield from ((one, "\n".join(words)) for one in names)
        else:
            yield from ((one, "") for one in words)


def purposes(part: Part) -> dict[str, list[str]]:
    """Each purpose with what describes it."""
    found: dict[str, list[str]] = {}
    for purpose, words in _pairs(part, "purposes", "purpose", "description"):
        found.setdefault(purpose, []).extend([words] if words not in ("", purpose) else [])
    return found


def bases(part: Part) -> Iterator[Basis]:
    """Each legal basis as the document gives it, with its code where the reference leaves no doubt."""
    for reference, words in _pairs(part, "legalBases", "reference", "description"):
        code = basis(reference)
        legal, condition = (code, None) if code.startswith("A6") else (None, code or None)
        yield legal, condition, reference if words in ("", reference) else f"{reference}: {words}"


def interest(part: Part) -> str:
    """The legitimate interest, where one is named."""
    lines = take(part, "legitimateInterests")
    for inner in parts(part, "legitimateInterests"):
        if reasons := take(inner, "reasoning"):
            stated = take_flag(inner, "exists")
            if stated is not None:
                lines.append(f"{label('exists')}: {_('Yes') if stated else _('No')}")
            lines += reasons
    return "\n".join(lines)


def time_limit(part: Part) -> str | None:
    """How long the data are kept, in lines; a bare "max" is no time limit and stays where it is."""
    lines = take(part, "storage")
    for storage in parts(part, "storage"):
        lines += [period(text) for text in take(storage, "temporal")]
        for one in parts(storage, "temporal"):
            words = [*(period(text) for text in take(one, "ttl")), *take(one, "description")]
            lines += [": ".join(words)] if words else []
        for name in ("purposeConditional", "legalBasisConditional"):
            lines += [f"{label(name)}: {text}" for text in take(storage, name)]
        if lines and (choice := take_one(storage, "aggregationFunction")):
            known = {"max": _("the longest counts (max)"), "min": _("the shortest counts (min)")}
            lines.append(f"{label('aggregationFunction')}: {known.get(choice, choice)}")
    return "\n".join(lines) or None
