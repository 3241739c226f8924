"""What a spreadsheet puts on the clipboard: cells, headings and values, and every cell that cannot be read is told."""

from datetime import date

import pytest

from ropa_desktop.errors import KnownError
from ropa_desktop.exchange import pasted
from ropa_desktop.register.activities import ProcessingActivity
from ropa_desktop.register.organisations import Organisation


def test_cells_are_read_as_excel_copies_them():
    text = 'Name\tNotes\r\nPayroll\t"two\nlines and ""quotes"""\r\n\t\r\nShort\r\n'
    assert pasted.cells(text) == [["Name", "Notes"], ["Payroll", 'two\nlines and "quotes"'], ["Short", ""]]


def test_an_apostrophe_of_ours_is_taken_away_and_any_other_stays():
    assert pasted.cells("'=1+1\t'tis\t'") == [["=1+1", "'tis", "'"]]


def test_too_many_rows_are_refused():
    with pytest.raises(KnownError, match="too many"):
        pasted.cells("x\n" * (pasted.MOST_ROWS + 1))


def test_headings_are_found_by_label_and_by_name_each_once():
    headings = ["reference", "NAME", "process_owner", "Name", "Purposes", "Other"]
    found = pasted.match(ProcessingActivity, headings)
    assert [one.name if one else None for one in found] == ["code", "name", "process_owner", None, None, None]


def test_each_cell_is_read_by_its_field_and_errors_name_row_and_field():
    ours = Organisation(name="Example Ltd")
    known = {("Organisation", "Example Ltd"): ours}
    headings = ["Name", "Status", "Next review", "Controller", "Joint controllers"]
    fields = pasted.match(ProcessingActivity, headings)
    rows = [
        ["Payroll", "Active", "2026-01-31", "Example Ltd", "Example Ltd; Example Ltd"],
        ["Other", "sleeping", "soon", "Nobody", ""],
    ]
    read = pasted.read(rows, fields, lambda cls, title: known.get((cls, title)))
    assert read.rows[0] == {
        "name": "Payroll", "status": "active", "next_review": date(2026, 1, 31), "controller": ours,
        "joint_controllers": [ours],
    }  # fmt: skip
    assert [(number, why.split(":")[0]) for number, why in read.errors] == [
        (3, "Status"), (3, "Next review"), (3, "Controller"),
    ]  # fmt: skip
