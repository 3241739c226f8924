"""The most memory that each export holds, in a process of its own."""

from collections.abc import Iterator

from benchmarks.measure import Measured, child, folder, register

EXPORTS = (("xlsx", 10_000), ("csv", 10_000), ("json", 10_000), ("pdf", 1_000))


def run() -> Iterator[Measured]:
    for suffix, activities in EXPORTS:
        held = float(child("exporting", str(register(activities)), str(folder() / f"memory.{suffix}")))
        yield Measured(f"memory of a {suffix} of {activities:,}", held, "MB", 500)
