"""The record of 10,000 activities as CSV against csv.writer writing the same cells, without reading a register."""

import csv
from collections.abc import Iterator
from pathlib import Path

from benchmarks.exporting import export
from benchmarks.measure import Measured, folder, ratio, register


def run() -> Iterator[Measured]:
    source, target = register(10_000), folder() / "record.csv"
    export(source, target)
    rows = _cells(target)
    yield ratio("csv of 10,000 activities", lambda: export(source, target), lambda: _plain(rows), 1.5, turns=3)


def _cells(path: Path) -> list[list[str]]:
    csv.field_size_limit(2**31 - 1)
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.reader(file))


def _plain(rows: list[list[str]]) -> None:
    with (folder() / "floor.csv").open("w", encoding="utf-8-sig", newline="") as file:
        csv.writer(file, lineterminator="\r\n").writerows(rows)
