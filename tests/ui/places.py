"""Every place of the window, one after the other: what it declares is looped over, so a new page is found by itself.

Lists and questions come from the navigation, dialogs from the deeds of the menus; `HIDDEN` says how to reach the few
dialogs that stand behind something else, and a test compares it with the dialogs that there are.
"""

import importlib
import pkgutil
from collections.abc import Callable, Collection, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QEvent, QEventLoop
from PySide6.QtWidgets import QApplication, QDialog, QWidget

import ropa_desktop.ui
from ropa_desktop.i18n import _, figure
from ropa_desktop.ui import actions, ask
from ropa_desktop.ui.main_window import MainWindow
from ropa_desktop.ui.navigation import GROUPS
from ropa_desktop.ui.reading_order import Dialog
from ropa_desktop.ui.rows import RowCards
from tests.ui.hands import editor, go_to

ENTRIES = [name for _heading, entries in GROUPS for name, _words in entries]
# These close the register, open another one or change the look: the walk would go on somewhere else.
NOT_WALKED = {
    "close", "close_register", "lock", "open_sample", "undo", "redo", "new_record", "duplicate", "retire", "light",
    "dark", "high_contrast", "as_system", "larger", "smaller", "usual_size",
}  # fmt: skip


def settle() -> None:
    """Let everything that is due be done."""
    for _turn in range(40):
        QApplication.processEvents()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def no_questions_of_the_system(patch: Any) -> None:
    """The system's own dialogs are answered with Cancel."""
    for name, one in vars(ask).items():
        if callable(one) and getattr(one, "__module__", "") == ask.__name__ and name != "with_suffix":
            patch.setattr(ask, name, lambda *_asked: None)


def open_register(window: MainWindow, path: Path) -> None:
    """Open it, and wait until it can be worked on."""
    window.open(path)
    while window.desk is None or window.desk.path != path:
        QApplication.processEvents()


def answered(window: MainWindow) -> None:
    """Wait for an answer, and for what is done in the background."""
    pages = [one for one in window.workspace.answers.values() if one.isVisible()]
    settle()
    while window.work.work is not None or any(one.answering.is_busy() for one in pages):
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
    settle()


def open_a_card_each(page: Any) -> None:
    """Of each table of a record, the form of its first row."""
    for form in page.forms:
        for one in form.rows.values():
            if isinstance(one.editor, RowCards):
                for card in list(one.editor.cards.values())[:1]:
                    card.set_open(True)


def pages(window: MainWindow, only: Collection[str] = ()) -> Iterator[tuple[str, QWidget]]:
    """The lists with their first record, all of its sections and a card of each kind open, and the questions."""
    space = window.workspace
    for name in ENTRIES:
        if only and name not in only:
            continue
        space.navigation.go(name)
        if space.navigation.question():
            controls = getattr(getattr(space.answer(), "choices", None), "controls", None)
            if hasattr(controls, "suppose"):
                controls.suppose()
            answered(window)
        elif space.list.model.ids:
            space.list.select(space.list.model.ids[0])
            assert space.page is not None
            space.page.complete()
            open_a_card_each(space.page)
        settle()
        yield name, window


def dialogs(window: MainWindow, only: Collection[str] = ()) -> Iterator[tuple[str, QWidget]]:
    """Whatever the deeds open, over an activity."""
    for deed in actions.DEEDS:
        if deed.name in NOT_WALKED or deed.name.startswith("section_") or (only and deed.name not in only):
            continue
        if window.workspace.navigation.current() != "ProcessingActivity":
            go_to(window, "ProcessingActivity")
        window.dialog = None
        window.deeds[deed.name].trigger()
        answered(window)
        yield from _shown(window, deed.name)


def hidden(window: MainWindow, work: Path, only: Collection[str] = ()) -> Iterator[tuple[str, QWidget]]:
    """The dialogs that no deed opens by itself."""
    for name, opens in HIDDEN.items():
        if only and name not in only:
            continue
        window.dialog = None
        opens(window, work)
        answered(window)
        assert window.dialog or QApplication.activePopupWidget(), f"{name} was not opened"
        yield from _shown(window, name)


def _shown(window: MainWindow, name: str) -> Iterator[tuple[str, QWidget]]:
    popup = QApplication.activePopupWidget()
    if popup is not None:
        yield name, popup
        popup.close()
    elif window.dialog is not None and window.dialog.isVisible():
        yield name, window.dialog
        window.dialog.reject()
    settle()


def every_dialog() -> set[str]:
    """The names of all classes of dialogs that the window has."""
    names = [f"ropa_desktop.ui.{one.name}" for one in pkgutil.iter_modules(ropa_desktop.ui.__path__)]
    found = {kind for name in names for kind in vars(importlib.import_module(name)).values() if isinstance(kind, type)}
    dialogs = {kind for kind in found if issubclass(kind, QDialog) and kind.__module__.startswith("ropa_desktop.")}
    return {kind.__name__ for kind in dialogs if kind is not Dialog}


# -- what stands behind something else


def _calendar(window: MainWindow, _work: Path) -> None:
    from ropa_desktop.ui.calendar import pick_day

    pick_day(editor(go_to(window, "ProcessingActivity"), "starts_on"), "2026-01-31", lambda _day: None)


def _picker(window: MainWindow, _work: Path) -> None:
    window.workspace.navigation.go("ProcessingActivity")
    window.workspace.list.chips.pick("Purpose.legal_basis")


def _chips(window: MainWindow, _work: Path) -> None:
    window.workspace.navigation.go("ProcessingActivity")
    window.workspace.list.chips.offer()


def _crash(window: MainWindow, _work: Path) -> None:
    from ropa_desktop.ui.crash import CrashDialog

    window.ask(CrashDialog(ValueError("x"), window))


def _not_applying(window: MainWindow, _work: Path) -> None:
    page = go_to(window, "Engagement", "Cinderlog")
    page.refute(page.findings[0])


def _suggestions(window: MainWindow, _work: Path) -> None:
    go_to(window, "RetentionRule").suggest()


def _read(window: MainWindow, _work: Path) -> None:
    from ropa_desktop.ui.dropping import ReadDialog

    window.ask(ReadDialog(Path("notice.tilt.json"), False, lambda: None, window))


def _paste(window: MainWindow, _work: Path) -> None:
    window.workspace.navigation.go("ProcessingActivity")
    QApplication.clipboard().setText("Reference\tName\tStatus\nX-1\tPayroll\tActive\nX-2\tVisitors\tsoon\n")
    window.pasting.paste_rows()


def _keep_view(window: MainWindow, _work: Path) -> None:
    window.workspace.navigation.go("ProcessingActivity")
    window.views.keep()


def _decisions(window: MainWindow, work: Path, rows: str = "KE,EU,KE,Kenya,2026-01-01,,,invented\n") -> None:
    path = work / "list.csv"
    path.write_text(f"code,list,territory,title,valid_from,valid_until,scope_kind,source\n{rows}", encoding="utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(ask, "list_of_decisions", lambda _parent, _folder: path)
        window.decisions.load_decisions()


def _refused(window: MainWindow, work: Path) -> None:
    _decisions(window, work, "KE,EU,Narnia,Kenya,,,,\n" * 3)


def _restore(window: MainWindow, work: Path) -> None:
    from ropa_desktop.ui.restore_dialog import RestoreDialog

    told = [("The register is at step 3, the backup at step 1.", ""), ("2 steps would be missing.", "missing")]
    window.ask(RestoreDialog(work / "sample.ropa", told, lambda: None, window))


def _unlock(window: MainWindow, work: Path) -> None:
    from ropa_desktop.ui.unlock import UnlockDialog

    window.ask(UnlockDialog(work / "sample.ropa", window))


def _compared(window: MainWindow, work: Path) -> None:
    from ropa_desktop.ui.comparing import Wish

    window.comparing.start(Wish(other=work / "copy.ropa"))


def _merge(window: MainWindow, work: Path) -> None:
    window.merging.start(work / "copy.ropa")


def _sheets(window: MainWindow, work: Path) -> None:
    from ropa_desktop.exchange.sheets_in import Sheet
    from ropa_desktop.ui.sheet_dialog import SheetDialog

    rows = [["Reference", "Name", "Status"], ["X-1", "Payroll", "Active"], ["X-2", "Visitors", "soon"]]
    assert window.desk is not None
    window.ask(SheetDialog(window.desk, "list.xlsx", [Sheet("First", rows)], window))


def _preview(window: MainWindow, _work: Path) -> None:
    window.workspace.navigation.go("findings")
    answered(window)
    window.deeds["preview"].trigger()


def _help(window: MainWindow, work: Path) -> None:
    _as_it_stood(window, work)
    window.help.show_beside(window.dialog)
    window.dialog = window.help.beside


def _as_it_stood(window: MainWindow, _work: Path) -> None:
    from ropa_desktop.ui.as_of_dialog import AsOfDialog

    assert window.desk is not None
    window.ask(AsOfDialog(window.desk.register, lambda _day: None, window))


def _wait(window: MainWindow, _work: Path) -> None:
    from ropa_desktop.ui.taking_back import WaitDialog

    dialog = WaitDialog(_("Taking back a step of {n} rows").format(n=figure(10_000)), lambda: dialog.done(0), window)
    dialog.progress(4_000, 10_000)
    window.ask(dialog)


HIDDEN: dict[str, Callable[[MainWindow, Path], None]] = {
    "a day from the calendar": _calendar, "answers of a chip": _picker, "chips": _chips, "CrashDialog": _crash,
    "NotApplyingDialog": _not_applying, "SuggestionsDialog": _suggestions, "ReadDialog": _read,
    "PasteDialog": _paste, "NameDialog": _keep_view, "DecisionsDialog": _decisions, "RefusedDialog": _refused,
    "RestoreDialog": _restore, "UnlockDialog": _unlock, "ComparedDialog": _compared, "MergeDialog": _merge,
    "AsOfDialog": _as_it_stood, "HelpWindow": _help, "SheetDialog": _sheets, "PreviewDialog": _preview,
    "WaitDialog": _wait,
}  # fmt: skip
