"""`make screenshots`: every page as a picture, light and dark, at the usual sizes, to be looked at before it ships."""

import os
import sys
import tempfile
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtWidgets import QApplication

from ropa_desktop.settings import Settings
from ropa_desktop.store.register import Register
from ropa_desktop.ui import look
from ropa_desktop.ui.main_window import MainWindow
from ropa_desktop.ui.navigation import LISTS
from ropa_desktop.ui.sample import make_sample

SIZES = ((1280, 800), (1920, 1080), (900, 700))


def take(app: QApplication, folder: Path, work: Path, dark: bool, size: tuple[int, int]) -> None:
    """Go through the window and keep what it shows."""
    look.wear(app, dark)
    window = MainWindow(Settings(author="officer"))
    window.resize(*size)
    window.show()
    name = f"{'dark' if dark else 'light'}-{size[0]}x{size[1]}"

    def keep(page: str) -> None:
        for _turn in range(30):
            app.processEvents()
        (window.dialog if page in ("export", "history") else window).grab().save(str(folder / f"{page}-{name}.png"))

    keep("start")
    for register in ("sample", "empty"):
        window.open(work / f"{register}.ropa")
        while window.desk is None:
            app.processEvents()
        for class_name, _words in LISTS:
            window.workspace.navigation.go(class_name)
            keep(f"{register}-{class_name}-list")
            if window.workspace.list.model.ids:
                window.workspace.list.select(window.workspace.list.model.ids[0])
                for place in range(len(window.workspace.page.headings)):
                    window.workspace.page.show_section(place)
                    keep(f"{register}-{class_name}-{place}")
        window.handing_over.export()
        keep("export")
        window.dialog.close()
        window.story.whole_history()
        keep("history")
        window.dialog.close()
    window.close()


def main(folder: Path) -> None:
    """Write them all into the folder."""
    folder.mkdir(parents=True, exist_ok=True)
    app = QApplication([])
    with tempfile.TemporaryDirectory() as made:
        os.environ["ROPA_PROFILE"] = made
        work = Path(made)
        make_sample(work / "sample.ropa")
        Register.create(work / "empty.ropa").close()
        for size in SIZES:
            for dark in (False, True):
                take(app, folder, work, dark, size)
    print(f"{len(list(folder.glob('*.png')))} pictures in {folder}")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
