"""Of long texts, the part in which they differ: what one has to read to decide."""

from itertools import takewhile

_AROUND = 40  # characters before the first that differs


def excerpts(before: str, ours: str, theirs: str, most: int) -> list[str]:
    """Each text, cut to the part where ours and theirs differ, where one of the three is longer than `most`."""
    texts = [before, ours, theirs]
    if all(len(text) <= most for text in texts):
        return texts
    same = sum(1 for _letters in takewhile(lambda two: two[0] == two[1], zip(ours, theirs, strict=False)))
    return [_cut(text, max(0, same - _AROUND), most) for text in texts]


def _cut(text: str, start: int, most: int) -> str:
    start = max(0, min(start, len(text) - most))
    part = text[start : start + most]
    return ("…" if start else "") + part + ("…" if start + most < len(text) else "")
