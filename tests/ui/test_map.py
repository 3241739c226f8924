"""The map of transfers: walked through by keys and mouse, told in words, supposed upon, opened from, and kept."""

from pathlib import Path
from xml.etree import ElementTree

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QImage, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from ropa_desktop.register.outlines import outlines, place
from ropa_desktop.ui import ask, look
from ropa_desktop.ui.export_dialog import ExportDialog
from ropa_desktop.ui.map_image import image
from tests.ui.hands import CONTROL, ENTER, SHIFT, click, focus, press

LONG = 20_000  # milliseconds that a test waits at most
RIGHT, LEFT, UP = Qt.Key.Key_Right, Qt.Key.Key_Left, Qt.Key.Key_Up
# Of the sample, by hand: what the entries of its record tell.
SAMPLE = [
    ("IN", "nothing", 4), ("SG", "nothing", 1), ("US", "nothing", 5), ("CH", "adequate", 2), ("GB", "adequate", 1),
]  # fmt: skip


@pytest.fixture
def page(window, qtbot):
    window.deeds["show_map"].trigger()
    shown = window.workspace.answer()
    qtbot.waitUntil(lambda: shown.report is not None and not shown.answering.is_busy(), timeout=LONG)
    shown.map.setFocus()
    return shown


def _named(page, name):
    return next(one for one in page.findChildren(QPushButton) if one.accessibleName() == name)


def _pixel(page, code):
    where = page.map.where()
    return where.at(next(one.at for one in where.marks if one.code == code)).toPoint()


def test_each_country_of_the_sample_has_its_worst_ground(page):
    assert [(one.code, one.ground, len(one.transfers)) for one in page.report.world.countries] == SAMPLE
    assert len(page.report.parts) == len(SAMPLE)
    assert {line.class_name for part in page.report.parts for line in part.lines} == {"Transfer"}


def test_arrows_go_from_country_to_country_and_a_screen_reader_is_told_each(page):
    view = page.map
    assert view.hasFocus()
    assert view.accessibleName() == "Map of transfers"
    told = {}
    for key in (Qt.Key.Key_Home, RIGHT, LEFT, LEFT, LEFT, LEFT, RIGHT, Qt.Key.Key_End):
        press(view, key)
        told[view.code] = view.accessibleDescription()
    assert set(told) == {code for code, _ground, _number in SAMPLE}
    assert told["IN"] == "India: nothing holds, 4 transfers, 1 to confirm"
    assert told["GB"] == "United Kingdom: adequate, 1 transfer"
    press(view, Qt.Key.Key_End)
    press(view, UP, SHIFT)
    assert view.code == "GB"


def test_a_click_lists_what_goes_there_and_enter_leads_into_the_list(window, page):
    QTest.mouseClick(page.map, Qt.MouseButton.LeftButton, pos=_pixel(page, "US"))
    assert page.map.code == "US"
    assert page.view.currentIndex().row() == 2
    assert page.map.hasFocus()
    press(page.map, ENTER)
    assert page.view.hasFocus()
    for _row in range(2):  # past the headings
        press(page.view, Qt.Key.Key_Down)
    line = page.view.line()
    press(page.view, ENTER)
    assert window.workspace.page.record.id in {line.record_id, _owner(window, line).id}


def _owner(window, line):
    from ropa_desktop.register.engagements import Transfer

    return window.desk.get(Transfer, line.record_id).owner()


def test_land_counts_as_its_country_and_the_sea_as_none(page):
    brazil = page.map.where().at(outlines()["BR"].at)
    assert page.map.at(brazil) == "BR"
    assert page.map.at(page.map.where().at(place(-25, 5))) == ""
    before = page.map.code
    QTest.mouseClick(page.map, Qt.MouseButton.LeftButton, pos=brazil.toPoint())
    assert page.map.code == before  # nothing goes there


def test_one_goes_nearer_and_farther_and_over_the_map(page):
    view = page.map
    whole = view.transform().m11()
    press(view, Qt.Key.Key_Plus)
    assert view.transform().m11() > whole
    press(view, Qt.Key.Key_0)
    assert view.transform().m11() == pytest.approx(whole)
    spot = QPointF(_pixel(page, "GB"))
    for _turn in range(8):
        turn = QWheelEvent(
            spot, view.mapToGlobal(spot), QPoint(), QPoint(0, 120), Qt.MouseButton.NoButton, CONTROL,
            Qt.ScrollPhase.NoScrollPhase, False,
        )  # fmt: skip
        QApplication.sendEvent(view, turn)
    assert (QPointF(_pixel(page, "GB")) - spot).manhattanLength() < 30
    before = view.transform().dx()
    press(view, RIGHT, SHIFT)
    assert view.transform().dx() < before
    QTest.mousePress(view, Qt.MouseButton.LeftButton, pos=QPoint(100, 50))
    QTest.mouseMove(view, QPoint(160, 50))
    assert view.transform().dx() > before - 61
    QTest.mouseRelease(view, Qt.MouseButton.LeftButton, pos=QPoint(160, 50))
    press(view, Qt.Key.Key_Home)
    assert view.rect().contains(_pixel(page, "IN"))  # the chosen country comes into sight
    click(_named(page, "The whole world"))
    assert view.transform().m11() == pytest.approx(whole)


def test_it_is_shown_as_if_a_decision_ended_and_as_it_is_again(page, qtbot):
    controls = page.choices.controls
    assert controls.nothing.isHidden()
    controls.which.choose("US-DPF")
    before = page.report
    controls.suppose()
    qtbot.waitUntil(lambda: page.report is not before and not page.answering.is_busy(), timeout=LONG)
    states = page.report.world.country("US")
    assert [one.ground for one in states.transfers].count("nothing") == 3
    assert "Before" in [one.words for one in page.report.parts[0].headings]
    before = page.report
    click(controls.nothing)
    qtbot.waitUntil(lambda: page.report is not before and not page.answering.is_busy(), timeout=LONG)
    assert page.report.world.supposed == ""
    assert controls.nothing.isHidden()


@pytest.mark.parametrize("choice", look.LOOKS)
def test_it_is_painted_in_each_look_and_at_300_per_cent(qapp, page, choice):
    try:
        colours = look.put_on(qapp, choice)
        usual = page.map.grab().toImage()
        shown = {usual.pixelColor(x, y).name() for x in range(usual.width()) for y in range(0, usual.height(), 4)}
        assert {colours.surface, colours.missing, colours.stands, colours.accent} <= shown
        look.put_on(qapp, choice, 300)
        large = page.map.grab().toImage().scaled(usual.size())
        assert large != usual
        assert image(page.report, colours).pixelColor(1, 1).name() == colours.surface
    finally:
        look.wear(qapp, dark=False)


def test_what_the_colours_mean_is_told_in_words(page):
    words = {one.text() for one in page.legend.findChildren(QWidget) if hasattr(one, "text")}
    assert words == {"Nothing holds", "Adequacy", "EEA on this day", "from where it is sent", "home of a controller"}


def test_where_it_stands_below_the_map_it_covers_nothing_of_it(window, page, qtbot):
    window.resize(760, 620)
    nearer = _named(page, "The whole world").parentWidget()
    qtbot.waitUntil(lambda: nearer.y() > page.map.geometry().bottom())
    qtbot.waitUntil(lambda: page.legend.y() > nearer.geometry().bottom())
    assert page.pictures[0].parentWidget().y() > page.legend.geometry().bottom()


def test_it_is_kept_as_svg_and_png(window, page, tmp_path, monkeypatch):
    monkeypatch.setattr(ask, "place_for_export", lambda _parent, _folder, suffix: tmp_path / f"out{suffix}")
    for form in ("SVG", "PNG"):
        click(_named(page, f"Write the map as {form}"))
        assert str(tmp_path / f"out.{form.casefold()}") in window.banner.words.text()
    root = ElementTree.parse(tmp_path / "out.svg").getroot()
    assert root.findtext("{http://www.w3.org/2000/svg}title") == page.report.title
    assert "India: nothing holds, 4 transfers" in root.findtext("{http://www.w3.org/2000/svg}desc")
    made = QImage(str(tmp_path / "out.png"))
    assert made.width() > 2000
    assert "India: nothing holds" in made.text("Description")


def test_the_record_takes_the_map_along_where_there_are_transfers(window, empty_path, make_window):
    orders = []
    dialog = ExportDialog(window.desk, orders.append, window)
    dialog.form.setCurrentIndex(dialog.form.findData(".pdf"))
    assert dialog.with_map.isChecked()
    assert dialog.with_map.isEnabled()
    dialog.place.setText(str(Path(empty_path).with_suffix(".pdf")))
    dialog.go.click()
    assert orders[0].with_map
    without = ExportDialog(make_window(empty_path).desk, orders.append, window)
    assert not without.with_map.isChecked()


def test_the_overview_leads_to_the_map(window, qtbot):
    window.overview.show_overview()
    page = window.workspace.answers["overview"]
    qtbot.waitUntil(lambda: page.seen is not None, timeout=LONG)
    click(page.findChild(QPushButton, "entry-map"))
    assert window.workspace.navigation.current() == "world"
    assert focus(window.workspace.answer().map) is window.workspace.answer().map
