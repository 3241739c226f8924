"""Alt letters: no two of a menu or a form are the same in any language, whatever its translator chose."""

import pytest
from PySide6.QtWidgets import QCheckBox, QDialog, QFormLayout, QLineEdit

from ropa_desktop import i18n
from ropa_desktop.ui import letters, speaking
from tests.ui.words_of_a_place import doubled


@pytest.mark.parametrize(
    ("texts", "taken", "kept"),
    [
        (["&Open", "&Close"], "", ["&Open", "&Close"]),
        (["&Open", "&Other"], "", ["&Open", "O&ther"]),
        (["&Save", "&Save all", "&All"], "", ["&Save", "Sa&ve all", "&All"]),  # what another one wishes for stays its
        (["&A", "&a"], "", ["&A", "a"]),
        (["R && &D", "&D"], "r", ["R && &D", "D"]),
        (["&File"], "f", ["F&ile"]),
        (["Größe", "&Größe", "&Grün"], "", ["Größe", "&Größe", "G&rün"]),
        (["&É", "&É"], "", ["&É", "É"]),
    ],
)
def test_the_first_keeps_its_letter_and_the_next_gets_another(texts, taken, kept):
    found = letters.apart(texts, taken)
    assert found == kept
    assert letters.apart(found, taken) == found


def test_a_dialog_is_put_in_order(qtbot):
    dialog = QDialog()
    qtbot.addWidget(dialog)
    form = QFormLayout(dialog)
    for words in ("&Name", "&Number"):
        form.addRow(words, QLineEdit())
    form.addRow("", QCheckBox("&Never"))
    dialog.show()
    assert doubled(dialog)
    letters.settle(dialog)
    assert not doubled(dialog)


@pytest.mark.parametrize("language", i18n.languages())
def test_no_menu_has_doubles(make_window, language):
    speaking.use(language)
    try:
        window = make_window()
        bar = window.menuBar().actions()
        for actions in (bar, *(one.menu().actions() for one in bar)):
            found = [letter for one in actions if (letter := letters.letter_of(one.text()))]
            assert len(found) == len(set(found)), [one.text() for one in actions]
    finally:
        speaking.use("en")
