"""A whole day with the hands only: every key and click that a user needs from an empty disk to the authority's desk."""

import openpyxl
import pypdf
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton

from ropa_desktop.ui import ask
from ropa_desktop.ui.export_dialog import ExportDialog
from tests.ui.hands import (
    CONTROL,
    ENTER,
    answer,
    click,
    editor,
    go_to,
    pick,
    press,
    press_here,
    row,
    type_over,
)

SAID = [
    "Alder Clinic", "Nora Quill", "dpo@alder.example.org", "Appointments", "Plan visits of patients", "Patients",
    "Contact details", "name, e-mail address, date of the visit", "Health insurers", "Elm Hosting", "Birch Backup",
    "Appointments, two years", "2 years", "end of the calendar year", "Role-based access", "Locked server room",
]  # fmt: skip


def _chord(window, key, modifier=CONTROL):
    press(QApplication.focusWidget() or window, key, modifier)


def _new(window, listing):
    window.workspace.navigation.go(listing)
    _chord(window, Qt.Key.Key_N)
    return window.workspace.page


def _add(page, name):
    """A new row, by its button; gives its form."""
    cards = editor(page, name)
    before = set(cards.cards)
    click(cards.new)
    (made,) = set(cards.cards) - before
    return cards.cards[made].form.rows


def _name(one, text):
    """Find a record by typing its name, or make it: Enter."""
    type_over(one, text)
    press_here(ENTER)


def _own_organisation(window):
    page = window.workspace.page
    answer(editor(page, "name"), "Alder Clinic")
    answer(editor(page, "address"), "4 Orchard Road, 1200 Bern")
    answer(editor(page, "email"), "office@alder.example.org")
    pick(editor(page, "country"), "Austria")
    contact = _add(page, "contacts")
    answer(contact["name"].editor, "Nora Quill")
    answer(contact["email"].editor, "dpo@alder.example.org")
    pick(editor(page, "dpo"), "Nora Quill")
    assert page.record.dpo.name == "Nora Quill"


def _retention_rule(window):
    page = _new(window, "RetentionRule")
    answer(editor(page, "label"), "Appointments, two years")
    answer(editor(page, "period"), "2 years")
    answer(editor(page, "starts"), "end of the calendar year")
    pick(editor(page, "fate"), "Erase")


def _activity(window):
    page = _new(window, "ProcessingActivity")
    assert page.record.controller.name == "Alder Clinic"
    answer(editor(page, "name"), "Appointments")
    pick(editor(page, "status"), "Active")
    purpose = _add(page, "purposes")
    answer(purpose["purpose"].editor, "Plan visits of patients")
    pick(purpose["legal_basis"].editor, "Contract, Art. 6(1)(b)")
    data = _add(page, "data")
    _name(data["category"].editor, "Contact details")
    answer(data["items"].editor, "name, e-mail address, date of the visit")
    _name(data["data_subjects"].editor, "Patients")
    pick(data["purposes"].editor, "Plan visits of patients")
    pick(data["retention_rule"].editor, "R-01 Appointments, two years")
    recipient = _add(page, "recipients")
    answer(recipient["category"].editor, "Health insurers")
    _name(editor(page, "measures"), "Role-based access")
    answer(editor(page, "measures_in_words"), "Locked server room")
    return page


def _chain(window, page):
    """A processor from the activity, and a sub-processor from the chain."""
    click(editor(page, "engagements").new)
    page = window.workspace.page
    _name(editor(page, "processor"), "Elm Hosting")
    answer(editor(page, "service"), "Hosting")
    pick(editor(page, "storage_countries"), "Austria")
    click(row(page, "transfers").none)
    add = [one for one in page.behind.findChildren(QPushButton) if one.accessibleName() == "Add a sub-processor"]
    click(add[0])
    page = window.workspace.page
    assert page.record.parent.processor.name == "Elm Hosting"
    _name(editor(page, "processor"), "Birch Backup")
    answer(editor(page, "service"), "Backup")
    click(row(page, "transfers").none)


def _close_every_gap(window):
    """F8 leads to each gap; what does not apply is stated to be none, until nothing is missing."""
    page = go_to(window, "ProcessingActivity")
    stated = []
    for _n in range(40):
        if not [one for one in page.findings if one.level == "missing"]:
            return stated
        press(QApplication.focusWidget() or window, Qt.Key.Key_F8)
        held = QApplication.focusWidget()
        one = next(one for form in page.forms for one in form.every_row() if one.editor.focus is held)
        assert one.none is not None, f"still to be answered: {one.field.label}"
        click(one.none)
        stated.append(one.field.name)
    raise AssertionError([one.sentence for one in page.findings if one.level == "missing"])


def _hand_over(window, qtbot, form, place):
    _chord(window, Qt.Key.Key_E)
    dialog = next(one for one in window.findChildren(ExportDialog) if one.isVisible())
    dialog.form.setCurrentIndex(dialog.form.findText(form))
    assert dialog.organisation.currentText() == "Alder Clinic"
    dialog.place.setText(str(place))
    click(dialog.go)
    qtbot.waitUntil(lambda: str(place) in window.banner.words.text() and window.work.work is None, timeout=60_000)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)


def _text_of(path):
    if path.suffix == ".pdf":
        return " ".join(" ".join(page.extract_text().split()) for page in pypdf.PdfReader(path).pages)
    book = openpyxl.load_workbook(path, read_only=True)
    text = " ".join(str(cell) for sheet in book for line in sheet.values for cell in line if cell is not None)
    book.close()
    return " ".join(text.split())


@pytest.fixture
def day(make_window, monkeypatch, tmp_path, qtbot):
    path = tmp_path / "alder.ropa"
    monkeypatch.setattr(ask, "register_to_make", lambda *_asked: path)
    window = make_window()
    click(next(one for one in window.start_page.findChildren(QPushButton) if one.text().startswith("New register")))
    qtbot.waitUntil(lambda: window.desk is not None and window.workspace.page is not None)
    return window


def test_a_day_with_processors(day, make_window, qtbot, tmp_path):
    _own_organisation(day)
    _retention_rule(day)
    _chain(day, _activity(day))
    stated = _close_every_gap(day)
    assert set(stated) == {"joint_controllers", "transfers", "automated_decisions", "children"}
    _hand_over(day, qtbot, "Excel workbook", tmp_path / "record.xlsx")
    _hand_over(day, qtbot, "PDF document", tmp_path / "record.pdf")
    for name in ("record.xlsx", "record.pdf"):
        text = _text_of(tmp_path / name)
        assert [said for said in SAID if said not in text] == [], name
    steps = day.desk.register.head().number
    assert day.close()
    again = make_window(tmp_path / "alder.ropa")
    assert again.desk.register.head().number == steps
    page = go_to(again, "ProcessingActivity")
    assert page.record.data[0].retention_rule.label == "Appointments, two years"
    assert page.record.engagements[0].sub_processors[0].processor.name == "Birch Backup"
    assert not [one for one in page.findings if one.level == "missing"]
    assert not [one for one in go_to(again, "Organisation", "Alder").findings if one.level == "missing"]
