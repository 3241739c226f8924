"""The whole window in a language made up: every word of it is translated, and has the room that it needs."""

import shutil
from collections import defaultdict

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication

from ropa_desktop import settings
from ropa_desktop.store.register import Register
from ropa_desktop.ui import speaking
from ropa_desktop.ui.backups import Backups
from ropa_desktop.ui.main_window import MainWindow
from ropa_desktop.ui.sample import make_sample
from tests import pseudo
from tests.ui import checks_of_a_place as checks
from tests.ui import places
from tests.ui.words_of_a_place import Untranslated, doubled, wider_than_its_room


@pytest.fixture(scope="module")
def found(qapp, tmp_path_factory):
    """What was found in each place."""
    work = tmp_path_factory.mktemp("pseudo")
    with pytest.MonkeyPatch.context() as patch, pseudo.speaking() as language:
        patch.setenv("ROPA_PROFILE", str(work / "profile"))
        patch.setattr(Backups, "after_opening", 10**9)
        places.no_questions_of_the_system(patch)
        speaking.use(language)
        try:
            make_sample(work / "sample.ropa")
            shutil.copy(work / "sample.ropa", work / "copy.ropa")
            with Register.open(work / "copy.ropa", "A. Author") as register:
                from ropa_desktop.register.activities import ProcessingActivity

                with register.step(pseudo.pseudo("Changed")):
                    register.all(ProcessingActivity)[0].department = pseudo.pseudo("Elsewhere")
            yield _walk(work, Untranslated(language))
        finally:
            speaking.use("en")


def _walk(work, untranslated):
    found = defaultdict(list)
    window = MainWindow(settings.load())
    window.resize(1280, 800)
    window.show()
    window.activateWindow()

    def look_at(name, root):
        for check in (untranslated.of, checks.cut, wider_than_its_room, doubled):
            found[check.__name__] += [f"{name}: {one}" for one in check(root)]

    look_at("start page", window)
    window.begin.show_page()
    places.settle()
    look_at("first page", window)
    window.begin.leave()
    for menu in window.menuBar().actions():
        look_at("menu", menu.menu())
    Register.create(work / "empty.ropa").close()
    for register in ("empty", "sample"):
        places.open_register(window, work / f"{register}.ropa")
        for name, root in places.pages(window):
            look_at(name, root)
    for name, root in places.dialogs(window):
        look_at(name, root)
    for name, root in places.hidden(window, work):
        look_at(name, root)
    window.close()
    window.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    return found


@pytest.mark.parametrize("check", ["of", "cut", "wider_than_its_room", "doubled"])
def test_nothing_is_wrong_in_any_place(found, check):
    assert found[check] == []
