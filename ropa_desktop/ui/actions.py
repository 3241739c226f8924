"""What one can do, each with its menu, words and keys; the window gives the deeds by the same names."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMainWindow

from ropa_desktop.i18n import N_, _
from ropa_desktop.ui.letters import settle_menu


@dataclass(frozen=True)
class Deed:
    """One entry of a menu; `name` is the method that does it: the window's, or that of the part called `of`.

    Of several deeds of one method, all but one are called by another `name`, and `does` is the method's.
    """

    menu: str
    name: str
    words: str
    keys: tuple[str, ...] = ()
    needs_register: bool = True
    writes: bool = False
    of: str = ""
    does: str = ""
    given: tuple[Any, ...] = ()  # what its method is given
    in_list: bool = False  # its keys act where the list of records has the focus, and nowhere else


DEEDS: tuple[Deed, ...] = (
    Deed(N_("&File"), "new_register", N_("&New register …"), ("Ctrl+Shift+N",), needs_register=False),
    Deed(N_("&File"), "open_register", N_("&Open …"), ("Ctrl+O",), needs_register=False),
    Deed(N_("&File"), "open_sample", N_("Open the &sample"), needs_register=False),
    Deed(N_("&File"), "read_document", N_("&Read a document …"), needs_register=False, of="dropping"),
    Deed(N_("&File"), "export", N_("&Export …"), ("Ctrl+Shift+E", "Ctrl+E"), of="handing_over"),
    Deed(N_("&File"), "preview", N_("Previe&w and print …"), ("Ctrl+P",), of="preview"),
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
    Deed(N_("&Edit"), "copy", N_("&Copy"), ("Ctrl+C",), of="copying", in_list=True),
    Deed(N_("&Edit"), "paste_rows", N_("Paste ro&ws …"), ("Ctrl+V",), writes=True, of="pasting", in_list=True),
    Deed(N_("&Edit"), "save_now", N_("&Save now"), ("Ctrl+S",)),
    Deed(N_("&Edit"), "search", N_("&Find"), ("Ctrl+F",)),
    Deed(N_("&Edit"), "clear", N_("Cl&ear the search, or back to the list"), ("Esc",), of="keyboard"),
    Deed(N_("&Edit"), "settings_dialog", N_("Se&ttings …"), ("Ctrl+,",), needs_register=False, of="preferences"),
    Deed(N_("&Edit"), "find_next", N_("Find ne&xt"), ("F3",), of="workspace"),
    Deed(N_("&Edit"), "find_previous", N_("Find &previous"), ("Shift+F3",), of="workspace"),
    Deed(N_("&Edit"), "views_menu", N_("Kept &views …"), of="views", does="open_menu"),
    Deed(N_("&Record"), "new_record", N_("&New"), ("Ctrl+N",), writes=True),
    Deed(N_("&Record"), "from_starting_point", N_("New from a &starting point …"), ("Ctrl+Shift+B",), writes=True,
         of="begin"),
    Deed(N_("&Record"), "duplicate", N_("&Duplicate"), ("Ctrl+D",), writes=True),
    Deed(N_("&Record"), "retire", N_("Set &aside, or bring back"), ("Del",), writes=True, in_list=True),
    Deed(N_("&Record"), "rename", N_("&Rename"), ("F2",), writes=True, of="keyboard"),
    Deed(N_("&Record"), "keep_document", N_("&Keep a file …"), writes=True),
    Deed(N_("&Record"), "assessment_pdf", N_("Assessment as PD&F …"), of="printing"),
    Deed(N_("&Record"), "next_gap", N_("Next &gap"), ("F8",), of="keyboard"),
    Deed(N_("&Record"), "history", N_("&History of this record"), ("Ctrl+H",), of="story"),
    Deed(N_("&Record"), "where_used", N_("Where it is &used"), of="company"),
    Deed(N_("&Record"), "picture", N_("P&icture of this entry"), ("Ctrl+G",), of="pictures"),
    Deed(N_("&Record"), "previous_record", N_("&Previous record"), ("Alt+Up",), of="workspace", does="step",
         given=(-1,)),
    Deed(N_("&Record"), "next_record", N_("Ne&xt record"), ("Alt+Down",), of="workspace", does="step", given=(1,)),
    Deed(N_("&View"), "show_overview", N_("O&verview"), ("Ctrl+Shift+O",), of="overview"),
    Deed(N_("&View"), "show_map", N_("Map of &transfers"), ("Ctrl+Shift+M",), of="maps"),
    Deed(N_("&View"), "whole_history", N_("&History of the register"), ("Ctrl+Shift+H",), of="story"),
    Deed(N_("&View"), "compare", N_("&Compare …"), ("Ctrl+Shift+C",), of="comparing"),
    Deed(N_("&View"), "as_it_stood", N_("As it stood &on …"), ("Ctrl+T",), of="time_travel"),
    Deed(N_("&View"), "back_to_answer", N_("&Back to the answer"), ("Alt+Left",), of="reports"),
    Deed(N_("&View"), "sort_next", N_("Sort by the &next column"), ("F7",), of="keyboard"),
    Deed(N_("&View"), "turn_round", N_("Turn th&e order round"), ("Shift+F7",), of="keyboard"),
    Deed(N_("&View"), "wider_column", N_("Make the sorted column &wider"), of="keyboard", does="column", given=(1,)),
    Deed(N_("&View"), "narrower_column", N_("M&ake the sorted column narrower"), of="keyboard", does="column",
         given=(-1,)),
    Deed(N_("&View"), "more_room", N_("More room for this &part"), ("F9",), of="keyboard", does="room", given=(1,)),
    Deed(N_("&View"), "less_room", N_("Less room &for this part"), ("Shift+F9",), of="keyboard", does="room",
         given=(-1,)),
    Deed(N_("&View"), "light", N_("&Light"), needs_register=False, of="preferences", does="wear", given=("light",)),
    Deed(N_("&View"), "dark", N_("&Dark"), needs_register=False, of="preferences", does="wear", given=("dark",)),
    Deed(N_("&View"), "high_contrast", N_("H&igh contrast"), needs_register=False, of="preferences", does="wear",
         given=("contrast",)),
    Deed(N_("&View"), "as_system", N_("As the &system"), needs_register=False, of="preferences", does="wear",
         given=("system",)),
    Deed(N_("&View"), "larger", N_("La&rger"), ("Ctrl++", "Ctrl+="), needs_register=False, of="preferences",
         does="grow", given=(1,)),
    Deed(N_("&View"), "smaller", N_("S&maller"), ("Ctrl+-",), needs_register=False, of="preferences", does="grow",
         given=(-1,)),
    Deed(N_("&View"), "usual_size", N_("&Usual size"), ("Ctrl+0",), needs_register=False, of="preferences",
         does="grow", given=(0,)),
    Deed(N_("&Go"), "anything", N_("&Anything …"), ("Ctrl+Shift+P",), needs_register=False, of="palette_list",
         does="show"),
    Deed(N_("&Go"), "next_pane", N_("&Next pane"), ("F6",), of="keyboard"),
    Deed(N_("&Go"), "previous_pane", N_("&Previous pane"), ("Shift+F6",), of="keyboard"),
    *(
        Deed(N_("&Go"), f"section_{n}", words, (f"Ctrl+{n}",), of="keyboard", does="section", given=(n,))
        for n, words in enumerate(
            (
                N_("Section &1"), N_("Section &2"), N_("Section &3"), N_("Section &4"), N_("Section &5"),
                N_("Section &6"), N_("Section &7"), N_("Section &8"), N_("Section &9"),
            ),
            start=1,
        )
    ),
    Deed(N_("&Help"), "help_here", N_("&Help on what has the focus"), ("F1",), of="keyboard"),
    Deed(N_("&Help"), "keys", N_("&Keys …"), ("Ctrl+/",), needs_register=False, of="keyboard"),
)  # fmt: skip
BY_NAME: dict[str, Deed] = {deed.name: deed for deed in DEEDS}
# On a Mac these stand in the program's own menu.
_ROLES = {"close": QAction.MenuRole.QuitRole, "settings_dialog": QAction.MenuRole.PreferencesRole}


def install(window: QMainWindow, kept: Mapping[str, Sequence[str]]) -> dict[str, QAction]:
    """Make the menus; each action calls the method of its name, by the keys that the user has `kept` for it."""
    menus = {}
    actions: dict[str, QAction] = {}
    for deed in DEEDS:
        if deed.menu not in menus:
            menus[deed.menu] = window.menuBar().addMenu(_(deed.menu))
        action = QAction(_(deed.words), window)
        action.setObjectName(deed.name)
        action.setMenuRole(_ROLES.get(deed.name, QAction.MenuRole.NoRole))
        context = Qt.ShortcutContext.WidgetShortcut if deed.in_list else Qt.ShortcutContext.WindowShortcut
        action.setShortcutContext(context)
        action.triggered.connect(lambda _checked=False, deed=deed: _do(window, deed))
        menus[deed.menu].addAction(action)
        actions[deed.name] = action
    settle_menu(window.menuBar().actions())
    give_keys(actions, kept)
    return actions


def give_keys(actions: Mapping[str, QAction], kept: Mapping[str, Sequence[str]]) -> None:
    """Let each deed be done by its keys, which are its own unless others are kept for it."""
    for name, action in actions.items():
        action.setShortcuts([QKeySequence(keys) for keys in keys_of(name, kept)])


def keys_of(name: str, kept: Mapping[str, Sequence[str]]) -> list[str]:
    """The keys of a deed; a file edited by hand may hold what is no list of texts, which counts for nothing."""
    own = kept.get(name)
    if isinstance(own, list) and all(isinstance(one, str) for one in own):
        return own
    return list(BY_NAME[name].keys)


def words_of(deed: Deed) -> str:
    """What it is called where no letter is underlined."""
    return _(deed.words).replace("&", "")


def _do(window: QMainWindow, deed: Deed) -> None:
    part = getattr(window, deed.of) if deed.of else window
    getattr(part, deed.does or deed.name)(*deed.given)
