"""Opening an encrypted register in the window, until it can be worked on; the floor is the same register without a
password. What making the key costs is apart: it is meant to take half a second, and is made in a thread.
"""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

from benchmarks.measure import Measured, folder, ratio, register
from ropa_desktop.store import key, password
from ropa_desktop.store.key import Key


def run() -> Iterator[Measured]:
    plain = register(10_000)
    encrypted = Path(shutil.copy(plain, folder() / "encrypted.ropa"))
    theirs = key.new("an invented password", key.Cost(1, 5))
    password.change(encrypted, None, theirs)
    opened = _Opening()
    yield ratio(
        "opening an encrypted register of 10,000",
        lambda: opened.open(encrypted, theirs), lambda: opened.open(plain, None), 1.2, turns=15,
    )  # fmt: skip
    opened.window.close()


class _Opening:
    """A window that opens one register after the other."""

    def __init__(self) -> None:
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
        os.environ["ROPA_PROFILE"] = str(folder() / "profile")
        from PySide6.QtWidgets import QApplication

        from ropa_desktop.settings import Settings
        from ropa_desktop.ui import look
        from ropa_desktop.ui.main_window import MainWindow

        app = QApplication.instance() or QApplication([])
        assert isinstance(app, QApplication)
        self.app = app
        look.wear(app, dark=False)
        self.window = MainWindow(Settings(author="officer"))
        self.window.show()

    def open(self, path: Path, theirs: Key | None) -> None:
        """Until the last row is there."""
        self.window.close_register()
        self.window.open(path, theirs)
        while self.window.desk is None:
            self.app.processEvents()
