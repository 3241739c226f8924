"""Of long texts, the part in which they differ: what one has to read to decide."""

from collections.abc import Sequence
from os.path import commonprefix

_AROUND = 40  # characters before the first that differs


def excerpts(texts: Sequence[str], most: int) -> list[str]:
    """Each text, cut to the same part where one of them is longer than `most`."""
    if all(len(text) <= most for text in texts):
        return list(texts)
    start = max(0, len(commonprefix([text for text in texts if text])) - _AROUND)
    return [_cut(text, start, most) for text in texts]


def _cut(text: str, start: int, most: int) -> str:
    start = max(0, min(start, len(text) - most))
    part = text[start : start + most]
    return ("…" if start else "") + part + ("…" if start + most < len(text) else "")
