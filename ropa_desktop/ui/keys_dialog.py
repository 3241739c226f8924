"""Every deed with its keys: another key, none, or the usual one again; two deeds never have the same."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QLineEdit,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from ropa_desktop.i18n import _
from ropa_desktop.ui import actions
from ropa_desktop.ui.plain import button, label, let_clear

if TYPE_CHECKING:
    from ropa_desktop.settings import Settings

_NAME = Qt.ItemDataRole.UserRole
_PORTABLE, _NATIVE = QKeySequence.SequenceFormat.PortableText, QKeySequence.SequenceFormat.NativeText
_MODIFIERS = (Qt.Key.Key_Control, Qt.Key.Key_Shift, Qt.Key.Key_Alt, Qt.Key.Key_AltGr, Qt.Key.Key_Meta)
_LEADING_ON = (Qt.Key.Key_Tab, Qt.Key.Key_Backtab, Qt.Key.Key_Escape)
# What every text field does by itself; taken from it, one could not copy any more.
_OF_TEXTS = frozenset({"Ctrl+A", "Ctrl+C", "Ctrl+V", "Ctrl+X", "Ctrl+Left", "Ctrl+Right", "Ctrl+Home", "Ctrl+End"})
_ALONE = frozenset({"Del", "Esc", *(f"F{number}" for number in range(1, 25))})


class KeyField(QLineEdit):
    """Shows the key that is pressed in it instead of what it would write; Tab and Esc lead on as everywhere."""

    pressed = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setReadOnly(True)
        self.setPlaceholderText(_("Press the new key here"))

    def event(self, event: QEvent) -> bool:
        """No deed is done by a key that is only shown."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            if event.key() not in _LEADING_ON:
                event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take the key with Ctrl, Shift and Alt."""
        if event.key() in _LEADING_ON:
            super().keyPressEvent(event)
        elif event.key() not in _MODIFIERS:
            wanted = QKeySequence(event.keyCombination())
            self.setText(wanted.toString(_NATIVE))
            self.pressed.emit(wanted.toString(_PORTABLE))


def why_not(wanted: str, name: str, kept: Mapping[str, list[str]]) -> str:
    """Why a deed cannot have this key, empty where it can."""
    for deed in actions.DEEDS:
        if deed.name != name and wanted in (_same(one) for one in actions.keys_of(deed.name, kept)):
            words = _("{key} is the key of “{command}”. Take it away there first, or choose another one.")
            return words.format(key=wanted, command=actions.words_of(deed))
    if wanted in _OF_TEXTS:
        return _("{key} belongs to the fields one types in.").format(key=wanted)
    if wanted in {f"Alt+{_letter(deed.menu)}" for deed in actions.DEEDS}:
        return _("{key} opens a menu.").format(key=wanted)
    if wanted not in _ALONE and "Ctrl+" not in wanted and "Alt+" not in wanted and "Meta+" not in wanted:
        plain = wanted.removeprefix("Shift+")
        if plain not in _ALONE or plain == "Del":
            return _("{key} alone is for typing; hold Ctrl or Alt with it.").format(key=wanted)
    return ""


def _same(keys: str) -> str:
    return QKeySequence(keys).toString(_PORTABLE)


def _letter(words: str) -> str:
    shown = _(words)
    return shown[shown.index("&") + 1].upper() if "&" in shown else ""


class KeysDialog(QDialog):
    """What is changed here holds at once, and is kept in the settings."""

    def __init__(self, settings: "Settings", deeds: Mapping[str, QAction], parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Keys"))
        self.resize(640, 620)
        self._settings, self._deeds, self._wanted = settings, deeds, ""
        lines = QVBoxLayout(self)
        lines.setContentsMargins(24, 20, 24, 20)
        lines.setSpacing(12)
        lines.addWidget(label(_("Keys"), "title"))
        words = _(
            "Choose a command, press its new key in the field, and take it. Alt with an underlined letter opens menus."
        )
        lines.addWidget(label(words, "soft", wrap=True))
        self.search = QLineEdit()
        self.search.setObjectName("search")
        self.search.setPlaceholderText(_("Find commands or keys"))
        self.search.setAccessibleName(_("Find commands or keys"))
        let_clear(self.search)
        lines.addWidget(self.search)
        self.list = self._make_list()
        lines.addWidget(self.list, 1)
        lines.addLayout(self._change())
        self.said = label("", wrap=True)
        lines.addWidget(self.said)
        lines.addLayout(self._ending())
        self.search.textChanged.connect(lambda _text: self._narrow())
        self.list.currentItemChanged.connect(lambda _item, _before: self._follow())
        self.field.pressed.connect(self._pressed)
        self._show_keys()
        self._say("")
        self.list.setCurrentItem(self._items()[0])
        self.search.setFocus()

    def _make_list(self) -> QTreeWidget:
        made = QTreeWidget()
        made.setObjectName("deeds")
        made.setAccessibleName(_("Commands and their keys"))
        made.setHeaderLabels([_("Menu"), _("Command"), _("Keys")])
        made.setRootIsDecorated(False)
        made.setUniformRowHeights(True)
        made.setAllColumnsShowFocus(True)
        header = made.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(2, QHeaderView.ResizeMode.ResizeToContents)
        for deed in actions.DEEDS:
            item = QTreeWidgetItem([_(deed.menu).replace("&", ""), actions.words_of(deed), ""])
            item.setData(0, _NAME, deed.name)
            made.addTopLevelItem(item)
        return made

    def _change(self) -> QHBoxLayout:
        line = QHBoxLayout()
        line.setSpacing(8)
        name = label(_("&New key"))
        self.field = KeyField()
        self.field.setObjectName("key")
        self.field.setAccessibleName(_("New key"))
        name.setBuddy(self.field)
        self.take = button(_("&Take it"), self._take, "first", hint=_("Give the chosen command this key"))
        self.none = button(_("N&o key"), lambda: self._keep([]), hint=_("Take the keys of the chosen command away"))
        self.usual = button(_("&Usual key"), self._usual, hint=_("Give the chosen command its usual keys again"))
        line.addWidget(name)
        line.addWidget(self.field, 1)
        self.take.setAutoDefault(False)
        line.addWidget(self.take)
        return line

    def _ending(self) -> QHBoxLayout:
        line = QHBoxLayout()
        line.setSpacing(8)
        self.all_usual = button(_("&All as usual"), self._all_usual, hint=_("Give all commands their usual keys again"))
        close = button(_("&Close"), self.reject)
        for one in (self.none, self.usual, self.all_usual, close):
            one.setAutoDefault(False)
        for one in (self.none, self.usual, self.all_usual):
            line.addWidget(one)
        line.addStretch(1)
        line.addWidget(close)
        return line

    # -- what is shown

    def _items(self) -> list[QTreeWidgetItem]:
        found = [self.list.topLevelItem(place) for place in range(self.list.topLevelItemCount())]
        return [one for one in found if one is not None]

    def _show_keys(self) -> None:
        for item in self._items():
            keys = actions.keys_of(item.data(0, _NAME), self._settings.keys)
            item.setText(2, ", ".join(QKeySequence(one).toString(_NATIVE) for one in keys))
        self._follow()

    def _narrow(self) -> None:
        wanted = self.search.text().casefold().strip()
        for item in self._items():
            item.setHidden(not any(wanted in item.text(column).casefold() for column in range(3)))
        chosen = self.list.currentItem()
        if chosen is None or chosen.isHidden():
            first = next((one for one in self._items() if not one.isHidden()), None)
            self.list.setCurrentItem(first)  # type: ignore[arg-type]

    def name(self) -> str:
        """The deed that is chosen, empty where none is."""
        item = self.list.currentItem()
        return str(item.data(0, _NAME)) if item is not None else ""

    def choose(self, name: str) -> None:
        """Choose a deed."""
        self.list.setCurrentItem(next(item for item in self._items() if item.data(0, _NAME) == name))

    def _follow(self) -> None:
        self.field.clear()
        self._wanted = ""
        name = self.name()
        self.take.setEnabled(False)
        self.none.setEnabled(bool(name) and bool(actions.keys_of(name, self._settings.keys)))
        self.usual.setEnabled(name in self._settings.keys)
        self.all_usual.setEnabled(bool(self._settings.keys))

    def _say(self, words: str) -> None:
        self.said.setText(words)
        self.said.setVisible(bool(words))

    # -- what is done

    def _pressed(self, wanted: str) -> None:
        self._wanted = wanted
        why = why_not(wanted, self.name(), self._settings.keys) if self.name() else _("Choose a command first.")
        self.take.setEnabled(not why)
        self._say(why)

    def _take(self) -> None:
        self._keep([self._wanted])

    def _usual(self) -> None:
        """Its own keys, those of them that no other deed has been given meanwhile."""
        name = self.name()
        own = actions.BY_NAME[name].keys
        why = next((words for one in own if (words := why_not(_same(one), name, self._settings.keys))), "")
        if why:
            self._say(why)
            return
        self._settings.keys.pop(name, None)
        self._done()

    def _keep(self, keys: list[str]) -> None:
        self._settings.keys[self.name()] = keys
        self._done()

    def _all_usual(self) -> None:
        self._settings.keys.clear()
        self._done()

    def _done(self) -> None:
        self._settings.save()
        actions.give_keys(self._deeds, self._settings.keys)
        self._say(_("Kept."))
        self._show_keys()
