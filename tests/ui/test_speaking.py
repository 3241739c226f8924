"""The window speaks another language at once: the register stays open, and nothing that was typed is lost."""

import pytest
from PySide6.QtCore import QEvent, QLocale
from PySide6.QtWidgets import QApplication, QDialogButtonBox

from ropa_desktop import i18n, settings
from ropa_desktop.ui import speaking
from ropa_desktop.ui.settings_dialog import SettingsDialog
from tests import pseudo
from tests.exchange.test_languages import texts_of
from tests.ui.hands import editor, focus, go_to, row, type_over


@pytest.fixture(autouse=True)
def _english_again():
    with pseudo.speaking():
        yield
        speaking.use("en")


@pytest.fixture
def speak(window):
    def do(language):
        assert window.speaking.speak(language)
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        QApplication.processEvents()

    return do


def words_of(window):
    return [action.text() for action in window.menuBar().actions()]


def test_all_that_is_seen_speaks_the_language_that_is_chosen(window):
    window.deeds["settings_dialog"].trigger()
    before = words_of(window)
    dialog = window.dialog
    dialog.language.setCurrentIndex(dialog.language.findData(pseudo.LANGUAGE))
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert settings.load().language == pseudo.LANGUAGE == i18n.language()
    assert words_of(window) == [pseudo.pseudo(one) for one in before]
    assert window.workspace.navigation.words("Organisation") == pseudo.pseudo("Organisations")
    assert isinstance(window.dialog, SettingsDialog)
    assert window.dialog.isVisible()
    assert window.dialog is not dialog
    assert window.dialog.focusWidget() is window.dialog.language


def test_the_register_stays_open_with_record_list_and_history(window, speak):
    register = window.desk.register
    page = go_to(window, "ProcessingActivity")
    window.desk.write(page.record, page.forms[0].rows["name"].field, "Changed before")
    window.workspace.list.chips.choose("status", ["active"])
    window.workspace.list.search.setText("changed")
    window.workspace.read_list()
    ids, title = list(window.workspace.list.model.ids), window.windowTitle()
    speak(pseudo.LANGUAGE)
    space = window.workspace
    assert window.desk.register is register
    assert space.page.record is page.record
    assert space.navigation.current() == "ProcessingActivity"
    assert space.list.chips.chosen == {"status": ["active"]}
    assert space.list.search.text() == "changed"
    assert space.list.model.ids == ids
    assert window.windowTitle() == title
    window.deeds["undo"].trigger()
    assert page.record.name != "Changed before"
    window.deeds["redo"].trigger()
    assert page.record.name == "Changed before"


def test_what_was_typed_is_kept_and_what_is_no_value_stands_there_still(window, speak):
    page = go_to(window, "ProcessingActivity")
    type_over(editor(page, "name"), "Typed and not left")
    started = editor(page, "starts_on")
    focus(started.focus)
    type_over(started, "no day")
    speak(pseudo.LANGUAGE)
    again = window.workspace.page
    assert again.record.name == "Typed and not left"
    assert editor(again, "starts_on").focus.text() == "no day"
    assert pseudo.OPEN in row(again, "starts_on").name.text()


def test_a_question_stays_asked_and_there_and_back_is_as_before(window, speak):
    window.workspace.navigation.go("findings")
    menus = words_of(window)
    speak(pseudo.LANGUAGE)
    assert window.workspace.navigation.current() == "findings"
    assert window.workspace.answer().isVisible()
    speak("en")
    assert words_of(window) == menus
    assert len(window.findChildren(type(window.workspace))) == 1


def test_what_is_filled_in_for_several_hinders_it_and_is_not_lost(window):
    shown = window.workspace.list
    shown.table.selectAll()
    bulk = window.bulk.page()
    editors = next(row for row in bulk.rows() if row.field.name == "department")
    editors.editors()[0].focus.setText("Everywhere")
    bulk.commit()
    assert bulk.touched()
    assert not window.speaking.speak(pseudo.LANGUAGE)
    assert i18n.language() == "en" == settings.load().language
    assert "not applied" in window.banner.words.text()
    bulk.forget()


@pytest.mark.parametrize(("system", "spoken"), [("fr_BE", "fr"), ("de_AT", "de"), ("is_IS", "en"), ("C", "en")])
def test_the_first_start_speaks_as_the_system_does(monkeypatch, system, spoken):
    monkeypatch.setattr(QLocale, "system", lambda: QLocale(system))
    assert speaking.of_the_system() == spoken


def test_without_a_register_the_start_page_speaks_it(make_window):
    window = make_window()
    assert window.speaking.speak(pseudo.LANGUAGE)
    assert window.stack.currentWidget() is window.start_page
    window.begin.show_page()
    window.begin.page.name.setText("Example AG")
    page = window.begin.page
    page.language.setCurrentIndex(page.language.findData("en"))
    assert window.begin.page is not page
    assert window.begin.page.name.text() == "Example AG"
    assert window.stack.currentWidget() is window.begin.page


@pytest.mark.parametrize("suffix", [".xlsx", ".pdf"])
def test_a_document_speaks_the_language_it_is_exported_in_whatever_the_window_speaks(
    window, speak, qtbot, tmp_path, suffix
):
    speak("de")
    window.deeds["export"].trigger()
    dialog, target = window.dialog, tmp_path / f"registre{suffix}"
    assert dialog.language.currentData() == "de"
    dialog.form.setCurrentIndex(dialog.form.findData(suffix))
    dialog.language.setCurrentIndex(dialog.language.findData("fr"))
    dialog.place.setText(str(target))
    dialog.go.click()
    qtbot.waitUntil(lambda: window.work.work is None and target.exists(), timeout=30_000)
    read = " ".join(" ".join(texts_of(target)).split())
    for words in ("Record of processing activities", "Categories of data subjects", "Time limits for erasure"):
        english, german, french = (i18n._told(language, words) for language in ("en", "de", "fr"))
        assert french in read
        assert german not in read
        assert english not in read
    assert i18n.language() == "de"
    told = i18n._told("de", "Exported to {path}.").format(path=target)
    assert window.banner.words.text().startswith(told)


@pytest.mark.parametrize("language", [one for one in i18n.languages() if one != "en"])
def test_qt_ships_its_own_words_for_each_language(language, qapp):
    def cancel():
        box = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        return box.buttons()[0].text()

    english = cancel()
    speaking.use(language)
    assert cancel() != english
    assert QLocale().name().startswith(language)
