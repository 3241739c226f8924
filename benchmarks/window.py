"""From the start of the process until the first rows of 10,000 activities are painted.

The floor is a process that paints an empty main window with an empty table: nobody shows one sooner.
"""

import statistics
import time
from collections.abc import Iterator

from benchmarks.measure import Measured, child, register

TURNS = 5


def run() -> Iterator[Measured]:
    path = str(register(10_000))
    _until_painted(path)  # the first start also compiles the modules and makes the profile
    pairs = [(_until_painted(""), _until_painted(path)) for _turn in range(TURNS)]
    floor, ours = (statistics.median(times) for times in zip(*pairs, strict=True))
    seen = f"{ours * 1000:.0f} ms : {floor * 1000:.0f} ms"
    yield Measured("window with the first rows of 10,000", ours / floor, "x", 1.35, seen)


def _until_painted(path: str) -> float:
    start = time.time()
    return float(child("first_paint", path)) - start
