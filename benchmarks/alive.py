"""Whether the window stays alive: how late its 10 ms tick comes while a workbook of 10,000 is written beside it."""

import statistics
import sys
import time
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

from benchmarks.measure import Measured, child, folder, register

TICK = 10  # milliseconds


def run() -> Iterator[Measured]:
    median, late = child("alive", str(register(10_000)), str(folder() / "alive.xlsx")).split()
    yield Measured("tick of the window during an export, p99", float(late), "ms", 35, f"median {float(median):.0f} ms")


def main(register_path: Path, target: Path) -> None:
    """Open the window, export through it, and print how far its ticks lie apart."""
    from PySide6.QtCore import Qt, QTimer
    from PySide6.QtWidgets import QApplication

    from ropa_desktop.settings import Settings
    from ropa_desktop.ui import look
    from ropa_desktop.ui.export_dialog import Order
    from ropa_desktop.ui.main_window import MainWindow

    app = QApplication(sys.argv[:1])
    look.wear(app, dark=False)
    window = MainWindow(Settings())
    window.open(register_path)
    window.show()
    while window.desk is None:
        app.processEvents()
    ticks: list[float] = []
    timer = QTimer(interval=TICK)
    timer.setTimerType(Qt.TimerType.PreciseTimer)
    timer.timeout.connect(lambda: ticks.append(time.perf_counter()))
    window.handing_over.start(Order("controller", None, "en", target))
    timer.start()
    while window.work.work is not None:
        app.processEvents()
    apart = sorted((b - a) * 1000 for a, b in pairwise(ticks))
    window.close()
    print(statistics.median(apart), apart[int(len(apart) * 0.99)])


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
