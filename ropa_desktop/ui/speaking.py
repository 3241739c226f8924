"""The window in another language, at once: it is made anew around the register, which stays open."""

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator
from PySide6.QtWidgets import QMenuBar, QStatusBar

from ropa_desktop import i18n
from ropa_desktop.i18n import _

if TYPE_CHECKING:
    from ropa_desktop.store.register import Register
    from ropa_desktop.ui.lock import Place
    from ropa_desktop.ui.main_window import MainWindow

_QTS_OWN = "words of Qt"


def use(language: str) -> None:
    """Speak this language from now on, in the dialogs and calendars that Qt makes, too."""
    i18n.use(language)
    app = QCoreApplication.instance()
    assert app is not None
    for old in app.findChildren(QTranslator, _QTS_OWN):
        app.removeTranslator(old)
        old.deleteLater()
    words, folder = QTranslator(app), QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    words.setObjectName(_QTS_OWN)
    if language != "en" and words.load(f"qtbase_{language}", folder):
        app.installTranslator(words)
    system = QLocale.system()
    spoken = system.name().partition("_")[0] == language
    QLocale.setDefault(system if spoken else QLocale("en_IE" if language == "en" else language))


def of_the_system() -> str:
    """The language that the user's system speaks, where the program does, for the first start."""
    code = QLocale.system().name().partition("_")[0]
    return code if code in i18n.languages() else "en"


class Left(NamedTuple):
    """What was shown before the window was made anew."""

    register: "Register"
    place: "Place"
    words: str  # of the search
    with_retired: bool


class Speaking:
    """Knows what of the window stays: itself, and the register with all that was typed."""

    def __init__(self, window: "MainWindow") -> None:
        self._window = window
        self._own = list(window.children())  # before anything of ours is made

    def speak(self, language: str) -> bool:
        """Make the window anew in this language; where something would be lost by it, say so and leave it."""
        window = self._window
        if language == i18n.language():
            return True
        if window.work.is_busy() or self._would_lose():
            return False
        locked = window.locking.locked if window.locking.page else None
        left = self._let_go()
        window.settings.language = language
        window.settings.save()
        use(language)
        self._make_anew()
        if left is not None:
            self._take_up(left)
        elif locked is not None:
            window.locking.show(*locked)
        return True

    def _would_lose(self) -> bool:
        if not self._window.bulk.left_out():
            return False
        self._window.tell(_("What you filled in for several entries is not applied yet: apply or forget it first."))
        return True

    def _let_go(self) -> Left | None:
        """Keep what was typed, and part from the register without closing it."""
        window = self._window
        window.locking.close_dialogs()
        window.locking.clock.stop()
        if window.desk is None:
            return None
        window.time_travel.back()
        place, shown = window.locking.place(), window.workspace.list
        words, retired = shown.search.text(), shown.retired.isChecked()
        window.session.keep()
        window.backups.closing()
        window.workspace.detach()
        desk, window.desk = window.desk, None
        desk.changed.disconnect()
        return Left(desk.register, place, words, retired)

    def _make_anew(self) -> None:
        window = self._window
        session, backups = window.session, window.backups
        # A window deletes its bars and its middle itself when it gets others.
        taken = (*self._own, window.menuBar(), window.statusBar(), window.centralWidget())
        for one in window.children():
            if one not in taken:
                window.removeEventFilter(one)
                one.deleteLater()
        for action in window.deeds.values():
            action.setShortcuts([])  # none is gone yet, and two of the same keys would do nothing
        window.setMenuBar(QMenuBar())
        window.setStatusBar(QStatusBar())
        window.make_all()
        window.session = session
        window.backups.go_on_from(backups)

    def _take_up(self, left: Left) -> None:
        window, path = self._window, left.register.path or Path()
        window.stack.setCurrentWidget(window.workspace)
        window.workspace.navigation.first(window.session.begin(left.register.connection.connection.dbapi_connection))
        window.work_on(left.register)
        window.locking.go_back(left.place)
        if window.workspace.list.shown:
            window.workspace.list.take(left.words, with_retired=left.with_retired)
            window.workspace.read_list()
        window.watch_over(path)
