"""A comparison as JSON, in the form that docs/json-format.md describes; one record a line."""

import json
from collections.abc import Iterator
from dataclasses import asdict
from typing import Any

from ropa_desktop import __version__, i18n
from ropa_desktop.register.changes import Change, Comparison

FORMAT = "ropa-comparison"
VERSION = 1


def lines(comparison: Comparison) -> Iterator[str]:
    """The lines of the file."""
    head = {
        "format": FORMAT,
        "version": VERSION,
        "program": f"ROPA Desktop {__version__}",
        "language": i18n.language(),
        "earlier": asdict(comparison.earlier),
        "later": asdict(comparison.later),
        "common_step": comparison.common,
        "notes": [words for words in (comparison.remark, comparison.sentence()) if words],
        "counts": comparison.counts(),
    }
    for place, (name, value) in enumerate(head.items()):
        yield f"{'' if place else '{'}{_text(name)}: {_text(value)},"
    yield f"{_text('changes')}: ["
    last = len(comparison.changes) - 1
    for place, change in enumerate(comparison.changes):
        yield _text(_as_json(change)) + ("," if place < last else "")
    yield "]}"


def _as_json(change: Change) -> dict[str, Any]:
    return {
        "what": change.what,
        "class": change.class_name,
        "id": change.record_id,
        "title": change.title,
        "edits": [asdict(edit) for edit in change.edits],
    }


def _text(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, allow_nan=False)
