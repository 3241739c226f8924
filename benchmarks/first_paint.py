"""The process that `benchmarks.window` times; it imports and does nothing that a start would not."""

import builtins
import os
import sys
import time

importing = builtins.__import__  # as a start finds it, before PySide6 puts its own there
if len(sys.argv) > 1 and sys.argv[1]:
    import ropa_desktop.app

from PySide6.QtGui import QPaintEvent  # noqa: E402
from PySide6.QtWidgets import QApplication, QMainWindow, QTableView  # noqa: E402


class _Empty(QTableView):
    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        super().paintEvent(event)
        _end()


def _end() -> None:
    print(time.time(), flush=True)
    os._exit(0)


def main(path: str) -> None:
    if path:
        from ropa_desktop.ui.painted import AfterPaint

        setattr(AfterPaint, "_seen", lambda _self: _end())  # noqa: B010
        builtins.__import__ = importing
        ropa_desktop.app.main([path])
        return
    app = QApplication(sys.argv[:1])
    window = QMainWindow()
    window.resize(1280, 800)
    window.setCentralWidget(_Empty())
    window.show()
    app.exec()


if __name__ == "__main__":
    main(sys.argv[1])
