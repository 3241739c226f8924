"""The process that `benchmarks.window` times; it imports and does nothing that a start would not."""

import os
import sys
import time

if len(sys.argv) > 1 and sys.argv[1]:
    import ropa_desktop.app

from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QApplication, QMainWindow, QTableView


class _Table(QTableView):
    """Says when it has been painted, and ends the program there and then."""

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        super().paintEvent(event)
        print(time.time(), flush=True)
        os._exit(0)


def main(path: str) -> None:
    if path:
        from ropa_desktop.ui import record_list

        setattr(record_list, "QTableView", _Table)  # noqa: B010  (it is no name that record_list offers)
        ropa_desktop.app.main([path])
        return
    app = QApplication(sys.argv[:1])
    window = QMainWindow()
    window.resize(1280, 800)
    window.setCentralWidget(_Table())
    window.show()
    app.exec()


if __name__ == "__main__":
    main(sys.argv[1])
