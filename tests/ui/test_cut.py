"""What is longer than its field says so: an ellipsis, never half a letter, and the cross of a chip stays."""

import pytest
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from ropa_desktop.ui.chips import Chip
from ropa_desktop.ui.cut import Heading
from ropa_desktop.ui.entry import Entry
from ropa_desktop.ui.finder import Finder
from ropa_desktop.ui.plain import Drop

LONG = "Firnlicht Hosting AG & Co. – Hosting des Messengers in der Schweiz"


@pytest.fixture
def narrow(qtbot):
    page = QWidget()
    QVBoxLayout(page).addWidget(QPushButton("first"))  # has the focus
    page.setFixedWidth(200)
    qtbot.addWidget(page)
    return page


def _shown(qtbot, page, one):
    page.layout().addWidget(one)
    with qtbot.waitExposed(page):
        page.show()
    return one


def test_line_that_is_cut_shows_it(qtbot, narrow):
    line = _shown(qtbot, narrow, Entry())
    line.setText(LONG)
    line.setCursorPosition(0)
    assert line.is_cut()
    cut = line.grab().toImage()
    line.setText(LONG[: len(LONG) // 6])
    line.setCursorPosition(0)
    assert not line.is_cut()
    line.setText(LONG.replace(LONG[40:], ""))
    assert not line.is_cut(), "its end is what is shown"
    assert line.grab().toImage() != cut


def test_line_is_as_wide_as_its_hint(qtbot, narrow):
    line, hint = _shown(qtbot, narrow, Entry()), "Zeilen mit diesem Text (Strg+F), und noch viel mehr"
    usual = line.sizeHint().width()
    line.setPlaceholderText(hint)
    assert line.sizeHint().width() > line.fontMetrics().horizontalAdvance(hint) > usual


def test_drop_down_that_is_cut_ends_in_an_ellipsis(qtbot, narrow):
    drop = _shown(qtbot, narrow, Drop())
    drop.addItems([LONG, f"{LONG[:60]} and another end"])
    drop.setCurrentIndex(0)
    first = drop.grab().toImage()
    drop.setCurrentIndex(1)
    assert drop.grab().toImage() == first, "the part that has no room is not painted"
    assert drop.currentText().endswith("another end")


def test_choices_that_come_leave_the_beginning_of_a_title_in_sight(qtbot, narrow):
    finder = _shown(qtbot, narrow, Finder())
    finder.show_text(LONG)
    finder.offer([(1, LONG), (2, "other")])
    assert finder.line.cursorPosition() == 0
    assert finder.line.is_cut()


def test_chip_that_is_cut_keeps_its_cross(qtbot, narrow):
    chip = _shown(qtbot, narrow, Chip(LONG, hint="Take it away"))
    assert chip.shown().startswith("Firnlicht")
    assert chip.shown().endswith("…  ×")
    narrow.setFixedWidth(900)
    qtbot.waitUntil(lambda: chip.shown() == f"{LONG}  ×".replace("&", "&&"))


def test_drop_down_without_a_choice_says_its_placeholder(qtbot, narrow):
    drop = _shown(qtbot, narrow, Drop())
    drop.addItem("Active")
    drop.setCurrentIndex(-1)
    blank = drop.grab().toImage()
    drop.setPlaceholderText("various")
    assert drop.grab().toImage() != blank


def test_heading_that_is_cut_says_so_and_the_rest_in_its_tooltip(qtbot, narrow):
    heading = Heading("title")
    heading.setText(LONG)
    _shown(qtbot, narrow, heading)
    qtbot.waitUntil(lambda: heading.toolTip() == LONG.replace("&", "&amp;"))
    assert heading.shown().endswith("…")
    assert narrow.minimumSizeHint().width() <= 200, "the page does not grow with it"
    heading.setText("Short")
    heading.repaint()
    assert (heading.shown(), heading.toolTip()) == ("Short", "")
