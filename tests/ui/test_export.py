"""Handing over through the dialog: every form is written and told, Cancel leaves nothing, the window stays alive."""

import threading

import openpyxl
import pypdf
import pytest
from PySide6.QtCore import QTimer

from ropa_desktop.exchange.written import Written, replacing
from ropa_desktop.store import deliveries
from ropa_desktop.ui import ask, exporting
from ropa_desktop.ui.export_dialog import FORMS, ExportDialog
from tests.ui.hands import answer, click, editor, go_to, type_over

LONG = 10_000  # milliseconds that a test waits at most


def _dialog(window):
    window.deeds["export"].trigger()
    found = [one for one in window.findChildren(ExportDialog) if one.isVisible()]
    assert len(found) == 1
    return found[0]


def _choose(drop, data):
    drop.setCurrentIndex(drop.findData(data))
    assert drop.currentData() == data


def _order(window, suffix, place, record="controller"):
    dialog = _dialog(window)
    _choose(dialog.form, suffix)
    _choose(dialog.record, record)
    dialog.place.setText(str(place))
    click(dialog.go)


def _holds(path, words):
    """Whether the words stand in the document."""
    if path.suffix == ".xlsx":
        book = openpyxl.load_workbook(path, read_only=True)
        text = " ".join(str(cell) for sheet in book for row in sheet.values for cell in row if cell)
        book.close()
    elif path.suffix == ".pdf":
        text = " ".join(page.extract_text() for page in pypdf.PdfReader(path).pages)
    else:
        text = path.read_text(encoding="utf-8-sig")
    return words in " ".join(text.split())


@pytest.mark.parametrize(
    ("suffix", "record", "words"),
    [(suffix, "controller", "Website and accounts") for suffix in FORMS]
    + [(suffix, "processor", "Harbourline Ferries plc") for suffix in (".xlsx", ".pdf", ".csv")],
)
def test_each_form_is_written_and_told(window, qtbot, tmp_path, suffix, record, words):
    place = tmp_path / f"handed over{suffix}"
    _order(window, suffix, place, record)
    qtbot.waitUntil(lambda: "Exported to" in window.banner.words.text(), timeout=LONG)
    assert str(place) in window.banner.words.text()
    assert window.banner.go.isVisible()
    assert _holds(place, words)
    qtbot.waitUntil(lambda: not window.work.isVisible())
    assert not list(tmp_path.glob(".ropa-*"))


def test_what_was_handed_over_is_noted_and_undo_passes_it_by(window, qtbot, tmp_path):
    undoable = window.desk.register.undoable()
    shown = window.desk.register.head()
    dialog = _dialog(window)
    dialog.handed_to.setText("The authority")
    dialog.place.setText(str(tmp_path / "record.csv"))
    _choose(dialog.form, ".csv")
    click(dialog.go)
    qtbot.waitUntil(lambda: "Exported to" in window.banner.words.text(), timeout=LONG)
    last = deliveries.last(window.desk.register)
    assert (last.file_name, last.handed_to, last.step, last.state) == (
        "record.csv", "The authority", shown.number, shown.hash
    )  # fmt: skip
    assert f"step {shown.number + 1} " in window.state.text()
    assert window.desk.register.undoable() == undoable


def test_json_is_about_the_whole_register(window):
    dialog = _dialog(window)
    _choose(dialog.form, ".json")
    assert not any(one.isEnabled() for one in (dialog.record, dialog.organisation))
    assert dialog.place.text().endswith("sample.json")
    assert "complete register" in dialog.hint.text()
    dialog.reject()


def test_the_place_follows_the_form_and_keeps_a_name_of_ones_own(window, monkeypatch, tmp_path):
    dialog = _dialog(window)
    assert dialog.place.text().endswith("sample-controller.xlsx")
    _choose(dialog.record, "processor")
    assert dialog.place.text().endswith("sample-processor.xlsx")
    _choose(dialog.form, ".pdf")
    assert dialog.place.text().endswith("sample-processor.pdf")
    monkeypatch.setattr(ask, "place_for_export", lambda *_rest: tmp_path / "for the authority.pdf")
    dialog._choose()
    _choose(dialog.record, "controller")
    assert dialog.place.text() == str(tmp_path / "for the authority.pdf")
    _choose(dialog.form, ".xlsx")
    assert dialog.place.text() == str(tmp_path / "for the authority.xlsx")
    dialog.reject()


def test_the_form_that_was_chosen_is_the_form_that_is_written(window, qtbot, tmp_path):
    _order(window, ".csv", tmp_path / "record")
    qtbot.waitUntil(lambda: "Exported to" in window.banner.words.text(), timeout=LONG)
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith("record")] == ["record.csv"]


def test_a_file_that_will_be_replaced_is_said_so_before(window, tmp_path):
    dialog = _dialog(window)
    dialog.place.setText(str(tmp_path / "new.xlsx"))
    assert "replaced" not in dialog.hint.text()
    (tmp_path / "old.xlsx").write_text("the old one")
    dialog.place.setText(str(tmp_path / "old.xlsx"))
    assert "replaced" in dialog.hint.text()
    dialog.reject()


@pytest.mark.parametrize("place", ["no such folder/record.xlsx", "", "a folder.xlsx"])
def test_a_place_that_cannot_be_written_is_told(window, qtbot, tmp_path, monkeypatch, place):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a folder.xlsx").mkdir()
    before = _names(tmp_path)
    _order(window, ".xlsx", tmp_path / place if place else "")
    qtbot.waitUntil(lambda: "written" in window.banner.words.text(), timeout=LONG)
    assert "Exported" not in window.banner.words.text()
    assert _names(tmp_path) == before


def _names(folder):
    return {path.name for path in folder.iterdir()} - {"profile", ".sample.ropa.lock"}


class _Slow:
    """A writer that waits in the middle of its file until it is told to go on."""

    def __init__(self, monkeypatch):
        self.started, self.go = threading.Event(), threading.Event()
        monkeypatch.setattr(exporting, "export", self.write)

    def write(self, _contents, _record, target, progress):
        with replacing(target) as fresh:
            fresh.write_text("half of it")
            progress(1, 2)
            self.started.set()
            assert self.go.wait(10)
            progress(2, 2)
        return Written(target, 2)


@pytest.fixture
def slow(monkeypatch):
    made = _Slow(monkeypatch)
    yield made
    made.go.set()


def test_the_window_lives_while_a_document_is_written(window, qtbot, tmp_path, slow):
    _order(window, ".xlsx", tmp_path / "record.xlsx")
    qtbot.waitUntil(slow.started.is_set, timeout=LONG)
    ticks = []
    beat = QTimer(window, interval=1)
    beat.timeout.connect(lambda: ticks.append(1))
    beat.start()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    page = go_to(window, "ProcessingActivity")
    type_over(editor(page, "name"), "Payroll, meanwhile")
    page.commit()
    qtbot.waitUntil(lambda: len(ticks) > 20)
    assert page.record.name == "Payroll, meanwhile"
    assert window.work.isVisible()
    assert (window.work.bar.value(), window.work.bar.maximum()) == (1, 2)
    window.handing_over.export()
    assert not [one for one in window.findChildren(ExportDialog) if one.isVisible()]
    assert "being done" in window.banner.words.text()
    slow.go.set()
    qtbot.waitUntil(lambda: "Exported to" in window.banner.words.text(), timeout=LONG)


@pytest.mark.parametrize("way", ["cancel", "close the register", "close the window"])
def test_a_stopped_export_leaves_the_old_file_and_nothing_else(window, qtbot, tmp_path, slow, way):
    place = tmp_path / "record.xlsx"
    place.write_text("the old one")
    before = _names(tmp_path)
    _order(window, ".xlsx", place)
    qtbot.waitUntil(slow.started.is_set, timeout=LONG)
    if way == "cancel":
        click(window.work.cancel)
        slow.go.set()
        qtbot.waitUntil(lambda: "stopped" in window.banner.words.text(), timeout=LONG)
    else:
        threading.Timer(0.05, slow.go.set).start()
        window.close_register() if way == "close the register" else window.close()
    assert place.read_text() == "the old one"
    assert _names(tmp_path) == before
    qtbot.waitUntil(lambda: not window.work.isVisible(), timeout=LONG)


def test_a_bug_while_writing_is_a_bug_that_is_shown_and_the_window_stays(window, qtbot, tmp_path, monkeypatch):
    def broken(*_rest):
        raise ZeroDivisionError

    monkeypatch.setattr(exporting, "export", broken)
    with qtbot.capture_exceptions() as caught:
        _order(window, ".xlsx", tmp_path / "record.xlsx")
        qtbot.waitUntil(lambda: bool(caught), timeout=LONG)
    assert caught[0][0] is ZeroDivisionError
    assert window.isVisible()
    assert not (tmp_path / "record.xlsx").exists()


def test_what_does_not_apply_is_handed_over_where_it_is_wanted_and_can_be(window, qtbot, tmp_path):
    dialog = _dialog(window)
    assert not dialog.with_dismissed.isChecked()
    for form, can in ((".csv", False), (".json", False), (".pdf", True), (".xlsx", True)):
        _choose(dialog.form, form)
        assert dialog.with_dismissed.isEnabled() == can
    click(dialog.with_dismissed)
    dialog.place.setText(str(tmp_path / "record.xlsx"))
    click(dialog.go)
    qtbot.waitUntil(lambda: "Exported to" in window.banner.words.text(), timeout=LONG)
    book = openpyxl.load_workbook(tmp_path / "record.xlsx", read_only=True)
    assert "Does not apply" in book.sheetnames
    book.close()
    qtbot.waitUntil(lambda: not window.work.isVisible())


def test_pictures_are_shown_in_a_pdf_where_they_are_wanted(window, qtbot, tmp_path):
    dialog = _dialog(window)
    assert not dialog.with_pictures.isChecked()
    for form, can in ((".xlsx", False), (".csv", False), (".json", False), (".pdf", True)):
        _choose(dialog.form, form)
        assert dialog.with_pictures.isEnabled() == can
    click(dialog.with_pictures)
    dialog.place.setText(str(tmp_path / "record.pdf"))
    click(dialog.go)
    qtbot.waitUntil(lambda: "Exported to" in window.banner.words.text(), timeout=LONG)
    assert any("Flow of the data" in page.extract_text() for page in pypdf.PdfReader(tmp_path / "record.pdf").pages)
    qtbot.waitUntil(lambda: not window.work.isVisible())


@pytest.mark.parametrize("suffix", [".xlsx", ".pdf", ".csv"])
def test_notes_are_handed_over_only_where_somebody_says_so(window, qtbot, tmp_path, suffix):
    page = go_to(window, "ProcessingActivity", "Website and accounts")
    answer(editor(page, "notes"), "Ask whether this is lawful at all")
    for ticked in (False, True):
        place = tmp_path / f"{ticked}{suffix}"
        dialog = _dialog(window)
        _choose(dialog.form, suffix)
        dialog.place.setText(str(place))
        if ticked:
            click(dialog.with_notes)
        click(dialog.go)
        qtbot.waitUntil(lambda place=place: place.name in window.banner.words.text(), timeout=LONG)
        assert _holds(place, "Ask whether this is lawful at all") == ticked
