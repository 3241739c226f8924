"""A whole session of the window on a register whose every text is a canary; run as a program of its own.

    python -m tests.canary_session FOLDER plain|encrypted

Everything that a program may write by itself lies in FOLDER: home, temporary files, profile. What it opens for writing
by Python is noted in FOLDER/written.json, with the rights of each file while the register is open.
"""

import json
import os
import sys
import time
from pathlib import Path

os.environ["QT_QPA_PLATFORM"] = "offscreen"

from PySide6.QtWidgets import QApplication

from ropa_desktop import settings
from ropa_desktop.register.kinds import Text
from ropa_desktop.register.records import ALL
from ropa_desktop.store.fresh import fresh
from ropa_desktop.ui import ask, crash, look
from ropa_desktop.ui.export_dialog import Order
from ropa_desktop.ui.main_window import MainWindow
from ropa_desktop.ui.navigation import LISTS
from ropa_desktop.ui.questions import QUESTIONS
from tests.exchange import registers
from tests.store.keys import made
from tests.ui.hands import answer, editor, go_to

CANARY = "Zwielichtkanarie"
AUTHOR = "Authorcanary"


def fill(path, key):
    """Every text of every class holds the canary."""
    records = registers.standing(registers.make(3, 1))
    for record in records:
        for one in type(record).fields:
            if isinstance(one.kind, Text):
                setattr(record, one.name, f"{CANARY} {type(record).__name__}.{one.name}")
        if type(record).__name__ == "Organisation":
            record.kept_for, record.retired_on = True, None
    with fresh(path, AUTHOR, key) as register, register.step(f"Began with {CANARY}") as session:
        session.add_all(records)


def settle(app, window, made=None):
    """Until the register is open, no work runs beside the window, and the file that is made is there."""
    ends = time.monotonic() + 60
    while time.monotonic() < ends:
        app.processEvents()
        if window.desk is not None and window.work.work is None and (made is None or made.exists()):
            break
    for _turn in range(20):
        app.processEvents()


def play(app, window, folder):
    """What a user does in a day."""
    for name, _words in LISTS:
        go_to(window, name)
        settle(app, window)
    for question in QUESTIONS:
        window.workspace.navigation.go(question.name)
        settle(app, window)
    page = go_to(window, "ProcessingActivity")
    answer(editor(page, "notes"), f"{CANARY} typed")
    answer(editor(page, "starts_on"), f"{CANARY} is no day")
    window.workspace.list.search.setText(CANARY)
    settle(app, window)
    window.undo()
    window.redo()
    (folder / "out" / f"{CANARY}.txt").write_text(CANARY)
    ask.document_to_keep = lambda _window: folder / "out" / f"{CANARY}.txt"
    window.keep_document()
    for deed in ("whole_history", "history", "verify", "show_backups", "as_it_stood", "password"):
        window.deeds[deed].trigger()
        settle(app, window)
        for dialog in [one for one in app.topLevelWidgets() if one is not window and one.isVisible()]:
            dialog.close()
    organisation = window.desk.register.all(next(cls for cls in ALL if cls.__name__ == "Organisation"))[0].id
    for suffix in (".xlsx", ".pdf", ".csv", ".json"):
        for record in ("controller", "processor"):
            target = folder / "out" / f"{record}{suffix}"
            window.handing_over.start(Order(record, organisation, "en", target))
            settle(app, window, target)
            assert target.exists(), window.banner.words.text()
    told = []
    window.backups.make("by hand", told.append, told.append)
    settle(app, window)
    assert told, window.banner.words.text()
    try:
        raise ValueError(f"{CANARY} in the message of an error")
    except ValueError as error:
        crash.caught(window, ValueError, error, error.__traceback__)
    settle(app, window)


def main(folder, way):
    """Returns when the window is closed."""
    written = []

    def hook(event, arguments):
        if event == "open" and isinstance(arguments[0], str) and isinstance(arguments[2], int):
            if arguments[2] & (os.O_WRONLY | os.O_RDWR | os.O_CREAT):
                written.append(arguments[0])
        elif event in ("os.rename", "os.mkdir", "os.link", "os.symlink"):
            written.append(str(arguments[1 if event != "os.mkdir" else 0]))

    sys.addaudithook(hook)
    key = made() if way == "encrypted" else None
    path = folder / "work" / "register.ropa"
    fill(path, key)
    app = QApplication([*sys.argv[:1], *look.STYLE])
    look.wear(app, dark=False)
    window = MainWindow(settings.load())
    window.show()
    window.open(path, key)
    settle(app, window)
    play(app, window, folder)
    rights = {str(one.relative_to(folder)): one.stat().st_mode & 0o777 for one in folder.rglob("*")}
    window.close()
    settle_end = window.desk is None
    (folder / "written.json").write_text(json.dumps({"written": written, "rights": rights, "closed": settle_end}))


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2])
