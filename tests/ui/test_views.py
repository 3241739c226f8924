"""Kept views: list, words, chips and order under a name; chosen, renamed and removed in the menu beside the search."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from ropa_desktop import settings
from ropa_desktop.register.activities import ProcessingActivity
from tests.ui.hands import click, focus, press

DOWN, ENTER = Qt.Key.Key_Down, Qt.Key.Key_Return


def _menu(window):
    press(focus(window.workspace.list.views), Qt.Key.Key_Space)
    return QApplication.activePopupWidget()


def _texts(menu):
    return [one.text() for one in menu.actions() if not one.isSeparator()]


def _do(window, beginning):
    """Choose an entry of the menu by keyboard."""
    menu = _menu(window)
    place = next(n for n, text in enumerate(_texts(menu)) if text.startswith(beginning))
    for _step in range(place):
        press(menu, DOWN)
    press(menu, ENTER)


def _call(window, name):
    window.dialog.name.setText(name)
    press(window.dialog.name, ENTER)


def _keep(window, name):
    _do(window, "&Keep")
    _call(window, name)


def _look(window):
    """Arrange the list of activities in some way; gives what is shown."""
    shown = window.workspace.list
    shown.chips.choose("status", ["active"])
    shown.search.setText("data")
    shown.table.horizontalHeader().setSortIndicator(1, Qt.SortOrder.DescendingOrder)
    shown._rest.timeout.emit()
    shown._rest.stop()
    assert 1 < len(shown.model.ids) < len(window.desk.register.all(ProcessingActivity))
    return list(shown.model.ids)


def _undo_all(window):
    window.workspace.list.show_all()
    window.workspace.list.table.horizontalHeader().setSortIndicator(0, Qt.SortOrder.AscendingOrder)
    window.workspace.navigation.go("System")


def test_a_view_brings_back_list_words_chips_and_order(window):
    found = _look(window)
    _keep(window, "R&D <b>")
    _undo_all(window)
    _do(window, "R&&D <b>  (Activities)")
    shown = window.workspace.list
    assert window.workspace.navigation.current() == "ProcessingActivity"
    assert shown.model.ids == found
    assert (shown.search.text(), shown.order()) == ("data", (1, True))
    assert shown.table.hasFocus()
    menu = _menu(window)
    assert [one.text() for one in menu.actions() if one.isChecked()] == ["R&&D <b>  (Activities)"]
    menu.close()


def test_views_are_kept_with_the_settings_for_this_register_alone(make_window, window, empty_path, qtbot, sample_path):
    found = _look(window)
    before = window.desk.register.head()
    _keep(window, "Mine")
    assert window.desk.register.head() == before
    window.close()
    kept = settings.load().registers
    assert [one["name"] for one in kept[window.session.register_id]["views"]] == ["Mine"]
    other = make_window(empty_path)
    menu = _menu(other)
    assert _texts(menu) == ["&Keep this view …"]
    menu.close()
    other.activateWindow()  # the offscreen platform has no window manager to do so
    other.close_register()
    other.open(sample_path)
    qtbot.waitUntil(lambda: other.desk is not None)
    _undo_all(other)
    other.activateWindow()
    _do(other, "Mine")
    assert other.workspace.list.model.ids == found


def test_a_view_is_renamed_replaced_and_removed(window):
    _look(window)
    _keep(window, "b")
    _keep(window, "a")
    assert _names(window) == ["a", "b"]
    _do(window, "&Rename")
    assert window.dialog.name.text() == "a"
    _call(window, "c")
    assert _names(window) == ["b", "c"]
    _do(window, "&Rename")
    _call(window, "b")  # takes the other one's place
    assert _names(window) == ["b"]
    window.workspace.list.chips.clear()
    _keep(window, "b")
    assert [one["chips"] for one in window.session.views] == [{}]
    _do(window, "Re&move")
    assert _names(window) == []
    assert "“b”" in window.banner.words.text()
    assert settings.load().registers[window.session.register_id]["views"] == []


def _names(window):
    return [one["name"] for one in window.session.views]


def test_what_is_gone_from_the_register_is_left_out_and_told(window):
    activity = window.desk.register.all(ProcessingActivity)[0]
    with window.desk.register.step("Named"):
        activity.department = "Old"
    window.workspace.list.chips.choose("department", ["Old"])
    window.views.keep_as("Old ones")
    with window.desk.register.step("Named"):
        activity.department = "New"
    window.views.show(window.session.views[0])
    assert window.workspace.list.chips.chosen == {}
    assert "left out" in window.banner.words.text()


def test_the_dialog_asks_for_a_name_and_all_in_it_have_one(window):
    window.views.keep()
    dialog = window.dialog
    assert not dialog.go.isEnabled()
    dialog.name.setText("   ")
    assert not dialog.go.isEnabled()
    controls = [one for one in dialog.findChildren(QWidget) if one.isVisible() and one.focusPolicy().value]
    assert all(one.accessibleName() or one.text() for one in controls)
    dialog.name.setText("x")
    click(dialog.go)
    assert _names(window) == ["x"]
