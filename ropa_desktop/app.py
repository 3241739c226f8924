"""The window program."""

import builtins
import os
import sys
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from ropa_desktop import settings

if TYPE_CHECKING:
    from ropa_desktop.ui.main_window import MainWindow


def main(arguments: list[str] | None = None) -> int:
    """Open the window, with the register named or the sample; gives the exit code."""
    importing = builtins.__import__
    from PySide6.QtWidgets import QApplication

    # PySide6 has put its own there, which reads the source of every later module to look for a switch that we
    # do not use: a third of the time that SQLAlchemy takes to import.
    builtins.__import__ = importing
    from ropa_desktop.ui import look, speaking
    from ropa_desktop.ui.garbage import AtRest
    from ropa_desktop.ui.main_window import MainWindow

    arguments = sys.argv[1:] if arguments is None else arguments
    app = QApplication.instance() or QApplication([*sys.argv[:1], *look.STYLE])
    assert isinstance(app, QApplication)
    app.setApplicationName("ROPA Desktop")
    kept = settings.load()
    if not kept.begun and not kept.recent:
        kept.language = speaking.of_the_system()
    speaking.use(kept.language)
    look.put_on(app, kept.look, kept.size)
    window = MainWindow(kept)
    AtRest(window)
    _watch(window)
    if "--sample" in arguments:
        window.open_sample()
    elif arguments:
        window.open(Path(arguments[0]))
    else:
        window.begin.first_time()
    window.show()
    return app.exec()


def _watch(window: "MainWindow") -> None:
    """Tell the user of bugs; what that needs is imported at the first one."""

    def hook(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        from ropa_desktop.ui import crash

        crash.caught(window, kind, error, trace)

    sys.excepthook = hook


def self_test(register: Path) -> None:
    """Open a window on a register and close it again; raises where that fails."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtWidgets import QApplication

    from ropa_desktop.ui import look
    from ropa_desktop.ui.main_window import MainWindow

    app = QApplication.instance() or QApplication([*sys.argv[:1], *look.STYLE])
    assert isinstance(app, QApplication)
    look.wear(app, dark=False)
    window = MainWindow(settings.load())
    window.open(register)
    window.show()
    for _turn in range(10):
        app.processEvents()
    if window.desk is None:
        raise RuntimeError(window.banner.words.text())
    window.workspace.list.step(1)
    app.processEvents()
    window.close()
    _self_test_preview(register.with_name("controller.pdf"))


def _self_test_preview(document: Path) -> None:
    """Look at a page, and at the printers; raises where what that needs was not packed."""
    from PySide6.QtPrintSupport import QPrinterInfo

    from ropa_desktop.exchange.pdf.pages import Pages

    pages = Pages(document.read_bytes())
    if not pages.text(0) or not any(pages.pixels(0, 200, 283).content):
        raise RuntimeError(f"{document.name} cannot be looked at")
    pages.close()
    print(f"A document of {len(pages)} pages was looked at; {len(QPrinterInfo.availablePrinterNames())} printers.")
