"""Kept views: a list with its words, chips and order under a name, in the settings of whoever keeps it."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLineEdit, QMenu, QVBoxLayout, QWidget

from ropa_desktop.i18n import _
from ropa_desktop.store.lists import LISTINGS
from ropa_desktop.ui.arrangement import Arrangement, arrangement
from ropa_desktop.ui.letters import settle_menu
from ropa_desktop.ui.plain import button, label, short

if TYPE_CHECKING:
    from ropa_desktop.ui.main_window import MainWindow


class Views:
    """The menu beside the search: shows kept views, keeps the one that is seen, renames and removes."""

    def __init__(self, window: "MainWindow") -> None:
        self._window = window
        self._shown = ""  # the name of the view that was chosen last
        self.menu: QMenu | None = None
        window.workspace.list.views_asked.connect(self.open_menu)

    def _kept(self) -> list[dict[str, Any]]:
        views = self._window.session.views
        return [one for one in views if one.get("list") in LISTINGS and isinstance(one.get("name"), str)]

    def current(self) -> dict[str, Any] | None:
        """The view that was chosen last, while its list is the one that is shown."""
        shown = self._window.workspace.list.shown
        return next((one for one in self._kept() if one["name"] == self._shown and one["list"] == shown), None)

    def open_menu(self) -> None:
        """What is kept, and what can be done with it."""
        if self._window.desk is None:
            return
        beside = self._window.workspace.list.views
        self.menu = menu = QMenu(beside)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.setAccessibleName(_("Kept views"))
        current = self.current()
        for view in self._kept():
            words = _("{name}  ({list})").format(
                name=short(view["name"], 60), list=self._window.workspace.navigation.words(view["list"])
            )
            action = menu.addAction(words.replace("&", "&&"))
            action.setCheckable(True)
            action.setChecked(view is current)
            action.triggered.connect(lambda _on=False, view=view: self.show(view))
        menu.addSeparator()
        menu.addAction(_("&Keep this view …")).triggered.connect(self.keep)
        if current is not None:
            name = short(current["name"], 40).replace("&", "&&")
            menu.addAction(_("&Rename “{name}” …").format(name=name)).triggered.connect(self.rename)
            menu.addAction(_("Re&move “{name}”").format(name=name)).triggered.connect(self.remove)
        settle_menu(menu.actions())
        menu.popup(beside.mapToGlobal(QPoint(0, beside.height() + 2)))
        menu.setActiveAction(next(one for one in menu.actions() if not one.isSeparator()))

    # -- the views

    def show(self, view: dict[str, Any]) -> None:
        """Show a list as this view has it."""
        from ropa_desktop.store.filters import unsealed

        window = self._window
        if window.desk is None:
            return
        space, name, kept = window.workspace, view["list"], arrangement(view)
        if space.navigation.current() != name:
            space.navigation.go(name)
        chips = unsealed(window.desk.raw, window.session.register_id, name, kept.chips, window.desk.day)
        space.list.arrange(Arrangement(kept.sort, kept.down, chips))
        space.list.take(str(view.get("search", "")), with_retired=view.get("retired") is True)
        self._shown = view["name"]
        space.read_list()
        left = sum(map(len, kept.chips.values())) - sum(map(len, chips.values()))
        if left:
            window.tell(_("Some of what this view filters by is in the register no more, and was left out."))
        space.list.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def keep(self) -> None:
        """Ask for a name, and keep what is seen under it."""
        words = _("It is kept in your own settings on this computer, with the words of the search, and not in the "
                  "register.")  # fmt: skip
        self._ask(_("Keep this view"), words, "", self.keep_as)

    def keep_as(self, name: str) -> None:
        """Keep list, words, chips and order; a view of the same name is replaced."""
        from ropa_desktop.store.filters import sealed

        session, shown = self._window.session, self._window.workspace.list
        shown.remember()
        how = shown.kept[shown.shown]
        view = {
            "name": name,
            "list": shown.shown,
            "search": shown.search.text().strip(),
            "retired": shown.retired.isChecked(),
            "sort": how.sort,
            "down": how.down,
            "chips": sealed(session.register_id, shown.shown, how.chips),
        }
        views = session.views
        views[:] = sorted([*(one for one in views if one.get("name") != name), view], key=_by_name)
        self._done(name)

    def rename(self) -> None:
        """Ask for another name of the view that is shown."""
        if (view := self.current()) is not None:
            self._ask(_("Rename the view"), "", view["name"], lambda name: self.rename_to(view, name))

    def rename_to(self, view: dict[str, Any], name: str) -> None:
        """Call it by another name; another view of that name is replaced."""
        views = self._window.session.views
        views[:] = [one for one in views if one is view or one.get("name") != name]
        view["name"] = name
        views.sort(key=_by_name)
        self._done(name)

    def remove(self) -> None:
        """Remove the view that is shown; the list stays as it is."""
        if (view := self.current()) is not None:
            views = self._window.session.views
            views[:] = [one for one in views if one is not view]
            self._done("")
            self._window.tell(_("The view “{name}” was removed.").format(name=short(view["name"], 60)))

    def _done(self, name: str) -> None:
        self._shown = name
        self._window.settings.save()

    def _ask(self, title: str, words: str, name: str, then: Callable[[str], None]) -> None:
        self._window.ask(NameDialog(self._window, title, words, name, then))


class NameDialog(QDialog):
    """Asks what a view is to be called."""

    def __init__(self, parent: QWidget, title: str, words: str, name: str, then: Callable[[str], None]) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setMinimumWidth(420)
        self._then = then
        lines = QVBoxLayout(self)
        lines.setContentsMargins(24, 20, 24, 20)
        lines.setSpacing(10)
        lines.addWidget(label(title, "title"))
        if words:
            lines.addWidget(label(words, "soft", wrap=True))
        self.name = QLineEdit(name)
        self.name.setMaxLength(80)
        self.name.setAccessibleName(_("Name"))
        self.name.selectAll()
        asks = label(_("&Name"))
        asks.setBuddy(self.name)
        lines.addWidget(asks)
        lines.addWidget(self.name)
        lines.addStretch(1)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.go = button(_("Keep"), self._accept, "first")
        self.go.setDefault(True)
        buttons.addButton(self.go, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.rejected.connect(self.reject)
        lines.addWidget(buttons)
        self.name.textChanged.connect(self._follow)
        self._follow()

    def _follow(self) -> None:
        self.go.setEnabled(bool(self.name.text().strip()))

    def _accept(self) -> None:
        self.accept()
        self._then(self.name.text().strip())


def _by_name(view: dict[str, Any]) -> str:
    return str(view.get("name", "")).casefold()
