"""What one can do, each with its menu, words and keys; the window gives the deeds by the same names."""

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMainWindow

from ropa_desktop.i18n import N_, _


@dataclass(frozen=True)
class Deed:
    """One entry of a menu; `name` is the method that does it: the window's, or that of the part called `of`."""

    menu: str
    name: str
    words: str
    keys: tuple[str, ...] = ()
    needs_register: bool = True
    writes: bool = False
    of: str = ""


DEEDS: tuple[Deed, ...] = (
    Deed(N_("&File"), "new_register", N_("&New register …"), ("Ctrl+Shift+N",), needs_register=False),
    Deed(N_("&File"), "open_register", N_("&Open …"), ("Ctrl+O",), needs_register=False),
    Deed(N_("&File"), "open_sample", N_("Open the &sample"), needs_register=False),
    Deed(N_("&File"), "export", N_("&Export …"), ("Ctrl+E",), of="handing_over"),
    Deed(N_("&File"), "merge", N_("Mer&ge …"), writes=True, of="merging"),
    Deed(N_("&File"), "load_decisions", N_("Load a&dequacy decisions …"), writes=True, of="decisions"),
    Deed(N_("&File"), "verify", N_("Chec&k the register"), of="evidence"),
    Deed(N_("&File"), "show_backups", N_("&Backups …"), of="backups"),
    Deed(N_("&File"), "erase", N_("Er&ase a name …"), writes=True, of="evidence"),
    Deed(N_("&File"), "password", N_("&Password …"), of="protection"),
    Deed(N_("&File"), "lock", N_("&Lock"), ("Ctrl+L",), of="locking"),
    Deed(N_("&File"), "close_register", N_("&Close the register"), ("Ctrl+W",)),
    Deed(N_("&File"), "close", N_("&Quit"), ("Ctrl+Q",), needs_register=False),
    Deed(N_("&Edit"), "undo", N_("&Undo"), ("Ctrl+Z",), writes=True),
    Deed(N_("&Edit"), "redo", N_("&Redo"), ("Ctrl+Shift+Z", "Ctrl+Y"), writes=True),
    Deed(N_("&Edit"), "save_now", N_("&Save now"), ("Ctrl+S",)),
    Deed(N_("&Edit"), "search", N_("&Find"), ("Ctrl+F",)),
    Deed(N_("&Record"), "new_record", N_("&New"), ("Ctrl+N",), writes=True),
    Deed(N_("&Record"), "duplicate", N_("&Duplicate"), ("Ctrl+D",), writes=True),
    Deed(N_("&Record"), "retire", N_("Set &aside, or bring back"), ("Ctrl+Del",), writes=True),
    Deed(N_("&Record"), "keep_document", N_("&Keep a file …"), writes=True),
    Deed(N_("&Record"), "assessment_pdf", N_("Assessment as PD&F …"), of="printing"),
    Deed(N_("&Record"), "next_gap", N_("Next &gap"), ("F8",)),
    Deed(N_("&Record"), "history", N_("&History of this record"), ("Ctrl+H",), of="story"),
    Deed(N_("&Record"), "where_used", N_("Where it is &used"), of="company"),
    Deed(N_("&Record"), "previous_record", N_("&Previous record"), ("Alt+Up",)),
    Deed(N_("&Record"), "next_record", N_("Ne&xt record"), ("Alt+Down",)),
    Deed(N_("&View"), "whole_history", N_("&History of the register"), ("Ctrl+Shift+H",), of="story"),
    Deed(N_("&View"), "compare", N_("&Compare …"), ("Ctrl+Shift+C",), of="comparing"),
    Deed(N_("&View"), "as_it_stood", N_("As it stood &on …"), ("Ctrl+T",), of="time_travel"),
    Deed(N_("&View"), "back_to_answer", N_("&Back to the answer"), ("Alt+Left",), of="reports"),
    Deed(N_("&View"), "light", N_("&Light"), needs_register=False),
    Deed(N_("&View"), "dark", N_("&Dark"), needs_register=False),
    Deed(N_("&View"), "as_system", N_("As the &system"), needs_register=False),
)


def install(window: QMainWindow) -> dict[str, QAction]:
    """Make the menus; each action calls the method of its name."""
    menus = {}
    actions: dict[str, QAction] = {}
    for deed in DEEDS:
        if deed.menu not in menus:
            menus[deed.menu] = window.menuBar().addMenu(_(deed.menu))
        action = QAction(_(deed.words), window)
        action.setObjectName(deed.name)
        action.setShortcuts([QKeySequence(keys) for keys in deed.keys])
        action.setShortcutContext(Qt.ShortcutContext.WindowShortcut)
        action.triggered.connect(lambda _checked=False, deed=deed: _do(window, deed))
        menus[deed.menu].addAction(action)
        actions[deed.name] = action
    return actions


def _do(window: QMainWindow, deed: Deed) -> None:
    part = getattr(window, deed.of) if deed.of else window
    getattr(part, deed.name)()
