"""Preview and print: the document of what the window shows, made in memory, walked through, kept and printed."""

import subprocess
import sys

import pypdf
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QPushButton

from ropa_desktop.exchange.pdf.printed import Printed
from ropa_desktop.store import deliveries
from ropa_desktop.ui import ask, preview
from ropa_desktop.ui.preview_dialog import PreviewDialog
from tests.ui.hands import CONTROL, ENTER, click, focus, go_to, press

LONG = 20_000  # milliseconds that a test waits at most
KEY = Qt.Key


def _pdf(pages):
    """So many pages, the second across."""
    writer = pypdf.PdfWriter()
    for page in range(pages):
        writer.add_blank_page(*((842, 595) if page == 1 else (595, 842)))
    from io import BytesIO

    made = BytesIO()
    writer.write(made)
    return made.getvalue()


@pytest.fixture
def shown(window):
    dialog = PreviewDialog("Five pages", Printed(_pdf(5), 5, ("Something to know.",)), window)
    dialog.show()
    yield dialog
    dialog.reject()


def _shows(window, qtbot):
    qtbot.waitUntil(lambda: window.preview.dialog is not None, timeout=LONG)
    return window.preview.dialog


def test_the_record_is_asked_for_as_for_an_export_and_noted_where_it_is_kept(window, qtbot, tmp_path, monkeypatch):
    go_to(window, "ProcessingActivity")
    press(window, KEY.Key_P, CONTROL)
    asked = window.dialog
    assert not asked.place.isVisible()
    assert not asked.form.isVisible()
    asked.handed_to.setText("The authority")
    click(asked.go)
    dialog = _shows(window, qtbot)
    assert dialog.view.accessibleDescription().startswith("Record of processing activities\n")
    assert not list(tmp_path.glob("*.pdf"))  # nothing of it lies on the disk
    assert deliveries.last(window.desk.register) is None
    target = tmp_path / "kept.pdf"
    proposed = []
    monkeypatch.setattr(ask, "place_for_export", lambda _parent, name, _suffix: proposed.append(name) or target)
    click(dialog.save)
    assert proposed[0].endswith("sample-controller.pdf")
    assert len(pypdf.PdfReader(target).pages) == len(dialog.pages)
    assert "Exported to" in dialog.told.text()
    assert deliveries.last(window.desk.register).handed_to == "The authority"
    dialog.reject()
    assert window.preview.dialog is None


def test_an_answer_and_an_assessment_are_shown_as_they_are(window, qtbot):
    window.workspace.navigation.go("points")
    window.deeds["preview"].trigger()
    assert "not there yet" in window.banner.words.text()
    answer = window.workspace.answer()
    qtbot.waitUntil(lambda: answer.report is not None, timeout=LONG)
    window.deeds["preview"].trigger()
    dialog = _shows(window, qtbot)
    assert dialog.view.accessibleName() == f"{answer.report.title}, page 1 of {len(dialog.pages)}"
    dialog.reject()
    page = go_to(window, "Screening")
    window.deeds["preview"].trigger()
    dialog = _shows(window, qtbot)
    assert dialog.view.accessibleName().startswith(page.record.title())
    dialog.reject()


def test_pages_are_turned_by_keys_by_buttons_and_by_number(shown):
    view = focus(shown.view)
    read = []
    for key in (KEY.Key_Right, KEY.Key_End, KEY.Key_Left, KEY.Key_Home, KEY.Key_Left):
        press(view, key)
        read.append(view.page)
    assert read == [1, 4, 3, 0, 0]
    for one in (shown.after, shown.last, shown.before):
        click(one)
        read.append(view.page)
    assert read[5:] == [1, 4, 3]
    assert shown.first.isEnabled()
    assert shown.last.isEnabled()
    focus(shown.number)
    shown.number.selectAll()
    press(shown.number, KEY.Key_2)
    press(shown.number, ENTER)
    assert (view.page, view.accessibleName()) == (1, "Five pages, page 2 of 5")
    shown.number.setText("9")
    press(shown.number, ENTER)
    assert (view.page, shown.number.text(), shown.told.text()) == (1, "2", "There are pages 1 to 5.")


def test_scrolling_turns_the_page_and_zooming_stays_on_it(shown):
    view = focus(shown.view)
    for _time in range(6):
        press(view, KEY.Key_PageDown)
    read = view.page
    assert read > 0
    before = view.scale
    press(view, KEY.Key_Plus)
    assert view.scale > before
    assert (view.page, shown.scale.text()) == (read, f"{round(view.scale * 100)} %")
    press(view, KEY.Key_W)
    wide = view.pages.sizes[view.page][0] * view.scale * 96 / 72
    assert abs(view.viewport().width() - wide - 32) <= view.verticalScrollBar().sizeHint().width()


def test_the_words_of_the_page_can_be_read_beside_it(shown):
    assert shown.told.text() == "Something to know."
    click(shown.by_ear)
    assert shown.words.toPlainText() == "There are no words on this page."
    assert shown.words.accessibleName() == "Words of page 1"
    assert shown.words.hasFocus()
    press(focus(shown.view), KEY.Key_Right)
    assert shown.words.accessibleName() == "Words of page 2"


def test_the_pages_come_out_of_the_printer_as_they_lie(window, qtbot, tmp_path):
    from reportlab.pdfgen.canvas import Canvas

    canvas = Canvas(str(tmp_path / "two.pdf"), pagesize=(595.28, 841.89))
    canvas.rect(100, 700, 200, 50, fill=1)
    canvas.showPage()
    canvas.setPageSize((841.89, 595.28))
    canvas.rect(600, 100, 50, 200, fill=1)
    canvas.save()
    dialog = PreviewDialog("Two", Printed((tmp_path / "two.pdf").read_bytes(), 2), window)
    printer = QPrinter()  # of the screen's resolution: quick
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    dialog.print_on(printer, range(2))
    assert not dialog.away.isEnabled()
    qtbot.waitUntil(lambda: dialog.work.work is None, timeout=LONG)
    assert dialog.told.text() == "2 pages were handed to the printer."
    assert dialog.away.isEnabled()
    from ropa_desktop.exchange.pdf.pages import Pages

    again = Pages((tmp_path / "printed.pdf").read_bytes())
    assert [wide > high for wide, high in again.sizes] == [False, True]
    for page, (x, y), (beside_x, beside_y) in ((0, (200, 117), (200, 200)), (1, (625, 395), (500, 395))):
        wide, high = (round(one) for one in again.sizes[page])
        found = again.pixels(page, wide, high)
        image = QImage(found.content, wide, high, found.stride, QImage.Format.Format_RGB32)
        assert image.pixelColor(x, y).lightness() < 40, page
        assert image.pixelColor(beside_x, beside_y).lightness() > 220, page
    again.close()
    dialog.reject()


def test_a_closed_preview_stops_printing_and_forgets_the_document(shown, qtbot, tmp_path):
    printer = QPrinter()
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    shown.print_on(printer, list(range(5)) * 200)
    work = shown.work.work
    shown.reject()
    assert work.isFinished()


def test_the_printer_s_own_dialog_is_asked_and_a_part_can_be_chosen(shown):
    click(next(one for one in shown.findChildren(QPushButton) if one is shown.paper))
    asked = shown.asking
    assert asked.isVisible()
    assert (asked.minPage(), asked.maxPage()) == (1, 5)
    asked.reject()
    printer = asked.printer()
    shown.view.go_to(3)
    printer.setPrintRange(QPrinter.PrintRange.CurrentPage)
    assert list(shown._chosen(printer)) == [3]
    printer.setPrintRange(QPrinter.PrintRange.PageRange)
    printer.setFromTo(2, 4)
    assert list(shown._chosen(printer)) == [1, 2, 3]
    printer.setPrintRange(QPrinter.PrintRange.AllPages)
    assert list(shown._chosen(printer)) == [0, 1, 2, 3, 4]


def test_what_shows_a_pdf_is_not_loaded_before_the_first():
    seen = "print([one for one in ('pypdfium2', 'PySide6.QtPrintSupport') if one in sys.modules])"
    ran = subprocess.run(
        [sys.executable, "-c", f"import sys; import {preview.__name__}, ropa_desktop.ui.main_window; {seen}"],
        capture_output=True, text=True, check=True, timeout=60,
    )  # fmt: skip
    assert ran.stdout.strip() == "[]"
