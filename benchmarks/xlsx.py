"""The workbook of 10,000 activities against openpyxl's write-only mode writing the same cells, plain.

The cells are read back from our own workbook first, so both write the same number of the same values.
"""

from collections.abc import Iterator
from typing import Any

import openpyxl

from benchmarks.exporting import export
from benchmarks.measure import Measured, folder, ratio, register


def run() -> Iterator[Measured]:
    source, target = register(10_000), folder() / "record.xlsx"
    export(source, target)
    sheets = _cells(target)
    yield ratio("xlsx of 10,000 activities", lambda: export(source, target), lambda: _plain(sheets), 1.5, turns=1)


def _cells(path: Any) -> list[list[tuple[Any, ...]]]:
    book = openpyxl.load_workbook(path, read_only=True)
    return [list(sheet.iter_rows(values_only=True)) for sheet in book.worksheets]


def _plain(sheets: list[list[tuple[Any, ...]]]) -> None:
    book = openpyxl.Workbook(write_only=True)
    for number, rows in enumerate(sheets):
        sheet = book.create_sheet(f"Sheet {number}")
        for row in rows:
            # A text that begins with "=" would become a formula; the floor writes it as it is otherwise.
            sheet.append([f" {cell}" if isinstance(cell, str) and cell.startswith("=") else cell for cell in row])
    book.save(folder() / "floor.xlsx")
