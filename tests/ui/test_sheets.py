"""A workbook dropped on the window: sheet and list are proposed, names become entries only where that is wanted."""

import pytest
from openpyxl import Workbook
from PySide6.QtWidgets import QApplication

from ropa_desktop.register.activities import ProcessingActivity
from ropa_desktop.ui import ask
from ropa_desktop.ui.sheet_dialog import SheetDialog
from tests.ui.hands import click, steps
from tests.ui.test_dropping import LONG, drop
from tests.ui.test_names import _nameless

HEADINGS = ["Reference", "Name", "Purposes", "Legal basis", "Categories of personal data", "Data subjects", "Colour"]
ROWS = [
    ["X-1", "Payroll", "Pay wages\nKeep books", "A6-1-b\nA6-1-c", "Names; Bank account", "Clerks", "a"],
    ["X-2", "Visitors", "Know who is in the house", "", "Names", "Guests of ours", "b"],
]


@pytest.fixture
def path(tmp_path):
    book = Workbook()
    book.active.append(["Read me"])
    sheet = book.create_sheet("Our record")
    for row in (["Record of Example Ltd"], [], HEADINGS, *ROWS):
        sheet.append(row)
    book.save(tmp_path / "record.xlsx")
    return tmp_path / "record.xlsx"


def read(window, qtbot):
    qtbot.waitUntil(lambda: isinstance(window.dialog, SheetDialog), timeout=LONG)
    return window.dialog


def test_the_sheet_is_found_and_read_as_one_step_with_what_it_names(window, path, qtbot):
    many = steps(window)
    assert drop(window, path)
    dialog = read(window, qtbot)
    assert _nameless(dialog) == []
    assert (dialog.sheet.currentText(), dialog.into.currentText()) == ("Our record", "Processing activities")
    assert dialog.headed.text().startswith("Row 3 holds the headings")
    assert [drop.currentData() for drop in dialog.drops] == [
        "code", "name", "purposes.purpose", "purposes.legal_basis", "data.category", "data.data_subjects", None,
    ]  # fmt: skip
    assert "Row 4, Categories of personal data: “Names” is not in the register yet." in dialog.errors.toPlainText()
    assert not dialog.go.isEnabled()
    assert "4 names" in dialog.making.text()
    click(dialog.making)
    assert dialog.errors.isHidden()
    click(dialog.go)
    assert steps(window) == many + 1
    made = {one.code: one for one in window.desk.register.all(ProcessingActivity) if (one.code or "")[0] == "X"}
    assert [(one.purpose, one.legal_basis) for one in made["X-1"].purposes] == [
        ("Pay wages", "A6-1-b"), ("Keep books", "A6-1-c"),
    ]  # fmt: skip
    assert made["X-2"].data[0].category is made["X-1"].data[0].category
    assert made["X-2"].purposes[0].legal_basis is None
    window.undo()
    assert window.desk.count("ProcessingActivity") == 15


def test_another_list_and_sheet_are_chosen_by_hand(window, path, qtbot):
    drop(window, path)
    dialog = read(window, qtbot)
    dialog.into.setCurrentIndex(dialog.into.findText("Systems"))
    assert [drop.currentData() for drop in dialog.drops][:2] == [None, "name"]
    dialog.sheet.setCurrentIndex(0)
    assert not dialog.headed.isChecked()
    assert len(dialog.drops) == 1
    dialog.reject()


def test_an_empty_list_offers_to_read_a_workbook(empty, path, monkeypatch, qtbot):
    monkeypatch.setattr(ask, "document_to_read", lambda *_: path)
    assert empty.workspace.blank.from_workbook.isVisible()
    click(empty.workspace.blank.from_workbook)
    dialog = read(empty, qtbot)
    assert "Transfers" not in [dialog.into.itemText(place) for place in range(dialog.into.count())]
    dialog.reject()


def test_without_a_register_a_workbook_waits_for_one(make_window, path, qtbot):
    window = make_window()
    drop(window, path)
    assert "Open or make the register first" in window.banner.words.text()
    assert window.desk is None


def test_what_is_no_workbook_is_told(window, tmp_path, qtbot):
    (tmp_path / "x.xlsx").write_bytes(b"no")
    drop(window, tmp_path / "x.xlsx")
    qtbot.waitUntil(lambda: "no workbook that can be read" in window.banner.words.text(), timeout=LONG)


def test_a_register_begins_with_a_workbook(make_window, path, tmp_path, monkeypatch, qtbot):
    window = make_window()
    window.begin.show_page()
    page = window.begin.page
    page.fill()
    monkeypatch.setattr(ask, "register_to_make", lambda *_: tmp_path / "new.ropa")
    page.name.setText("Example Ltd")
    page.country.setCurrentIndex(page.country.findData("AT"))
    page.ways["document"].setChecked(True)
    page.take(path)
    click(page.go)
    dialog = read(window, qtbot)
    click(dialog.making)
    click(dialog.go)
    assert window.desk.count("ProcessingActivity") == 2
    assert {one.controller.name for one in window.desk.register.all(ProcessingActivity)} == {"Example Ltd"}
    QApplication.processEvents()
