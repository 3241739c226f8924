"""Workbooks and CSV files of other hands: what stands in their cells, and what cannot be read is refused."""

from datetime import date, datetime

import pytest
from openpyxl import Workbook

from ropa_desktop.errors import KnownError
from ropa_desktop.exchange import pasted, sheets_in
from ropa_desktop.register.activities import ProcessingActivity


@pytest.fixture
def book(tmp_path):
    def write(*rows, name="register.xlsx"):
        made = Workbook()
        for row in rows:
            made.active.append(row)
        made.create_sheet("Empty")
        made.save(tmp_path / name)
        return tmp_path / name

    return write


def test_cells_are_words_and_each_row_keeps_its_number(book):
    path = book(["Our register"], [],
                ["Name", "Since", "Active", "Volume", "Ratio"],
                ["Payroll", datetime(2026, 1, 31), True, 1200.0, 1.5],
                ["'=Visitors", date(2020, 2, 29), False])  # fmt: skip
    [sheet] = sheets_in.read(path)
    assert sheet.rows == [
        ["Our register", "", "", "", ""],
        [""] * 5,
        ["Name", "Since", "Active", "Volume", "Ratio"],
        ["Payroll", "2026-01-31", "Yes", "1200", "1.5"],
        ["=Visitors", "2020-02-29", "No", "", ""],
    ]
    assert sheets_in.headed(ProcessingActivity, sheet.rows) == (2, 1)


@pytest.mark.parametrize(("content", "encoding"), [("Näme;Ort\nÄ;B\n", "utf-8-sig"), ("Näme;Ort\nÄ;B\n", "cp1252")])
def test_a_csv_file_is_read_as_excel_writes_it(tmp_path, content, encoding):
    path = tmp_path / "list.csv"
    path.write_bytes(content.encode(encoding))
    assert sheets_in.read(path) == [sheets_in.Sheet("list", [["Näme", "Ort"], ["Ä", "B"]])]


def test_what_is_no_workbook_is_refused_in_words(tmp_path):
    for content in (b"", b"PK\x03\x04 not a zip", b"<html>"):
        path = tmp_path / "x.xlsx"
        path.write_bytes(content)
        with pytest.raises(KnownError, match="no workbook that can be read"):
            sheets_in.read(path)
    with pytest.raises(KnownError, match="cannot be read"):
        sheets_in.read(tmp_path / "missing.xlsx")
    (tmp_path / "odd.csv").write_bytes(b"a;\x81\n")
    with pytest.raises(KnownError, match="UTF-8"):
        sheets_in.read(tmp_path / "odd.csv")


def test_too_many_rows_and_nothing_at_all_are_refused(book):
    with pytest.raises(KnownError, match="too large"):
        sheets_in.read(book(*[["x"]] * (pasted.MOST_ROWS + 1)))
    with pytest.raises(KnownError, match="Nothing stands in"):
        sheets_in.read(book(name="nothing.xlsx"))
