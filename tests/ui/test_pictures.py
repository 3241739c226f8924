"""The pictures of an entry: walked through by keys, told in words beside, opened from, and written to files."""

from xml.etree import ElementTree

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QImage, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from ropa_desktop.register.engagements import Engagement
from ropa_desktop.register.on_behalf import ProcessingOnBehalf
from ropa_desktop.ui import ask, look
from tests.ui.hands import CONTROL, ENTER, TAB, click, focus, go_to, press

LONG = 20_000  # milliseconds that a test waits at most
ACROSS, BACK, DOWN = Qt.Key.Key_Right, Qt.Key.Key_Left, Qt.Key.Key_Down


@pytest.fixture
def dialog(window):
    go_to(window, "ProcessingOnBehalf")
    window.deeds["picture"].trigger()
    shown = window.pictures.dialog
    assert shown is not None
    yield shown
    if window.pictures.dialog is shown:
        shown.reject()


def _here(dialog):
    return dialog.picture.box(dialog.view.key).title


def _named(dialog, name):
    return next(one for one in dialog.findChildren(QPushButton) if one.accessibleName() == name)


def test_without_an_entry_one_is_told_what_to_open(window):
    go_to(window, "Organisation")
    window.deeds["picture"].trigger()
    assert window.pictures.dialog is None
    assert "Open an activity" in window.banner.words.text()


def test_arrows_go_from_box_to_box_and_a_screen_reader_is_told_each(dialog):
    view = dialog.view
    assert _here(dialog).startswith("P-01")
    assert view.accessibleName() == f"Chain of processors: {_here(dialog)}"
    walked = []
    for key in (ACROSS, ACROSS, ACROSS, BACK, BACK, DOWN, BACK, Qt.Key.Key_End, Qt.Key.Key_Home):
        press(view, key)
        walked.append(_here(dialog))
        assert view.accessibleDescription().startswith(_here(dialog))
    firm, edge, log = "Firnlicht Hosting AG", "Windlass Edge, Inc.", "Cinderlog Pte. Ltd."
    entry = dialog.picture.title
    assert walked == [firm, edge, log, edge, firm, "Tidewell Support Ltd", entry, log, entry]


def test_the_list_beside_says_the_same_and_goes_along(dialog):
    press(dialog.view, ACROSS)
    item = dialog.list.currentItem()
    assert item.text() == _here(dialog)
    assert item.data(Qt.ItemDataRole.AccessibleTextRole) == dialog.view.accessibleDescription()
    focus(dialog.list)
    press(dialog.list, DOWN)
    assert dialog.list.currentItem().text() == _here(dialog) == "Tidewell Support Ltd"
    titles = {one.title for one in dialog.picture.boxes}
    assert titles | set(dialog.picture.columns) == {dialog.list.item(n).text() for n in range(dialog.list.count())}


@pytest.mark.parametrize("where", ["view", "list"])
def test_enter_opens_the_record(window, dialog, where):
    press(dialog.view, ACROSS)
    press(focus(getattr(dialog, where)), ENTER)
    assert window.pictures.dialog is None
    assert isinstance(window.workspace.page.record, Engagement)
    assert window.workspace.page.record.processor.title() == "Firnlicht Hosting AG"


def test_a_country_is_no_record_to_open(window, dialog):
    dialog.show_kind("flow")
    press(dialog.view, Qt.Key.Key_End)
    assert dialog.picture.columns[dialog.picture.box(dialog.view.key).column] == "Countries"
    before = dialog.view.transform()
    for where in (dialog.view, dialog.list):
        press(focus(where), ENTER)
    assert dialog.view.transform() == before
    assert window.pictures.dialog is dialog
    assert isinstance(window.workspace.page.record, ProcessingOnBehalf)


def test_a_click_goes_to_a_box(dialog):
    box = next(one for one in dialog.picture.boxes if one.title == "Tidewell Support Ltd")
    place = dialog.view.mapFromScene(QPointF(box.x + box.width / 2, box.port))
    QTest.mouseClick(dialog.view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert _here(dialog) == "Tidewell Support Ltd"


def test_one_goes_nearer_and_farther_by_keys_wheel_and_buttons(dialog):
    view = dialog.view

    def zoom():
        return view.transform().m11()

    whole = zoom()
    press(view, Qt.Key.Key_Plus)
    assert zoom() > whole
    press(view, Qt.Key.Key_Minus)
    assert zoom() == pytest.approx(whole)
    click(_named(dialog, "Nearer"))
    assert zoom() > whole
    click(_named(dialog, "Fit to the window"))
    assert zoom() == pytest.approx(whole)
    middle = QPointF(view.viewport().rect().center())
    turn = QWheelEvent(
        middle, view.viewport().mapToGlobal(middle), QPoint(), QPoint(0, 120), Qt.MouseButton.NoButton, CONTROL,
        Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(view.viewport(), turn)
    assert zoom() > whole
    click(_named(dialog, "Farther"))
    assert zoom() == pytest.approx(whole)


def test_every_control_has_a_name_and_tab_reaches_each_once(dialog):
    stops = [
        one for one in dialog.findChildren(QWidget)
        if one.isVisibleTo(dialog) and one.focusPolicy() & Qt.FocusPolicy.TabFocus and one.focusProxy() is None
    ]  # fmt: skip
    assert all(one.accessibleName() for one in stops)
    reached = [focus(dialog.tabs)]
    for _stop in stops[1:]:
        press(reached[-1], TAB)
        reached.append(QApplication.focusWidget())
    assert set(reached) == set(stops)
    press(reached[-1], TAB)
    assert QApplication.focusWidget() is dialog.tabs


@pytest.mark.parametrize("choice", look.LOOKS)
def test_it_is_painted_in_the_colours_in_force(qapp, dialog, choice):
    try:
        colours = look.put_on(qapp, choice)
        seen = dialog.view.viewport().grab().toImage()
        assert seen.pixelColor(2, 2).name() == colours.surface
        shown = {seen.pixelColor(x, y).name() for x in range(seen.width()) for y in range(0, seen.height(), 3)}
        assert {colours.selection, colours.accent} <= shown
    finally:
        look.wear(qapp, dark=False)


@pytest.mark.parametrize("kind", ["chain", "flow"])
def test_it_is_kept_as_svg_png_and_pdf(window, dialog, qtbot, tmp_path, monkeypatch, kind):
    monkeypatch.setattr(ask, "place_for_export", lambda _parent, _folder, suffix: tmp_path / f"out{suffix}")
    dialog.show_kind(kind)
    for form in ("SVG", "PNG", "PDF"):
        click(_named(dialog, f"Write it as {form}"))
        target = tmp_path / f"out.{form.casefold()}"
        qtbot.waitUntil(lambda: window.work.work is None, timeout=LONG)
        assert str(target) in dialog.told.text()
        assert target.stat().st_size > 1000
    root = ElementTree.parse(tmp_path / "out.svg").getroot()
    assert root.findtext("{http://www.w3.org/2000/svg}title").endswith(dialog.picture.title)
    made = QImage(str(tmp_path / "out.png"))
    assert made.width() > 2 * dialog.picture.width
    assert (tmp_path / "out.pdf").read_bytes().startswith(b"%PDF")


def test_what_cannot_be_written_is_told_in_the_dialog(dialog, tmp_path, monkeypatch):
    monkeypatch.setattr(ask, "place_for_export", lambda _parent, _folder, suffix: tmp_path / "no" / f"out{suffix}")
    click(_named(dialog, "Write it as PNG"))
    assert "the folder does not exist" in dialog.told.text()
