"""What the user has chosen for the program itself: how it looks, how large, by which keys; put into effect at once."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QWidget

from ropa_desktop.ui import look

if TYPE_CHECKING:
    from ropa_desktop.ui.main_window import MainWindow


class Preferences(QObject):
    """Keeps the choice, and lets all windows follow it."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        QGuiApplication.styleHints().colorSchemeChanged.connect(self.follow_the_system)

    def wear(self, choice: str) -> None:
        """Another look, one of look.CHOICES."""
        self._window.settings.look = choice
        self._put_on()

    def grow(self, by: int) -> None:
        """One size larger or smaller, or the usual one."""
        now = look.nearest(self._window.settings.size)
        place = look.SIZES.index(now) + by
        self.resize_all(look.SIZES[min(max(place, 0), len(look.SIZES) - 1)] if by else 100)

    def resize_all(self, size: int) -> None:
        """Another size, in per cent."""
        self._window.settings.size = size
        self._put_on()

    def follow_the_system(self) -> None:
        """The system has another look now."""
        if self._window.settings.look == "system":
            self._put_on(keep=False)

    def _put_on(self, *, keep: bool = True) -> None:
        settings, app = self._window.settings, QApplication.instance()
        assert isinstance(app, QApplication)
        look.put_on(app, settings.look, settings.size)
        if keep:
            settings.save()

    def speak(self, language: str) -> None:
        """Another language; the window is made anew, and one is where one chose it."""
        window = self._window
        if window.speaking.speak(language):
            window.preferences.settings_dialog()
            if (dialog := window.dialog) is not None and (field := dialog.findChild(QWidget, "language")):
                field.setFocus()

    def settings_dialog(self) -> None:
        """All that can be chosen, on one page."""
        from ropa_desktop.ui.settings_dialog import SettingsDialog

        self._window.ask(SettingsDialog(self._window, self))
