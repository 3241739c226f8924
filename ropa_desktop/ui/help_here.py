"""Help beside what one does: it opens with F1, follows the focus while it is open, and Esc closes it."""

from typing import TYPE_CHECKING, Any

import shiboken6
from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QDialog, QDockWidget, QWidget

from ropa_desktop.i18n import _
from ropa_desktop.ui.size import px

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from ropa_desktop.register.field_help import Piece
    from ropa_desktop.register.fields import Field
    from ropa_desktop.ui.help_panel import HelpPanel, HelpWindow
    from ropa_desktop.ui.main_window import MainWindow

WIDE = 1040  # pixels that list and record need to stay beside one another (ui/narrow.py); else the help is beneath
_LEAST, _MOST, _HEIGHT = 240, 340, 240

Told = tuple[str, "Sequence[Piece]"]


class HelpHere(QObject):
    """The panel of the window, and a small window beside each dialog that is asked about."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        self.dock: QDockWidget | None = None
        self.panel: HelpPanel | None = None
        self.beside: HelpWindow | None = None
        self._from: QWidget | None = None  # what had the focus before the panel
        self._about: QWidget | None = None
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._moved)

    # -- the window's

    def show(self) -> None:
        """Open the panel; where it is open already, go into it."""
        held = self._held()
        if self.is_open() and self.panel is not None:
            if held is not None and not self.panel.isAncestorOf(held):
                self._from = held
            self.panel.text.setFocus(Qt.FocusReason.ShortcutFocusReason)
            return
        if self.dock is None:
            self._make()
        assert self.dock is not None
        assert self.panel is not None
        self._place()
        self.dock.show()
        self._tell(held)
        self.panel.announce()
        QTimer.singleShot(0, self, self._bring_back)  # once it has its room

    def _bring_back(self) -> None:
        """What the help is on stays in sight, where the panel takes the room in which it was."""
        about = self._about
        if about is not None and shiboken6.isValid(about):
            self._window.workspace.narrow.bring_into_sight(about)

    def _held(self) -> QWidget | None:
        """What has the focus, or would have it if the window were in front."""
        return QApplication.focusWidget() or self._window.focusWidget()

    def is_open(self) -> bool:
        """Whether the panel is to be seen."""
        return self.dock is not None and self.dock.isVisible()

    def close(self) -> bool:
        """Close the panel, and give the focus back to where it came from; False where it was not open."""
        if not self.is_open() or self.dock is None:
            return False
        held, back = QApplication.focusWidget(), self._from
        within = held is not None and self.dock.isAncestorOf(held)
        self.dock.hide()
        if within:
            if back is None or not shiboken6.isValid(back) or not back.isVisible():
                back = self._window.workspace.list.table
            back.setFocus(Qt.FocusReason.ShortcutFocusReason)
        return True

    def _make(self) -> None:
        from ropa_desktop.ui.help_panel import HelpPanel

        self.panel = HelpPanel(self.close)
        self.dock = dock = QDockWidget(self._window)
        dock.setObjectName("help")
        dock.setFeatures(QDockWidget.DockWidgetFeature.NoDockWidgetFeatures)
        dock.setTitleBarWidget(QWidget())
        dock.setWidget(self.panel)
        dock.hide()
        self._window.installEventFilter(self)
        self._window.workspace.shown.connect(self._shown)

    def _place(self) -> None:
        """Beside where there is room, beneath where there is none."""
        assert self.dock is not None
        room = self._window.width() - px(WIDE)
        wide = room >= px(_LEAST)
        area = Qt.DockWidgetArea.RightDockWidgetArea if wide else Qt.DockWidgetArea.BottomDockWidgetArea
        if self._window.dockWidgetArea(self.dock) != area:
            seen = self.dock.isVisible()
            self._window.addDockWidget(area, self.dock)
            self.dock.setVisible(seen)
        way = Qt.Orientation.Horizontal if wide else Qt.Orientation.Vertical
        self._window.resizeDocks([self.dock], [min(room, px(_MOST)) if wide else px(_HEIGHT)], way)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Another size of the window may give it another place."""
        if event.type() == QEvent.Type.Resize and self.is_open():
            self._place()
        return super().eventFilter(watched, event)

    # -- following

    def _moved(self, _before: QWidget | None, now: QWidget | None) -> None:
        if now is None:
            return
        if self.beside is not None:
            self._moved_in_dialog(now)
        if self.is_open() and self.panel and not self.panel.isAncestorOf(now) and now.window() is self._window:
            self._from = now
            self._tell(now)

    def _shown(self) -> None:
        """Another record or page is shown."""
        if self.is_open():
            about = self._about
            self._tell(about if about is not None and shiboken6.isValid(about) else None)

    def _tell(self, about: QWidget | None) -> None:
        assert self.panel is not None
        self._about = about
        field = self._field(about)
        self.panel.show_help(*(self._on_field(*field) if field else self._on_place(about)))

    def _field(self, about: QWidget | None) -> "tuple[str, Field] | None":
        """The field that has the focus, of a record or of several."""
        if (row := self._window.keyboard.row_of(about)) is not None:
            return row.form.record.declared.__name__, row.field
        many = self._window.bulk.page()
        while many is not None and about is not None and about is not many:
            if (found := getattr(about, "field", None)) is not None:
                return self._window.workspace.navigation.current(), found
            about = about.parentWidget()
        return None

    def _on_field(self, class_name: str, field: "Field") -> Told:
        from ropa_desktop.register.field_help import help_on

        return _(field.label), help_on(class_name, field)

    def _on_place(self, about: QWidget | None) -> Told:
        from ropa_desktop.register.field_help import Piece
        from ropa_desktop.ui import place_help
        from ropa_desktop.ui.blank_page import EMPTY

        window, space = self._window, self._window.workspace
        if window.desk is None:
            words = _("A register is one file that holds your records of processing. Make one, open one, or look at "
                      "the sample first.")  # fmt: skip
            return _("ROPA Desktop"), [Piece("", words), place_help.keys_of(window.deeds, place_help.START)]
        if (question := space.navigation.question()) is not None:
            report = getattr(space.answer(), "report", None)
            words = _("A question to the register, answered for the day that you give; Enter on a line opens the "
                      "record that it is about.")  # fmt: skip
            if question.name == "overview":
                words = _("What the register holds, how complete it is and what is due; each figure leads to the list "
                          "behind it.")  # fmt: skip
            says = Piece(_("This answer") if report and report.says else "", report.says if report else "")
            return _(question.words), [Piece("", words), says, place_help.keys_of(window.deeds, place_help.ANSWER)]
        name = space.navigation.current()
        words = _(EMPTY.get(name, ""))
        if space.page is not None and about is not None and space.page.isAncestorOf(about):
            told = _("Each field has its own help: go to it while this stays open.")
            keys = place_help.keys_of(window.deeds, place_help.RECORD)
            return _(space.page.record.one), [Piece("", f"{words} {told}".strip()), keys]
        return space.navigation.words(name), [Piece("", words), place_help.keys_of(window.deeds, place_help.LIST)]

    # -- a dialog's

    def watch(self, dialog: QDialog) -> None:
        """Let the keys of the help, and those that divide the room, do so in a dialog, too."""
        room = self._window.keyboard.room
        deeds: dict[str, Callable[[], None]] = {
            "help_here": lambda: self.show_beside(dialog), "more_room": lambda: room(1), "less_room": lambda: room(-1),
        }  # fmt: skip
        for name, does in deeds.items():
            action = QAction(dialog)
            action.setObjectName(name)
            action.setShortcuts(self._window.deeds[name].shortcuts())
            action.triggered.connect(lambda _checked=False, does=does: does())
            dialog.addAction(action)

    def show_beside(self, dialog: QDialog) -> None:
        """The help on a dialog and on what has the focus in it."""
        from ropa_desktop.ui.help_panel import HelpWindow

        held = QApplication.focusWidget()
        if self.beside is None or not shiboken6.isValid(self.beside) or self.beside.parent() is not dialog:
            self.beside = HelpWindow(dialog)
        self._tell_of_dialog(dialog, held)
        self.beside.show()
        self.beside.panel.announce()

    def _moved_in_dialog(self, now: QWidget) -> None:
        if self.beside is None or not shiboken6.isValid(self.beside):
            self.beside = None
        elif self.beside.isVisible() and now.window() is self.beside.parent():
            self._tell_of_dialog(self.beside.parent(), now)

    def _tell_of_dialog(self, dialog: Any, held: QWidget | None) -> None:
        from ropa_desktop.ui.place_help import of_dialog

        assert self.beside is not None
        within = held is not None and dialog.isAncestorOf(held)
        name, more = (held.accessibleName(), held.accessibleDescription()) if held and within else ("", "")
        self.beside.panel.show_help(dialog.windowTitle(), of_dialog(type(dialog), name, more))
