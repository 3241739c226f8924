"""What is copied from a list: headings and rows, as lines and as a table, and never a formula."""

import shutil
import subprocess
from datetime import date
from xml.etree import ElementTree

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from ropa_desktop.register.activities import ProcessingActivity
from ropa_desktop.register.documents import Document
from ropa_desktop.store.register import Register
from ropa_desktop.ui import clipboard
from ropa_desktop.ui.clipboard import Block
from tests.ui.hands import CONTROL, focus, go_to, press, type_over

FORMULAS = ("=1+1", "+1", "-1", "@SUM(1)", '=HYPERLINK("http://example.org","x")', "\t=1", "＝1")


def _copied():
    return QApplication.clipboard().text(), QApplication.clipboard().mimeData().html()


@pytest.mark.parametrize("text", FORMULAS)
def test_a_text_that_looks_like_a_formula_stays_a_text_both_ways(text):
    clipboard.put([Block(["Name", text], [[text, "x"]])])
    lines, table = _copied()
    cells = [cell for line in lines.split("\n") for cell in line.split("\t")]
    assert cells == ["Name", "'" + text.strip(), "'" + text.strip(), "x"]
    parsed = ElementTree.fromstring(table.replace('<meta charset="utf-8">', ""))
    for one in (*parsed.iter("td"), *parsed.iter("th")):
        assert one.get("style") == r"mso-number-format:'\@'"
        assert one.get("sdnum") == "1033;0;@"
    assert [one.text.strip() for one in parsed.iter("td")] == [text.strip(), "x"]


@pytest.mark.skipif(shutil.which("soffice") is None, reason="needs LibreOffice")
def test_calc_takes_every_text_for_a_text_and_figures_for_figures(tmp_path):
    source = tmp_path / "copied.html"
    row = [*FORMULAS, "007", "1-2", 1200]
    source.write_text(clipboard.table([Block(["A"] * len(row), [row])]), encoding="utf-8")
    subprocess.run(
        ["soffice", f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}", "--headless",
         "--infilter=HTML (StarCalc)", "--convert-to", "fods", "--outdir", tmp_path, source],
        check=True, capture_output=True, timeout=120,
    )  # fmt: skip
    office, table = (f"{{urn:oasis:names:tc:opendocument:xmlns:{name}:1.0}}" for name in ("office", "table"))
    rows = list(ElementTree.parse(tmp_path / "copied.fods").iter(f"{table}table-row"))
    cells = [one for one in rows[1].iter(f"{table}table-cell") if one.get(f"{office}value-type")]
    assert all(one.get(f"{table}formula") is None for one in cells)
    types = [
        one.get(f"{office}value-type")
        for one in cells
        for _again in range(int(one.get(f"{table}number-columns-repeated", "1")))
    ]
    assert types == ["string"] * (len(row) - 1) + ["float"]


def test_the_chosen_rows_are_copied_with_their_headings(make_window, tmp_path):
    path = tmp_path / "a.ropa"
    with Register.create(path) as register, register.step("Some") as session:
        session.add_all([
            ProcessingActivity(code="A-1", name="=cmd", status="active"),
            ProcessingActivity(code="A-2", name="Long " * 100, retired_on=date(2026, 1, 1)),
            ProcessingActivity(code="A-3", name="<b>Bold</b>\nsecond line"),
            Document(label="Notice", dated=date(2026, 3, 9)),
        ])  # fmt: skip
    window = make_window(path)
    window.workspace.list.retired.setChecked(True)
    table = focus(window.workspace.list.table)
    press(table, Qt.Key.Key_A, CONTROL)
    press(table, Qt.Key.Key_C, CONTROL)
    lines, html = _copied()
    first, second, third, fourth = (line.split("\t") for line in lines.split("\n"))
    assert first == ["Reference", "Name", "Legal basis", "Status"]
    assert second == ["A-1", "'=cmd", "", "Active"]
    assert third[1] == ("Long " * 100).strip() + " (set aside)"
    assert fourth[1] == "<b>Bold</b> second line"
    assert '&lt;b&gt;Bold&lt;/b&gt;<br style="mso-data-placement:same-cell">second line' in html
    assert window.statusBar().currentMessage() == "3 rows were copied with their headings."
    window.workspace.navigation.go("Document")
    window.workspace.list.table.selectRow(0)
    window.deeds["copy"].trigger()
    lines, html = _copied()
    assert lines.split("\n")[1].split("\t")[-1] == "2026-03-09"
    assert "<td>2026-03-09</td>" in html


def test_copy_is_in_the_menu_of_the_list_and_leaves_a_selected_text_to_its_field(window):
    table = window.workspace.list.table
    assert table.contextMenuPolicy() == Qt.ContextMenuPolicy.ActionsContextMenu
    assert window.deeds["copy"] in table.actions()
    page = go_to(window, "ProcessingActivity")
    line = page.forms[0].rows["name"].editor
    type_over(line, "Payroll")
    line.line.selectAll()
    window.deeds["copy"].trigger()
    assert QApplication.clipboard().text() == "Payroll"
