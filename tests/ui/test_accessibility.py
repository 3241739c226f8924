"""Every place of the window, walked once: names, Tab, keys for the mouse, sizes, contrast, focus, texts at 200 %."""

import ast
import shutil
from collections import defaultdict
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QWidget

import ropa_desktop.ui
from ropa_desktop import settings
from ropa_desktop.register.activities import ProcessingActivity
from ropa_desktop.store.register import Register
from ropa_desktop.ui import look
from ropa_desktop.ui.backups import Backups
from ropa_desktop.ui.main_window import MainWindow
from ropa_desktop.ui.record_page import RecordPage
from tests.ui import checks_of_a_place as checks
from tests.ui import places
from tests.ui.keys_for_the_mouse import BY_KEYS, HANDLERS, only_by_mouse

Kind = tuple[str, ...]
LEAST = {"light": 4.5, "dark": 4.5, "contrast": 7}


class Walk(NamedTuple):
    """What was found where, by check, and which dialogs were seen."""

    faults: dict[str, list[str]]
    seen: set[str]
    worth: set[str]  # the names of the places that show a kind of control for the first time


@pytest.fixture(scope="module")
def walk(qapp, _sample_once, tmp_path_factory):
    """One window, through all of its places on the sample and on an empty register, in the usual size and at 200 %."""
    work = tmp_path_factory.mktemp("walk")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("ROPA_PROFILE", str(work / "profile"))
        patch.setattr(Backups, "after_opening", 10**9)
        places.no_questions_of_the_system(patch)
        for name in ("sample", "copy"):
            shutil.copy(_sample_once, work / f"{name}.ropa")
        _live_on(work / "copy.ropa")
        Register.create(work / "empty.ropa").close()
        try:
            yield _walk(qapp, work)
        finally:
            look.put_on(qapp, "light")


def _live_on(path: Path) -> None:
    with Register.open(path, "A. Author") as register:
        first, second, *_rest = register.all(ProcessingActivity)
        with register.step("Changed"):
            first.department, second.name = "Marketing", f"{second.name}, by Marketing"


def _walk(app: QApplication, work: Path) -> Walk:
    """In the usual size and light; what is new to see is looked at in the dark, too, and all of it large."""
    found = Walk(defaultdict(list), set(), set())
    with _window() as window:
        kinds: set[Kind] = set()
        for name, root in _before(window, work):
            _note(found, name, root, kinds)
        places.open_register(window, work / "empty.ropa")
        for name, root in places.pages(window):
            _note(found, f"{name}, empty", root, kinds)
        places.open_register(window, work / "sample.ropa")
        for name, root in _of_a_register(window, work):
            _note(found, name, root, kinds)
    look.put_on(app, "dark")
    with _window(work / "sample.ropa") as window:
        kinds = set()
        for name, root in _of_a_register(window, work, found.worth):
            _note_colours(found, "dark", name, root, kinds)
    look.put_on(app, "contrast", 200)
    with _window(work / "sample.ropa") as window:
        kinds = set()
        for name, root in _of_a_register(window, work):
            for _pane in _panes(window, root):
                found.faults["cut at 200 %"] += [f"{name}: {one}" for one in checks.cut(root)]
            found.faults["ends out of sight at 200 %"] += [f"{name}: {one}" for one in checks.ends_out_of_sight(root)]
            _note_colours(found, "contrast", name, root, kinds)
    return found


def _panes(window: MainWindow, root: QWidget) -> Iterator[int]:
    """List and record, where only one of them is shown at a time."""
    tabs = window.workspace.narrow.tabs
    if root is not window or not tabs.isVisible():
        yield 0
        return
    for place in (0, 1):
        tabs.setCurrentIndex(place)
        places.settle()
        yield place


@contextmanager
def _window(register: Path | None = None) -> Iterator[MainWindow]:
    window = MainWindow(settings.load())
    window.resize(1280, 800)
    window.show()
    window.activateWindow()
    if register is not None:
        places.open_register(window, register)
    try:
        yield window
    finally:
        window.close()
        window.deleteLater()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def _before(window: MainWindow, work: Path) -> Iterator[tuple[str, QWidget]]:
    window.start_page.show_recent([str(work / "sample.ropa")])
    yield "start page", window
    window.begin.show_page()
    places.settle()
    yield "first page", window
    window.begin.leave()


def _of_a_register(window: MainWindow, work: Path, only: Collection[str] = ()) -> Iterator[tuple[str, QWidget]]:
    yield from places.pages(window, only)
    yield from places.dialogs(window, only)
    yield from places.hidden(window, work, only)


def _note(found: Walk, name: str, root: QWidget, kinds: set[Kind]) -> None:
    found.seen.add(type(root).__name__)
    for check in (checks.nameless, checks.too_small, checks.cut, checks.tabs_wrongly, only_by_mouse):
        found.faults[check.__name__] += [f"{name}: {one}" for one in check(root)]
    if _note_colours(found, "light", name, root, kinds):
        found.worth.add(name)


def _note_colours(found: Walk, which: str, name: str, root: QWidget, kinds: set[Kind]) -> bool:
    """What is of a kind that was not seen before; whether there was any."""
    for page in root.findChildren(RecordPage):
        page.complete()
    places.settle()
    new = {kind: one for kind, one in checks.kinds(root).items() if kind not in kinds}
    kinds.update(new)
    if new:
        found.faults[f"faint in {which}"] += [
            f"{name}: {one}" for one in checks.faint(root, LEAST[which], new.values())
        ]
        unseen = checks.focus_unseen(root, new.values())
        found.faults[f"focus unseen in {which}"] += [f"{name}: {one}" for one in unseen]
    return bool(new)


CHECKS = (
    "nameless", "tabs_wrongly", "too_small", "cut", "cut at 200 %", "ends out of sight at 200 %", "only_by_mouse",
    *(f"{what} in {which}" for what in ("faint", "focus unseen") for which in look.LOOKS),
)  # fmt: skip


@pytest.mark.parametrize("check", CHECKS)
def test_no_place_of_the_window_has_a_control_that_is(walk, check):
    assert not walk.faults[check], "\n".join(walk.faults[check])


def test_the_walk_sees_every_dialog_that_there_is(walk):
    assert places.every_dialog() - walk.seen == set(), "say in places.py how one comes to it"


def test_each_class_that_reacts_to_the_mouse_is_worked_by_keys_also_where_no_place_shows_it():
    paths = Path(ropa_desktop.ui.__file__).parent.glob("*.py")
    modules = [ast.parse(path.read_text(encoding="utf8")) for path in paths]
    kinds = [kind for module in modules for kind in ast.walk(module) if isinstance(kind, ast.ClassDef)]
    mouse = {kind.name for kind in kinds if HANDLERS & {getattr(one, "name", "") for one in kind.body}}
    assert mouse == {name for name in BY_KEYS if " " not in name}, "say in keys_for_the_mouse.py how keys do it"
