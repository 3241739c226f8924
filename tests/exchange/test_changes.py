"""A comparison leaves whole, in each form, and no text of it is markup, a formula or a second line."""

import json

import pytest

from ropa_desktop.errors import Cancelled, KnownError
from ropa_desktop.exchange.changes import json_form, text
from ropa_desktop.exchange.changes.write import FORMS, write
from ropa_desktop.exchange.excel.rows import Rows
from ropa_desktop.register.changes import Change, Comparison, Edit
from ropa_desktop.register.contents import Standing
from tests.exchange.workbooks import Workbook, decoded

LONG = "a long text, " * 5000
HOSTILE = [
    "=1+1", "+2", "@SUM(A1)", "#REF!", "<b>bold</b>", "line\nbreak", "\u2028", "\u009b31m", "_x0041_", "ש ל", "😀",
]  # fmt: skip


def change(what, *edits, title="A-01 Payroll", row_id="a1", name="ProcessingActivity"):
    return Change(what, name, row_id, title, lambda: edits)


@pytest.fixture
def comparison():
    return Comparison(
        Standing("7a" * 16, 12, "2026-03-09T08:15:00.000Z", "9a" * 32),
        Standing("7a" * 16, 57, "2026-06-30T10:00:00.000Z", "5c" * 32),
        12,
        (
            change("changed", Edit("", "Name", "Payroll", "Wages", "30(1)(b)"),
                   *(Edit("Purpose: Pay", "Law", "", one) for one in HOSTILE)),
            change("added", Edit("", "Name", "", LONG), title="Two locks", row_id="b2", name="SecurityMeasure"),
            change("removed", title="(no name yet)", row_id="c3", name="System"),
        ),
        "Since the delivery of 9 Mar 2026.",
    )  # fmt: skip


def written(comparison, form, tmp_path):
    target = tmp_path / f"changes.{form}"
    result = write(comparison, form, target, lambda done, total: None)
    assert (result.path, result.records) == (target, 3)
    return result, target


def test_text_has_a_line_for_each_edit(comparison, tmp_path):
    _result, target = written(comparison, "text", tmp_path)
    lines = target.read_text(encoding="utf-8").split("\n")[:-1]
    assert lines == list(text.lines(comparison))
    assert "Changed: Processing activity “A-01 Payroll”" in lines
    assert "  ~ Name (Art. 30(1)(b)): “Payroll” → “Wages”" in lines
    assert "  + Purpose: Pay › Law: “line break”" in lines
    assert f"  + Name: “{LONG}”" in lines
    assert lines[-1] == "Added: 1, Removed: 1, Changed: 1"
    assert len(lines) == 2 + 1 + 3 + 1 + len(HOSTILE) + 1 + 1
    assert all(char.isprintable() for line in lines for char in line)


def test_json_holds_everything_and_says_what_it_is(comparison, tmp_path):
    _result, target = written(comparison, "json", tmp_path)
    held = json.loads(target.read_text(encoding="utf-8"))
    assert (held["format"], held["version"], held["language"]) == (json_form.FORMAT, 1, "en")
    assert held["earlier"] == {
        "register_id": "7a" * 16,
        "step": 12,
        "at": "2026-03-09T08:15:00.000Z",
        "hash": "9a" * 32,
    }
    assert held["common_step"] == 12
    assert held["notes"] == ["Since the delivery of 9 Mar 2026."]
    assert held["counts"] == {"added": 1, "removed": 1, "changed": 1}
    assert [one["id"] for one in held["changes"]] == ["a1", "b2", "c3"]
    first = held["changes"][0]["edits"]
    assert first[0] == {"of": "", "field": "Name", "before": "Payroll", "after": "Wages", "article": "30(1)(b)"}
    assert [edit["after"] for edit in first[1:]] == HOSTILE
    assert held["changes"][1]["edits"][0]["after"] == LONG


def test_the_workbook_has_a_row_for_each_edit_whole_and_as_text(comparison, tmp_path):
    result, target = written(comparison, "xlsx", tmp_path)
    book = Workbook(target)
    rows = list(book.rows("Changes"))
    assert [row["id"] for row in rows] == ["a1"] * (1 + len(HOSTILE)) + ["b2", "c3"]
    assert list(rows[0].values()) == [
        "a1", "Changed", "A-01 Payroll", "Processing activity", None, "Name", "30(1)(b)", "Payroll", "Wages",
    ]  # fmt: skip
    assert [row["after"] for row in rows[1:-2]] == HOSTILE
    assert rows[-2]["after"] == LONG
    assert rows[-1]["what"] == "Removed"
    assert rows[-1]["field"] is None
    assert {cell.data_type for row in book.sheet("Changes").iter_rows() for cell in row if cell.value} <= {
        "s",
        "inlineStr",
    }
    assert book.headings("Changes")[1:] == ["What", "Reference and name", "Kind", "Part of it", "Field", "Article",
                                            "Before", "After"]  # fmt: skip
    assert "Continued" in result.notices[0]
    sheet = book.sheet("Changes")
    assert sheet.freeze_panes == "D3"
    assert sheet.auto_filter.ref == f"B2:I{2 + len(rows)}"
    assert sheet["I3"].alignment.wrap_text


def test_the_front_page_says_which_states_and_how_many(comparison, tmp_path):
    _result, target = written(comparison, "xlsx", tmp_path)
    shown = [[decoded(value) for value in row if value not in (None, "")] for row in
             Workbook(target).sheet("Front page").iter_rows(values_only=True)]  # fmt: skip
    assert ["What changed in the register"] in shown
    assert ["Since the delivery of 9 Mar 2026."] in shown
    assert ["Step", 12] in shown
    assert ["State", "5c5c 5c5c 5c5c 5c5c"] in shown
    assert ["Date", "9 Mar 2026, 08:15 UTC"] in shown
    assert ["Records", "Added", "Removed", "Changed"] in shown
    assert ["Processing activities", 0, 0, 1] in shown
    assert ["All", 1, 1, 1] in shown
    assert ["Rows on the sheet “Changes”", 2 + 1 + len(HOSTILE)] in shown


@pytest.mark.parametrize("form", FORMS)
def test_nothing_is_left_of_what_was_stopped(comparison, tmp_path, form):
    target = tmp_path / f"changes.{form}"
    target.write_text("what was there before")

    def stop(_done, _total):
        raise Cancelled

    many = Comparison(comparison.earlier, comparison.later, 12, comparison.changes * 200)
    with pytest.raises(Cancelled):
        write(many, form, target, stop)
    assert [one.name for one in tmp_path.iterdir()] == [target.name]
    assert target.read_text() == "what was there before"


def test_a_workbook_that_lost_a_row_is_not_put_in_place(comparison, tmp_path, monkeypatch):
    whole = Rows.put_into

    def lose_one(self, archive, name, around, tick):
        self.count += self.name == "Changes"
        whole(self, archive, name, around, tick)

    monkeypatch.setattr(Rows, "put_into", lose_one)
    with pytest.raises(KnownError, match="could not be read back whole"):
        write(comparison, "xlsx", tmp_path / "changes.xlsx", lambda done, total: None)
    assert list(tmp_path.iterdir()) == []
