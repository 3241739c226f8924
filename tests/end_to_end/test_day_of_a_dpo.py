"""From nothing to delivery, through the window: what a data protection officer does on the first day."""

import openpyxl
import pypdf

from ropa_desktop.register.kinds import Rows
from ropa_desktop.ui import ask
from ropa_desktop.ui.export_dialog import Order
from tests.ui.hands import ENTER, answer, editor, focus, press, row


def _choose(one, title):
    drop = one.drop
    place = drop.findText(title)
    assert place > 0, title
    drop.setCurrentIndex(place)
    drop.activated.emit(place)


def _name_new(one, name):
    """Type a name that the register does not know yet, and press Enter."""
    held = focus(one.focus)
    one.finder.line.setText(name)
    press(held, ENTER)


def _new_row(page, name):
    cards = editor(page, name)
    before = set(cards.cards)
    cards.new.click()
    (made,) = set(cards.cards) - before
    return cards.cards[made].form


def _inside(form, name):
    return form.rows[name].editor


def _missing(window):
    return [one for one in window.workspace.page.findings if one.level == "missing"]


def test_from_nothing_to_delivery(make_window, monkeypatch, tmp_path, qtbot):
    path = tmp_path / "millbrook.ropa"
    monkeypatch.setattr(ask, "register_to_make", lambda *_asked: path)
    window = make_window()
    window.new_register()
    qtbot.waitUntil(lambda: window.desk is not None and window.workspace.page is not None)
    _own_organisation(window.workspace.page)
    _activity(window)
    _gaps_lead_to_their_fields(window)
    _delivery(window, tmp_path, qtbot)
    _everything_is_there_again(window, make_window, path)


def _own_organisation(page):
    answer(editor(page, "name"), "Millbrook Hospital")
    answer(editor(page, "address"), "1 Mill Lane, Cork")
    answer(editor(page, "email"), "privacy@millbrook.example.org")
    contact = _new_row(page, "contacts")
    answer(_inside(contact, "name"), "Dana Doyle")
    officer = editor(page, "dpo")
    focus(officer.focus)
    officer.finder.line.setText("Dana Doyle")
    press(officer.focus, ENTER)
    officer.finder.line.editingFinished.emit()
    assert page.record.dpo.name == "Dana Doyle"


def _activity(window):
    window.workspace.navigation.go("ProcessingActivity")
    window.new_record()
    page = window.workspace.page
    assert (page.record.code, page.record.controller.name) == ("A-01", "Millbrook Hospital")
    answer(editor(page, "name"), "Payroll")
    purpose = _new_row(page, "purposes")
    answer(_inside(purpose, "purpose"), "Pay wages")
    assert page.record.purposes[0].legal_basis is None  # never preset
    _choose(_inside(purpose, "legal_basis"), "Contract, Art. 6(1)(b)")
    data = _new_row(page, "data")
    _name_new(_inside(data, "category"), "Bank details")
    _name_new(_inside(data, "data_subjects"), "Employees")
    answer(_inside(data, "time_limit"), "Six years from the end of the year")
    recipient = _new_row(page, "recipients")
    answer(_inside(recipient, "category"), "Banks")
    _name_new(editor(page, "measures"), "Role-based access")
    for name in ("joint_controllers", "engagements", "transfers", "automated_decisions", "children"):
        row(page, name).none.click()


def _gaps_lead_to_their_fields(window):
    assert [one.sentence for one in _missing(window)] == []
    page = window.workspace.page
    row(page, "transfers").none.click()  # taken back: a blank is a question again
    (gap,) = _missing(window)
    assert gap.field_name == "transfers"
    window.keyboard.next_gap()
    assert editor(page, "transfers").focus.hasFocus()
    window.undo()
    assert _missing(window) == []


def _delivery(window, folder, qtbot):
    own = window.workspace.page.record.controller.id
    for suffix in ("xlsx", "pdf"):
        window.handing_over.start(Order("controller", own, "en", folder / f"record.{suffix}"))
        qtbot.waitUntil(lambda: window.work.work is None, timeout=60_000)
        assert (folder / f"record.{suffix}").exists(), window.banner.words.text()
    book = openpyxl.load_workbook(folder / "record.xlsx", read_only=True)
    cells = {str(cell) for sheet in book for line in sheet.iter_rows(values_only=True) for cell in line if cell}
    pages = pypdf.PdfReader(folder / "record.pdf").pages
    printed = " ".join(" ".join(page.extract_text().split()) for page in pages)
    for said in ("Millbrook Hospital", "Dana Doyle", "Payroll", "Pay wages", "Bank details", "Employees", "Banks"):
        assert any(said in cell for cell in cells), said
        assert said in printed


def _everything_is_there_again(window, make_window, path):
    title, steps = window.workspace.page.record.title(), window.desk.register.head().number
    window.close()
    again = make_window(path)
    assert again.desk.register.head().number == steps
    again.workspace.list.select(again.workspace.list.model.ids[0])
    record = again.workspace.page.record
    assert record.title() == title
    rows = [field for field in type(record).fields if isinstance(field.kind, Rows)]
    assert sum(len(field.value(record)) for field in rows) == 3
    assert again.desk.undo()  # undo reaches back over the closing
