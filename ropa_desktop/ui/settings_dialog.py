"""What the program keeps of its user: who signs, how it looks, how large, when it locks, where backups lie."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QFormLayout, QFrame, QHBoxLayout, QLineEdit, QScrollArea, QVBoxLayout, QWidget

from ropa_desktop import i18n
from ropa_desktop.i18n import _, ngettext
from ropa_desktop.ui import ask, look
from ropa_desktop.ui.plain import Drop, as_tooltip, button, label

if TYPE_CHECKING:
    from ropa_desktop.ui.main_window import MainWindow
    from ropa_desktop.ui.preferences import Preferences

MINUTES = (5, 10, 15, 30, 60)


class SettingsDialog(QDialog):
    """Each choice holds at once; the name counts from the next step on."""

    def __init__(self, window: "MainWindow", preferences: "Preferences") -> None:
        super().__init__(window)
        self.setWindowTitle(_("Settings"))
        self.resize(600, 460)
        self._window, self._preferences, self._settings = window, preferences, window.settings
        outer = QVBoxLayout(self)
        outer.setContentsMargins(24, 20, 24, 20)
        outer.setSpacing(12)
        outer.addWidget(label(_("Settings"), "title"))
        # At 300 % it may be larger than the screen.
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        inner = QWidget()
        inner.setObjectName("ground")
        self._form = QFormLayout(inner)
        self._form.setContentsMargins(0, 0, 0, 0)
        self._form.setVerticalSpacing(12)
        self._form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        self._form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        self._rows()
        area.setWidget(inner)
        outer.addWidget(area, 1)
        outer.addLayout(self._ending())
        self.finished.connect(lambda _code: self._sign())
        self.author.setFocus()

    def _rows(self) -> None:
        settings = self._settings
        self.author = QLineEdit(settings.author)
        self.author.setObjectName("author")
        self.author.editingFinished.connect(self._sign)
        self._add(_("&Your name"), self.author, _("Stands in the history beside each step that you make."))
        self.look = self._drop("look", [(code, _(words)) for code, words in look.CHOICES.items()], settings.look)
        self.look.currentIndexChanged.connect(lambda _place: self._preferences.wear(self.look.currentData()))
        self._add(_("&Look"), self.look)
        languages = [(code, i18n.NAMES.get(code, code)) for code in i18n.languages()]
        self.language = self._drop("language", languages, i18n.language())
        self.language.currentIndexChanged.connect(lambda _place: self._speak())
        self._add(_("Lan&guage"), self.language, _("Of the window; each document is exported in the one chosen then."))
        sizes = [(size, _("{n} %").format(n=size)) for size in look.SIZES]
        self.size_of_all = self._drop("size", sizes, look.nearest(settings.size))
        self.size_of_all.currentIndexChanged.connect(
            lambda _place: self._preferences.resize_all(self.size_of_all.currentData())
        )
        self._add(_("&Size"), self.size_of_all)
        minutes = [(n, ngettext("after %(n)s minute", "after %(n)s minutes", n) % {"n": n})
                   for n in sorted({*MINUTES, settings.lock_after} - {0})]  # fmt: skip
        self.lock_after = self._drop("lock_after", [*minutes, (0, _("never by itself"))], settings.lock_after)
        self.lock_after.currentIndexChanged.connect(lambda _place: self._lock())
        self._add(_("Loc&k"), self.lock_after, _("A register with a password, when nobody touches the program."))
        self._add(_("&Backups"), self._backups())

    def _backups(self) -> QWidget:
        line = QWidget()
        across = QHBoxLayout(line)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(8)
        self.folder = label("", "soft", wrap=True)
        self.choose = button(_("&Choose a folder …"), self._choose, hint=_("Choose the folder for backups"))
        self.beside = button(
            _("Besi&de each register"), lambda: self._move(""), hint=_("Keep backups beside the register")
        )
        across.addWidget(self.folder, 1)
        for one in (self.choose, self.beside):
            one.setAutoDefault(False)
            across.addWidget(one)
        line.setFocusProxy(self.choose)
        self._show_folder()
        return line

    def _ending(self) -> QHBoxLayout:
        line = QHBoxLayout()
        self.keys = button(_("K&eys …"), self._keys, hint=_("All commands and their keys"))
        close = button(_("Cl&ose"), self.accept)
        self.keys.setAutoDefault(False)
        line.addWidget(self.keys)
        line.addStretch(1)
        line.addWidget(close)
        return line

    def _add(self, words: str, field: QWidget, hint: str = "") -> None:
        name = label(words)
        focus = self.choose if field.focusProxy() else field
        name.setBuddy(focus)
        if focus is field:
            field.setAccessibleName(words.replace("&", ""))
            field.setAccessibleDescription(hint)
        if not hint:
            self._form.addRow(name, field)
            return
        column = QVBoxLayout()
        column.setSpacing(2)
        column.addWidget(field)
        column.addWidget(label(hint, "soft", wrap=True))
        self._form.addRow(name, column)

    def _drop(self, name: str, choices: list[tuple[str, str]] | list[tuple[int, str]], chosen: str | int) -> Drop:
        drop = Drop()
        drop.setObjectName(name)
        for value, words in choices:
            drop.addItem(words, value)
        drop.setCurrentIndex(drop.findData(chosen))
        return drop

    # -- what is chosen

    def _sign(self) -> None:
        """A step without a name proves little: an empty one is not taken."""
        name = self.author.text().strip()
        if not name:
            self.author.setText(self._settings.author)
            return
        self._settings.author = name
        if self._window.desk:
            self._window.desk.register.author = name
        self._settings.save()

    def _speak(self) -> None:
        language = self.language.currentData()
        self.accept()
        self._preferences.speak(language)

    def _lock(self) -> None:
        self._settings.lock_after = self.lock_after.currentData()
        self._settings.save()
        if self._window.desk:
            self._window.locking.begin()

    def _choose(self) -> None:
        folder = ask.folder_for_backups(self, self._settings.backups)
        if folder is not None:
            self._move(str(folder))

    def _move(self, folder: str) -> None:
        self._settings.backups = folder
        self._settings.save()
        self._show_folder()

    def _show_folder(self) -> None:
        folder = self._settings.backups
        self.folder.setText(folder or _("Beside each register"))
        self.folder.setToolTip(as_tooltip(folder))
        self.beside.setVisible(bool(folder))

    def _keys(self) -> None:
        self.accept()
        self._window.keyboard.keys()
