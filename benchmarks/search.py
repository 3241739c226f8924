"""Searching a list of 10,000 activities while typing: the slowest of several beginnings of words, in milliseconds."""

import statistics
from collections.abc import Iterator
from functools import partial

from benchmarks.measure import Measured, register, seconds
from ropa_desktop.store.register import Register
from ropa_desktop.ui.desk import Desk

TYPED = ("d", "da", "data", "data p", "personal data", "pay", "payroll", "e", "of th", "P-00", "zebra", "hosting prov")


def run() -> Iterator[Measured]:
    with Register.open(register(10_000), read_only=True) as opened:
        desk = Desk(opened)
        took = {text: statistics.median(seconds(partial(_find, desk, text)) for _turn in range(5)) for text in TYPED}
    worst = max(took, key=lambda text: took[text])
    middle = statistics.median(took.values())
    seen = f"“{worst}”, median {middle * 1000:.0f} ms"
    yield Measured("search while typing over 10,000, the worst", took[worst] * 1000, "ms", 50, seen)


def _find(desk: Desk, text: str) -> list[str]:
    return desk.find("ProcessingActivity", text, down=False, with_retired=False)
