"""What is chosen for the program holds at once, also its size, and is there again at the next start."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLayout, QScrollArea, QVBoxLayout, QWidget

from ropa_desktop import settings
from ropa_desktop.ui import ask, look, size
from ropa_desktop.ui.settings_dialog import SettingsDialog
from tests.ui import checks_of_a_place as checks
from tests.ui.hands import editor, go_to


@pytest.fixture(autouse=True)
def _as_usual(qapp):
    yield
    look.put_on(qapp, "light", 100)


@pytest.fixture
def dialog(window):
    window.deeds["settings_dialog"].trigger()
    assert isinstance(window.dialog, SettingsDialog)
    return window.dialog


def test_the_look_is_worn_at_once_and_kept(dialog, qapp):
    for choice, colours in look.LOOKS.items():
        dialog.look.setCurrentIndex(dialog.look.findData(choice))
        assert qapp.palette().color(QPalette.ColorRole.Window) == QColor(colours.ground)
        assert look.worn() is colours
        assert settings.load().look == choice


def test_the_name_signs_the_next_step(window, dialog):
    dialog.author.setText("  A. Officer ")
    dialog.accept()
    assert settings.load().author == "A. Officer"
    page = go_to(window, "Organisation")
    window.desk.write(page.record, page.forms[0].rows["name"].field, "Another name")
    assert window.desk.register.undoable().author == "A. Officer"


def test_nobody_signs_with_no_name(window, dialog):
    before = window.settings.author
    dialog.author.setText("  ")
    dialog.accept()
    assert window.settings.author == before != ""


def test_the_time_until_it_locks_is_kept(window, dialog):
    dialog.lock_after.setCurrentIndex(dialog.lock_after.findData(0))
    assert settings.load().lock_after == 0


def test_the_folder_for_backups_is_chosen_and_given_up(dialog, monkeypatch, tmp_path):
    monkeypatch.setattr(ask, "folder_for_backups", lambda parent, folder: tmp_path)
    assert dialog.beside.isHidden()
    dialog.choose.click()
    assert settings.load().backups == str(tmp_path)
    assert dialog.folder.text() == str(tmp_path)
    dialog.beside.click()
    assert settings.load().backups == ""


def test_the_keys_are_one_click_away(window, dialog):
    dialog.keys.click()
    assert window.dialog is not dialog


def test_size_grows_texts_widths_and_gaps_and_comes_back_exactly(window):
    window.resize(3 * 1280, 3 * 800)  # else labels go above their fields
    page = go_to(window, "ProcessingActivity")
    QApplication.processEvents()
    line = editor(page, "name").focus

    def measured() -> list[int]:
        QApplication.processEvents()
        margins = page.area.widget().layout().contentsMargins()
        return [
            page.forms[0].rows["name"].name.width(), line.fontInfo().pixelSize(), margins.right(),
            page.area.widget().layout().spacing(), page.forms[0].grid.columnMinimumWidth(0),
            window.workspace.list.table.rowHeight(0),
        ]  # fmt: skip

    usual = measured()
    window.preferences.resize_all(200)
    assert measured() == [2 * one for one in usual]
    for _step in range(3):
        window.deeds["larger"].trigger()
    assert window.settings.size == settings.load().size == 300
    assert measured() == [3 * one for one in usual]
    for _step in range(8):
        window.deeds["smaller"].trigger()
    assert window.settings.size == 100
    assert measured() == usual
    window.deeds["larger"].trigger()
    assert window.settings.size == 110
    window.deeds["usual_size"].trigger()
    assert measured() == usual
    assert size.px(10) == 10


def test_what_is_made_in_a_larger_size_is_as_large_as_what_has_grown(window, qapp):
    look.put_on(qapp, "light", 200)
    window.resize(2 * 1280, 2 * 800)
    page = go_to(window, "ProcessingActivity")
    QApplication.processEvents()
    assert page.area.widget().layout().contentsMargins().right() == 24
    assert page.forms[0].grid.columnMinimumWidth(0) == 320
    window.deeds["keys"].trigger()
    margins = {one.contentsMargins().left() for one in window.dialog.findChildren(QLayout)}
    assert 48 in margins
    window.dialog.reject()


def test_a_size_that_is_not_offered_goes_to_a_neighbour(window):
    window.settings.size = 137
    window.preferences.grow(1)
    assert window.settings.size == 150


def test_where_there_is_little_room_everything_is_scrolled_and_nothing_squeezed(window):
    go_to(window, "ProcessingActivity")
    space = window.workspace
    QApplication.processEvents()
    assert space.splitter.orientation() == Qt.Orientation.Horizontal
    window.preferences.resize_all(300)
    QApplication.processEvents()
    assert space.splitter.orientation() == Qt.Orientation.Vertical
    assert space.navigation.width() <= space.width() * 2 // 5
    assert space.middle.height() >= 3 * 200 > space.narrow.area.height()
    assert window.width() == 1280
    field = editor(space.page, "name").focus
    field.setFocus(Qt.FocusReason.TabFocusReason)
    QApplication.processEvents()
    for area in (space.narrow.area, space.page.area):
        assert area.viewport().rect().contains(field.mapTo(area.viewport(), field.rect().center()))


def test_a_dialog_that_is_larger_than_the_screen_is_scrolled_but_its_buttons_stay_in_sight(window):
    window.preferences.resize_all(300)
    window.deeds["export"].trigger()
    QApplication.processEvents()
    dialog = window.dialog
    assert dialog.height() <= dialog.screen().availableGeometry().height()
    assert dialog.focusWidget() is dialog.record
    area = next(one for one in dialog.findChildren(QScrollArea) if one.isAncestorOf(dialog.record))
    assert area.verticalScrollBar().maximum() > 0
    assert area.widget().layout().contentsMargins().left() == 72
    assert not area.isAncestorOf(dialog.go)
    assert checks.ends_out_of_sight(dialog) == []
    assert checks.tabs_wrongly(dialog) == []
    dialog.reject()


def test_a_gap_that_a_layout_has_from_the_one_around_it_grows_once(qapp):
    whole = QWidget()
    lines = QVBoxLayout(whole)
    lines.setSpacing(12)
    row = QHBoxLayout()
    lines.addLayout(row)
    for percent in (200, 100):
        look.put_on(qapp, "light", percent)
        size.grow(whole)
        assert (lines.spacing(), row.spacing()) == (12 * percent / 100,) * 2


def test_where_there_is_little_room_another_list_is_shown_from_its_heading_and_an_empty_one_says_what_belongs_there(
    window,
):
    window.preferences.resize_all(300)
    page = go_to(window, "ProcessingActivity")
    page.show_section(3)
    space = window.workspace
    QApplication.processEvents()
    assert space.narrow.area.verticalScrollBar().value() > 0
    space.navigation.go("AdequacyDecision")
    space.desk.looking.settle()
    QApplication.processEvents()
    assert window.focusWidget() is space.list.table
    assert space.narrow.area.verticalScrollBar().value() == 0
    above, below = space.splitter.sizes()
    assert above < below
    space.navigation.go("Organisation")
    space.desk.looking.settle()
    above, below = space.splitter.sizes()
    assert above > below
